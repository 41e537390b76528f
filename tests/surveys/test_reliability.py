"""How reliable a scale is: laws of alpha and omega, items that run against the rest, and what can't be said."""

from __future__ import annotations

from fractions import Fraction
from math import sqrt
from random import Random

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.optimize import minimize
from tests.published.attitude import DEPARTMENTS, ITEMS

from practicecheck.errors import Code, Severity
from practicecheck.surveys import (
    Moments,
    ReliabilityRule,
    ReversedRule,
    alpha_interval,
    check_reversed,
    cronbach_alpha,
    item_reliabilities,
    mcdonald_omega,
    standardised_alpha,
)

SCALE = ("q1", "q2", "q3", "q4")
ANY = ReliabilityRule(items=2, people=2)
ATTITUDE = Moments.of(ITEMS, DEPARTMENTS)
ANSWERS = st.lists(st.tuples(*[st.integers(0, 4)] * 4), min_size=3, max_size=40)


def one_factor(loadings: list[float], spread: list[float], people: int = 1000) -> Moments:
    """The moments of people whose items have exactly these loadings, and nothing else in common."""
    places = range(len(loadings))
    correlations = [[1.0 if i == j else loadings[i] * loadings[j] for j in places] for i in places]
    products = [[correlations[i][j] * spread[i] * spread[j] * (people - 1) for j in places] for i in places]
    return Moments.of_sums([f"q{n + 1}" for n in places], people, [0] * len(loadings), products)


def answers(people: int, seed: int, ways: tuple[int, ...]) -> Moments:
    """People with something in common, to each item 1 the same way round, -1 the other, or 0 by chance."""
    chance = Random(seed)  # noqa: S311 - made-up answers
    rows = []
    for _ in range(people):
        own = chance.gauss(0, 1)
        rows.append([min(4, max(0, round(2 + way * own + chance.gauss(0, 1)))) for way in ways])
    return Moments.of([f"q{n + 1}" for n in range(len(ways))], rows)


@given(ANSWERS, st.integers(-5, 5), st.fractions(Fraction(1, 5), 5))
def test_alpha_knows_neither_where_a_scale_begins_nor_its_unit(
    people: list[tuple[int, ...]], shift: int, times: Fraction
) -> None:
    """0 to 4, 1 to 5 and 0 to 100 have the same alpha, exactly."""
    moved = [[(own + shift) * times for own in numbers] for numbers in people]
    assert (
        cronbach_alpha(Moments.of(SCALE, moved), ANY).value
        == cronbach_alpha(Moments.of(SCALE, people), ANY).value
    )


@given(ANSWERS)
def test_alpha_is_1_at_most_and_that_of_the_textbook(people: list[tuple[int, ...]]) -> None:
    """From the variances of items and of sums, person by person."""
    found = cronbach_alpha(Moments.of(SCALE, people), ANY)
    sums = np.var([sum(own) for own in people], ddof=1)
    if found.value is None:
        assert sums == 0
    else:
        items = sum(np.var(column, ddof=1) for column in zip(*people, strict=True))
        assert found.value <= 1
        assert float(found.value) == pytest.approx(4 / 3 * (1 - items / sums), abs=1e-6)


@given(ANSWERS, st.sampled_from(SCALE))
def test_reversing_an_item_turns_its_correlation_with_the_rest(
    people: list[tuple[int, ...]], item: str
) -> None:
    """The same size, the other sign."""
    moments = Moments.of(SCALE, people)
    place = SCALE.index(item)
    before = item_reliabilities(moments, ANY)[place].rest
    after = item_reliabilities(moments.reversed(item, ends=4), ANY)[place].rest
    assert (before is None) is (after is None)
    assume(before is not None)
    assert after == pytest.approx(-before)


@given(ANSWERS)
def test_each_item_is_held_against_the_others_without_itself(people: list[tuple[int, ...]]) -> None:
    """The correlation is that of numpy, and alpha without it that of the others alone."""
    moments = Moments.of(SCALE, people)
    for place, found in enumerate(item_reliabilities(moments, ANY)):
        own = [numbers[place] for numbers in people]
        rest = [sum(numbers) - numbers[place] for numbers in people]
        assert found.alpha_without == cronbach_alpha(moments.without(found.item), ANY)
        if len(set(own)) == 1 or len(set(rest)) == 1:
            assert found.rest is None
        else:
            assert found.rest == pytest.approx(np.corrcoef(own, rest)[0, 1], abs=1e-9)


@given(st.lists(st.floats(0.3, 0.9), min_size=3, max_size=8), st.data())
def test_omega_finds_one_factor_where_there_is_one(loadings: list[float], data: st.DataObject) -> None:
    """Each loading, and the reliability that follows from them; alpha is no higher."""
    spread = [data.draw(st.floats(0.5, 3)) for _ in loadings]
    moments = one_factor(loadings, spread)
    found = mcdonald_omega(moments)
    assert [own for _, own in found.loadings] == pytest.approx(loadings, abs=1e-5)
    common = sum(a * b for a, b in zip(loadings, spread, strict=True)) ** 2
    alone = sum((1 - a**2) * b**2 for a, b in zip(loadings, spread, strict=True))
    assert found.reliability.value == pytest.approx(common / (common + alone), abs=1e-5)
    alpha = cronbach_alpha(moments)
    assert float(alpha.value) <= found.reliability.value + 1e-6
    assert found.negative == ()


