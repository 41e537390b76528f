"""A survey over several years as a survey for each of them."""

from __future__ import annotations

from typing import TypeAlias

import attrs

from practicecheck.errors import shortened, some_of
from practicecheck.exchange._survey_table import told_survey
from practicecheck.surveys import ReleasedSurvey, SurveyRow, WorkingSurvey

Survey: TypeAlias = ReleasedSurvey | WorkingSurvey


def by_period(survey: Survey, column: str) -> dict[str, Survey]:
    """Lay a survey's results apart by what one column says, such as the year.

    Args:
        survey: Released results, or a working copy.
        column: One of those by which people are grouped.

    Returns:
        The results of each period, in the order of their names, grouped by the other columns.

    Raises:
        TypeError: It is neither.
        ValueError: People are not grouped by that column.
    """
    by = told_survey(survey).by
    if column not in by:
        raise ValueError(f"people are not grouped by {shortened(column)}, but by {some_of(by) or 'nothing'}.")
    place = by.index(column)
    rows: dict[str, list[SurveyRow]] = {}
    for row in survey.rows:
        rows.setdefault(row.group[place], []).append(row)
    return {name: _of(survey, place, rows[name], name) for name in sorted(rows)}


def _of(survey: Survey, place: int, rows: list[SurveyRow], period: str) -> Survey:
    def without(names: tuple[str, ...]) -> tuple[str, ...]:
        return (*names[:place], *names[place + 1 :])

    own = tuple(attrs.evolve(row, group=without(row.group)) for row in rows)
    parted = attrs.evolve(survey, by=without(survey.by), rows=own)
    if isinstance(parted, ReleasedSurvey):
        hidden = sum(parted.policy.markers.hidden in (row.mean, row.positive) for row in own)
        return attrs.evolve(parted, period=period, hidden=hidden)
    return parted
