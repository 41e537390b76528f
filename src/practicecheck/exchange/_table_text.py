"""Tables as text: CSV from spreadsheets and statistical offices, with whatever they did to it.

The encoding and the sign between cells are found out where they can only be one thing. Cells stay
text here; what they mean is for others.
"""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterator, Sequence
from hashlib import sha256
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final, final

import attrs

from practicecheck.errors import Code, DocumentError, Problem, Severity
from practicecheck.exchange._source import forbidden
from practicecheck.exchange._table_problems import told_together

MOST_TABLE_BYTES: Final = 64 * 1024 * 1024
"""A table larger than this is not read. The national file of nine years has some 300 kB."""

_SEPARATORS = (",", ";", "\t", "|")
_LOOKED_AT = 50
"""So many rows are looked at to find out what separates cells."""
_BLANKS = " \t\u00a0\u202f\u2007"


@final
@attrs.frozen(kw_only=True)
class TableRow:
    """One row of a table.

    Attributes:
        number: Its number, as a spreadsheet counts it; the heading is a row, and so are blank rows.
        cells: Its cells, one for each column of the heading.
    """

    number: int
    cells: tuple[str, ...]


@final
@attrs.frozen(kw_only=True)
class TableText:
    """A table whose cells are text.

    Attributes:
        name: The file's name as it was given.
        heading: The headings of its columns.
        rows: Its rows, blank ones left out.
        separator: What stands between cells.
        encoding: The encoding of its text: ``utf-8``, ``utf-16`` or ``windows-1252``.
        digest: The digest of the file's bytes, by which anybody can see which file it was.
        problems: Notes about how it was read.
    """

    name: str
    heading: tuple[str, ...]
    rows: tuple[TableRow, ...]
    separator: str
    encoding: str
    digest: str
    problems: tuple[Problem, ...] = ()


def read_table_text(file: str | os.PathLike[str] | Traversable) -> TableText:
    """Read a table of text.

    Args:
        file: A file's name or path, or a file in a package.

    Returns:
        The table. Blank rows are left out, and so are blanks around cells.

    Raises:
        DocumentError: It can't be read, is no table of text, or its rows have other numbers of cells than its
            heading.
    """
    where = Path(file) if isinstance(file, str | os.PathLike) else file
    name = os.fspath(file) if isinstance(file, str | os.PathLike) else file.name
    try:
        with where.open("rb") as opened:
            data = opened.read(MOST_TABLE_BYTES + 1)
    except (OSError, ValueError) as fault:
        raise DocumentError(
            [
                Problem(
                    code=Code.UNREADABLE,
                    message=f"it can't be read: {getattr(fault, 'strerror', None) or fault}.",
                    remedy="Look at the file's name and folder, and whether you may open it.",
                    file=name,
                )
            ]
        ) from None
    return table_text(data, name)


def table_text(data: bytes, name: str) -> TableText:
    """Take bytes as a table of text.

    Args:
        data: What a file holds.
        name: The name under which problems are told.

    Raises:
        DocumentError: It is no table of text, or its rows have other numbers of cells than its heading.
    """
    text, encoding = _decoded(data, name)
    separator = _separator(text)
    records = _records(text, separator, name)
    _no_forbidden(records, name)
    filled = [(number, cells) for number, cells in enumerate(records, start=1) if any(cells)]
    if filled and _said(text):
        filled = filled[1:]
    if not filled:
        raise _no_table(name, "there is nothing in it", "Name the file that holds the table.")
    (_, heading), *rows = filled
    while heading and not heading[-1]:
        heading = heading[:-1]
    _same_length(heading, rows, name)
    problems = [
        Problem(
            code=Code.OLD_ENCODING,
            message="it is not UTF-8 text; it was read as Windows-1252.",
            remedy='Look at names with accents. If they are wrong, save it again as "CSV UTF-8".',
            file=name,
            severity=Severity.NOTE,
        )
    ]
    return TableText(
        name=name,
        heading=tuple(heading),
        rows=tuple(TableRow(number=number, cells=tuple(cells[: len(heading)])) for number, cells in rows),
        separator=separator,
        encoding=encoding,
        digest=f"sha256:{sha256(data).hexdigest()}",
        problems=tuple(problems) if encoding == "windows-1252" else (),
    )


