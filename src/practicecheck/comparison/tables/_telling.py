"""What of a table is told, once it is decided what is hidden."""

from __future__ import annotations

from collections.abc import Container
from decimal import Decimal

import attrs

from practicecheck.comparison.tables._policy import DisclosurePolicy
from practicecheck.comparison.tables._released import ReleasedCell, ReleasedTable
from practicecheck.comparison.tables._rounding import mean_as_told, rounded
from practicecheck.comparison.tables._table import Cell, Key, Measure, Table
from practicecheck.scoring import Marker


def told_of(table: Table, policy: DisclosurePolicy, hidden: Container[Key]) -> ReleasedTable:
    """A table as it may be published.

    Args:
        table: The table.
        policy: The policy.
        hidden: The places of the cells that are held back.
    """
    shown = [{name for name, own in d.by_name.items() if own.shown} for d in table.dimensions]
    return ReleasedTable(
        name=table.name,
        population=table.population,
        period=table.period,
        dimensions=tuple(
            attrs.evolve(own, categories=tuple(category for category in own.categories if category.shown))
            for own in table.dimensions
        ),
        measure=table.measure,
        cells=tuple(
            _held_back(key, table.measure) if key in hidden else _told(table.by_key[key], table, policy)
            for key in table.keys
            if all(name in own for name, own in zip(key, shown, strict=True))
        ),
        policy=policy,
    )


def _held_back(key: Key, measure: Measure) -> ReleasedCell:
    return ReleasedCell(
        key=key,
        people_marker=Marker.SUPPRESSED,
        value_marker=None if measure is Measure.PEOPLE else Marker.SUPPRESSED,
    )


def _told(cell: Cell, table: Table, policy: DisclosurePolicy) -> ReleasedCell:
    people = rounded(cell.people, policy.rounding)
    low = bool(cell.people) and not people
    value: Decimal | None = None
    marker: Marker | None = None
    if table.measure is not Measure.PEOPLE:
        if not cell.people:
            marker = Marker.NOT_APPLICABLE
        elif cell.total is None:
            marker = Marker.UNAVAILABLE
        elif low:
            marker = Marker.SUPPRESSED
        else:
            value = mean_as_told(cell.total / cell.people, table.decimals)
    return ReleasedCell(
        key=cell.key,
        people=None if low else people,
        people_marker=Marker.LOW if low else None,
        value=value,
        value_marker=marker,
    )
