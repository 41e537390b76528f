"""How many answered, and what must be known of it."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practicecheck.errors import Code, Severity
from practicecheck.surveys import (
    ResponseRate,
    ResponseRule,
    check_response,
    overall_response,
    response_rates,
)


@st.composite
def rates(draw: st.DrawFn) -> ResponseRate:
    issued = draw(st.integers(0, 300))
    returned = draw(st.integers(0, issued))
    return ResponseRate(
        group=(draw(st.text("abc", min_size=1)),),
        issued=issued,
        returned=returned,
        usable=draw(st.integers(0, returned)),
    )


def rate(name: str, issued: int, usable: int) -> ResponseRate:
    return ResponseRate(group=(name,), issued=issued, returned=usable, usable=usable)


@given(st.lists(rates(), max_size=8))
def test_the_whole_is_the_sum_of_its_groups(groups: list[ResponseRate]) -> None:
    """People are added up, and the rate is made once; it lies between those of the groups."""
    whole = overall_response(groups)
    assert whole.issued == sum(own.issued for own in groups)
    assert whole.without_answer == sum(own.issued - own.usable for own in groups)
    shares = [own.share for own in groups if own.share is not None]
    if whole.share is None:
        assert not shares
    else:
        assert min(shares) <= whole.share <= max(shares)


@pytest.mark.parametrize(
    ("issued", "usable", "percent"),
    [(200, 1, "1"), (1000, 4, "0"), (8, 1, "13"), (40, 33, "83"), (7, 7, "100")],
)
def test_a_half_goes_up(issued: int, usable: int, percent: str) -> None:
    """A rate is published in whole percent, half up."""
    assert rate("a", issued, usable).percent == Decimal(percent)


def test_more_answers_than_people_have_no_rate() -> None:
    """104 % is told as what it is: somebody counted wrong."""
    own = rate("Duty", 50, 52)
    assert (own.share, own.percent, own.without_answer) == (None, None, None)
    assert own.words == "cannot say: 52 answers came back, and 50 were issued"
    (told,) = check_response([own])
    assert (told.code, told.severity, told.path) == (Code.RESPONSE, Severity.ERROR, ("Duty",))
    assert "52 answers came back from 50 people" in told.message


def test_more_unusable_answers_than_people_have_no_rate_either() -> None:
    """Whether they can be scored does not matter."""
    assert ResponseRate(issued=5, returned=6, usable=4).share is None


def test_nobody_asked_is_no_rate_of_0() -> None:
    """It is told that nobody was asked."""
    own = rate("Duty", 0, 0)
    assert own.share is None
    assert own.words == "cannot say: nobody was asked"
    (told,) = check_response([own])
    assert told.severity is Severity.NOTE
    assert told.message == "Duty: nobody was asked."


def test_nobody_who_answered_is_a_rate_of_0() -> None:
    """And nothing is known of what they think."""
    own = rate("Duty", 40, 0)
    assert own.share == 0
    assert own.words == "0 % (0 of 40); 40 gave no usable answer"
    (told,) = check_response([own])
    assert told.severity is Severity.NOTE
    assert "none of 40 people" in told.message


@pytest.mark.parametrize(("usable", "told"), [(9, 1), (10, 0)])
def test_too_few_to_tell(usable: int, told: int) -> None:
    """Below the minimum it is said; at the minimum it is not."""
    assert len(check_response([rate("Duty", 20, usable)])) == told


def test_the_minimum_is_data() -> None:
    """Somebody may ask for 30."""
    (told,) = check_response([rate("Duty", 40, 29)], ResponseRule(fewest=30))
    assert "until there are 30 or more" in told.remedy


def test_rates_that_lie_far_apart_call_for_weighting() -> None:
    """One warning names the highest and the lowest."""
    groups = [rate("East", 100, 80), rate("West", 100, 40), rate("North", 100, 60)]
    (told,) = check_response(groups)
    assert told.severity is Severity.WARNING
    assert told.message.startswith("East answered by 80 %, West by 40 %")
    assert "weighting" in told.remedy


@pytest.mark.parametrize(
    "groups",
    [
        [("East", 100, 61), ("West", 100, 42)],  # 19 points
        [("East", 20, 20), ("West", 20, 10)],  # few were asked
        [("East", 30, 20), ("West", 30, 13)],  # chance
        [("East", 100, 80)],
        [("East", 100, 80), ("West", 0, 0)],
        [],
    ],
)
def test_rates_that_may_be_alike_call_for_nothing(groups: list[tuple[str, int, int]]) -> None:
    """Close rates, small groups, chance, or nothing to hold a rate against."""
    told = check_response(rate(*own) for own in groups)
    assert [problem for problem in told if problem.severity is Severity.WARNING] == []


def test_the_widest_of_many_pairs_needs_more_to_be_told() -> None:
    """What would be told of two groups alone may be chance among twenty."""
    pair = [rate("East", 60, 40), rate("West", 60, 27)]
    between = [rate(f"Team {n}", 60, 34) for n in range(18)]
    assert len(check_response(pair)) == 1
    assert check_response([*pair, *between]) == ()


def test_groups_are_laid_beside_each_other_whoever_names_them() -> None:
    """A group that nobody was asked of, and one that nobody answered of, are both there."""
    found = response_rates(
        {("East",): 10, ("West",): 5}, {("East",): 4, ("Eats",): 1}, {("East",): 6, ("Eats",): 1}
    )
    assert [(own.group, own.issued, own.returned, own.usable) for own in found] == [
        (("East",), 10, 6, 4),
        (("West",), 5, 0, 0),
        (("Eats",), 0, 1, 1),
    ]
    assert [problem.severity for problem in check_response(found)] == [
        Severity.NOTE,
        Severity.NOTE,
        Severity.ERROR,
    ]


def test_without_a_count_of_what_came_back_all_of_it_is_usable() -> None:
    """Most surveys know only what they could score."""
    (found,) = response_rates({("East",): 10}, {("East",): 4})
    assert (found.returned, found.share) == (4, Fraction(2, 5))


@pytest.mark.parametrize(("issued", "returned", "usable"), [(-1, 0, 0), (5, -1, -1), (5, 2, 3), (5, 2, -1)])
def test_counts_that_nobody_can_have(issued: int, returned: int, usable: int) -> None:
    """Below nobody, or more usable answers than came back."""
    with pytest.raises(ValueError, match="can't be"):
        ResponseRate(issued=issued, returned=returned, usable=usable)


def test_the_whole_has_no_name() -> None:
    """In a message it is called All."""
    (told,) = check_response([ResponseRate(issued=3, returned=4, usable=4)])
    assert told.message.startswith("All: 4 answers")
