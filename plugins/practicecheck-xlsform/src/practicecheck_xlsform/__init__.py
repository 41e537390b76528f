"""Frameworks as XLSForm for KoboToolbox and ODK, and the answers read back from their CSV."""

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


_THEN = (
    "Put it into KoboToolbox or ODK. When people have sent in their answers, download them as CSV, and run:\n"
    "practicecheck import ANSWERS.csv --importer kobo-csv -o FOLDER"
)


@hookimpl
def practicecheck_exporters() -> Iterable[FormExporter]:
    """A form that a team answers together, and one on which each rater votes alone."""
    return [
        FormExporter(
            name="xlsform",
            title="A survey form for KoboToolbox or ODK, one submission for each team",
            endings=(".xlsform.xlsx",),
            export=_assessment_form,
            asks_extensions=True,
            then=_THEN,
        ),
        FormExporter(
            name="xlsform-ballots",
            title="A survey form for KoboToolbox or ODK on which each rater votes alone",
            endings=(".ballots.xlsform.xlsx",),
            export=_ballot_form,
            then=_THEN,
        ),
    ]


@hookimpl
def practicecheck_importers() -> Iterable[Importer]:
    """The CSV of both forms."""
    return [
        Importer(
            name="kobo-csv",
            title="Submissions from KoboToolbox or ODK Central, as the form says what they are",
            endings=(".kobo.csv",),
            read=_submissions,
        ),
        Importer(
            name="kobo-ballots",
            title="Submissions from KoboToolbox or ODK Central, each as one rater's ballot paper",
            endings=(".ballots.kobo.csv",),
            read=_papers,
        ),
    ]


# Neither openpyxl nor the reading of tables is loaded before somebody asks for a form or an import.


def _assessment_form(content: FormContent) -> bytes:
    from practicecheck_xlsform import survey, workbook  # noqa: PLC0415 - loaded when a form is first made

    return workbook.workbook_of(survey.assessment_survey(content))


def _ballot_form(content: FormContent) -> bytes:
    from practicecheck_xlsform import ballots, workbook  # noqa: PLC0415 - loaded when a form is first made

    return workbook.workbook_of(ballots.ballot_survey(content))


def _submissions(file: ImportedFile, frameworks: Mapping[str, Framework]) -> Iterable[Imported]:
    from practicecheck_xlsform import submissions  # noqa: PLC0415 - loaded when a file is first imported

    return submissions.read(file, frameworks)


def _papers(file: ImportedFile, frameworks: Mapping[str, Framework]) -> Iterable[Imported]:
    from practicecheck_xlsform import submissions  # noqa: PLC0415 - loaded when a file is first imported

    return submissions.read(file, frameworks, as_papers=True)
