"""Making forms and reading exports, as the library's commands do."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from typing import Any

import xlsform_phone as phone
from tests.strategies import HAWD, KNOWN

from practicecheck.assessments import Assessment, Chosen
from practicecheck.errors import Code, Problem, Severity
from practicecheck.exchange import (
    FormContent,
    ImportedDocument,
    ImportedFile,
    document_tree,
    import_documents,
)
from practicecheck.frameworks import Extension, Framework, extend
from practicecheck_xlsform import practicecheck_exporters, practicecheck_importers

FORMS = {form.name: form for form in practicecheck_exporters()}
IMPORTERS = {importer.name: importer for importer in practicecheck_importers()}


def form_bytes(framework: Framework, *, ballots: bool = False, **said: Any) -> bytes:
    """The workbook of a framework's form."""
    name = "xlsform-ballots" if ballots else "xlsform"
    blank = Assessment(framework=framework.id, **said)
    return FORMS[name].export(FormContent(framework=framework, assessment=blank))


def extended_bytes(
    assessment: Assessment, *extensions: Extension, over: Framework = HAWD, ballots: bool = False
) -> bytes:
    """The workbook of a form that asks what extensions add."""
    content = FormContent(
        framework=extend(over, extensions), assessment=assessment, extensions=tuple(extensions)
    )
    return FORMS["xlsform-ballots" if ballots else "xlsform"].export(content)


def form_of(framework: Framework, **said: Any) -> phone.Form:
    """The form as a phone has it."""
    return phone.opened(form_bytes(framework, **said))


def chosen(**options: str) -> dict[str, tuple[Chosen, ...]]:
    """Choices that have been taken."""
    return {"choices": tuple(Chosen(choice=name, option=option) for name, option in options.items())}


def read(
    data: bytes,
    importer: str = "kobo-csv",
    framework: Framework | None = None,
    known: Mapping[str, Framework] = KNOWN,
) -> tuple[ImportedDocument, ...]:
    """What an import finds."""
    file = ImportedFile(name="survey.kobo.csv", data=data, framework=framework)
    return import_documents(IMPORTERS[importer], file, known)


def told(document: ImportedDocument) -> list[Problem]:
    """What can't be used, or was left out. What the library advises about sound figures is none of it."""
    return [
        problem
        for problem in document.problems
        if problem.severity is Severity.ERROR or problem.code is Code.NO_SUCH_COLUMN
    ]


def flat(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any]]:
    """Each value of a document with its path; a list of texts counts as one value, but for entries."""
    if isinstance(value, dict):
        for key, below in value.items():
            yield from flat(below, (*path, key))
    elif isinstance(value, list) and path[-1] in {"entries", "stream"}:
        for n, below in enumerate(value):
            yield from flat(below, (*path, n))
    else:
        yield path, value


def said_in(document: ImportedDocument) -> dict[tuple[Any, ...], Any]:
    """What an imported document says, apart from what the form itself says."""
    assert document.document is not None, document.problems
    own = {"practicecheck", "framework", "digest", "choices"}
    return {path: value for path, value in flat(document_tree(document.document)) if path[0] not in own}


ABOUT = {"form-kind": "assessment/1", "form-framework": HAWD.id, "form-choice-integration": "2A"}


def table(*rows: Mapping[str, str], separator: str = ",") -> bytes:
    """A CSV whose rows name their columns."""
    heading = list(dict.fromkeys(name for row in rows for name in row))
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator).writerows(
        [heading, *([row.get(name, "") for name in heading] for row in rows)]
    )
    return out.getvalue().encode()


def one(**cells: str) -> ImportedDocument:
    """What is read of one submission."""
    (found,) = read(table({**ABOUT, **cells}))
    return found
