"""What must hold of an extension, by itself and over its edition."""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from practicecheck.errors import Code, Path, Problem
from practicecheck.frameworks._adding_up_lint import check_adding_up
from practicecheck.frameworks._answer_types import TakesYesNo
from practicecheck.frameworks._condition import Condition
from practicecheck.frameworks._extension import Extension
from practicecheck.frameworks._framework import Framework
from practicecheck.frameworks._item import Item
from practicecheck.frameworks._laying import laid_over, local_framework
from practicecheck.frameworks._lint import check_items, check_scales, unknown, with_paths
from practicecheck.frameworks._provenance import check_provenance

_NAMESPACE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_ID = re.compile(rf"{_NAMESPACE.pattern}@[A-Za-z0-9.-]+")
_OWN = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*")


def check_extension(extension: Extension, framework: Framework) -> tuple[Problem, ...]:
    """Find what contradicts itself in an extension, and what does not fit its edition.

    Args:
        extension: The extension as it was read.
        framework: The edition over which it is laid.

    Returns:
        Problems, with their path in the extension's document. Empty if all is well. If the edition's wording
        is another one than the extension was written for, that is told, and the rest is not held against it.
    """
    framework = framework.national
    alone = (
        *_names(extension),
        *_title(extension, framework),
        *_ids(extension, framework),
        *check_provenance(extension.provenance),
    )
    if pinned := tuple(_pinned(extension, framework)):
        return (*alone, *pinned)
    return (
        *alone,
        *_own_items(extension, framework),
        *_placement(extension, framework),
        *_narrows(extension, framework),
        *_guidance(extension, framework),
    )


def _names(extension: Extension) -> Iterator[Problem]:
    if not _ID.fullmatch(extension.id):
        yield Problem(
            code=Code.MALFORMED_ID,
            message=f'"{extension.id}" is not the id of an extension.',
            remedy="Write a name in small letters and hyphens, an @ and the edition: northshire-local@2026.",
            path=("id",),
        )
    if not _NAMESPACE.fullmatch(extension.namespace):
        yield Problem(
            code=Code.MALFORMED_ID,
            message=f'"{extension.namespace}" is not a namespace.',
            remedy="Write a short name in small letters, digits and hyphens, such as northshire.",
            path=("namespace",),
        )
    elif not f"{extension.name}-".startswith(f"{extension.namespace}-"):
        yield Problem(
            code=Code.NOT_ITS_NAMESPACE,
            message=f"the id {extension.id} does not begin with the namespace {extension.namespace}.",
            remedy=f"Call it {extension.namespace}-local@{extension.id.partition('@')[2] or '2026'}, or mend "
            "the namespace: answers find their extension by it.",
            path=("namespace",),
        )


def _title(extension: Extension, framework: Framework) -> Iterator[Problem]:
    if framework.is_called(extension.title) or extension.title.strip() == framework.id:
        yield Problem(
            code=Code.EXTENSION_MISFIT,
            message=f'it is called "{extension.title}", as {framework.id} is.',
            remedy="Give it a title of its own, so that local questions can be told from national ones: "
            "Northshire local questions.",
            path=("title",),
        )


def _ids(extension: Extension, framework: Framework) -> Iterator[Problem]:
    seen: set[str] = set()
    for name, path in _every_id(extension):
        space, colon, own = name.partition(":")
        if space != extension.namespace or not colon:
            national = name in framework.items or name in {section.id for section in framework.sections}
            yield Problem(
                code=Code.NOT_ITS_NAMESPACE,
                message=f'"{name}" is not in the namespace {extension.namespace}.',
                remedy=f"An extension can't ask {name} in other words. Give help with it under guidance; or "
                f"ask something of your own, such as {extension.namespace}:lone-working."
                if national
                else f"Begin it with {extension.namespace}: as in {extension.namespace}:lone-working.",
                path=path,
            )
        elif not _OWN.fullmatch(own):
            yield Problem(
                code=Code.MALFORMED_ID,
                message=f'"{name}" is not an id.',
                remedy="Use small letters a to z, digits and single hyphens behind the colon, such as "
                f"{extension.namespace}:lone-working.",
                path=path,
            )
        if name in seen:
            yield Problem(
                code=Code.REPEATED_ID,
                message=f'"{name}" is the id of something else already.',
                remedy="Give each item and section an id of its own.",
                path=path,
            )
        seen.add(name)
    taken = [name for name in framework.items if name.startswith(f"{extension.namespace}:")]
    if taken:
        yield Problem(
            code=Code.NOT_ITS_NAMESPACE,
            message=f"{framework.id} has an item {taken[0]}, in the same namespace.",
            remedy="Choose another namespace, so that its items and those of the edition can be told apart.",
            path=("namespace",),
        )


def _every_id(extension: Extension) -> Iterator[tuple[str, Path]]:
    for s, section in enumerate(extension.sections):
        yield section.id, ("sections", s, "id")
        for item, path in with_paths(section.items, ("sections", s, "items")):
            yield item.id, (*path, "id")
    if extension.scale:
        yield extension.scale.id, ("scale", "id")


