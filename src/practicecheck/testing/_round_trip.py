"""Round trips: a definition that is written and read again is the same, in YAML and in JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from practicecheck.errors import DocumentError, Problem
from practicecheck.exchange import document_text, read_any, source_of
from practicecheck.testing._subject import Subject, amiss, first_line

if TYPE_CHECKING:
    from practicecheck.exchange import Document


def definitions(subject: Subject) -> Iterator[Problem]:
    """Each definition comes back.

    Args:
        subject: The plugin.
    """
    for own in subject.definitions:
        yield from comes_back(own.document, subject, own.name)


def comes_back(document: Document, subject: Subject, name: str) -> Iterator[Problem]:
    """Write a document in both spellings, and read it again.

    Args:
        document: The document.
        subject: The plugin, for what the document is held against.
        name: What it is called in messages.
    """
    for spelling in ("YAML", "JSON"):
        text = document_text(document, as_json=spelling == "JSON")
        try:
            again, told = read_any(source_of(text), subject.catalogue)
        except DocumentError as fault:
            again, told = None, fault.problems
        if again != document:
            why = first_line(DocumentError(told)) if told and again is None else "it reads as something else"
            yield amiss(
                f"written as {spelling} it does not come back: {why}.",
                "Run practicecheck check on its file; if nothing is wrong there, tell practicecheck's authors.",
                file=name,
            )
