"""How far two frameworks cover each other: what has a counterpart, what has none, and what nobody spoke of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, final

import attrs

from practicecheck.frameworks._composition import inverse
from practicecheck.frameworks._crosswalk import Correspondence
from practicecheck.frameworks._framework import Framework
from practicecheck.frameworks._item_pair import ItemPair
from practicecheck.values import Value

_WITHIN: Final = frozenset({Correspondence.EQUAL, Correspondence.EQUIVALENT, Correspondence.SUBSET})


@final
@attrs.frozen(kw_only=True, repr=False)
class Coverage(Value):
    """What becomes of the items of one framework in another. Each that takes an answer stands in one place.

    Attributes:
        whole: Items that are within what one of the other's items asks.
        in_part: Items that share something with one of the other's items, or hold all of it.
        nothing: Items of which it is said that nothing corresponds to them.
        gaps: Items of which nothing is said.
    """

    whole: tuple[str, ...] = ()
    in_part: tuple[str, ...] = ()
    nothing: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()

    @property
    def covered(self) -> int:
        """How many items have a counterpart, whole or in part."""
        return len(self.whole) + len(self.in_part)

    @property
    def of(self) -> int:
        """How many items there are."""
        return self.covered + len(self.nothing) + len(self.gaps)


def coverage(pairs: Iterable[ItemPair], framework: Framework, *, of_the_end: bool = False) -> Coverage:
    """Say what becomes of the items of a framework.

    Args:
        pairs: What corresponds to what.
        framework: The framework at the start of the pairs, or at their end.
        of_the_end: Whether it is the one at the end.
    """
    said: dict[str, set[Correspondence]] = {}
    for pair in pairs:
        if not of_the_end:
            said.setdefault(pair.from_, set()).add(pair.relation)
        elif pair.to is not None:
            said.setdefault(pair.to, set()).add(inverse(pair.relation))
    places: dict[str, list[str]] = {"whole": [], "in_part": [], "nothing": [], "gaps": []}
    for name, item in framework.items.items():
        if item.takes:
            places[_place(said.get(name, set()))].append(name)
    return Coverage(**{place: tuple(names) for place, names in places.items()})


def _place(relations: set[Correspondence]) -> str:
    if relations & _WITHIN:
        return "whole"
    if relations - {Correspondence.NONE}:
        return "in_part"
    return "nothing" if relations else "gaps"
