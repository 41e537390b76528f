"""Between what figures and rates lie, exactly."""

from __future__ import annotations

from decimal import Decimal, getcontext, localcontext
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.strategies import LAW

from practicecheck.scoring import Interval, Reach
from practicecheck.scoring.indicators._interval import NONE, product, quotient, total

ONE = Decimal(1)


def between(low: str | int, high: str | int | None = None, *, above: bool = False) -> Interval:
    return Interval(Decimal(low), Decimal(low if high is None else high), above)


figures = st.decimals(0, 1000, places=2)
intervals = st.builds(lambda a, b: Interval(min(a, b), max(a, b)), figures, figures)


def inside(data: st.DataObject, interval: Interval) -> Decimal:
    return data.draw(st.decimals(interval.low, interval.high, places=3))


def test_the_sum_of_nothing_is_nothing() -> None:
    assert total([]) == NONE


def test_ends_are_added_to_ends() -> None:
    assert total([between(1, 2), between(10, 20), between(0, 1, above=True)]) == between(11, 23, above=True)


def test_sums_do_not_depend_on_the_precision_that_a_program_has_set() -> None:
    with localcontext() as context:
        context.prec = 3
        assert total([between(12345), between("0.05")]).low == Decimal("12345.05")
        assert product(between(12345), between("253.5")).low == Decimal("3129457.5")
    assert getcontext().prec == 28


@pytest.mark.parametrize(
    ("above", "below", "both", "low", "high"),
    [
        (between(1, 3), between(4, 6), NONE, "1/6", "3/4"),
        (NONE, between(4), between(1, 4), "1/5", "1/2"),
        (NONE, NONE, between(2), "1", "1"),
        (NONE, NONE, between(0, 2, above=True), "1", "1"),
        (NONE, between(0, 2, above=True), NONE, "0", "0"),
        (between(6), between(1), between(0, 4), "2", "6"),
    ],
)
def test_a_quotient_lies_between_its_values_at_the_ends(above, below, both, low, high) -> None:
    found = quotient(above, below, both, ONE)
    assert (found.low, found.high) == (Fraction(low), Fraction(high))


def test_over_something_as_good_as_nothing_there_is_no_highest_value() -> None:
    assert quotient(between(1), between(0, 1, above=True), NONE, ONE) == Reach(Fraction(1), None)


def test_nothing_can_be_divided_by_nothing() -> None:
    with pytest.raises(ZeroDivisionError):
        quotient(between(3), NONE, NONE, ONE)


def test_zero_is_left_out_where_something_above_zero_stands_above_the_line() -> None:
    found = quotient(between(0, 1, above=True), between(10), NONE, ONE)
    assert found.above
    assert not found.touches(Fraction(0), Fraction(0))
    assert found.touches(Fraction(0), Fraction(1, 1000))


@LAW
@given(st.data(), intervals, intervals, intervals)
def test_whatever_the_figures_were_their_quotient_lies_within(data, above, below, both) -> None:
    """The law that the whole comparison with published rates rests on."""
    a, b, c = (inside(data, part) for part in (above, below, both))
    assume(b + c > 0)
    assume(below.high + both.high > 0)
    found = quotient(above, below, both, Decimal(100))
    exact = 100 * (Fraction(a) + Fraction(c)) / (Fraction(b) + Fraction(c))
    assert found.low <= exact
    assert found.high is None or exact <= found.high


@LAW
@given(st.lists(intervals, max_size=6), st.randoms())
def test_the_order_of_a_sum_does_not_matter(parts, random) -> None:
    shuffled = [*parts]
    random.shuffle(shuffled)
    assert total(shuffled) == total(parts)
