"""A survey's file as a plain table: what its columns are called, and its rows one after another."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Final, final

import attrs

from practicecheck.errors import Code, Problem, Severity, shortened, some_of
from practicecheck.surveys.exports._csv_sheet import CsvSheet, csv_sheet
from practicecheck.surveys.exports._detection import (
    LOOKED_AT,
    DetectedPlatform,
    detect_platform,
    named_platform,
)
from practicecheck.surveys.exports._file_fault import SAVE_AS, unreadable
from practicecheck.surveys.exports._heading import Heading
from practicecheck.surveys.exports._platform import Platform, folded_name
from practicecheck.surveys.exports._platforms import GENERIC
from practicecheck.surveys.exports._workbook_sheet import WorkbookSheet, workbook_sheet
from practicecheck.surveys.exports._written import Cell, Cells
from practicecheck.values import Value

_WORKBOOK: Final = b"PK\x03\x04"
_OLD_WORKBOOK: Final = b"\xd0\xcf\x11\xe0"
_PARQUET: Final = b"PAR1"


@final
@attrs.frozen(kw_only=True, repr=False)
class SurveyTable(Value):
    """A survey's file as a plain table. Nothing but its headings is held.

    Attributes:
        name: The file's name as it was given.
        headings: The headings of its columns.
        detected: Which platform it comes from, and why.
        sheet: The file itself.
        problems: Notes about how it is read.
    """

    name: str
    headings: tuple[Heading, ...]
    detected: DetectedPlatform
    sheet: CsvSheet | WorkbookSheet
    problems: tuple[Problem, ...] = ()

    @property
    def platform(self) -> Platform:
        """The platform that it comes from."""
        return self.detected.platform

    @cached_property
    def named(self) -> dict[str, int]:
        """The places of the columns by their codes. A code that stands over several is none's."""
        counts = Counter(heading.code for heading in self.headings)
        return {
            heading.code: n
            for n, heading in enumerate(self.headings)
            if heading.code and counts[heading.code] == 1
        }

    def rows(self) -> Iterator[tuple[Cell, ...]]:
        """Read what people answered, each time from the file's beginning.

        Yields:
            The cells of each row, as many as there are headings. Blank rows and those that nobody answered in
            earnest are left out.

        Raises:
            DocumentError: The file stops halfway, or a row is of another length.
        """
        return (row for row in self.every_row() if not self.is_skipped(row))

    def is_skipped(self, row: Sequence[Cell]) -> bool:
        """Whether nobody answered a row in earnest, as in a preview of the form.

        Args:
            row: The row's cells.
        """
        place = self._telling
        if place is None or self.platform.skipped is None:
            return False
        return str(row[place]).casefold() in self.platform.skipped.values

    @cached_property
    def _telling(self) -> int | None:
        wanted = self.platform.skipped
        found = [n for n, own in enumerate(self.headings) if wanted and folded_name(own.code) == wanted.column]
        return found[0] if found else None

    def every_row(self) -> Iterator[tuple[Cell, ...]]:
        """Read each row that is not blank, those of previews, too.

        Yields:
            The cells of each row.

        Raises:
            DocumentError: The file stops halfway, or a row is of another length.
        """
        look_up = Cells().__getitem__
        width = len(self.headings)
        in_text = isinstance(self.sheet, CsvSheet)
        first = self.detected.heading_rows + self._said
        short = 0
        rows: Iterator[Sequence[Cell]] = self.sheet.rows()
        for number, read in enumerate(rows, start=1 + self._said):
            row = [look_up(cell) if isinstance(cell, str) else cell for cell in read]
            if number <= first or not any(cell is not None for cell in row):
                continue
            if short:
                raise self._other_length(short, "fewer")
            if any(cell is not None for cell in row[width:]):
                raise self._other_length(number, "more")
            if len(row) < width:
                if in_text:
                    # Only the next row, or the end, tells whether the file stops here.
                    short = number
                    continue
                row.extend([None] * (width - len(row)))
            yield tuple(row[:width])
        if short:
            raise unreadable(
                self.name,
                "the file stops halfway: its last row has fewer cells than the heading.",
                "Export it again.",
                line=short,
            )

    @property
    def _said(self) -> int:
        return int(isinstance(self.sheet, CsvSheet) and self.sheet.said)

    def _other_length(self, number: int, which: str) -> Exception:
        return unreadable(
            self.name,
            f"the row has {which} cells than the heading.",
            "Put quotes around a text that holds the sign between cells, or export the file again.",
            line=number,
        )


