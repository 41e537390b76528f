"""Agreement among raters: what each measure says, and where it says nothing."""

from fractions import Fraction
from itertools import combinations

import krippendorff
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import LAW

from practicecheck.scoring import (
    Measured,
    Statistic,
    ballot_agreement,
    krippendorff_alpha,
    r_wg,
    tastle_wierman,
    van_der_eijk,
    weighted_kappa,
)

ballots = st.lists(st.integers(0, 6), min_size=2, max_size=7).filter(lambda counts: sum(counts) > 1)
rooms = st.lists(st.lists(st.integers(0, 4), min_size=5, max_size=5), min_size=2, max_size=6)
pairs = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=2, max_size=12)


@LAW
@given(ballots)
def test_all_measures_are_1_just_where_all_ballots_are_on_one_point(counts):
    """Whatever the number of raters and points."""
    alike = sum(count > 0 for count in counts) == 1
    found = ballot_agreement(counts)
    assert (found.a.value == 1) is alike
    assert (found.r_wg.value == 1) is alike
    assert (found.range_ == 0) is alike
    assert (found.deviation == 0) is alike
    assert (found.consensus.value == pytest.approx(1)) is alike


@LAW
@given(ballots)
def test_no_measure_leaves_its_range_but_r_wg(counts):
    """Which is told with a note where it falls below 0."""
    found = ballot_agreement(counts)
    assert -1 <= found.a.value <= 1
    assert -1e-9 <= found.consensus.value <= 1 + 1e-9
    assert found.r_wg.value <= 1
    assert (found.r_wg.note is not None) is (found.r_wg.value < 0)


@LAW
@given(ballots)
def test_a_scale_that_is_turned_round_agrees_as_much(counts):
    """Which end is the good one does not matter."""
    there, back = ballot_agreement(counts), ballot_agreement(counts[::-1])
    assert (there.a, there.r_wg, there.range_, there.deviation) == (
        back.a,
        back.r_wg,
        back.range_,
        back.deviation,
    )
    assert there.consensus.value == pytest.approx(back.consensus.value)


@LAW
@given(ballots, st.integers(2, 4))
def test_a_only_looks_at_shares(counts, times):
    """Twice as many ballots of the same shape agree as much."""
    assert van_der_eijk([count * times for count in counts]).value == van_der_eijk(counts).value


def test_two_camps_are_told_apart_from_a_wide_spread_by_a_alone():
    """r_wg and the range see no difference between the two that A sees plainly."""
    camps, spread = ballot_agreement((5, 0, 0, 0, 5)), ballot_agreement((2, 2, 2, 2, 2))
    assert camps.range_ == spread.range_ == 4
    assert (camps.a.value, spread.a.value) == (-1, 0)
    assert spread.consensus.shown is not None
    assert str(spread.consensus.shown) == "0.43"


@pytest.mark.parametrize("counts", [(0, 0, 0, 0, 0), (0, 0, 1, 0, 0)])
def test_one_ballot_agrees_with_nobody(counts):
    """No measure is defined, and each says why."""
    for measured in (van_der_eijk(counts), tastle_wierman(counts), r_wg(counts)):
        assert measured.value is measured.shown is None
        assert measured.why_none == "fewer than two ballots have nobody to agree with"


def test_nothing_is_measured_of_no_ballot():
    """There is no median, range or deviation."""
    found = ballot_agreement((0, 0, 0))
    assert (found.ballots, found.median, found.range_, found.deviation) == (0, None, None, None)
    assert found.deviation_shown is None


def test_what_is_shown_is_rounded_half_up_from_the_exact_value():
    """0.125 is shown as 0.13, and never as 0.12."""
    assert str(Measured(statistic=Statistic.A, value=Fraction(1, 8)).shown) == "0.13"
    assert str(Measured(statistic=Statistic.A, value=0.125).shown) == "0.13"


# --- Krippendorff's alpha -----------------------------------------------------------------------


@LAW
@given(rooms)
def test_alpha_is_what_another_program_finds(room):
    """The oracle is the package krippendorff, given the same ballots rater by rater."""
    found = krippendorff_alpha(room)
    if found.value is None:
        return
    wide = max(sum(counts) for counts in room)
    columns = [
        [point for point, count in enumerate(counts) for _ in range(count)] + [None] * (wide - sum(counts))
        for counts in room
    ]
    table = [
        [float("nan") if value is None else float(value) for value in rater]
        for rater in zip(*columns, strict=True)
    ]
    expected = krippendorff.alpha(
        reliability_data=table, level_of_measurement="ordinal", value_domain=[0, 1, 2, 3, 4]
    )
    assert float(found.value) == pytest.approx(expected, abs=1e-9)


def test_alpha_without_variation_is_not_1():
    """All gave 2 to everything: whether they agree or do not look can't be told."""
    found = krippendorff_alpha([(0, 0, 4, 0, 0), (0, 0, 3, 0, 0)])
    assert found.value is None
    assert "without variation nothing can be told from chance" in (found.why_none or "")


@pytest.mark.parametrize("room", [[], [(1, 1, 0)], [(1, 1, 0), (0, 1, 0)]])
def test_alpha_needs_two_items_with_two_ballots(room):
    """An item with one ballot drops out."""
    assert krippendorff_alpha(room).why_none == "it needs 2 items with two ballots or more"


def test_alpha_is_1_where_all_agree_on_items_that_differ():
    """And below 0 where they differ more than by chance."""
    assert krippendorff_alpha([(3, 0, 0), (0, 0, 3)]).value == 1
    assert krippendorff_alpha([(1, 0, 1), (1, 0, 1)]).value < 0


# --- weighted kappa -----------------------------------------------------------------------------


@LAW
@given(pairs)
def test_kappa_is_one_minus_observed_over_expected_distance(given_pairs):
    """Held against the definition: every pair of items stands for chance."""
    found = weighted_kappa(given_pairs)
    left, right = zip(*given_pairs, strict=True)
    observed = Fraction(sum(abs(a - b) for a, b in given_pairs), len(given_pairs))
    expected = Fraction(sum(abs(a - b) for a in left for b in right), len(given_pairs) ** 2)
    assert found.value == (1 - observed / expected if expected else None)


def test_kappa_says_why_it_is_not_defined():
    """Too few items, or no variation."""
    assert weighted_kappa([(1, 1)]).why_none == "it needs 2 items that both scored"
    assert "without variation" in (weighted_kappa([(1, 1), (1, 1)]).why_none or "")


def test_each_measure_says_what_it_can_not_say():
    """And no two of them the same."""
    said = [statistic.cannot_say for statistic in Statistic]
    assert all(text.endswith(".") for text in said)
    assert all(one != other for one, other in combinations(said, 2))


def test_one_changed_ballot_of_ten_moves_a_by_so_much():
    """The 0.4 that A says of itself."""
    before, after = van_der_eijk((8, 1, 0, 0, 1)).value, van_der_eijk((8, 0, 0, 0, 2)).value
    assert round(float(before - after), 1) == 0.4
