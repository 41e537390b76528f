"""A dimension of a table: its categories, and which of them lie within which."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import TypeAlias, final

import attrs

from practicecheck.documents import UNWRITTEN
from practicecheck.values import Value

Members: TypeAlias = frozenset[str]
"""A group of people along a dimension, as the smallest categories that it is made of."""


@final
@attrs.frozen(kw_only=True, repr=False)
class Category(Value):
    """A category of a dimension.

    Attributes:
        name: Its name.
        parent: The category that it lies within, such as the region of a council.
        shown: Whether the published table has it. One that is not shown still counts in its parents, and
            must not be worked out from them.
    """

    name: str
    parent: str | None = None
    shown: bool = attrs.field(default=True, metadata=UNWRITTEN)


@final
@attrs.frozen(kw_only=True, repr=False)
class Dimension(Value):
    """What people are grouped by.

    Attributes:
        name: Its name. Dimensions of one name mean the same in all tables about a population.
        categories: Its categories. Those within one parent share nobody, and make it up together.
        answers: Whether its categories are answers that people gave: if all of a group give the same one,
            everybody's answer is known.
    """

    name: str
    categories: tuple[Category, ...]
    answers: bool = False

    @cached_property
    def by_name(self) -> Mapping[str, Category]:
        """The categories by name."""
        return MappingProxyType({own.name: own for own in self.categories})

    @cached_property
    def children(self) -> Mapping[str, tuple[str, ...]]:
        """The categories within each one that has some."""
        found: dict[str, list[str]] = {}
        for own in self.categories:
            if own.parent is not None:
                found.setdefault(own.parent, []).append(own.name)
        return MappingProxyType({parent: tuple(names) for parent, names in found.items()})

    @cached_property
    def members(self) -> Mapping[str, Members]:
        """The smallest categories that each one is made of; itself, if none lies within it."""
        made: dict[str, Members] = {}
        for name in self.lowest_first:
            below = self.children.get(name, ())
            made[name] = (
                frozenset[str]().union(*(made[child] for child in below)) if below else frozenset({name})
            )
        return MappingProxyType(made)

    @cached_property
    def lowest_first(self) -> tuple[str, ...]:
        """The names, each after all that lie within it. Those that lie in a circle are left out."""
        return tuple(self._lowest_first())

    def _lowest_first(self) -> Iterator[str]:
        waiting = {own.name: len(self.children.get(own.name, ())) for own in self.categories}
        ready = [name for name, below in waiting.items() if not below]
        while ready:
            name = ready.pop()
            yield name
            parent = self.by_name[name].parent
            if parent in waiting:
                waiting[parent] -= 1
                if not waiting[parent]:
                    ready.append(parent)


def grouping(name: str, *categories: str, total: str | None = "Total", answers: bool = False) -> Dimension:
    """A dimension whose categories lie side by side.

    Args:
        name: Its name.
        categories: The names of its categories.
        total: What all of them together are called; nothing if people may be in several,
            or the total is not told.
        answers: Whether its categories are answers that people gave.
    """
    own = tuple(Category(name=category, parent=total) for category in categories)
    top = () if total is None else (Category(name=total),)
    return Dimension(name=name, categories=(*own, *top), answers=answers)
