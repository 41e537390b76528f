"""Scoring what a survey platform exported, by the questionnaire that knows its columns."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from practicecheck.frameworks import Framework
    from practicecheck.scoring import ScoringKey
    from practicecheck.surveys import Questionnaire, SurveyRule, SurveyTable, Written


def is_export(files: Sequence[str], questionnaire: Questionnaire) -> bool:
    """Whether files are read as a platform exports them: with heading rows of its own, or as workbooks.

    Args:
        files: The files' names.
        questionnaire: The questionnaire.
    """
    names = [own.lower() for own in files]
    if not all(own.endswith((".csv", ".tsv", ".txt", ".xlsx")) for own in names):
        return False
    return questionnaire.platform not in (None, "generic") or any(own.endswith(".xlsx") for own in names)


def export_rows(
    files: Sequence[str], by: Sequence[str], framework: Framework, key: ScoringKey, questionnaire: Questionnaire
) -> tuple[Iterable[tuple[Written, ...]], Sequence[str], SurveyRule]:
    """The rows in exports of one survey, their columns, and the rule for them.

    What was mended in a heading is told on the error stream.

    Args:
        files: The files.
        by: What people are grouped by.
        framework: The edition that was asked.
        key: The key.
        questionnaire: Which column holds which item.

    Raises:
        DocumentError: A file can't be read to its end, or lacks a column.
    """
    from practicecheck.surveys import open_export, settled, survey_rule  # noqa: PLC0415 - when needed

    named = {own.name: own.column for own in questionnaire.groups}
    asked = [own.column for own in questionnaire.items]
    who = [] if questionnaire.respondent is None else [questionnaire.respondent]
    wanted = tuple(dict.fromkeys([*asked, *(named.get(name, name) for name in by), *who]))
    parts: list[Iterator[tuple[Written, ...]]] = []
    for file in files:
        table = open_export(file, questionnaire.platform)
        columns = settled(questionnaire, table.headings, file)
        for problem in (*table.problems, *columns.problems):
            click.echo(f"{file}: {problem.code.value} {problem.message}", err=True)
        names = columns.names(table.headings)
        # Whatever is lacking or there twice is told here, before a row is read.
        survey_rule(framework, key, names, by, questionnaire)
        parts.append(_in_order(table, [names.index(column) for column in wanted]))
    rule = survey_rule(framework, key, wanted, by, questionnaire)
    return chain.from_iterable(parts), wanted, rule


def _in_order(table: SurveyTable, places: Sequence[int]) -> Iterator[tuple[Written, ...]]:
    return (tuple([row[n] for n in places]) for row in table.rows())
