"""Sheets of results: a heading, what is to be known first, and tables beneath."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias, final

import attrs

from practicecheck.values import Value
from practicecheck_excel.cells import Shown, column_letters
from practicecheck_excel.sheet import grow, print_ready, put
from practicecheck_excel.style import BAND, BANNER, BODY, BOX, HEADING_FILL, NUMBERS, STRONG, TITLE, WRAPPED

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

Row: TypeAlias = Sequence[Shown | None]
_ANCHOR = 16_000
"""A longer text goes on in the row below: here, too, none is ever cut."""


@final
@attrs.frozen(kw_only=True, repr=False)
class Column(Value):
    """A column of a table.

    Attributes:
        title: Its heading.
        width: How many characters go into a line of it.
    """

    title: str
    width: float = 12


class ResultSheet:
    """A sheet that is written from the top.

    Args:
        workbook: The workbook.
        name: The sheet's name.
        title: Its heading.
        mark: What each copy must say.
        widths: The widths of its columns.
    """

    def __init__(self, workbook: Workbook, name: str, title: str, mark: str, widths: Sequence[float]) -> None:
        self.sheet: Worksheet = workbook.create_sheet(name)
        self.widths = widths
        self.row = 0
        for n, width in enumerate(widths, start=1):
            self.sheet.column_dimensions[column_letters(n)].width = width
        self.line(title, title=True)
        self.line(f"{mark}.", banner=True)
        self._mark = mark

    def line(self, text: str, *, title: bool = False, banner: bool = False, band: bool = False) -> None:
        """A text across the sheet.

        Args:
            text: The text.
            title: Whether it is the sheet's heading.
            banner: Whether it must not be overlooked.
            band: Whether it heads what follows.
        """
        font = TITLE if title else BANNER if banner else BAND if band else BODY
        for n, piece in enumerate(_pieces(text)):
            self.row += 2 if band and not n else 1
            put(self.sheet, self.row, 1, piece, font=font)
            if len(self.widths) > 1:
                self.sheet.merge_cells(
                    start_row=self.row, end_row=self.row, start_column=1, end_column=len(self.widths)
                )
            grow(self.sheet, self.row, [(piece, sum(self.widths))], size=int(font.size or 10))

    def facts(self, facts: Iterable[tuple[str, str | None]]) -> None:
        """Facts with their names.

        Args:
            facts: Each name with what it is like; those that are like nothing are left out.
        """
        for name, value in facts:
            for n, piece in enumerate(_pieces(value) if value else ()):
                self.row += 1
                put(self.sheet, self.row, 1, None if n else name, font=STRONG)
                put(self.sheet, self.row, 2, piece)
                if len(self.widths) > 2:  # noqa: PLR2004 - only then there is something to merge
                    self.sheet.merge_cells(
                        start_row=self.row, end_row=self.row, start_column=2, end_column=len(self.widths)
                    )
                grow(self.sheet, self.row, [(name, self.widths[0]), (piece, sum(self.widths[1:]))])

    def table(self, titles: Sequence[str], rows: Iterable[Row], *, heads: bool = False) -> tuple[int, int]:
        """A table.

        Args:
            titles: The headings.
            rows: The rows.
            heads: Whether its headings are repeated on each page, and stay in sight.

        Returns:
            The row of the headings, and the last row.
        """
        self.row += 1
        heading = self.row
        for n, title in enumerate(titles, start=1):
            put(self.sheet, heading, n, title, font=STRONG, border=BOX).fill = HEADING_FILL
        grow(self.sheet, heading, zip(titles, (0.9 * width for width in self.widths), strict=False))
        for row in rows:
            self._table_row(row)
        if heads:
            self.sheet.freeze_panes = f"A{heading + 1}"
            self.sheet.print_title_rows = f"{heading}:{heading}"
        return heading, self.row

    def _table_row(self, row: Row) -> None:
        split = [list(_pieces(value)) if isinstance(value, str) else [value] for value in row]
        for part in range(max(map(len, split))):
            self.row += 1
            for n, pieces in enumerate(split, start=1):
                value = pieces[part] if part < len(pieces) else None
                number = isinstance(value, int | Decimal) and not isinstance(value, bool)
                cell = put(self.sheet, self.row, n, value, border=BOX, alignment=NUMBERS if number else WRAPPED)
                if isinstance(value, Decimal) and number:
                    cell.number_format = _shown_as(value)
            texts = [
                (str(pieces[part]), self.widths[n])
                for n, pieces in enumerate(split)
                if part < len(pieces) and pieces[part] is not None
            ]
            grow(self.sheet, self.row, texts)

    def done(self, *, through: int | None = None) -> None:
        """Make it ready for the printer.

        Args:
            through: The last row that is printed, if charts stand below the last text.
        """
        heading = self.sheet.print_title_rows
        last = max(through or 0, self.row)
        self.sheet.print_area = f"A1:{column_letters(len(self.widths))}{last}"
        print_ready(self.sheet, mark=self._mark)
        if heading:
            self.sheet.print_title_rows = heading.replace("$", "")


def _pieces(text: str) -> list[str]:
    return [text[n : n + _ANCHOR] for n in range(0, len(text), _ANCHOR)] or [""]


def _shown_as(value: Decimal) -> str:
    exponent = value.as_tuple().exponent
    return f"0.{'0' * -exponent}" if isinstance(exponent, int) and exponent < 0 else "0"
