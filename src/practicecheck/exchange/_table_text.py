"""A table with a heading: what a CSV file holds, each row with as many cells as the heading."""

from __future__ import annotations

import os
from collections.abc import Sequence
from hashlib import sha256
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final, final

import attrs

from practicecheck.errors import Code, DocumentError, Problem, Severity
from practicecheck.exchange._csv_records import OLD_ENCODING, TableRow, csv_records, no_table
from practicecheck.exchange._opening import open_bytes
from practicecheck.exchange._table_problems import told_together
from practicecheck.values import Value

MOST_TABLE_BYTES: Final = 64 * 1024 * 1024
"""A table larger than this is not read. The national file of nine years has some 300 kB."""


@final
@attrs.frozen(kw_only=True, repr=False)
class TableText(Value):
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
        DocumentError: It can't be read, is too large, is no table of text, or its rows have other numbers of
            cells than its heading.
    """
    where = Path(file) if isinstance(file, str | os.PathLike) else file
    name = os.fspath(file) if isinstance(file, str | os.PathLike) else file.name
    return table_text(open_bytes(where, name, MOST_TABLE_BYTES), name)


def table_text(data: bytes, name: str) -> TableText:
    """Take bytes as a table of text.

    Args:
        data: What a file holds.
        name: The name under which problems are told.

    Raises:
        DocumentError: It is no table of text, or its rows have other numbers of cells than its heading.
    """
    records = csv_records(data, name)
    if not records.rows:
        raise no_table(name, "there is nothing in it", "Name the file that holds the table.")
    first, *rows = records.rows
    heading = first.cells
    while heading and not heading[-1]:
        heading = heading[:-1]
    _same_length(heading, rows, name)
    old = Problem(
        code=Code.OLD_ENCODING,
        message="it is not UTF-8 text; it was read as Windows-1252.",
        remedy='Look at names with accents. If they are wrong, save it again as "CSV UTF-8".',
        file=name,
        severity=Severity.NOTE,
    )
    return TableText(
        name=name,
        heading=heading,
        rows=tuple(attrs.evolve(row, cells=row.cells[: len(heading)]) for row in rows),
        separator=records.separator,
        encoding=records.encoding,
        digest=f"sha256:{sha256(data).hexdigest()}",
        problems=(old,) if records.encoding == OLD_ENCODING else (),
    )


def _same_length(heading: Sequence[str], rows: Sequence[TableRow], name: str) -> None:
    problems = [
        Problem(
            code=Code.ROW_LENGTH,
            message=f"row {row.number} has {_cells(row.cells)}, and the heading has {_cells(heading)}.",
            remedy="Put quotes around a text that holds the sign between cells; delete titles and footnotes.",
            file=name,
            line=row.number,
        )
        for row in rows
        if len(row.cells) < len(heading) or any(row.cells[len(heading) :])
    ]
    if problems:
        raise DocumentError(told_together(problems))


def _cells(row: Sequence[str]) -> str:
    return f"{len(row)} cell{'' if len(row) == 1 else 's'}"
