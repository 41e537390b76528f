"""Putting values into a sheet: text stays text, rows are high enough, and every page says what it is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from math import ceil

from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.styles import Alignment, Border, Font
from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from practicecheck_excel.cells import Shown
from practicecheck_excel.style import BODY, DAY_FORMAT, SIZE, TEXT_FORMAT, WRAPPED

_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_STARTS_FORMULA = ("=", "+", "-", "@")
_LONGEST = 32_767
_FIRST_YEAR = 1901
_LINE_HEIGHT = 1.3
_HIGHEST = 409
_A4 = 9


class GrowingRow(RowDimension):
    """A row that has a height and still grows with what is typed into it."""

    @property
    def customHeight(self) -> bool:  # noqa: N802 - openpyxl's name
        """Whether the height is fixed."""
        return False


class TextTooLongError(ValueError):
    """A text is longer than a cell can hold, and was not cut."""

    def __init__(self, length: int) -> None:
        super().__init__(f"a text of {length} characters does not fit into a cell, which holds {_LONGEST}")


def put(
    sheet: Worksheet,
    row: int,
    column: int,
    value: Shown | None,
    *,
    font: Font = BODY,
    alignment: Alignment = WRAPPED,
    border: Border | None = None,
) -> SheetCell:
    """Put a value into a cell.

    Args:
        sheet: The sheet.
        row: The row, from 1.
        column: The column, from 1.
        value: The value; a text is never taken for a formula, a number or a day.
        font: Its font.
        alignment: How it stands.
        border: Its border.

    Raises:
        TextTooLongError: The text does not fit into one cell.
    """
    cell = sheet.cell(row, column)
    assert isinstance(cell, SheetCell)  # noqa: S101 - nothing is merged where we write
    if value is not None:
        _set(cell, value)
    cell.font = font
    cell.alignment = alignment
    if border is not None:
        cell.border = border
    return cell


def _set(cell: SheetCell, value: Shown) -> None:
    match value:
        case bool():
            cell.value = value
        case int() | Decimal() if _exact(value):
            cell.value = float(value) if isinstance(value, Decimal) else value
        case date() if value.year >= _FIRST_YEAR:
            cell.value = value
            cell.number_format = DAY_FORMAT
        case _:
            _set_text(cell, value.isoformat() if isinstance(value, date) else str(value))


def _exact(value: int | Decimal) -> bool:
    return Decimal(repr(float(value))) == value


def _set_text(cell: SheetCell, text: str) -> None:
    # What looks like an escaped character of the file format would be read as that character.
    written = _LOOKS_ESCAPED.sub("_x005F_", text)
    if len(written.encode("utf-16-le")) // 2 > _LONGEST:
        raise TextTooLongError(len(text))
    cell.value = written
    cell.data_type = "s"
    cell.number_format = TEXT_FORMAT
    if text.startswith(_STARTS_FORMULA):
        # Without it, whoever opens the cell to mend a word leaves a formula behind.
        cell.quotePrefix = True


def put_formula(sheet: Worksheet, row: int, column: int, formula: str, *, decimals: int = 0) -> SheetCell:
    """Put a formula into a cell.

    Args:
        sheet: The sheet.
        row: The row.
        column: The column.
        formula: The formula, with its equals sign.
        decimals: So many decimals are always shown.
    """
    cell = sheet.cell(row, column)
    assert isinstance(cell, SheetCell)  # noqa: S101 - nothing is merged where we write
    cell.value = formula
    cell.font = BODY
    cell.number_format = f"0.{'0' * decimals}" if decimals else "General"
    return cell


def grow(
    sheet: Worksheet, row: int, cells: Iterable[tuple[str, float]], *, least: int = 1, size: int = SIZE
) -> None:
    """Make a row high enough for what stands in it.

    Args:
        sheet: The sheet.
        row: The row.
        cells: The texts in it, each with the width of its cell.
        least: So many lines at the least.
        size: The size of the font.
    """
    lines = max([least, *(lines_of(text, width * SIZE / size) for text, width in cells)])
    height = min(_HIGHEST, round(lines * size * _LINE_HEIGHT + 4))
    sheet.row_dimensions[row] = GrowingRow(sheet, index=row, ht=height)


def lines_of(text: str, width: float) -> int:
    """How many lines a text takes, words kept whole.

    Args:
        text: The text.
        width: How many characters go into a line.
    """
    room = max(int(width * 1.1), 4)
    count = 0
    for paragraph in text.splitlines() or [""]:
        used, lines = 0, 1
        for word in paragraph.split(" "):
            length = len(word)
            if used and used + 1 + length > room:
                lines, used = lines + 1, 0
            lines += max(0, ceil(length / room) - 1)
            used += length % room if length > room else length + (1 if used else 0)
        count += lines
    return count


def print_ready(sheet: Worksheet, *, mark: str, heading: int | None = None) -> None:
    """Make a sheet ready for the printer: A4, as wide as the page, headings on each, and a foot.

    Args:
        sheet: The sheet.
        mark: What each page says of the copy.
        heading: The row that is repeated on each page.
    """
    setup = sheet.page_setup
    setup.orientation = "landscape"
    setup.paperSize = _A4
    setup.fitToWidth, setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top, margins.bottom = 0.5, 0.6
    if heading is not None:
        sheet.print_title_rows = f"{heading}:{heading}"
    sheet.oddFooter = HeaderFooterItem(
        left=_HeaderFooterPart(mark.replace("&", "&&"), size=8),
        center=_HeaderFooterPart("&A", size=8),
        right=_HeaderFooterPart("Page &P of &N", size=8),
    )


def protect(sheet: Worksheet) -> None:
    """Lock what is not to be filled in. There is no password, and rows and columns may be made larger.

    Args:
        sheet: The sheet.
    """
    sheet.protection.sheet = True
    sheet.protection.formatRows = False
    sheet.protection.formatColumns = False
