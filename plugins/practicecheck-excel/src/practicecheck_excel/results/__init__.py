"""Results as a workbook: only what is in a report's content, so nothing that was withheld can be in it."""

from __future__ import annotations

from openpyxl import Workbook

from practicecheck.comparison import Audience
from practicecheck.exchange import ReportContent
from practicecheck_excel.package import packed
from practicecheck_excel.results.answers import findings_sheet, items_sheet, numbers_sheet
from practicecheck_excel.results.change import change_sheet
from practicecheck_excel.results.groups import groups_sheet
from practicecheck_excel.results.overview import overview_sheet, sources_sheet, withheld_sheet
from practicecheck_excel.results.plan import plan_sheet, year_sheet
from practicecheck_excel.results.scores import rates_sheet, scores_sheet
from practicecheck_excel.results.words import MARKS, name_of

__all__ = ["results_workbook"]


def results_workbook(content: ReportContent) -> bytes:
    """Make a workbook of results.

    Args:
        content: The report's content, as its audience may have it.

    Returns:
        An ``.xlsx`` file with an overview, what changed, scores with charts, items, findings, released tables,
        the plan and the sources.
    """
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    workbook.properties.title, workbook.properties.creator = content.title, "practicecheck"
    workbook.properties.language = "en-GB"
    mark = MARKS[content.audience]
    overview_sheet(workbook, content)
    described: list[tuple[str, ...]] = []
    for n, found in enumerate(content.comparisons, start=1):
        change_sheet(workbook, "Change" if len(content.comparisons) == 1 else f"Change {n}", mark, found)
    if content.cycle is not None:
        year_sheet(workbook, mark, content.cycle)
    for n, reported in enumerate(content.assessments, start=1):
        number = "" if len(content.assessments) == 1 else f" {n}"
        title = name_of(reported, content)
        told = scores_sheet(workbook, f"Scores{number}", f"Scores: {title}", mark, reported)
        described += [told] if told else []
        if reported.card.rates:
            rates_sheet(workbook, f"Rates{number}", f"Rates: {title}", mark, reported)
        findings_sheet(workbook, f"Findings{number}", f"Findings: {title}", mark, reported)
        items_sheet(workbook, f"Items{number}", f"Answers: {title}", mark, reported)
        if reported.card.key is not None:
            numbers_sheet(workbook, f"Numbers{number}", f"How the numbers were made: {title}", mark, reported)
    if content.tables:
        groups_sheet(workbook, content)
    if content.plan is not None:
        plan_sheet(workbook, mark, content, content.plan)
    if content.audience is Audience.PUBLISHED:
        withheld_sheet(workbook, content)
    if content.assessments:
        sources_sheet(workbook, content)
    return packed(workbook, described)
