"""Where a year's exercise stands on a day: what is done, what is due, what follows, and what to beware of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import final

import attrs

from practicecheck.assessments import Assessment
from practicecheck.cycle._advice import advice_on
from practicecheck.cycle._check import out_of_order
from practicecheck.cycle._cycle import Cycle
from practicecheck.cycle._protocol import Difference, departures, protocol_differences
from practicecheck.cycle._steps import StepState, StepStatus, steps_on
from practicecheck.errors import Code, Problem, Severity
from practicecheck.frameworks import Event, ExerciseRule, Framework, WhenReady
from practicecheck.plans import Plan, PlanProgress, plan_progress
from practicecheck.values import Value


@final
@attrs.frozen(kw_only=True, repr=False)
class LinkedAssessment(Value):
    """An assessment that a cycle links to.

    Attributes:
        file: Its file, as the cycle names it.
        assessment: What stands in it.
    """

    file: str
    assessment: Assessment


@final
@attrs.frozen(kw_only=True, repr=False)
class Linked(Value):
    """The documents that a cycle links to, as far as there are any.

    Attributes:
        assessments: This year's assessments.
        plan: The plan that came out.
        last_year: Last year's cycle.
        last_plan: Last year's plan.
    """

    assessments: tuple[LinkedAssessment, ...] = ()
    plan: Plan | None = None
    last_year: Cycle | None = None
    last_plan: Plan | None = None


@final
@attrs.frozen(kw_only=True, repr=False)
class ComingDay(Value):
    """A day of the calendar that is still to come.

    Attributes:
        on: The day.
        event: What it is for.
        days: How many days there are to it.
        what: A remark, such as where.
    """

    on: date
    event: Event
    days: int
    what: str | None = None


@final
@attrs.frozen(kw_only=True, repr=False)
class CycleStatus(Value):
    """Where a cycle stands on a day.

    Attributes:
        on: The day.
        steps: Where each step stands, in the order of the frameworks.
        begun: The first day of the assessment, if it has begun by then; or, where the calendar does not say,
            the day itself if something is answered.
        unready: The steps that come before the assessment and were not done when it began.
        problems: What to beware of: an assessment that began early, days out of order, and assessments that
            were collected otherwise than the protocol says.
        advice: Where pace and team depart from what the sources advise.
        differences: Where this year collects in another way than last year.
        plan: Where the plan stands.
        coming: The days of the calendar from that day on, the nearest first.
    """

    on: date
    steps: tuple[StepStatus, ...]
    begun: date | None
    unready: tuple[StepStatus, ...]
    problems: tuple[Problem, ...]
    advice: tuple[Problem, ...]
    differences: tuple[Difference, ...]
    plan: PlanProgress | None
    coming: tuple[ComingDay, ...]

    @property
    def ready(self) -> bool:
        """Whether all that comes before the assessment is done."""
        return all(own.state is StepState.DONE for own in self.steps if own.step.before)

    @property
    def done(self) -> tuple[StepStatus, ...]:
        """The steps that are done."""
        return self._in(StepState.DONE)

    @property
    def due(self) -> tuple[StepStatus, ...]:
        """The steps whose day has come, and that are not done; the one that is longest due first."""
        return tuple(sorted(self._in(StepState.DUE), key=lambda own: own.days or 0))

    @property
    def next_(self) -> tuple[StepStatus, ...]:
        """What follows: steps that are not done and wait for no other, the nearest first, undated ones last."""
        waiting = [own for own in self.steps if own.state is not StepState.DONE and not own.waits_for]
        return tuple(sorted(waiting, key=lambda own: (own.due is None, own.due or date.max)))

    def _in(self, state: StepState) -> tuple[StepStatus, ...]:
        return tuple(own for own in self.steps if own.state is state)


_NOTHING = Linked()


def cycle_status(
    cycle: Cycle, frameworks: Sequence[Framework], on: date, linked: Linked = _NOTHING
) -> CycleStatus:
    """Say where a year's exercise stands on a day.

    Fields and dates are looked at, never prose: each step of a framework names the fields that show it.

    Args:
        cycle: The cycle.
        frameworks: The editions that it names.
        on: The day.
        linked: The documents that it links to, as far as they have been read.
    """
    steps = steps_on(cycle, frameworks, on, linked.plan)
    begun = _begun(cycle, on, linked.assessments)
    unready: tuple[StepStatus, ...] = ()
    if begun is not None:
        unready = tuple(
            own
            for own in steps_on(cycle, frameworks, begun, linked.plan)
            if own.step.before and own.state is not StepState.DONE
        )
    return CycleStatus(
        on=on,
        steps=steps,
        begun=begun,
        unready=unready,
        problems=(
            *_begun_early(begun, unready, steps, frameworks),
            *out_of_order(cycle),
            *(problem for own in linked.assessments for problem in departures(cycle, own.assessment, own.file)),
        ),
        advice=advice_on(cycle, frameworks),
        differences=() if linked.last_year is None else protocol_differences(linked.last_year, cycle),
        plan=None if linked.plan is None else plan_progress(linked.plan, on),
        coming=tuple(sorted(_coming(cycle, on), key=lambda own: own.on)),
    )


def _coming(cycle: Cycle, on: date) -> Iterator[ComingDay]:
    for event in Event:
        for session in cycle.calendar.sessions(event):
            if session.on >= on:
                days = (session.on - on) // timedelta(days=1)
                yield ComingDay(on=session.on, event=event, days=days, what=session.what)


def _begun(cycle: Cycle, on: date, assessments: Iterable[LinkedAssessment]) -> date | None:
    first = cycle.calendar.first(Event.ASSESSMENT)
    if first is not None:
        # Whoever looks back to a day has answers in the file that were not there yet: the calendar decides.
        return first if first <= on else None
    answered = any(not answer.blank for own in assessments for answer in own.assessment.answers)
    return on if answered else None


def _begun_early(
    begun: date | None,
    unready: Sequence[StepStatus],
    steps: Iterable[StepStatus],
    frameworks: Iterable[Framework],
) -> Iterator[Problem]:
    still = {own.step.id for own in steps if own.state is not StepState.DONE}
    for framework in frameworks:
        own = [status.step.id for status in unready if status.step.framework == framework.id]
        for rule in framework.exercise if own else ():
            if isinstance(rule.advises, WhenReady):
                yield Problem(
                    code=Code.BEGUN_EARLY,
                    message=f"the assessment began on {begun}, before set-up was finished: "
                    f"{_told(own, still)}.",
                    remedy=_remedy(framework, rule, open_=not still.isdisjoint(own)),
                    path=("calendar", rule.advises.event.value),
                    severity=Severity.WARNING,
                )


def _told(names: Sequence[str], still: set[str]) -> str:
    """Which steps were not done then, and which of them are not done now."""
    late = [name for name in names if name not in still]
    open_ = [name for name in names if name in still]
    said = [f"{', '.join(late)} came later"] if late else []
    if open_:
        said.append(f"{', '.join(open_)} {'is' if len(open_) == 1 else 'are'} still not done")
    return "; ".join(said)


def _remedy(framework: Framework, rule: ExerciseRule, *, open_: bool) -> str:
    do = "Finish them before the next session" if open_ else "It can't be mended now"
    words = f'{framework.title} ({rule.locator}): "{rule.text.rstrip(".")}".'
    return f"{words} {do}; tell it in note, so that readers know."