def open_export(file: str | os.PathLike[str], platform: str | None = None) -> SurveyTable:
    """Open a file that a survey platform exported: CSV, or a workbook (.xlsx).

    Args:
        file: The file's name or path.
        platform: The platform that it comes from, if it should not be found out.

    Returns:
        Its columns. Rows are read when they are asked for.

    Raises:
        DocumentError: It can't be read, or has no headings; or no platform is called so.
    """
    path, name = Path(file), os.fspath(file)
    try:
        with path.open("rb") as opened:
            start = opened.read(4)
        sheet = _sheet(path, name, start)
        first = [list(row) for row in islice(_texts(sheet), LOOKED_AT)]
    except OSError as fault:
        raise unreadable(
            name,
            f"it can't be read: {fault.strerror or fault}.",
            "Look at the file's name and folder, and whether you may open it.",
        ) from None
    if not first or not any(cell.strip() for cell in first[0]):
        raise unreadable(name, "its first row is empty, so no column has a heading.", SAVE_AS)
    found = named_platform(platform, first) if platform is not None else detect_platform(first)
    rows = first[: found.heading_rows]
    width = max(_width(row) for row in rows)
    headings = found.platform.headings([[*row[:width], *[""] * (width - len(row))] for row in rows])
    return SurveyTable(
        name=name,
        headings=headings,
        detected=found,
        sheet=sheet,
        problems=(*_notes(sheet), *_looks_otherwise(found.platform, first, name), *_twice(headings, name)),
    )


def _sheet(path: Path, name: str, start: bytes) -> CsvSheet | WorkbookSheet:
    if not start:
        raise unreadable(name, "it is empty.", "Export it again.")
    if start == _WORKBOOK:
        return workbook_sheet(path, name)
    if start == _OLD_WORKBOOK:
        raise unreadable(name, "it is a workbook of the format before 2007 (.xls), or has a password.")
    if start == _PARQUET:
        raise unreadable(name, "it is a Parquet file, and no survey platform exports one.")
    return csv_sheet(path, name)


def _texts(sheet: CsvSheet | WorkbookSheet) -> Iterator[list[str]]:
    for row in sheet.rows():
        yield ["" if cell is None else str(cell) for cell in row]


def _width(row: Sequence[str]) -> int:
    return max((n + 1 for n, cell in enumerate(row) if cell.strip()), default=0)


def _notes(sheet: CsvSheet | WorkbookSheet) -> tuple[Problem, ...]:
    if isinstance(sheet, CsvSheet):
        return sheet.problems
    if not sheet.others:
        return ()
    return (
        Problem(
            code=Code.SURVEY_FILE,
            message=f'only the sheet "{shortened(sheet.sheet)}" is read, not {some_of(sheet.others)}.',
            remedy="If the answers are elsewhere, make their sheet the first.",
            file=sheet.name,
            severity=Severity.NOTE,
        ),
    )


def _looks_otherwise(named: Platform, rows: Sequence[Sequence[str]], name: str) -> Iterator[Problem]:
    found = detect_platform(rows)
    if found.platform not in (named, GENERIC):
        yield Problem(
            code=Code.SURVEY_FILE,
            message=f"it was taken for {named.title}, and looks like {found.platform.title}: {found.why}.",
            remedy=f"If it is, write platform: {found.platform.name} in the questionnaire, or say --platform.",
            file=name,
            severity=Severity.WARNING,
        )


def _twice(headings: Sequence[Heading], name: str) -> Iterator[Problem]:
    places: dict[str, list[int]] = {}
    for n, heading in enumerate(headings, start=1):
        if heading.code:
            places.setdefault(heading.code, []).append(n)
    for code, own in places.items():
        if len(own) > 1:
            yield Problem(
                code=Code.SURVEY_COLUMN,
                message=f'columns {some_of([str(n) for n in own])} are all called "{shortened(code)}".',
                remedy="None of them can be named. Give each a heading of its own, if it holds answers.",
                file=name,
                severity=Severity.WARNING,
            )
