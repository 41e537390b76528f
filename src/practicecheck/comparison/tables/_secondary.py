"""What else must be hidden so that no hidden cell can be worked out, at the least loss that is soon found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias, final

from practicecheck.comparison.tables._guard import Guard, NetworkGuard, ProgrammeGuard
from practicecheck.comparison.tables._knowledge import Knowledge, Reason
from practicecheck.comparison.tables._network import network_of
from practicecheck.comparison.tables._system import Line


def guard_of(knowledge: Knowledge) -> Guard:
    """The quickest guard that a system of sums allows.

    Args:
        knowledge: What an outsider knows.
    """
    if all(people is not None for people in knowledge.system.people):
        network = network_of(len(knowledge.system.people), knowledge.binding)
        if network is not None:
            return NetworkGuard(knowledge, network)
    return ProgrammeGuard(knowledge)


def complement(knowledge: Knowledge) -> tuple[Guard, frozenset[int]]:
    """Hide more cells until every hidden one is in as much doubt as the policy asks for.

    Args:
        knowledge: What an outsider knows, with the cells that must be hidden; what is added is noted in it.

    Returns:
        The guard that proves it, and the cells that can't be protected.
    """
    guard = guard_of(knowledge)
    added: list[int] = []
    lost: set[int] = set()
    _widen(knowledge, guard, added, lost)
    below = _below(knowledge)
    while lines := _small_together(knowledge, below, lost):
        for line in lines:
            rest = _Remainders(knowledge, below)
            if rest.too_small(line, lost):
                involved = rest.involved(line)
                cheapest = min(filter(knowledge.may_hide, involved), key=knowledge.cost, default=None)
                if cheapest is None:
                    lost.update(cell for cell in involved if cell != line[0] and knowledge.open(cell))
                else:
                    _hide(knowledge, guard, [cheapest], added)
        _widen(knowledge, guard, added, lost)
    if not lost:
        _show_again(knowledge, guard, added)
    return guard, frozenset(lost)


def _widen(knowledge: Knowledge, guard: Guard, added: list[int], lost: set[int]) -> None:
    """Hide the cheapest cells that give each guarded one its doubt, the largest first."""
    while narrow := [cell for cell in guard.narrow(knowledge.guarded) if cell not in lost]:
        for cell in sorted(narrow, key=knowledge.people):
            while guard.narrow([cell]):
                more = guard.complements(cell)
                if not more:
                    lost.add(cell)
                    break
                _hide(knowledge, guard, more, added)


def _hide(knowledge: Knowledge, guard: Guard, cells: list[int], added: list[int]) -> None:
    for cell in cells:
        knowledge.reasons[cell] = Reason.COMPLEMENT
    added += cells
    guard.changed(cells)


_Below: TypeAlias = Mapping[int, Sequence[Line]]
"""The sums that each cell is the total of."""


def _below(knowledge: Knowledge) -> _Below:
    made: dict[int, list[Line]] = {}
    for line in knowledge.system.lines:
        made.setdefault(line[0], []).append(line)
    return made


@final
class _Remainders:
    """What is left of told totals once all that is told of them is taken off, through all layers."""

    def __init__(self, knowledge: Knowledge, below: _Below) -> None:
        self._knowledge = knowledge
        self._below = below
        self._least: dict[int, tuple[int, Line | None]] = {}

    def too_small(self, line: Line, lost: set[int]) -> bool:
        """Whether what is hidden of a sum is as good as told, and about fewer people than may be told."""
        policy = self._knowledge.policy
        if not policy.together or self._knowledge.open(line[0]):
            return False
        return 0 < self._rest(line) < policy.minimum and lost.isdisjoint(self.involved(line))

    def involved(self, line: Line) -> list[int]:
        """The cells of a sum, and those of the sums that its hidden cells were taken apart by."""
        found = dict.fromkeys(line)
        waiting = [line]
        while waiting:
            for cell in waiting.pop()[1:]:
                finer = self._least_of(cell)[1] if self._knowledge.open(cell) else None
                if finer is not None:
                    found.update(dict.fromkeys(finer))
                    waiting.append(finer)
        return list(found)

    def _rest(self, line: Line) -> int:
        return sum(self._least_of(cell)[0] for cell in line[1:] if self._knowledge.open(cell))

    def _least_of(self, cell: int) -> tuple[int, Line | None]:
        """The fewest people that are left of a hidden cell, and the sum that leaves so few."""
        if cell not in self._least:
            least: tuple[int, Line | None] = self._knowledge.people(cell), None
            self._least[cell] = least
            for line in self._below.get(cell, ()):
                if (rest := self._rest(line)) < least[0]:
                    least = rest, line
            self._least[cell] = least
        return self._least[cell]


def _small_together(knowledge: Knowledge, below: _Below, lost: set[int]) -> list[Line]:
    rest = _Remainders(knowledge, below)
    return [line for line in knowledge.system.lines if rest.too_small(line, lost)]


def _show_again(knowledge: Knowledge, guard: Guard, added: list[int]) -> None:
    """Show what turns out not to be needed, the greatest loss first."""
    if len(added) * len(knowledge.reasons) > guard.patience:
        return
    below = _below(knowledge)
    for cell in sorted(added, key=knowledge.cost, reverse=True):
        del knowledge.reasons[cell]
        guard.changed([cell])
        if _small_together(knowledge, below, set()) or any(guard.narrow([own]) for own in knowledge.guarded):
            knowledge.reasons[cell] = Reason.COMPLEMENT
            guard.changed([cell])
