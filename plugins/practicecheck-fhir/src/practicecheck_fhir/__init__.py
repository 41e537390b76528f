"""Frameworks as FHIR Questionnaires (R4B), and assessments as QuestionnaireResponses and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from practicecheck.exchange import FormExporter, Importer
from practicecheck.hookspecs import hookimpl

if TYPE_CHECKING:
    from practicecheck.exchange import FormContent, Imported, ImportedFile
    from practicecheck.frameworks import Framework

__all__ = ["practicecheck_exporters", "practicecheck_importers"]

practicecheck_contract = 1


@hookimpl
def practicecheck_exporters() -> Iterable[FormExporter]:
    """What is asked, and what was answered."""
    return [
        FormExporter(
            name="fhir-questionnaire",
            title="What is asked, as a FHIR Questionnaire (R4B)",
            endings=(".questionnaire.json",),
            export=_questionnaire,
            asks_extensions=True,
            then="Each response to it is read back by:\npracticecheck import ANSWERS.response.json -o OUR.yaml",
        ),
        FormExporter(
            name="fhir-response",
            title="What was answered, as a FHIR QuestionnaireResponse (R4B)",
            endings=(".response.json",),
            export=_response,
            asks_extensions=True,
        ),
    ]


@hookimpl
def practicecheck_importers() -> Iterable[Importer]:
    """What was answered."""
    return [
        Importer(
            name="fhir-response",
            title="An assessment from a FHIR QuestionnaireResponse (R4B)",
            endings=(".response.json",),
            read=_read,
        )
    ]


def _questionnaire(content: FormContent) -> bytes:
    from practicecheck_fhir import questionnaire  # noqa: PLC0415 - loaded when one is first made

    return questionnaire.export(content)


def _response(content: FormContent) -> bytes:
    from practicecheck_fhir import response  # noqa: PLC0415 - loaded when one is first made

    return response.export(content)


def _read(file: ImportedFile, frameworks: Mapping[str, Framework]) -> Iterable[Imported]:
    from practicecheck_fhir import reading  # noqa: PLC0415 - loaded when one is first imported

    return reading.read(file, frameworks)
