"""Released tables as a document, ``release/1``: what ``practicecheck release`` writes, and must keep."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from enum import Enum
from hashlib import sha256
from typing import Any, Final, final

import attrs

from practicecheck.assessments import Number
from practicecheck.comparison.tables import (
    AuditedCell,
    Dimension,
    DisclosurePolicy,
    Measure,
    ReleasedCell,
    ReleasedTable,
    Treatment,
    check_policy,
)
from practicecheck.documents import spelled, written_fields
from practicecheck.errors import Code, Path, Problem, shortened
from practicecheck.exchange._json_text import json_text
from practicecheck.exchange._source import Plain
from practicecheck.scoring import Marker
from practicecheck.values import Value

__all__ = [
    "ReleaseDocument",
    "WrittenCell",
    "WrittenRange",
    "WrittenTable",
    "check_release_document",
    "release_document",
    "tables_of",
    "written_table",
]


@final
@attrs.frozen(kw_only=True, repr=False)
class WrittenCell(Value):
    """A group of people in a table that was released.

    Attributes:
        groups: Its category of each dimension.
        people: How many people it has; nothing where that is not told.
        people_marker: What stands instead, as the policy writes it.
        value: The mean or the percentage; nothing where there is none to tell.
        value_marker: What stands instead.
        why: Why a number is not there.
    """

    groups: tuple[str, ...]
    people: int | None = None
    people_marker: str | None = None
    value: Number | None = None
    value_marker: str | None = None
    why: str | None = None


@final
@attrs.frozen(kw_only=True, repr=False)
class WrittenTable(Value):
    """A table that was released.

    Attributes:
        name: What it is called.
        population: The people that it is about.
        period: Which round of figures it is of.
        policy: The policy that it was released through.
        measure: What is said of each group.
        dimensions: What people are grouped by.
        hidden: How many cells are held back.
        cells: The groups that are shown.
    """

    name: str
    population: str
    period: str = ""
    policy: str
    measure: Measure
    dimensions: tuple[Dimension, ...]
    hidden: int
    cells: tuple[WrittenCell, ...]


@final
@attrs.frozen(kw_only=True, repr=False)
class WrittenRange(Value):
    """Between which numbers an outsider can work out a hidden cell to lie.

    Attributes:
        table: The table's name.
        groups: The cell's category of each dimension.
        low: The lowest number of people that it can have.
        high: The highest; nothing if there is no end.
        wide_enough: Whether that leaves as much doubt as the policy asks for.
    """

    table: str
    groups: tuple[str, ...]
    low: int
    high: int | None = None
    wide_enough: bool


@final
@attrs.frozen(kw_only=True, repr=False)
class ReleaseDocument(Value):
    """Tables that were released together, as they went out.

    Attributes:
        policies: The policies that they were released through, with all their rules.
        tables: The tables.
        digest: What policies and tables come to, in short. Who changes a number by hand is told by it.
        audit: What an outsider can work out of each hidden cell; nothing where nobody asked.
    """

    policies: tuple[DisclosurePolicy, ...]
    tables: tuple[WrittenTable, ...]
    digest: str
    audit: tuple[WrittenRange, ...] | None = None


def release_document(
    tables: Iterable[ReleasedTable], audited: Iterable[AuditedCell] | None = None
) -> ReleaseDocument:
    """Released tables as a document.

    Args:
        tables: The tables.
        audited: What an outsider can work out of each hidden cell, if it is told.
    """
    own = list(tables)
    policies = tuple({table.policy.id: table.policy for table in own}.values())
    written = tuple(map(written_table, own))
    return ReleaseDocument(
        policies=policies,
        tables=written,
        digest=_digest(policies, written),
        audit=None
        if audited is None
        else tuple(
            WrittenRange(
                table=cell.table, groups=cell.key, low=cell.low, high=cell.high, wide_enough=cell.wide_enough
            )
            for cell in audited
        ),
    )


def written_table(table: ReleasedTable) -> WrittenTable:
    """A released table as its document has it, with the policy's own markers.

    Args:
        table: The table.
    """
    return WrittenTable(
        name=table.name,
        population=table.population,
        period=table.period,
        policy=table.policy.id,
        measure=table.measure,
        dimensions=table.dimensions,
        hidden=table.hidden,
        cells=tuple(
            WrittenCell(
                groups=cell.key,
                people=cell.people,
                people_marker=cell.people_marker and table.written(cell.people_marker),
                value=cell.value,
                value_marker=cell.value_marker and table.written(cell.value_marker),
                why=cell.why,
            )
            for cell in table.cells
        ),
    )


def tables_of(document: ReleaseDocument) -> tuple[ReleasedTable, ...]:
    """The released tables of a document that has no problems.

    Args:
        document: The document.
    """
    policies = {policy.id: policy for policy in document.policies}
    return tuple(_table(table, policies[table.policy]) for table in document.tables)


def _table(written: WrittenTable, policy: DisclosurePolicy) -> ReleasedTable:
    markers = _markers(policy)
    return ReleasedTable(
        name=written.name,
        population=written.population,
        period=written.period,
        dimensions=written.dimensions,
        measure=written.measure,
        cells=tuple(
            ReleasedCell(
                key=cell.groups,
                people=cell.people,
                people_marker=markers[cell.people_marker] if cell.people_marker is not None else None,
                value=None if cell.value is None else Decimal(cell.value),
                value_marker=markers[cell.value_marker] if cell.value_marker is not None else None,
            )
            for cell in written.cells
        ),
        policy=policy,
    )


def _markers(policy: DisclosurePolicy) -> dict[str, Marker]:
    words = policy.markers
    return {
        Marker.LOW_RELIABILITY.value: Marker.LOW_RELIABILITY,
        words.hidden: Marker.SUPPRESSED,
        words.not_applicable: Marker.NOT_APPLICABLE,
        words.unavailable: Marker.UNAVAILABLE,
        words.low: Marker.LOW,
    }


def whole_tree(value: Any) -> Any:
    """A value of ours as plain values with every member, so that programs need to know no default.

    Args:
        value: A value of one of our classes, or of the types that they hold.
    """
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [whole_tree(member) for member in value]
    if attrs.has(type(value)):
        return {
            spelled(field.name): whole_tree(getattr(value, field.name)) for field in written_fields(type(value))
        }
    return value


def _digest(policies: tuple[DisclosurePolicy, ...], tables: tuple[WrittenTable, ...]) -> str:
    tree: Plain = [whole_tree(policies), whole_tree(tables)]
    return f"sha256:{sha256(json_text(tree, indent=None).encode(errors='replace')).hexdigest()}"


def check_release_document(document: ReleaseDocument) -> tuple[Problem, ...]:
    """Find what can't have come out of a release.

    Args:
        document: The document.

    Returns:
        Problems, with their path in the document. Empty if it keeps its own policies and nobody has changed it.
    """
    problems = list(_problems(document))
    if not problems and document.digest != _digest(document.policies, document.tables):
        problems.append(
            _amiss(("digest",), "something was changed after it was released.", _AGAIN),
        )
    return tuple(problems)


_AGAIN: Final = "Run practicecheck release again, and leave what it writes as it is."


def _problems(document: ReleaseDocument) -> Iterator[Problem]:
    amiss = [
        attrs.evolve(problem, path=("policies", n, *problem.path))
        for n, policy in enumerate(document.policies)
        for problem in check_policy(policy)
    ]
    if amiss:
        # By a policy that can't be meant no table can be judged.
        yield from amiss
        return
    policies = {policy.id: policy for policy in document.policies}
    for n, table in enumerate(document.tables):
        policy_used = policies.get(table.policy)
        if policy_used is None:
            yield _amiss(
                ("tables", n, "policy"), f"the policy {shortened(table.policy)} is not in the file.", _AGAIN
            )
            continue
        yield from (
            attrs.evolve(problem, path=("tables", n, *problem.path))
            for problem in _of_table(table, policy_used)
        )


def _of_table(table: WrittenTable, policy: DisclosurePolicy) -> Iterator[Problem]:
    words = _markers(policy)
    for groups, count in Counter(cell.groups for cell in table.cells).items():
        if count > 1:
            yield _amiss(("cells",), f"{shortened(', '.join(groups))} is there {count} times.", _AGAIN)
    for n, cell in enumerate(table.cells):
        for path, message in _of_cell(cell, table, policy, words):
            yield _amiss(("cells", n, *path), message, _AGAIN)
    hidden = sum(words.get(cell.people_marker or "") is Marker.SUPPRESSED for cell in table.cells)
    if hidden != table.hidden:
        yield _amiss(("hidden",), f"it says {table.hidden}, and {hidden} cells are held back.", _AGAIN)


def _of_cell(
    cell: WrittenCell, table: WrittenTable, policy: DisclosurePolicy, words: dict[str, Marker]
) -> Iterator[tuple[Path, str]]:
    places = [own.by_name for own in table.dimensions]
    if len(cell.groups) != len(places) or any(
        name not in own for name, own in zip(cell.groups, places, strict=False)
    ):
        yield ("groups",), f"{shortened(', '.join(cell.groups))} is no place of this table."
    valued = table.measure is not Measure.PEOPLE
    for name, number, marker, wanted in (
        ("people", cell.people, cell.people_marker, True),
        ("value", cell.value, cell.value_marker, valued),
    ):
        if marker is not None and marker not in words:
            yield (f"{name}_marker",), f"{policy.id} writes no marker as {shortened(marker)}."
        elif (number is not None) + (marker is not None) != wanted:
            yield (
                (name,),
                "there must be a number or a marker, and not both." if wanted else "none is told here.",
            )
    if cell.people is not None:
        if cell.people < 0 or cell.people % policy.rounding:
            yield ("people",), f"{cell.people} is no number that {policy.id} tells."
        elif _is_small(cell.people, policy):
            yield ("people",), f"{policy.id} hides a group of {cell.people}."
    if words.get(cell.people_marker or "") is Marker.SUPPRESSED and cell.value is not None:
        yield ("value",), "the group is held back, and its figure is not."


def _is_small(people: int, policy: DisclosurePolicy) -> bool:
    """Whether a number may not be told: fewer people than are asked for, however it was rounded."""
    if people == 0:
        return policy.zeros is Treatment.HIDE
    return people + (policy.rounding + 1) // 2 - 1 < policy.minimum


def _amiss(path: Path, message: str, remedy: str) -> Problem:
    return Problem(code=Code.NOT_AS_RELEASED, message=message, remedy=remedy, path=path)
