"""What is wrong with a cycle as a document, what it departs from, and what is still open in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from practicecheck.cycle._advice import advice_on
from practicecheck.cycle._cycle import Cycle
from practicecheck.cycle._steps import StepState, steps_on
from practicecheck.errors import Code, Path, Problem, Severity, near, some_of
from practicecheck.frameworks import ChecklistKind, Event, Framework

_ABSOLUTE = re.compile(r"[/\\]|[A-Za-z]:|[A-Za-z][\w+.-]+://")


def check_cycle(cycle: Cycle, frameworks: Sequence[Framework]) -> tuple[Problem, ...]:
    """Find every problem of a cycle.

    Args:
        cycle: The cycle as it was read.
        frameworks: The editions that it names.

    Returns:
        Errors (it refers to what is not there, or contradicts itself), warnings (dates that can't be right) and
        notes (where it departs from its sources' advice, and which steps are open). An untouched form has notes
        only.
    """
    return (
        *_listed(cycle),
        *_names(cycle, frameworks),
        *_mandate(cycle),
        *_links(cycle),
        *out_of_order(cycle),
        *_period(cycle),
        *_numbers(cycle),
        *advice_on(cycle, frameworks),
        *_open(cycle, frameworks),
    )


def _listed(cycle: Cycle) -> Iterator[Problem]:
    if not cycle.frameworks:
        yield Problem(
            code=Code.MISSING_KEY,
            message="no framework is named.",
            remedy="Write at least one under frameworks, such as how-are-we-doing@2016.",
            path=("frameworks",),
        )
    actions = [carried.action for carried in cycle.last_year.actions]
    lists: list[tuple[Path, Sequence[str]]] = [
        (("frameworks",), cycle.frameworks),
        (("assessments",), cycle.assessments),
        (("last_year", "actions"), actions),
    ]
    for path, names in lists:
        for n, name in enumerate(names):
            if name in names[:n]:
                yield Problem(
                    code=Code.REPEATED_IN_CYCLE,
                    message=f'"{name}" stands here twice.',
                    remedy="Leave one of them out.",
                    path=(*path, n),
                )


def _names(cycle: Cycle, frameworks: Sequence[Framework]) -> Iterator[Problem]:
    entries = {
        kind: [
            entry.id
            for framework in frameworks
            for own in framework.checklists
            if own.kind is kind
            for entry in own.entries
        ]
        for kind in ChecklistKind
    }
    for given in cycle.answers:
        if given.question not in entries[ChecklistKind.QUESTIONS]:
            yield _unknown(
                given.question,
                "a question of the exercise",
                entries[ChecklistKind.QUESTIONS],
                ("answers", given.question),
            )
    for n, use in enumerate(cycle.facilitation.uses):
        if use not in entries[ChecklistKind.USES]:
            yield _unknown(
                use, "a use of a facilitator", entries[ChecklistKind.USES], ("facilitation", "uses", n)
            )
    known = [name for framework in frameworks for name in framework.perspectives]
    if known or cycle.perspectives:
        for part in cycle.team:
            if part.perspective not in (*known, *cycle.perspectives):
                yield _unknown(
                    part.perspective,
                    "a perspective that is known here",
                    [*known, *cycle.perspectives],
                    ("team", part.perspective),
                    "Another one is declared under perspectives.",
                )


def _unknown(name: str, what: str, known: Iterable[str], path: Path, else_: str = "") -> Problem:
    there = list(dict.fromkeys(known))
    hint = near(name, there) or f"There are: {', '.join(there) or 'none in these frameworks'}."
    return Problem(
        code=Code.UNKNOWN_IN_CYCLE,
        message=f'"{name}" is not {what}.',
        remedy=f"{hint} {else_}".strip(),
        path=path,
    )


def _mandate(cycle: Cycle) -> Iterator[Problem]:
    if cycle.mandate.agreed and (cycle.mandate.not_yet or "").strip():
        yield Problem(
            code=Code.TWO_MANDATES,
            message="a day of agreement is given, and a reason why there is none yet.",
            remedy="Leave one of them out: not_yet goes once there is an agreement.",
            path=("mandate", "not_yet"),
        )


def _links(cycle: Cycle) -> Iterator[Problem]:
    for path, name in links_of(cycle):
        if _ABSOLUTE.match(name):
            yield Problem(
                code=Code.ABSOLUTE_LINK,
                message=f'"{name}" is {"an address" if "://" in name else "a place on one computer"}.',
                remedy="Write where the file lies as seen from this one: plan.yaml, or ../2025/plan.yaml.",
                path=path,
            )


def links_of(cycle: Cycle) -> tuple[tuple[Path, str], ...]:
    """The files that a cycle links to, each with where it says so.

    Args:
        cycle: The cycle.
    """
    found: list[tuple[Path, str | None]] = [
        *((("assessments", n), name) for n, name in enumerate(cycle.assessments)),
        (("plan",), cycle.plan),
        (("last_year", "cycle"), cycle.last_year.cycle),
        (("last_year", "plan"), cycle.last_year.plan),
    ]
    return tuple((path, name) for path, name in found if name)


_IN_ORDER = (
    (Event.GUIDANCE, Event.SETUP),
    (Event.ASSESSMENT, Event.SYNTHESIS),
    (Event.ASSESSMENT, Event.PLANNING),
    (Event.ASSESSMENT, Event.REPORT),
    (Event.PLANNING, Event.REVIEW),
)
"""What can't come before what. That set-up comes first is a rule of the sources, told by the status."""


def out_of_order(cycle: Cycle) -> Iterator[Problem]:
    """Find days that come before what they follow from.

    Args:
        cycle: The cycle.
    """
    for earlier, later in _IN_ORDER:
        first, then = cycle.calendar.first(earlier), cycle.calendar.first(later)
        if first is not None and then is not None and then < first:
            yield Problem(
                code=Code.CALENDAR_ORDER,
                message=f"{later.value} on {then} comes before {earlier.value} on {first}.",
                remedy="Look at both days, and mend the one that is wrong.",
                path=("calendar", later.value),
                severity=Severity.WARNING,
            )


def _period(cycle: Cycle) -> Iterator[Problem]:
    if cycle.protocol.from_ and cycle.protocol.to and cycle.protocol.to < cycle.protocol.from_:
        yield Problem(
            code=Code.REVERSED_DATES,
            message="the last day comes before the first.",
            remedy="Exchange the two dates, or mend the one that is wrong.",
            path=("protocol", "to"),
        )


def _numbers(cycle: Cycle) -> Iterator[Problem]:
    below: list[tuple[Path, int, int]] = [
        (("team", part.perspective), part.people, 0) for part in cycle.team if part.people < 0
    ]
    for event in Event:
        if event in (Event.GUIDANCE, Event.REPORT):
            continue
        for n, session in enumerate(getattr(cycle.calendar, event.value)):
            if session.half_days < 1:
                below.append((("calendar", event.value, n, "half_days"), session.half_days, 1))
    for path, number, least in below:
        yield Problem(
            code=Code.BELOW_LEAST,
            message=f"{number} is less than there can be.",
            remedy=f"Write {least} or more, or leave the line out.",
            path=path,
        )


def _open(cycle: Cycle, frameworks: Sequence[Framework]) -> Iterator[Problem]:
    """What no field shows yet, whatever the day is; of each list in one note."""
    # What is read from the plan itself is left to the status, which has it.
    statuses = [
        status
        for status in steps_on(cycle, frameworks, date.max)
        if not any(name.startswith("plan.") for name in status.step.shown_by)
    ]
    for name in dict.fromkeys(status.step.checklist for status in statuses):
        own = [status for status in statuses if status.step.checklist == name]
        open_ = [status.step.id for status in own if status.state is not StepState.DONE]
        if not open_:
            continue
        if open_ == [name]:
            ids = [field.removeprefix("answers.") for field in own[0].missing]
            what = f"{len(ids)} {'question is' if len(ids) == 1 else 'questions are'} still open"
        else:
            ids, what = open_, f"{len(open_)} of {len(own)} steps are still open"
        yield Problem(
            code=Code.STEPS_OPEN,
            message=f"{name}: {what}: {some_of(ids)}.",
            remedy="practicecheck cycle status, followed by the name of this file, says what each still needs.",
            severity=Severity.NOTE,
        )
