"""What else must be hidden so that no hidden cell can be worked out, at the least loss that is soon found."""

from __future__ import annotations

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
        network = network_of(knowledge.system)
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
    while lines := [line for line in knowledge.system.lines if _small_together(knowledge, line, lost)]:
        for line in lines:
            if _small_together(knowledge, line, lost):
                cheapest = min(filter(knowledge.may_hide, line), key=knowledge.cost, default=None)
                if cheapest is None:
                    lost.update(cell for cell in line[1:] if knowledge.open(cell))
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


def _small_together(knowledge: Knowledge, line: Line, lost: set[int]) -> bool:
    """Whether what is hidden of a sum is as good as told, and about fewer people than may be told."""
    if not knowledge.policy.together or knowledge.open(line[0]):
        return False
    hidden = [cell for cell in line[1:] if knowledge.open(cell)]
    people = sum(map(knowledge.people, hidden))
    return 0 < people < knowledge.policy.minimum and lost.isdisjoint(hidden)


def _show_again(knowledge: Knowledge, guard: Guard, added: list[int]) -> None:
    """Show what turns out not to be needed, the greatest loss first."""
    if len(added) * len(knowledge.reasons) > guard.patience:
        return
    for cell in sorted(added, key=knowledge.cost, reverse=True):
        del knowledge.reasons[cell]
        guard.changed([cell])
        if any(_small_together(knowledge, line, set()) for line in knowledge.system.lines) or any(
            guard.narrow([own]) for own in knowledge.guarded
        ):
            knowledge.reasons[cell] = Reason.COMPLEMENT
            guard.changed([cell])
