"""One sheet of a workbook, read cell by cell and no further than its limits."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from practicecheck.errors import Code, Problem, Severity
from practicecheck_excel.cells import Cell, Shown
from practicecheck_excel.reading.formats import NumberKind, day_of, number_of, time_of
from practicecheck_excel.reading.limits import MOST_CELLS, MOST_COLUMNS, MOST_ROWS
from practicecheck_excel.reading.package import local
from practicecheck_excel.reading.workbook import Book, Merge, Sheet, SheetPart, text_of

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})")
_NEVER_WORKED_OUT = "a formula that was never worked out"
_MOST_DIGITS = 7
_A = ord("A") - 1


def read_sheet(book: Book, where: SheetPart) -> Sheet:
    """Read a sheet.

    Args:
        book: What the sheets have in common.
        where: Where it stands in the file.
    """
    cells: dict[tuple[int, int], Cell] = {}
    merges: list[Merge] = []
    beyond: list[str] = []
    row = column = 0
    holder: Element | None = None
    for event, element in book.package.elements(where.part):
        name = local(element)
        if name == "row" and event == "start":
            row, column, holder = _whole(element.get("r"), row + 1), 0, element
        elif name == "c" and event == "end":
            row, column = _place(element.get("r")) or (row, column + 1)
            cell = _cell(element, book, where.name, row, column)
            if holder is not None:
                holder.clear()
            if cell is None or cell.blank:
                continue
            if row > MOST_ROWS or column > MOST_COLUMNS or len(cells) >= MOST_CELLS:
                beyond.append(cell.place)
                if row > MOST_ROWS or len(cells) >= MOST_CELLS:
                    break
                continue
            cells[row, column] = cell
        elif name == "mergeCell" and event == "end" and len(merges) < MOST_CELLS:
            first, _, last = element.get("ref", "").partition(":")
            top, bottom = _place(first), _place(last)
            if top and bottom:
                merges.append(Merge(top=top[0], left=top[1], bottom=bottom[0], right=bottom[1]))
    problems = [_not_read(beyond[0])] if beyond else []
    return Sheet(name=where.name, cells=cells, merges=merges, problems=tuple(problems))


def _not_read(place: str) -> Problem:
    return Problem(
        code=Code.TOO_LARGE,
        message=f"something stands here and is not read: a sheet is read up to row {MOST_ROWS} and column "
        f"{MOST_COLUMNS}, and no more than {MOST_CELLS} cells of it.",
        remedy="Move what belongs to the form further up and to the left, and delete the rest.",
        severity=Severity.WARNING,
        where=place,
    )


def _whole(written: str | None, otherwise: int) -> int:
    plain = written is not None and written.isascii() and written.isdigit() and len(written) <= _MOST_DIGITS
    return int(written) if written is not None and plain else otherwise


def _place(written: str | None) -> tuple[int, int] | None:
    found = _REFERENCE.fullmatch(written or "")
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - _A
    return int(found[2]), column


def _cell(element: Element, book: Book, sheet: str, row: int, column: int) -> Cell | None:
    kind = element.get("t", "n")
    below = {local(own): own for own in element}
    formula = "f" in below
    written = below["v"].text if "v" in below else None
    value: Shown | None = None
    fault: str | None = None
    percent = False
    if kind == "inlineStr" and "is" in below:
        value = text_of(below["is"])
    elif kind == "e":
        fault = written or "#ERROR"
    elif kind == "str" and "v" in below:
        # A formula may come to no text at all.
        value = written or ""
    elif written is None:
        fault = _NEVER_WORKED_OUT if formula else None
    elif kind == "s":
        place = _whole(written, -1)
        value = book.texts[place] if 0 <= place < len(book.texts) else None
        fault = None if value is not None else "a text that the file does not hold"
    elif kind == "b":
        value = written.strip() in ("1", "true")
    elif kind == "d":
        value = _iso(written)
    else:
        value, percent = _number(written, element, book)
        fault = None if value is not None else f"{written[:20]}, which is no number"
    if value is None and fault is None:
        return None
    return Cell(sheet=sheet, row=row, column=column, value=value, percent=percent, formula=formula, fault=fault)


def _number(written: str, element: Element, book: Book) -> tuple[Shown | None, bool]:
    number = number_of(written)
    style = _whole(element.get("s"), 0)
    kind = book.formats[style] if style < len(book.formats) else NumberKind.NUMBER
    if number is None or kind is NumberKind.NUMBER:
        return number, False
    if kind is NumberKind.DAY:
        return day_of(number, since_1904=book.since_1904), False
    return (time_of(number), False) if kind is NumberKind.TIME else (number, True)


def _iso(written: str) -> Shown:
    day = written.removesuffix("Z").removesuffix("T00:00:00")
    try:
        return date.fromisoformat(day)
    except ValueError:
        return written
