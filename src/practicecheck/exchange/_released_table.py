"""Released tables as CSV and as plain values, and read back. A table that has not been released is refused."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import cast

from practicecheck.comparison.tables import AuditedCell, Measure, ReleasedCell, ReleasedTable
from practicecheck.errors import Code, DocumentError, Problem
from practicecheck.exchange._csv_text import csv_text
from practicecheck.exchange._document import read_document
from practicecheck.exchange._kinds import HEADER, KINDS
from practicecheck.exchange._opening import Readable, open_source
from practicecheck.exchange._source import Tree
from practicecheck.exchange.released import (
    ReleaseDocument,
    release_document,
    tables_of,
    whole_tree,
    written_table,
)
from practicecheck.values import Value


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
    return _tree(written_table(_released(table)))


def release_tree(tables: Iterable[ReleasedTable], audited: Iterable[AuditedCell] | None = None) -> Tree:
    """Tables that were released together as plain values: what ``release --format json`` promises.

    Args:
        tables: The tables.
        audited: What an outsider can work out of each hidden cell, if it is told.

    Returns:
        The document ``release/1`` with every member; ``read_released_tables`` reads it back.
    """
    document = release_document(map(_released, tables), audited)
    return {HEADER: KINDS["release"].written, **_tree(document)}


def _tree(value: Value) -> Tree:
    tree: Tree = whole_tree(value)
    return tree


def read_released_tables(readable: Readable) -> tuple[ReleasedTable, ...]:
    """Read tables that were released: what ``practicecheck release`` wrote to JSON, and nothing else.

    That a file keeps its own policy and was not changed by hand is checked. That a release has made it can't
    be: whoever writes such a file himself vouches for it.

    Args:
        readable: A file, or a text that is held already.

    Raises:
        DocumentError: It was not released, or was changed since; all problems are listed.
    """
    if _is_table(readable):
        raise DocumentError([_not_released("a table says nothing of how it was released.", _name(readable))])
    source = open_source(readable)
    if not source.problems and not (isinstance(source.tree, dict) and HEADER in source.tree):
        raise DocumentError([_not_released("nothing says that this was released.", source.name)])
    return tables_of(cast("ReleaseDocument", read_document(source, KINDS["release"], {})))


_TABLES = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".ods")


def _is_table(readable: Readable) -> bool:
    return (_name(readable) or "").lower().endswith(_TABLES)


def _name(readable: Readable) -> str | None:
    if isinstance(readable, str | os.PathLike):
        return os.fspath(readable)
    return readable.name


def _not_released(message: str, file: str | None) -> Problem:
    return Problem(
        code=Code.NOT_RELEASED,
        message=message,
        remedy=(
            "Release it, and name what comes out: practicecheck release TABLE.csv --by COLUMN -o released.json"
        ),
        file=file,
    )
