"""Where two extensions can't be laid over one edition together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from practicecheck.errors import Code, Problem
from practicecheck.frameworks._extension import Extension
from practicecheck.frameworks._framework import Framework
from practicecheck.frameworks._item import Item


def clashes(extensions: Sequence[Extension], framework: Framework) -> tuple[Problem, ...]:
    """Find where extensions can't be laid over one edition together.

    Args:
        extensions: The extensions, in any order.
        framework: The edition.

    Returns:
        Each clash, with both ids; the same in whatever order they are given.
    """
    given = sorted(extensions, key=lambda extension: extension.id)
    return tuple(
        problem for one, other in combinations(given, 2) for problem in _clash(one, other, framework.national)
    )


def _clash(one: Extension, other: Extension, framework: Framework) -> Iterator[Problem]:
    if one.id == other.id:
        yield _clashing(f"{one.id} is named twice.", "Keep one of the two.")
        return
    if one.namespace == other.namespace:
        theirs = {item.id for item in other.items}
        shared = [item.id for item in one.items if item.id in theirs]
        also = f", and both ask {', '.join(shared)}" if shared else ""
        yield _clashing(
            f"{one.id} and {other.id} both have the namespace {one.namespace}{also}.",
            "Use one of them, or give one another namespace: answers could belong to either.",
        )
    narrowed = {own.id: narrowing for narrowing in other.narrows for own in _walk(narrowing.item, framework)}
    for narrowing in one.narrows:
        for own in _walk(narrowing.item, framework):
            second = narrowed.get(own.id)
            if second is not None and second != narrowing:
                yield _clashing(
                    f"{one.id} and {other.id} both narrow {own.id}, in different ways.",
                    "Take the narrowing out of one of them, or write the same in both.",
                )


def _walk(name: str, framework: Framework) -> Iterator[Item]:
    item = framework.items.get(name)
    return iter(()) if item is None else item.walk()


def _clashing(message: str, remedy: str) -> Problem:
    return Problem(code=Code.EXTENSIONS_CLASH, message=message, remedy=remedy, path=("extensions",))
