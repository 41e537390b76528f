"""Whether what is hidden is hidden well enough, by the quickest way that proves it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias, final

from practicecheck.comparison.tables._knowledge import Knowledge
from practicecheck.comparison.tables._network import Network, Room, Rooms
from practicecheck.comparison.tables._programme import Block, Movement, Range, blocks_of

Ranges: TypeAlias = Mapping[int, Range]


@final
class NetworkGuard:
    """Proves by flows.

    Attributes:
        patience: So many proofs are spent on looking for a smaller loss.

    Args:
        knowledge: What an outsider knows.
        network: The sums as a network.
    """

    patience = 20_000

    def __init__(self, knowledge: Knowledge, network: Network) -> None:
        self._knowledge = knowledge
        self._network = network
        self._rooms = Rooms(
            network, {cell: self._room(cell) for cell in range(len(network.ends)) if knowledge.open(cell)}
        )
        self._prices: dict[int, _Price] = {}

    def _room(self, cell: int) -> Room:
        return _room(self._knowledge.people(cell), self._knowledge.bounds(cell))

    def changed(self, cells: Iterable[int]) -> None:
        """Take note of cells that have been hidden, or are no longer.

        Args:
            cells: The cells.
        """
        for cell in cells:
            if self._knowledge.open(cell):
                self._rooms.open(cell, self._room(cell))
            else:
                self._rooms.close(cell)
            for price in self._prices.values():
                price.forget(cell)

    def narrow(self, cells: Iterable[int]) -> list[int]:
        """The cells that an outsider can work out more closely than the policy lets them.

        Args:
            cells: The cells to look at.
        """
        return [cell for cell in cells if self._short(cell)]

    def _short(self, cell: int) -> int:
        """How much of the width that the policy asks for is lacking."""
        width = self._knowledge.policy.width
        up = self._moves(cell, rise=True)
        return max(0, width - up - (self._moves(cell, rise=False) if up < width else 0))

    def _moves(self, cell: int, *, rise: bool) -> int:
        """By how much a cell can move, as far as that matters."""
        if cell not in self._rooms.of:
            return 0
        return self._network.most(cell, self._rooms, self._knowledge.policy.width, rise=rise) or 0

    def ranges(self, cells: Iterable[int]) -> Ranges:
        """Between which numbers each cell can lie.

        Args:
            cells: The cells.
        """
        found: dict[int, Range] = {}
        for cell in cells:
            people = self._knowledge.people(cell)
            if cell not in self._rooms.of:
                found[cell] = (people, people)
                continue
            fall = self._network.most(cell, self._rooms, None, rise=False)
            rise = self._network.most(cell, self._rooms, None, rise=True)
            low = self._knowledge.bounds(cell)[0] if fall is None else people - fall
            found[cell] = (low, None if rise is None else people + rise)
        return found

    def complements(self, cell: int) -> list[int] | None:
        """The cells that cost least to hide so that a cell gets more doubt.

        Args:
            cell: A cell that can be worked out too closely.

        Returns:
            The cells; nothing if there are none.
        """
        lacking = self._short(cell)
        ways = [self._way(cell, lacking, rise=rise) for rise in (True, False)]
        return min(filter(None, ways), key=lambda way: sum(map(self._knowledge.cost, way)), default=None)

    def _way(self, cell: int, lacking: int, *, rise: bool) -> list[int] | None:
        # A way that lets it move further than it can now has something on it that is not hidden yet.
        now = self._moves(cell, rise=rise)
        for need in dict.fromkeys((now + lacking, now + 1)):
            path = self._network.cheapest(cell, rise=rise, cost=self._price(need))
            if more := [one for one in path or () if self._knowledge.may_hide(one) and self._slack(one, need)]:
                return more
        return None

    def _price(self, need: int) -> _Price:
        return self._prices.setdefault(need, _Price(self._knowledge, need))

    def _slack(self, cell: int, need: int) -> bool:
        fall, rise = self._rooms.of.get(cell, (0, 0))
        return min(_ENDLESS if fall is None else fall, _ENDLESS if rise is None else rise) < need


_ENDLESS = 1_000_000_000


@final
class _Price:
    """What it costs that a cell moves by so much, forward or back."""

    def __init__(self, knowledge: Knowledge, need: int) -> None:
        self._knowledge = knowledge
        self._need = need
        self._known: dict[tuple[int, bool], int | None] = {}

    def forget(self, cell: int) -> None:
        """Work a cell's price out again.

        Args:
            cell: The cell.
        """
        self._known.pop((cell, True), None)
        self._known.pop((cell, False), None)

    def __call__(self, cell: int, forward: bool) -> int | None:  # noqa: FBT001 - as the network asks
        if (cell, forward) not in self._known:
            self._known[cell, forward] = self._price(cell, forward=forward)
        return self._known[cell, forward]

    def _price(self, cell: int, *, forward: bool) -> int | None:
        people = self._knowledge.people(cell)
        if self._allows(_room(people, self._knowledge.bounds(cell)), forward=forward):
            return 0
        if self._knowledge.may_hide(cell) and self._allows(
            _room(people, self._knowledge.as_hidden(cell)), forward=forward
        ):
            return self._knowledge.cost(cell)
        return None

    def _allows(self, room: Room, *, forward: bool) -> bool:
        own = room[1] if forward else room[0]
        return own is None or own >= self._need


def _room(people: int, bounds: Range) -> Room:
    low, high = bounds
    return max(0, people - low), None if high is None else max(0, high - people)


@final
class ProgrammeGuard:
    """Proves by linear programmes, block by block.

    Attributes:
        patience: So many proofs are spent on looking for a smaller loss.

    Args:
        knowledge: What an outsider knows.
    """

    patience = 500

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._blocks: dict[int, Block] | None = None
        self._movement: Movement | None = None
        self._fill()

    def _fill(self) -> None:
        """Give the cells that nobody here knows one of the numbers that they may have."""
        system = self._knowledge.system
        if any(people is None for people in system.people):

            def unknown(cell: int) -> bool:
                return system.people[cell] is None

            def bounds(cell: int) -> Range:
                people = system.people[cell]
                return self._knowledge.before(cell) if people is None else (people, people)

            for cells, lines in blocks_of(system.lines, unknown):
                for cell, people in Block(cells, lines, bounds).filling().items():
                    system.people[cell] = people

    def changed(self, cells: Iterable[int]) -> None:
        """Take note of cells that have been hidden, or are no longer.

        Args:
            cells: The cells.
        """
        del cells
        self._blocks = None

    def _block(self, cell: int) -> Block | None:
        if self._blocks is None:
            self._blocks = {}
            for cells, lines in blocks_of(self._knowledge.binding, self._knowledge.open):
                block = Block(cells, lines, self._knowledge.bounds)
                self._blocks.update(dict.fromkeys(cells, block))
        return self._blocks.get(cell)

    def narrow(self, cells: Iterable[int]) -> list[int]:
        """The cells that an outsider can work out more closely than the policy lets them.

        Args:
            cells: The cells to look at.
        """
        width = self._knowledge.policy.width
        found: list[int] = []
        for cell in cells:
            low, high = self._range(cell, width)
            if high is not None and high - low < width:
                found.append(cell)
        return found

    def _range(self, cell: int, width: int | None) -> Range:
        block = self._block(cell)
        return self._knowledge.bounds(cell) if block is None else block.range(cell, width=width)

    def ranges(self, cells: Iterable[int]) -> Ranges:
        """Between which numbers each cell can lie.

        Args:
            cells: The cells.
        """
        return {cell: self._range(cell, None) for cell in cells}

    def complements(self, cell: int) -> list[int] | None:
        """The cells that cost least to hide so that a cell gets more doubt.

        Args:
            cell: A cell that can be worked out too closely.

        Returns:
            The cells; nothing if there are none.
        """
        knowledge = self._knowledge
        if self._movement is None:
            self._movement = Movement(len(knowledge.system.people), knowledge.binding)
        rooms: list[tuple[int | None, int | None, float]] = []
        for n in range(len(knowledge.system.people)):
            if knowledge.may_hide(n):
                rooms.append((*_room(knowledge.people(n), knowledge.as_hidden(n)), float(knowledge.cost(n))))
            else:
                rooms.append((*_room(knowledge.people(n), knowledge.bounds(n)), 0.0))
        low, high = self._range(cell, None)
        lacking = knowledge.policy.width - ((high or low) - low)
        people = knowledge.people(cell)
        up, down = (high or people) - people, people - low
        for by, rise in ((up + lacking, True), (down + lacking, False), (up + 1, True), (down + 1, False)):
            moved = self._movement.cheapest(cell, by, rooms, rise=rise)
            more = [one for one in moved or () if knowledge.may_hide(one)]
            if more:
                return more
        return None


Guard: TypeAlias = NetworkGuard | ProgrammeGuard
