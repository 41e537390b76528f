"""Whether last year's actions worked: what was aimed at, and what the next assessment shows."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from enum import Enum
from typing import final

import attrs

from practicecheck.assessments import Number
from practicecheck.comparison import Comparison, Ground, ItemComparison, Scored
from practicecheck.plans._plan import Action, Measure, Plan, Status
from practicecheck.plans._scale_numbers import scale_numbers
from practicecheck.scoring import Comparability, ItemScore
from practicecheck.values import Value


@final
class Outcome(Enum):
    """What became of what an action aimed at."""

    MET = "met"
    PARTLY = "partly met"
    NOT_MET = "not met"
    UNKNOWN = "can't be told"


@final
@attrs.frozen(kw_only=True, repr=False)
class ActionOutcome(Value):
    """Whether one action reached what it aimed at. That it caused what the figures show, nobody can say.

    Attributes:
        action: The action's id.
        text: What was to be done, if it is said.
        status: How the action stood by its latest note.
        measure: What was to show that it worked.
        baseline: The value that the plan begins with.
        target: The value that was aimed at.
        earlier: What the earlier assessment shows; nothing if it does not tell.
        later: What the later assessment shows.
        outcome: What became of it.
        why: Why, in a sentence.
        caveats: What must be known with it.
    """

    action: str
    text: str | None
    status: Status
    measure: Measure | None
    baseline: Number | None
    target: Number | None
    earlier: Number | None
    later: Number | None
    outcome: Outcome
    why: str
    caveats: tuple[str, ...] = ()


def plan_outcomes(plan: Plan, found: Comparison) -> tuple[ActionOutcome, ...]:
    """Say of each action whether it reached what it aimed at.

    A measure is an item, an indicator or a figure with a baseline and a target. Met is the target or better,
    partly met is nearer to it than the baseline, and not met is no nearer. Where the two assessments can't be
    compared in that item, or nobody wrote a target, it can't be told.

    Args:
        plan: The plan. Drafts that nobody took up are left out.
        found: The assessment that the plan acts on, and the next one, laid beside each other.
    """
    amiss = _amiss(plan, found)
    return tuple(_outcome(action, found, amiss) for action in plan.actions if not action.draft)


def _amiss(plan: Plan, found: Comparison) -> str | None:
    """Why the two assessments tell nothing of the plan at all."""
    before, after, meant = found.earlier.assessment, found.later.assessment, plan.for_
    if before == after:
        return "both sides are one assessment."
    if (before.organisation, before.unit) != (after.organisation, after.unit):
        return "the two assessments are not of one unit."
    pairs = (
        ("organisation", meant.organisation, before.organisation),
        ("unit", meant.unit, before.unit),
        ("period's end", meant.to, before.capture.to),
    )
    for what, one, other in pairs:
        if one is not None and other is not None and one != other:
            return f"the plan acts on another assessment: its {what} is {one}, and here {other}."
    return None


@final
@attrs.frozen(kw_only=True, repr=False)
class _Seen(Value):
    """What the two assessments show of a measure."""

    earlier: Number | None = None
    later: Number | None = None
    unit: str | None = None
    grounds: tuple[Ground, ...] = ()
    comparability: Comparability = Comparability.COMPARABLE
    rising: bool = False
    """Whether more is better, as on every scale."""
    why_not: str | None = None


def _outcome(action: Action, found: Comparison, amiss: str | None) -> ActionOutcome:
    measure = action.measure
    seen = _seen(measure, found)
    outcome, why = (Outcome.UNKNOWN, amiss) if amiss else _judged(measure, seen, found.grounds)
    ends = found.later.assessment.capture.to
    early = action.completion is not None and ends is not None and ends < action.completion
    if early and outcome in (Outcome.NOT_MET, Outcome.PARTLY):
        why = f"the later assessment ends on {ends}; it is to be completed on {action.completion}. So far {why}"
        outcome = Outcome.UNKNOWN
    return ActionOutcome(
        action=action.id,
        text=action.action,
        status=action.stands(),
        measure=measure,
        baseline=measure.baseline if measure else None,
        target=measure.target if measure else None,
        earlier=seen.earlier,
        later=seen.later,
        outcome=outcome,
        why=why,
        caveats=() if outcome is Outcome.UNKNOWN else tuple(_caveats(action, seen, found)),
    )


def _seen(measure: Measure | None, found: Comparison) -> _Seen:
    if measure is None or measure.of is None:
        return _Seen(why_not="the plan names no measure.")
    name = measure.of
    for item in found.items:
        if name == item.item or name in {score.item for score in item.earlier}:
            return _of_item(item, found)
    for figure in found.figures:
        if figure.id == name:
            return _Seen(
                earlier=figure.earlier.value,
                later=figure.later.value,
                unit=figure.later.unit,
                grounds=figure.grounds,
                comparability=figure.comparability,
            )
    for rate in found.rates:
        if name in (rate.id, rate.title):
            return _Seen(
                earlier=rate.earlier.value,
                later=rate.later.value,
                unit=rate.later.indicator.unit,
                grounds=rate.grounds,
                comparability=rate.comparability,
            )
    return _Seen(why_not=_missing(name, found))


def _missing(name: str, found: Comparison) -> str:
    sides = [
        which
        for which, side in (("earlier", found.earlier), ("later", found.later))
        if name not in side.figures and name not in {rate.indicator.id for rate in side.card.rates}
    ]
    if len(sides) == 1:
        return f"the {sides[0]} assessment says nothing of {name}."
    return f"neither assessment holds a figure for {name}."


def _of_item(item: ItemComparison, found: Comparison) -> _Seen:
    return _Seen(
        earlier=_point(item.earlier, found.earlier),
        later=_point(item.later, found.later),
        grounds=item.grounds,
        comparability=item.comparability,
        rising=True,
    )


def _point(scores: tuple[ItemScore, ...], side: Scored) -> int | None:
    """A point as a number, as plans write it; nothing where several items stand for one."""
    if len(scores) != 1 or side.card.key is None:
        return None
    scale = next((own for own in side.framework.scales if own.id == side.card.key.scale), None)
    code = scores[0].code
    return scale_numbers(scale)[code] if scale is not None and code is not None else None


def _judged(measure: Measure | None, seen: _Seen, over_all: tuple[Ground, ...]) -> tuple[Outcome, str]:
    if measure is None or seen.why_not is not None:
        return Outcome.UNKNOWN, seen.why_not or "the plan names no measure."
    if measure.target is None:
        return Outcome.UNKNOWN, "the plan names no target."
    if seen.comparability is Comparability.NOT_COMPARABLE:
        grounds = (*seen.grounds, *over_all)
        told = [own.why for own in grounds if own.comparability is Comparability.NOT_COMPARABLE]
        return Outcome.UNKNOWN, " ".join(told) or "the two assessments can't be compared."
    if seen.later is None:
        return Outcome.UNKNOWN, "the later assessment does not answer it."
    # What the assessment shows goes before what the plan says of it.
    start = seen.earlier if seen.earlier is not None else measure.baseline
    if start is None:
        return Outcome.UNKNOWN, "there is no baseline: neither the plan nor the earlier assessment has one."
    return _reached(Decimal(start), Decimal(measure.target), Decimal(seen.later), rising=seen.rising)


def _reached(start: Decimal, target: Decimal, later: Decimal, *, rising: bool) -> tuple[Outcome, str]:
    way = f"from {start} to {later}, and {target} was aimed at."
    if target == start:
        # To hold what there is: more than that is no failure where more is better.
        held = later == start or (rising and later > start)
        return (Outcome.MET, f"it was to stay, and went {way}") if held else (Outcome.NOT_MET, f"it went {way}")
    up = target > start
    if later >= target if up else later <= target:
        return Outcome.MET, f"it went {way}"
    if later > start if up else later < start:
        return Outcome.PARTLY, f"it went {way}"
    stayed = f"it stayed at {later}, and {target} was aimed at."
    return Outcome.NOT_MET, stayed if later == start else f"it went {way}"


def _caveats(action: Action, seen: _Seen, found: Comparison) -> Iterator[str]:
    grounds = (*found.grounds, *seen.grounds)
    yield from (own.why for own in grounds if own.comparability is Comparability.CAVEAT)
    start = action.measure.baseline if action.measure else None
    if start is not None and seen.earlier is not None and start != seen.earlier:
        yield f"the plan begins with {start}, and the earlier assessment shows {seen.earlier}."
    ends = found.later.assessment.capture.to
    if action.completion is not None and ends is not None and ends < action.completion:
        yield f"the later assessment ends on {ends}; it is to be completed on {action.completion}."
    if action.stands() is Status.STOPPED:
        yield "the action was stopped."