@given(st.integers(3, 8), st.floats(0.3, 0.9))
def test_alpha_and_omega_agree_on_items_that_are_alike(size: int, loading: float) -> None:
    """Equally good items of one spread: alpha, standardised alpha and omega are one."""
    moments = one_factor([loading] * size, [1.0] * size)
    alpha = float(cronbach_alpha(moments).value)
    assert standardised_alpha(moments).value == pytest.approx(alpha, abs=1e-9)
    assert mcdonald_omega(moments).reliability.value == pytest.approx(alpha, abs=1e-6)


def test_the_factor_leaves_the_least_squares() -> None:
    """As scipy's search from elsewhere finds it."""
    correlations = np.array(ATTITUDE.correlations)

    def left(loadings: np.ndarray) -> float:
        residuals = correlations - np.outer(loadings, loadings)
        np.fill_diagonal(residuals, 0)
        return float((residuals**2).sum())

    theirs = minimize(left, np.full(7, 0.5), tol=1e-12).x
    assert [own for _, own in mcdonald_omega(ATTITUDE).loadings] == pytest.approx(theirs, abs=1e-5)


def test_an_item_that_runs_the_other_way_loads_below_0() -> None:
    """It is named, and omega of the sum as it stands is lower."""
    turned = mcdonald_omega(ATTITUDE.reversed("learning", ends=100))
    assert turned.negative == ("learning",)
    assert turned.reliability.value < mcdonald_omega(ATTITUDE).reliability.value


def test_loadings_point_the_way_of_the_sum() -> None:
    """Most items of a scale never load below 0: the factor is turned."""
    found = mcdonald_omega(answers(200, 1, (1, 1, 1, 1)))
    assert min(own for _, own in found.loadings) > 0


def test_a_factor_that_explains_more_than_an_item_is_none() -> None:
    """The case of H. B. Heywood (1931): 0.9 and 0.9 with 0.5 between the others can't be one factor."""
    products = [[99.0], [0.9 * 99, 99.0], [0.9 * 99, 0.5 * 99, 99.0]]
    found = mcdonald_omega(Moments.of_sums(["q1", "q2", "q3"], 100, [0, 0, 0], products))
    assert found.reliability.value is None
    assert "one factor would explain all of q1, or more" in found.reliability.words
    assert dict(found.loadings)["q1"] > 1


def test_items_with_nothing_in_common_have_no_factor() -> None:
    """It can't be said, and does not fail."""
    products = [[99.0 if i == j else 0.0 for j in range(4)] for i in range(4)]
    found = mcdonald_omega(Moments.of_sums(SCALE, 100, [0] * 4, products))
    assert found.reliability.value is None
    assert found.reliability.why_none is not None
    assert "no factor was found" in found.reliability.why_none


@given(st.integers(0, 10**6))
def test_random_answers_never_make_omega_fail(seed: int) -> None:
    """A figure between 0 and 1, or why there is none."""
    found = mcdonald_omega(answers(40, seed, (0, 0, 0))).reliability
    assert (found.value is None) is (found.why_none is not None)
    assert found.value is None or 0 <= found.value < 1


MEASURES = [cronbach_alpha, standardised_alpha, lambda moments: mcdonald_omega(moments).reliability]


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize(
    ("moments", "why"),
    [
        (answers(100, 1, (1, 1)), "it needs 3 items or more"),
        (answers(100, 1, (1,)), "it needs 3 items or more"),
        (Moments.of([], []), "it needs 3 items or more"),
        (answers(29, 1, (1, 1, 1)), "it needs 30 people or more who answered every item"),
        (answers(0, 1, (1, 1, 1)), "it needs 30 people or more who answered every item"),
    ],
)
def test_too_little_to_tell(measure, moments: Moments, why: str) -> None:
    """Why is said, not a number."""
    found = measure(moments)
    assert (found.value, found.shown, found.why_none) == (None, None, why)
    assert f"cannot say: {why}" in found.words


def test_too_little_to_tell_of_each_item() -> None:
    """No correlation, no alpha without it, and no warning."""
    few = answers(20, 1, (1, 1, 1, -1))
    assert [own.rest for own in item_reliabilities(few)] == [None] * 4
    assert all(own.alpha_without.value is None for own in item_reliabilities(few))
    assert check_reversed(few) == ()


def test_alpha_without_one_of_three_items_is_not_told() -> None:
    """Two are left."""
    (found, *_) = item_reliabilities(answers(50, 1, (1, 1, 1)))
    assert found.rest is not None
    assert found.alpha_without.why_none == "without it fewer than 3 items are left"


