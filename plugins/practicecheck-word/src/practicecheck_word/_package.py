"""A Word file as what it is, a zip of XML: what may be in one that is given to us, and how ours is packed.

A template comes from other hands, and what is in it goes out with every report. So nothing is let
in that runs, fetches or hides something, or that is larger than any letterhead.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator, Mapping
from typing import Final
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from practicecheck.errors import Code, Problem

MOST_BYTES: Final = 20_000_000
"""So large may a template be, as it lies on a disk."""
MOST_UNPACKED: Final = 100_000_000
"""So large may it be, unpacked."""
MOST_PARTS: Final = 2_000
"""So many parts may it have."""

CONTENT_TYPES = "[Content_Types].xml"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}.main+xml"
_DOCUMENT, _TEMPLATE = _MAIN.format("document"), _MAIN.format("template")
_RUNS = re.compile(
    r"vbaProject|vbaData|macroEnabled|activeX|oleObject|/embeddings/|package\.bin", re.IGNORECASE
)
_FETCHES = re.compile(
    r"\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|DATABASE|MACROBUTTON)\b", re.IGNORECASE
)
_LINK = re.compile(r"(https?://|mailto:)", re.IGNORECASE)
_SAVE = 'Open it in Word and save it again as "Word Document (.docx)".'


def package_problems(data: bytes, name: str) -> Iterator[Problem]:
    """What keeps a file from being used as a template.

    Args:
        data: The file's bytes.
        name: What it is called in the problems.
    """
    if len(data) > MOST_BYTES:
        yield _problem(
            Code.TOO_LARGE, name, f"it has more than {MOST_BYTES:,} bytes.", "Take pictures out of it."
        )
        return
    try:
        with ZipFile(io.BytesIO(data)) as package:
            yield from _packed(package, name)
    except (BadZipFile, NotImplementedError, EOFError, OSError, RuntimeError, ValueError, zlib.error):
        # What zipfile and zlib raise of damaged, cut-off and encrypted files (RuntimeError).
        yield _problem(Code.UNREADABLE, name, "it is no Word document, or a damaged one.", _SAVE)


def _packed(package: ZipFile, name: str) -> Iterator[Problem]:
    entries = package.infolist()
    if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        large = f"unpacked, it has more than {MOST_UNPACKED:,} bytes, or more than {MOST_PARTS:,} parts."
        yield _problem(Code.TOO_LARGE, name, large, "Begin it anew from an empty document.")
        return
    names = [entry.filename for entry in entries]
    odd = [
        entry
        for entry in entries
        if entry.flag_bits & 1 or entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED)
    ]
    if odd or len(names) != len({own.lower() for own in names}):
        yield _problem(Code.UNREADABLE, name, "it is locked, or not packed as Word packs documents.", _SAVE)
        return
    if CONTENT_TYPES not in names:
        yield _problem(Code.UNREADABLE, name, "it is a zip file, but no Word document.", _SAVE)
        return
    for entry in entries:
        yield from _part(entry.filename, package.read(entry), name)


def _part(part: str, data: bytes, name: str) -> Iterator[Problem]:
    if _RUNS.search(part):
        yield _runs(name, part)
        return
    if not part.lower().endswith((".xml", ".rels")):
        return
    found = _Reading(part)
    try:
        found.parse(data)
    except _DoctypeFoundError:
        yield _problem(
            Code.EXPANDS, name, f"{part} declares a document type, which Word never writes.", _SAVE, part
        )
        return
    except expat.ExpatError as fault:
        yield _problem(Code.SYNTAX, name, f"{part} is not well-formed XML: {fault}.", _SAVE, part)
        return
    if found.broken:
        yield _problem(Code.UNREADABLE, name, f"{part} does not say what belongs together.", _SAVE, part)
    if found.runs:
        yield _runs(name, part)
    for target in found.fetched:
        message = f"{part} fetches {target} when the document is opened."
        remedy = "Put it into the document itself, or take it out. Links to websites may stay."
        yield _problem(Code.BAD_OFFER, name, message, remedy, part)
    if command := _FETCHES.search("".join(found.commands)):
        message = f"{part} has a field {command[0].upper()}, which fetches or runs something."
        yield _problem(
            Code.BAD_OFFER, name, message, "Replace the field by what it shows: Ctrl+Shift+F9.", part
        )


def _runs(name: str, part: str) -> Problem:
    message = f"it holds something that runs or is embedded: {part}."
    return _problem(Code.BAD_OFFER, name, message, "Take macros, controls and embedded files out of it.", part)


def _problem(code: Code, name: str, message: str, remedy: str, part: str | None = None) -> Problem:
    return Problem(code=code, message=message, remedy=remedy, file=name, where=part)


class _DoctypeFoundError(Exception):
    """A document type was declared."""


class _Reading:
    """What a part says of others, read without building anything of it."""

    def __init__(self, part: str) -> None:
        self.runs = False
        self.broken = False
        self.fetched: list[str] = []
        self.commands: list[str] = []
        self._relations = part.lower().endswith(".rels")
        self._types = part == CONTENT_TYPES
        self._in_command = False

    def parse(self, data: bytes) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.Parse(data, True)

    def _doctype(self, *_: object) -> None:
        raise _DoctypeFoundError

    def _start(self, name: str, given: dict[str, str]) -> None:
        local = name.rpartition(" ")[2]
        if self._relations and local == "Relationship":
            self.broken |= not all(given.get(key) for key in ("Id", "Type", "Target"))
            kind, target = given.get("Type", ""), given.get("Target", "")
            outside = given.get("TargetMode", "").lower() == "external"
            if outside and not (kind.endswith("/hyperlink") and _LINK.match(target)):
                self.fetched.append(target)
            self.runs |= bool(_RUNS.search(kind)) or kind.endswith(("/aFChunk", "/subDocument", "/control"))
        elif self._types:
            self.runs |= bool(_RUNS.search(given.get("ContentType", "")))
        elif local == "fldSimple":
            self.commands += [value for key, value in given.items() if key.endswith(" instr")]
        self._in_command = local == "instrText"
        if local == "fldChar":
            self.commands.append(" ")

    def _end(self, _name: str) -> None:
        self._in_command = False

    def _text(self, text: str) -> None:
        if self._in_command:
            self.commands.append(text)


def as_document(data: bytes) -> bytes:
    """A template of Word (``.dotx``) as a document that can be written on; a document as it is.

    Args:
        data: The file's bytes, in which no problem was found.
    """
    return repacked(data, {_TEMPLATE.encode(): _DOCUMENT.encode()})


def repacked(data: bytes, types: Mapping[bytes, bytes] | None = None) -> bytes:
    """The same parts, packed so that the same parts make the same bytes on any day.

    Args:
        data: A file's bytes.
        types: Content types, and what to write in their place.
    """
    made = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as given, ZipFile(made, "w") as packed:
        for name in given.namelist():
            own = given.read(name)
            if name == CONTENT_TYPES:
                for old, new in (types or {}).items():
                    own = own.replace(old, new)
            entry = ZipInfo(name)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0
            packed.writestr(entry, own)
    return made.getvalue()
