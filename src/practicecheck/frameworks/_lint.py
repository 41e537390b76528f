"""What must hold within a framework's file, whoever wrote it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from practicecheck.errors import Code, Path, Problem, near
from practicecheck.frameworks._adding_up_lint import check_adding_up
from practicecheck.frameworks._answer_types import TakesChoice, TakesScore
from practicecheck.frameworks._check import AtLeastAsOften, BasisStated, WithinWhole
from practicecheck.frameworks._condition import Condition
from practicecheck.frameworks._exercise import SHOWN_BY
from practicecheck.frameworks._framework import Framework
from practicecheck.frameworks._item import Item
from practicecheck.frameworks._plan_template import ActionsPerSection
from practicecheck.frameworks._provenance import check_provenance
from practicecheck.frameworks._scale import X_MARK

_ID = re.compile(r"[A-Za-z0-9]+(?:[-.][A-Za-z0-9]+)*")
"""A colon stands in the ids of extensions alone: by it their answers are told from those to the edition."""
_DEEPEST = 12
"""Steps that lead to the deepest part: parts of parts of parts of parts of an item."""
_LISTED = 12
_FRAMEWORK_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*@[A-Za-z0-9.-]+")


def check_framework(framework: Framework) -> tuple[Problem, ...]:
    """Find what contradicts itself in a framework.

    Args:
        framework: A framework as it was read.

    Returns:
        Repeated and malformed ids, and references to what is not there. Empty if all is well.
    """
    return (
        *_ids(framework),
        *check_provenance(framework.provenance),
        *check_scales(framework),
        *_repeated(framework),
        *_alternatives(framework),
        *check_items(framework, framework.items),
        *_checks(framework),
        *_plan(framework),
        *_adding_up(framework),
        *_exercise(framework),
    )


def _ids(framework: Framework) -> Iterator[Problem]:
    if not _FRAMEWORK_ID.fullmatch(framework.id):
        yield Problem(
            code=Code.MALFORMED_ID,
            message=f'"{framework.id}" is not the id of an edition.',
            remedy="Write a name in small letters and hyphens, an @ and the edition: supervision-audit@2026.",
            path=("id",),
        )
    seen: dict[str, Path] = {}
    for name, path in _every_id(framework):
        if not _ID.fullmatch(name):
            yield Problem(
                code=Code.MALFORMED_ID,
                message=f'"{name}" is not an id.',
                remedy="Use letters A to Z, digits and single hyphens, such as q1-1.",
                path=path,
            )
        if name in seen:
            yield Problem(
                code=Code.REPEATED_ID,
                message=f'"{name}" is the id of something else already, at {_place(seen[name])}.',
                remedy="Give each item, section and list entry an id of its own.",
                path=path,
            )
        seen.setdefault(name, path)


def _place(path: Path) -> str:
    return Problem(code=Code.REPEATED_ID, message="", remedy="", path=path).place


def _every_id(framework: Framework) -> Iterator[tuple[str, Path]]:
    for s, section in enumerate(framework.sections):
        yield section.id, ("sections", s, "id")
        for item, path in with_paths(section.items, ("sections", s, "items")):
            yield item.id, (*path, "id")
    for c, checklist in enumerate(framework.checklists):
        yield checklist.id, ("checklists", c, "id")
        for e, entry in enumerate(checklist.entries):
            yield entry.id, ("checklists", c, "entries", e, "id")


def with_paths(items: tuple[Item, ...], path: Path) -> Iterator[tuple[Item, Path]]:
    """Each item and part, with the place where it stands.

    Args:
        items: The items.
        path: Where they stand.
    """
    for index, item in enumerate(items):
        here = (*path, index)
        yield item, here
        yield from with_paths(item.parts, (*here, "parts"))


def unknown(what: str, name: str, known: Iterable[str], path: Path, of: str = "this framework") -> Problem:
    """Tell a name of something that is not there.

    Args:
        what: What it should name.
        name: The name.
        known: What is there.
        path: Where the name stands.
        of: Whose it should be.
    """
    names = list(known)
    there = ", ".join(names[:_LISTED]) + ", ..." * (len(names) > _LISTED)
    return Problem(
        code=Code.UNKNOWN_REFERENCE,
        message=f'"{name}" is not {what} of {of}.',
        remedy=near(name, names) or f"There are: {there or 'none'}.",
        path=path,
    )


def check_scales(framework: Framework) -> Iterator[Problem]:
    """Find scales and points that are told apart by nothing, or that are not there.

    Args:
        framework: The framework.
    """
    seen: set[str] = set()
    for s, scale in enumerate(framework.scales):
        if scale.id in seen:
            yield Problem(
                code=Code.REPEATED_ID,
                message=f'two scales are called "{scale.id}".',
                remedy="Give each scale an id of its own.",
                path=("scales", s, "id"),
            )
        seen.add(scale.id)
        if not scale.points:
            yield _empty("no point", ("scales", s, "points"))
        codes = [str(code).lower() for code in scale.codes]
        for p, code in enumerate(codes):
            if code in codes[:p] or code == X_MARK.lower():
                yield Problem(
                    code=Code.REPEATED_ID,
                    message=f'"{scale.points[p].code}" stands for something else on this scale already.',
                    remedy="Give each point a code of its own. X always means not applicable.",
                    path=("scales", s, "points", p, "code"),
                )


def _repeated(framework: Framework) -> Iterator[Problem]:
    """Ids of what is neither item nor section: each kind is known by names of its own."""
    for top, names in (
        ("views", [view.id for view in framework.views]),
        ("choices", [choice.id for choice in framework.choices]),
        ("base", [figure.id for figure in framework.base]),
        ("checks", [check.id for check in framework.checks]),
        ("expectations", [expectation.id for expectation in framework.expectations]),
        ("exercise", [rule.id for rule in framework.exercise]),
    ):
        for n, name in enumerate(names):
            if name in names[:n]:
                yield Problem(
                    code=Code.REPEATED_ID,
                    message=f'two entries of {top} are called "{name}".',
                    remedy="Give each an id of its own.",
                    path=(top, n, "id"),
                )
            elif (top, name) == ("choices", "scale"):
                yield Problem(
                    code=Code.REPEATED_ID,
                    message='"scale" is the choice between scales already.',
                    remedy="Give the choice another id.",
                    path=(top, n, "id"),
                )


def _empty(what: str, path: Path) -> Problem:
    return Problem(
        code=Code.MISSING_KEY,
        message=f"{what} to choose from is given.",
        remedy="List at least one, each with what it means.",
        path=path,
    )


def _alternatives(framework: Framework) -> Iterator[Problem]:
    choices = {choice.id: [option.id for option in choice.options] for choice in framework.choices}
    for c, choice in enumerate(framework.choices):
        if not choice.options:
            yield _empty("no option", ("choices", c, "options"))
    for s, section in enumerate(framework.sections):
        alternative = section.alternative
        if alternative is None:
            continue
        path: Path = ("sections", s, "alternative")
        if alternative.choice not in choices:
            yield unknown("a choice", alternative.choice, choices, (*path, "choice"))
        elif alternative.option not in choices[alternative.choice]:
            yield unknown(
                f"an option of {alternative.choice}",
                alternative.option,
                choices[alternative.choice],
                (*path, "option"),
            )
    for e, equivalence in enumerate(framework.equivalences):
        for n, name in enumerate(equivalence.items):
            if name not in framework.items:
                yield unknown("an item", name, framework.items, ("equivalences", e, "items", n))


def check_items(framework: Framework, deciding: Collection[str]) -> Iterator[Problem]:
    """Find items that can't be answered as they stand.

    Args:
        framework: The framework that has them.
        deciding: The items on which their conditions may lean.
    """
    scales = [scale.id for scale in framework.scales]
    for s, section in enumerate(framework.sections):
        for item, path in with_paths(section.items, ("sections", s, "items")):
            if len(path) > _DEEPEST:
                yield Problem(
                    code=Code.TOO_DEEP,
                    message="parts stand within parts too deep for anybody to answer.",
                    remedy="Bring them up a level, or into a section of their own.",
                    path=path,
                )
                return
            if not item.takes and not item.parts:
                yield Problem(
                    code=Code.MISSING_KEY,
                    message=f"nothing says what {item.id} is answered with.",
                    remedy="Add takes, such as takes: [{type: narrative}], or give it parts.",
                    path=path,
                )
            for t, taken in enumerate(item.takes):
                if isinstance(taken, TakesScore):
                    for n, name in enumerate(taken.scales):
                        if name not in scales:
                            yield unknown("a scale", name, scales, (*path, "takes", t, "scales", n))
                    if not taken.scales:
                        yield _empty("no scale", (*path, "takes", t, "scales"))
                elif isinstance(taken, TakesChoice) and not taken.options:
                    yield _empty("no option", (*path, "takes", t, "options"))
            if item.condition:
                yield from _condition(item.condition, deciding, (*path, "condition"))
            yield from _tags(item, framework, path)
            if item.scored and set(item.scales) != set(scales):
                yield Problem(
                    code=Code.UNKNOWN_REFERENCE,
                    message=f"{item.id} permits other scales than the framework has.",
                    remedy="An assessment is on one scale, so each scored item permits the same ones: "
                    f"scales: [{', '.join(scales)}].",
                    path=(*path, "takes"),
                )


def _tags(item: Item, framework: Framework, path: Path) -> Iterator[Problem]:
    groups = {view.id: view.groups for view in framework.views}
    for t, tag in enumerate(item.tags):
        if tag.view not in groups:
            yield unknown("a view", tag.view, groups, (*path, "tags", t, "view"))
            continue
        for v, value in enumerate(tag.values):
            if value not in groups[tag.view]:
                yield unknown("a group", value, groups[tag.view], (*path, "tags", t, "values", v))


def _condition(condition: Condition, deciding: Collection[str], path: Path) -> Iterator[Problem]:
    if condition.item not in deciding:
        yield unknown("an item", condition.item, deciding, (*path, "item"))


def _checks(framework: Framework) -> Iterator[Problem]:
    for c, check in enumerate(framework.checks):
        path: Path = ("checks", c)
        named: list[tuple[Path, str]]
        match check:
            case WithinWhole():
                named = [((*path, "parts", p, "item"), part.item) for p, part in enumerate(check.parts)]
                named.append(((*path, "whole"), check.whole))
                for p, part in enumerate(check.parts):
                    if part.condition:
                        yield from _condition(part.condition, framework.items, (*path, "parts", p, "condition"))
            case AtLeastAsOften():
                named = [((*path, "item"), check.item)]
            case BasisStated():
                named = [((*path, "items", n), name) for n, name in enumerate(check.items)]
        for place, name in named:
            if name not in framework.items:
                yield unknown("an item", name, framework.items, place)
    for e, expectation in enumerate(framework.expectations):
        if expectation.item not in framework.items:
            yield unknown("an item", expectation.item, framework.items, ("expectations", e, "item"))
    known = [*framework.items, *(figure.id for figure in framework.base)]
    for n, name in enumerate(framework.staff):
        if name not in known:
            yield unknown("an item or a base figure", name, known, ("staff", n))


def _plan(framework: Framework) -> Iterator[Problem]:
    sections = [section.id for section in framework.sections]
    for r, rule in enumerate(framework.plan.rules if framework.plan else ()):
        if isinstance(rule.demands, ActionsPerSection):
            for q, quota in enumerate(rule.demands.quotas):
                for n, name in enumerate(quota.sections):
                    if name not in sections:
                        path = ("plan", "rules", r, "demands", "quotas", q, "sections", n)
                        yield unknown("a section", name, sections, path)


def _adding_up(framework: Framework) -> Iterator[Problem]:
    for b, figure in enumerate(framework.base):
        yield from check_adding_up(figure, framework, ("base", b))
    for s, section in enumerate(framework.sections):
        for item, path in with_paths(section.items, ("sections", s, "items")):
            yield from check_adding_up(item, framework, path)


def _exercise(framework: Framework) -> Iterator[Problem]:
    entries = [entry.id for checklist in framework.checklists for entry in checklist.entries]
    answers = [f"answers.{name}" for name in (*(own.id for own in framework.checklists), *entries)]
    for c, checklist in enumerate(framework.checklists):
        for e, entry in enumerate(checklist.entries):
            path: Path = ("checklists", c, "entries", e)
            for n, name in enumerate(entry.after):
                if name not in entries:
                    yield unknown("an entry", name, entries, (*path, "after", n))
            for n, either in enumerate(entry.shown_by):
                for name in either.split("|"):
                    if name not in SHOWN_BY and name not in answers:
                        known = [*SHOWN_BY, *answers]
                        yield unknown("a field of a cycle, or a question", name, known, (*path, "shown_by", n))
