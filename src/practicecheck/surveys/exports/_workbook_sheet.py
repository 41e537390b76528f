"""The first sheet of a survey's workbook (.xlsx), read row by row.

The parser is expat itself: a sheet of 16,000 rows is read several times faster than through a library that
makes an object of each cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final, final

import attrs

from practicecheck.surveys.exports._file_fault import unreadable
from practicecheck.surveys.exports._workbook_package import (
    AGAIN,
    Handler,
    elements,
    opened_package,
    parsed,
    related_parts,
)
from practicecheck.surveys.exports._written import number_cell
from practicecheck.values import Value

if TYPE_CHECKING:
    from practicecheck.surveys.exports._written import Cell

_MOST_COLUMNS: Final = 16_384
_MOST_TEXTS: Final = 5_000_000
_MOST_BLANK: Final = 1_000_000
_LONGEST: Final = 1_000_000
"""A cell with so many characters is refused. A spreadsheet lets nobody write 32768."""
_ESCAPED = re.compile(r"_x((?![Dd][89A-Fa-f])[0-9A-Fa-f]{4})_")
"""A character that XML has no place for. Half a character is none, and stays as it is written."""


@final
@attrs.frozen(kw_only=True, repr=False)
class WorkbookSheet(Value):
    """The first sheet of a workbook.

    Attributes:
        file: The file.
        name: Its name, for problems.
        sheet: The sheet's name.
        part: The part of the file that holds it.
        shared: The part that holds texts which cells share.
        others: The names of the sheets that are not read.
    """

    file: Path
    name: str
    sheet: str
    part: str
    shared: str | None = None
    others: tuple[str, ...] = ()

    def rows(self) -> Iterator[list[Cell]]:
        """Read its rows, blank ones too.

        Yields:
            The cells of each row as far as the last that holds something. Texts are as they stand.

        Raises:
            DocumentError: It is damaged, or stops halfway.
        """
        with opened_package(self.file, self.name) as package:
            texts = _Texts()
            if self.shared is not None:
                for _ in parsed(package, self.shared, self.name, texts):
                    pass
            sheet = _Rows(texts.found, self.name)
            for _ in parsed(package, self.part, self.name, sheet):
                yield from sheet.taken()


def workbook_sheet(file: Path, name: str) -> WorkbookSheet:
    """Find the first sheet of a workbook.

    Args:
        file: The file.
        name: Its name, for problems.

    Raises:
        DocumentError: It is no workbook, is damaged, or is not safe to open.
    """
    with opened_package(file, name) as package:
        whole = [
            target for kind, target in related_parts(package, "", name).values() if kind == "officeDocument"
        ]
        if not whole or whole[0] not in package.namelist():
            raise unreadable(name, "it holds no workbook.", AGAIN)
        related = related_parts(package, whole[0], name)
        sheets = elements(package, whole[0], name, "sheet")
        shown = [own for own in sheets if own.get("state", "visible") == "visible"] or sheets
        parts = [related.get(_relation(own), ("", ""))[1] for own in shown]
        if not parts or parts[0] not in package.namelist():
            raise unreadable(name, "it has no sheet with rows.", AGAIN)
        shared = [part for kind, part in related.values() if kind == "sharedStrings"]
        return WorkbookSheet(
            file=file,
            name=name,
            sheet=shown[0].get("name", ""),
            part=parts[0],
            shared=shared[0] if shared and shared[0] in package.namelist() else None,
            others=tuple(own.get("name", "") for own in shown[1:]),
        )


def _relation(sheet: Mapping[str, str]) -> str:
    return next((value for key, value in sheet.items() if key.rpartition(":")[2] == "id" and ":" in key), "")


@final
class _Texts(Handler):
    """The texts that cells share."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._parts: list[str] = []
        self._length = 0
        self._within = self._aside = False

    def start(self, name: str, given: dict[str, str]) -> None:  # noqa: ARG002 - expat gives it
        tag = name.rpartition(":")[2]
        if tag == "si":
            self._parts, self._length = [], 0
        elif tag == "rPh":
            # How a word is said aloud, in some languages. It is no part of the text.
            self._aside = True
        elif tag == "t":
            self._within = not self._aside

    def end(self, name: str) -> None:
        tag = name.rpartition(":")[2]
        if tag == "si":
            if len(self.found) >= _MOST_TEXTS:
                raise EOFError
            self.found.append(_unescaped("".join(self._parts)))
        elif tag == "rPh":
            self._aside = False
        elif tag == "t":
            self._within = False

    def text(self, text: str) -> None:
        if self._within:
            self._parts.append(text)
            self._length += len(text)
            if self._length > _LONGEST:
                raise EOFError


@final
class _Rows(Handler):
    """The rows of a sheet, as far as they are parsed."""

    def __init__(self, texts: list[str], file: str) -> None:
        self._texts = texts
        self._file = file
        self._done: list[list[Cell]] = []
        self._row: list[Cell] = []
        self._number = 0
        self._type = "n"
        self._column = 0
        self._parts: list[str] = []
        self._length = 0
        self._within = self._aside = False

    def taken(self) -> list[list[Cell]]:
        """The rows since it was asked last."""
        done, self._done = self._done, []
        return done

    def start(self, name: str, given: dict[str, str]) -> None:
        tag = name.rpartition(":")[2]
        if tag == "c":
            self._type = given.get("t", "n")
            place = given.get("r")
            self._column = len(self._row) if place is None else _column(place)
            self._parts, self._length = [], 0
        elif tag in ("v", "t"):
            self._within = not self._aside
        elif tag == "row":
            number = int(given.get("r", self._number + 1))
            if not self._number < number <= self._number + _MOST_BLANK:
                raise EOFError
            # Rows without cells may be left out of the file. They count all the same.
            self._done.extend([] for _ in range(number - self._number - 1))
            self._number, self._row = number, []
        elif tag == "rPh":
            self._aside = True

    def end(self, name: str) -> None:
        tag = name.rpartition(":")[2]
        if tag == "c":
            value = self._value("".join(self._parts))
            if value is not None:
                if not len(self._row) <= self._column < _MOST_COLUMNS:
                    raise EOFError
                self._row.extend([None] * (self._column - len(self._row)))
                self._row.append(value)
        elif tag in ("v", "t"):
            self._within = False
        elif tag == "row":
            self._done.append(self._row)
        elif tag == "rPh":
            self._aside = False

    def text(self, text: str) -> None:
        if self._within:
            self._parts.append(text)
            self._length += len(text)
            if self._length > _LONGEST:
                raise EOFError

    def _value(self, written: str) -> Cell:
        if not written:
            return None
        if self._type == "s":
            return self._texts[int(written)] if 0 <= int(written) < len(self._texts) else None
        if self._type == "n":
            return number_cell(float(written))
        if self._type == "b":
            return "TRUE" if written == "1" else "FALSE"
        # A cell whose formula failed holds no answer.
        return None if self._type == "e" else _unescaped(written)


def _column(place: str) -> int:
    column = 0
    for letter in place:
        if not "A" <= letter <= "Z":
            break
        column = column * 26 + ord(letter) - 64
    return column - 1


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text
