"""Opening a workbook's file: what it is, and whether it is safe to unpack. Nothing in it is ever run."""

from __future__ import annotations

import posixpath
import zlib
from collections.abc import Collection, Iterator
from io import BytesIO
from typing import TYPE_CHECKING, final
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile, ZipInfo

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from practicecheck.errors import Code, DocumentError, Problem
from practicecheck_excel.reading.limits import (
    MOST_BYTES,
    MOST_OF_PART,
    MOST_PARTS,
    MOST_RATIO,
    MOST_UNPACKED,
    SMALL_PART,
)

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SAVE_AS = "Open it in Excel or LibreOffice, choose Save as, and Excel workbook (.xlsx)."
_LOCKED_MEMBER = 0x1


def refusal(file: str, code: Code, message: str, remedy: str) -> DocumentError:
    """A file that nothing can be made of.

    Args:
        file: Its name.
        code: What kind of problem it is.
        message: What was found.
        remedy: What to do.
    """
    return DocumentError([Problem(code=code, message=message, remedy=remedy, file=file)])


def local(element: Element) -> str:
    """An element's name without its namespace: there are two for workbooks, and both mean the same.

    Args:
        element: The element.
    """
    return str(element.tag).rpartition("}")[2]


@final
class Package:
    """A workbook's file, open for reading.

    Args:
        name: The file's name, for problems.
        data: Its bytes.

    Raises:
        DocumentError: It is no workbook of the present format, or too large to be one that people fill in.
    """

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        _refuse_other_formats(name, data)
        try:
            self._zip = ZipFile(BytesIO(data))
            members = self._zip.infolist()
        except (BadZipFile, ValueError, OverflowError, NotImplementedError, OSError):
            # What zipfile raises of damaged directories, of odd versions and of sizes that can't be.
            raise _damaged(name) from None
        _refuse_bombs(name, members)
        self._members = {member.filename.lstrip("/"): member for member in members}
        _refuse_other_packages(name, self._members.keys())

    @property
    def parts(self) -> frozenset[str]:
        """The names of its parts."""
        return frozenset(self._members)

    def read(self, part: str) -> bytes:
        """Unpack a part, and no more of it than is allowed.

        Args:
            part: Its name.

        Raises:
            DocumentError: It can't be unpacked, or is larger than it said.
        """
        member = self._members[part]
        try:
            with self._zip.open(member) as packed:
                data = packed.read(MOST_OF_PART + 1)
        except (BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError, ValueError, zlib.error):
            # What zipfile and zlib raise of damaged, cut-off and encrypted parts (RuntimeError).
            raise _damaged(self.name) from None
        if len(data) > MOST_OF_PART:
            raise _too_large(self.name, part)
        return data

    def elements(self, part: str) -> Iterator[tuple[str, Element]]:
        """Walk through a part that is XML. Entities and document types are refused.

        Args:
            part: Its name.

        Yields:
            Starts and ends of elements.

        Raises:
            DocumentError: It is not sound, or brings a document type of its own.
        """
        try:
            yield from iterparse(BytesIO(self.read(part)), events=("start", "end"), forbid_dtd=True)
        except DefusedXmlException:
            raise refusal(
                self.name,
                Code.EXPANDS,
                f"its part {part} declares a document type or entities, which no workbook does.",
                "Don't open this file. Ask its sender where it comes from.",
            ) from None
        except (ParseError, ValueError, LookupError):
            raise _damaged(self.name) from None

    def related(self, part: str) -> dict[str, tuple[str, str]]:
        """The parts that a part points to.

        Args:
            part: Its name; nothing for the whole package.

        Returns:
            The kind and the name of each, by its id. What lies outside the file is left out.
        """
        folder, _, name = part.rpartition("/")
        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        found: dict[str, tuple[str, str]] = {}
        if relations not in self._members:
            return found
        for event, element in self.elements(relations):
            if event == "end" and local(element) == "Relationship" and element.get("TargetMode") != "External":
                target = element.get("Target", "")
                where = target if target.startswith("/") else posixpath.join("/", folder, target)
                kind = element.get("Type", "").rpartition("/")[2]
                found[element.get("Id", "")] = (kind, posixpath.normpath(where).lstrip("/"))
        return found


def _damaged(name: str) -> DocumentError:
    return refusal(
        name,
        Code.UNREADABLE,
        "it is not a workbook, or it is damaged.",
        f"Ask for the file again. {_SAVE_AS}",
    )


def _too_large(name: str, part: str) -> DocumentError:
    return refusal(
        name,
        Code.TOO_LARGE,
        f"its part {part} is larger than {MOST_OF_PART // 1024 // 1024} MB.",
        "A form holds far less. Copy the filled-in sheets into a new form; look for a sheet with formats or "
        "values in a million rows.",
    )


def _refuse_other_formats(name: str, data: bytes) -> None:
    if len(data) > MOST_BYTES:
        raise refusal(
            name,
            Code.TOO_LARGE,
            f"it is larger than {MOST_BYTES // 1024 // 1024} MB.",
            "A filled-in form has some 50 kB. Take pictures out of it, or look whether it is the right file.",
        )
    if not data:
        raise refusal(name, Code.EMPTY, "it is empty.", "Ask for the file again.")
    if data.startswith(_OLE) and _ENCRYPTED in data:
        raise refusal(
            name,
            Code.UNREADABLE,
            "it is protected with a password for opening it.",
            "Open it with the password, take it off under Save as, Tools, General options, and save the file.",
        )
    if data.startswith(_OLE):
        raise refusal(name, Code.UNREADABLE, "it is a workbook of the format before 2007 (.xls).", _SAVE_AS)
    if not data.startswith(b"PK"):
        raise refusal(name, Code.UNREADABLE, "it is not a workbook, whatever it is called.", _SAVE_AS)


def _refuse_bombs(name: str, members: list[ZipInfo]) -> None:
    if len(members) > MOST_PARTS:
        raise refusal(
            name,
            Code.TOO_LARGE,
            f"it is made of {len(members)} parts.",
            f"A workbook has fewer than {MOST_PARTS}. Don't open it; ask its sender where it comes from.",
        )
    if len({member.filename for member in members}) < len(members):
        raise refusal(
            name, Code.UNREADABLE, "a part of it is there twice.", f"Ask for the file again. {_SAVE_AS}"
        )
    bursting = sum(member.file_size for member in members) > MOST_UNPACKED or any(
        member.file_size > SMALL_PART and member.file_size > MOST_RATIO * max(member.compress_size, 1)
        for member in members
    )
    if bursting:
        raise refusal(
            name,
            Code.TOO_LARGE,
            "it is packed so tight that it would burst when it is opened.",
            "Don't open this file. Ask its sender where it comes from.",
        )
    for member in members:
        if member.file_size > MOST_OF_PART and member.filename.endswith((".xml", ".rels")):
            raise _too_large(name, member.filename)
        if member.flag_bits & _LOCKED_MEMBER:
            raise refusal(name, Code.UNREADABLE, "a part of it is locked with a password.", _SAVE_AS)


def _refuse_other_packages(name: str, names: Collection[str]) -> None:
    if "xl/workbook.bin" in names:
        raise refusal(name, Code.UNREADABLE, "it is a binary workbook (.xlsb).", _SAVE_AS)
    if "mimetype" in names and "content.xml" in names:
        raise refusal(name, Code.UNREADABLE, "it is a workbook of the format OpenDocument (.ods).", _SAVE_AS)
    if "word/document.xml" in names:
        raise refusal(name, Code.UNREADABLE, "it is a text document.", "Look whether it is the right file.")
