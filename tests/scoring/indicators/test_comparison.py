"""Beside published rates, and beside rates of other definitions."""

from __future__ import annotations

from decimal import Decimal

import attrs
import pytest
from tests.scoring.indicators.builders import LOW, a_row, a_set, an_indicator, the_rate
from tests.strategies import CHILDREN, INDICATORS

from practicecheck.scoring import (
    Cell,
    Comparability,
    IndicatorSetId,
    Marker,
    Rate,
    Verdict,
    compare_rates,
    compared,
    rates_of,
    unit_figures,
)

RATIO = an_indicator("a", "b")
D = Decimal


def verdict(rate: Rate, published: str | Marker | None) -> Verdict | None:
    match published:
        case None:
            cell = Cell()
        case Marker():
            cell = Cell(written=published.value, marker=published)
        case _:
            cell = Cell(written=published, number=D(published))
    return compared(rate, cell).verdict


ORDINARY = the_rate(RATIO, a=D("158.5"), b=D(206))
TINY = the_rate(RATIO, a=LOW, b=D(400))
SMALL = the_rate(RATIO, a=LOW, b=D(12))
NOBODY = the_rate(RATIO, a=0, b=0)
HIDDEN = the_rate(RATIO, a=Marker.SUPPRESSED, b=3)


@pytest.mark.parametrize(
    ("rate", "published", "wanted"),
    [
        (ORDINARY, "76.9", Verdict.AGREES),
        (ORDINARY, "76.90", Verdict.AGREES),
        (ORDINARY, "77", Verdict.EXPLAINED),
        (ORDINARY, "76.8", Verdict.NOT_EXPLAINED),
        (ORDINARY, "77.1", Verdict.NOT_EXPLAINED),
        (ORDINARY, LOW, Verdict.NOT_EXPLAINED),
        (ORDINARY, Marker.NOT_APPLICABLE, Verdict.NOT_EXPLAINED),
        (ORDINARY, Marker.SUPPRESSED, Verdict.NOT_PUBLISHED),
        (ORDINARY, Marker.UNAVAILABLE, Verdict.NOT_PUBLISHED),
        (ORDINARY, None, Verdict.NOT_PUBLISHED),
        (TINY, LOW, Verdict.AGREES),
        (TINY, "0", Verdict.EXPLAINED),
        (TINY, "0.1", Verdict.NOT_EXPLAINED),
        (SMALL, LOW, Verdict.EXPLAINED),
        (SMALL, "0.2", Verdict.EXPLAINED),
        (SMALL, "0.5", Verdict.NOT_EXPLAINED),
        (the_rate(RATIO, a=0, b=12), LOW, Verdict.NOT_EXPLAINED),
        (the_rate(RATIO, a=0, b=12), "0", Verdict.AGREES),
        (NOBODY, Marker.NOT_APPLICABLE, Verdict.AGREES),
        (NOBODY, "0", Verdict.NOT_EXPLAINED),
        (HIDDEN, Marker.SUPPRESSED, Verdict.AGREES),
        (HIDDEN, Marker.UNAVAILABLE, Verdict.NOT_PUBLISHED),
        (HIDDEN, "12.5", Verdict.NOT_WORKED_OUT),
        (HIDDEN, Marker.NOT_APPLICABLE, Verdict.NOT_WORKED_OUT),
    ],
)
def test_a_verdict_beside_what_was_published(rate, published, wanted) -> None:
    assert verdict(rate, published) is wanted


def test_no_published_column_is_nothing_published() -> None:
    assert compared(ORDINARY, None).verdict is Verdict.NOT_PUBLISHED


def test_what_was_published_in_whole_percent_is_held_to_whole_percent() -> None:
    rate = the_rate(RATIO, a=159, b=1000, nearest=None)
    assert compared(rate, Cell(written="16", number=16)).verdict is Verdict.NOT_EXPLAINED
    assert compared(rate, Cell(written="16", number=16, nearest=1)).verdict is Verdict.EXPLAINED
    assert compared(rate, Cell(written="17", number=17, nearest=1)).verdict is Verdict.NOT_EXPLAINED


# --- two rates --------------------------------------------------------------------------------


def test_two_rates_of_one_definition_are_subtracted_and_rounded_once() -> None:
    """52.95 and 58.49 are shown as 53.0 and 58.5, and differ by 5.5."""
    found = compare_rates(
        the_rate(RATIO, a=5295, b=10000, nearest=None), the_rate(RATIO, a=5849, b=10000, nearest=None)
    )
    assert found.comparability is Comparability.COMPARABLE
    assert found.difference == D("5.5")
    assert found.told_apart


def test_a_difference_that_rounding_alone_could_make_is_told_as_one() -> None:
    found = compare_rates(the_rate(RATIO, a=D("1.0"), b=D("9.0")), the_rate(RATIO, a=D("1.1"), b=D("9.5")))
    assert found.difference == D("0.5")
    assert found.told_apart is False


def test_two_definitions_of_turnover_are_never_subtracted() -> None:
    """Over staff in post, and over permanent and temporary staff: both are called turnover."""
    adult = INDICATORS[IndicatorSetId("adult-social-care-workforce@2019")]
    [first] = rates_of(unit_figures({"permanent": 80, "temporary": 20, "leavers": 25}, adult), adult)
    second = rates_of(unit_figures({"inpost_fte": 80, "leavers_fte": 25}, CHILDREN), CHILDREN)[0]
    assert str(first.value) == "25.0"
    found = compare_rates(first, second)
    assert found.comparability is Comparability.NOT_COMPARABLE
    assert found.difference is None
    assert "both measure turnover, by two definitions" in found.why
    assert "leavers / (permanent + temporary)" in found.why


def test_heads_and_full_time_equivalents_are_two_definitions() -> None:
    row = unit_figures(
        {"inpost_fte": 80, "leavers_fte": 25, "inpost_headcount": 90, "leavers_headcount": 25}, CHILDREN
    )
    fte, heads, *_ = rates_of(row, CHILDREN)
    assert compare_rates(fte, heads).comparability is Comparability.NOT_COMPARABLE


def of_edition(edition: str, rule=RATIO) -> Rate:
    definitions = a_set(rule, id=IndicatorSetId(f"northshire-workforce@{edition}"))
    [rate] = rates_of(a_row(definitions, a=1, b=4), definitions)
    return rate


def test_another_edition_of_the_same_rule_is_comparable_with_a_caveat() -> None:
    found = compare_rates(of_edition("2025"), of_edition("2026"))
    assert found.comparability is Comparability.CAVEAT
    assert found.difference == 0


def test_another_rule_under_the_same_name_is_not_comparable() -> None:
    found = compare_rates(of_edition("2025"), of_edition("2026", attrs.evolve(RATIO, below=("a", "b"))))
    assert found.comparability is Comparability.NOT_COMPARABLE
    assert "the definition changed" in found.why


def test_a_rate_that_is_open_has_no_difference() -> None:
    found = compare_rates(SMALL, ORDINARY)
    assert found.comparability is Comparability.COMPARABLE
    assert found.difference is None
    assert found.told_apart is None
