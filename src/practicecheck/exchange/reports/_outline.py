"""The outline of a report: which parts it has, and in which order."""

from __future__ import annotations

from collections.abc import Iterator

from practicecheck.comparison import Audience
from practicecheck.exchange.reports._answers import section_part
from practicecheck.exchange.reports._blocks import (
    Block,
    Column,
    Fact,
    Facts,
    Outline,
    Paragraph,
    Part,
    Table,
    Tone,
)
from practicecheck.exchange.reports._brief import brief_lead, brief_parts
from practicecheck.exchange.reports._change import change_parts
from practicecheck.exchange.reports._content import ReportContent, ReportedAssessment
from practicecheck.exchange.reports._cycle_content import ReportedCycle, ReportForm
from practicecheck.exchange.reports._findings import findings_part, problems_part
from practicecheck.exchange.reports._groups import groups_part
from practicecheck.exchange.reports._held_back import held_back_parts
from practicecheck.exchange.reports._numbers import numbers_part, sources_part
from practicecheck.exchange.reports._plan import plan_part
from practicecheck.exchange.reports._promises import people_lead, people_parts, staff_parts
from practicecheck.exchange.reports._rates import rates_part
from practicecheck.exchange.reports._scores import scores_part, views_parts
from practicecheck.exchange.reports._self_evaluation import self_evaluation_parts
from practicecheck.exchange.reports._words import (
    WORKING_COPY,
    basis_text,
    coverage_text,
    date_text,
    number_text,
    period_text,
    room_text,
    voice_text,
)


def outline_of(content: ReportContent) -> Outline:
    """Arrange a report's content for reading.

    Args:
        content: The content, as its audience may have it.

    Returns:
        The same for every format: what it is about, what changed, results, findings, each section's answers,
        the plan with its review, what was held back, how the numbers were made, and the sources.
    """
    return Outline(
        title=content.title,
        banner=f"{WORKING_COPY}." if content.audience is Audience.WORKING else None,
        lead=tuple(_of_year_lead(content, content.cycle) if content.cycle else _lead(content)),
        parts=tuple(_of_year(content, content.cycle)) if content.cycle else _full(content),
        compact=content.form is ReportForm.BRIEF,
        contents=content.form not in (ReportForm.BRIEF, ReportForm.PEOPLE),
    )


def _of_year(content: ReportContent, cycle: ReportedCycle) -> Iterator[Part]:
    match content.form:
        case ReportForm.FULL:
            yield from _full(content)
        case ReportForm.SELF_EVALUATION:
            yield from self_evaluation_parts(content, cycle)
        case ReportForm.BRIEF:
            yield from brief_parts(content, cycle)
        case ReportForm.STAFF:
            yield from staff_parts(content, cycle)
        case ReportForm.PEOPLE:
            yield from people_parts(content, cycle)


def _of_year_lead(content: ReportContent, cycle: ReportedCycle) -> Iterator[Block]:
    match content.form:
        case ReportForm.BRIEF:
            yield brief_lead(content, cycle)
        case ReportForm.PEOPLE:
            yield people_lead(content, cycle)
        case ReportForm.STAFF:
            about = (("Organisation", cycle.organisation), ("Unit", cycle.unit), ("Year", cycle.title))
            yield Facts(facts=_facts(*about, ("Made on", date_text(content.made_on))))
        case _:
            yield from _lead(content)


def _full(content: ReportContent) -> tuple[Part, ...]:
    return (
        *change_parts(content),
        *_results(content),
        *groups_part(content),
        *([plan_part(content, content.plan)] if content.plan is not None else []),
        *held_back_parts(content),
        *(
            numbers_part(reported, _prefix(n, content), dated=_is_one_of_several(reported, content))
            for n, reported in enumerate(content.assessments)
            if reported.card.key is not None
        ),
        *([sources_part(content)] if content.assessments else []),
    )


def _results(content: ReportContent) -> Iterator[Part]:
    """The parts of each assessment; one that stands alone needs no heading of its own."""
    for n, reported in enumerate(content.assessments):
        parts = tuple(_assessment(reported, _prefix(n, content)))
        if len(content.assessments) == 1:
            yield from parts
        else:
            title = _name(reported, content)
            yield Part(id=f"assessment-{n + 1}", title=title, blocks=(Facts(facts=_about(reported)), *parts))


def _prefix(n: int, content: ReportContent) -> str:
    """What makes the ids of one assessment's parts its own."""
    return "" if len(content.assessments) == 1 else f"a{n + 1}-"


