"""Gaps between perspectives: told as values of the card, and as findings of their own."""

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from tests.scoring.builders import a_form, a_key, answers_to
from tests.strategies import LAW

from practicecheck.assessments import Answer, Ballot
from practicecheck.scoring import (
    FindingKind,
    PerspectiveGapRule,
    check_key,
    perspective_gaps,
    score_assessment,
)

FORM = evolve(a_form({"a": 2}), perspectives=("a", "b", "c"))
KEY = a_key()


def voices(**given: tuple[int | str, ...]) -> tuple[Ballot, ...]:
    """Ballots by perspective; X where a point is none."""
    return tuple(
        Ballot(
            rater=f"{name}{n}",
            perspective=name,
            score=None if point == "X" else point,
            not_applicable=point == "X",
        )
        for name, points in given.items()
        for n, point in enumerate(points)
    )


def gaps(**given: tuple[int | str, ...]):
    return perspective_gaps(Answer(item="a-1", ballots=voices(**given)), KEY)


def test_two_points_between_medians_are_a_gap():
    """Practitioners say 1, managers say 3."""
    (gap,) = gaps(practitioner=(1, 1, 2), manager=(3, 3))
    assert (gap.lower.perspective, gap.upper.perspective) == ("practitioner", "manager")
    assert gap.told == "perspectives differ: practitioner 1, manager 3 (medians of 3 and 2 ballots)"


def test_one_and_a_half_points_are_none():
    """Two in the middle count half way."""
    assert gaps(practitioner=(1, 2), manager=(3, 3)) == ()
    (gap,) = gaps(practitioner=(1, 2), manager=(3, 4))
    assert gap.told.startswith("perspectives differ: practitioner between 1 and 2, manager between 3 and 4")


def test_one_person_is_no_perspective():
    """From two ballots on, by our rule; X is no ballot for a point."""
    assert gaps(practitioner=(0, 0), manager=(4,)) == ()
    assert gaps(practitioner=(0, 0), manager=(4, "X")) == ()


def test_the_widest_gap_comes_first():
    """Whatever the order of the ballots."""
    found = gaps(b=(2, 2), a=(0, 0), c=(4, 4))
    assert [(gap.lower.perspective, gap.upper.perspective) for gap in found] == [
        ("a", "c"),
        ("a", "b"),
        ("b", "c"),
    ]
    assert found == gaps(c=(4, 4), a=(0, 0), b=(2, 2))


def test_one_finding_tells_an_items_widest_gap():
    """With an id of its own, behind the splits."""
    card = score_assessment(
        answers_to(FORM, Answer(item="a-1", score=2, ballots=voices(b=(2, 2), a=(0, 0), c=(4, 4)))), FORM, KEY
    )
    told = [(finding.kind, finding.id) for finding in card.findings if finding.found_by.value == "ballots"]
    assert told == [
        (FindingKind.SPLIT, "split:a-1"),
        (FindingKind.PERSPECTIVE_GAP, "perspective-gap:a-1"),
    ]
    assert [finding.why for finding in card.findings][-1].startswith("perspectives differ: a 0, c 4")
    assert len(card.perspective_gaps) == 3


def test_the_card_carries_its_splits():
    """With the points they run between, so that a parent can tell them."""
    card = score_assessment(
        answers_to(FORM, Answer(item="a-2", ballots=voices(a=(0, 1), b=(4, "X")))), FORM, KEY
    )
    (split,) = card.splits
    assert (split.item, split.low, split.high, split.steps, split.ballots) == ("a-2", 0, 4, 4, 3)
    assert split.told == "3 ballots run from 0 to 4"


@LAW
@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 4)), max_size=10))
def test_where_there_is_a_gap_there_is_a_split(given_ballots):
    """Medians can't lie further apart than ballots do."""
    answer = Answer(
        item="a-1",
        ballots=tuple(Ballot(rater=f"r{n}", perspective=p, score=s) for n, (p, s) in enumerate(given_ballots)),
    )
    points = [score for _, score in given_ballots]
    if perspective_gaps(answer, KEY):
        assert max(points) - min(points) >= KEY.perspective_gap.range_


@pytest.mark.parametrize(
    ("rule", "place"),
    [
        (PerspectiveGapRule(range_=0), "perspective_gap.range"),
        (PerspectiveGapRule(ballots=0), "perspective_gap.ballots"),
    ],
)
def test_a_rule_that_finds_gaps_everywhere_is_told(rule, place):
    """In the key that has it."""
    assert place in [problem.place for problem in check_key(evolve(KEY, perspective_gap=rule))]
