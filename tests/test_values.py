"""How values show themselves."""

import pickle
from decimal import Decimal

from practicecheck.assessments import Answer, Assessment, Ballot, Capture
from practicecheck.frameworks import FrameworkId


def test_a_value_shows_its_name_and_what_was_said() -> None:
    """What stands at its default is left out, so that an answer of twenty parts fits on a line."""
    ballot = Ballot(rater="r1", perspective="practitioner", score=2)
    answer = Answer(item="q1-1", score=2, number=Decimal("7.50"), ballots=(ballot,))
    assert repr(answer) == (
        "Answer(item='q1-1', score=2, number=Decimal('7.50'), "
        "ballots=(Ballot(rater='r1', perspective='practitioner', score=2),))"
    )


def test_a_value_at_its_defaults_shows_what_must_be_said() -> None:
    assert repr(Assessment(framework=FrameworkId("a@1"))) == "Assessment(framework='a@1')"
    assert repr(Capture()) == "Capture()"


def test_what_is_shown_makes_the_same_value_again() -> None:
    answer = Answer(item="q1-1", not_applicable=None, evidence=("Audit",), answer=False)
    assert eval(repr(answer), {"Answer": Answer}) == answer  # noqa: S307 - of our own making


def test_a_value_survives_being_pickled() -> None:
    answer = Answer(item="q1-1", score=2)
    assert pickle.loads(pickle.dumps(answer)) == answer  # noqa: S301 - of our own making
