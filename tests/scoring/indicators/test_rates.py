"""Rates of one unit: ratios, markers, what is missing, and between what a rate lies."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.scoring.indicators.builders import LOW, a_row, a_set, an_indicator, national, the_rate
from tests.strategies import CHILDREN, LAW

from practicecheck.scoring import Marker, Rounding, rate_over, rate_problems, rates_of, unit_figures

SHARE = an_indicator("a", "a b")
RATIO = an_indicator("a", "b")
PART = an_indicator("a", "b", part=True)
BY_DAYS = an_indicator("a", "b", times="days")


def test_a_rate_is_a_ratio_of_sums_times_a_factor_rounded_once() -> None:
    """Halton, 2025: 15 of 95 leave, 39 of 136 are agency workers, 1,061 cases over 62.8."""
    rates = national(
        inpost_fte=Decimal(95),
        inpost_headcount=97,
        leavers_fte=Decimal(15),
        leavers_headcount=15,
        agency_fte=Decimal("38.8"),
        agency_headcount=39,
        agency_cover_fte=Decimal("38.8"),
        vacancy_fte=Decimal(43),
        case_holders_fte=Decimal("62.8"),
        cases=1061,
        working_days_lost_fte=Decimal(967),
    )
    assert {name: str(rate.value) for name, rate in rates.items()} == {
        "turnover_rate_fte": "15.8",
        "turnover_rate_headcount": "15.5",
        "agency_rate_fte": "29.0",
        "agency_rate_headcount": "28.7",
        "agency_cover_rate_fte": "100.0",
        "vacancy_rate_fte": "31.2",
        "vacancy_agency_cover_rate_fte": "90.2",
        "caseload_fte": "16.9",
        "absence_rate_fte": "4.0",
    }


def test_a_half_goes_up() -> None:
    assert the_rate(RATIO, a=1, b=2000, nearest=None).value == Decimal("0.1")
    assert the_rate(RATIO, a=9, b=4000, nearest=None).value == Decimal("0.2")


def test_each_rate_says_what_it_is_made_of() -> None:
    rate = the_rate(BY_DAYS, a=Decimal("2236.0"), b=Decimal("229.5"))
    assert rate.numerator
    assert rate.numerator.only == Decimal("2236.0")
    assert rate.denominator
    assert rate.denominator.only == Decimal("58063.5")
    assert rate.exact == Fraction(2236) / Fraction("58063.5") * 100
    assert rate.said == "3.9 %"
    assert rate.working == "2236 / 58063.5 x 100"
    assert the_rate(RATIO, a=LOW, b=2).working is None
    assert the_rate(RATIO, a=1).working is None
    assert the_rate(an_indicator("a", "b", factor=1), a=3, b=2).working == "3 / 2"


def test_a_year_has_its_own_working_days() -> None:
    """254 for 2024, 253 for 2025."""
    rates = [the_rate(BY_DAYS, a=1000, b=10, year=year, nearest=None).exact for year in ("2024", "2025")]
    assert rates == [Fraction(1000, 2540) * 100, Fraction(1000, 2530) * 100]


@pytest.mark.parametrize("year", ["2016", None])
def test_a_year_that_is_not_listed_is_told_and_not_guessed(year: str | None) -> None:
    definitions = a_set(BY_DAYS)
    [rate] = rates_of(a_row(definitions, year, a=1, b=2), definitions)
    assert rate.value is None
    assert rate.marker is None
    assert "days is not known" in rate.said


def test_the_national_working_days_are_those_of_the_published_years() -> None:
    days = {int(year): int(number) for year, number in CHILDREN.yearly_of["working_days"].numbers.items()}
    assert days == {year: 254 if year in (2020, 2024) else 253 for year in range(2017, 2026)}
    assert CHILDREN.yearly_of["working_days"].wording.value == "ours"


def test_the_working_days_of_an_assessment_are_one_of_its_figures() -> None:
    rate = the_rate(
        an_indicator("lost", "staff", times="own"), lost=155, staff=Decimal("10.6"), own=253, nearest=None
    )
    assert str(rate.value) == "5.8"
    assert rate.indicator.formula == "lost / (staff x own) x 100"


# --- what is not a number ---------------------------------------------------------------------


def test_nothing_below_the_line_is_not_applicable() -> None:
    for rate in (the_rate(RATIO, a=0, b=0), the_rate(RATIO, a=5, b=0)):
        assert rate.value is None
        assert rate.marker is Marker.NOT_APPLICABLE
        assert rate.reach is None


def test_zero_above_the_line_is_zero() -> None:
    rate = the_rate(SHARE, a=0, b=Decimal("120.1"))
    assert str(rate.value) == "0.0"
    assert rate.marker is None


@pytest.mark.parametrize(
    "marker", [Marker.UNAVAILABLE, Marker.SUPPRESSED, Marker.LOW_RELIABILITY, Marker.NOT_APPLICABLE]
)
def test_a_marker_stays_the_marker_that_it_is(marker: Marker) -> None:
    rate = the_rate(SHARE, a=marker, b=10)
    assert (rate.value, rate.marker) == (None, marker)
    [gap] = rate.missing
    assert (gap.figure, gap.why, gap.marker) == ("a", marker.meaning, marker)


def test_two_markers_are_both_told_and_neither_stands_for_the_rate() -> None:
    rate = the_rate(RATIO, a=Marker.SUPPRESSED, b=Marker.UNAVAILABLE)
    assert rate.marker is None
    assert rate.said == "a is suppressed; b is unavailable"


def test_a_figure_that_is_not_given_is_told() -> None:
    assert the_rate(RATIO, a=3).said == "b is not given"
    assert the_rate(RATIO, a=3, b=None).said == "b is not given"


def test_what_rounds_to_0_and_is_not_0_is_low() -> None:
    rate = the_rate(RATIO, a=1, b=5000, nearest=None)
    assert (rate.value, rate.marker, rate.said) == (None, LOW, "low (above 0, and rounds to 0)")


def test_low_over_much_is_low_as_it_was_published() -> None:
    """Sunderland, 2025: agency_fte is low, 229.5 are in post, and agency_rate_fte was published as low."""
    rate = the_rate(SHARE, a=LOW, b=Decimal("229.5"))
    assert (rate.value, rate.marker) == (None, LOW)


def test_low_over_little_is_told_as_what_it_may_be() -> None:
    """Sunderland, 2025: cover is low, 12 posts are vacant."""
    rate = the_rate(RATIO, a=LOW, b=Decimal(12))
    assert (rate.value, rate.marker) == (None, None)
    assert rate.said == "above 0.0, up to 0.4 %"
    assert rate.numerator
    assert rate.numerator.above
    assert rate.reach
    assert rate.reach.above


def test_low_over_low_is_anything_up_to_all_of_it() -> None:
    """Sunderland, 2025: agency cover over agency workers, both low."""
    assert the_rate(PART, a=LOW, b=LOW).said == "above 0.0, up to 100.0 %"
    open_ = the_rate(RATIO, a=LOW, b=LOW)
    assert open_.high is None
    assert open_.said == "above 0.0 %"


def test_low_of_unknown_rounding_is_told() -> None:
    rate = the_rate(SHARE, a=LOW, b=20, nearest=None)
    assert (rate.value, rate.marker) == (None, None)
    assert rate.said == "a is low, and nothing says to the nearest what it is rounded"


def test_low_that_can_mean_one_number_only_is_that_number() -> None:
    rate = the_rate(SHARE, a=500, b=LOW, nearest=Decimal("0.1"))
    assert str(rate.value) == "100.0"
    assert rate.exact is None


# --- parts and wholes -------------------------------------------------------------------------


def test_a_part_that_rounding_makes_larger_than_the_whole_is_at_most_all_of_it() -> None:
    rate = the_rate(PART, a=Decimal("24.4"), b=Decimal("24.4"))
    assert rate.high == Decimal("100.0")
    assert str(rate.value) == "100.0"


def test_a_part_that_rounding_alone_lifts_above_the_whole_is_all_of_it() -> None:
    """24.5 of 24.4 can only have been 24.45 of 24.45."""
    rate = the_rate(PART, a=Decimal("24.5"), b=Decimal("24.4"))
    assert (rate.value, rate.low, rate.high, rate.exact) == (Decimal("100.0"), 100, 100, 100)
    assert list(rate_problems(rate)) == []


def test_a_part_that_is_larger_than_the_whole_is_told() -> None:
    rate = the_rate(PART, a=15, b=14, nearest=None)
    [problem] = rate_problems(rate)
    assert problem.code.value == "PC734"
    assert list(rate_problems(the_rate(PART, a=14, b=14, nearest=None))) == []
    assert list(rate_problems(the_rate(RATIO, a=15, b=14, nearest=None))) == []


# --- rounding ---------------------------------------------------------------------------------


def test_the_bounds_are_what_the_rounding_of_the_figures_allows() -> None:
    """North East, 2025: 158.5 over 206 is 76.9, and was published as 77."""
    rate = the_rate(PART, a=Decimal("158.5"), b=Decimal(206))
    assert (rate.value, rate.low, rate.high) == (Decimal("76.9"), Decimal("76.9"), Decimal("77.0"))


def test_exact_figures_have_no_bounds_but_themselves() -> None:
    rate = the_rate(RATIO, a=5, b=6, nearest=None)
    assert rate.reach
    assert rate.reach.low == rate.reach.high == rate.exact


shown = st.decimals(0, 3000, places=1)
hidden = st.fractions(Fraction(-1, 20), Fraction(1, 20), max_denominator=1000)


@LAW
@given(shown, shown, hidden, hidden, st.sampled_from([SHARE, RATIO]))
def test_the_bounds_hold_the_rate_of_any_figures_that_would_be_shown_so(a, b, more, less, rule) -> None:
    """Whatever was rounded away, the true rate lies between the bounds."""
    exact_a = max(Fraction(a) + more, Fraction(0)) if a else Fraction(0)
    exact_b = max(Fraction(b) + less, Fraction(0)) if b else Fraction(0)
    rate = the_rate(rule, a=a, b=b)
    below = exact_b + (exact_a if rule is SHARE else 0)
    if rate.reach is None or not below:
        return
    true = 100 * exact_a / below
    assert rate.reach.low <= true
    assert rate.reach.high is None or true <= rate.reach.high
    assert rate.exact is None or rate.reach.low <= rate.exact


def test_rates_are_rounded_as_their_definition_says() -> None:
    rule = an_indicator("a", "b", factor=1, unit="cases", rounding=Rounding(decimals=2))
    assert the_rate(rule, a=22, b=7, nearest=None).said == "3.14 cases"


def test_a_rate_over_nobody_has_nothing_to_say() -> None:
    definitions = a_set(RATIO)
    rate = rate_over((), definitions.indicators[0], definitions)
    assert (rate.value, rate.units, rate.of, rate.said) == (None, 0, 0, "none")


def test_figures_that_no_definition_knows_do_no_harm() -> None:
    definitions = a_set(RATIO)
    [rate] = rates_of(unit_figures({"a": 1, "b": 2, "zz": 9}, definitions), definitions)
    assert str(rate.value) == "50.0"