def _no_table(name: str, why: str, remedy: str, line: int | None = None) -> DocumentError:
    return DocumentError(
        [Problem(code=Code.NOT_A_TABLE, message=f"{why}.", remedy=remedy, file=name, line=line)]
    )


_SAVE_AS_CSV = 'Save the sheet as "CSV UTF-8" and name that file.'


def _decoded(data: bytes, name: str) -> tuple[str, str]:
    if len(data) > MOST_TABLE_BYTES:
        raise _no_table(
            name,
            f"it is larger than {MOST_TABLE_BYTES // 1024 // 1024} MB",
            "Look whether it is the right file.",
        )
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise _no_table(name, "it is a workbook, not a table of text", _SAVE_AS_CSV)
    tried = ["utf-16"] if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ["utf-8-sig", "windows-1252"]
    for encoding in tried:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text, encoding.removesuffix("-sig")
    raise _no_table(name, "it is no text in UTF-8, UTF-16 or Windows-1252", _SAVE_AS_CSV)


def _separator(text: str) -> str:
    """What separates cells: what the first line says, or what gives most cells to all rows alike."""
    return _said(text) or max(_SEPARATORS, key=lambda sign: _fit(text, sign))


def _said(text: str) -> str | None:
    """The sign that a first line such as ``sep=;`` names, as some spreadsheets write it."""
    first = text.partition("\n")[0].strip().lower()
    return first[-1] if first in {f"sep={sign}" for sign in _SEPARATORS} else None


def _fit(text: str, separator: str) -> tuple[bool, int]:
    """How well a sign separates cells: whether all rows have the same number of them, and how many."""
    lengths: list[int] = []
    try:
        for cells in _raw(text, separator):
            if any(cell.strip(_BLANKS) for cell in cells):
                lengths.append(len(cells))
            if len(lengths) >= _LOOKED_AT:
                break
    except csv.Error:
        return False, lengths[0] if lengths else 0
    return bool(lengths) and min(lengths) == max(lengths) > 1, lengths[0] if lengths else 0


def _raw(text: str, separator: str) -> Iterator[list[str]]:
    yield from csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)


def _records(text: str, separator: str, name: str) -> list[list[str]]:
    records: list[list[str]] = []
    try:
        records.extend([cell.strip(_BLANKS) for cell in cells] for cells in _raw(text, separator))
    except csv.Error as fault:
        raise _no_table(
            name,
            f"after row {len(records)} it can't be told where cells end ({fault})",
            "Look for a quotation mark that is opened and not closed.",
            len(records) + 1,
        ) from None
    return records


def _no_forbidden(records: Sequence[Sequence[str]], name: str) -> None:
    """Refuse what no text holds: printed, it would tell a terminal what to do."""
    problems = [
        Problem(code=fault.code, message=fault.message, remedy=fault.remedy, file=name, line=number)
        for number, cells in enumerate(records, start=1)
        if (fault := forbidden("\n".join(cells)))
    ]
    if problems:
        raise DocumentError(told_together(problems))


def _same_length(heading: Sequence[str], rows: Sequence[tuple[int, list[str]]], name: str) -> None:
    problems = [
        Problem(
            code=Code.ROW_LENGTH,
            message=f"row {number} has {_cells(len(cells))}, and the heading has {_cells(len(heading))}.",
            remedy="Put quotes around a text that holds the sign between cells; delete titles and footnotes.",
            file=name,
            line=number,
        )
        for number, cells in rows
        if len(cells) < len(heading) or any(cells[len(heading) :])
    ]
    if problems:
        raise DocumentError(told_together(problems))


def _cells(count: int) -> str:
    return f"{count} cell{'' if count == 1 else 's'}"
