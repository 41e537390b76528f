"""Releasing tables: what may be told of each, decided over all of them and over what went out before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from hashlib import sha256
from typing import NoReturn, final

import attrs

from practicecheck.comparison.tables._guard import Guard
from practicecheck.comparison.tables._knowledge import Knowledge, Reason
from practicecheck.comparison.tables._ledger import (
    LedgerCell,
    LedgerDimension,
    LedgerEntry,
    LedgerGroup,
    ReleaseLedger,
)
from practicecheck.comparison.tables._policy import DisclosurePolicy, check_policy
from practicecheck.comparison.tables._primary import full_cells, reason_of
from practicecheck.comparison.tables._released import ReleasedCell, ReleasedTable
from practicecheck.comparison.tables._rounding import rounded
from practicecheck.comparison.tables._secondary import complement
from practicecheck.comparison.tables._system import System
from practicecheck.comparison.tables._table import Cell, Key, Measure, Table
from practicecheck.comparison.tables._table_check import check_table, check_together, place_of
from practicecheck.errors import Code, DocumentError, Problem, some_of
from practicecheck.scoring import Marker
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
    """

    tables: tuple[ReleasedTable, ...]
    policy: DisclosurePolicy
    ledger: ReleaseLedger
    decisions: tuple[Decision, ...]
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
        MissingExtraError: Tables by three dimensions or groups that overlap need the extra ``stats``.
    """
    given = tuple(tables)
    problems = [*check_policy(policy), *check_together(given), *(p for own in given for p in check_table(own))]
    problems += [_percentages(own) for own in given if own.measure is Measure.PERCENT]
    if not problems:
        problems += _released_otherwise(given, policy, ledger)
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
    released = tuple(_released(own, policy, hidden[own.name]) for own in given)
    if any(own.hidden for own in released) and all(own.hidden == len(own.cells) for own in released):
        raise DocumentError([_nothing_left(own, policy) for own in released])
    return Release(
        tables=released,
        policy=policy,
        ledger=ledger.with_(_entry(own, table) for own, table in zip(released, given, strict=True)),
        decisions=tuple(
            Decision(table=own.name, key=key, reason=reason)
            for own in given
            for key, reason in hidden[own.name].items()
        ),
        worlds=tuple((knowledge, guard) for knowledge, guard, _ in worlds),
    )


def _decide(
    tables: Sequence[Table], policy: DisclosurePolicy, earlier: Sequence[LedgerEntry]
) -> tuple[Knowledge, Guard, list[tuple[Table, dict[Key, Reason]]]]:
    system = System(tables, earlier)
    knowledge = Knowledge(system, policy)
    _raise_if_revised(knowledge)
    for table in tables:
        full = frozenset(full_cells(table, policy))
        for key, number in system.cells_of(table):
            reason = Reason.FULL if key in full else reason_of(table.by_key[key], table.measure, policy)
            if number in knowledge.hidden_before:
                reason = Reason.EARLIER
            if reason is not None and number in knowledge.listed:
                knowledge.reasons.setdefault(number, reason)
    guard, lost = complement(knowledge)
    # The proof once more, of all that is hidden, whatever was looked at on the way there.
    if lost := lost.union(guard.narrow(knowledge.reasons)):
        raise DocumentError(_unprotected(knowledge, lost))
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


def _raise_if_revised(knowledge: Knowledge) -> None:
    """A number that changed since it went out shows who came or left; two tables must not differ either."""
    counts: dict[int, tuple[int, str]] = {}
    problems: list[Problem] = []
    for table in knowledge.system.tables:
        for key, number in knowledge.system.cells_of(table):
            people = table.by_key[key].people
            low, high = knowledge.told_before.get(number, (people, people))
            before = counts.setdefault(number, (people, place_of(table, key)))
            if not low <= people <= high or before[0] != people:
                other = "what went out before" if before[0] == people else before[1]
                problems.append(
                    Problem(
                        code=Code.FIGURES_REVISED,
                        message=f"{place_of(table, key)} has another number of people than {other}.",
                        remedy=(
                            "The difference would tell of those who are in one and not in the other. Give a"
                            " revision a period of its own, and people who are counted otherwise their own"
                            " population."
                        ),
                        path=(table.name,),
                    )
                )
    if problems:
        raise DocumentError(problems)


def _unprotected(knowledge: Knowledge, lost: frozenset[int]) -> Iterator[Problem]:
    named: set[int] = set()
    for table in knowledge.system.tables:
        for key, number in knowledge.system.cells_of(table):
            if number in lost:
                named.add(number)
                yield _cannot_protect(place_of(table, key), table.name)
    if lost - named:
        names = [
            " and ".join(
                f"{dimension} {some_of(sorted(members))}" for dimension, members in sorted(who, key=str)
            )
            for who, number in knowledge.system.number.items()
            if number in lost - named
        ]
        for name in names:
            yield _cannot_protect(name or "everybody", knowledge.system.tables[0].name)


def _cannot_protect(name: str, table: str) -> Problem:
    return Problem(
        code=Code.NOT_PROTECTED,
        message=f"{name} can be worked out, whatever else is hidden.",
        remedy=(
            "Leave the group or a dimension out, merge small categories, or ask for less doubt in the policy;"
            " what went out before can't be taken back."
        ),
        path=(table,),
    )


def _percentages(table: Table) -> Problem:
    return Problem(
        code=Code.NOT_PROTECTED,
        message=f"{table.name} tells percentages: with the number of people each tells how many they are.",
        remedy=(
            "Release the answers as numbers of people, with a dimension for the answer: few people with one"
            " answer are then guarded as any other group. The command: --by Team,Answer --answers Answer."
        ),
        path=(table.name,),
    )


def _nothing_left(table: ReleasedTable, policy: DisclosurePolicy) -> Problem:
    return Problem(
        code=Code.HIDES_EVERYTHING,
        message=f"through {policy.id} not one cell of {table.name} can be told.",
        remedy="Publish it by fewer or larger groups, or leave it out: a table of markers helps nobody.",
        path=(table.name,),
    )


def _released_otherwise(
    tables: Iterable[Table], policy: DisclosurePolicy, ledger: ReleaseLedger
) -> Iterator[Problem]:
    for table in tables:
        others = {
            entry.policy
            for entry in ledger.about(table.population, table.period)
            if (entry.policy, entry.digest) != (policy.id, digest_of(policy))
        }
        if others:
            yield Problem(
                code=Code.RELEASED_OTHERWISE,
                message=(
                    f"{table.name}: figures about {table.population}"
                    f"{f', {table.period},' if table.period else ''} went out through"
                    f" {', '.join(sorted(others))},"
                    f" and now {policy.id} is asked for{' with other rules' if policy.id in others else ''}."
                ),
                remedy="What one hides the other may show: release them through the policy that went before.",
                path=(table.name,),
            )


def digest_of(policy: DisclosurePolicy) -> str:
    """A policy's rules in short, without its words.

    Args:
        policy: The policy.
    """
    rules = attrs.evolve(policy, title="", summary="", source="")
    return sha256(repr(rules).encode()).hexdigest()[:16]


def _released(table: Table, policy: DisclosurePolicy, hidden: dict[Key, Reason]) -> ReleasedTable:
    shown = [{name for name, own in d.by_name.items() if own.shown} for d in table.dimensions]
    return ReleasedTable(
        name=table.name,
        population=table.population,
        period=table.period,
        dimensions=tuple(
            attrs.evolve(own, categories=tuple(category for category in own.categories if category.shown))
            for own in table.dimensions
        ),
        measure=table.measure,
        cells=tuple(
            _held_back(key, table.measure) if key in hidden else _told(table.by_key[key], table, policy)
            for key in table.keys
            if all(name in own for name, own in zip(key, shown, strict=True))
        ),
        policy=policy,
    )


def _held_back(key: Key, measure: Measure) -> ReleasedCell:
    return ReleasedCell(
        key=key,
        people_marker=Marker.SUPPRESSED,
        value_marker=None if measure is Measure.PEOPLE else Marker.SUPPRESSED,
    )


def _told(cell: Cell, table: Table, policy: DisclosurePolicy) -> ReleasedCell:
    people = rounded(cell.people, policy.rounding)
    low = bool(cell.people) and not people
    value: Decimal | None = None
    marker: Marker | None = None
    if table.measure is not Measure.PEOPLE:
        if not cell.people:
            marker = Marker.NOT_APPLICABLE
        elif cell.total is None:
            marker = Marker.UNAVAILABLE
        elif low:
            marker = Marker.SUPPRESSED
        else:
            value = (cell.total / cell.people).quantize(
                Decimal((0, (1,), -table.decimals)), rounding=ROUND_HALF_UP
            )
    return ReleasedCell(
        key=cell.key,
        people=None if low else people,
        people_marker=Marker.LOW if low else None,
        value=value,
        value_marker=marker,
    )


def _entry(table: ReleasedTable, whole: Table) -> LedgerEntry:
    shown = [{own.name for own in dimension.categories} for dimension in table.dimensions]
    return LedgerEntry(
        table=table.name,
        population=table.population,
        period=table.period,
        policy=table.policy.id,
        digest=digest_of(table.policy),
        dimensions=tuple(
            LedgerDimension(
                name=own.name,
                answers=own.answers,
                groups=tuple(
                    LedgerGroup(name=name, members=tuple(sorted(own.members[name])))
                    for name in own.by_name
                    if name in names
                ),
            )
            for own, names in zip(whole.dimensions, shown, strict=True)
        ),
        cells=tuple(
            LedgerCell(
                key=cell.key,
                people=0 if cell.people_marker is Marker.LOW else cell.people,
                nearest=1 if cell.people == 0 else table.policy.rounding,
            )
            for cell in table.cells
        ),
    )
