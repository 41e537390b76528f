"""Somebody who reads everything that was published and works out what was not.

Built apart from the library: the unknowns are how many people there are of each smallest kind, over all
dimensions at once; everything that is told is a sum of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product

from scipy.optimize import linprog

from practicecheck.comparison.tables import Dimension, ReleasedTable


def smallest(dimensions: Sequence[Dimension]) -> dict[str, list[str]]:
    """The smallest categories of each dimension that any table has."""
    found: dict[str, dict[str, None]] = {}
    for dimension in dimensions:
        parents = {own.parent for own in dimension.categories}
        own = [one.name for one in dimension.categories if one.name not in parents]
        found.setdefault(dimension.name, {}).update(dict.fromkeys(own))
    return {name: list(own) for name, own in found.items()}


def within(dimension: Dimension, name: str) -> set[str]:
    """The smallest categories within one."""
    children = [own.name for own in dimension.categories if own.parent == name]
    return set().union(*(within(dimension, child) for child in children)) if children else {name}


class Attacker:
    """Works out what was hidden.

    Args:
        dimensions: The dimensions of all tables as they were before the release, for what is within what.
        tables: What was published.
        least: A hidden cell has at least so many people, as the policy gives away.
    """

    def __init__(
        self, dimensions: Mapping[str, Sequence[Dimension]], tables: Sequence[ReleasedTable], least: int = 0
    ) -> None:
        kinds = smallest([one for own in dimensions.values() for one in own])
        self.names = list(kinds)
        self.kinds = list(product(*kinds.values()))
        self.dimensions = dimensions
        self.known: list[list[float]] = []
        self.values: list[float] = []
        self.bounded: list[list[float]] = []
        self.bounds: list[float] = []
        for table in tables:
            for cell in table.cells:
                row = self.row(table.name, cell.key)
                base = table.policy.rounding
                if cell.hidden:
                    self.between(row, least, None)
                elif base > 1 and cell.people != 0:
                    people = cell.people or 0
                    self.between(
                        row,
                        max(people - base // 2, table.policy.minimum),
                        people + (base + 1) // 2 - 1,
                    )
                else:
                    self.known.append(row)
                    self.values.append(cell.people or 0)

    def between(self, row: list[float], low: int, high: int | None) -> None:
        """Note the bounds of a sum."""
        if low:
            self.bounded.append([-own for own in row])
            self.bounds.append(-low)
        if high is not None:
            self.bounded.append(row)
            self.bounds.append(high)

    def row(self, table: str, key: Sequence[str]) -> list[float]:
        """Which kinds of people a cell is about."""
        groups = {own.name: within(own, name) for own, name in zip(self.dimensions[table], key, strict=True)}
        return [
            float(all(kind[n] in groups[name] for n, name in enumerate(self.names) if name in groups))
            for kind in self.kinds
        ]

    def range(self, table: str, key: Sequence[str]) -> tuple[float, float]:
        """Between which numbers a cell must lie."""
        row = self.row(table, key)
        ends = []
        for sign in (1, -1):
            found = linprog(
                [sign * own for own in row],
                A_ub=self.bounded or None,
                b_ub=self.bounds or None,
                A_eq=self.known or None,
                b_eq=self.values or None,
                method="highs",
            )
            assert found.status in {0, 3}, found.message
            ends.append(sign * found.fun if found.status == 0 else sign * float("-inf"))
        return ends[0], ends[1]
