"""Findings: gaps, splits, things to watch and strengths, each with its origin, in a stable order."""

import pytest
from tests.scoring.builders import X, a_form, a_key, an_answer, answers_to, ballots

from practicecheck.assessments import Answer, Flag, Mark
from practicecheck.scoring import FindingKind, FoundBy, SplitRule, is_split, score_assessment

KEY = a_key(gaps=(0, 1, 2), strengths=(3, 4))


def findings(*answers, key=KEY, lengths=None):
    form = a_form(lengths or {"a": 4, "b": 2})
    return score_assessment(answers_to(form, *answers), form, key).findings


def test_gaps_and_strengths_are_the_keys_points():
    """The anchor says what the point means."""
    gap, strength = findings(an_answer("a-1", 2), an_answer("a-2", 3))
    assert (gap.kind, gap.found_by, gap.item, gap.section) == (
        FindingKind.GAP,
        FoundBy.SCORE,
        "a-1",
        "a",
    )
    assert gap.why == "scored 2: point 2"
    assert gap.id == "gap:a-1"
    assert strength.id == "strength:a-2"


def test_a_key_may_leave_points_between():
    """Neither a gap nor a strength."""
    assert findings(an_answer("a-1", 2), key=a_key(gaps=(0, 1), strengths=(3, 4))) == ()


def test_what_is_not_answered_is_no_finding():
    """X, a reason and a blank say nothing about practice."""
    assert findings(an_answer("a-1", X), an_answer("a-2", "cannot answer"), an_answer("a-3", None)) == ()


def test_the_lowest_gap_comes_first_and_the_highest_strength():
    """Then splits, then what to watch, in between; ties go by the order of the framework."""
    found = findings(
        an_answer("b-2", 4),
        an_answer("b-1", 3),
        Answer(item="a-4", score=3, flag=Flag(is_=Mark.WATCH)),
        Answer(item="a-3", score=1, ballots=ballots(0, 2)),
        an_answer("a-2", 0),
        an_answer("a-1", 1),
    )
    assert [finding.id for finding in found] == [
        "gap:a-2",
        "gap:a-1",
        "gap:a-3",
        "split:a-3",
        "watch:a-4",
        "strength:b-2",
        "strength:a-4",
        "strength:b-1",
    ]


def test_on_a_reversed_item_the_other_end_is_the_gap():
    """A high point on it is bad, and is told in the words that were chosen."""
    [gap] = findings(an_answer("a-1", 4), key=a_key(gaps=(0, 1, 2), strengths=(3, 4), reversed_=("a-1",)))
    assert gap.kind is FindingKind.GAP
    assert gap.why == "scored 4: point 4"
    assert gap.rank == 0


@pytest.mark.parametrize("mark", Mark)
def test_a_teams_own_flag_is_a_finding(mark):
    """With the team's words, whatever was scored."""
    [finding] = [
        finding
        for finding in findings(Answer(item="a-1", flag=Flag(is_=mark, why="Unlike two years ago")))
        if finding.found_by is FoundBy.FLAG
    ]
    assert finding.kind.value == mark.value
    assert finding.why == "Unlike two years ago"
    assert finding.rank is None


def test_a_flag_without_a_reason_says_who_set_it():
    """So that nobody takes it for a score."""
    [finding] = findings(Answer(item="a-1", flag=Flag(is_=Mark.GAP)))
    assert finding.why == "flagged by the team as gap"


def test_a_flag_stands_beside_what_the_score_shows():
    """Two origins, two findings, the score's first."""
    found = findings(Answer(item="a-1", score=0, flag=Flag(is_=Mark.GAP)))
    assert [(finding.id, finding.found_by) for finding in found] == [
        ("gap:a-1", FoundBy.SCORE),
        ("gap:a-1", FoundBy.FLAG),
    ]


@pytest.mark.parametrize(
    ("points", "split"),
    [
        ((1, 3), True),
        ((1, 2), False),
        ((0, 1, 2), True),
        ((2, 2, 2), False),
        ((4,), False),
        ((X, 4), False),
        ((X, 0, 4), True),
        ((), False),
    ],
)
def test_a_split_is_two_points_among_two_ballots(points, split):
    """X is a ballot without a point."""
    assert is_split(Answer(item="a-1", score=2, ballots=ballots(*points)), a_key()) is split


def test_the_split_rule_is_the_keys():
    """Three points apart, among three raters."""
    key = a_key(split=SplitRule(range_=3, ballots=3))
    assert not is_split(Answer(item="a-1", ballots=ballots(0, 4)), key)
    assert not is_split(Answer(item="a-1", ballots=ballots(0, 1, 2)), key)
    assert is_split(Answer(item="a-1", ballots=ballots(0, 1, 3)), key)


def test_a_split_is_counted_along_the_scale_and_not_in_values():
    """0 and 1 are neighbours though the key gives them 0 and 100."""
    key = a_key({0: 0, 1: 100, 2: 101})
    assert not is_split(Answer(item="a-1", ballots=ballots(0, 1)), key)
    assert is_split(Answer(item="a-1", ballots=ballots(0, 2)), key)


def test_a_split_is_told_of_an_item_without_a_consensus():
    """Nothing was agreed: that is what there is to tell."""
    [finding] = findings(Answer(item="a-1", ballots=ballots(0, 4)))
    assert finding.kind is FindingKind.SPLIT
    assert finding.found_by is FoundBy.BALLOTS
    assert finding.why == "raters differ by 2 points or more"


def test_a_section_names_its_splits():
    """In the order of the framework."""
    form = a_form({"a": 3, "b": 1})
    card = score_assessment(
        answers_to(
            form,
            Answer(item="b-1", score=2, ballots=ballots(2, 2)),
            Answer(item="a-3", score=2, ballots=ballots(0, 4)),
            Answer(item="a-1", score=2, ballots=ballots(1, 3)),
        ),
        form,
        KEY,
    )
    assert card.section("a").splits == ("a-1", "a-3")
    assert card.section("b").splits == ()
