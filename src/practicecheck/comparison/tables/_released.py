"""Tables as they may be published. There is nothing in them that was hidden."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property
from types import MappingProxyType
from typing import final

import attrs

from practicecheck.comparison.tables._dimension import Dimension
from practicecheck.comparison.tables._policy import DisclosurePolicy
from practicecheck.comparison.tables._table import Key, Measure
from practicecheck.scoring import Marker
from practicecheck.values import Value

_WHY = {
    Marker.SUPPRESSED: "Held back: the group is small, or one that is could be worked out from it.",
    Marker.NOT_APPLICABLE: "Nobody is in the group, so there is nothing to tell of it.",
    Marker.UNAVAILABLE: "It is not known for everybody in the group.",
    Marker.LOW: "There are some people, and their number rounds to 0.",
    Marker.LOW_RELIABILITY: "It is known, and too unreliable to be told.",
}
"""One sentence for all that is hidden: who knows which was hidden for its size knows its size."""


@final
@attrs.frozen(kw_only=True, repr=False)
class ReleasedCell(Value):
    """A group of people as it may be published.

    Attributes:
        key: Its category of each dimension.
        people: How many people it has, rounded if the policy says so; nothing where that is not told.
        people_marker: What stands instead.
        value: The mean or the percentage; nothing where there is none to tell.
        value_marker: What stands instead.
    """

    key: Key
    people: int | None = None
    people_marker: Marker | None = None
    value: Decimal | None = None
    value_marker: Marker | None = None

    @property
    def hidden(self) -> bool:
        """Whether it is held back."""
        return self.people_marker is Marker.SUPPRESSED

    @property
    def why(self) -> str | None:
        """Why a number is not there, as everybody may know; nothing if all are."""
        marker = self.people_marker or self.value_marker
        return None if marker is None else _WHY[marker]


@final
@attrs.frozen(kw_only=True, repr=False)
class ReleasedTable(Value):
    """A table as it may be published: only ``release`` makes one, or the reading of what ``release`` wrote.

    Attributes:
        name: What it is called.
        population: The people that it is about.
        period: Which round of figures it is of.
        dimensions: What they are grouped by, without the categories that are not shown.
        measure: What is said of each group.
        cells: The groups that are shown.
        policy: The policy that it was released through.
    """

    name: str
    population: str
    period: str
    dimensions: tuple[Dimension, ...]
    measure: Measure
    cells: tuple[ReleasedCell, ...]
    policy: DisclosurePolicy

    @cached_property
    def by_key(self) -> Mapping[Key, ReleasedCell]:
        """The cells by their places."""
        return MappingProxyType({cell.key: cell for cell in self.cells})

    @property
    def hidden(self) -> int:
        """How many cells are held back."""
        return sum(1 for cell in self.cells if cell.hidden)

    def written(self, marker: Marker) -> str:
        """How the policy writes a marker.

        Args:
            marker: The marker.
        """
        words = self.policy.markers
        return {
            Marker.SUPPRESSED: words.hidden,
            Marker.NOT_APPLICABLE: words.not_applicable,
            Marker.UNAVAILABLE: words.unavailable,
            Marker.LOW: words.low,
        }.get(marker, marker.value)
