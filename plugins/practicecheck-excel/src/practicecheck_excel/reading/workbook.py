"""A workbook's sheets with their cells, whichever program saved it.

It is read part by part, and not by openpyxl: that library lays out in memory every cell of whatever range a
file merges or links, and gives either formulas or their values.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, final

import attrs

from practicecheck.errors import Code, Problem, Severity
from practicecheck.values import Value
from practicecheck_excel.cells import Cell
from practicecheck_excel.reading.formats import NumberKind, kind_of_format
from practicecheck_excel.reading.limits import MOST_SHEETS
from practicecheck_excel.reading.package import Package, local, refusal

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_ESCAPED = re.compile(r"_x((?![Dd][89A-Fa-f])[0-9A-Fa-f]{4})_")
"""A character that XML has no place for. Half a character is none, and stays as it is written."""


@final
@attrs.frozen(kw_only=True, repr=False)
class Merge(Value):
    """Cells that were made one. What they show stands in the first.

    Attributes:
        top: The first row.
        left: The first column.
        bottom: The last row.
        right: The last column.
    """

    top: int
    left: int
    bottom: int
    right: int

    def covers(self, row: int, column: int) -> bool:
        """Whether a cell is one of them.

        Args:
            row: Its row.
            column: Its column.
        """
        return self.top <= row <= self.bottom and self.left <= column <= self.right


@final
@attrs.frozen(kw_only=True, repr=False, eq=False)
class Sheet(Value):
    """A sheet.

    Attributes:
        name: Its name.
        cells: Its cells that are not empty, by row and column.
        merges: Cells that were made one.
        problems: What of it was not read.
    """

    name: str
    cells: Mapping[tuple[int, int], Cell]
    merges: Sequence[Merge] = ()
    problems: tuple[Problem, ...] = ()


@final
@attrs.frozen(kw_only=True, repr=False, eq=False)
class Book(Value):
    """What a workbook's sheets have in common.

    Attributes:
        package: The file.
        texts: The texts that its cells share.
        formats: What its cell formats make of numbers.
        since_1904: Whether it counts days from 1904.
    """

    package: Package
    texts: Sequence[str]
    formats: Sequence[NumberKind]
    since_1904: bool


@final
@attrs.frozen(kw_only=True, repr=False)
class SheetPart(Value):
    """Where a sheet stands in the file.

    Attributes:
        name: The sheet's name.
        part: The part that holds it.
    """

    name: str
    part: str


def open_book(package: Package) -> tuple[Book, tuple[SheetPart, ...], tuple[Problem, ...]]:
    """Find a workbook's sheets.

    Args:
        package: The file.

    Returns:
        What the sheets have in common, the sheets, and what is not read of the workbook.
    """
    whole = [part for kind, part in package.related("").values() if kind == "officeDocument"]
    if not whole or whole[0] not in package.parts:
        raise refusal(
            package.name,
            Code.UNREADABLE,
            "it holds no workbook.",
            "Open it in Excel or LibreOffice, choose Save as, and Excel workbook (.xlsx).",
        )
    related = package.related(whole[0])
    sheets: list[SheetPart] = []
    since_1904 = False
    for event, element in package.elements(whole[0]):
        if event == "start" and local(element) == "workbookPr":
            since_1904 = element.get("date1904") in ("1", "true")
        if event == "start" and local(element) == "sheet":
            target = next((value for name, value in element.items() if name.endswith("}id")), "")
            kind, part = related.get(target, ("", ""))
            if kind == "worksheet" and part in package.parts:
                sheets.append(SheetPart(name=element.get("name", ""), part=part))
    by_kind = {kind: part for kind, part in related.values() if part in package.parts}
    book = Book(
        package=package,
        texts=tuple(_texts(package, by_kind["sharedStrings"])) if "sharedStrings" in by_kind else (),
        formats=tuple(_formats(package, by_kind["styles"])) if "styles" in by_kind else (),
        since_1904=since_1904,
    )
    return book, tuple(sheets[:MOST_SHEETS]), tuple(_not_read(package, sheets))


def _not_read(package: Package, sheets: Sequence[SheetPart]) -> Iterator[Problem]:
    if any(part.endswith("vbaProject.bin") or "macrosheets/" in part for part in package.parts):
        yield _note("the workbook holds macros.", "They are not run, and nothing of them is taken over.")
    if any("externalLinks/" in part for part in package.parts):
        yield _note(
            "the workbook points to other files.",
            "They are not opened: the values that were last shown are read. Look whether they still hold.",
        )
    if len(sheets) > MOST_SHEETS:
        yield Problem(
            code=Code.TOO_LARGE,
            message=f"of its {len(sheets)} sheets the first {MOST_SHEETS} are read.",
            remedy="Delete sheets that are no part of the form.",
            severity=Severity.WARNING,
        )


def _note(message: str, remedy: str) -> Problem:
    return Problem(code=Code.UNREADABLE, message=message, remedy=remedy, severity=Severity.NOTE)


def text_of(element: Element) -> str:
    """The text of a cell, however it is dressed; how its signs are spoken is left out.

    Args:
        element: The element that holds it.
    """
    pieces: list[str] = []
    for below in element:
        name = local(below)
        if name == "t":
            pieces.append(below.text or "")
        elif name == "r":
            pieces += [own.text or "" for own in below if local(own) == "t"]
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), "".join(pieces))


def _texts(package: Package, part: str) -> Iterator[str]:
    root: Element | None = None
    for event, element in package.elements(part):
        if event == "start":
            root = element if root is None else root
        elif local(element) == "si":
            yield text_of(element)
            if root is not None:
                root.clear()


def _formats(package: Package, part: str) -> Iterator[NumberKind]:
    codes: dict[int, str] = {}
    inside = False
    for event, element in package.elements(part):
        name = local(element)
        if name == "cellXfs":
            inside = event == "start"
        elif event == "end" and name == "numFmt":
            codes[_int(element.get("numFmtId"))] = element.get("formatCode", "")
        elif event == "start" and name == "xf" and inside:
            number = _int(element.get("numFmtId"))
            yield kind_of_format(number, codes.get(number))


def _int(written: str | None) -> int:
    return int(written) if written and written.isascii() and written.isdigit() and len(written) < 10 else 0  # noqa: PLR2004
