"""Making questionnaires and responses, and reading them, as the library's commands do."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import attrs
from tests.strategies import HAWD, KNOWN

from practicecheck.assessments import Assessment
from practicecheck.errors import Code, Severity
from practicecheck.exchange import FormContent, ImportedDocument, ImportedFile, import_documents
from practicecheck.frameworks import Framework
from practicecheck_fhir import practicecheck_exporters, practicecheck_importers

FORMS = {form.name: form for form in practicecheck_exporters()}
(IMPORTER,) = practicecheck_importers()


def made(name: str, assessment: Assessment, framework: Framework) -> Any:
    """What an exporter makes, as JSON."""
    return json.loads(FORMS[name].export(FormContent(framework=framework, assessment=assessment)))


def read(
    tree: Any, framework: Framework | None = None, known: Mapping[str, Framework] = KNOWN
) -> ImportedDocument:
    """What is read of a response."""
    data = tree if isinstance(tree, bytes) else json.dumps(tree).encode()
    (found,) = import_documents(
        IMPORTER, ImportedFile(name="x.response.json", data=data, framework=framework), known
    )
    return found


def response(*items: Any, framework: Framework = HAWD, **other: Any) -> Any:
    """A response by hand."""
    url = f"https://practicecheck.readthedocs.io/fhir/Questionnaire/{framework.id}"
    return {
        "resourceType": "QuestionnaireResponse",
        "status": "completed",
        "questionnaire": url,
        "item": [*items],
        **other,
    }


def errors(found: ImportedDocument) -> list[Code]:
    """The codes of what has to be mended."""
    return [problem.code for problem in found.problems if problem.severity is Severity.ERROR]


def in_order(assessment: Assessment) -> Assessment:
    """An assessment whose parts stand in one order, since FHIR keeps that of the questions."""
    return attrs.evolve(
        assessment,
        choices=tuple(sorted(assessment.choices, key=lambda own: own.choice)),
        room=tuple(sorted(assessment.room, key=lambda own: own.perspective)),
        base=tuple(sorted(assessment.base, key=lambda own: own.figure)),
        answers=tuple(sorted(assessment.answers, key=lambda own: own.item)),
        sections=tuple(sorted(assessment.sections, key=lambda own: own.section)),
    )


def answer(link: str, **values: Any) -> Any:
    """A question with one answer."""
    return {"linkId": link, "answer": [values]}
