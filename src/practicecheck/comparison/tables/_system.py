"""Everything that is known about some people, as one system of sums: what an outsider works with.

A cell is a group of people in each dimension. Cells of several tables, and of earlier releases, that are the
same people are one cell. A line says that a cell is the sum of others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import TypeAlias

from practicecheck.comparison.tables._dimension import Members
from practicecheck.comparison.tables._family import Family, family_of
from practicecheck.comparison.tables._ledger import LedgerEntry
from practicecheck.comparison.tables._table import Table

Identity: TypeAlias = frozenset[tuple[str, Members]]
"""Who a cell is about: its group in each dimension where that is not everybody."""
Line: TypeAlias = tuple[int, ...]
"""A cell, and those that it is the sum of, by their numbers."""


class System:
    """The cells about some people and the sums among them.

    Args:
        tables: The tables about them that are published together.
        earlier: What went out about them before.
    """

    def __init__(self, tables: Sequence[Table], earlier: Sequence[LedgerEntry]) -> None:
        self.tables = tables
        self.earlier = earlier
        self.number: dict[Identity, int] = {}
        self.people: list[int | None] = []
        self._expansion = _expansion(tables, earlier)
        self._families, self._everybody = self._along_dimensions()
        self._given = self._what_is_given()
        lines: dict[Line, None] = {}
        independent: dict[Line, None] = {}
        signatures = sorted(
            {_signature(own) for own in _all(tables, earlier)}, key=lambda own: (-len(own), own)
        )
        for place, signature in enumerate(signatures):
            added = list(self._lines_of(signature))
            lines.update(dict.fromkeys(line for line, _ in added))
            # The sums of a table that is the margin of another follow from those of the other.
            if not any(self._is_margin(signature, wider) for wider in signatures[:place]):
                independent.update(dict.fromkeys(line for line, needed in added if needed))
        self.lines: tuple[Line, ...] = tuple(lines)
        self.independent: tuple[Line, ...] = tuple(independent)
        self._complete()

    def identity(self, dimensions: Iterable[str], groups: Iterable[Members]) -> Identity:
        """Who a cell is about.

        Args:
            dimensions: The names of the dimensions.
            groups: Its group in each.
        """
        return frozenset(
            (name, group)
            for name, group in zip(dimensions, groups, strict=True)
            if group != self._everybody.get(name)
        )

    def cells_of(self, table: Table) -> Iterator[tuple[tuple[str, ...], int]]:
        """Each cell of a table with its number.

        Args:
            table: One of the tables.
        """
        names = [dimension.name for dimension in table.dimensions]
        groups = [
            {name: self.expanded(dimension.name, own) for name, own in dimension.members.items()}
            for dimension in table.dimensions
        ]
        for key in table.keys:
            members = [own[name] for own, name in zip(groups, key, strict=True)]
            yield key, self.number[self.identity(names, members)]

    def cells_before(self, entry: LedgerEntry) -> Iterator[tuple[tuple[str, ...], int]]:
        """Each cell of a table that went out, with its number.

        Args:
            entry: One of those that went out.
        """
        names = [dimension.name for dimension in entry.dimensions]
        groups = [
            {name: self.expanded(dimension.name, own) for name, own in dimension.members.items()}
            for dimension in entry.dimensions
        ]
        for cell in entry.cells:
            members = [own[name] for own, name in zip(groups, cell.key, strict=True)]
            yield cell.key, self.number[self.identity(names, members)]

    def expanded(self, dimension: str, members: Members) -> Members:
        """A group as the smallest categories that any table has.

        Args:
            dimension: The dimension's name.
            members: The group, as the smallest categories of its own table.
        """
        finer = self._expansion.get(dimension, {})
        for _ in finer:  # each round goes a layer down, and names that lead back to themselves end
            members = frozenset[str]().union(*(finer.get(member, frozenset({member})) for member in members))
        return members

    def leaves(self, dimension: str) -> tuple[Members, ...]:
        """The groups along a dimension that are made of no others.

        Args:
            dimension: Its name.
        """
        return self._families[dimension].leaves

    def is_whole(self, dimension: str) -> bool:
        """Whether the groups along a dimension are everybody.

        Args:
            dimension: Its name.
        """
        return dimension in self._everybody

    def _along_dimensions(self) -> tuple[dict[str, Family], dict[str, Members]]:
        named: dict[str, list[Members]] = {}
        tops: dict[str, list[Members]] = {}
        for table in self.tables:
            for dimension in table.dimensions:
                own = [self.expanded(dimension.name, group) for group in dimension.members.values()]
                named.setdefault(dimension.name, []).extend(own)
                roots = [one.name for one in dimension.categories if one.parent is None]
                if len(roots) == 1:
                    top = self.expanded(dimension.name, dimension.members[roots[0]])
                    tops.setdefault(dimension.name, []).append(top)
        for entry in self.earlier:
            for past in entry.dimensions:
                own = [self.expanded(past.name, group) for group in past.members.values()]
                named.setdefault(past.name, []).extend(own)
                tops.setdefault(past.name, []).append(max(own, key=len, default=frozenset()))
        families = {name: family_of(groups) for name, groups in named.items()}
        everybody = {
            name: whole
            for name, groups in named.items()
            if (whole := frozenset[str]().union(*groups)) in tops.get(name, ())
        }
        return families, everybody

    def _what_is_given(
        self,
    ) -> list[tuple[tuple[str, ...], Mapping[tuple[Members, ...], int], list[list[Members]]]]:
        """Of each table, how many people each combination of groups has, and its smallest groups."""
        given: list[tuple[tuple[str, ...], Mapping[tuple[Members, ...], int], list[list[Members]]]] = []
        for table in self.tables:
            order = sorted(range(len(table.dimensions)), key=lambda n: table.dimensions[n].name)
            dimensions = [table.dimensions[n] for n in order]
            groups = [
                {name: self.expanded(own.name, members) for name, members in own.members.items()}
                for own in dimensions
            ]
            counts = {
                tuple(groups[n][key[place]] for n, place in enumerate(order)): cell.people
                for key, cell in table.by_key.items()
            }
            smallest = [
                [own[name] for name in own if name not in dimension.children]
                for own, dimension in zip(groups, dimensions, strict=True)
            ]
            given.append((tuple(own.name for own in dimensions), counts, smallest))
        return given

    def _count(self, signature: tuple[str, ...], groups: tuple[Members, ...]) -> int | None:
        """How many people a combination of groups has, from the tables by those dimensions, if one says."""
        for names, counts, smallest in self._given:
            if names != signature:
                continue
            if groups in counts:
                return counts[groups]
            parts = [[one for one in own if one <= group] for group, own in zip(groups, smallest, strict=True)]
            if all(frozenset[str]().union(*own) == group for group, own in zip(groups, parts, strict=True)):
                return sum(counts[key] for key in product(*parts))
        return None

    def _numbered(self, signature: tuple[str, ...], groups: tuple[Members, ...]) -> int:
        who = self.identity(signature, groups)
        number = self.number.get(who)
        if number is None:
            number = self.number[who] = len(self.people)
            self.people.append(self._count(signature, groups))
        elif self.people[number] is None:
            self.people[number] = self._count(signature, groups)
        return number

    def _lines_of(self, signature: tuple[str, ...]) -> Iterator[tuple[Line, bool]]:
        """The sums of tables by those dimensions, and whether each is needed beside the ones before it.

        Along the first dimension all sums are needed; along the others only those at the smallest groups of the
        dimensions before: the rest follow. Dimensions of several layers come first, so that of a table by one
        of them and by a flat one no cell stands in more than two sums.
        """
        families = [self._families[name] for name in signature]
        numbers = {
            groups: self._numbered(signature, groups) for groups in product(*(own.groups for own in families))
        }
        order = sorted(range(len(families)), key=lambda n: families[n].flat)
        leaves = [frozenset(own.leaves) for own in families]
        for rank, along in enumerate(order):
            before = order[:rank]
            others = [own.groups if n != along else (_NOBODY,) for n, own in enumerate(families)]
            for at in product(*others):
                needed = all(at[n] in leaves[n] for n in before)
                for parent, children in families[along].splits:
                    line = tuple(
                        numbers[(*at[:along], group, *at[along + 1 :])] for group in (parent, *children)
                    )
                    if line[0] not in line[1:]:
                        yield line, needed

    def _is_margin(self, signature: tuple[str, ...], wider: tuple[str, ...]) -> bool:
        more = set(wider) - set(signature)
        return set(signature) < set(wider) and all(name in self._everybody for name in more)

    def _complete(self) -> None:
        """Work out the cells that no table of this release has, as far as what went out tells them."""
        for entry in self.earlier:
            told = entry.by_key
            for key, number in self.cells_before(entry):
                if self.people[number] is None and told[key].nearest == 1:
                    self.people[number] = told[key].people
        waiting = True
        while waiting:
            waiting = False
            for line in self.lines:
                open_ = [number for number in line if self.people[number] is None]
                if len(open_) == 1:
                    rest = sum(self.people[n] or 0 for n in line[1:])
                    whole = self.people[line[0]]
                    self.people[open_[0]] = rest if whole is None else whole - rest
                    waiting = True


_NOBODY: Members = frozenset()


def _all(tables: Sequence[Table], earlier: Sequence[LedgerEntry]) -> list[Table | LedgerEntry]:
    return [*tables, *earlier]


def _signature(own: Table | LedgerEntry) -> tuple[str, ...]:
    return tuple(sorted(dimension.name for dimension in own.dimensions))


def _expansion(tables: Sequence[Table], earlier: Sequence[LedgerEntry]) -> dict[str, dict[str, Members]]:
    """What is smallest in one table and made of others in another, by dimension."""
    smallest: dict[str, set[str]] = {}
    made: dict[str, dict[str, set[Members]]] = {}
    for own in _all(tables, earlier):
        for dimension in own.dimensions:
            for name, members in dimension.members.items():
                if members == frozenset({name}):
                    smallest.setdefault(dimension.name, set()).add(name)
                else:
                    made.setdefault(dimension.name, {}).setdefault(name, set()).add(members)
    return {
        dimension: {
            name: next(iter(groups))
            for name, groups in names.items()
            if len(groups) == 1 and name in smallest.get(dimension, ()) and name not in next(iter(groups))
        }
        for dimension, names in made.items()
    }
