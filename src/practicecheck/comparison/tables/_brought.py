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
        self.cells = sorted({cell for line in knowledge.binding for cell in line})
        """The cells that it is about: those that stand in a sum from which anything follows."""
        self._place = {cell: place for place, cell in enumerate(self.cells)}
        self._cells = len(self.cells)

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
        wanted = [self._place[cell] for cell in cells if cell in self._place]
        # Means of figures that were rounded before may miss each other: then they tell less closely.
        for looseness in (1, 2) if wanted else ():
            found = self._ranges(wanted, width, looseness)
            if found is not None:
                return {self.cells[place]: own for place, own in found.items()}
        # Nothing fits what was told, so nothing follows from it.
        return {}

    def _ranges(self, wanted: list[int], width: int | None, looseness: int) -> dict[int, Range] | None:
        seen = _Seen(wanted, self._sums(), self._parts(), self._bounds(looseness))
        if width is not None:
            # Many move at once, each in some round against each other: few are left to be looked at alone.
            for bit in range(self._cells.bit_length()):
                goal = {cell: 1 if cell >> bit & 1 else -1 for cell in wanted if not seen.apart(cell, width)}
                for sign in (1, -1) if len(goal) > self._cells.bit_length() else ():
                    seen.look({cell: sign * way for cell, way in goal.items()})
        for cell in wanted:
            for sign in (1, -1):
                if width is None or not seen.apart(cell, width):
                    seen.look({cell: sign})
        return seen.ranges if seen.fits else None

    def _sums(self) -> Any:
        lines = self._knowledge.binding
        entries = [
            (2 * row + kind, kind * self._cells + self._place[cell], 1 if n == 0 else -1)
            for row, line in enumerate(lines)
            for n, cell in enumerate(line)
            for kind in (0, 1)
        ]
        return matrix(entries, (2 * len(lines), 2 * self._cells))

    def _parts(self) -> Any:
        """That no cell's people bring more than the highest value."""
        entries = [entry for n in range(self._cells) for entry in ((n, n, -1), (n, self._cells + n, 1))]
        return matrix(entries, (self._cells, 2 * self._cells))

    def _bounds(self, looseness: int) -> list[tuple[float, float | None]]:
        """Between which numbers each unknown lies: how many people there are, then what they bring."""
        lowest, highest = self._scale
        bounds: list[tuple[float, float | None]] = [(0.0, None)] * self._cells
        for number, mean, half in self._told():
            people = self._knowledge.people(number)
            place = self._place.get(number)
            if place is None:
                continue
            low, high = bounds[place]
            least = (mean - half * looseness - lowest) / (highest - lowest) * people
            most = (mean + half * looseness - lowest) / (highest - lowest) * people
            bounds[place] = max(low, least), most if high is None else min(high, most)
        return [*map(self._knowledge.bounds, self.cells), *bounds]

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


@final
class _Seen:
    """Between which numbers cells were seen to lie, in all ways of filling the table that were looked at.

    Attributes:
        fits: Whether there is any way of filling it.

    Args:
        cells: The cells.
        sums: What adds up to nothing.
        parts: What is nothing at the most.
        bounds: Between which numbers each unknown lies.
    """

    def __init__(
        self, cells: Iterable[int], sums: Any, parts: Any, bounds: list[tuple[float, float | None]]
    ) -> None:
        self.fits = True
        self._ends = {cell: (float("inf"), float("-inf")) for cell in cells}
        self._bounds = bounds
        self._rules = {
            "A_eq": sums,
            "b_eq": [0.0] * sums.shape[0],
            "A_ub": parts,
            "b_ub": [0.0] * parts.shape[0],
            "bounds": bounds,
        }

    @property
    def ranges(self) -> dict[int, Range]:
        """Between which whole numbers each cell was seen to lie."""
        return {
            cell: (ceil(low - _NEAR), None if high == float("inf") else floor(high + _NEAR))
            for cell, (low, high) in self._ends.items()
        }

    def apart(self, cell: int, width: int) -> bool:
        """Whether a cell was seen to have two numbers so far apart.

        Args:
            cell: The cell.
            width: How far.
        """
        low, high = self._ends[cell]
        return high - low >= width - _NEAR

    def look(self, goal: Mapping[int, int]) -> None:
        """Fill the table in such a way that a sum of cells becomes least.

        Args:
            goal: The cells of the sum, each with its sign.
        """
        if not self.fits:
            return
        weights = [0.0] * len(self._bounds)
        for cell, sign in goal.items():
            weights[cell] = float(sign)
        found = scipy_part("optimize", _WHAT).linprog(weights, **self._rules, method="highs")
        if found.status == NO_END:
            # Nobody can be fewer than none, so the end that is not there is the upper one.
            for cell in goal if len(goal) == 1 else ():
                self._ends[cell] = self._ends[cell][0], float("inf")
        elif found.status == _NONE_FITS:
            self.fits = False
        elif found.x is None:
            raise ValueError(found.message)
        else:
            for cell, (low, high) in self._ends.items():
                number = float(found.x[cell])
                self._ends[cell] = min(low, number), max(high, number)


def brought_to(knowledge: Knowledge) -> tuple[Brought, ...]:
    """What is known of what people bring, for each thing that means are told of.

    Args:
        knowledge: What an outsider knows.
    """
    # Along one sum alone any number of people can bring what is left: the means narrow nothing.
    if len(knowledge.binding) <= 1:
        return ()
    scales: dict[str, list[tuple[float, float]]] = {}
    for table in knowledge.system.tables:
        if table.measure is Measure.MEAN and table.scale:
            scales.setdefault(table.value, []).append((float(table.scale[0]), float(table.scale[-1])))
    for entry in knowledge.system.earlier:
        if entry.measure is Measure.MEAN and entry.lowest is not None and entry.highest is not None:
            scales.setdefault(entry.value, []).append((float(entry.lowest), float(entry.highest)))
    widest = {
        value: (min(low for low, _ in own), max(high for _, high in own)) for value, own in scales.items()
    }
    return tuple(Brought(knowledge, value, own) for value, own in widest.items() if own[0] < own[1])
