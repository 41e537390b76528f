"""What people brought, beside how many they are: means tie hidden numbers closer than sums alone do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from math import ceil, floor
from typing import Any, final

from practicecheck.comparison._scipy import scipy_part
from practicecheck.comparison.tables._knowledge import Knowledge
from practicecheck.comparison.tables._programme import NO_END, Range, matrix
from practicecheck.comparison.tables._rounding import mean_as_told
from practicecheck.comparison.tables._table import Measure

_WHAT = "Disclosure control of means by two dimensions, or of groups within groups,"
_NEAR = 1e-6
_NONE_FITS = 2
"""How a solver says that no numbers agree with all that it was told."""


@final
class Brought:
    """What the people of each cell bring together, as far as an outsider knows.

    Nobody brings less than the lowest value, or more than the highest. Of each cell the unknowns are how many
    people it has, and what they bring above the lowest value, in parts of the way to the highest: 0 at the
    least, and the number of people at the most. Both add up along the same sums.

    Args:
        knowledge: What an outsider knows.
        value: What the means are of.
        scale: The lowest and the highest value that a person can bring.
    """

    def __init__(self, knowledge: Knowledge, value: str, scale: tuple[float, float]) -> None:
        self._knowledge = knowledge
        self._value = value
        self._scale = scale
        self._cells = len(knowledge.system.people)

    @property
    def cells(self) -> list[int]:
        """The cells that it is about: all of them."""
        return list(range(self._cells))

    def narrow(self, cells: Iterable[int]) -> list[int]:
        """The cells that an outsider can work out more closely than the policy lets them.

        Args:
            cells: The cells to look at.

        Raises:
            MissingExtraError: It needs the extra ``stats``.
        """
        width = self._knowledge.policy.width
        found = self.ranges(cells, width=width)
        return [cell for cell, (low, high) in found.items() if high is not None and high - low < width]

    def ranges(self, cells: Iterable[int], *, width: int | None = None) -> Mapping[int, Range]:
        """Between which numbers of people each cell can lie.

        Args:
            cells: The cells.
            width: If two ways are seen that are so far apart, it is not looked further.

        Raises:
            MissingExtraError: It needs the extra ``stats``.
        """
        wanted = list(cells)
        # Means of figures that were rounded before may miss each other: then they tell less closely.
        for looseness in (1, 2) if wanted else ():
            found = self._ranges(wanted, width, looseness)
            if found is not None:
                return found
        # Nothing fits what was told, so nothing follows from it.
        return {}

    def _ranges(self, wanted: list[int], width: int | None, looseness: int) -> dict[int, Range] | None:
        sums, parts = self._sums(), self._parts()
        bounds = [*map(self._knowledge.bounds, range(self._cells)), *self._brought(looseness)]
        seen = [[float("inf"), float("-inf")] for _ in range(self._cells)]
        for cell in wanted:
            for sign in (1, -1):
                low, high = seen[cell]
                if width is not None and high - low >= width - _NEAR:
                    break
                goal = [0.0] * len(bounds)
                goal[cell] = sign
                done = scipy_part("optimize", _WHAT).linprog(
                    goal,
                    A_eq=sums,
                    b_eq=[0.0] * sums.shape[0],
                    A_ub=parts,
                    b_ub=[0.0] * parts.shape[0],
                    bounds=bounds,
                    method="highs",
                )
                if done.status == _NONE_FITS:
                    return None
                if done.status == NO_END:
                    seen[cell][0 if sign > 0 else 1] = -sign * float("inf")
                    continue
                if done.x is None:
                    raise ValueError(done.message)
                for n, number in enumerate(done.x[: self._cells].tolist()):
                    seen[n] = [min(seen[n][0], number), max(seen[n][1], number)]
        return {cell: _whole(*seen[cell]) for cell in wanted}

    def _sums(self) -> Any:
        lines = self._knowledge.system.independent
        entries = [
            (2 * row + kind, kind * self._cells + cell, 1 if n == 0 else -1)
            for row, line in enumerate(lines)
            for n, cell in enumerate(line)
            for kind in (0, 1)
        ]
        return matrix(entries, (2 * len(lines), 2 * self._cells))

    def _parts(self) -> Any:
        """That no cell's people bring more than the highest value."""
        entries = [entry for n in range(self._cells) for entry in ((n, n, -1), (n, self._cells + n, 1))]
        return matrix(entries, (self._cells, 2 * self._cells))

    def _brought(self, looseness: int) -> list[tuple[float, float | None]]:
        """Between which numbers lies what the people of each cell bring above the lowest value."""
        lowest, highest = self._scale
        bounds: list[tuple[float, float | None]] = [(0.0, None)] * self._cells
        for number, mean, half in self._told():
            people = self._knowledge.people(number)
            low, high = bounds[number]
            least = (mean - half * looseness - lowest) / (highest - lowest) * people
            most = (mean + half * looseness - lowest) / (highest - lowest) * people
            bounds[number] = max(low, least), most if high is None else min(high, most)
        return bounds

    def _told(self) -> Iterator[tuple[int, float, float]]:
        """Each cell whose mean was told, here or before, the mean, and what it may be off by."""
        system = self._knowledge.system
        for entry in system.earlier:
            if (entry.measure, entry.value) == (Measure.MEAN, self._value):
                for key, number in system.cells_before(entry):
                    if (mean := entry.by_key[key].value) is not None:
                        yield number, float(mean), _half(entry.decimals)
        for table in system.tables:
            if (table.measure, table.value) == (Measure.MEAN, self._value):
                for key, number in system.cells_of(table):
                    cell = table.by_key[key]
                    if self._knowledge.tells(number) and cell.people and cell.total is not None:
                        mean = mean_as_told(cell.total / cell.people, table.decimals)
                        yield number, float(mean), _half(table.decimals)


def _half(decimals: int) -> float:
    return 0.5 * 10.0**-decimals


def _whole(low: float, high: float) -> Range:
    return ceil(low - _NEAR), None if high == float("inf") else floor(high + _NEAR)


def brought_to(knowledge: Knowledge) -> tuple[Brought, ...]:
    """What is known of what people bring, for each thing that means are told of.

    Args:
        knowledge: What an outsider knows.
    """
    # Along one sum alone any number of people can bring what is left: the means narrow nothing.
    if len(knowledge.system.independent) <= 1:
        return ()
    scales: dict[str, list[tuple[float, float]]] = {}
    for table in knowledge.system.tables:
        if table.measure is Measure.MEAN and table.scale:
            scales.setdefault(table.value, []).append((float(table.scale[0]), float(table.scale[-1])))
    widest = {
        value: (min(low for low, _ in own), max(high for _, high in own)) for value, own in scales.items()
    }
    return tuple(Brought(knowledge, value, own) for value, own in widest.items() if own[0] < own[1])
