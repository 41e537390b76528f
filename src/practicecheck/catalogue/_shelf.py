"""Things of one kind by name, each loaded when it is first used."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Generic, TypeVar, final

import attrs

from practicecheck.errors import DocumentError, NotInCatalogueError
from practicecheck.origin import Origin
from practicecheck.values import Value

T = TypeVar("T")


@final
@attrs.frozen(repr=False)
class Offer(Value, Generic[T]):
    """Something that a distribution offers.

    Attributes:
        origin: Where it comes from.
        load: Reads it.
    """

    origin: Origin
    load: Callable[[], T]


@final
class Shelf(Mapping[str, T]):
    """Things of one kind by name, in alphabetical order. Each is loaded when it is first used.

    A name without its edition or version means the newest one of the one that offers it; where
    two distributions offer editions of one name, it means ours, or none of them. Our own things
    can't be replaced; so whoever names one in full waits for no plugin.

    Args:
        kind: What is on it, for messages.
        offers: What there is. It may grow while ``complete`` runs.
        complete: Asks whoever has not been asked yet for what they offer.
    """

    def __init__(self, kind: str, offers: Mapping[str, Offer[T]], complete: Callable[[], None]) -> None:
        self.kind = kind
        self._offers = offers
        self._complete = complete
        self._loaded: dict[str, T] = {}

    @property
    def _every(self) -> list[str]:
        self._complete()
        return sorted(self._offers, key=_by_edition)

    def __getitem__(self, name: str) -> T:
        """The thing of that name.

        Raises:
            NotInCatalogueError: There is none.
            DocumentError: Its file has problems.
        """
        full = self.full_name(name)
        if full not in self._loaded:
            self._loaded[full] = self._offers[full].load()
        return self._loaded[full]

    def full_name(self, name: str) -> str:
        """The name with its edition or version.

        Args:
            name: A name with or without it.

        Raises:
            NotInCatalogueError: There is none of that name.
        """
        if name in self._offers:
            return name
        known = self._every
        if name in known:
            return name
        editions = [full for full in known if full.partition("@")[0] == name]
        if not editions:
            raise NotInCatalogueError(self.kind, name, known)
        # Whoever was first to the name has it: nobody else's edition is what people mean by it.
        owner = next(offer.origin for full, offer in self._offers.items() if full in editions)
        others = any(not _same(self._offers[full].origin, owner) for full in editions)
        if others and owner.location is not None:
            # Of two councils' none is what everybody means by the name.
            raise NotInCatalogueError(self.kind, name, editions)
        return [full for full in editions if _same(self._offers[full].origin, owner)][-1]

    def in_order(self) -> Iterator[T]:
        """All of them, in the order in which they were offered: ours, then by the names of distributions."""
        return (self[name] for name in self.names_in_order())

    def readable(self) -> Iterator[T]:
        """Each of them whose file has no problems, in the order of their names: a broken one stops nobody."""
        for name in self:
            try:
                yield self[name]
            except DocumentError:
                continue

    def names_in_order(self) -> tuple[str, ...]:
        """Their names in that order."""
        self._complete()
        return tuple(self._offers)

    def origin(self, name: str) -> Origin:
        """The distribution that a thing comes from.

        Args:
            name: Its name.

        Raises:
            NotInCatalogueError: There is none of that name.
        """
        return self._offers[self.full_name(name)].origin

    def __iter__(self) -> Iterator[str]:
        return iter(self._every)

    def __len__(self) -> int:
        return len(self._every)


def _same(one: Origin, other: Origin) -> bool:
    return (one.distribution, one.location) == (other.distribution, other.location)


def _by_edition(name: str) -> tuple[str, tuple[tuple[int, int | str], ...]]:
    """Order names, and editions of one name by their numbers."""
    start, _, edition = name.partition("@")
    parts = re.findall(r"\d+|\D+", edition)
    return start, tuple((0, int(part)) if part.isdecimal() else (1, part) for part in parts)
