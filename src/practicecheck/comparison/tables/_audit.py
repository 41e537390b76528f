"""What an outsider can work out of hidden cells: the proof of a release, and of any other pattern."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import final

import attrs

from practicecheck.comparison.tables._brought import Brought, brought_to
from practicecheck.comparison.tables._guard import Guard
from practicecheck.comparison.tables._knowledge import Knowledge, Reason
from practicecheck.comparison.tables._policy import DisclosurePolicy
from practicecheck.comparison.tables._programme import Range
from practicecheck.comparison.tables._release import Release
from practicecheck.comparison.tables._ring import Ring, rings_of
from practicecheck.comparison.tables._secondary import guard_of
from practicecheck.comparison.tables._system import System
from practicecheck.comparison.tables._table import Key, Table
from practicecheck.comparison.tables._table_check import check_table
from practicecheck.errors import DocumentError
from practicecheck.values import Value


@final
@attrs.frozen(kw_only=True, repr=False)
class AuditedCell(Value):
    """What an outsider can work out of a hidden cell.

    Attributes:
        table: The table's name.
        key: The cell's place.
        low: The lowest number of people that it can have.
        high: The highest; nothing if there is no end.
        wide_enough: Whether that leaves as much doubt as the policy asks for.
    """

    table: str
    key: Key
    low: int
    high: int | None
    wide_enough: bool


def audit(release: Release) -> tuple[AuditedCell, ...]:
    """Between which numbers an outsider can work out each hidden cell to lie.

    Args:
        release: A release.

    Returns:
        Each hidden cell of its tables. The numbers follow from what is published, so they tell nobody more.
    """
    return tuple(
        cell
        for knowledge, guard in release._worlds  # noqa: SLF001 - the proof belongs to the release
        for cell in _audited(knowledge, guard)
    )


def audit_pattern(table: Table, hidden: Iterable[Key], policy: DisclosurePolicy) -> tuple[AuditedCell, ...]:
    """What an outsider can work out where certain cells are hidden, whoever chose them.

    Args:
        table: The table with everything in it.
        hidden: The places of the cells that are hidden.
        policy: The policy, for how numbers are rounded, how zeros are told and how much doubt it asks for.

    Returns:
        Each hidden cell, in the order of the table.

    Raises:
        DocumentError: The table has problems.
        MissingExtraError: A table by three dimensions needs the extra ``stats``.
    """
    if problems := check_table(table):
        raise DocumentError(problems)
    system = System([table], [])
    knowledge = Knowledge(system, policy)
    wanted = frozenset(hidden)
    knowledge.reasons.update((number, Reason.ASKED) for key, number in system.cells_of(table) if key in wanted)
    return tuple(_audited(knowledge, guard_of(knowledge)))


def _audited(knowledge: Knowledge, guard: Guard) -> Iterator[AuditedCell]:
    width = knowledge.policy.width
    ranges = dict(guard.ranges(knowledge.reasons))
    more: tuple[Ring | Brought, ...] = (*rings_of(knowledge), *brought_to(knowledge))
    for behind in more:
        for cell, own in behind.ranges(knowledge.reasons).items():
            ranges[cell] = _both(ranges[cell], own)
    for table in knowledge.system.tables:
        for key, number in knowledge.system.cells_of(table):
            if number in ranges:
                low, high = ranges[number]
                yield AuditedCell(
                    table=table.name,
                    key=key,
                    low=low,
                    high=high,
                    wide_enough=high is None or high - low >= width,
                )


def _both(one: Range, other: Range) -> Range:
    """Where a cell lies that lies in two ranges."""
    ends = [high for _, high in (one, other) if high is not None]
    return max(one[0], other[0]), min(ends, default=None)
