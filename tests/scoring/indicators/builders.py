"""Small definitions and rows for the tests of rates."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import attrs
from tests.strategies import CHILDREN, PROVENANCE

from practicecheck.assessments import Number
from practicecheck.frameworks import Wording
from practicecheck.scoring import (
    Indicator,
    IndicatorInput,
    IndicatorSet,
    IndicatorSetId,
    Marker,
    Rate,
    UnitFigures,
    YearlyFigure,
    YearNumber,
    rates_of,
    unit_figures,
)

LOW = Marker.LOW
Given = Number | Marker | None


def an_indicator(above: str, below: str, **other: Any) -> Indicator:
    """A rate by a rule such as ``an_indicator("a", "a b")``."""
    return Indicator(
        **{
            "id": "rate",
            "title": "Rate",
            "measures": "something",
            "above": tuple(above.split()),
            "below": tuple(below.split()),
            "text": "The one over the other.",
            "locator": "page 1",
            "wording": Wording.OURS,
            **other,
        }
    )


def a_set(*indicators: Indicator, nearest: Number | None = Decimal("0.1"), **other: Any) -> IndicatorSet:
    """Definitions of the given rates; every figure is given to the nearest tenth, if nothing else is said."""
    yearly = YearlyFigure(
        id="days",
        title="Working days",
        unit="days",
        by_year=(YearNumber(year="2025", number=253), YearNumber(year="2024", number=254)),
        wording=Wording.OURS,
        source="ours",
    )
    names = dict.fromkeys(name for one in indicators for name in one.figures if name != "days")
    return attrs.evolve(
        IndicatorSet(
            id=IndicatorSetId("northshire-workforce@2026"),
            title="Northshire's rates",
            summary="Rates.",
            provenance=PROVENANCE,
            inputs=tuple(IndicatorInput(id=name, title=name, unit="people", nearest=nearest) for name in names),
            indicators=indicators,
            yearly=(yearly,) if any(one.times == "days" for one in indicators) else (),
        ),
        **other,
    )


def a_row(definitions: IndicatorSet, year: str | None = "2025", **figures: Given) -> UnitFigures:
    """The figures of one unit; integers are taken as they are, texts as decimals."""
    return unit_figures(figures, definitions, unit="East", year=year)


def the_rate(
    rule: Indicator, *, nearest: Number | None = Decimal("0.1"), year: str = "2025", **figures: Given
) -> Rate:
    """The one rate that a rule makes of figures."""
    definitions = a_set(rule, nearest=nearest)
    [rate] = rates_of(a_row(definitions, year, **figures), definitions)
    return rate


def national(year: str = "2025", **figures: Given) -> dict[str, Rate]:
    """The nine national rates of a row, by their ids."""
    row = unit_figures(figures, CHILDREN, unit="Northshire", year=year)
    return {rate.indicator.id: rate for rate in rates_of(row, CHILDREN)}
