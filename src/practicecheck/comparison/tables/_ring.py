"""Tables in a ring: by A and B, by B and C, by A and C. That one table is behind all three ties them closer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from math import ceil, floor, prod
from typing import Any, TypeAlias, final

from practicecheck.comparison._scipy import scipy_part
from practicecheck.comparison.tables._knowledge import Knowledge
from practicecheck.comparison.tables._programme import NO_END, Range, matrix
from practicecheck.errors import some_of

Signature: TypeAlias = frozenset[str]
"""The dimensions of a table."""

_WHAT = "Disclosure control of tables in a ring"
_MOST = 50_000
_NEAR = 1e-6


def rings_among(signatures: Iterable[Signature]) -> tuple[Signature, ...]:
    """Find tables that their margins do not hold together.

    A dimension that one table alone has ties nothing, nor does a table that lies within another. If all can be
    taken away like that, one after the other, then numbers that agree in their margins come from one table by
    all dimensions, and there is nothing more to know of them. What can't be taken away is a ring.

    Args:
        signatures: The dimensions of each table.

    Returns:
        All dimensions of the tables of each ring.
    """
    left = {own: own for own in signatures}
    while True:
        thinner = {
            whole: frozenset(name for name in own if sum(name in other for other in left.values()) > 1)
            for whole, own in left.items()
        }
        kept: dict[Signature, Signature] = {}
        for whole, own in sorted(thinner.items(), key=lambda pair: (-len(pair[1]), sorted(pair[0]))):
            if own and not any(own <= other for other in kept.values()):
                kept[whole] = own
        if kept == left:
            break
        left = kept
    rings: list[Signature] = []
    for whole in left:
        touching = [ring for ring in rings if ring & whole]
        rings = [*(ring for ring in rings if not ring & whole), whole.union(*touching)]
    return tuple(rings)


@final
class Ring:
    """The one table behind tables in a ring, whose cells nobody is told.

    Attributes:
        too_large: Whether it has so many kinds of people that nothing is proved of it.

    Args:
        knowledge: What an outsider knows.
        names: The dimensions of the table.
    """

    def __init__(self, knowledge: Knowledge, names: Signature) -> None:
        self._knowledge = knowledge
        self._names = sorted(names)
        leaves = [knowledge.system.leaves(name) for name in self._names]
        self.too_large = prod(map(len, leaves)) > _MOST
        self._kinds = [] if self.too_large else list(product(*leaves))

    @property
    def by(self) -> str:
        """Its dimensions, for messages."""
        return some_of(self._names)

    @property
    def cells(self) -> list[int]:
        """The cells that are sums of it."""
        return [number for number, _ in self._rows()]

    def ranges(self, cells: Iterable[int]) -> Mapping[int, Range]:
        """Between which numbers each cell can lie, with one table behind all.

        Args:
            cells: The cells; those of other dimensions are left out.

        Raises:
            MissingExtraError: It needs the extra ``stats``.
        """
        rows = dict(self._rows())
        wanted = [cell for cell in cells if cell in rows]
        if not wanted:
            return {}
        # Each cell is an unknown beside the kinds of people, so that what is known of it bounds an unknown.
        kinds = len(self._kinds)
        entries = [(n, kind, 1) for n, row in enumerate(rows.values()) for kind in row]
        entries += [(n, kinds + n, -1) for n in range(len(rows))]
        sums = matrix(entries, (len(rows), kinds + len(rows)))
        bounds: list[Range] = [(0, None)] * kinds + [self._knowledge.bounds(number) for number in rows]
        place = {number: kinds + n for n, number in enumerate(rows)}
        return {cell: _between(sums, len(rows), bounds, place[cell]) for cell in wanted}

    def narrow(self, cells: Iterable[int]) -> list[int]:
        """The cells that an outsider can work out more closely than the policy lets them.

        Args:
            cells: The cells to look at.
        """
        width = self._knowledge.policy.width
        found = self.ranges(cells)
        return [cell for cell, (low, high) in found.items() if high is not None and high - low < width]

    def _rows(self) -> Iterator[tuple[int, list[int]]]:
        """Each cell by dimensions of the ring, and the kinds of people that it is the sum of."""
        for who, number in self._knowledge.system.number.items():
            groups = dict(who)
            if groups.keys() <= set(self._names):
                wanted = [(n, groups[name]) for n, name in enumerate(self._names) if name in groups]
                yield (
                    number,
                    [k for k, kind in enumerate(self._kinds) if all(kind[n] <= group for n, group in wanted)],
                )


def _between(sums: Any, rows: int, bounds: list[Range], place: int) -> Range:
    ends: list[float] = []
    for sign in (1.0, -1.0):
        goal = [0.0] * len(bounds)
        goal[place] = sign
        found = scipy_part("optimize", _WHAT).linprog(
            goal, A_eq=sums, b_eq=[0.0] * rows, bounds=bounds, method="highs"
        )
        if found.status != NO_END and found.x is None:
            raise ValueError(found.message)
        ends.append(float("inf") if found.status == NO_END else found.x[place])
    low, high = ends
    return ceil(low - _NEAR), None if high == float("inf") else floor(high + _NEAR)


def rings_of(knowledge: Knowledge) -> tuple[Ring, ...]:
    """The rings among the tables about some people, those that went out before among them.

    Args:
        knowledge: What an outsider knows.
    """
    system = knowledge.system
    signatures = [frozenset(one.name for one in own.dimensions) for own in system.tables]
    signatures += [frozenset(one.name for one in own.dimensions) for own in system.earlier]
    # Where the groups of a dimension are not everybody, nothing follows from sums over them.
    return tuple(
        Ring(knowledge, names) for names in rings_among(signatures) if all(map(system.is_whole, names))
    )
