"""Whether bytes are what their ending says, and whether hostile text has come to life in them."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from typing import Final
from xml.parsers import expat

from practicecheck.testing._hostile import ATTRIBUTE, COMPUTED, SCRIPT

_FORMULA: Final = re.compile(r"\s*[=+\-@]")
_NUMBER: Final = re.compile(r"\s*[+-]?[\d.,]+(?:[eE][+-]?\d+)?%?\s*")
_IN_SHEET: Final = re.compile(rb"<(?:\w+:)?f\b[^>]*>[^<]*(?:HYPERLINK|1\+1|SUM\(1)")


def faults(data: bytes, ending: str) -> Iterator[str]:
    """What is wrong with a file that was made from hostile text.

    Args:
        data: Its bytes.
        ending: How its name ends.
    """
    if not data:
        yield "it is empty"
        return
    if any(COMPUTED in part for _, part in parts(data)):
        yield "a text was run as a template"
    look = _LOOKS.get("." + ending.lower().rpartition(".")[2])
    if look is not None:
        yield from look(data)
    elif data[:4] == b"PK\x03\x04":
        yield from _package(data)


def parts(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The files in a package; of anything else the bytes themselves.

    Args:
        data: The bytes.
    """
    if data[:4] != b"PK\x03\x04":
        yield "", data
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            for name in package.namelist():
                yield name, package.read(name)
    except (zipfile.BadZipFile, OSError, EOFError):
        yield "", data


def _json(data: bytes) -> Iterator[str]:
    try:
        json.loads(data)
    except ValueError as fault:
        yield f"it is no JSON: {fault}"


def _csv(data: bytes) -> Iterator[str]:
    try:
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    except (UnicodeDecodeError, csv.Error) as fault:
        yield f"it is no CSV: {fault}"
        return
    for n, row in enumerate(rows, start=1):
        for cell in row:
            if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell):
                yield f"a spreadsheet would run a cell in row {n}: {cell[:30]!r}"
                return


def _markup(data: bytes) -> Iterator[str]:
    if SCRIPT.encode() in data or ATTRIBUTE.encode() in data:
        yield "a browser would run a text in it"


def _xml(data: bytes) -> Iterator[str]:
    yield from _markup(data)
    try:
        expat.ParserCreate().Parse(data, True)
    except expat.ExpatError as fault:
        yield f"it is no XML: {fault}"


def _package(data: bytes) -> Iterator[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            broken = package.testzip()
    except zipfile.BadZipFile as fault:
        yield f"it is no package: {fault}"
        return
    if broken:
        yield f"{broken} in it is broken"
        return
    for name, part in parts(data):
        if name.endswith((".xml", ".rels")):
            yield from (f"{name}: {fault}" for fault in _xml(part))
        if _IN_SHEET.search(part):
            yield f"{name}: a spreadsheet would run a text in it"


def _pdf(data: bytes) -> Iterator[str]:
    if not data.startswith(b"%PDF-"):
        yield "it is no PDF"


_LOOKS: Final[dict[str, Callable[[bytes], Iterator[str]]]] = {
    ".json": _json,
    ".csv": _csv,
    ".html": _markup,
    ".htm": _markup,
    ".svg": _xml,
    ".xml": _xml,
    ".xlsx": _package,
    ".docx": _package,
    ".pptx": _package,
    ".odt": _package,
    ".ods": _package,
    ".zip": _package,
    ".pdf": _pdf,
}
