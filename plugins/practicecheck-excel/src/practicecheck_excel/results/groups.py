"""Tables about groups of people, as they were released."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from practicecheck.exchange import ReportContent, released_rows
from practicecheck_excel.results.table import ResultSheet, Row
from practicecheck_excel.results.words import MARKS

if TYPE_CHECKING:
    from openpyxl import Workbook

    from practicecheck.comparison.tables import ReleasedTable

_FIRST, _OTHERS = 34, 22


def groups_sheet(workbook: Workbook, content: ReportContent) -> None:
    """Write the released tables, and what stands in them instead of numbers.

    Args:
        workbook: The workbook.
        content: The report's content, with tables.
    """
    # The note beside each row is told once, below.
    columns = max(len(released_rows(table)[0]) - 1 for table in content.tables)
    widths = (_FIRST, *(_OTHERS for _ in range(max(columns, _LEAST) - 1)))
    sheet = ResultSheet(workbook, "Tables", "Results by group", MARKS[content.audience], widths)
    for table in content.tables:
        headings, rows = released_rows(table)
        sheet.line(", ".join(filter(None, (table.name, table.period))), band=True)
        sheet.table([heading.capitalize() for heading in headings[:-1]], [_row(row[:-1]) for row in rows])
        sheet.facts(_markers(table))
        sheet.line(table.policy.summary)
    sheet.done()


_LEAST = 4
"""So many columns there are at least, for the texts below the tables."""


def _row(row: tuple[object, ...]) -> Row:
    return tuple(value if isinstance(value, int | Decimal) else str(value) for value in row)


def _markers(table: ReleasedTable) -> Iterator[tuple[str, str | None]]:
    told = {
        table.written(marker): cell.why
        for cell in table.cells
        if (marker := cell.people_marker or cell.value_marker) is not None
    }
    yield from told.items()
