"""The groups along a dimension, over all tables that are published together: which are made of which."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias, final

import attrs

from practicecheck.comparison.tables._dimension import Members
from practicecheck.values import Value

Split: TypeAlias = tuple[Members, tuple[Members, ...]]
"""A group, and the groups that make it up."""


@final
@attrs.frozen(kw_only=True, repr=False)
class Family(Value):
    """The groups along a dimension.

    Attributes:
        groups: All of them, with those that are left over when some are taken out of another.
        splits: Which are made of which.
        leaves: Those that are made of no others.
    """

    groups: tuple[Members, ...]
    splits: tuple[Split, ...]
    leaves: tuple[Members, ...]

    @property
    def flat(self) -> bool:
        """Whether nothing is made of groups that are made of others."""
        return len(self.splits) <= 1


def family_of(named: Iterable[Members]) -> Family:
    """Put groups in order.

    Args:
        named: Groups, as their smallest members.

    Returns:
        The groups. Where two overlap, the pieces that they cut each other into are groups, too: whoever knows
        the two may work out the pieces.
    """
    groups = sorted(set(named), key=lambda group: (-len(group), sorted(group)))
    nested = _nested(groups)
    splits = _crossed(groups) if nested is None else nested
    made = dict.fromkeys((*groups, *(child for _, below in splits for child in below)))
    parents = {parent for parent, _ in splits}
    return Family(
        groups=tuple(made),
        splits=tuple(splits),
        leaves=tuple(group for group in made if group not in parents),
    )


def _nested(groups: Iterable[Members]) -> list[Split] | None:
    """The splits of groups that lie within each other or apart; nothing if two of them cross."""
    holder: dict[str, Members] = {}
    below: dict[Members, list[Members]] = {}
    for group in groups:
        holders = {holder.get(member) for member in group}
        if len(holders) != 1:
            return None
        if (parent := holders.pop()) is not None:
            below.setdefault(parent, []).append(group)
        holder.update(dict.fromkeys(group, group))
    splits: list[Split] = []
    for parent, children in below.items():
        rest = parent.difference(*children)
        splits.append((parent, (*children, rest) if rest else tuple(children)))
    return splits


def _crossed(groups: list[Members]) -> list[Split]:
    """Each group as the pieces that all the groups cut each other into."""
    within: dict[str, list[int]] = {}
    for place, group in enumerate(groups):
        for member in group:
            within.setdefault(member, []).append(place)
    pieces: dict[tuple[int, ...], set[str]] = {}
    for member, places in within.items():
        pieces.setdefault(tuple(places), set()).add(member)
    made = [(places, frozenset(piece)) for places, piece in pieces.items()]
    splits: list[Split] = []
    for place, group in enumerate(groups):
        own = tuple(sorted((piece for places, piece in made if place in places), key=sorted))
        if own != (group,):
            splits.append((group, own))
    return splits
