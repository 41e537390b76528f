"""Reading what an importer found, as strictly as a document of our own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, final

import attrs

from practicecheck.errors import Path, Problem, Severity, in_reading_order
from practicecheck.exchange._document import read_any
from practicecheck.exchange._importer import Imported, ImportedFile, Importer
from practicecheck.exchange._json_text import json_text
from practicecheck.exchange._kinds import Document
from practicecheck.exchange._opening import source_of
from practicecheck.values import Value

if TYPE_CHECKING:
    from practicecheck.frameworks import Framework


@final
@attrs.frozen(kw_only=True, repr=False)
class ImportedDocument(Value):
    """A document that came out of another program's file.

    Attributes:
        document: The document; nothing if it can't be used as it stands.
        problems: All that there is to say about it, each with its place in the file.
        name: What tells it from the others of the same file.
    """

    document: Document | None
    problems: tuple[Problem, ...] = ()
    name: str | None = None


def import_documents(
    importer: Importer, file: ImportedFile, frameworks: Mapping[str, Framework]
) -> tuple[ImportedDocument, ...]:
    """Read the documents in another program's file.

    Args:
        importer: What reads such files.
        file: The file.
        frameworks: The frameworks by id; a ``Catalogue`` is one such mapping.

    Returns:
        Each document with its problems, in the order of the file.

    Raises:
        DocumentError: The importer can make nothing of the file.
    """
    return tuple(_document(imported, file.name, frameworks) for imported in importer.read(file, frameworks))


def _document(imported: Imported, name: str, frameworks: Mapping[str, Framework]) -> ImportedDocument:
    # Written and read again, so that nothing comes in that a file of our own could not hold.
    document, told = read_any(source_of(json_text(dict(imported.tree)), f"{name}.json"), frameworks)
    failed = any(problem.severity is Severity.ERROR for problem in imported.problems)
    return ImportedDocument(
        document=None if failed else document,
        problems=in_reading_order(_placed((*imported.problems, *told), imported.places, name)),
        name=imported.name,
    )


def _placed(problems: tuple[Problem, ...], places: Mapping[Path, str], name: str) -> Iterator[Problem]:
    """The problems under the file's own name, with the place that a person finds in it."""
    for problem in problems:
        around = (problem.path[:length] for length in range(len(problem.path), 0, -1))
        where = problem.where or next((places[path] for path in around if path in places), None)
        yield attrs.evolve(problem, file=name, line=None, where=where)