@pytest.mark.parametrize("measure", MEASURES)
def test_everybody_alike_tells_nothing(measure) -> None:
    """Without variation there is nothing to be reliable about."""
    found = measure(Moments.of(SCALE, [(1, 2, 3, 4)] * 40))
    assert found.value is None
    assert "everybody" in found.why_none


def test_an_item_to_which_all_gave_one_answer() -> None:
    """Alpha is told; what needs its correlations is not, and says which item it is."""
    moments = Moments.of(SCALE, [(n % 5, n % 5, n % 3, 2) for n in range(60)])
    assert cronbach_alpha(moments).value is not None
    assert standardised_alpha(moments).why_none == "everybody gave the same answer to q4"
    assert mcdonald_omega(moments).reliability.why_none == "everybody gave the same answer to q4"
    assert item_reliabilities(moments)[3].rest is None


def test_sums_that_are_all_the_same() -> None:
    """Two items that undo two others leave no variance of the sum."""
    moments = Moments.of(SCALE, [(n % 5, 4 - n % 5, n % 3, 2 - n % 3) for n in range(60)])
    assert cronbach_alpha(moments).why_none == "everybody has the same sum of all items"


@given(ANSWERS, st.floats(0.5, 0.99))
def test_feldts_interval_holds_alpha(people: list[tuple[int, ...]], confidence: float) -> None:
    """And widens with confidence."""
    alpha = cronbach_alpha(Moments.of(SCALE, people), ANY)
    assume(alpha.value is not None)
    wide, narrow = (alpha_interval(alpha, confidence=own) for own in (0.995, confidence))
    assert wide.low <= narrow.low <= float(alpha.value) <= narrow.high <= wide.high <= 1


def test_no_interval_of_what_cannot_be_said() -> None:
    """Nor of another measure."""
    assert alpha_interval(cronbach_alpha(answers(5, 1, (1, 1, 1)))) is None
    with pytest.raises(ValueError, match="not for standardised alpha"):
        alpha_interval(standardised_alpha(ATTITUDE))
    with pytest.raises(ValueError, match="between 0 and 1"):
        alpha_interval(cronbach_alpha(ATTITUDE), confidence=95)


@pytest.mark.parametrize(("items", "people"), [(1, 30), (0, 30), (3, 1), (3, 0), (-3, -3)])
def test_a_rule_by_which_nothing_hangs_together(items: int, people: int) -> None:
    """One item, or one person, has no covariance."""
    with pytest.raises(ValueError, match="two or more"):
        ReliabilityRule(items=items, people=people)


def test_an_item_that_is_upside_down_is_told() -> None:
    """As a warning that leaves open which of the two it is."""
    (told,) = check_reversed(answers(300, 7, (1, 1, -1, 1)))
    assert (told.code, told.severity, told.path) == (Code.REVERSED_ITEM, Severity.WARNING, ("q3",))
    assert told.message.startswith("q3 runs against the other 3 items: its correlation with them is -0.")
    assert told.message.endswith(" over 300 people.")
    assert "already reversed" in told.remedy


@pytest.mark.parametrize("ways", [(1, 1, 1, 1), (1, 1, 1, 0), (0, 0, 0, 0)])
@pytest.mark.parametrize("seed", range(5))
def test_items_that_hang_together_loosely_are_not_told(ways: tuple[int, ...], seed: int) -> None:
    """Nor one that has nothing to do with the others."""
    assert check_reversed(answers(300, seed, ways)) == ()


def a_last_item_that_goes_with_the_rest_by(rest: float, people: int) -> Moments:
    """Three items that go together by 0.25 each, and a fourth."""
    beside = rest * sqrt(4.5) / 3
    products = [[1.0], [0.25, 1.0], [0.25, 0.25, 1.0], [beside, beside, beside, 1.0]]
    moments = Moments.of_sums(SCALE, people, [0] * 4, [[own * (people - 1) for own in row] for row in products])
    assert item_reliabilities(moments)[3].rest == pytest.approx(rest)
    return moments


@pytest.mark.parametrize(("rest", "people", "told"), [(-0.25, 40, 0), (-0.25, 400, 1), (-0.15, 4000, 0)])
def test_few_people_or_a_loose_item_do_not_make_it_clear(rest: float, people: int, told: int) -> None:
    """-0.25 among 40 may be chance; -0.15 is sure among 4000, and not much."""
    assert len(check_reversed(a_last_item_that_goes_with_the_rest_by(rest, people))) == told


def test_when_it_is_told_is_data() -> None:
    """Somebody may ask for less."""
    moments = a_last_item_that_goes_with_the_rest_by(-0.15, 4000)
    assert len(check_reversed(moments, ReversedRule(most=-0.1))) == 1


def test_an_item_that_is_the_very_opposite() -> None:
    """b falls just as the sum of a and c rises: a correlation of -1 leaves no doubt, and does not fail."""
    moments = Moments.of(["a", "b", "c"], [(n % 5, n % 5, 8 - 2 * (n % 5)) for n in range(50)])
    moments = moments.reversed("a", ends=4)
    assert [told.path for told in check_reversed(moments)] == [("b",)]
