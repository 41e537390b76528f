"""Importers: they give back what the form of the same name wrote, and refuse rubbish in our own words."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from random import Random
from typing import TYPE_CHECKING, Final

import attrs

from practicecheck.errors import PluginError, PracticeCheckError, Problem, Severity
from practicecheck.exchange import ImportedFile, import_documents
from practicecheck.testing._rehearsal import Export
from practicecheck.testing._subject import Subject, amiss, first_line
from practicecheck.testing._watching import watched

if TYPE_CHECKING:
    from practicecheck.assessments import Assessment
    from practicecheck.exchange import Document, Importer

_SIZE_IN_DIRECTORY: Final = 24
"""Where in the entry of a package's directory the size of a file stands."""


def pairs(subject: Subject) -> tuple[str, ...]:
    """The importers that are called like a form: what the form writes, they read.

    Args:
        subject: The plugin.
    """
    return tuple(name for name in subject.names("importers") if name in subject.names("forms"))


def give_back(subject: Subject) -> Iterator[Problem]:
    """A form that is imported is the assessment that it was made from.

    Args:
        subject: The plugin.
    """
    names = pairs(subject)
    for export in subject.rehearsal.forms:
        # A framework of hostile text stands in no catalogue, so no importer could know it.
        known = export.content.framework == subject.catalogue[export.content.framework.id]
        if export.name in names and known and not export.failed:
            yield from _given_back(subject.catalogue.importers[export.name], export, subject)


def _given_back(importer: Importer, export: Export, subject: Subject) -> Iterator[Problem]:
    what = f"{importer.name}, of {export.on}"
    file = ImportedFile(name=f"form{export.ending}", data=export.data, framework=export.content.framework)
    try:
        found = import_documents(importer, file, subject.catalogue)
    except PracticeCheckError as fault:
        yield amiss(f"{what}: {first_line(fault)}", "Read whatever the form of that name writes.")
        return
    if len(found) != 1:
        yield amiss(f"{what}: it found {len(found)} documents.", "A form holds one.")
        return
    errors = [problem for problem in found[0].problems if problem.severity is Severity.ERROR]
    if errors:
        yield amiss(f"{what}: {errors[0].message}", "Read whatever the form of that name writes.")
    elif (difference := _difference(export.content.assessment, found[0].document)) is not None:
        yield amiss(f"{what}: {difference}.", "Write and read every answer, and leave nothing out.")


def _difference(wrote: Assessment, read: Document | None) -> str | None:
    """Where two assessments differ. Blank answers, and which wording was answered, may be left unsaid."""
    if read is None or type(read) is not type(wrote):
        return "what came back is no assessment"
    for field in attrs.fields(type(wrote)):
        before, after = getattr(wrote, field.name), getattr(read, field.name)
        if field.name == "answers":
            before = {answer.item: answer for answer in before if not answer.blank}
            after = {answer.item: answer for answer in after if not answer.blank}
            changed = [item for item in {**before, **after} if before.get(item) != after.get(item)]
            if changed:
                wanted, got = before.get(changed[0]), after.get(changed[0])
                return f"{len(changed)} answers differ; at {changed[0]} {wanted} went in, and {got} came out"
        elif before != after and after != _blank(field) and not (field.name == "digest" and before is None):
            return f"{field.name} was {before!r}, and came back as {after!r}"
        elif before != after and field.name in ("framework", "choices", "base", "organisation", "unit"):
            return f"{field.name} was {before!r}, and was lost"
    return None


def _blank(field: attrs.Attribute[object]) -> object:
    return field.default


def refuse(subject: Subject) -> Iterator[Problem]:
    """Rubbish is refused with a message, whatever it is; nothing is written and nothing run.

    Args:
        subject: The plugin.
    """
    for importer in subject.importers:
        for what, data in _rubbish():
            for framework in (None, *subject.every_framework[:1]):
                file = ImportedFile(name=f"rubbish{importer.endings[0]}", data=data, framework=framework)
                with watched() as watch:
                    try:
                        import_documents(importer, file, subject.catalogue)
                    except PluginError as fault:
                        yield amiss(
                            f"{importer.name}, of {what}: {fault.fault}.",
                            "Raise a DocumentError that says what is wrong with the file.",
                        )
                        break
                    except PracticeCheckError:
                        pass
                for deed in watch.told():
                    yield amiss(f"{importer.name}, of {what}: it {deed}.", "Read the bytes that are given.")


def _rubbish() -> Iterator[tuple[str, bytes]]:
    chance = Random(0)  # noqa: S311 - the same rubbish each time
    package = _package()
    lying = bytearray(package)
    at = lying.rfind(b"PK\x01\x02") + _SIZE_IN_DIRECTORY
    lying[at : at + 4] = b"\xf0\xff\xff\xff"
    yield "an empty file", b""
    yield "one byte", b"\x00"
    yield "bytes by chance", chance.randbytes(2_000)
    yield "a package that is cut off", package[: len(package) // 2]
    yield "a package of something else", package
    yield "a package that claims a huge file", bytes(lying)
    yield "the beginning of a package", b"PK\x03\x04" + chance.randbytes(200)
    yield "text in an old encoding", "Größe;Übergabe\n1;2\n".encode("latin-1")
    yield "text in two bytes a letter", "a,b\n1,2\n".encode("utf-16")
    yield "a table without a heading", b"\n\n,,,\n"
    yield "a table that is all headings", b"a,a,a,b\n"
    yield "a quote that is never closed", b'a,b\n"1,2\n' * 50
    yield "deep JSON", b"[" * 100_000
    yield "JSON of something else", b'{"a": [1, 2, {"b": null}]}'
    yield "XML that expands", b'<!DOCTYPE a [<!ENTITY b "cccc"><!ENTITY d "&b;&b;&b;">]><a>&d;</a>'
    yield "a PDF", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
    yield "zeros", bytes(10_000)
    yield "a very long line", b"x" * 200_000


def _package() -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("xl/workbook.xml", "<workbook/>" * 200)
        package.writestr("../outside.txt", "out")
    return written.getvalue()
