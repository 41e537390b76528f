"""Released tables as CSV and as plain values. A table that has not been released is refused."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from practicecheck.comparison.tables import AuditedCell, Measure, ReleasedCell, ReleasedTable
from practicecheck.exchange._csv_text import csv_text
from practicecheck.exchange._source import Plain, Tree


def _released(table: object) -> ReleasedTable:
    """Hold a table to its type: what is about groups leaves through a release alone.

    Raises:
        TypeError: It is no released table.
    """
    if not isinstance(table, ReleasedTable):
        message = f"a {type(table).__name__} can't be exported: release it first, and export what comes out."
        raise TypeError(message)
    return table


def released_rows(table: ReleasedTable) -> tuple[tuple[str, ...], tuple[tuple[object, ...], ...]]:
    """A released table as headings and rows.

    Args:
        table: The table.

    Returns:
        The headings: its dimensions, the number of people, the mean or percentage if it has one, and a note.
        Then a row for each group, with the policy's marker where no number is told.
    """
    own = _released(table)
    valued = own.measure is not Measure.PEOPLE
    headings = (
        *(dimension.name for dimension in own.dimensions),
        "people",
        *((own.measure.value,) if valued else ()),
        "note",
    )
    return headings, tuple(
        (*cell.key, _people(own, cell), *((_value(own, cell),) if valued else ()), cell.why)
        for cell in own.cells
    )


def _people(table: ReleasedTable, cell: ReleasedCell) -> object:
    return cell.people if cell.people_marker is None else table.written(cell.people_marker)


def _value(table: ReleasedTable, cell: ReleasedCell) -> object:
    return cell.value if cell.value_marker is None else table.written(cell.value_marker)


def released_csv(table: ReleasedTable) -> str:
    """A released table as CSV, a row for each group.

    Args:
        table: The table.

    Raises:
        TypeError: It has not been released.
    """
    headings, rows = released_rows(table)
    return csv_text([headings, *rows])


def released_tree(table: ReleasedTable) -> Tree:
    """A released table as plain values, for JSON.

    Args:
        table: The table.

    Returns:
        What it is about, and an entry for each group. Where a number is not told it is ``null``, and a marker
        says why.

    Raises:
        TypeError: It has not been released.
    """
    own = _released(table)
    return {
        "name": own.name,
        "population": own.population,
        "period": own.period,
        "policy": own.policy.id,
        "measure": own.measure.value,
        "dimensions": [
            {
                "name": dimension.name,
                "categories": [
                    {"name": category.name, "parent": category.parent} for category in dimension.categories
                ],
            }
            for dimension in own.dimensions
        ],
        "hidden": own.hidden,
        "cells": [
            {
                "groups": list(cell.key),
                "people": cell.people,
                "people_marker": cell.people_marker and own.written(cell.people_marker),
                "value": cell.value,
                "value_marker": cell.value_marker and own.written(cell.value_marker),
                "why": cell.why,
            }
            for cell in own.cells
        ],
    }


def release_tree(tables: Iterable[ReleasedTable], audited: Iterable[AuditedCell] | None = None) -> Plain:
    """Tables that were released together as plain values: what ``release --format json`` promises.

    Args:
        tables: The tables.
        audited: What an outsider can work out of each hidden cell, if it is told.
    """
    own = list(tables)
    policies = {table.policy.id: table.policy for table in own}
    return {
        "policies": [
            {
                "id": policy.id,
                "title": policy.title,
                "minimum": policy.minimum,
                "width": policy.width,
                "rounding": policy.rounding,
                "markers": attrs.asdict(policy.markers),
            }
            for policy in policies.values()
        ],
        "tables": [released_tree(table) for table in own],
        "audit": None
        if audited is None
        else [
            {
                "table": cell.table,
                "groups": list(cell.key),
                "low": cell.low,
                "high": cell.high,
                "wide_enough": cell.wide_enough,
            }
            for cell in audited
        ],
    }
