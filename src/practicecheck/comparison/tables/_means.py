"""What a mean gives away: of those it is about, and beside the means that went out before."""

from __future__ import annotations

from collections.abc import Container, Iterator
from decimal import Decimal
from itertools import product

from practicecheck.comparison.tables._policy import DisclosurePolicy, Treatment
from practicecheck.comparison.tables._rounding import mean_as_told
from practicecheck.comparison.tables._system import System
from practicecheck.comparison.tables._table import Cell, Key, Measure, Table
from practicecheck.comparison.tables._table_check import place_of
from practicecheck.errors import Code, Problem

_PERCENTAGE = 2
"""Where there are so many values to bring, a mean says how many brought the higher one."""


def in_disguise(table: Table) -> bool:
    """Whether the means of a table are percentages by another name.

    Args:
        table: The table.
    """
    return table.measure is Measure.MEAN and len(table.scale) == _PERCENTAGE


def nearly_one_value(cell: Cell, table: Table, policy: DisclosurePolicy) -> bool:
    """Whether the mean of a cell tells that nearly all of it brought the lowest value, or the highest.

    Args:
        cell: A cell with people in it.
        table: Its table.
        policy: The policy. So many as its width must be left who may have brought another value.
    """
    if cell.total is None or policy.full is Treatment.SHOW:
        return False
    mean = cell.total / cell.people
    if mean in {*table.scale[:1], *table.scale[-1:]}:
        return True
    told = mean_as_told(mean, table.decimals) * cell.people
    return _at_an_end(cell.people, told, _half(table) * cell.people, table, policy)


def _half(table: Table) -> Decimal:
    """By how much a mean that is told may be off."""
    return Decimal((0, (5,), -table.decimals - 1))


def _at_an_end(people: int, total: Decimal, off: Decimal, table: Table, policy: DisclosurePolicy) -> bool:
    """Whether a sum that may be off by so much leaves too few who can have brought another value."""
    if len(table.scale) < _PERCENTAGE:
        return False
    (lowest, second), (next_, highest) = table.scale[:2], table.scale[-2:]
    from_low = (total + off - people * lowest) / (second - lowest)
    from_high = (people * highest - total + off) / (highest - next_)
    # Each who brought another value is at least one step away from the end.
    return min(from_low, from_high) < policy.width


def left_at_an_end(table: Table, policy: DisclosurePolicy, told: Container[Key]) -> Iterator[tuple[Key, ...]]:
    """Find cells that are not told and brought nearly one value together, as their total shows.

    Args:
        table: The table.
        policy: The policy.
        told: The places of the cells that are told.

    Yields:
        The cells of each such sum, the total first.
    """
    if table.measure is not Measure.MEAN or policy.full is Treatment.SHOW or not table.scale:
        return
    for line in _sums(table):
        if line[0] not in told:
            continue
        cells = [table.by_key[key] for key in line if table.by_key[key].people]
        left = [cell for cell in cells if cell.key not in told]
        if not left or any(cell.total is None for cell in cells):
            continue
        people = sum(cell.people for cell in left)
        total = sum((cell.total or Decimal(0) for cell in left), Decimal(0))
        off = _half(table) * sum(cell.people for cell in cells if cell.key in told)
        if _at_an_end(people, total, off, table, policy):
            yield line


def _sums(table: Table) -> Iterator[tuple[Key, ...]]:
    for place, dimension in enumerate(table.dimensions):
        others = [own.by_name if n != place else ("",) for n, own in enumerate(table.dimensions)]
        for at in product(*others):
            for parent, children in dimension.children.items():
                yield tuple((*at[:place], name, *at[place + 1 :]) for name in (parent, *children))


def revised_means(system: System) -> Iterator[Problem]:
    """Find means that changed since they went out, or that two tables give otherwise.

    Args:
        system: All that is known about some people.

    Yields:
        A problem for each: with the numbers of people the same, the change shows whose value changed.
    """
    known: dict[tuple[int, str], list[tuple[Decimal, Decimal, str]]] = {}
    for entry in system.earlier:
        if entry.measure is Measure.MEAN:
            told = entry.by_key
            for key, number in system.cells_before(entry):
                if (value := told[key].value) is not None:
                    row = Decimal(value), _unit(entry.decimals), "what went out before"
                    known.setdefault((number, entry.value), []).append(row)
    for table in system.tables:
        for key, number in system.cells_of(table) if table.measure is Measure.MEAN else ():
            cell = table.by_key[key]
            if cell.people and cell.total is not None:
                mean, unit = cell.total / cell.people, _unit(table.decimals)
                others = known.setdefault((number, table.value), [])
                other = next((who for own, off, who in others if abs(own - mean) > max(unit, off)), None)
                others.append((mean, unit, place_of(table, key)))
                if other is not None:
                    yield _revised(place_of(table, key), other, table.name)


def _unit(decimals: int) -> Decimal:
    """What two means of the same may differ by, each made of figures that were rounded."""
    return Decimal((0, (1,), -decimals))


def _revised(place: str, other: str, table: str) -> Problem:
    return Problem(
        code=Code.FIGURES_REVISED,
        message=f"{place} has another mean than {other}.",
        remedy=(
            "The difference would tell of those whose value changed. Give a revision a period of its own, and"
            " publish one of the two; or say that the mean is of something else."
        ),
        path=(table,),
    )
