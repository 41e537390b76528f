"""Scores by section, with their charts, views across sections, and rates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from openpyxl.worksheet.pagebreak import Break

from practicecheck.assessments import AnswerState, scale_used
from practicecheck.exchange import ReportedAssessment
from practicecheck.frameworks import Scale
from practicecheck.scoring import Method, Score, ScoringKey
from practicecheck_excel.results.charts import bars, stacked
from practicecheck_excel.results.table import ResultSheet, Row

if TYPE_CHECKING:
    from openpyxl import Workbook

_WIDTHS = (46, 10, 10, 10, 12, 11, 9, 12, 12, 13, 13)
_STATES = (AnswerState.NOT_APPLICABLE, AnswerState.CANNOT_ANSWER, AnswerState.UNANSWERED)


def scores_sheet(
    workbook: Workbook, name: str, title: str, mark: str, reported: ReportedAssessment
) -> tuple[str, ...]:
    """Write the scores of an assessment.

    Args:
        workbook: The workbook.
        name: The sheet's name.
        title: Its heading.
        mark: What each copy must say.
        reported: The assessment.

    Returns:
        What its charts show, in words.
    """
    sheet = ResultSheet(workbook, name, title, mark, _WIDTHS)
    card = reported.card
    described: list[str] = []
    through = 0
    if card.key is not None and card.total is not None:
        scored = [(section.title, section.score) for section in card.sections]
        sheet.line("Scores by section", band=True)
        heading, last = sheet.table(
            _titles(card.key), [_row(*own) for own in (*scored, ("In all", card.total))]
        )
        scale = scale_used(reported.assessment, reported.framework)
        sheet.line("How many answers there are at each point", band=True)
        counted, end = sheet.table(_count_titles(scale), [_counts(*own, scale) for own in scored])
        _views(sheet, reported, card.key)
        if scored:
            through = _charts(sheet, card.key, (heading, last, counted, end), len(_count_titles(scale)))
            described += _described(card.key, scored)
    else:
        sheet.line("Nothing is scored here: figures, comments, flags and evidence are collected.")
        sheet.line("How much was answered", band=True)
        sheet.table(
            ("Section", "Asked", "Answered", "X", "Can't be answered", "Not answered"),
            [
                (
                    section.title,
                    section.coverage.asked,
                    section.coverage.answered,
                    section.coverage.not_applicable,
                    section.coverage.cannot_answer,
                    section.coverage.unanswered,
                )
                for section in card.coverage
            ],
        )
    sheet.done(through=through)
    return tuple(described)


def _titles(key: ScoringKey) -> Sequence[str]:
    points = ("Points", "Possible") if key.method is Method.POINTS else ()
    band = ("Band",) if key.bands else ()
    return (
        *("Section", _headline_title(key), *points, *band, "Applicable", "Answered", "X"),
        *("Not answered", "Could be from", "Could be to"),
    )


def _headline_title(key: ScoringKey) -> str:
    return "Mean" if key.method is Method.SCALE_MEAN else "Score in %"


def _row(title: str, score: Score) -> Row:
    headline = score.mean if score.key.method is Method.SCALE_MEAN else score.percent
    bounds = score.bounds
    points = (score.points, score.possible) if score.key.method is Method.POINTS else ()
    return (
        title,
        headline if headline is not None else f"none: {score.why_none}",
        *points,
        *((score.band,) if score.key.bands else ()),
        score.applicable,
        score.answered,
        score.not_applicable,
        score.cannot_answer + score.unanswered,
        *((bounds.low, bounds.high) if bounds else (None, None)),
    )


def _count_titles(scale: Scale | None) -> Sequence[str]:
    points = [f"Answers {point.code}" for point in scale.points] if scale else []
    return ("Section", *points, "X", "Can't be answered", "Not answered")


def _counts(title: str, score: Score, scale: Scale | None) -> Row:
    given = [item.code for item in score.items if item.state is AnswerState.ANSWERED]
    return (
        title,
        *(given.count(code) for code in (scale.codes if scale else ())),
        *(sum(item.state is state for item in score.items) for state in _STATES),
    )


def _views(sheet: ResultSheet, reported: ReportedAssessment, key: ScoringKey) -> None:
    for view in reported.card.views:
        sheet.line(f"{view.title}; a question may count in several", band=True)
        titles = [view.id.capitalize(), *_titles(key)[1:]]
        sheet.table(titles, [_row(group.id, group.score) for group in view.groups])


def _charts(sheet: ResultSheet, key: ScoringKey, rows: tuple[int, int, int, int], columns: int) -> int:
    heading, last, counted, end = rows
    top = None if key.method is Method.SCALE_MEAN else 100
    # Both charts stand on one page, beneath the tables on the screen and behind them on paper.
    sheet.sheet.row_breaks.append(Break(id=sheet.row))
    row = sheet.row + 1
    row += bars(
        sheet.sheet,
        f"A{row}",
        "Scores by section",
        _headline_title(key),
        rows=(heading, last),
        column=2,
        top=top,
    )
    return row + stacked(
        sheet.sheet,
        f"A{row}",
        "How many answers there are at each point",
        "Questions",
        heading=counted,
        last=end,
        columns=(2, columns),
    )


def _described(key: ScoringKey, scored: Sequence[tuple[str, Score]]) -> Iterator[str]:
    told = "; ".join(f"{title}: {_said(score)}" for title, score in scored)
    yield f"Bar chart. {_headline_title(key)} by section. {told}."
    yield "Stacked bar chart. How many answers there are at each point, by section, as in the table above it."


def _said(score: Score) -> str:
    headline = score.mean if score.key.method is Method.SCALE_MEAN else score.percent
    return score.why_none or str(headline)


def rates_sheet(workbook: Workbook, name: str, title: str, mark: str, reported: ReportedAssessment) -> None:
    """Write the rates of an assessment.

    Args:
        workbook: The workbook.
        name: The sheet's name.
        title: Its heading.
        mark: What each copy must say.
        reported: The assessment.
    """
    sheet = ResultSheet(workbook, name, title, mark, (44, 14, 16, 34, 40))
    sheet.table(
        ("Rate", "Value", "Unit", "Made of", "If there is none, why"),
        [
            (
                rate.indicator.title,
                rate.value if rate.value is not None else rate.said,
                rate.indicator.unit,
                rate.working,
                "; ".join(f"{gap.figure} is {gap.why}" for gap in rate.missing) or None,
            )
            for rate in reported.card.rates
        ],
        heads=True,
    )
    sheet.done()
