"""The plan with its review, and the year's exercise."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from practicecheck.exchange import ReportContent, ReportedCycle
from practicecheck.plans import Action, Measure, Plan, PlanReview
from practicecheck_excel.results.table import ResultSheet, Row

if TYPE_CHECKING:
    from openpyxl import Workbook

_TITLES = (
    *("No.", "Action", "Status", "Lead", "Starts", "Completed by", "Measure", "What was found"),
    *(
        "Is about, builds on, for whom",
        "Needs, signed off by",
        "Progress and notes",
        "What SMART still asks for",
    ),
)
_WIDTHS = (9, 32, 10, 16, 11, 11, 18, 20, 18, 18, 24, 26)


def plan_sheet(workbook: Workbook, mark: str, content: ReportContent, plan: Plan) -> None:
    """Write the plan.

    Args:
        workbook: The workbook.
        mark: What each copy must say.
        content: The report's content.
        plan: Its plan.
    """
    sheet = ResultSheet(workbook, "Plan", plan.title or "Action plan", mark, _WIDTHS)
    about = plan.for_
    sheet.facts(
        (
            ("For", ", ".join(filter(None, (about.unit, about.organisation)))),
            ("Sponsor", plan.sponsor),
            ("Lead", plan.lead),
            ("Reports to", plan.forum),
            ("Notes", plan.notes),
        )
    )
    sheet.row += 1
    review = content.review
    sheet.table(
        _TITLES,
        [_action(n, action, review, content.made_on) for n, action in enumerate(plan.actions, start=1)],
        heads=True,
    )
    if review is not None and review.rules:
        sheet.line("The framework's rules for its plan", band=True)
        sheet.table(
            ("No.", "Rule", "Kept", "Weight", "Found", "", "What to do"),
            [
                (
                    n,
                    rule.rule.text,
                    "yes" if rule.kept else "no",
                    rule.weight.value,
                    rule.found,
                    None,
                    rule.do or "nothing",
                )
                for n, rule in enumerate(review.rules, start=1)
            ],
        )
    sheet.done()


def _action(n: int, action: Action, review: PlanReview | None, day: date) -> Row:
    draft = "Draft: " if action.draft else ""
    lead = f"{action.lead}{'' if action.lead_agreed else ' (has not agreed yet)'}" if action.lead else None
    about = [*action.addresses, action.builds_on and f"builds on a {action.builds_on.value}", action.for_whom]
    needs = [action.resources, action.sign_off and f"signed off by {action.sign_off}"]
    return (
        n,
        f"{draft}{action.action or 'not yet said what will be done'}",
        action.stands(day).value,
        lead,
        action.start,
        action.completion,
        _measure(action.measure) if action.measure else None,
        action.why,
        *("\n".join(filter(None, told)) or None for told in (about, needs)),
        "\n".join(_progress(action)) or None,
        "\n".join(_asked(action, review)) or None,
    )


def _measure(measure: Measure) -> str:
    ends = [
        f"{word} {number}{f' {measure.unit}' if measure.unit else ''}"
        for word, number in (("from", measure.baseline), ("to", measure.target))
        if number is not None
    ]
    return ", ".join(filter(None, (measure.of, " ".join(ends))))


def _progress(action: Action) -> Iterator[str]:
    for told in action.progress:
        yield f"{told.on}: {told.status.value}{f', {told.note}' if told.note else ''}"
    for move in action.moved:
        yield f"moved from {move.from_} to {move.to}: {move.why or 'no reason given'}"
    if action.notes:
        yield action.notes


def _asked(action: Action, review: PlanReview | None) -> Iterator[str]:
    own = next((own for own in review.actions if own.action == action.id), None) if review else None
    if own is not None and own.smart:
        yield "nothing"
    for letter in own.letters if own else ():
        for check in letter.falls_short:
            yield f"{letter.letter.title}: {check.write or check.why or ''}"


def year_sheet(workbook: Workbook, mark: str, cycle: ReportedCycle) -> None:
    """Write what of the year's exercise may be told.

    Args:
        workbook: The workbook.
        mark: What each copy must say.
        cycle: The year's exercise.
    """
    sheet = ResultSheet(workbook, "Year", cycle.title or "The year's exercise", mark, (26, 60, 60))
    sheet.facts(
        (
            ("Organisation", cycle.organisation),
            ("Unit", cycle.unit),
            ("Sponsor", cycle.sponsor),
            ("Project lead", cycle.lead),
            ("Forum", cycle.forum),
            ("Perspectives", ", ".join(cycle.perspectives)),
            ("Contact", cycle.contact),
            ("Note", cycle.note),
        )
    )
    for heading, rows in (
        ("Priorities that are highlighted", [(n, text) for n, text in enumerate(cycle.report.priorities, 1)]),
        ("What was said and found, by action", [(said.action, "\n".join(said.words)) for said in cycle.said]),
    ):
        if rows:
            sheet.line(heading, band=True)
            sheet.table(("", ""), rows)
    if cycle.answers:
        sheet.line("What the framework asks of the exercise", band=True)
        sheet.table(
            ("List", "Question", "Answer"), [(own.title, own.question, own.answer) for own in cycle.answers]
        )
    if cycle.last_year:
        sheet.line("What came of last year's actions", band=True)
        sheet.table(
            ("How it stood", "Action", "Outcome"),
            [(own.stood and own.stood.value, own.what or own.action, own.outcome) for own in cycle.last_year],
        )
    sheet.done()
