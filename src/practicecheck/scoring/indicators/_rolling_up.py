"""Rates of many units: row by row, or rolled up into groups. A rate of a group is the ratio of its sums."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import final

import attrs

from practicecheck.scoring.indicators._comparison import compared
from practicecheck.scoring.indicators._definition import IndicatorSet
from practicecheck.scoring.indicators._rate import Rate
from practicecheck.scoring.indicators._unit_figures import UnitFigures
from practicecheck.scoring.indicators._working_out import rate_over, rates_of
from practicecheck.values import Value


@final
@attrs.frozen(kw_only=True, repr=False)
class UnitRates(Value):
    """The rates of one unit, or of a group of units, for one reporting year.

    Attributes:
        unit: The unit's name; nothing for a group.
        code: Its code.
        level: Of which level it is, or its members are.
        year: The reporting year.
        row: The unit's row in the table.
        group: What the members of a group have in common, as pairs of a column's heading and what stands there.
        rates: Its rates, in the order of the definitions.
    """

    unit: str | None = None
    code: str | None = None
    level: str | None = None
    year: str | None = None
    row: int | None = None
    group: tuple[tuple[str, str], ...] = ()
    rates: tuple[Rate, ...] = ()

    def rate(self, indicator_id: str) -> Rate:
        """A rate by the id of its definition.

        Args:
            indicator_id: The id, such as ``vacancy_rate_fte``.

        Raises:
            KeyError: There is none.
        """
        for rate in self.rates:
            if rate.indicator.id == indicator_id:
                return rate
        raise KeyError(indicator_id)


def unit_rates(
    units: Iterable[UnitFigures], definitions: IndicatorSet, *, compare: bool = False
) -> tuple[UnitRates, ...]:
    """Work out the rates of each unit.

    Args:
        units: The units' figures.
        definitions: The definitions.
        compare: Whether each rate is laid beside the published one.

    Returns:
        One entry for each unit, in the order in which they were given.
    """
    made: list[UnitRates] = []
    for own in units:
        rates = rates_of(own, definitions)
        if compare:
            rates = tuple(compared(rate, own.published_of.get(rate.indicator.id)) for rate in rates)
        made.append(
            UnitRates(unit=own.unit, code=own.code, level=own.level, year=own.year, row=own.row, rates=rates)
        )
    return tuple(made)


def group_rates(units: Iterable[UnitFigures], definitions: IndicatorSet) -> tuple[UnitRates, ...]:
    """Work out the rates of groups of units: the ratio of summed figures.

    Units of two levels or of two years are never added up: a region holds its councils already.

    Args:
        units: The units' figures, with what they are grouped by.
        definitions: The definitions.

    Returns:
        One entry for each level, year and group, sorted by them. Each rate says how many of the group's units
        it is made of.
    """
    groups: dict[tuple[str, str, tuple[tuple[str, str], ...]], list[UnitFigures]] = {}
    for own in units:
        groups.setdefault((own.level or "", own.year or "", own.groups), []).append(own)
    return tuple(
        UnitRates(level=level or None, year=year or None, group=group, rates=_over(members, definitions))
        for (level, year, group), members in sorted(groups.items())
    )


def _over(members: Sequence[UnitFigures], definitions: IndicatorSet) -> tuple[Rate, ...]:
    return tuple(rate_over(members, indicator, definitions) for indicator in definitions.indicators)
