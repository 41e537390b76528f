"""Making a report's content for an audience. What is held back here can't be reached by an exporter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import attrs

from practicecheck.assessments import Assessment
from practicecheck.comparison import (
    Audience,
    StaffingRule,
    Withheld,
    held_back,
    rates_held_back,
    release,
    release_card,
    sensitive,
)
from practicecheck.comparison.tables import ReleasedTable
from practicecheck.exchange.reports._comparing import Comparing, comparisons_of
from practicecheck.exchange.reports._content import ReportContent, ReportedAssessment
from practicecheck.exchange.reports._words import date_text
from practicecheck.frameworks import Framework
from practicecheck.plans import Action, ActionReview, Letter, Plan, PlanReview
from practicecheck.scoring import Scorecard


def report_content(  # noqa: PLR0913 - one for each thing that may be reported
    assessments: Iterable[tuple[Assessment, Framework, Scorecard]],
    plan: Plan | None = None,
    review: PlanReview | None = None,
    *,
    audience: Audience = Audience.PUBLISHED,
    made_on: date,
    title: str | None = None,
    plan_framework: Framework | None = None,
    tables: Iterable[ReleasedTable] = (),
    comparing: Comparing | None = None,
) -> ReportContent:
    """Make what an exporter is given.

    Args:
        assessments: Each assessment with the edition that it answers and its full scorecard.
        plan: The plan.
        review: The review of that plan.
        audience: Who the report is for.
        made_on: The day that it is made.
        title: Its heading; made from what is reported if nothing is said.
        plan_framework: The edition whose findings the plan acts on, where no assessment of it is reported.
        tables: Results about groups of people, as they were released.
        comparing: How the assessments are laid beside each other; nothing if they are not. The comparisons are
            made here, of what the audience may have, and not taken from elsewhere.

    Returns:
        The content, with everything taken out that the audience may not have.
    """
    given = list(assessments)
    released = [release(assessment, framework, audience) for assessment, framework, _ in given]
    withheld = [
        attrs.evolve(held, what=f"{_whose(assessment, given)}, {held.what}") if len(given) > 1 else held
        for (assessment, _, card), result in zip(given, released, strict=True)
        for held in (*result.withheld, *_of_rates(card, assessment, audience))
    ]
    if plan is not None and audience is Audience.PUBLISHED:
        touched = touched_actions(plan, given, plan_framework)
        withheld += withheld_of_plan(plan, touched)
        plan = attrs.evolve(plan, actions=tuple(_action(a) if a.id in touched else a for a in plan.actions))
        review = review and attrs.evolve(
            review, actions=tuple(_review(a) if a.action in touched else a for a in review.actions)
        )
    reported = tuple(
        ReportedAssessment(
            framework=framework,
            assessment=result.assessment,
            card=release_card(card, assessment, audience),
            spreads=result.spreads,
        )
        for (assessment, framework, card), result in zip(given, released, strict=True)
    )
    held = [result.withheld for result in released]
    content = ReportContent(
        audience=audience,
        title=title or _title([assessment for assessment, _, _ in given], [f for _, f, _ in given], plan),
        made_on=made_on,
        assessments=reported,
        plan=plan,
        review=review,
        withheld=tuple(withheld),
        tables=tuple(tables),
        comparisons=tuple(comparisons_of(reported, held, comparing)) if comparing else (),
    )
    return attrs.evolve(content, withheld=(*content.withheld, *_of_tables(content.tables)))


def _whose(assessment: Assessment, given: Iterable[tuple[Assessment, Framework, Scorecard]]) -> str:
    """Of whom something is held back: with the last day, where a unit is reported more than once."""
    who = assessment.unit or assessment.framework
    alike = sum((own.unit, own.framework) == (assessment.unit, assessment.framework) for own, _, _ in given)
    to = assessment.capture.to
    return f"{who}, {date_text(to)}" if alike > 1 and to else who


def _of_tables(tables: Iterable[ReleasedTable]) -> Iterator[Withheld]:
    for table in tables:
        if table.hidden:
            yield Withheld(
                what=f"{table.name}: {table.hidden} of {len(table.cells)} groups", why=table.policy.summary
            )


def _of_rates(card: Scorecard, assessment: Assessment, audience: Audience) -> Iterator[Withheld]:
    if audience is Audience.PUBLISHED:
        for rate in rates_held_back(card, assessment, StaffingRule()):
            yield Withheld(
                what=f"{rate.indicator.id}: the rate",
                why="It is made of a figure about people's health or leave that is held back.",
            )


def _title(assessments: Sequence[Assessment], frameworks: Sequence[Framework], plan: Plan | None) -> str:
    if not assessments:
        return (plan and plan.title) or "Action plan"
    titles = " and ".join(dict.fromkeys(framework.title for framework in frameworks))
    places = [*(a.unit for a in assessments), *(a.organisation for a in assessments)]
    named = ", ".join(dict.fromkeys(place for place in places if place))
    return f"{named}: {titles}" if named else titles


def _hidden_in_plan(
    plan: Plan,
    given: Iterable[tuple[Assessment, Framework, Scorecard]],
    plan_framework: Framework | None,
) -> frozenset[str]:
    """The items whose figures a plan must not repeat.

    Without an assessment of the plan's own unit the number of staff is not known, so every sensitive item is
    one; without the framework it is not known which are sensitive, so every item is one.
    """
    alike = [(a, f) for a, f, _ in given if f.id == plan.framework]
    own = [(a, f) for a, f in alike if plan.for_.unit in (None, a.unit)]
    if own:
        return frozenset[str]().union(*(held_back(a, f, StaffingRule()) for a, f in own))
    for framework in (plan_framework, *(f for _, f in alike)):
        if framework is not None:
            return sensitive(framework)
    return frozenset(item for action in plan.actions for item in _items(action))


def _items(action: Action) -> Iterator[str]:
    yield from action.items
    if action.measure is not None and action.measure.item is not None:
        yield action.measure.item


def touched_actions(
    plan: Plan, given: Iterable[tuple[Assessment, Framework, Scorecard]], plan_framework: Framework | None
) -> frozenset[str]:
    """The actions that may repeat a figure that is held back.

    Args:
        plan: The plan.
        given: Assessments with their editions and cards.
        plan_framework: The edition whose findings the plan acts on, where no assessment of it is given.

    Returns:
        Their ids.
    """
    hidden = _hidden_in_plan(plan, given, plan_framework)
    return frozenset(action.id for action in plan.actions if not hidden.isdisjoint(_items(action)))


def withheld_of_plan(plan: Plan, touched: frozenset[str]) -> Iterator[Withheld]:
    """What is held back from a plan.

    Args:
        plan: The whole plan.
        touched: The actions that may repeat a figure that is held back.
    """
    for action in plan.actions:
        if action.id in touched and _action(action) != action:
            yield Withheld(
                what=f"plan, {action.id}: what was found, the numbers of its measure, and the remarks on it",
                why="They could repeat a figure about people's health or leave that is held back.",
            )


def _action(action: Action) -> Action:
    """An action without what could repeat a figure: what was found, the numbers, and the remarks on it."""
    return attrs.evolve(
        action,
        why=None,
        notes=None,
        measure=action.measure and attrs.evolve(action.measure, baseline=None, target=None),
        progress=tuple(attrs.evolve(note, note=None, plain=None) for note in action.progress),
        moved=tuple(attrs.evolve(move, why=_HELD_BACK if move.why else None) for move in action.moved),
    )


_HELD_BACK = "Held back with the figure."


def _review(review: ActionReview) -> ActionReview:
    """The review of such an action: that it is not measurable is told, and not by which numbers."""
    return attrs.evolve(
        review,
        letters=tuple(
            attrs.evolve(
                letter,
                checks=tuple(
                    check if check.passes else attrs.evolve(check, why=_HELD_BACK) for check in letter.checks
                ),
            )
            if letter.letter is Letter.M
            else letter
            for letter in review.letters
        ),
    )
