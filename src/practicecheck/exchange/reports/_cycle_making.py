"""Making the content of a year's reports for an audience, from the cycle and what it links to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import attrs

from practicecheck.assessments import Assessment
from practicecheck.comparison import Audience, Withheld
from practicecheck.cycle import CarriedAction, Cycle, CycleStatus, Linked, cycle_status
from practicecheck.exchange.reports._content import ReportContent, ReportedAssessment
from practicecheck.exchange.reports._cycle_content import AskedAndAnswered, ReportedCycle, ReportForm, Said
from practicecheck.exchange.reports._making import report_content, touched_actions, withheld_of_plan
from practicecheck.frameworks import ChecklistKind, Framework
from practicecheck.plans import Action, review_plan, stated
from practicecheck.scoring import Scorecard

_WITHOUT_ANSWERS = frozenset({ReportForm.STAFF, ReportForm.PEOPLE})
"""What goes to everybody tells of promises, and holds no answers of the assessment."""
_TITLES = {
    ReportForm.FULL: "Report",
    ReportForm.SELF_EVALUATION: "Self-evaluation report",
    ReportForm.BRIEF: "Brief for the one-to-one",
    ReportForm.STAFF: "You said, we did",
    ReportForm.PEOPLE: "What we promised, and what we have done",
}


def cycle_content(
    cycle: Cycle,
    frameworks: Sequence[Framework],
    linked: Linked,
    cards: Iterable[tuple[Assessment, Framework, Scorecard]],
    *,
    form: ReportForm = ReportForm.SELF_EVALUATION,
    audience: Audience = Audience.PUBLISHED,
    made_on: date,
) -> ReportContent:
    """Make what an exporter is given for one of a year's reports.

    Args:
        cycle: The cycle.
        frameworks: The editions that it names.
        linked: The documents that it links to.
        cards: Each of its assessments with the edition that it answers and its full scorecard.
        form: What the report is for.
        audience: Who it is for.
        made_on: The day that it is made; progress is told as it stood on that day.

    Returns:
        The content, with everything taken out that the audience may not have. What goes to everybody holds none
        of the assessment's answers at all.
    """
    given = list(cards)
    acted_on = next((own for own in frameworks if linked.plan and own.id == linked.plan.framework), None)
    content = report_content(
        given,
        linked.plan,
        review_plan(linked.plan, acted_on) if linked.plan and acted_on and form is ReportForm.FULL else None,
        audience=audience,
        made_on=made_on,
        title=_title(cycle, form),
        plan_framework=acted_on,
    )
    status = cycle_status(cycle, frameworks, made_on, linked)
    carried = tuple(_carried(cycle, linked, frameworks, audience))
    withheld = list(content.withheld)
    if form in _WITHOUT_ANSWERS:
        published = linked.plan if audience is Audience.PUBLISHED else None
        withheld = (
            list(withheld_of_plan(published, touched_actions(published, given, acted_on))) if published else []
        )
    withheld += [
        Withheld(
            what=f"last year's plan, {before.action}: what came of it",
            why="It could repeat a figure about people's health or leave that is held back.",
        )
        for before, after in zip(cycle.last_year.actions, carried, strict=True)
        if before != after
    ]
    return attrs.evolve(
        content,
        form=form,
        cycle=_reported(cycle, frameworks, status, audience, carried, tuple(_said(content))),
        assessments=() if form in _WITHOUT_ANSWERS else content.assessments,
        withheld=tuple(withheld),
    )


def _title(cycle: Cycle, form: ReportForm) -> str:
    place = cycle.unit or cycle.organisation
    of = (cycle.title or place) if form is ReportForm.SELF_EVALUATION else (place or cycle.title)
    return f"{_TITLES[form]}: {of}" if of else _TITLES[form]


def _reported(
    cycle: Cycle,
    frameworks: Sequence[Framework],
    status: CycleStatus,
    audience: Audience,
    carried: tuple[CarriedAction, ...],
    said: tuple[Said, ...],
) -> ReportedCycle:
    return ReportedCycle(
        title=cycle.title,
        organisation=cycle.organisation,
        unit=cycle.unit,
        sponsor=cycle.sponsor.role,
        lead=cycle.lead.role,
        forum=cycle.forum.name,
        people=cycle.people or None,
        perspectives=tuple(part.perspective for part in cycle.team if part.people),
        facilitation=cycle.facilitation.decision,
        scope=cycle.scope,
        contributors=cycle.contributors,
        calendar=cycle.calendar,
        contact=cycle.communications.contact,
        answers=tuple(_answers(cycle, frameworks, audience)),
        report=cycle.report,
        last_year=carried,
        said=said,
        unready=status.unready,
        due=status.due,
        note=cycle.note,
    )


def _answers(cycle: Cycle, frameworks: Iterable[Framework], audience: Audience) -> Iterator[AskedAndAnswered]:
    for framework in frameworks:
        for own in framework.checklists:
            if own.kind is not ChecklistKind.QUESTIONS or (
                own.in_confidence and audience is Audience.PUBLISHED
            ):
                continue
            for entry in own.entries:
                answer = cycle.by_question.get(entry.id)
                if answer is not None and stated(answer):
                    yield AskedAndAnswered(
                        checklist=own.id, title=own.title, question=entry.text, answer=answer
                    )


def _carried(
    cycle: Cycle, linked: Linked, frameworks: Iterable[Framework], audience: Audience
) -> Iterator[CarriedAction]:
    """Last year's actions; without their outcome where it may repeat a figure that is held back.

    How many staff there were last year is not read, so every sensitive item is one. Without last year's plan it
    is not known what an action was about, so every action may be about one.
    """
    plan = linked.last_plan
    touched: frozenset[str] | None = None
    if plan is not None:
        of_plan = next((own for own in frameworks if own.id == plan.framework), None)
        touched = touched_actions(plan, (), of_plan)
    for action in cycle.last_year.actions:
        keep = audience is Audience.WORKING or (touched is not None and action.action not in touched)
        yield action if keep else attrs.evolve(action, outcome=None)


def _said(content: ReportContent) -> Iterator[Said]:
    """What each action answers to: what was found, or the priorities of its section, or what was asked."""
    plan = content.plan
    for action in plan.actions if plan else ():
        alike = [own for own in content.assessments if plan and own.framework.id == plan.framework]
        yield Said(action=action.id, words=tuple(_words(action, alike)))


def _words(action: Action, reported: Sequence[ReportedAssessment]) -> Iterator[str]:
    if action.why is not None and stated(action.why):
        yield action.why
        return
    priorities = [
        text
        for own in reported
        for section in own.card.coverage
        if section.id == action.section
        for text in section.priorities
    ]
    if priorities:
        yield from dict.fromkeys(priorities)
        return
    for own in reported[:1]:
        yield from dict.fromkeys(
            own.framework.items[name].title or own.framework.items[name].text
            for name in action.items
            if name in own.framework.items
        )
