"""The parts of a survey's workbook (.xlsx), opened with nothing but the standard library.

Document types are refused, and so is what was packed to burst.
"""

from __future__ import annotations

import posixpath
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, final
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile, ZipInfo

from practicecheck.surveys.exports._file_fault import unreadable

_MOST_PARTS: Final = 2_000
_MOST_UNPACKED: Final = 1024 * 1024 * 1024
_MOST_RATIO: Final = 400
"""What is packed tighter than this was made to burst. A survey's sheet is packed some 15 times."""
_SMALL_PART: Final = 1024 * 1024
_CHUNK: Final = 1 << 18
_LOCKED: Final = 0x1
_DONT_OPEN = "Don't open this file. Ask where it comes from."
AGAIN = "Export it again; a workbook is .xlsx. In Excel or LibreOffice: Save as, Excel workbook."


def opened_package(file: Path, name: str) -> ZipFile:
    try:
        package = ZipFile(file)
        members = package.infolist()
    except (BadZipFile, ValueError, OverflowError, NotImplementedError):
        raise unreadable(name, "it is no workbook, or it stops halfway.", AGAIN) from None
    try:
        _refuse_bombs(name, members)
    except BaseException:
        package.close()
        raise
    return package


def _refuse_bombs(name: str, members: list[ZipInfo]) -> None:
    names = {member.filename for member in members}
    if any(
        member.file_size > _SMALL_PART and member.file_size > _MOST_RATIO * max(member.compress_size, 1)
        for member in members
    ):
        raise unreadable(name, "it is packed so tight that it would burst when it is opened.", _DONT_OPEN)
    if sum(member.file_size for member in members) > _MOST_UNPACKED:
        raise unreadable(name, "it holds more than 1 GB.", "Export it as CSV: that is read at any length.")
    if len(members) > _MOST_PARTS or len(names) < len(members):
        raise unreadable(name, "it is made of too many parts, or has a part twice.", _DONT_OPEN)
    if any(member.flag_bits & _LOCKED for member in members):
        raise unreadable(name, "it is locked with a password.", "Save it without one, and name that file.")
    if "xl/workbook.bin" in names or "content.xml" in names:
        raise unreadable(name, "it is a workbook of another format.", AGAIN)


class Handler:
    """What is done at the start and the end of an element, and with the text in it."""

    def start(self, name: str, given: dict[str, str]) -> None:
        raise NotImplementedError

    def end(self, name: str) -> None:
        raise NotImplementedError

    def text(self, text: str) -> None:
        raise NotImplementedError


def parsed(package: ZipFile, part: str, name: str, handler: Handler) -> Iterator[None]:
    """Parse a part piece by piece, and stop after each."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = handler.start
    parser.EndElementHandler = handler.end
    parser.CharacterDataHandler = handler.text
    parser.StartDoctypeDeclHandler = _no_document_type(name, part)
    try:
        with package.open(part) as packed:
            while data := packed.read(_CHUNK):
                parser.Parse(data, False)
                yield
            parser.Parse(b"", True)
            yield
    except (expat.ExpatError, BadZipFile, EOFError, OSError, ValueError, RuntimeError, zlib.error) as fault:
        if isinstance(fault, ValueError) and getattr(fault, "problems", None):
            raise
        raise unreadable(name, f"its part {part} is damaged, or stops halfway.", AGAIN) from None


def _no_document_type(name: str, part: str) -> Callable[..., None]:
    def refuse(*_: object) -> None:
        raise unreadable(name, f"its part {part} declares a document type, which no workbook does.", _DONT_OPEN)

    return refuse


@final
class _Elements(Handler):
    def __init__(self, wanted: str) -> None:
        self.wanted = wanted
        self.found: list[dict[str, str]] = []

    def start(self, name: str, given: dict[str, str]) -> None:
        if name.rpartition(":")[2] == self.wanted:
            self.found.append(given)

    def end(self, name: str) -> None:
        pass

    def text(self, text: str) -> None:
        pass


def elements(package: ZipFile, part: str, name: str, wanted: str) -> list[dict[str, str]]:
    handler = _Elements(wanted)
    for _ in parsed(package, part, name, handler):
        pass
    return handler.found


def related_parts(package: ZipFile, part: str, name: str) -> dict[str, tuple[str, str]]:
    folder, _, own = part.rpartition("/")
    relations = posixpath.join(folder, "_rels", f"{own}.rels")
    if relations not in package.namelist():
        return {}
    found: dict[str, tuple[str, str]] = {}
    for given in elements(package, relations, name, "Relationship"):
        target = given.get("Target", "")
        where = target if target.startswith("/") else posixpath.join("/", folder, target)
        if given.get("TargetMode") != "External":
            kind = given.get("Type", "").rpartition("/")[2]
            found[given.get("Id", "")] = (kind, posixpath.normpath(where).lstrip("/"))
    return found
