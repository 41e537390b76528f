"""Whether fields of a cycle say anything on a day. Fields and dates are looked at, never prose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import attrs

from practicecheck.cycle._cycle import Cycle
from practicecheck.documents import spelled
from practicecheck.frameworks import Checklist
from practicecheck.plans import Plan, stated


def missing(
    names: Iterable[str], cycle: Cycle, checklists: Iterable[Checklist], on: date, plan: Plan | None
) -> Iterator[str]:
    """The fields that say nothing on a day.

    A date says something from the day itself on; what stands in the calendar says it as soon as it is set.

    Args:
        names: Fields as a framework names them, such as ``sponsor.role`` or ``mandate.agreed|mandate.not_yet``;
            ``answers.setup`` stands for all questions of that checklist.
        cycle: The cycle.
        checklists: The checklists of its frameworks.
        on: The day.
        plan: The plan that it links to, for what is read from there.
    """
    questions = {own.id: [entry.id for entry in own.entries] for own in checklists}
    for either in names:
        head, _, rest = either.partition(".")
        if head == "answers":
            for question in questions.get(rest, [rest]):
                if not stated(cycle.by_question.get(question)):
                    yield f"answers.{question}"
        elif not any(_says(name, cycle, on, plan) for name in either.split("|")):
            yield either.replace("|", " or ")


def _says(name: str, cycle: Cycle, on: date, plan: Plan | None) -> bool:
    head, *steps = name.split(".")
    start: object = plan if head == "plan" and steps else _field(cycle, head)
    values = list(_below(start, steps))
    if head == "calendar":
        return any(map(stated, values))
    days = [value for value in values if isinstance(value, date)]
    if days:
        return all(day <= on for day in days)
    return any(map(stated, values))


def _below(value: object, steps: list[str]) -> Iterator[object]:
    """What stands below a value; of a list, what stands below each of its members."""
    if isinstance(value, tuple) and steps:
        for member in value:
            yield from _below(member, steps)
    elif steps and value is not None:
        yield from _below(_field(value, steps[0]), steps[1:])
    else:
        yield value


def _field(value: Any, name: str) -> object:
    """A field by the name that a document gives it."""
    for field in attrs.fields(type(value)):
        if spelled(field.name) == name:
            found: object = getattr(value, field.name)
            return found
    raise KeyError(name)
