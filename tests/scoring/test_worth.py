"""What each point gives: the five ways, reversal and weights."""

from decimal import Decimal
from fractions import Fraction

import pytest
from tests.scoring.builders import BLANK, X, a_key, score_of

from practicecheck.scoring import ItemWeight, Method
from practicecheck.scoring._worth import worth_of

FIVE = {1: 1, 2: 2, 3: 3, 4: 4, 5: 5}


def given_by(key):
    worth = worth_of(key)
    return [*worth.points.values()], [*worth.turned.values()], worth.possible


@pytest.mark.parametrize(
    ("method", "points"),
    [
        (Method.POINTS, [1, 2, 3, 4, 5]),
        (Method.SCALE_MEAN, [1, 2, 3, 4, 5]),
        (Method.CENTRED, [0, 25, 50, 75, 100]),
        (Method.SHARE_OF_TOP, [20, 40, 60, 80, 100]),
        (Method.PERCENT_POSITIVE, [0, 0, 0, 100, 100]),
    ],
)
def test_five_points_go_five_ways(method, points):
    """Straight, and from the other end where an item is reversed."""
    positive = (4, 5) if method is Method.PERCENT_POSITIVE else ()
    straight, turned, possible = given_by(a_key(FIVE, method=method, positive=positive))
    assert straight == points
    assert turned == points[::-1]
    assert possible == points[-1]


def test_values_are_exact():
    """A third of a hundred is a third of a hundred."""
    straight, _, _ = given_by(a_key({"a": 0, "b": 1, "c": 3}, method=Method.CENTRED))
    assert straight == [0, Fraction(100, 3), 100]
    straight, _, _ = given_by(a_key({"a": Decimal("0.1"), "b": Decimal("0.3")}, method=Method.SHARE_OF_TOP))
    assert straight == [Fraction(100, 3), 100]


def test_uneven_values_are_mirrored_between_their_ends():
    """Lowest + highest - value."""
    _, turned, _ = given_by(a_key({"a": 0, "b": 1, "c": 5}))
    assert turned == [5, 4, 0]


def test_what_is_positive_on_a_reversed_item_goes_by_place():
    """The top point's opposite is the lowest point, whatever the values between are."""
    key = a_key({"a": 0, "b": 1, "c": 5}, method=Method.PERCENT_POSITIVE, positive=("b", "c"))
    straight, turned, _ = given_by(key)
    assert straight == [0, 100, 100]
    assert turned == [100, 100, 0]


@pytest.mark.parametrize("method", Method)
def test_a_reversed_item_counts_from_the_other_end(method):
    """Strongly disagreeing with a bad thing is as good as strongly agreeing with a good one."""
    positive = (5,) if method is Method.PERCENT_POSITIVE else ()
    key = a_key(FIVE, method=method, positive=positive)
    straight = score_of({"a": [5, 1]}, key)
    turned = score_of({"a": [1, 5]}, a_key(FIVE, method=method, positive=positive, reversed_=("a-1", "a-2")))
    assert turned.total.exact == straight.total.exact
    assert [item.points for item in turned.total.items] == [item.points for item in straight.total.items]
    assert turned.total.items[0].reversed_


def test_bounds_of_a_reversed_item_run_from_lowest_to_highest():
    """Its blank could still become either end."""
    total = score_of({"a": [1, BLANK]}, a_key(FIVE, reversed_=("a-2",))).total
    assert (total.bounds.low, total.bounds.high) == (20, 60)


def test_a_weight_counts_in_points_and_in_what_was_possible():
    """Twice the first: (2 x 4 + 1) of (2 x 4 + 4)."""
    total = score_of({"a": [4, 1]}, a_key(weights=(ItemWeight(item="a-1", weight=2),))).total
    assert (total.points, total.possible, total.percent) == (9, 12, 75)


def test_a_weight_counts_in_a_mean():
    """(2 x 5 + 2) / 3."""
    key = a_key(FIVE, method=Method.SCALE_MEAN, weights=(ItemWeight(item="a-1", weight=2),))
    assert score_of({"a": [5, 2]}, key).total.mean == 4


def test_a_weight_goes_with_x():
    """An item that does not apply takes its weight with it."""
    key = a_key(weights=(ItemWeight(item="a-1", weight=Decimal("2.5")),))
    total = score_of({"a": [X, 1]}, key).total
    assert (total.points, total.possible, total.percent) == (1, 4, 25)


def test_a_weight_goes_into_bounds():
    """1 of 4 known, 10 open."""
    key = a_key(weights=(ItemWeight(item="a-1", weight=Decimal("2.5")),))
    total = score_of({"a": [BLANK, 4]}, key).total
    assert (total.exact_low, total.exact_high) == (Fraction(400, 14), 100)
