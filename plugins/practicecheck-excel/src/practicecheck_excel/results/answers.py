"""Every answer, every finding, and how each number was made."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from practicecheck.assessments import AnswerState
from practicecheck.errors import Severity
from practicecheck.exchange import ReportedAssessment
from practicecheck.scoring import told
from practicecheck_excel.results.table import ResultSheet, Row
from practicecheck_excel.results.words import held_back, value_of, words_of

if TYPE_CHECKING:
    from openpyxl import Workbook

_ITEM_TITLES = (
    *("Section", "Item", "Question", "State", "Answer", "Unit", "In words", "Comment", "Why X or can't answer"),
    *("Evidence", "Flag", "Why flagged", "Ballots"),
)
_ITEM_WIDTHS = (9, 11, 34, 10, 9, 10, 34, 22, 16, 18, 8.5, 14, 8)


def items_sheet(workbook: Workbook, name: str, title: str, mark: str, reported: ReportedAssessment) -> None:
    """Write every item with its answer, as the audience may have it.

    Args:
        workbook: The workbook.
        name: The sheet's name.
        title: Its heading.
        mark: What each copy must say.
        reported: The assessment.
    """
    sheet = ResultSheet(workbook, name, title, mark, _ITEM_WIDTHS)
    sheet.table(_ITEM_TITLES, _items(reported), heads=True)
    sheet.done()


def _items(reported: ReportedAssessment) -> Iterator[Row]:
    framework = reported.framework
    ballots = {
        spread.item: "\n".join(f"{count.code}: {count.ballots}" for count in spread.counts)
        for spread in reported.spreads
    }
    given = reported.assessment.base_figures
    for figure in framework.base:
        if figure.id in given:
            answered = AnswerState.ANSWERED.value
            yield "base", figure.id, figure.title, answered, given[figure.id], figure.unit, *(None,) * 7
    for item_id, state in reported.card.states:
        item, answer = framework.item(item_id), reported.assessment.by_item.get(item_id)
        value, unit = (None, None) if answer is None else value_of(item, answer)
        number = f"{item.number}. " if item.number else ""
        yield (
            framework.section_of[item_id].id,
            item_id,
            f"{number}{item.text}",
            state.value,
            held_back(answer, state) or value,
            unit,
            *(
                (None,) * 6
                if answer is None
                else (
                    words_of(answer) or None,
                    answer.comment,
                    answer.not_applicable or answer.cannot_answer,
                    "\n".join(answer.evidence) or None,
                    answer.flag and answer.flag.is_.value,
                    answer.flag and answer.flag.why,
                )
            ),
            ballots.get(item_id),
        )


def findings_sheet(workbook: Workbook, name: str, title: str, mark: str, reported: ReportedAssessment) -> None:
    """Write what was found, and which figures have to be looked at.

    Args:
        workbook: The workbook.
        name: The sheet's name.
        title: Its heading.
        mark: What each copy must say.
        reported: The assessment.
    """
    sheet = ResultSheet(workbook, name, title, mark, (26, 10, 14, 56, 56, 12))
    sheet.table(
        ("Finding", "Section", "Item", "What was asked", "Why", "Found by"),
        [
            (
                finding.kind.value,
                finding.section,
                finding.item,
                reported.framework.item(finding.item).text,
                finding.why,
                finding.found_by.value,
            )
            for finding in reported.card.findings
        ],
        heads=True,
    )
    priorities = [(own.title, priority) for own in reported.card.coverage for priority in own.priorities]
    if priorities:
        sheet.line("Priorities for action, as the team wrote them", band=True)
        sheet.facts(priorities)
    doubts = [problem for problem in reported.card.problems if problem.severity is Severity.WARNING]
    if doubts:
        sheet.line("Figures that can't all be right, or say too little to be compared", band=True)
        sheet.facts((own.place, own.message) for own in doubts)
    sheet.done()


def numbers_sheet(workbook: Workbook, name: str, title: str, mark: str, reported: ReportedAssessment) -> None:
    """Write how each score was made: the rule, what each item gave, and the result.

    Args:
        workbook: The workbook.
        name: The sheet's name.
        title: Its heading.
        mark: What each copy must say.
        reported: An assessment with scores.
    """
    card = reported.card
    whole = card.explain("total")
    sheet = ResultSheet(workbook, name, title, mark, (18, 24, 80))
    origin = f" It comes from {whole.key.origin}." if whole.key.origin else ""
    sheet.line(f"{whole.key.title} ({whole.key.id}). {whole.key.summary}{origin}")
    for sentence in whole.rule:
        sheet.line(sentence)
    rows: list[Row] = []
    for section in card.sections:
        made = card.explain(section.id)
        rows += [(section.id, item.item, told(item)) for item in made.items]
        rows.append((section.id, "Result", made.result))
    rows.append(("In all", "Result", whole.result))
    sheet.row += 1
    sheet.table(("Section", "Item", "What it gave"), rows, heads=True)
    sheet.done()
