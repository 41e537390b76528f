"""Rolled up, a rate is the ratio of summed figures, never a mean of rates."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.scoring.indicators.builders import LOW, a_row, a_set, an_indicator
from tests.strategies import LAW

from practicecheck.scoring import Marker, UnitFigures, group_rates, rate_over, unit_rates

RATIO = an_indicator("a", "b")
SHARE = an_indicator("a", "a b", id="share")
DEFINITIONS = a_set(RATIO, SHARE, nearest=None)


def row(a, b, *, level: str | None = None, year: str = "2025", **groups: str) -> UnitFigures:
    made = a_row(DEFINITIONS, year, a=a, b=b)
    return attrs.evolve(made, level=level, groups=tuple(groups.items()))


def over(*rows: UnitFigures):
    return rate_over(rows, RATIO, DEFINITIONS)


def test_a_rate_of_two_is_no_mean_of_two_rates() -> None:
    """1 of 10 and 50 of 100 are 51 of 110, 46.4 %; the mean of 10 and 50 would be 30."""
    assert over(row(1, 10), row(50, 100)).exact == Fraction(51, 110) * 100


@pytest.mark.parametrize("marker", [None, Marker.SUPPRESSED, Marker.UNAVAILABLE])
def test_who_lacks_a_figure_is_left_out_of_both_sums_and_told(marker) -> None:
    rate = over(row(1, 10), row(marker, 1000))
    assert rate.exact == Fraction(10)
    assert (rate.units, rate.of) == (1, 2)
    assert [gap.figure for gap in rate.missing] == ["a"]


def test_a_group_without_a_single_whole_row_has_no_rate() -> None:
    rate = over(row(Marker.SUPPRESSED, 10), row(Marker.SUPPRESSED, 20))
    assert (rate.value, rate.marker, rate.units, rate.of) == (None, Marker.SUPPRESSED, 0, 2)


def test_who_has_nobody_below_the_line_still_counts_above_it() -> None:
    assert over(row(0, 0), row(1, 4)).exact == 25


def test_low_in_a_sum_is_never_taken_for_0() -> None:
    definitions = a_set(RATIO, nearest=Decimal("0.1"))
    rows = [a_row(definitions, a=Decimal(3), b=Decimal(100)), a_row(definitions, a=LOW, b=Decimal(100))]
    rate = rate_over(rows, RATIO, definitions)
    assert rate.numerator == attrs.evolve(rate.numerator, low=Decimal(3), high=Decimal("3.05"), above=True)
    assert rate.value == Decimal("1.5")
    assert rate.exact is None


def test_working_days_are_multiplied_row_by_row() -> None:
    rule = an_indicator("lost", "staff", times="days")
    definitions = a_set(rule, nearest=None)
    rows = [a_row(definitions, "2024", lost=100, staff=10), a_row(definitions, "2025", lost=100, staff=20)]
    assert rate_over(rows, rule, definitions).exact == Fraction(200, 10 * 254 + 20 * 253) * 100


def test_levels_and_years_are_never_added_up() -> None:
    rows = [
        row(60, 200, level="National", region=""),
        row(30, 100, level="Regional", region="North"),
        row(10, 40, level="Local authority", region="North"),
        row(20, 60, level="Local authority", region="North"),
        row(1, 60, level="Local authority", year="2024", region="North"),
    ]
    found = {(own.level, own.year): own.rates[0].exact for own in group_rates(rows, DEFINITIONS)}
    assert found == {
        ("National", "2025"): 30,
        ("Regional", "2025"): 30,
        ("Local authority", "2025"): 30,
        ("Local authority", "2024"): Fraction(100, 60),
    }


def test_groups_stand_in_order_and_say_what_they_have_in_common() -> None:
    rows = [row(1, 2, region="South"), row(1, 2, region="North"), row(1, 2, region="South")]
    assert [own.group for own in group_rates(rows, DEFINITIONS)] == [
        (("region", "North"),),
        (("region", "South"),),
    ]


def test_a_rate_is_found_by_its_id() -> None:
    [own] = unit_rates([row(1, 3)], DEFINITIONS)
    assert own.rate("share").exact == 25
    with pytest.raises(KeyError):
        own.rate("turnover")


cells = st.one_of(
    st.integers(0, 500), st.decimals(0, 500, places=1), st.sampled_from([None, LOW, Marker.SUPPRESSED])
)
tables = st.lists(st.tuples(cells, cells, st.sampled_from("NS")), max_size=8)


@LAW
@given(tables, st.randoms())
def test_the_order_of_rows_does_not_matter(table, random) -> None:
    rows = [row(a, b, region=region) for a, b, region in table]
    shuffled = [*rows]
    random.shuffle(shuffled)

    def found(units):
        return [
            (
                own.group,
                [(r.value, r.marker, r.numerator, r.denominator, r.reach, r.units, r.of) for r in own.rates],
            )
            for own in group_rates(units, DEFINITIONS)
        ]

    assert found(shuffled) == found(rows)


@LAW
@given(st.lists(st.tuples(st.integers(0, 500), st.integers(0, 500)), min_size=2, max_size=8), st.data())
def test_however_units_are_grouped_the_sums_are_those_of_the_whole(table, data) -> None:
    """Teams, then services made of teams: the same rate of the whole."""
    cut = data.draw(st.integers(1, len(table) - 1))
    parts = (table[:cut], table[cut:])
    services = [row(sum(a for a, _ in part), sum(b for _, b in part)) for part in parts]
    whole, again = over(*(row(a, b) for a, b in table)), over(*services)
    assert (again.exact, again.value, again.marker) == (whole.exact, whole.value, whole.marker)
