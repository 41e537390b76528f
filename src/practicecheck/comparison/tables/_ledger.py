"""What went out before, as anybody may read it: the ledger holds nothing that is hidden."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import final

import attrs

from practicecheck.assessments import Number
from practicecheck.comparison.tables._dimension import Members
from practicecheck.comparison.tables._table import Key, Measure
from practicecheck.errors import Code, Problem
from practicecheck.values import Value


@final
@attrs.frozen(kw_only=True, repr=False)
class LedgerGroup(Value):
    """A category of a table that went out.

    Attributes:
        name: Its name.
        members: The smallest categories that it is made of.
    """

    name: str
    members: tuple[str, ...]


@final
@attrs.frozen(kw_only=True, repr=False)
class LedgerDimension(Value):
    """A dimension of a table that went out.

    Attributes:
        name: Its name.
        groups: Its categories.
        answers: Whether they are answers that people gave.
    """

    name: str
    groups: tuple[LedgerGroup, ...]
    answers: bool = False

    @cached_property
    def members(self) -> Mapping[str, Members]:
        """What each category is made of."""
        return MappingProxyType({group.name: frozenset(group.members) for group in self.groups})


@final
@attrs.frozen(kw_only=True, repr=False)
class LedgerCell(Value):
    """A cell that went out.

    Attributes:
        key: Its category of each dimension.
        people: The number that was told; nothing if it was hidden.
        nearest: To the nearest multiple of what it was told.
        value: The mean that was told; nothing if none was.
    """

    key: tuple[str, ...]
    people: int | None = None
    nearest: int = 1
    value: Number | None = None


@final
@attrs.frozen(kw_only=True, repr=False)
class LedgerEntry(Value):
    """A table that went out.

    Attributes:
        table: What it is called.
        population: The people that it is about.
        policy: The policy that it was released through.
        digest: What the policy's rules were, in short.
        period: Which round of figures it is of.
        dimensions: What people are grouped by.
        cells: Its cells as they were told.
        measure: What was told of each group.
        value: What its means are of.
        decimals: To how many decimals its means were told.
        lowest: The lowest value that a person could bring; nothing where that was not known.
        highest: The highest value that a person could bring.
    """

    table: str
    population: str
    policy: str
    digest: str
    dimensions: tuple[LedgerDimension, ...]
    cells: tuple[LedgerCell, ...]
    period: str = ""
    measure: Measure = Measure.PEOPLE
    value: str = ""
    decimals: int = 1
    lowest: Number | None = None
    highest: Number | None = None

    @cached_property
    def by_key(self) -> Mapping[Key, LedgerCell]:
        """The cells by their places."""
        return MappingProxyType({cell.key: cell for cell in self.cells})


@final
@attrs.frozen(kw_only=True, repr=False)
class ReleaseLedger(Value):
    """What went out before. It only grows.

    Attributes:
        entries: The tables, the oldest first.
    """

    entries: tuple[LedgerEntry, ...] = ()

    def about(self, population: str, period: str) -> tuple[LedgerEntry, ...]:
        """What went out about some people.

        Args:
            population: The people.
            period: Which round of figures.
        """
        return tuple(own for own in self.entries if (own.population, own.period) == (population, period))

    def knows(self, population: str, period: str) -> bool:
        """Whether anything went out about some people: if not, nothing is held against what is about them.

        Args:
            population: The people.
            period: Which round of figures.
        """
        return bool(self.about(population, period))

    def with_(self, entries: Iterable[LedgerEntry]) -> ReleaseLedger:
        """The ledger with what goes out now. What is in it already is not entered twice.

        Args:
            entries: What goes out.
        """
        return ReleaseLedger(entries=tuple(dict.fromkeys((*self.entries, *entries))))


def check_ledger(ledger: ReleaseLedger) -> tuple[Problem, ...]:
    """Find what a ledger can't mean.

    Args:
        ledger: The ledger.

    Returns:
        Problems, with their path in the document. Empty if all is well.
    """
    return tuple(_problems(ledger))


def _problems(ledger: ReleaseLedger) -> Iterator[Problem]:
    for place, entry in enumerate(ledger.entries):
        for number, dimension in enumerate(entry.dimensions):
            names = [group.name for group in dimension.groups]
            for n, group in enumerate(dimension.groups):
                if not group.members or names.index(group.name) != n:
                    yield Problem(
                        code=Code.LEDGER_AMISS,
                        message=f"{group.name} is made of nothing, or stands here twice.",
                        remedy="A ledger is written by releases alone: take a copy that nobody has changed.",
                        path=("entries", place, "dimensions", number, "groups", n),
                    )
        for n, cell in enumerate(entry.cells):
            path = ("entries", place, "cells", n)
            if len(cell.key) != len(entry.dimensions) or any(
                name not in dimension.members
                for name, dimension in zip(cell.key, entry.dimensions, strict=False)
            ):
                yield Problem(
                    code=Code.LEDGER_AMISS,
                    message=f"{', '.join(cell.key) or 'this'} is no cell of {entry.table}.",
                    remedy="A ledger is written by releases alone: take a copy that nobody has changed.",
                    path=path,
                )
            elif (
                (cell.people or 0) < 0
                or cell.nearest < 1
                or (cell.value is not None and (not cell.people or entry.measure is Measure.PEOPLE))
            ):
                yield Problem(
                    code=Code.LEDGER_AMISS,
                    message="no table told such a number.",
                    remedy="A ledger is written by releases alone: take a copy that nobody has changed.",
                    path=path,
                )
