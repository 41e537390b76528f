"""The cells that tell too much by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from practicecheck.comparison.tables._knowledge import Reason
from practicecheck.comparison.tables._means import nearly_one_value
from practicecheck.comparison.tables._policy import DisclosurePolicy, Treatment
from practicecheck.comparison.tables._table import Cell, Key, Measure, Table
from practicecheck.comparison.tables._table_check import place_of
from practicecheck.errors import Code, Problem

if TYPE_CHECKING:
    from practicecheck.comparison.tables._dimension import Dimension

_ALL = 100


def reason_of(cell: Cell, table: Table, policy: DisclosurePolicy) -> Reason | None:
    """Why a cell must be hidden, looked at by itself.

    Args:
        cell: The cell.
        table: Its table.
        policy: The policy.

    Returns:
        The reason; nothing if it may be told.
    """
    if cell.withheld:
        return Reason.ASKED
    if not cell.people:
        return Reason.ZERO if policy.zeros is Treatment.HIDE else None
    if cell.people < policy.minimum:
        return Reason.SMALL
    if table.measure is Measure.MEAN and (
        (policy.full is Treatment.HIDE and cell.same is not None) or nearly_one_value(cell, table, policy)
    ):
        return Reason.FULL
    if cell.largest and cell.total is not None and _dominated(cell.largest, cell.total, policy):
        return Reason.DOMINATED
    return None


def _dominated(largest: tuple[Decimal, ...], total: Decimal, policy: DisclosurePolicy) -> bool:
    rule = policy.dominance
    if rule is not None and sum(largest[: rule.largest]) * _ALL > Decimal(rule.percent) * total:
        return True
    rest = total - sum(largest[:2])
    return policy.p_percent is not None and rest * _ALL < Decimal(policy.p_percent) * largest[0]


def contributors_not_seen(table: Table, policy: DisclosurePolicy) -> Iterator[Problem]:
    """Find rules about the largest values that can't be kept, since the values are not known.

    Args:
        table: The table.
        policy: The policy.

    Yields:
        A problem for the table, if there is a group that could be told and is not known to keep them.
    """
    rules = {"dominance": policy.dominance, "p_percent": policy.p_percent}
    asks = " and ".join(name for name, rule in rules.items() if rule is not None)
    if not asks or table.measure is not Measure.MEAN:
        return
    needed = max(policy.dominance.largest if policy.dominance else 0, _TWO if policy.p_percent else 0)
    for key, cell in table.by_key.items():
        if cell.people >= max(policy.minimum, 1) and len(cell.largest) < min(needed, cell.people):
            yield Problem(
                code=Code.CONTRIBUTORS_NOT_SEEN,
                message=(
                    f"{policy.id} asks for {asks}, and what the largest of {place_of(table, key)} bring is not"
                    " known."
                ),
                remedy=(
                    "Give a row for each person, without those whose value is blank or below 0, or take a"
                    " policy that does not ask for it."
                ),
                path=(table.name,),
            )
            return


_TWO = 2


def full_cells(table: Table, policy: DisclosurePolicy) -> Iterator[Key]:
    """The cells of groups all of whom gave one answer: that one, and the others, which are empty.

    Args:
        table: The table.
        policy: The policy.

    Yields:
        The places of the cells.
    """
    if policy.full is Treatment.SHOW:
        return
    for place, dimension in enumerate(table.dimensions):
        if dimension.answers:
            yield from _full_along(table, place, dimension)


def _full_along(table: Table, place: int, dimension: Dimension) -> Iterator[Key]:
    smallest = [name for name in dimension.by_name if name not in dimension.children]
    if len(smallest) < _CHOICE:
        return
    for key in table.by_key:
        if key[place] == smallest[0]:
            line = [(*key[:place], name, *key[place + 1 :]) for name in smallest]
            if sum(1 for own in line if table.by_key[own].people) == 1:
                yield from line


_CHOICE = 2
"""Where there is one answer to choose from, that all chose it tells nothing."""
