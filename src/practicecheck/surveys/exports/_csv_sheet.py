"""A survey's CSV file, read row by row: its encoding and the sign between cells are found out first."""

from __future__ import annotations

import codecs
import contextlib
import csv
import io
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Final, final

import attrs

from practicecheck.errors import Code, Problem, Severity
from practicecheck.surveys.exports._file_fault import SAVE_AS, unreadable
from practicecheck.values import Value

OLD_ENCODING: Final = "cp1252"
"""What text that is not UTF-8 is taken for."""
_SIGNS = (",", ";", "\t", "|")
_CHUNK = 1 << 20
_SAMPLE = 1 << 18
_SAMPLE_ROWS = 20


@final
@attrs.frozen(kw_only=True, repr=False)
class CsvSheet(Value):
    """A CSV file of a survey.

    Attributes:
        file: The file.
        name: Its name, for problems.
        encoding: The encoding of its text.
        separator: What stands between cells.
        said: Whether its first line says so, as some spreadsheets write it.
        problems: Notes about how it is read.
    """

    file: Path
    name: str
    encoding: str
    separator: str
    said: bool = False
    problems: tuple[Problem, ...] = ()

    def rows(self) -> Iterator[list[str]]:
        """Read its rows, blank ones too.

        Yields:
            The cells of each row, as they stand.

        Raises:
            DocumentError: A quotation mark keeps cells from being told apart, or the file stops halfway.
        """
        number = 1 if self.said else 0
        with self.file.open(encoding=self.encoding, newline="") as opened:
            if self.said:
                opened.readline()
            # Strictly, since a quotation mark that is never closed would swallow the rows below it.
            reader = csv.reader(opened, delimiter=self.separator, strict=True)
            try:
                for row in reader:
                    number += 1
                    yield row
            except csv.Error as fault:
                raise self._broken(str(fault), number + 1) from None

    def _broken(self, fault: str, line: int) -> Exception:
        if "end of data" in fault:
            return unreadable(
                self.name,
                "the file stops within a cell that begins with a quotation mark.",
                "Export it again; or look whether a quotation mark is missing in that row.",
                line=line,
            )
        if "field limit" in fault:
            return unreadable(
                self.name,
                "a cell holds more than 131072 characters, so a quotation mark is missing.",
                "Look at the quotation marks in that row, or export it again.",
                line=line,
            )
        return unreadable(
            self.name,
            "a quotation mark is missing or too many, so cells run into each other.",
            "Look at the quotation marks in that row, or export it again.",
            line=line,
        )


def csv_sheet(file: Path, name: str) -> CsvSheet:
    """Find out how a CSV file is to be read.

    Args:
        file: The file.
        name: Its name, for problems.

    Raises:
        DocumentError: It can't be read, or is no text.
    """
    encoding = _encoding(file, name)
    with file.open(encoding=encoding, newline="") as opened:
        sample = opened.read(_SAMPLE)
    first = io.StringIO(sample, newline="").readline()
    said = first.strip("\r\n ").lower()
    if said in {f"sep={sign}" for sign in _SIGNS}:
        separator = said[-1]
    else:
        separator = max(_SIGNS, key=lambda sign: _fit(sample, sign))
    old = Problem(
        code=Code.OLD_ENCODING,
        message="it is not UTF-8 text; it was read as Windows-1252.",
        remedy='Look at names with accents. If they are wrong, export it again as "CSV UTF-8".',
        file=name,
        severity=Severity.NOTE,
    )
    return CsvSheet(
        file=file,
        name=name,
        encoding=encoding,
        separator=separator,
        said=said.startswith("sep=") and said[4:] in _SIGNS,
        problems=(old,) if encoding == OLD_ENCODING else (),
    )


def _encoding(file: Path, name: str) -> str:
    """The encoding of the whole file: what is told by its beginning may be broken by its last row."""
    with file.open("rb") as opened:
        start = opened.read(2)
    if start in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        fault = _fault_of(file, "utf-16")
        if fault is None:
            return "utf-16"
        raise unreadable(name, f"it is UTF-16 text that breaks off or is damaged: {fault}.")
    for encoding in ("utf-8-sig", OLD_ENCODING):
        fault = _fault_of(file, encoding)
        if fault is None:
            return encoding
        if fault == _NUL:
            break
    raise unreadable(
        name, f"it is no text in UTF-8, UTF-16 or Windows-1252: {fault}.", f"Is it a CSV file? {SAVE_AS}"
    )


_NUL = "it holds the character NUL"


def _fault_of(file: Path, encoding: str) -> str | None:
    decoder = codecs.getincrementaldecoder(encoding)()
    read = 0
    with file.open("rb") as opened:
        while True:
            data = opened.read(_CHUNK)
            try:
                text = decoder.decode(data, final=not data)
            except UnicodeDecodeError as fault:
                return f"byte {max(read + fault.start, 0) + 1} does not belong there"
            if "\0" in text:
                return _NUL
            if not data:
                return None
            read += len(data)


def _fit(sample: str, separator: str) -> tuple[bool, int]:
    """How well a sign separates cells: whether all rows have the same number of them, and how many."""
    lengths: list[int] = []
    rows = csv.reader(io.StringIO(sample, newline=""), delimiter=separator)
    with contextlib.suppress(csv.Error):
        lengths.extend(len(row) for row in islice(rows, _SAMPLE_ROWS))
    whole = lengths[:-1] if len(lengths) > 1 and len(lengths) < _SAMPLE_ROWS else lengths
    return bool(whole) and min(whole) == max(whole) > 1, lengths[0] if lengths else 0
