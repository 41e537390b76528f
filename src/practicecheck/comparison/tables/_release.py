"""Releasing tables: what may be told of each, decided over all of them and over what went out before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NoReturn, TypeAlias, final

import attrs

from practicecheck.comparison.tables._brought import Brought, brought_to
from practicecheck.comparison.tables._entering import entry_of
from practicecheck.comparison.tables._guard import Guard
from practicecheck.comparison.tables._knowledge import Knowledge, Reason
from practicecheck.comparison.tables._ledger import LedgerEntry, ReleaseLedger
from practicecheck.comparison.tables._means import in_disguise, left_at_an_end, revised_means
from practicecheck.comparison.tables._policy import DisclosurePolicy, check_policy
from practicecheck.comparison.tables._primary import contributors_not_seen, full_cells, reason_of
from practicecheck.comparison.tables._refusals import (
    means_beside_rounded,
    nothing_left,
    percentages,
    released_otherwise,
    revised_counts,
    ring_too_large,
    unprotected,
)
from practicecheck.comparison.tables._released import ReleasedTable
from practicecheck.comparison.tables._ring import Ring, rings_of
from practicecheck.comparison.tables._secondary import complement
from practicecheck.comparison.tables._system import System
from practicecheck.comparison.tables._table import Key, Measure, Table
from practicecheck.comparison.tables._table_check import check_table, check_together
from practicecheck.comparison.tables._telling import told_of
from practicecheck.comparison.tables._warnings import not_held_against, values_not_seen
from practicecheck.errors import DocumentError, Problem
from practicecheck.values import Value

_EMPTY = ReleaseLedger()


@final
@attrs.frozen(kw_only=True, repr=False)
class Decision(Value):
    """That a cell is hidden, and why. For the working copy alone.

    Attributes:
        table: The table's name.
        key: The cell's place.
        reason: Why.
    """

    table: str
    key: Key
    reason: Reason


@final
@attrs.frozen(kw_only=True, repr=False)
class Release(Value):
    """What may be published, and for ourselves: why the rest may not.

    Attributes:
        tables: The tables as they may be published.
        policy: The policy.
        ledger: What has gone out once these have: keep it for the next release.
        decisions: Which cells are hidden, and why. For the working copy alone.
        warnings: What could not be held against it or looked at, for whoever publishes it.
    """

    tables: tuple[ReleasedTable, ...]
    policy: DisclosurePolicy
    ledger: ReleaseLedger
    decisions: tuple[Decision, ...]
    warnings: tuple[Problem, ...]
    _worlds: tuple[tuple[Knowledge, Guard], ...] = attrs.field(eq=False, alias="worlds")

    def __repr__(self) -> str:
        return f"<Release of {', '.join(own.name for own in self.tables)} through {self.policy.id}>"

    def __reduce__(self) -> NoReturn:
        raise TypeError("A release knows what was hidden and can't leave: publish its tables.")


def release(tables: Iterable[Table], policy: DisclosurePolicy, ledger: ReleaseLedger = _EMPTY) -> Release:
    """Decide what of some tables may be published, over all of them together.

    Args:
        tables: The tables that are published together.
        policy: The policy.
        ledger: What went out before.

    Returns:
        The tables as they may be published, each hidden cell in as much doubt as the policy asks for.

    Raises:
        DocumentError: A table or the policy has problems, something went out before in another way, or a cell
            can't be protected.
        MissingExtraError: Tables by three dimensions, groups that overlap, and means by two dimensions on a
            scale need the extra ``stats``.
    """
    given = tuple(tables)
    problems = [*check_policy(policy), *check_together(given), *(p for own in given for p in check_table(own))]
    problems += [percentages(own) for own in given if own.measure is Measure.PERCENT or in_disguise(own)]
    if not problems:
        problems += released_otherwise(given, policy, ledger)
        problems += [
            means_beside_rounded(own, policy)
            for own in given
            if own.measure is Measure.MEAN and policy.rounding > 1
        ]
        problems += [problem for own in given for problem in contributors_not_seen(own, policy)]
    if problems:
        raise DocumentError(problems)
    worlds = [
        _decide(
            [own for own in given if (own.population, own.period) == about],
            policy,
            ledger.about(*about),
        )
        for about in dict.fromkeys((own.population, own.period) for own in given)
    ]
    hidden = {own.name: reasons for world in worlds for own, reasons in world[2]}
    released = tuple(told_of(own, policy, hidden[own.name]) for own in given)
    if any(own.hidden for own in released) and all(own.hidden == len(own.cells) for own in released):
        raise DocumentError([nothing_left(own, policy) for own in released])
    return Release(
        tables=released,
        policy=policy,
        ledger=ledger.with_(entry_of(own, table) for own, table in zip(released, given, strict=True)),
        decisions=tuple(
            Decision(table=own.name, key=key, reason=reason)
            for own in given
            for key, reason in hidden[own.name].items()
        ),
        warnings=(*not_held_against(given, ledger), *values_not_seen(given, policy)),
        worlds=tuple((knowledge, guard) for knowledge, guard, _ in worlds),
    )


def _decide(
    tables: Sequence[Table], policy: DisclosurePolicy, earlier: Sequence[LedgerEntry]
) -> tuple[Knowledge, Guard, list[tuple[Table, dict[Key, Reason]]]]:
    system = System(tables, earlier)
    knowledge = Knowledge(system, policy)
    if problems := (*revised_counts(knowledge), *revised_means(system)):
        raise DocumentError(problems)
    for table in tables:
        full = frozenset(full_cells(table, policy))
        for key, number in system.cells_of(table):
            reason = Reason.FULL if key in full else reason_of(table.by_key[key], table, policy)
            if number in knowledge.hidden_before:
                reason = Reason.EARLIER
            if reason is not None and number in knowledge.listed:
                knowledge.reasons.setdefault(number, reason)
    rings = rings_of(knowledge)
    if large := [ring_too_large(ring.by, tables[0]) for ring in rings if ring.too_large]:
        raise DocumentError(large)
    behind: tuple[Ring | Brought, ...] = (*rings, *brought_to(knowledge))
    guard, lost = complement(knowledge)
    while not lost and (told := [*_left_at_an_end(knowledge), *_narrow_in(behind, knowledge)]):
        for cells, among in told:
            cheapest = min(filter(knowledge.may_hide, among), key=knowledge.cost, default=None)
            if cheapest is None:
                lost = lost.union(cells)
            else:
                knowledge.reasons[cheapest] = Reason.COMPLEMENT
        if not lost:
            guard, lost = complement(knowledge)
    # The proof once more, of all that is hidden, whatever was looked at on the way there.
    if lost := lost.union(guard.narrow(knowledge.reasons)):
        raise DocumentError(unprotected(knowledge, lost))
    own = [
        (
            table,
            {
                key: knowledge.reasons[number]
                for key, number in system.cells_of(table)
                if number in knowledge.reasons
            },
        )
        for table in tables
    ]
    return knowledge, guard, own


_TooClose: TypeAlias = tuple[Sequence[int], Iterable[int]]
"""Cells that are told of too closely, and those of which one more has to be hidden."""


def _left_at_an_end(knowledge: Knowledge) -> Iterator[_TooClose]:
    """The hidden cells that tell together what nearly all of their people brought."""
    for table in (own for own in knowledge.system.tables if own.scale):
        numbers = dict(knowledge.system.cells_of(table))
        told = {key for key, number in numbers.items() if knowledge.tells(number)}
        for line in left_at_an_end(table, knowledge.policy, told):
            cells = [numbers[key] for key in line]
            yield list(filter(knowledge.open, cells)), cells


def _narrow_in(behind: Iterable[Ring | Brought], knowledge: Knowledge) -> Iterator[_TooClose]:
    """The cells that can be worked out from the table behind a ring of tables, or from what people brought."""
    for own in behind:
        for cell in own.narrow(knowledge.guarded):
            beside = {one for line in knowledge.system.lines if cell in line for one in line}
            yield [cell], beside if any(map(knowledge.may_hide, beside)) else own.cells
