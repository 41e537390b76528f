"""Answers of people, added up: halves make a whole, and what nobody can have answered is refused."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import inf, nan

import pytest
import scipy.stats
from hypothesis import assume, given
from hypothesis import strategies as st

from practicecheck.surveys import Moments

ITEMS = ("q1", "q2", "q3")
PEOPLE = st.lists(st.tuples(*[st.integers(0, 4)] * 3), max_size=30)


@given(PEOPLE, st.integers(0, 30))
def test_halves_add_up_to_the_whole(people: list[tuple[int, ...]], cut: int) -> None:
    """Wherever people are parted, in files or on machines."""
    assert Moments.of(ITEMS, people[:cut]) + Moments.of(ITEMS, people[cut:]) == Moments.of(ITEMS, people)


@given(PEOPLE)
def test_what_an_engine_adds_up_is_what_is_added_up_here(people: list[tuple[int, ...]]) -> None:
    """Floats of whole numbers are exact; half of the products is enough."""
    columns = [[float(own[place]) for own in people] for place in range(3)]
    products = [
        [sum(a * b for a, b in zip(one, other, strict=True)) for other in columns[: i + 1]]
        for i, one in enumerate(columns)
    ]
    made = Moments.of_sums(ITEMS, len(people), [sum(own) for own in columns], products)
    assert made == Moments.of(ITEMS, people)


@given(PEOPLE, st.sampled_from(ITEMS))
def test_reversing_twice_changes_nothing(people: list[tuple[int, ...]], item: str) -> None:
    """And once is as if everybody's answer had been turned."""
    moments = Moments.of(ITEMS, people)
    place = ITEMS.index(item)
    turned = [(*own[:place], 4 - own[place], *own[place + 1 :]) for own in people]
    assert moments.reversed(item, ends=4) == Moments.of(ITEMS, turned)
    assert moments.reversed(item, ends=4).reversed(item, ends=4) == moments


@given(PEOPLE, st.sampled_from(ITEMS))
def test_without_an_item_is_as_if_it_had_not_been_asked(people: list[tuple[int, ...]], item: str) -> None:
    """The same people, the other items."""
    place = ITEMS.index(item)
    others = [(*own[:place], *own[place + 1 :]) for own in people]
    kept = [own for own in ITEMS if own != item]
    assert Moments.of(ITEMS, people).without(item) == Moments.of(kept, others)


@given(PEOPLE)
def test_correlations_are_those_of_scipy(people: list[tuple[int, ...]]) -> None:
    """Of each pair."""
    columns = list(zip(*people, strict=True))
    assume(len(people) > 2 and all(len(set(column)) > 1 for column in columns))
    found = Moments.of(ITEMS, people).correlations
    for i, one in enumerate(columns):
        assert found[i][i] == 1
        for j, other in enumerate(columns):
            assert found[i][j] == pytest.approx(scipy.stats.pearsonr(one, other).statistic, abs=1e-9)


def test_fractions_and_decimals_are_added_exactly() -> None:
    """A third three times is one."""
    moments = Moments.of(["q1"], [[Fraction(1, 3)], [Fraction(1, 3)], [Fraction(1, 3)], [Decimal("0.1")]])
    assert moments.sums == (Fraction(11, 10),)
    assert moments.products == ((Fraction(1, 3) + Fraction(1, 100),),)


def test_an_item_that_does_not_vary_is_known() -> None:
    """Also where floating point misses it by a hair."""
    assert Moments.of(ITEMS, [(1, 2, 3), (1, 3, 3)]).unvarying == ("q1", "q3")
    assert Moments.of_sums(["q1"], 10, [0.1 * 10], [[0.1 * 0.1 * 10 + 1e-18]]).unvarying == ("q1",)


@pytest.mark.parametrize(
    ("items", "people", "message"),
    [
        (ITEMS, [(1, 2)], "2 numbers for 3 items"),
        (ITEMS, [(1, 2, 3), (1, 2, 3, 4)], "4 numbers for 3 items"),
        (ITEMS, [()], "0 numbers for 3 items"),
        (("q1", "q1"), [(1, 2)], "named twice"),
        (("q1",), [(nan,)], "not finite"),
        (("q1",), [(-inf,)], "not finite"),
        (("q1",), [(Decimal("NaN"),)], "not finite"),
    ],
)
def test_answers_that_cannot_be_added_up(
    items: tuple[str, ...], people: list[tuple[int, ...]], message: str
) -> None:
    """It says what is wrong with them."""
    with pytest.raises(ValueError, match=message):
        Moments.of(items, people)


@pytest.mark.parametrize(
    ("n", "sums", "products", "message"),
    [
        (-1, [0, 0], [[0], [0, 0]], "no answers"),
        (0, [1, 0], [[0], [0, 0]], "no answers"),
        (0, [0, 0], [[0], [1, 0]], "no answers"),
        (2, [4, 4], [[7], [8, 8]], "no answers"),  # fewer squares than any two numbers have
        (2, [4, 4], [[8], [8, 0]], "no answers"),
        (2, [4], [[8], [8, 8]], "2 sums"),
        (2, [4, 4, 4], [[8], [8, 8]], "2 sums"),
        (2, [4, 4], [[8]], "for each pair"),
        (2, [4, 4], [[8], [8]], "for each pair"),
        (2, [4, nan], [[8], [8, 8]], "not finite"),
        (2, [4, 4], [[8], [8, inf]], "not finite"),
    ],
)
def test_sums_that_nobody_can_have(
    n: int, sums: list[float], products: list[list[float]], message: str
) -> None:
    """Are refused."""
    with pytest.raises(ValueError, match=message):
        Moments.of_sums(["q1", "q2"], n, sums, products)


def test_products_are_the_same_both_ways_round() -> None:
    """Otherwise they are of different people."""
    zero = Fraction(0)
    with pytest.raises(ValueError, match="both ways round"):
        Moments(
            items=("q1", "q2"),
            n=2,
            sums=(zero, zero),
            products=((Fraction(2), Fraction(1)), (zero, Fraction(2))),
        )


def test_moments_of_other_items_are_not_added() -> None:
    """Nor of the same in another order."""
    with pytest.raises(ValueError, match="same items in the same order"):
        _ = Moments.of(["a", "b"], [(1, 2)]) + Moments.of(["b", "a"], [(1, 2)])


def test_an_item_that_is_not_there() -> None:
    """Is named, with those that are."""
    moments = Moments.of(ITEMS, [])
    with pytest.raises(ValueError, match="q9 is none of these items: q1, q2, q3"):
        moments.without("q9")
    with pytest.raises(ValueError, match="q9 is none of these items"):
        moments.reversed("q9", ends=4)
