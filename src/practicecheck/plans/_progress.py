"""Where a plan stands on a day: what is late, and what comes next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from enum import Enum
from typing import final

import attrs

from practicecheck.plans._plan import Action, Move, Plan, Status
from practicecheck.plans._stated import stated
from practicecheck.values import Value


@final
class MilestoneKind(Enum):
    """What a date in a plan is."""

    START = "start"
    MONITORING = "monitoring"
    COMPLETION = "completion"


@final
@attrs.frozen(kw_only=True, repr=False)
class Milestone(Value):
    """A date of an action, seen from a day. Its text says all of it in words.

    Attributes:
        action: The action's id.
        kind: What the date is.
        on: The date.
        days: How many days there are to it; below zero once it has passed.
        forum: Where progress is looked at, or the body that signs off.
    """

    action: str
    kind: MilestoneKind
    on: date
    days: int
    forum: str | None = None

    def __str__(self) -> str:
        """What happens, when, and how far away that is."""
        what = {
            MilestoneKind.START: "begins",
            MilestoneKind.MONITORING: "progress is looked at",
            MilestoneKind.COMPLETION: "to be completed",
        }
        late = {
            MilestoneKind.START: "was to begin",
            MilestoneKind.MONITORING: "no progress noted since it was to be looked at",
            MilestoneKind.COMPLETION: "was to be completed",
        }
        body = {
            MilestoneKind.MONITORING: f" ({self.forum})",
            MilestoneKind.COMPLETION: f" (signed off by {self.forum})",
        }
        where = body.get(self.kind, "") if self.forum else ""
        return f"{(late if self.days < 0 else what)[self.kind]} on {self.on}, {_away(self.days)}{where}"


@final
@attrs.frozen(kw_only=True, repr=False)
class ActionProgress(Value):
    """Where one action stands on a day.

    Attributes:
        action: The action's id.
        text: What will be done, if it is said.
        lead: Who leads it.
        status: How it stands by its latest note up to that day.
        noted: The day of that note.
        draft: Whether nobody has taken it up yet.
        quick_win: Whether it can be done almost at once.
        late: Dates that have passed and were not met, the earliest first.
        next_: The date that comes next.
        soon: Whether that date is near.
        days_left: How many days there are to its completion; below zero once that has passed. Nothing if it is
            done, stopped, or has no completion date.
        moved: How its completion date was moved.
    """

    action: str
    text: str | None
    lead: str | None
    status: Status
    noted: date | None
    draft: bool
    quick_win: bool
    late: tuple[Milestone, ...]
    next_: Milestone | None
    soon: bool
    days_left: int | None
    moved: tuple[Move, ...]

    @property
    def is_late(self) -> bool:
        """Whether any of its dates has passed and was not met."""
        return bool(self.late)

    @property
    def days_late(self) -> int:
        """How many days its completion is late; 0 if it is not."""
        return max(0, -(self.days_left or 0))

    @property
    def days_moved(self) -> int:
        """How many days later its completion is than it first was."""
        return sum((move.to - move.from_).days for move in self.moved)

    @property
    def moved_without_reason(self) -> bool:
        """Whether its completion was moved and nothing says why."""
        return any(not stated(move.why) for move in self.moved)


@final
@attrs.frozen(kw_only=True, repr=False)
class ProgressCounts(Value):
    """Actions in numbers.

    Attributes:
        actions: How many there are.
        drafts: How many nobody has taken up yet.
        not_started: How many have no note, or one that says so.
        on_track: How many are on track.
        delayed: How many are said to be delayed.
        done: How many are done.
        stopped: How many were stopped.
        late: How many have a date that has passed and was not met.
        soon: How many have a date near.
        moved: How many have had their completion moved.
    """

    actions: int
    drafts: int
    not_started: int
    on_track: int
    delayed: int
    done: int
    stopped: int
    late: int
    soon: int
    moved: int


@final
@attrs.frozen(kw_only=True, repr=False)
class PlanProgress(Value):
    """Where a plan stands on a day.

    Attributes:
        on: The day.
        soon_days: How many days ahead a date counts as near.
        actions: Where each action stands, in the plan's order.
    """

    on: date
    soon_days: int
    actions: tuple[ActionProgress, ...]

    @property
    def quick_wins(self) -> tuple[ActionProgress, ...]:
        """The actions that can be done almost at once."""
        return tuple(action for action in self.actions if action.quick_win)

    @property
    def longer(self) -> tuple[ActionProgress, ...]:
        """All the other actions."""
        return tuple(action for action in self.actions if not action.quick_win)

    @property
    def late(self) -> tuple[ActionProgress, ...]:
        """The actions with a date that has passed and was not met."""
        return tuple(action for action in self.actions if action.is_late)

    @property
    def coming(self) -> tuple[Milestone, ...]:
        """What comes next for each action, the earliest first."""
        return tuple(sorted((a.next_ for a in self.actions if a.next_), key=lambda milestone: milestone.on))

    @property
    def counts(self) -> ProgressCounts:
        """All the actions in numbers."""
        return _counts(self.actions)

    @property
    def quick_win_counts(self) -> ProgressCounts:
        """The quick wins in numbers."""
        return _counts(self.quick_wins)


def plan_progress(plan: Plan, on: date, *, soon_days: int = 28) -> PlanProgress:
    """Say where a plan stands on a day.

    A date is late from the day after. An action is late if its completion has passed and it is not done, or if
    progress was to be looked at and no note was written on that day or later. What is done or stopped is never
    late and has nothing to come. Notes that are younger than the day are not read.

    Args:
        plan: The plan.
        on: The day.
        soon_days: How many days ahead a date counts as near.

    Returns:
        Where each action stands.
    """
    return PlanProgress(
        on=on,
        soon_days=soon_days,
        actions=tuple(_action_progress(action, on, soon_days) for action in plan.actions),
    )


_CLOSED = frozenset({Status.DONE, Status.STOPPED})


def _action_progress(action: Action, on: date, soon_days: int) -> ActionProgress:
    status = action.stands(on)
    noted = max((note.on for note in action.progress if note.on <= on), default=None)
    milestones = () if status in _CLOSED else tuple(sorted(_milestones(action, on), key=lambda m: m.on))
    next_ = next((m for m in milestones if m.days >= 0), None)
    return ActionProgress(
        action=action.id,
        text=action.action,
        lead=action.lead,
        status=status,
        noted=noted,
        draft=action.draft,
        quick_win=action.quick_win,
        late=tuple(m for m in milestones if m.days < 0 and _unmet(m, noted)),
        next_=next_,
        soon=next_ is not None and next_.days <= soon_days,
        days_left=None if action.completion is None or status in _CLOSED else _days(action.completion, on),
        moved=action.moved,
    )


def _milestones(action: Action, on: date) -> Iterator[Milestone]:
    if action.start is not None:
        days = _days(action.start, on)
        yield Milestone(action=action.id, kind=MilestoneKind.START, on=action.start, days=days)
    for time in action.monitoring:
        yield Milestone(
            action=action.id,
            kind=MilestoneKind.MONITORING,
            on=time.on,
            days=_days(time.on, on),
            forum=time.forum,
        )
    if action.completion is not None:
        yield Milestone(
            action=action.id,
            kind=MilestoneKind.COMPLETION,
            on=action.completion,
            days=_days(action.completion, on),
            forum=action.sign_off,
        )


def _unmet(passed: Milestone, noted: date | None) -> bool:
    match passed.kind:
        case MilestoneKind.START:
            return False
        case MilestoneKind.MONITORING:
            return noted is None or noted < passed.on
        case MilestoneKind.COMPLETION:
            return True


def _days(to: date, on: date) -> int:
    return (to - on) // timedelta(days=1)


def _away(days: int) -> str:
    if days == 0:
        return "today"
    count = f"{abs(days)} day{'' if abs(days) == 1 else 's'}"
    return f"{count} ago" if days < 0 else f"in {count}"


def _counts(actions: Sequence[ActionProgress]) -> ProgressCounts:
    standing = [action.status for action in actions]
    return ProgressCounts(
        actions=len(actions),
        drafts=sum(action.draft for action in actions),
        not_started=standing.count(Status.NOT_STARTED),
        on_track=standing.count(Status.ON_TRACK),
        delayed=standing.count(Status.DELAYED),
        done=standing.count(Status.DONE),
        stopped=standing.count(Status.STOPPED),
        late=sum(action.is_late for action in actions),
        soon=sum(action.soon for action in actions),
        moved=sum(bool(action.moved) for action in actions),
    )
