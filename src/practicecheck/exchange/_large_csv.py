"""CSV files that an engine reads: what has to be seen in them first, since no engine tells it.

An engine gives columns of one name other names, takes a row that stops early for one with blanks behind it, and
a blank line for a person. So the bytes are counted once; cells are looked at only where the count is not right.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import final

import attrs

from practicecheck.errors import Code, DocumentError, Problem
from practicecheck.exchange._csv_records import no_table, separated
from practicecheck.values import Value

_SAMPLE = 1 << 18
_HEAD = 50
_PIECE = 1 << 20
_LONGEST = 1 << 12
"""So much of a piece is looked at again with the next, as a blank row may lie across both."""
_SAVE = 'Save it again as "CSV UTF-8".'


@final
@attrs.frozen(kw_only=True, repr=False)
class LargeCsv(Value):
    """How an engine is to read a CSV file.

    Attributes:
        headings: The headings, without the blanks around them; a column without one has none here either.
        separator: What stands between cells.
        before: How many rows stand before the headings that are not empty: of separators alone, or one that
            names the separator.
        blank: Whether rows may be blank, which are nobody's.
        longer: Whether rows go on behind the last heading, with nothing in them.
    """

    headings: tuple[str, ...]
    separator: str
    before: int
    blank: bool
    longer: bool


def large_csv(name: str) -> LargeCsv:
    """Look at a CSV file that an engine is to read.

    Args:
        name: The file.

    Raises:
        DocumentError: It is not UTF-8, has no rows, or its rows have other numbers of cells than its heading.
        OSError: It can't be read.
    """
    with Path(name).open("rb") as opened:
        start = opened.read(_SAMPLE)
    if start.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in start:
        raise no_table(name, "it is not UTF-8 text; so large a file is read as nothing else", _SAVE)
    text = start.decode("utf-8-sig", errors="replace")
    separator, said = separated(text)
    rows = list(islice(csv.reader(io.StringIO(text, newline=""), delimiter=separator), _HEAD))
    place = next((n for n, row in enumerate(rows) if n >= said and _anything(row)), None)
    raw = [] if place is None else rows[place]
    # Engines leave lines out that have nothing in them, not even a separator, as long as no heading was found.
    before = sum(bool(row) for row in rows[:place])
    headings = tuple(own.strip() for own in raw)
    while headings and not headings[-1]:
        headings = headings[:-1]
    counted = _Counted.of(name, separator)
    counted.closed(name)
    longer = False
    if place or counted.separators != (len(raw) - 1) * counted.lines:
        longer = _row_by_row(name, separator, len(headings), place or 0)
    return LargeCsv(headings=headings, separator=separator, before=before, blank=counted.blank, longer=longer)


def _anything(row: Iterable[str]) -> bool:
    return any(cell.strip() for cell in row)


@final
@attrs.frozen(kw_only=True)
class _Counted:
    """What stands in a file outside quotation marks."""

    separators: int
    lines: int
    blank: bool
    quoting: bool

    @classmethod
    def of(cls, name: str, separator: str) -> _Counted:
        sign = separator.encode()
        nothing = re.compile(rb"\n[ %b]*\r?\n" % re.escape(sign))
        separators = lines = blank_lines = 0
        blank = quoting = False
        before = b""
        for piece in _pieces(name):
            outside = piece
            if quoting or b'"' in piece:
                # Whatever stands behind an odd number of quotation marks is within a cell.
                parts = piece.split(b'"')
                outside = b"".join(parts[quoting::2])
                quoting ^= len(parts) % 2 == 0
            separators += outside.count(sign)
            lines += outside.count(b"\n")
            if nothing.search(seen := before[-_LONGEST:] + outside):
                blank = True
                blank_lines += _empty_lines(seen) - _empty_lines(before[-_LONGEST:])
            before = outside
        return cls(separators=separators, lines=lines - blank_lines, blank=blank, quoting=quoting)

    def closed(self, name: str) -> None:
        if self.quoting:
            raise no_table(
                name,
                "a quotation mark is missing or too many, so cells run into each other",
                "Look at the quotation marks, or save the table again from the spreadsheet.",
            )


def _empty_lines(data: bytes) -> int:
    """How many lines have nothing in them, not even a separator."""
    return len(re.findall(rb"\n(?=\r?\n)", data))


def _pieces(name: str) -> Iterator[bytes]:
    """The file, with a line end behind its last row."""
    last = b""
    with Path(name).open("rb") as opened:
        while piece := opened.read(_PIECE):
            last = piece[-1:]
            yield piece
    if last not in (b"", b"\n"):
        yield b"\n"


def _row_by_row(name: str, separator: str, width: int, before: int) -> bool:
    """Find the first row that has another number of cells; whether rows go on with nothing in them."""
    longer = False
    with Path(name).open(encoding="utf-8-sig", errors="replace", newline="") as opened:
        for number, row in enumerate(csv.reader(opened, delimiter=separator), start=1):
            if number <= before or not _anything(row):
                continue
            if len(row) < width or _anything(row[width:]):
                cells, heading = (f"{own} cell{'' if own == 1 else 's'}" for own in (len(row), width))
                raise DocumentError(
                    [
                        Problem(
                            code=Code.ROW_LENGTH,
                            message=f"row {number} has {cells}, and the heading has {heading}.",
                            remedy="If it is the last row, the file stops halfway: fetch it again. If not, put "
                            "quotes around a text that holds the sign between cells.",
                            file=name,
                            line=number,
                        )
                    ]
                )
            longer = longer or len(row) != width
    return longer
