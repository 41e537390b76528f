"""Intervals and differences: laws, and what other libraries work out."""

from __future__ import annotations

import subprocess
import sys
from fractions import Fraction
from math import isclose

import pytest
import scipy.stats
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint, proportions_ztest

from practicecheck.comparison.statistics import (
    Correction,
    DifferenceFound,
    DifferenceTest,
    NoDifferenceFound,
    NotTested,
    NotTestedWhy,
    Outcome,
    Proportion,
    Sums,
    Threshold,
    adjusted,
    as_family,
    compare_means,
    compare_proportions,
    mean_interval,
    proportion_interval,
)

ALWAYS = Threshold(people=1, expected=0)


@st.composite
def proportions(draw: st.DrawFn, least: int = 1) -> Proportion:
    of = draw(st.integers(least, 500))
    return Proportion(draw(st.integers(0, of)), of)


NUMBERS = st.lists(st.integers(0, 100), min_size=2, max_size=40)
P_VALUES = st.lists(st.floats(0, 1), max_size=30)


def the_test(outcome: Outcome) -> DifferenceTest:
    assert not isinstance(outcome, NotTested)
    return outcome.test


@given(proportions())
def test_wilson_is_that_of_statsmodels(group: Proportion) -> None:
    """The same ends."""
    found = proportion_interval(group)
    assert found is not None
    wanted = proportion_confint(group.count, group.of, method="wilson")
    assert (found.low, found.high) == pytest.approx(wanted, abs=1e-12)


@given(proportions(), st.integers(0, 500))
def test_an_interval_holds_its_estimate_and_narrows_in_a_small_group(group: Proportion, others: int) -> None:
    """Where the size of the group is known, no interval is wider, and none is left where all answered."""
    loose = proportion_interval(group)
    known = proportion_interval(Proportion(group.count, group.of, population=group.of + others))
    assert loose is not None
    assert known is not None
    assert 0 <= loose.low <= known.low <= float(group.share) <= known.high <= loose.high <= 1 or isclose(
        loose.high - loose.low, known.high - known.low
    )
    assert others or known.low == known.high


@given(proportions(), st.integers(2, 9))
def test_more_people_make_an_interval_narrower(group: Proportion, times: int) -> None:
    """With the same share."""
    few, many = (
        proportion_interval(group),
        proportion_interval(Proportion(group.count * times, group.of * times)),
    )
    assert few is not None
    assert many is not None
    assert many.high - many.low < few.high - few.low


@given(proportions(), proportions())
def test_a_difference_of_proportions_is_that_of_statsmodels(one: Proportion, other: Proportion) -> None:
    """Interval and p value."""
    outcome = compare_proportions(one, other, threshold=ALWAYS)
    if isinstance(outcome, NotTested):
        assert one.share == other.share in {0, 1}
        return
    low, high = confint_proportions_2indep(one.count, one.of, other.count, other.of, method="newcomb")
    assert (outcome.test.low, outcome.test.high) == pytest.approx((low, high), abs=1e-9)
    _, p = proportions_ztest([one.count, other.count], [one.of, other.of])
    assert outcome.test.p == pytest.approx(p, abs=1e-9)


@given(proportions(), proportions())
def test_differences_turn_round(one: Proportion, other: Proportion) -> None:
    """The other way about everything has the other sign, and what is found is the same."""
    there, back = (compare_proportions(*pair, threshold=ALWAYS) for pair in ((one, other), (other, one)))
    assert type(there) is type(back)
    if not isinstance(there, NotTested):
        assert there.test.difference == -the_test(back).difference
        assert there.test.low == pytest.approx(-the_test(back).high)
        assert there.test.p == pytest.approx(the_test(back).p)


@given(NUMBERS)
def test_an_interval_of_a_mean_is_that_of_scipy(numbers: list[int]) -> None:
    """Student's t, from sums alone."""
    found = mean_interval(Sums.of(numbers))
    assert found is not None
    assert found.value == Fraction(sum(numbers), len(numbers))
    if len(set(numbers)) == 1:
        assert found.low == found.high
    else:
        wanted = scipy.stats.ttest_1samp(numbers, 0).confidence_interval(0.95)
        assert (found.low, found.high) == pytest.approx((wanted.low, wanted.high), rel=1e-9, abs=1e-9)


@pytest.mark.filterwarnings("ignore:Precision loss occurred:RuntimeWarning")
@given(NUMBERS, NUMBERS)
def test_a_difference_of_means_is_that_of_scipy(one: list[int], other: list[int]) -> None:
    """Welch's test, from sums alone."""
    outcome = compare_means(Sums.of(one), Sums.of(other), threshold=ALWAYS)
    if len(set(one)) == len(set(other)) == 1:
        assert isinstance(outcome, NotTested)
        assert outcome.why is NotTestedWhy.ALL_ALIKE
        return
    wanted = scipy.stats.ttest_ind(one, other, equal_var=False)
    low, high = wanted.confidence_interval(0.95)
    found = the_test(outcome)
    assert found.p == pytest.approx(wanted.pvalue, rel=1e-7, abs=1e-12)
    assert (found.low, found.high) == pytest.approx((low, high), rel=1e-7, abs=1e-7)


