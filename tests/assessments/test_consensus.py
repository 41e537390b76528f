"""What was agreed, and who was in the room."""

from collections.abc import Sequence

import pytest
from tests.strategies import COLOURS, EXTENT, a_framework, an_assessment, an_item

from practicecheck.assessments import Agreement, Answer, Ballot, Chosen, Presence, check_assessment
from practicecheck.errors import Problem, Severity
from practicecheck.frameworks import TakesScore

FORM = a_framework(
    an_item("q1", TakesScore(scales=("extent", "colours"))),
    scales=(EXTENT, COLOURS),
    perspectives=("practitioner", "AMHP"),
)


def told(answer: Answer, room: Sequence[Presence] = (), scale: str = "extent") -> list[Problem]:
    assessment = an_assessment(FORM, answer, room=tuple(room), choices=(Chosen(choice="scale", option=scale),))
    return [p for p in check_assessment(assessment, FORM) if p.severity is not Severity.NOTE]


def ballots(*scores: int | str | None, perspective: str = "practitioner") -> tuple[Ballot, ...]:
    return tuple(
        Ballot(rater=f"{perspective}{n}", perspective=perspective, score=score, not_applicable=score is None)
        for n, score in enumerate(scores)
    )


def by_median(score: int | str, *given: int | str | None) -> Answer:
    return Answer(item="q1", score=score, consensus=Agreement.MEDIAN, ballots=ballots(*given))


@pytest.mark.parametrize(
    "answer", [by_median(2, 1, 2, 4), by_median(1, 1, 3), by_median(3, 1, 3), by_median(2, 1, 3), by_median(3)]
)
def test_any_point_between_the_middle_ballots_is_a_median(answer):
    """Both ends too. And without ballots nothing is held against it."""
    assert told(answer) == []


@pytest.mark.parametrize(
    ("answer", "message", "remedy"),
    [
        (by_median(3, 1, 2, 2), "the score is 3, and the median of the ballots is 2.", "Write score: 2;"),
        (
            by_median(4, 1, 2),
            "the score is 4, and the two middle ballots are 1 and 2.",
            "Take a point from 1 to 2 as the score;",
        ),
        (by_median(2, 1, 1, None, None, None), "the score is 2, and the median of the ballots is 1.", "Write"),
    ],
)
def test_a_score_that_is_not_the_median_is_told(answer, message, remedy):
    """A warning: the score stands. X is no ballot for a point."""
    (problem,) = told(answer)
    assert (problem.code.value, problem.place) == ("PC225", "answers.q1.ballots")
    assert problem.severity is Severity.WARNING
    assert problem.message == message
    assert problem.remedy.startswith(remedy)


def test_a_median_of_colours_lies_on_a_colour():
    """No point lies between red and amber."""
    (problem,) = told(by_median("green", "red", "amber"), scale="colours")
    assert problem.message == "the score is green, and the two middle ballots are red and amber."


def test_a_score_that_was_agreed_by_discussion_may_be_any():
    """The room may have been persuaded."""
    assert told(Answer(item="q1", score=4, consensus=Agreement.DISCUSSION, ballots=ballots(0, 0))) == []


def test_more_ballots_than_people_are_told():
    """By perspective; one that was not in the room has none."""
    answer = Answer(item="q1", ballots=(*ballots(1, 2), *ballots(2, perspective="AMHP")))
    problems = told(answer, [Presence(perspective="practitioner", people=1)])
    assert [problem.code.value for problem in problems] == ["PC226", "PC226"]
    assert problems[0].message == (
        'q1 has 2 ballots of the perspective "practitioner", and 1 of it was in the room.'
    )
    assert problems[1].message == 'q1 has 1 ballot of the perspective "AMHP", and nobody of it was in the room.'


def test_as_many_ballots_as_people_are_fine():
    """Fewer are too: not everybody can judge everything."""
    answer = Answer(item="q1", ballots=ballots(1, 2))
    assert told(answer, [Presence(perspective="practitioner", people=3)]) == []


def test_where_nobody_says_who_was_there_nothing_is_held_against_it():
    """Older files have no room."""
    assert told(Answer(item="q1", ballots=ballots(1, 2, 3))) == []


def test_a_room_names_perspectives_that_are_known():
    """The near miss is told, and so is less than nobody."""
    problems = told(
        Answer(item="q1"),
        [Presence(perspective="practicioner", people=1), Presence(perspective="AMHP", people=-1)],
    )
    assert [(problem.code.value, problem.place) for problem in problems] == [
        ("PC227", "room.practicioner"),
        ("PC209", "room.AMHP"),
    ]
    assert problems[0].remedy.startswith("Did you mean practitioner?")
