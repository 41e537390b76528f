"""A confirmed questionnaire held against a new export: are its columns there, and does it know the answers?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import final

import attrs

from practicecheck.errors import Code, Problem, Severity, shortened
from practicecheck.frameworks import X_MARK, Framework, PointCode
from practicecheck.surveys._questionnaire import Questionnaire
from practicecheck.surveys._questionnaire_check import check_questionnaire
from practicecheck.surveys._stray import quoted
from practicecheck.surveys.exports._column_use import TableUse, use_of
from practicecheck.surveys.exports._meanings import plain_answer
from practicecheck.surveys.exports._settling import SettledColumns, find_columns
from practicecheck.surveys.exports._table import SurveyTable
from practicecheck.values import Value


@final
@attrs.frozen(kw_only=True, repr=False)
class CheckedExport(Value):
    """What a questionnaire finds in a file.

    Attributes:
        columns: The columns that it finds.
        unconfirmed: The items whose columns nobody has looked at.
        rows: How many people answered.
        skipped: How many rows nobody answered in earnest.
        problems: What was mended, what is missing, and answers without a meaning.
    """

    columns: SettledColumns
    unconfirmed: tuple[str, ...]
    rows: int
    skipped: int
    problems: tuple[Problem, ...]


def check_export(questionnaire: Questionnaire, framework: Framework, table: SurveyTable) -> CheckedExport:
    """Hold a questionnaire against a new export.

    Args:
        questionnaire: The questionnaire.
        framework: The edition that it asks.
        table: The file.

    Raises:
        DocumentError: The file can't be read to its end, or nobody answered.
    """
    columns = find_columns(questionnaire, table.headings, table.name)
    use = use_of(table, columns.respondent.place if columns.respondent else None)
    return CheckedExport(
        columns=columns,
        unconfirmed=tuple(own.item for own in questionnaire.items if not own.confirmed),
        rows=use.rows,
        skipped=use.skipped,
        problems=(
            *table.problems,
            *check_questionnaire(questionnaire, framework),
            *columns.problems,
            *_without_meaning(questionnaire, framework, table, columns, use),
            *_twice(table, columns, use),
        ),
    )


def _without_meaning(
    questionnaire: Questionnaire,
    framework: Framework,
    table: SurveyTable,
    columns: SettledColumns,
    use: TableUse,
) -> Iterator[Problem]:
    scales = [scale for scale in framework.scales if questionnaire.scale in (None, scale.id)]
    codes = {code for scale in scales for code in scale.codes}
    known: set[PointCode] = {own.says for own in questionnaire.answers} or codes
    known |= {X_MARK, *questionnaire.not_applicable, *questionnaire.missing}
    for own in columns.items:
        held = use.columns[own.place]
        unknown = [value for value in map(plain_answer, held.values) if value not in known]
        if held.many:
            message = "so many different answers stand there that they can't be answers on a scale."
        elif unknown:
            shown = ", ".join(quoted(value) for value in unknown[:6])
            message = f"{shown} {'has' if len(unknown) == 1 else 'have'} no meaning."
        else:
            continue
        yield Problem(
            code=Code.SURVEY_ANSWER,
            message=f'column "{shortened(own.heading.code)}" ({own.name}): {message}',
            remedy="Say under answers, not_applicable or missing of the questionnaire what it means.",
            file=table.name,
            severity=Severity.WARNING,
        )


def _twice(table: SurveyTable, columns: SettledColumns, use: TableUse) -> Iterator[Problem]:
    own = columns.respondent
    if own is not None and not use.columns[own.place].distinct:
        yield Problem(
            code=Code.RESPONDENT_TWICE,
            message=f'column "{shortened(own.heading.code)}": some values stand in several rows.',
            remedy="Delete the rows that were sent by mistake, or name another column as respondent.",
            file=table.name,
            severity=Severity.WARNING,
        )
