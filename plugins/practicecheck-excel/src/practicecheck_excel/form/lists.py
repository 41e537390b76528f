"""The sheet with lists that formulas and drop-downs look up. There is nothing to fill in on it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from practicecheck_excel.cells import column_letters
from practicecheck_excel.form.cover import WORKING_COPY
from practicecheck_excel.sheet import print_ready, protect, put

if TYPE_CHECKING:
    from openpyxl import Workbook

LISTS = "Lists"
LISTS_TITLE = "Lists of the drop-downs. There is nothing to fill in here."


class Lists:
    """Puts lists beside one another on their sheet, which there is only if there are lists.

    Args:
        workbook: The workbook.
    """

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._columns = 0
        self._placed: dict[tuple[tuple[str, ...], ...], str] = {}

    def place(self, rows: Sequence[Sequence[str]]) -> str:
        """Put a list in its place, once.

        Args:
            rows: Its rows, each with as many texts as it has.

        Returns:
            Its cells as a formula calls them. Where a row is shorter than others they are empty.
        """
        key = tuple(tuple(row) for row in rows)
        if key not in self._placed:
            self._placed[key] = self._put(key)
        return self._placed[key]

    def _put(self, rows: tuple[tuple[str, ...], ...]) -> str:
        if LISTS not in self._workbook.sheetnames:
            put(self._workbook.create_sheet(LISTS), 1, 1, LISTS_TITLE)
        first, across = self._columns + 1, max(map(len, rows))
        for n, row in enumerate(rows, start=2):
            for column, text in enumerate(row, start=first):
                put(self._workbook[LISTS], n, column, text)
        self._columns += across
        return f"'{LISTS}'!${column_letters(first)}$2:${column_letters(self._columns)}${len(rows) + 1}"

    def close(self) -> None:
        """Put the sheet behind all others, out of sight, and lock it."""
        if LISTS in self._workbook.sheetnames:
            sheet = self._workbook[LISTS]
            self._workbook.move_sheet(LISTS, offset=len(self._workbook.sheetnames))
            sheet.sheet_state = "hidden"
            print_ready(sheet, mark=WORKING_COPY)
            protect(sheet)
