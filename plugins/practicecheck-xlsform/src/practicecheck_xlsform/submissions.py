"""The submissions of a survey, read from the CSV of KoboToolbox or ODK Central."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

import attrs

from practicecheck.errors import Code, DocumentError, Problem, shortened
from practicecheck.exchange import Imported, ImportedFile, TableRow, TableText, table_text
from practicecheck.frameworks import Framework
from practicecheck_xlsform.answered import STATED, Answered, answered
from practicecheck_xlsform.ballots import KIND as PAPER
from practicecheck_xlsform.columns import Columns, column_called, columns_of
from practicecheck_xlsform.submission import submission

MOST_BYTES: Final = 64 * 1024 * 1024
"""A larger file is not read."""
MOST_SUBMISSIONS: Final = 20_000
"""A file with more submissions is not read: each becomes a document of its own."""
MOST_FORMS: Final = 20
"""An export has the submissions of one form, or of a few that were merged."""

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
            f"it is larger than {MOST_BYTES // 1024**2} MB.",
            "Export fewer submissions.",
        )
    table = table_text(file.data, file.name)
    if len(table.rows) > MOST_SUBMISSIONS:
        raise _refusal(
            file.name,
            f"it has {len(table.rows):,} submissions, and {MOST_SUBMISSIONS:,} are read at once.",
            "Export them in parts, such as month by month.",
        )
    return _documents(table, file, frameworks, PAPER if as_papers else None)


def _documents(
    table: TableText, file: ImportedFile, frameworks: Mapping[str, Framework], wanted: str | None
) -> Iterator[Imported]:
    forms: dict[tuple[str, ...], tuple[Answered, Columns]] = {}
    stated = [column_called(table.heading, name) for name in STATED]
    numbers = [n for name in _NUMBERS for n, heading in enumerate(table.heading) if heading == name]
    rows: dict[tuple[str, ...], int] = {}
    for row in table.rows:
        said = tuple("" if place is None else row.cells[place] for place in stated)
        if said not in forms:
            if len(forms) == MOST_FORMS:
                raise _refusal(
                    file.name,
                    f"its submissions answer more than {MOST_FORMS} different forms.",
                    "Export the submissions of each form by themselves.",
                )
            form = answered(row, said, file, frameworks, wanted)
            forms[said] = (form, columns_of(table.heading, form.survey, table.name))
        form, columns = forms[said]
        ids = {
            (table.heading[n], row.cells[n]): row.cells[n].removeprefix("uuid:")
            for n in numbers
            if row.cells[n]
        }
        number = next(iter(ids.values()), "")
        name = number or f"row-{row.number}"
        made = submission(row, table.heading, columns, form, name, _rater(number, row))
        # Without a number, what says the same throughout has been sent or pasted twice.
        first = min(rows.setdefault(key, row.number) for key in (*ids, *(() if ids else (row.cells,))))
        twice = () if first == row.number else (_twice(name, first, row),)
        # What there is to say about the whole table is told with its first document.
        about = table.problems if row is table.rows[0] else ()
        yield attrs.evolve(made, problems=(*about, *twice, *made.problems))


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


def _refusal(name: str, message: str, remedy: str) -> DocumentError:
    return DocumentError([Problem(code=Code.TOO_LARGE, message=message, remedy=remedy, file=name)])
