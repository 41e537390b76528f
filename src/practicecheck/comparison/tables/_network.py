"""A table by two dimensions as a network: the quick way to what an outsider can work out.

Where no cell stands in more than two independent sums, the sums are junctions, the cells are the lines between
them, and the numbers flow along. How far a cell can rise or fall with all sums kept is a greatest flow; a
hidden cell that lies on no circle of hidden cells (a bridge) can be worked out exactly.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from heapq import heappop, heappush
from typing import TypeAlias, final

from practicecheck.comparison.tables._system import Line

Room: TypeAlias = tuple[int | None, int | None]
"""By how much a cell may fall and rise; nothing for as much as it likes."""


Way: TypeAlias = tuple[int, bool, int | None, int | None]
"""Where a cell leads, whether it goes there, and by how much it may fall and rise."""


@final
class Rooms:
    """By how much each cell that is not known may fall and rise, and which of them meet where.

    Args:
        network: The sums and cells.
        rooms: The cells that are not known.
    """

    def __init__(self, network: Network, rooms: Mapping[int, Room]) -> None:
        self._ends = network.ends
        self.of: dict[int, Room] = {}
        self.at: list[dict[int, Way]] = [{} for _ in network.at]
        for cell, room in rooms.items():
            self.open(cell, room)

    def open(self, cell: int, room: Room) -> None:
        """Note a cell that is not known, or no longer as it was.

        Args:
            cell: The cell.
            room: By how much it may fall and rise.
        """
        self.of[cell] = room
        start, end = self._ends[cell]
        self.at[end][cell] = (start, False, *room)
        self.at[start][cell] = (end, True, *room)

    def close(self, cell: int) -> None:
        """Note a cell that is known.

        Args:
            cell: The cell.
        """
        self.of.pop(cell, None)
        for junction in self._ends[cell]:
            self.at[junction].pop(cell, None)


@final
class Network:
    """The sums as junctions, and the cells between them.

    Args:
        ends: Where each cell comes from and goes to.
    """

    def __init__(self, ends: list[tuple[int, int]]) -> None:
        self.ends = ends
        self.at: list[list[int]] = [[] for _ in range(1 + max((max(own) for own in ends), default=0))]
        for cell, (start, end) in enumerate(ends):
            self.at[start].append(cell)
            self.at[end].append(cell)

    def most(self, cell: int, rooms: Rooms, limit: int | None, *, rise: bool) -> int | None:
        """By how much a cell can rise or fall with all sums kept.

        Args:
            cell: The cell.
            rooms: By how much each cell that is not known may fall and rise.
            limit: More than this is not looked for.
            rise: Whether it rises.

        Returns:
            How much; nothing if there is no end to it.
        """
        fall, up = rooms.of[cell]
        limit = _least(limit, up if rise else fall)
        start, end = self.ends[cell]
        source, target = (end, start) if rise else (start, end)
        if source == target:
            return limit
        moved: dict[int, int] = {}
        total = 0
        while limit is None or total < limit:
            path = self._path(source, target, cell, rooms, moved)
            if path is None:
                return total
            step = None if limit is None else limit - total
            for other, forward in path:
                step = _least(step, _left(rooms.of[other], moved.get(other, 0), forward=forward))
            if step is None:
                return None
            for other, forward in path:
                moved[other] = moved.get(other, 0) + (step if forward else -step)
            total += step
        return total

    def _path(
        self, source: int, target: int, without: int, rooms: Rooms, moved: dict[int, int]
    ) -> list[tuple[int, bool]] | None:
        came: dict[int, tuple[int, bool]] = {source: (without, True)}
        queue = deque([source])
        while queue:
            junction = queue.popleft()
            for cell, (other, forward, fall, rise) in rooms.at[junction].items():
                if other in came or cell == without:
                    continue
                left = rise if forward else fall
                if left is not None:
                    done = moved.get(cell, 0)
                    if (left - done if forward else left + done) == 0:
                        continue
                came[other] = (cell, forward)
                if other == target:
                    return self._back(came, source, target)
                queue.append(other)
        return None

    def cheapest(self, cell: int, *, rise: bool, cost: Callable[[int, bool], int | None]) -> list[int] | None:
        """The cells to hide so that a cell can rise or fall, at the least cost.

        Args:
            cell: The cell.
            rise: Whether it is to rise.
            cost: What it costs that a cell moves forward or back; nothing if it can't.

        Returns:
            The cells of the cheapest circle, without the cell itself; nothing if there is none.
        """
        start, end = self.ends[cell]
        source, target = (end, start) if rise else (start, end)
        if source == target:
            return []
        best = {source: 0}
        came: dict[int, tuple[int, bool]] = {}
        heap = [(0, source)]
        done: set[int] = set()
        while heap:
            so_far, junction = heappop(heap)
            if junction in done:
                continue
            if junction == target:
                return [other for other, _ in self._back(came, source, target)]
            done.add(junction)
            for other in self.at[junction]:
                first, last = self.ends[other]
                forward = first == junction
                far = last if forward else first
                if far in done or other == cell:
                    continue
                price = cost(other, forward)
                if price is None:
                    continue
                if far not in best or so_far + price < best[far]:
                    best[far] = so_far + price
                    came[far] = (other, forward)
                    heappush(heap, (best[far], far))
        return None

    def _back(self, came: dict[int, tuple[int, bool]], source: int, target: int) -> list[tuple[int, bool]]:
        path: list[tuple[int, bool]] = []
        junction = target
        while junction != source:
            cell, forward = came[junction]
            path.append((cell, forward))
            start, end = self.ends[cell]
            junction = start if forward else end
        return path


def _least(*numbers: int | None) -> int | None:
    return min((number for number in numbers if number is not None), default=None)


def _left(room: Room, moved: int, *, forward: bool) -> int | None:
    fall, rise = room
    if forward:
        return None if rise is None else rise - moved
    return None if fall is None else fall + moved


def network_of(cells: int, lines: Sequence[Line]) -> Network | None:
    """The sums as a network.

    Args:
        cells: How many cells there are.
        lines: The independent sums.

    Returns:
        The network; nothing if a cell stands in more than two independent sums, or two sums can't be turned so
        that what flows out of one flows into the other.
    """
    places: list[list[tuple[int, int]]] = [[] for _ in range(cells)]
    for junction, line in enumerate(lines, start=1):
        for cell in line:
            places[cell].append((junction, 1 if cell == line[0] else -1))
    if any(len(own) > _BOTH_ENDS for own in places):
        return None
    turned = _turned(len(lines), places)
    if turned is None:
        return None
    ends: list[tuple[int, int]] = []
    for own in places:
        start = end = 0
        for junction, sign in own:
            if sign * turned[junction] > 0:
                end = junction
            else:
                start = junction
        ends.append((start, end))
    return Network(ends)


_BOTH_ENDS = 2


def _turned(junctions: int, places: Iterable[list[tuple[int, int]]]) -> list[int] | None:
    """Which way each sum is read so that each cell leaves one and enters another."""
    beside: list[list[tuple[int, int]]] = [[] for _ in range(junctions + 1)]
    for own in places:
        if len(own) == _BOTH_ENDS:
            (one, first), (other, second) = own
            beside[one].append((other, -first * second))
            beside[other].append((one, -first * second))
    turned = [0] * (junctions + 1)
    for begin in range(1, junctions + 1):
        if turned[begin]:
            continue
        turned[begin] = 1
        waiting = [begin]
        while waiting:
            junction = waiting.pop()
            for other, same in beside[junction]:
                if not turned[other]:
                    turned[other] = turned[junction] * same
                    waiting.append(other)
                elif turned[other] != turned[junction] * same:
                    return None
    return turned
