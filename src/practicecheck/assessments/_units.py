"""The tree of units: teams within services within an organisation."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import final
from unicodedata import normalize

import attrs

from practicecheck.assessments._answer import Number
from practicecheck.assessments._unit_id import UnitId
from practicecheck.documents import keyed_by
from practicecheck.values import Value


@final
@attrs.frozen(kw_only=True, repr=False)
class Unit(Value):
    """A team, a service, an organisation: whatever answers, or has others below it that do.

    Attributes:
        id: Its short name: ``duty-east``.
        name: What people call it, and what its assessment calls it; the short name, if nothing is said.
        within: The unit that it belongs to; nothing for the one at the top.
        level: What kind of unit it is: team, service, organisation, or your own word.
        posts: Its established posts, so that coverage can be told in posts, also where its answers are missing.
        also_known_as: Other names under which assessments may come.
        note: A remark.
    """

    id: str
    name: str | None = None
    within: UnitId | None = None
    level: str | None = None
    posts: Number | None = None
    also_known_as: tuple[str, ...] = ()
    note: str | None = None

    @property
    def title(self) -> str:
        """What people call it."""
        return self.name or self.id


@final
@attrs.frozen(kw_only=True, repr=False)
class UnitTree(Value):
    """Which unit belongs to which. Those with none below them are called teams here.

    Attributes:
        organisation: The employer.
        units: The units, in the order in which they are shown.
        note: A remark on the whole.
    """

    organisation: str | None = None
    units: tuple[Unit, ...] = attrs.field(metadata=keyed_by("id"))
    note: str | None = None

    @cached_property
    def by_id(self) -> Mapping[str, Unit]:
        """The units by their ids."""
        return MappingProxyType({unit.id: unit for unit in self.units})

    @cached_property
    def _below(self) -> Mapping[str | None, tuple[Unit, ...]]:
        below: dict[str | None, list[Unit]] = {}
        for unit in self.units:
            below.setdefault(unit.within, []).append(unit)
        return MappingProxyType({name: tuple(units) for name, units in below.items()})

    @cached_property
    def _called(self) -> Mapping[str, Unit]:
        return MappingProxyType({name: unit for unit in self.units for name in names_of(unit)})

    @property
    def root(self) -> Unit:
        """The unit at the top."""
        return self._below[None][0]

    def below(self, unit_id: str) -> tuple[Unit, ...]:
        """The units that belong to a unit directly.

        Args:
            unit_id: The unit's id.
        """
        return self._below.get(unit_id, ())

    def is_team(self, unit_id: str) -> bool:
        """Whether a unit has none below it.

        Args:
            unit_id: The unit's id.
        """
        return unit_id not in self._below

    def walk(self, unit_id: str) -> Iterator[tuple[Unit, int]]:
        """A unit and all that are below it, in the order in which they are shown, with their depth below it.

        Args:
            unit_id: The unit's id.
        """
        waiting = [(self.by_id[unit_id], 0)]
        while waiting:
            unit, depth = waiting.pop()
            yield unit, depth
            waiting += [(child, depth + 1) for child in reversed(self.below(unit.id))]

    def teams(self, unit_id: str) -> tuple[Unit, ...]:
        """The teams below a unit; itself, if it is one.

        Args:
            unit_id: The unit's id.
        """
        return tuple(unit for unit, _ in self.walk(unit_id) if self.is_team(unit.id))

    def find(self, name: str) -> Unit | None:
        """The unit of that id or name. Capitals, blanks and bent apostrophes don't matter.

        Args:
            name: What somebody wrote.
        """
        return self.by_id.get(name) or self._called.get(folded(name))

    @property
    def names(self) -> tuple[str, ...]:
        """Every name under which a unit is known, as it was written."""
        return tuple(
            dict.fromkeys(name for unit in self.units for name in (unit.title, unit.id, *unit.also_known_as))
        )


def names_of(unit: Unit) -> tuple[str, ...]:
    """The names of a unit, as they are compared.

    Args:
        unit: The unit.
    """
    return tuple(dict.fromkeys(map(folded, (unit.id, unit.title, *unit.also_known_as))))


def folded(name: str) -> str:
    """A name as it is compared: capitals, blanks, bent apostrophes and how accents are written don't matter.

    Args:
        name: A name.
    """
    return " ".join(normalize("NFC", name).replace("\u2019", "'").casefold().split())
