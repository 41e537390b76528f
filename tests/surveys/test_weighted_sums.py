"""Weighted means from five sums: laws, what statsmodels works out, and sums that nobody can have."""

from __future__ import annotations

import subprocess
import sys
from fractions import Fraction
from math import inf, nan, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.weightstats import DescrStatsW

from practicecheck.comparison.statistics import Sums, mean_interval
from practicecheck.errors import Code, DocumentError
from practicecheck.surveys import (
    CellWeight,
    WeightedSums,
    Weights,
    post_stratify,
    weighted_mean_interval,
    weighted_sums,
)

PEOPLE = st.lists(st.tuples(st.integers(1, 30), st.integers(0, 100)), min_size=2, max_size=30)


@given(PEOPLE, st.integers(0, 30))
def test_halves_add_up_to_the_whole(people: list[tuple[int, int]], cut: int) -> None:
    """Wherever people are parted."""
    assert WeightedSums.of(people[:cut]) + WeightedSums.of(people[cut:]) == WeightedSums.of(people)


@given(PEOPLE, st.fractions(Fraction(1, 9), 9))
def test_only_what_weights_are_to_each_other_matters(people: list[tuple[int, int]], times: Fraction) -> None:
    """All twice as heavy is the same mean, spread and size."""
    sums = WeightedSums.of(people)
    other = sums.times(times)
    assert (other.mean, other.effective) == (sums.mean, sums.effective)
    assert other.deviation == pytest.approx(sums.deviation)


@given(PEOPLE)
def test_mean_and_spread_are_those_of_statsmodels(people: list[tuple[int, int]]) -> None:
    """Its variance, which divides by the weights, times m / (m - 1)."""
    sums = WeightedSums.of(people)
    theirs = DescrStatsW([number for _, number in people], weights=[weight for weight, _ in people])
    size = float(sums.effective)
    assert float(sums.mean) == pytest.approx(theirs.mean)
    assert sums.deviation == pytest.approx(sqrt(theirs.var * size / (size - 1)), abs=1e-6)


@given(st.lists(st.integers(0, 100), min_size=2, max_size=30))
def test_people_who_count_alike_are_as_if_unweighted(numbers: list[int]) -> None:
    """Mean, spread and interval are those of Student, whatever the weight is."""
    plain = Sums.of(numbers)
    sums = WeightedSums.alike(plain.n, plain.total, plain.squares).times(Fraction(7, 3))
    found, wanted = weighted_mean_interval(sums), mean_interval(plain)
    assert found is not None
    assert wanted is not None
    assert (found.value, found.n) == (wanted.value, wanted.n)
    assert (found.low, found.high) == pytest.approx((wanted.low, wanted.high), abs=1e-9)


@given(PEOPLE)
def test_an_interval_holds_its_mean_and_widens_with_confidence(people: list[tuple[int, int]]) -> None:
    """The 99 % interval has the 90 % interval in it."""
    sums = WeightedSums.of(people)
    wide, narrow = (weighted_mean_interval(sums, confidence=own) for own in (0.99, 0.9))
    assert wide is not None
    assert narrow is not None
    assert wide.low <= narrow.low <= float(sums.mean) <= narrow.high <= wide.high


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 100)), min_size=1), st.data())
def test_cells_that_are_weighted_once_added_up_are_people_who_were_weighted(
    people: list[tuple[str, int]], data: st.DataObject
) -> None:
    """An engine may add up each cell and know nothing of weights: exactly the same sums."""
    counts = {(name,): sum(own == name for own, _ in people) for name, _ in people}
    population = {cell: data.draw(st.integers(1, 500)) for cell in counts}
    weights = post_stratify(counts, population, ["team"])
    cells = {
        cell: WeightedSums.of((1, number) for name, number in people if (name,) == cell) for cell in counts
    }
    assert weighted_sums(weights, cells) == WeightedSums.of((weights.of[(name,)], own) for name, own in people)


