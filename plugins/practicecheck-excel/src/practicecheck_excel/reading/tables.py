"""Finding the form in a workbook: headings by their words, rows by what stands in the column Item."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import final

import attrs

from practicecheck.values import Value
from practicecheck_excel.cells import Cell
from practicecheck_excel.fields import Field, Printed, column_called
from practicecheck_excel.names import RowName
from practicecheck_excel.reading.workbook import Merge, Sheet

_NEEDED = (Field.ANSWER, Field.WORDS)


@final
@attrs.frozen(kw_only=True, repr=False, eq=False)
class Table(Value):
    """Rows beneath headings.

    Attributes:
        sheet: The sheet.
        heading: The row of the headings.
        end: The first row that is not its own.
        columns: Its columns, by their place; columns of which the heading is merged over several all count.
        item: The column with the names of the rows.
    """

    sheet: Sheet
    heading: int
    end: int
    columns: Mapping[int, Field | Printed]
    item: int


def tables_of(sheet: Sheet, named: Callable[[str], RowName | None]) -> Iterator[Table]:
    """Find the tables of a sheet.

    Args:
        sheet: The sheet.
        named: Reads a row's name; nothing if it names nothing that is asked.
    """
    rows: dict[int, dict[int, Cell]] = {}
    for (row, column), cell in sheet.cells.items():
        rows.setdefault(row, {})[column] = cell
    headings = [
        (row, columns)
        for row, cells in sorted(rows.items())
        if (columns := _headings(cells, sheet.merges)) is not None
    ]
    ends = [*(row for row, _ in headings[1:]), max(rows, default=0) + 1]
    # One end too many where there are no headings at all.
    for (row, columns), end in zip(headings, ends, strict=False):
        item = next((column for column, what in columns.items() if what is Printed.ITEM), None)
        if item is None:
            item = _column_of_names(rows, range(row + 1, end), named)
        if item is not None:
            yield Table(sheet=sheet, heading=row, end=end, columns={**columns, item: Printed.ITEM}, item=item)


def _headings(cells: Mapping[int, Cell], merges: Sequence[Merge]) -> dict[int, Field | Printed] | None:
    found: dict[int, Field | Printed] = {}
    for column, cell in sorted(cells.items()):
        what = column_called(cell.text)
        if what is None or (what in found.values() and isinstance(what, Printed)):
            continue
        found[column] = what
        for merge in merges:
            if merge.covers(cell.row, column):
                found |= {other: what for other in range(column + 1, merge.right + 1) if other not in cells}
    fields = [what for what in found.values() if isinstance(what, Field)]
    plenty = Printed.ITEM in found.values() or len(set(fields)) > 1
    return found if plenty and any(what in fields for what in _NEEDED) else None


def _column_of_names(
    rows: Mapping[int, Mapping[int, Cell]], own: range, named: Callable[[str], RowName | None]
) -> int | None:
    """The column in which most names stand, where no heading says which it is."""
    counts: dict[int, int] = {}
    for row in own:
        for column, cell in rows.get(row, {}).items():
            if named(cell.text) is not None:
                counts[column] = counts.get(column, 0) + 1
    return max(counts, key=lambda column: (counts[column], -column), default=None)
