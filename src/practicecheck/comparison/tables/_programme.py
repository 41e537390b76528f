"""Linear programmes for tables that are no network: three dimensions, two hierarchies, groups that overlap."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from math import ceil, floor
from typing import Any, TypeAlias

from practicecheck.comparison._scipy import scipy_part
from practicecheck.comparison.tables._system import Line

Range: TypeAlias = tuple[int, int | None]
"""The lowest number that a cell can have, and the highest if there is one."""

_NEAR = 1e-6


_WHAT = "Disclosure control of tables by three dimensions, or of groups that overlap,"


def blocks_of(lines: Iterable[Line], open_: Callable[[int], bool]) -> Iterator[tuple[list[int], list[Line]]]:
    """The cells that are not known, in blocks that have no sum in common.

    Args:
        lines: The sums.
        open_: Whether a cell is not known exactly.

    Yields:
        The cells of each block, and its sums.
    """
    root: dict[int, int] = {}

    def find(cell: int) -> int:
        while root[cell] != cell:
            root[cell] = root[root[cell]]
            cell = root[cell]
        return cell

    kept: list[tuple[int, Line]] = []
    for line in lines:
        unknown = [cell for cell in line if open_(cell)]
        for cell in unknown:
            root.setdefault(cell, cell)
        for cell in unknown[1:]:
            root[find(cell)] = find(unknown[0])
        if unknown:
            kept.append((unknown[0], line))
    cells: dict[int, list[int]] = {}
    for cell in root:
        cells.setdefault(find(cell), []).append(cell)
    own: dict[int, list[Line]] = {}
    for cell, line in kept:
        own.setdefault(find(cell), []).append(line)
    for block, members in cells.items():
        yield members, own[block]


class Block:
    """Cells that are not known, and the sums that tie them.

    Args:
        cells: The cells.
        lines: The sums.
        bounds: What is known of each cell, those outside the block exactly.
    """

    def __init__(self, cells: Sequence[int], lines: Sequence[Line], bounds: Callable[[int], Range]) -> None:
        self.place = {cell: place for place, cell in enumerate(cells)}
        self._bounds = [bounds(cell) for cell in cells]
        entries: list[tuple[int, int, int]] = []
        self._right: list[int] = []
        for row, line in enumerate(lines):
            right = 0
            for n, cell in enumerate(line):
                sign = 1 if n == 0 else -1
                if cell in self.place:
                    entries.append((row, self.place[cell], sign))
                else:
                    right -= sign * bounds(cell)[0]
            self._right.append(right)
        self._matrix = matrix(entries, (len(lines), len(cells)))
        self._seen: list[list[float]] = [[float("inf"), float("-inf")] for _ in cells]

    def range(self, cell: int, *, width: int | None = None) -> Range:
        """Between which whole numbers a cell can lie.

        Args:
            cell: The cell.
            width: If two ways of filling the block are seen that are so far apart, it is not looked further.

        Raises:
            ValueError: No numbers fill the block.
        """
        place = self.place[cell]
        seen = self._seen[place]
        for sign in (1, -1):
            if width is not None and seen[1] - seen[0] >= width - _NEAR:
                break
            goal = [0.0] * len(self._bounds)
            goal[place] = sign
            found = scipy_part("optimize", _WHAT).linprog(
                goal, A_eq=self._matrix, b_eq=self._right, bounds=self._bounds, method="highs"
            )
            if found.status == NO_END:
                seen[0 if sign > 0 else 1] = float("-inf") if sign > 0 else float("inf")
                continue
            if found.x is None:
                raise ValueError(found.message)
            for n, number in enumerate(found.x.tolist()):
                own = self._seen[n]
                own[0], own[1] = min(own[0], number), max(own[1], number)
        low, high = seen
        return ceil(low - _NEAR), None if high == float("inf") else floor(high + _NEAR)

    def filling(self) -> Mapping[int, int]:
        """One way of filling the block.

        Raises:
            ValueError: No numbers fill it.
        """
        found = scipy_part("optimize", _WHAT).linprog(
            [1.0] * len(self._bounds), A_eq=self._matrix, b_eq=self._right, bounds=self._bounds, method="highs"
        )
        if found.x is None:
            raise ValueError(found.message)
        return {cell: round(found.x[place]) for cell, place in self.place.items()}


NO_END = 3
"""How a solver says that there is no end to how far it can go."""


def matrix(entries: Sequence[tuple[int, int, int]], shape: tuple[int, int]) -> Any:
    """A sparse matrix.

    Args:
        entries: Row, column and value of what is not 0.
        shape: How many rows and columns it has.
    """
    rows = [row for row, _, _ in entries]
    columns = [column for _, column, _ in entries]
    values = [float(value) for _, _, value in entries]
    return scipy_part("sparse", _WHAT).csr_array((values, (rows, columns)), shape=shape)


class Movement:
    """How all cells can move together with the sums kept.

    Args:
        cells: How many cells there are.
        lines: The sums.
    """

    def __init__(self, cells: int, lines: Sequence[Line]) -> None:
        self._cells = cells
        entries: list[tuple[int, int, int]] = []
        for row, line in enumerate(lines):
            for n, cell in enumerate(line):
                sign = 1 if n == 0 else -1
                entries += [(row, cell, sign), (row, cells + cell, -sign)]
        self._matrix = matrix(entries, (len(lines), 2 * cells))
        self._right = [0.0] * len(lines)

    def cheapest(
        self, cell: int, by: int, rooms: Sequence[tuple[int | None, int | None, float]], *, rise: bool
    ) -> list[int] | None:
        """The cells that move, at the least cost, when one does.

        Args:
            cell: The cell.
            by: By how much it moves.
            rooms: By how much each may fall and rise, and what it costs to move it by one.
            rise: Whether it rises.

        Returns:
            The cells that move beside it; nothing if it can't move.
        """
        bounds: list[tuple[int, int | None]] = [(0, up) for _, up, _ in rooms]
        bounds += [(0, fall) for fall, _, _ in rooms]
        bounds[cell] = (by, by) if rise else (0, 0)
        bounds[self._cells + cell] = (0, 0) if rise else (by, by)
        price = [cost for _, _, cost in rooms]
        found = scipy_part("optimize", _WHAT).linprog(
            price + price, A_eq=self._matrix, b_eq=self._right, bounds=bounds, method="highs"
        )
        if found.x is None:
            return None
        moved = found.x.tolist()
        return [n for n in range(self._cells) if n != cell and moved[n] + moved[self._cells + n] > _NEAR]
