"""Where a cycle departs from what its sources advise about pace and people: told, and never an error."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta

from practicecheck.cycle._calendar import Calendar
from practicecheck.cycle._cycle import Cycle
from practicecheck.errors import Code, Path, Problem, Severity
from practicecheck.frameworks import (
    Ahead,
    Break,
    Counted,
    Event,
    ExerciseRule,
    Framework,
    TeamPerspectives,
    TeamSize,
    TimeSetAside,
    WhenReady,
)

_TITLES = {
    Event.GUIDANCE: "the guidance",
    Event.SETUP: "the set-up meeting",
    Event.ASSESSMENT: "the assessment",
    Event.SYNTHESIS: "the synthesis",
    Event.REPORT: "the self-evaluation report",
    Event.PLANNING: "the plan",
    Event.REVIEW: "the review",
    Event.FEEDBACK: "the feedback",
    Event.ONE_TO_ONE: "the one-to-one",
}


def advice_on(cycle: Cycle, frameworks: Iterable[Framework]) -> tuple[Problem, ...]:
    """Find where a cycle departs from the pace and the team that its sources advise.

    Args:
        cycle: The cycle.
        frameworks: Its editions.

    Returns:
        Notes, each with the words of the source and where they stand. Of what is not in the calendar nothing is
        told.
    """
    return tuple(
        Problem(
            code=Code.AGAINST_ADVICE,
            message=f"{found}.",
            remedy=f"{framework.title} ({rule.locator}): {_sentence(rule)}",
            path=path,
            severity=Severity.NOTE,
        )
        for framework in frameworks
        for rule in framework.exercise
        for found, path in _found(rule, cycle)
    )


def _sentence(rule: ExerciseRule) -> str:
    return f'"{rule.text}"'


def _found(rule: ExerciseRule, cycle: Cycle) -> Iterator[tuple[str, Path]]:
    calendar = cycle.calendar
    match rule.advises:
        case Ahead() as ahead:
            yield from _ahead(ahead, calendar)
        case TimeSetAside() as time:
            yield from _time(time, calendar)
        case Break() as pause:
            yield from _break(pause, calendar)
        case TeamSize(least=least, most=most):
            if cycle.team and not least <= cycle.people <= most:
                yield f"there are {_counted(cycle.people, 'person', 'people')} in the team", ("team",)
        case TeamPerspectives() as wanted:
            heard = {part.perspective for part in cycle.team if part.people}
            absent = [name for name in wanted.perspectives if name not in heard]
            if heard and absent:
                yield f"nobody in the team speaks as {', '.join(absent)}", ("team",)
        case WhenReady():
            # Told by the status, which knows the day.
            return


def _ahead(rule: Ahead, calendar: Calendar) -> Iterator[tuple[str, Path]]:
    first, then = calendar.last(rule.event), calendar.first(rule.before)
    if first is not None and then is not None and (days := (then - first) // timedelta(days=1)) < rule.days:
        away = "after" if days < 0 else "before"
        apart = "on the same day as" if days == 0 else f"{_counted(abs(days), 'day', 'days')} {away}"
        yield f"{_TITLES[rule.event]} comes {apart} {_TITLES[rule.before]}", ("calendar", rule.event.value)


def _time(rule: TimeSetAside, calendar: Calendar) -> Iterator[tuple[str, Path]]:
    sessions = calendar.sessions(rule.event)
    if not sessions:
        return
    if rule.counted is Counted.HALF_DAYS:
        amount, said = sum(session.half_days for session in sessions), ("half day", "half days")
    else:
        amount, said = len({session.on for session in sessions}), ("meeting", "meetings")
    if amount < (rule.least or 0) or (rule.most is not None and amount > rule.most):
        set_aside = f"{_counted(amount, *said)} {'is' if amount == 1 else 'are'} set aside"
        yield f"{set_aside} for {_TITLES[rule.event]}", ("calendar", rule.event.value)


def _break(rule: Break, calendar: Calendar) -> Iterator[tuple[str, Path]]:
    last = calendar.last(rule.after)
    back = [(day, event) for event in rule.before if (day := calendar.first(event)) is not None]
    if last is None or not back:
        return
    day, event = min(back, key=lambda own: own[0])
    days = (day - last) // timedelta(days=1)
    if days < 0:
        first = calendar.first(rule.after)
        # Where it comes before the first of them, the check tells another order.
        if first is not None and first <= day:
            early = (
                f"{_TITLES[event]} begins {_counted(-days, 'day', 'days')} before {_TITLES[rule.after]} ends"
            )
            yield early, ("calendar", event.value)
    elif not rule.least <= days <= rule.most:
        apart = "no day" if days == 0 else _counted(days, "day", "days")
        lie = "lies" if days <= 1 else "lie"
        between = f"between {_TITLES[rule.after]} and {_TITLES[event]}"
        yield f"{apart} {lie} {between}", ("calendar", event.value)


def _counted(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"
