"""CSV that a spreadsheet opens as it was meant, and can't run.

A text that a spreadsheet could take for a formula begins with an apostrophe; numbers stay numbers. A
file is UTF-8 with a byte order mark: a spreadsheet that opens it by double click would otherwise take
the text for an older encoding, and programs for statistics drop the mark.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

Cell = object

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # noqa: RUF001 - the wide ones, too


def csv_text(rows: Iterable[Iterable[Cell]]) -> str:
    """A table as CSV.

    Args:
        rows: The cells of each row, the heading first.
    """
    out = io.StringIO(newline="")
    csv.writer(out).writerows([_inert(cell) for cell in row] for row in rows)
    return out.getvalue()


def csv_of(columns: Sequence[str], rows: Iterable[Mapping[str, Cell]]) -> str:
    """A table as CSV, whose rows name their columns.

    Args:
        columns: The names of the columns.
        rows: The cells of each row by column; a column that is not named stays empty.
    """
    return csv_text(chain([columns], ([row.get(column) for column in columns] for row in rows)))


def csv_bytes(text: str) -> bytes:
    """CSV as the bytes of a file.

    Args:
        text: The table.
    """
    return text.encode("utf-8-sig")


def _inert(value: Cell) -> Cell:
    """A value that a spreadsheet can't run: a text that looks like a formula begins with an apostrophe.

    Args:
        value: A cell's value.
    """
    if isinstance(value, str) and value.lstrip(" \u00a0").startswith(_FORMULA):
        return f"'{value}"
    return value