def test_a_cell_without_a_weight_is_told() -> None:
    """With its people; one without people needs none."""
    weights = Weights(by=("team",), cells=(CellWeight(cell=("East",), people=2, weight=1.0),), method="")
    two = WeightedSums.of([(1, 50), (1, 60)])
    nobody = WeightedSums.of([])
    assert weighted_sums(weights, {("East",): two, ("North",): nobody}).mean == 55
    with pytest.raises(DocumentError, match="West has no weight, and 2 people") as told:
        weighted_sums(weights, {("East",): two, ("West",): two})
    assert [problem.code for problem in told.value.problems] == [Code.WEIGHTING]


def test_an_interval_says_on_how_many_it_rests() -> None:
    """The people, and how many they count as."""
    found = weighted_mean_interval(WeightedSums.of([(1, 0), (1, 100), (4, 50)]))
    assert found is not None
    assert found.n == 3
    assert found.method == "t interval on an effective 2.0 people (Kish)"


@pytest.mark.parametrize("people", [[], [(1, 50)], [(5, 50)], [(1, 50), (0, 70)]])
def test_one_person_tells_nothing_of_spread(people: list[tuple[int, int]]) -> None:
    """Nor do two of whom only one counts."""
    sums = WeightedSums.of(people)
    assert sums.deviation is None
    assert weighted_mean_interval(sums) is None


def test_numbers_that_are_alike_have_no_spread() -> None:
    """Floating point that misses 0 by a hair makes no fault of it."""
    sums = WeightedSums(n=3, weight=0.3, weight_squares=0.03, total=0.1 * 3 * 0.7, squares=0.3 * 0.49 - 1e-17)
    assert sums.deviation == pytest.approx(0, abs=1e-7)


@pytest.mark.parametrize(
    ("n", "weight", "weight_squares", "total", "squares"),
    [
        (-1, 0, 0, 0, 0),
        (0, 1, 0, 0, 0),
        (0, 0, 0, 5, 0),
        (2, 0, 0, 0, 0),
        (2, -2, 2, 0, 0),
        (2, 2, 1, 100, 5000),  # weights with too small squares
        (2, 2, 2, 100, 4999),  # numbers with too small squares
        (2, nan, 2, 100, 5000),
        (2, 2, nan, 100, 5000),
        (2, 2, 2, nan, 5000),
        (2, 2, 2, 100, nan),
        (2, 2, 2, 100, inf),
        (2, inf, 2, 100, 5000),
    ],
)
def test_sums_that_nobody_can_have(
    n: int, weight: float, weight_squares: float, total: float, squares: float
) -> None:
    """Are refused where they are made, not where they mislead."""
    with pytest.raises(ValueError, match="no people and weights have these sums"):
        WeightedSums(n=n, weight=weight, weight_squares=weight_squares, total=total, squares=squares)


def test_a_person_who_counts_less_than_nothing() -> None:
    """Is refused."""
    with pytest.raises(ValueError, match="a weight is below 0"):
        WeightedSums.of([(1, 50), (-1, 50)])


@pytest.mark.parametrize("confidence", [0, 1, -0.5, 95, nan])
def test_a_confidence_lies_between_0_and_1(confidence: float) -> None:
    """Even where there is nothing to tell."""
    with pytest.raises(ValueError, match="between 0 and 1"):
        weighted_mean_interval(WeightedSums.of([]), confidence=confidence)


def test_the_room_loads_no_engine_and_no_scipy() -> None:
    """Weights and sums need the standard library alone; scipy is loaded for an interval."""
    script = (
        "import sys\n"
        "from practicecheck.surveys import Moments, WeightedSums, mcdonald_omega, rake, cronbach_alpha\n"
        "rake({('a',): 3, ('b',): 4}, ['x'], {'x': {'a': 1, 'b': 1}}).weights.effective\n"
        "WeightedSums.of([(1, 2), (3, 4)]).deviation\n"
        "moments = Moments.of('abc', [(n, n % 7, n % 5) for n in range(40)])\n"
        "cronbach_alpha(moments).value, mcdonald_omega(moments)\n"
        "print([name for name in ('scipy', 'numpy', 'polars', 'pandas', 'narwhals') if name in sys.modules])\n"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