@pytest.mark.parametrize(
    ("correction", "theirs"),
    [
        (Correction.HOLM, "holm"),
        (Correction.BENJAMINI_HOCHBERG, "fdr_bh"),
        (Correction.BONFERRONI, "bonferroni"),
    ],
)
@given(p_values=st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_corrections_are_those_of_statsmodels(
    correction: Correction, theirs: str, p_values: list[float]
) -> None:
    """Value by value."""
    wanted = multipletests(p_values, method=theirs)[1]
    assert adjusted(p_values, correction) == pytest.approx(list(wanted), abs=1e-12)


@given(P_VALUES)
def test_a_milder_correction_finds_all_that_a_stricter_one_finds(p_values: list[float]) -> None:
    """Benjamini and Hochberg no less than Holm, Holm no less than Bonferroni."""
    milder, holm, strict = (
        adjusted(p_values, correction)
        for correction in (Correction.BENJAMINI_HOCHBERG, Correction.HOLM, Correction.BONFERRONI)
    )
    assert all(a <= b + 1e-12 and b <= c + 1e-12 for a, b, c in zip(milder, holm, strict, strict=True))


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (Proportion(0, 0), Proportion(5, 50), NotTestedWhy.NOBODY),
        (Proportion(5, 9), Proportion(25, 50), NotTestedWhy.FEW_PEOPLE),
        (Proportion(0, 50), Proportion(0, 50), NotTestedWhy.FEW_EXPECTED),
        (Proportion(50, 50), Proportion(50, 50), NotTestedWhy.FEW_EXPECTED),
        (Proportion(1, 20), Proportion(2, 20), NotTestedWhy.FEW_EXPECTED),
        (
            Proportion(20, 50, population=50),
            Proportion(25, 50, population=50),
            NotTestedWhy.EVERYONE_ANSWERED,
        ),
    ],
)
def test_what_is_not_tested_says_why(one: Proportion, other: Proportion, why: NotTestedWhy) -> None:
    """It is never told as "no difference found"."""
    outcome = compare_proportions(one, other)
    assert isinstance(outcome, NotTested)
    assert outcome.why is why
    assert outcome.words.startswith("not tested: ")


def test_means_have_the_same_thresholds() -> None:
    """Nobody, few people, everyone."""
    ten, nine = Sums.of(range(10)), Sums.of(range(9))
    everyone = Sums.of(range(10), population=10)
    found = [compare_means(*pair) for pair in ((Sums.of([]), ten), (nine, ten), (everyone, everyone))]
    assert [outcome.why for outcome in found if isinstance(outcome, NotTested)] == [
        NotTestedWhy.NOBODY,
        NotTestedWhy.FEW_PEOPLE,
        NotTestedWhy.EVERYONE_ANSWERED,
    ]


def test_a_family_decides_anew_and_leaves_what_was_not_tested() -> None:
    """A difference that alone would be found is lost among many."""
    near = compare_proportions(Proportion(60, 100), Proportion(46, 100))
    skipped = compare_proportions(Proportion(1, 2), Proportion(1, 2))
    assert isinstance(near, DifferenceFound)
    family = as_family([near, skipped, near])
    assert isinstance(family[0], NoDifferenceFound)
    assert family[0].test.adjusted_p == pytest.approx(2 * near.test.p)
    assert family[1] == skipped


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: Proportion(3, 2), "3 of 2"),
        (lambda: Proportion(-1, 2), "-1 of 2"),
        (lambda: Proportion(1, 20, population=10), "20 people answered"),
        (lambda: Sums(2, Fraction(10), Fraction(1)), "no numbers have these sums"),
        (lambda: Sums(0, Fraction(1), Fraction(1)), "no numbers have these sums"),
        (lambda: proportion_interval(Proportion(1, 2), confidence=95), "0.95"),
        (lambda: adjusted([0.1, 2], Correction.HOLM), "between 0 and 1"),
    ],
)
def test_what_cannot_be_is_refused(make: object, said: str) -> None:
    """With what was given."""
    assert callable(make)
    with pytest.raises(ValueError, match=said):
        make()


def test_scipy_is_loaded_when_it_is_needed() -> None:
    """Proportions do without it, and nothing loads it at import."""
    code = (
        "import sys; from practicecheck.comparison.statistics import *; "
        "compare_proportions(Proportion(56, 70), Proportion(48, 80)); "
        "assert not {'scipy', 'numpy'} & {*sys.modules}"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_without_scipy_a_mean_says_what_to_install() -> None:
    """In words that can be typed. In a process of its own: quantiles that were worked out once are kept."""
    code = (
        "import sys; sys.modules['scipy'] = None\n"
        "from practicecheck.comparison.statistics import Sums, mean_interval\n"
        "mean_interval(Sums.of([1, 2]))"
    )
    told = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)
    assert "pip install 'practicecheck[stats]'" in told.stderr
