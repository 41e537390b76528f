"""A table with one row for each organisation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import final

import attrs

from practicecheck.errors import Code, DocumentError, Problem, near, shortened, some_of
from practicecheck.exchange._csv_records import TableRow
from practicecheck.exchange._table_text import TableText
from practicecheck.values import Value


@final
@attrs.frozen(repr=False)
class NamedRows(Value):
    """The rows of organisations.

    Attributes:
        by_name: Each row by the name of its organisation, in the order of the table.
        problems: Rows without a name, and second rows of an organisation.
    """

    by_name: Mapping[str, TableRow]
    problems: tuple[Problem, ...]


def rows_by_name(table: TableText, unit: str | None = None) -> NamedRows:
    """Take the rows of a table as those of organisations.

    Args:
        table: The table.
        unit: The heading of the column that names the organisation; the first column, if nothing is said.

    Raises:
        DocumentError: There is no such column, or nothing stands below the heading.
    """
    place = place_of(table, unit or (table.heading or ("",))[0])
    found: dict[str, TableRow] = {}
    problems: list[Problem] = []
    for row in table.rows:
        name = row.cells[place]
        if not name or name in found:
            before = found[name].number if name else None
            problems.append(_unfit_name(table, row.number, name, before))
        else:
            found[name] = row
    if not table.rows:
        problem = Problem(
            code=Code.NOT_A_TABLE,
            message="there is nothing below the heading.",
            remedy="Name the file that holds the organisations' figures.",
            file=table.name,
        )
        raise DocumentError([problem])
    return NamedRows(found, tuple(problems))


def place_of(table: TableText, heading: str) -> int:
    """The place of a column.

    Args:
        table: The table.
        heading: The column's heading.

    Raises:
        DocumentError: No column is called so, or several are.
    """
    places = [n for n, name in enumerate(table.heading) if name == heading]
    if len(places) == 1:
        return places[0]
    hint = near(heading, table.heading) or f"There are: {some_of(table.heading)}."
    problem = (
        Problem(
            code=Code.COLUMN_TWICE,
            message=f'{len(places)} columns are called "{shortened(heading)}".',
            remedy="Give each column a name of its own.",
            file=table.name,
        )
        if places
        else Problem(
            code=Code.NO_SUCH_COLUMN,
            message=f'no column is called "{shortened(heading)}".',
            remedy=hint,
            file=table.name,
        )
    )
    raise DocumentError([problem])


def _unfit_name(table: TableText, row: int, name: str, before: int | None) -> Problem:
    return Problem(
        code=Code.ROW_TWICE,
        message=f"rows {before} and {row} are both of {shortened(name)}."
        if name
        else f"row {row} names no organisation.",
        remedy="Give each organisation one row. Of several years, keep one.",
        file=table.name,
        line=row,
    )
