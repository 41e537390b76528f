"""The self-evaluation report: highlighted priorities first, then what they rest on."""

from __future__ import annotations

from collections.abc import Iterator

from practicecheck.cycle import surprises
from practicecheck.exchange.reports._answers import spread_blocks
from practicecheck.exchange.reports._blocks import (
    Block,
    Column,
    Fact,
    Facts,
    Listing,
    Paragraph,
    Part,
    Table,
    Tone,
    anchor,
)
from practicecheck.exchange.reports._content import ReportContent, ReportedAssessment
from practicecheck.exchange.reports._cycle_content import ReportedCycle
from practicecheck.exchange.reports._findings import findings_part, problems_part
from practicecheck.exchange.reports._groups import groups_part
from practicecheck.exchange.reports._held_back import held_back_parts
from practicecheck.exchange.reports._numbers import numbers_part, sources_part
from practicecheck.exchange.reports._rates import rates_part
from practicecheck.exchange.reports._scores import scores_part, views_parts
from practicecheck.exchange.reports._words import date_text, score_text
from practicecheck.exchange.reports._year import (
    STATUS_WORDS,
    item_text,
    last_year_part,
    process_part,
    splits_of,
    surprise_text,
)
from practicecheck.plans import Plan

SYNTHESIS = "synthesis"
_TITLES = {
    SYNTHESIS: "What we made of it",
    "governance": "How it will be seen through",
    "setup": "What we bring and want",
}
"""Shorter headings than those of the source."""


def self_evaluation_parts(content: ReportContent, cycle: ReportedCycle) -> Iterator[Part]:
    """The parts of a self-evaluation report.

    Args:
        content: The report's content.
        cycle: What of the year may be told.
    """
    yield _priorities(content, cycle)
    several = len(content.assessments) > 1
    for n, reported in enumerate(content.assessments):
        prefix = f"a{n + 1}-" if several else ""
        parts = tuple(_of_assessment(reported, prefix))
        if several:
            title = ", ".join(filter(None, [reported.assessment.unit, reported.framework.title]))
            yield Part(id=f"assessment-{n + 1}", title=title, blocks=parts)
        else:
            yield from parts
    yield from groups_part(content)
    yield from _answers(cycle, SYNTHESIS)
    if content.plan is not None:
        yield _plan(content, content.plan)
    yield from last_year_part(cycle)
    for name in dict.fromkeys(given.checklist for given in cycle.answers):
        if name != SYNTHESIS:
            yield from _answers(cycle, name)
    yield process_part(cycle)
    yield from held_back_parts(content)
    for n, reported in enumerate(content.assessments):
        if reported.card.key is not None:
            yield numbers_part(reported, f"a{n + 1}-" if several else "")
    if content.assessments:
        yield sources_part(content)


def _priorities(content: ReportContent, cycle: ReportedCycle) -> Part:
    blocks: list[Block] = []
    report = cycle.report
    if report.priorities:
        blocks.append(Listing(entries=report.priorities, ordered=True))
        on = f" on {date_text(report.agreed)}" if report.agreed and report.agreed <= content.made_on else ""
        if on or report.by:
            agreed = f"Agreed{f' by the {report.by}' if report.by else ''}{on}."
            blocks.append(Paragraph(text=agreed if on else "Not agreed yet.", tone=Tone.QUIET))
    else:
        blocks.append(Paragraph(text="No priorities have been highlighted yet.", tone=Tone.WARNING))
    for reported in content.assessments:
        rows = tuple(
            (section.title, _score(reported, section.id), "; ".join(section.priorities))
            for section in reported.card.coverage
            if section.priorities
        )
        if rows:
            blocks.append(
                Table(
                    caption=f"Priorities by section{_of(reported, content)}",
                    columns=(
                        Column(title="Section"),
                        Column(title="Score"),
                        Column(title="Priorities for action"),
                    ),
                    rows=rows,
                )
            )
    return Part(id="priorities", title="Priorities for change", blocks=tuple(blocks))


def _of(reported: ReportedAssessment, content: ReportContent) -> str:
    unit = reported.assessment.unit
    return f": {unit}" if unit and len(content.assessments) > 1 else ""


def _score(reported: ReportedAssessment, section_id: str) -> str:
    return next((score_text(own.score) for own in reported.card.sections if own.id == section_id), "not scored")


def _of_assessment(reported: ReportedAssessment, prefix: str) -> Iterator[Part]:
    yield scores_part(reported, prefix)
    yield from views_parts(reported, prefix)
    yield from rates_part(reported, prefix)
    if reported.card.key is not None:
        yield _surprises(reported, prefix)
        yield _splits(reported, prefix)
    if reported.card.findings:
        yield findings_part(reported, prefix)
    yield from problems_part(reported, prefix)


def _surprises(reported: ReportedAssessment, prefix: str) -> Part:
    found = tuple(surprise_text(own, reported) for own in surprises(reported.card))
    block = Listing(entries=found) if found else Paragraph(text="No total stands out from the others.")
    return Part(id=f"{prefix}surprises", title="Surprises in the totals", blocks=(block,))


def _splits(reported: ReportedAssessment, prefix: str) -> Part:
    spreads = {spread.item: spread for spread in reported.spreads}
    parts = tuple(
        Part(
            id=anchor(f"{prefix}split", item),
            title=f"{item_text(reported.framework.item(item))} ({item})",
            blocks=tuple(spread_blocks(spreads[item])) if item in spreads else (),
        )
        for item in splits_of(reported)
    )
    nothing = Paragraph(text="Nobody was far from the others, as far as it may be told.")
    return Part(id=f"{prefix}splits", title="Where views differ", blocks=parts or (nothing,))


def _answers(cycle: ReportedCycle, checklist: str) -> Iterator[Part]:
    own = [given for given in cycle.answers if given.checklist == checklist]
    if own:
        blocks: list[Block] = []
        for given in own:
            blocks += [
                Paragraph(text=given.question, tone=Tone.QUIET),
                Paragraph(text=given.answer, tone=Tone.VOICE),
            ]
        title = _TITLES.get(checklist, own[0].title)
        yield Part(id=anchor("questions", checklist), title=title, blocks=tuple(blocks))


def _plan(content: ReportContent, plan: Plan) -> Part:
    told = [("Senior sponsor", plan.sponsor), ("Project lead", plan.lead), ("Reports to", plan.forum)]
    facts = tuple(Fact(name=name, value=value) for name, value in told if value)
    table = Table(
        caption="What will be done",
        columns=tuple(Column(title=title) for title in ("Action", "Lead", "To be completed by", "Status")),
        rows=tuple(
            (
                action.action or action.id,
                action.lead or "nobody yet",
                date_text(action.completion) if action.completion else "no date yet",
                STATUS_WORDS[action.stands(content.made_on)],
            )
            for action in plan.actions
            if not action.draft
        ),
    )
    return Part(
        id="plan",
        title=plan.title or "The plan",
        blocks=(*([Facts(facts=facts)] if facts else []), table),
    )
