"""What is wrong with a plan as a document. How good it is, is told by its review."""

from __future__ import annotations

from collections.abc import Iterator

from practicecheck.errors import Code, Path, Problem, near
from practicecheck.frameworks import Framework
from practicecheck.plans._plan import Plan


def check_plan(plan: Plan, framework: Framework) -> tuple[Problem, ...]:
    """Find what a plan refers to that is not there.

    Args:
        plan: The plan as it was read.
        framework: The edition whose findings it acts on.

    Returns:
        Unknown items and sections, and ids that two actions share. Empty if all is well.
    """
    return (*_ids(plan), *_names(plan, framework))


def _ids(plan: Plan) -> Iterator[Problem]:
    seen: set[str] = set()
    for n, action in enumerate(plan.actions):
        if action.id in seen:
            yield Problem(
                code=Code.REPEATED_ACTION,
                message=f'two actions are called "{action.id}".',
                remedy="Give each action an id of its own.",
                path=("actions", n, "id"),
            )
        seen.add(action.id)


def _names(plan: Plan, framework: Framework) -> Iterator[Problem]:
    sections = [section.id for section in framework.sections]
    for n, action in enumerate(plan.actions):
        path: Path = ("actions", n)
        for a, name in enumerate(action.items):
            if name not in framework.items:
                yield _unknown("an item", name, framework, (*path, "addresses", a))
        if action.measure and action.measure.item and action.measure.item not in framework.items:
            yield _unknown("an item", action.measure.item, framework, (*path, "measure", "item"))
        if action.section is not None and action.section not in sections:
            yield Problem(
                code=Code.UNKNOWN_IN_PLAN,
                message=f'"{action.section}" is not a section of {framework.id}.',
                remedy=near(action.section, sections) or f"It has: {', '.join(sections)}.",
                path=(*path, "section"),
            )


def _unknown(what: str, name: str, framework: Framework, path: Path) -> Problem:
    return Problem(
        code=Code.UNKNOWN_IN_PLAN,
        message=f'"{name}" is not {what} of {framework.id}.',
        remedy=near(name, framework.items) or f"`practicecheck show {framework.id}` prints its items.",
        path=path,
    )
