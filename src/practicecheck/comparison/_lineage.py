"""Which organisation became which: renamed, merged, split, or its work transferred to another."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum
from functools import cached_property
from types import MappingProxyType
from typing import final

import attrs

from practicecheck.values import Value


@final
class ChangeKind(Enum):
    """What happened to an organisation."""

    RENAMED = "renamed"
    MERGED = "merged"
    SPLIT = "split"
    TRANSFERRED = "transferred"
    """Its work went to another, such as from a council to a trust; the organisation itself may go on."""


@final
class Way(Enum):
    """How one organisation came to another's work."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    """By way of another that is not named, such as a trust that stood in between."""


@final
@attrs.frozen(kw_only=True, repr=False)
class Succession(Value):
    """One change: who went before, and who came after.

    Attributes:
        on: The first day on which it held.
        change: What happened.
        from_: Who went before.
        to: Who came after.
        way: Whether the work went straight from the one to the other.
        source: Where it is laid down, such as an order or a report.
        note: A remark.
    """

    on: date
    change: ChangeKind
    from_: tuple[str, ...]
    to: tuple[str, ...]
    way: Way = Way.DIRECT
    source: str
    note: str | None = None

    @property
    def words(self) -> str:
        """The change as a sentence without its end."""
        before, after = " and ".join(self.from_), " and ".join(self.to)
        said = {
            ChangeKind.RENAMED: f"{before} was renamed {after}",
            ChangeKind.MERGED: f"{before} were merged into {after}",
            ChangeKind.SPLIT: f"{before} was split into {after}",
            ChangeKind.TRANSFERRED: f"the work of {before} was transferred to {after}",
        }[self.change]
        way = ", by way of another" if self.way is Way.INDIRECT else ""
        return f"{said} on {self.on.isoformat()}{way} ({self.source})"


@final
@attrs.frozen(kw_only=True, repr=False)
class Lineage(Value):
    """Organisations and what became of them.

    Attributes:
        organisations: The names of all, old and new. No name is used twice over.
        changes: What happened.
        note: A remark on the whole.
    """

    organisations: tuple[str, ...]
    changes: tuple[Succession, ...] = ()
    note: str | None = None

    def organisation_on(self, name: str, day: date) -> tuple[str, ...]:
        """Who an organisation is, was or will be on a day. A transfer of work changes no organisation.

        Args:
            name: A name that it bears at some time.
            day: The day.

        Returns:
            One name; several where it was merged from them or split into them.
        """
        ended = next((own for own in self._lasting if name in own.from_), None)
        begun = next((own for own in self._lasting if name in own.to), None)
        if ended is not None and day >= ended.on:
            after, step = ended.to, ended
        elif begun is not None and day < begun.on:
            after, step = begun.from_, begun
        else:
            return (name,)
        rest = attrs.evolve(self, changes=tuple(own for own in self.changes if own is not step))
        return tuple(dict.fromkeys(found for other in after for found in rest.organisation_on(other, day)))

    def successors(self, name: str) -> tuple[Succession, ...]:
        """The changes by which others came after an organisation, the earliest first.

        Args:
            name: Its name.
        """
        return tuple(own for own in self.in_order if name in own.from_)

    def predecessors(self, name: str) -> tuple[Succession, ...]:
        """The changes by which an organisation came after others, the earliest first.

        Args:
            name: Its name.
        """
        return tuple(own for own in self.in_order if name in own.to)

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of all, to look one up."""
        return frozenset(self.organisations)

    @cached_property
    def kin(self) -> Mapping[str, str]:
        """Each organisation that changed, and one name for all that have to do with each other.

        Two with different names here have never become each other.
        """
        found: dict[str, str] = {}
        for own in self.changes:
            names = (*own.from_, *own.to)
            groups = {found.setdefault(name, name) for name in names}
            for name, group in found.items():
                if group in groups:
                    found[name] = names[0]
        return MappingProxyType(found)

    @cached_property
    def in_order(self) -> tuple[Succession, ...]:
        """The changes, the earliest first."""
        return tuple(sorted(self.changes, key=lambda own: own.on))

    @cached_property
    def _lasting(self) -> tuple[Succession, ...]:
        return tuple(own for own in self.in_order if own.change is not ChangeKind.TRANSFERRED)
