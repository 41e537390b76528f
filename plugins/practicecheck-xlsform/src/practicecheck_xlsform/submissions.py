"""The submissions of a survey, read from the CSV of KoboToolbox or ODK Central."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

import attrs

from practicecheck.assessments import Assessment
from practicecheck.errors import Code, DocumentError, Problem, near, shortened
from practicecheck.exchange import Imported, ImportedFile, TableRow, TableText, table_text
from practicecheck.frameworks import Framework
from practicecheck_xlsform.ballots import KIND as PAPER
from practicecheck_xlsform.ballots import ballot_survey
from practicecheck_xlsform.columns import Columns, column_called, columns_of
from practicecheck_xlsform.names import text_of
from practicecheck_xlsform.question import Survey
from practicecheck_xlsform.submission import submission
from practicecheck_xlsform.survey import assessment_survey

MOST_BYTES: Final = 64 * 1024 * 1024
"""A larger file is not read."""
MOST_SUBMISSIONS: Final = 20_000
"""A file with more submissions is not read: each becomes a document of its own."""
MOST_FORMS: Final = 20
"""An export has the submissions of one form, or of a few that were merged."""

_ASSESSMENT: Final = "assessment/1"
_NUMBERS: Final = ("_id", "_uuid", "meta/instanceID", "meta-instanceID", "KEY", "instanceID")
_ODD = re.compile(r"[^\w.-]+")
_CODE: Final = 39
"""So many characters of a submission's number fit behind the s of a rater's code."""


def read(
    file: ImportedFile, frameworks: Mapping[str, Framework], *, as_papers: bool = False
) -> Iterator[Imported]:
    """Read the submissions of a survey.

    Args:
        file: The export.
        frameworks: The frameworks by id.
        as_papers: Whether each submission has to be a ballot paper.

    Returns:
        A document for each submission, in the order of the rows: an assessment or a ballot paper, as the form
        says.

    Raises:
        DocumentError: It is no table, too large, or does not say which framework was asked.
    """
    if len(file.data) > MOST_BYTES:
        raise _refusal(
            file.name,
            Code.TOO_LARGE,
            f"it is larger than {MOST_BYTES // 1024**2} MB.",
            "Export fewer submissions.",
        )
    table = table_text(file.data, file.name)
    if len(table.rows) > MOST_SUBMISSIONS:
        raise _refusal(
            file.name,
            Code.TOO_LARGE,
            f"it has {len(table.rows):,} submissions, and {MOST_SUBMISSIONS:,} are read at once.",
            "Export them in parts, such as month by month.",
        )
    return _documents(table, file, frameworks, PAPER if as_papers else None)


def _documents(
    table: TableText, file: ImportedFile, frameworks: Mapping[str, Framework], wanted: str | None
) -> Iterator[Imported]:
    forms: dict[tuple[str | None, ...], tuple[Survey, Columns]] = {}
    stated = [column_called(table.heading, f"form-{name}") for name in ("kind", "framework", "perspectives")]
    numbers = [n for name in _NUMBERS for n, heading in enumerate(table.heading) if heading == name]
    rows: dict[str, int] = {}
    for row in table.rows:
        said = tuple((row.cells[place] or None) if place is not None else None for place in stated)
        if said not in forms:
            if len(forms) == MOST_FORMS:
                raise _refusal(
                    file.name,
                    Code.TOO_LARGE,
                    f"its submissions answer more than {MOST_FORMS} different forms.",
                    "Export the submissions of each form by themselves.",
                )
            survey = _survey(row, said, file, frameworks, wanted)
            forms[said] = (survey, columns_of(table.heading, survey, table.name))
        survey, columns = forms[said]
        number = next((row.cells[n].removeprefix("uuid:") for n in numbers if row.cells[n]), "")
        name = number or f"row-{row.number}"
        made = submission(row, table.heading, columns, survey, name, _rater(number, row))
        first = rows.setdefault(name, row.number)
        twice = () if first == row.number else (_twice(name, first, row),)
        # What there is to say about the whole table is told with its first document.
        about = table.problems if row is table.rows[0] else ()
        yield attrs.evolve(made, problems=(*about, *twice, *made.problems))


def _survey(
    row: TableRow,
    said: tuple[str | None, ...],
    file: ImportedFile,
    frameworks: Mapping[str, Framework],
    wanted: str | None,
) -> Survey:
    kind, name, perspectives = said
    kind = kind or wanted or _ASSESSMENT
    if kind not in (PAPER, _ASSESSMENT):
        raise _refusal(
            file.name,
            Code.UNKNOWN_KIND,
            f'row {row.number} says that it is "{shortened(kind)}", which no form of ours makes.',
            "Export the answers again from the survey tool.",
        )
    if wanted not in (None, kind):
        raise _refusal(
            file.name,
            Code.OTHER_FORM,
            "these are answers to the form for a team, and not ballots.",
            "Import it with --importer kobo-csv.",
        )
    framework = file.framework
    if framework is None or name not in (None, framework.id):
        framework = _edition(row, name, file, frameworks)
    blank = Assessment(
        framework=framework.id,
        perspectives=tuple(map(text_of, perspectives.split())) if perspectives else (),
    )
    return (ballot_survey if kind == PAPER else assessment_survey)(framework, blank)


def _edition(
    row: TableRow, name: str | None, file: ImportedFile, frameworks: Mapping[str, Framework]
) -> Framework:
    if name is None:
        raise _refusal(
            file.name,
            Code.UNKNOWN_FRAMEWORK,
            "nothing says which framework was asked: there is no column form-framework.",
            "Export all columns, the calculated ones too; or name it with --framework.",
        )
    if name not in frameworks:
        raise _refusal(
            file.name,
            Code.UNKNOWN_FRAMEWORK,
            f'row {row.number} answers "{shortened(name)}", which is not installed here.',
            near(name, frameworks) or "`practicecheck frameworks` lists what is there.",
        )
    return frameworks[name]


def _rater(number: str, row: TableRow) -> str:
    """A code for a rater who gave none: no name, none that is given out (r1), and the same at each reading."""
    code = _ODD.sub("-", number)[:_CODE] if number else f"row-{row.number}"
    return f"s{code}"


def _twice(name: str, first: int, row: TableRow) -> Problem:
    return Problem(
        code=Code.ROW_TWICE,
        message=f"submission {shortened(name)} stands in row {first} already.",
        remedy="Delete one of the two rows.",
        where=f"row {row.number}",
    )


def _refusal(name: str, code: Code, message: str, remedy: str) -> DocumentError:
    return DocumentError([Problem(code=code, message=message, remedy=remedy, file=name)])
