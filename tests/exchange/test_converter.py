"""The quick pass: what it takes, and what it shares."""

from decimal import Decimal
from importlib.resources import files

import pytest

from practicecheck.assessments import Assessment, Ballot
from practicecheck.exchange import source_of
from practicecheck.exchange._converter import converter_of
from practicecheck.exchange._structure import structure
from practicecheck.frameworks import Framework
from practicecheck.scoring import ScoringKey

SHIPPED = [
    (file, cls)
    for room, cls in (("frameworks", Framework), ("scoring", ScoringKey))
    for file in (files(f"practicecheck.{room}") / "data").iterdir()
    if file.name.endswith(".yaml")
]


def an_assessment(ballot: str) -> Assessment:
    text = f"framework: a@1\nanswers: {{q: {{ballots: [{ballot}, {ballot}]}}}}"
    made, problems = structure(source_of(text).tree, Assessment)
    assert problems == ()
    assert made is not None
    return made


@pytest.mark.parametrize(("file", "cls"), SHIPPED, ids=[file.name for file, _ in SHIPPED])
def test_a_shipped_file_takes_the_quick_pass(file, cls):
    """Otherwise it would be read several times slower, and nobody would notice."""
    tree = {key: value for key, value in source_of(file.read_text()).tree.items() if key != "practicecheck"}
    assert converter_of(thorough=False).structure(tree, cls) == converter_of(thorough=True).structure(tree, cls)


def test_equal_ballots_are_one_object():
    """A rater who gives the same point to sixty items is kept once."""
    one, other = an_assessment("{rater: r1, perspective: AMHP, score: 1}").answers[0].ballots
    assert one is other
    assert one == Ballot(rater="r1", perspective="AMHP", score=1)


def test_true_is_never_taken_for_one():
    """Even though Python says that they are equal, and even if 1 was seen before."""
    an_assessment("{rater: r1, perspective: AMHP, score: 1}")
    text = "framework: a@1\nanswers: {q: {ballots: [{rater: r1, perspective: AMHP, score: true}]}}"
    _, problems = structure(source_of(text).tree, Assessment)
    assert [problem.place for problem in problems] == ["answers.q.ballots[1].score"]


def test_equal_decimals_keep_their_spelling():
    """A 2.50 that was written after a 2.5 stays 2.50."""
    for written in ("2.5", "2.50"):
        made, _ = structure(source_of(f"framework: a@1\nbase: {{posts: {written}}}").tree, Assessment)
        assert made is not None
        assert str(made.base[0].number) == written
        assert isinstance(made.base[0].number, Decimal)
