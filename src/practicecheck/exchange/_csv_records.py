"""CSV as spreadsheets and statistical offices write it: its encoding, the sign between cells, and its rows.

Each is found out where it can only be one thing. Cells stay text here; what they mean is for others.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import final

import attrs

from practicecheck.errors import Code, DocumentError, Problem
from practicecheck.exchange._source import forbidden
from practicecheck.exchange._table_problems import told_together
from practicecheck.values import Value

OLD_ENCODING = "windows-1252"
"""What text that is not UTF-8 is taken for."""

_SEPARATORS = (",", ";", "\t", "|")
_LOOKED_AT = 50
"""So many rows are looked at to find out what separates cells."""
_BLANKS = " \t\r\n\u00a0\u202f\u2007"
_NOTHING = _BLANKS + "".join(_SEPARATORS)
"""A row of nothing else is blank, whichever of them separates cells."""
_SAVE_AS_CSV = 'Save the sheet as "CSV UTF-8" and name that file.'


@final
@attrs.frozen(kw_only=True, repr=False)
class TableRow(Value):
    """One row of a table.

    Attributes:
        number: Its number, as a spreadsheet counts it; the heading is a row, and so are blank rows.
        cells: Its cells, without the blanks around them.
    """

    number: int
    cells: tuple[str, ...]


@final
@attrs.frozen(kw_only=True, repr=False)
class CsvRecords(Value):
    """The rows of a CSV file.

    Attributes:
        rows: Its rows, blank ones left out.
        separator: What stands between cells.
        encoding: The encoding of its text: ``utf-8``, ``utf-16`` or ``windows-1252``.
    """

    rows: tuple[TableRow, ...]
    separator: str
    encoding: str


def csv_records(data: bytes, name: str) -> CsvRecords:
    """Take bytes as CSV.

    Args:
        data: What a file holds.
        name: The name under which problems are told.

    Raises:
        DocumentError: It is no text, or a quotation mark keeps cells from being told apart.
    """
    text, encoding = _decoded(data, name)
    separator, said = separated(text)
    if said:
        # A line by which a spreadsheet says how cells are separated; it shows it as no row.
        text = "".join(io.StringIO(text, newline="").readlines()[1:])
    rows: list[TableRow] = []
    number = 0
    try:
        for number, cells in enumerate(_raw(text, separator), start=1):
            stripped = tuple(cell.strip(_BLANKS) for cell in cells)
            if any(stripped):
                rows.append(TableRow(number=number, cells=stripped))
    except csv.Error:
        raise no_table(
            name,
            "a quotation mark is missing or too many, so cells run into each other",
            "Look at the quotation marks, or save the table again from the spreadsheet.",
            number + 1,
        ) from None
    _no_forbidden(rows, name)
    return CsvRecords(rows=tuple(rows), separator=separator, encoding=encoding)


def separated(text: str) -> tuple[str, bool]:
    """The sign that separates cells, and whether a first line says so.

    Args:
        text: The text of a table, or its beginning.
    """
    said = _said(text)
    return said or max(_SEPARATORS, key=lambda sign: _fit(text, sign)), said is not None


def no_table(name: str, why: str, remedy: str, line: int | None = None) -> DocumentError:
    """The error that says why a file is no table of text.

    Args:
        name: The file's name.
        why: What was found.
        remedy: What to do.
        line: The row in which it was found.
    """
    return DocumentError(
        [Problem(code=Code.NOT_A_TABLE, message=f"{why}.", remedy=remedy, file=name, line=line)]
    )


def _decoded(data: bytes, name: str) -> tuple[str, str]:
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise no_table(name, "it is a workbook, not a table of text", _SAVE_AS_CSV)
    tried = ["utf-16"] if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ["utf-8-sig", OLD_ENCODING]
    for encoding in tried:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        return text, encoding.removesuffix("-sig")
    raise no_table(name, "it is no text in UTF-8, UTF-16 or Windows-1252", _SAVE_AS_CSV)


def _no_forbidden(rows: Iterable[TableRow], name: str) -> None:
    """Refuse what no text holds: printed, it would tell a terminal what to do."""
    problems = [
        Problem(code=fault.code, message=fault.message, remedy=fault.remedy, file=name, line=row.number)
        for row in rows
        if (fault := forbidden("\n".join(row.cells)))
    ]
    if problems:
        raise DocumentError(told_together(problems))


def _said(text: str) -> str | None:
    """The sign that a first line such as ``sep=;`` names, as some spreadsheets write it."""
    first = io.StringIO(text, newline="").readline().strip("\r\n ").lower()
    return first[-1] if first in {f"sep={sign}" for sign in _SEPARATORS} else None


def _fit(text: str, separator: str) -> tuple[bool, int]:
    """How well a sign separates cells: whether all rows have the same number of them, and how many."""
    lengths: list[int] = []
    try:
        for cells in _raw(text, separator):
            if any(cell.strip(_NOTHING) for cell in cells):
                lengths.append(len(cells))
            if len(lengths) >= _LOOKED_AT:
                break
    except csv.Error:
        return False, lengths[0] if lengths else 0
    return bool(lengths) and min(lengths) == max(lengths) > 1, lengths[0] if lengths else 0


def _raw(text: str, separator: str) -> Iterator[list[str]]:
    # Strictly, since a quotation mark that is never closed would swallow the rows below it.
    yield from csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