def _name(reported: ReportedAssessment, content: ReportContent) -> str:
    """What an assessment is called among others: with its period, where two would be called alike."""
    name = _place(reported)
    period = period_text(reported.assessment.capture.from_, reported.assessment.capture.to)
    return f"{name}, {period}" if period and _is_one_of_several(reported, content) else name


def _is_one_of_several(reported: ReportedAssessment, content: ReportContent) -> bool:
    return sum(_place(own) == _place(reported) for own in content.assessments) > 1


def _place(reported: ReportedAssessment) -> str:
    assessment = reported.assessment
    place = ", ".join(filter(None, [assessment.unit, assessment.organisation]))
    return f"{place}: {reported.framework.title}" if place else reported.framework.title


def _lead(content: ReportContent) -> Iterator[Block]:
    working = content.audience is Audience.WORKING
    facts = [
        Fact(name="Made on", value=date_text(content.made_on)),
        Fact(name="For", value=_FOR_TEAM if working else _FOR_ALL),
    ]
    if len(content.assessments) == 1:
        reported = content.assessments[0]
        facts[:0] = _about(reported)
    yield Facts(facts=tuple(facts))


_FOR_TEAM = "the team itself"
_FOR_ALL = "everybody; what could tell who somebody is has been taken out"


def _about(reported: ReportedAssessment) -> tuple[Fact, ...]:
    assessment, framework, capture = reported.assessment, reported.framework, reported.assessment.capture
    return _facts(
        ("Framework", f"{framework.title}, {framework.edition}"),
        ("Organisation", assessment.organisation),
        ("Unit", assessment.unit),
        ("Answers are about", period_text(capture.from_, capture.to)),
        ("Coverage", coverage_text(reported.card.whole_coverage)),
    )


def _collected(reported: ReportedAssessment, prefix: str) -> Iterator[Part]:
    """How the answers came together; nothing where nothing is said of it."""
    assessment, framework, capture = reported.assessment, reported.framework, reported.assessment.capture
    chosen = [
        (choice.question, next((o.title for o in choice.options if o.id == option), option))
        for choice in framework.choices
        if (option := assessment.option(choice.id)) is not None
    ]
    facts = _facts(
        ("Extended by", ", ".join(assessment.extensions)),
        *chosen,
        ("Staff in scope", capture.scope),
        ("Services", capture.services),
        ("In the room", room_text(assessment.room)),
        ("Completed", voice_text(capture.voice) if capture.voice else None),
        ("Staff are counted by", basis_text(capture.basis) if capture.basis else None),
        ("What counts as a case", capture.case),
        ("Sources of the data", "; ".join(capture.sources)),
        ("How results are added up", capture.aggregation),
        ("Publication", capture.publication),
    )
    blocks: list[Block] = [Facts(facts=facts)] if facts else []
    if assessment.note:
        blocks.append(Paragraph(text=assessment.note, tone=Tone.VOICE))
    if blocks:
        yield Part(id=f"{prefix}collected", title="How the answers were collected", blocks=tuple(blocks))


def _facts(*told: tuple[str, str | None]) -> tuple[Fact, ...]:
    return tuple(Fact(name=name, value=value) for name, value in told if value)


def _assessment(reported: ReportedAssessment, prefix: str) -> Iterator[Part]:
    yield scores_part(reported, prefix)
    yield from views_parts(reported, prefix)
    if reported.card.findings:
        yield findings_part(reported, prefix)
    yield from problems_part(reported, prefix)
    yield from _base(reported, prefix)
    yield from rates_part(reported, prefix)
    asked = {own.id for own in reported.card.coverage}
    for section in reported.framework.sections:
        if section.id in asked:
            yield section_part(reported, section, prefix)
    yield from _collected(reported, prefix)


def _base(reported: ReportedAssessment, prefix: str) -> Iterator[Part]:
    given = reported.assessment.base_figures
    figures = [figure for figure in reported.framework.base if figure.id in given]
    if figures:
        yield Part(
            id=f"{prefix}base",
            title="Base figures",
            blocks=(
                Table(
                    caption="Figures that rates are worked out from",
                    columns=(Column(title="Figure"), Column(title="Value", numbers=True), Column(title="Unit")),
                    rows=tuple(
                        (figure.title, number_text(given[figure.id]), figure.unit) for figure in figures
                    ),
                ),
            ),
        )