def _pinned(extension: Extension, framework: Framework) -> Iterator[Problem]:
    if extension.extends != framework.id:
        yield Problem(
            code=Code.EXTENSION_MISFIT,
            message=f"{extension.id} is laid over {extension.extends}, and not over {framework.id}.",
            remedy=f"practicecheck extension upgrade {extension.id} --to {framework.id} writes one that is.",
            path=("extends",),
        )
    elif extension.digest != framework.digest:
        yield Problem(
            code=Code.DIGEST,
            message=f"it was written for another wording of {framework.id} than the one installed here.",
            remedy=f"practicecheck extension upgrade {extension.id} --to {framework.id} says what is to be "
            "looked at, and writes one for this wording.",
            path=("digest",),
        )


def _own_items(extension: Extension, framework: Framework) -> Iterator[Problem]:
    local = local_framework(extension, framework)
    every = {**framework.items, **local.items}
    if extension.scale:
        for problem in check_scales(attrs.evolve(local, scales=(extension.scale,))):
            yield attrs.evolve(problem, path=("scale", *problem.path[2:]))
    yield from check_items(attrs.evolve(local, views=framework.views), every)
    whole = laid_over(framework, [extension])
    for s, section in enumerate(extension.sections):
        for item, path in with_paths(section.items, ("sections", s, "items")):
            yield from check_adding_up(item, whole, path)
            if item.condition and item.condition.item in every:
                yield from _decider(item.condition, item, every, (*path, "condition"))


def _decider(condition: Condition, decided: Item, every: dict[str, Item], path: Path) -> Iterator[Problem]:
    if condition.item not in every:
        yield unknown("an item", condition.item, every, (*path, "item"), "the edition or the extension")
    elif condition.item in {item.id for item in decided.walk()}:
        yield Problem(
            code=Code.UNKNOWN_REFERENCE,
            message=f"whether {condition.item} applies can't hang on its own answer.",
            remedy="Name another item that is answered with yes or no.",
            path=(*path, "item"),
        )
    elif every[condition.item].sensitive:
        yield Problem(
            code=Code.UNKNOWN_REFERENCE,
            message=f"{condition.item} is about people's health or leave, so nothing may hang on it: "
            "whether it was asked would tell the answer that is held back.",
            remedy="Take the condition out, or name another item.",
            path=(*path, "item"),
        )
    elif not any(isinstance(taken, TakesYesNo) for taken in every[condition.item].takes):
        yield Problem(
            code=Code.UNKNOWN_REFERENCE,
            message=f"{condition.item} is not answered with yes or no, so nothing can hang on it.",
            remedy="Name an item that takes a yes or no.",
            path=(*path, "item"),
        )


def _placement(extension: Extension, framework: Framework) -> Iterator[Problem]:
    known = [section.id for section in framework.sections]
    for s, section in enumerate(extension.sections):
        if section.after is not None and section.after not in known:
            yield unknown("a section", section.after, known, ("sections", s, "after"), framework.id)


def _narrows(extension: Extension, framework: Framework) -> Iterator[Problem]:
    every = {**framework.items, **{item.id: item for item in extension.items}}
    covered: dict[str, str] = {}
    for narrowing in extension.narrows:
        path: Path = ("narrows", narrowing.item)
        if not narrowing.reason.strip():
            yield Problem(
                code=Code.NO_REASON,
                message="it is narrowed without a reason.",
                remedy="Write why it does not apply here, in a few words.",
                path=(*path, "reason"),
            )
        item = framework.items.get(narrowing.item)
        if item is None:
            yield unknown("an item", narrowing.item, framework.items, path, framework.id)
            continue
        if narrowing.only_if:
            yield from _decider(narrowing.only_if, item, every, (*path, "only_if"))
        for own in item.walk():
            if own.id in covered:
                yield Problem(
                    code=Code.REPEATED_ID,
                    message=f"{own.id} is narrowed with {covered[own.id]} already, whose part it is or has.",
                    remedy="Keep one of the two.",
                    path=path,
                )
            covered[own.id] = narrowing.item
        without = [scale.id for scale in framework.scales if scale.not_applicable is None]
        if without and any(own.scored for own in item.walk()):
            yield Problem(
                code=Code.NOT_APPLICABLE_REFUSED,
                message=f"the scale {without[0]} has no X, so {item.id} can't be taken out.",
                remedy="Take the narrowing out, and say under guidance how to answer it here.",
                path=path,
            )


def _guidance(extension: Extension, framework: Framework) -> Iterator[Problem]:
    for guidance in extension.guidance:
        path: Path = ("guidance", guidance.item)
        if guidance.item not in framework.items:
            yield unknown("an item", guidance.item, framework.items, path, framework.id)
        if not (guidance.text or guidance.examples or guidance.evidence):
            yield Problem(
                code=Code.MISSING_KEY,
                message="there is no guidance in it.",
                remedy="Write a text, examples, or what could show the answer under evidence.",
                path=path,
            )
