"""The median of ballots on an ordered scale."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import LAW

from practicecheck.assessments import median_of


@pytest.mark.parametrize(
    ("counts", "low", "high"),
    [
        ((0, 1, 0), 1, 1),
        ((1, 0, 1), 0, 2),
        ((2, 0, 1), 0, 0),
        ((1, 1, 1, 1), 1, 2),
        ((0, 5, 0, 5), 1, 3),
        ((0, 0, 4, 1, 5), 3, 4),
    ],
)
def test_both_middle_ballots_are_said(counts, low, high):
    """They are one where the two agree, or where there is one."""
    median = median_of(counts)
    assert median is not None
    assert (median.low, median.high) == (low, high)
    assert median.middle == Fraction(low + high, 2)


def test_nobody_has_no_median():
    """Nor has an empty scale."""
    assert median_of((0, 0)) is None
    assert median_of(()) is None


@LAW
@given(st.lists(st.integers(0, 4), min_size=1, max_size=11))
def test_it_is_the_middle_of_the_ballots_in_order(places):
    """However they are counted."""
    median = median_of([places.count(place) for place in range(5)])
    in_order = sorted(places)
    assert median is not None
    assert median.low == in_order[(len(places) - 1) // 2]
    assert median.high == in_order[len(places) // 2]
