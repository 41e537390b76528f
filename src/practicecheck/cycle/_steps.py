"""The steps of a cycle: what its frameworks ask of the exercise, and which of it is done on a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from enum import Enum
from typing import final

import attrs

from practicecheck.cycle._cycle import Cycle
from practicecheck.cycle._fields import missing
from practicecheck.frameworks import Checklist, ChecklistKind, Event, Framework, FrameworkId
from practicecheck.plans import Plan
from practicecheck.values import Value

BEFORE = "before"
"""What stands behind ``when`` of what has to be done before the assessment begins."""


@final
class StepState(Enum):
    """Where a step stands on a day."""

    DONE = "done"
    """Every field that shows it says something, and its day has come."""
    DUE = "due"
    """It is not done, and the day by which it should be has come."""
    NOT_YET = "not yet"
    """It is not done, and its day is still to come."""
    OPEN = "open"
    """It is not done, and no day is set for it."""


@final
@attrs.frozen(kw_only=True, repr=False)
class Step(Value):
    """Something that a source asks of the exercise: a step, or a list of questions to be answered.

    Attributes:
        framework: The edition that asks for it.
        checklist: The list that it stands in.
        id: Its id: that of the entry, or of the list of questions.
        text: What it is, in the words of the source.
        locator: Where the source prints it.
        details: Points that the source lists under it.
        before: Whether it has to be done before the assessment begins.
        after: The steps that come before it.
        shown_by: The fields that show it.
        by: What it has to be done by.
        at: What it is done at.
    """

    framework: FrameworkId
    checklist: str
    id: str
    text: str
    locator: str
    details: tuple[str, ...]
    before: bool
    after: tuple[str, ...]
    shown_by: tuple[str, ...]
    by: Event | None
    at: Event | None


@final
@attrs.frozen(kw_only=True, repr=False)
class StepStatus(Value):
    """Where a step stands on a day.

    Attributes:
        step: The step.
        state: Where it stands.
        missing: The fields that say nothing yet.
        to_come: Those of them that hold a day which is still to come.
        due: The day by which it should be done, or on which it is.
        days: How many days there are to that day; below zero once it has passed.
        waits_for: Steps that come before it and are not done.
        held: Whether the day on which it is done has come, where it is done on one.
    """

    step: Step
    state: StepState
    missing: tuple[str, ...]
    to_come: tuple[str, ...]
    due: date | None
    days: int | None
    waits_for: tuple[str, ...]
    held: bool

    @property
    def why(self) -> str:
        """Why it stands so, in a sentence."""
        if self.state is StepState.DONE:
            return f"Shown by {_and([name.replace('|', ' or ') for name in self.step.shown_by])}."
        blank = [name for name in self.missing if name not in self.to_come]
        told = [f"nothing under {_and(_short(blank))}"] if blank else []
        if self.to_come:
            days, are = ("day", "is") if len(self.to_come) == 1 else ("days", "are")
            told.append(f"the {days} under {_and(self.to_come)} {are} still to come")
        if not self.held and self.step.at is not None and self._at not in self.missing:
            told.append(
                f"the day under {self._at} is still to come" if self.days else f"nothing under {self._at}"
            )
        said = "; ".join(told)
        return f"{said[:1].upper()}{said[1:]}."

    @property
    def _at(self) -> str:
        return f"calendar.{self.step.at.value}" if self.step.at else ""


def _short(names: Sequence[str]) -> tuple[str, ...]:
    """Fields as they are told: answers together, all others by themselves."""
    answers = [name.removeprefix(_ANSWERS) for name in names if name.startswith(_ANSWERS)]
    others = tuple(name for name in names if not name.startswith(_ANSWERS))
    return (*others, f"answers ({', '.join(answers)})") if answers else others


_ANSWERS = "answers."


def _and(names: Sequence[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


def steps_of(frameworks: Iterable[Framework]) -> tuple[Step, ...]:
    """What frameworks ask of the exercise, in their order.

    Args:
        frameworks: The editions.

    Returns:
        Each step that fields can show; and each list of questions that no step stands for.
    """
    return tuple(step for framework in frameworks for step in _steps(framework))


def _steps(framework: Framework) -> Iterator[Step]:
    covered = {name for own in framework.checklists for entry in own.entries for name in entry.shown_by}
    for own in framework.checklists:
        if own.kind is ChecklistKind.QUESTIONS and f"answers.{own.id}" not in covered and own.entries:
            yield Step(
                framework=framework.id,
                checklist=own.id,
                id=own.id,
                text=own.title,
                locator=own.entries[0].locator.rpartition(", ")[0] or own.entries[0].locator,
                details=(),
                before=own.when == BEFORE,
                after=(),
                shown_by=(f"answers.{own.id}",),
                by=own.by,
                at=None,
            )
        for entry in own.entries if own.kind is ChecklistKind.STEPS else ():
            if entry.shown_by:
                yield Step(
                    framework=framework.id,
                    checklist=own.id,
                    id=entry.id,
                    text=entry.text,
                    locator=entry.locator,
                    details=entry.details,
                    before=(entry.when or own.when) == BEFORE,
                    after=entry.after,
                    shown_by=entry.shown_by,
                    by=entry.by,
                    at=entry.at,
                )


def steps_on(
    cycle: Cycle, frameworks: Sequence[Framework], on: date, plan: Plan | None = None
) -> tuple[StepStatus, ...]:
    """Say where each step stands on a day.

    A step is due from the day itself on: that of the event that it is done by or at. What has to be done before
    the assessment is due by its first day at the latest.

    Args:
        cycle: The cycle.
        frameworks: Its editions.
        on: The day.
        plan: The plan that it links to, if it has been read.
    """
    checklists = [own for framework in frameworks for own in framework.checklists]
    found: list[StepStatus] = []
    done: set[str] = set()
    for step in steps_of(frameworks):
        status = _status(step, cycle, checklists, on, plan)
        found.append(status)
        if status.state is StepState.DONE:
            done.add(step.id)
    return tuple(
        attrs.evolve(
            status,
            waits_for=()
            if status.state is StepState.DONE
            else tuple(name for name in status.step.after if name not in done),
        )
        for status in found
    )


def _status(
    step: Step, cycle: Cycle, checklists: Sequence[Checklist], on: date, plan: Plan | None
) -> StepStatus:
    calendar = cycle.calendar
    due = calendar.last(step.at) if step.at else calendar.first(step.by) if step.by else None
    if due is None and step.before:
        due = calendar.first(Event.ASSESSMENT)
    held = step.at is None or ((day := calendar.last(step.at)) is not None and day <= on)
    gaps = tuple(missing(step.shown_by, cycle, checklists, on, plan))
    blank = set(missing(step.shown_by, cycle, checklists, date.max, plan)) if gaps else set[str]()
    days = None if due is None else (due - on) // timedelta(days=1)
    if held and not gaps:
        state = StepState.DONE
    elif days is None:
        state = StepState.OPEN
    else:
        state = StepState.DUE if days <= 0 else StepState.NOT_YET
    return StepStatus(
        step=step,
        state=state,
        missing=gaps,
        to_come=tuple(name for name in gaps if name not in blank),
        due=due,
        days=days,
        waits_for=(),
        held=held,
    )
