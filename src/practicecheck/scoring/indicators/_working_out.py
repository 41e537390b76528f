"""Working rates out: sums first, then one ratio, rounded once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from operator import attrgetter
from typing import final

import attrs

from practicecheck.scoring._rounding import rounded
from practicecheck.scoring.indicators._cell import Cell
from practicecheck.scoring.indicators._definition import Indicator, IndicatorSet
from practicecheck.scoring.indicators._interval import Interval, Reach, product, quotient, total
from practicecheck.scoring.indicators._marker import Marker
from practicecheck.scoring.indicators._rate import Missing, Rate
from practicecheck.scoring.indicators._unit_figures import UnitFigures
from practicecheck.values import Value

_SHOWN: Callable[[Cell], Interval] = attrgetter("shown")
_ALLOWED: Callable[[Cell], Interval] = attrgetter("allowed")


def rates_of(figures: UnitFigures, definitions: IndicatorSet) -> tuple[Rate, ...]:
    """Work out every rate of one unit.

    Args:
        figures: The unit's figures.
        definitions: The definitions.

    Returns:
        A rate for each definition, in their order; one that can't be worked out says what is missing.
    """
    return tuple(rate_over((figures,), indicator, definitions) for indicator in definitions.indicators)


def rate_over(units: Sequence[UnitFigures], indicator: Indicator, definitions: IndicatorSet) -> Rate:
    """Work out one rate of several units together: the ratio of their sums, never a mean of their rates.

    Args:
        units: The units.
        indicator: The rate's definition.
        definitions: The definitions that it belongs to.

    Returns:
        The rate. A unit that lacks a figure is left out of both sums, and counted in ``of`` alone.
    """
    whole: list[UnitFigures] = []
    gaps: dict[Missing, None] = {}
    for own in units:
        missing = list(_missing(own, indicator, definitions))
        gaps |= dict.fromkeys(missing)
        if not missing:
            whole.append(own)
    shown = _sums(whole, indicator, definitions, _SHOWN)
    reach = _reach(_sums(whole, indicator, definitions, _ALLOWED), indicator)
    seen = _seen(_reach(shown, indicator), reach)
    value, marker = _value(seen, indicator) if whole else (None, _common(gap.marker for gap in gaps))
    return Rate(
        indicator=indicator,
        definitions=definitions.id,
        origin=definitions.origin,
        value=value,
        marker=marker,
        exact=seen and seen.only,
        numerator=total((shown.above, shown.both)) if whole else None,
        denominator=total((shown.below, shown.both)) if whole else None,
        reach=reach if seen else None,
        missing=tuple(gaps),
        units=len(whole),
        of=len(units),
    )


def _missing(own: UnitFigures, indicator: Indicator, definitions: IndicatorSet) -> Iterator[Missing]:
    for name in indicator.figures:
        if name in definitions.yearly_of:
            if own.year not in definitions.yearly_of[name].numbers:
                why = f"not known for {own.year}" if own.year else "not known, since no year is given"
                yield Missing(figure=name, why=why)
            continue
        cell = own.input_of.get(name)
        if cell is None or cell.blank:
            yield Missing(figure=name, why="not given")
        elif cell.missing and cell.marker is Marker.LOW:
            yield Missing(figure=name, why="low, and nothing says to the nearest what it is rounded")
        elif cell.missing and cell.marker:
            yield Missing(figure=name, why=cell.marker.meaning, marker=cell.marker)


def _common(markers: Iterable[Marker | None]) -> Marker | None:
    """The one marker that stands in place of everything that is missing."""
    found = set(markers)
    return found.pop() if len(found) == 1 else None


@final
@attrs.frozen(repr=False)
class _Sums(Value):
    """What stands above the line only, below it only, and on both sides of it."""

    above: Interval
    below: Interval
    both: Interval


def _sums(
    units: Sequence[UnitFigures],
    indicator: Indicator,
    definitions: IndicatorSet,
    take: Callable[[Cell], Interval],
) -> _Sums:
    def added(names: tuple[str, ...]) -> Interval:
        return total([take(own.input_of[name]) for own in units for name in names])

    above, both = added(indicator.above_only), added(indicator.on_both_sides)
    if indicator.times is None:
        return _Sums(above, added(indicator.below_only), both)
    below = [
        product(
            total([take(own.input_of[name]) for name in indicator.below_only]),
            _times(own, indicator.times, definitions, take),
        )
        for own in units
    ]
    return _Sums(above, total(below), both)


def _times(
    own: UnitFigures, name: str, definitions: IndicatorSet, take: Callable[[Cell], Interval]
) -> Interval:
    yearly = definitions.yearly_of.get(name)
    if yearly is None:
        return take(own.input_of[name])
    number = yearly.numbers[own.year or ""]
    return Interval(number, number)


def _reach(sums: _Sums, indicator: Indicator) -> Reach | None:
    """Between what the rate lies; nothing where there is nothing below the line."""
    if not sums.below.high + sums.both.high:
        return None
    factor = Decimal(indicator.factor)
    reach = quotient(sums.above, sums.below, sums.both, factor)
    if indicator.part and reach.low <= factor and (reach.high is None or reach.high > factor):
        return attrs.evolve(reach, high=Fraction(factor))
    return reach


def _seen(shown: Reach | None, reach: Reach | None) -> Reach | None:
    """What the shown figures make; where rounding alone lifts a part above its whole, what it can have been."""
    if shown is None or reach is None or reach.high is None or shown.low <= reach.high:
        return shown
    return reach


def _value(seen: Reach | None, indicator: Indicator) -> tuple[Decimal | None, Marker | None]:
    """What is shown of a rate: a number where it can be one only, or the marker that says more than it."""
    if seen is None:
        return None, Marker.NOT_APPLICABLE
    if seen.high is None:
        return None, None
    highest = rounded(seen.high, indicator.rounding)
    if seen.low != seen.high and rounded(seen.low, indicator.rounding) != highest:
        return None, None
    if not highest and seen.high:
        return None, Marker.LOW
    return highest, None
