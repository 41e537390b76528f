"""Means of a table by two dimensions tell of the hidden numbers of people, beside what their sums tell."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from itertools import product
from types import MappingProxyType

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linprog
from tests.comparison.tables.builders import SLOW, a_policy, another, released

from practicecheck.comparison.tables import (
    Category,
    Cell,
    Dimension,
    DisclosurePolicy,
    Measure,
    ReleasedTable,
    Table,
    audit,
    grouping,
    release,
)
from practicecheck.errors import Code, DocumentError
from practicecheck.exchange import document_text, read_ledger, source_of

NO_GROUPS: Mapping[str, set[str]] = MappingProxyType({})
NOUGHT_TO_TEN = tuple(map(Decimal, range(11)))


def by_two(given: dict[tuple[str, str], tuple[int, int]], name: str = "score", **more: object) -> Table:
    """A table by team and grade: how many each group has, and the sum of what they brought."""
    rows, columns = (dict.fromkeys(key[n] for key in given) for n in (0, 1))
    said = {
        "name": name,
        "population": "staff",
        "dimensions": (grouping("team", *rows), grouping("grade", *columns)),
        "cells": tuple(
            Cell(key=key, people=people, total=Decimal(total) if people else None)
            for key, (people, total) in given.items()
        ),
        "measure": Measure.MEAN,
        "value": "Score",
        "scale": NOUGHT_TO_TEN,
    }
    return Table(**{**said, **more})  # type: ignore[arg-type]


def found_out(
    table: Table,
    published: list[ReleasedTable],
    key: tuple[str, ...],
    least: int = 1,
    groups: Mapping[str, set[str]] = NO_GROUPS,
) -> tuple[float, float]:
    """Between which numbers a hidden cell lies, for somebody who fills in how many of each group brought what.

    It shares no code with the library: its unknowns are the people of each smallest group with each value.
    """
    smallest = [[name for name in own.by_name if name not in own.children] for own in table.dimensions]
    lowest, highest = int(table.scale[0]), int(table.scale[-1])
    kinds = [(*group, brought) for group in product(*smallest) for brought in (lowest, highest)]

    def people(of: tuple[str, ...], weight: Decimal | None = None) -> list[float]:
        inside = [
            {name} if name in own else groups.get(name, set(own))
            for name, own in zip(of, smallest, strict=True)
        ]
        return [
            (1.0 if weight is None else float(kind[2] - weight))
            * (kind[0] in inside[0] and kind[1] in inside[1])
            for kind in kinds
        ]

    exact: list[tuple[list[float], float]] = []
    most: list[tuple[list[float], float]] = []
    for cell in (cell for own in published for cell in own.cells):
        if cell.people is None:
            most.append(([-own for own in people(cell.key)], -least))
        else:
            exact.append((people(cell.key), cell.people))
        if cell.people and cell.value is not None:
            off = Decimal("0.05")
            most.append((people(cell.key, cell.value + off), 0))
            most.append(([-own for own in people(cell.key, cell.value - off)], 0))
    ends = []
    for sign in (1, -1):
        found = linprog(
            [sign * own for own in people(key)],
            A_eq=[row for row, _ in exact] or None,
            b_eq=[right for _, right in exact] or None,
            A_ub=[row for row, _ in most] or None,
            b_ub=[right for _, right in most] or None,
            method="highs",
        )
        assert found.status in {0, 3}, found.message
        ends.append(sign * found.fun if found.status == 0 else float("inf"))
    return ends[0], ends[1]


ONE_NEW = {
    ("East", "new"): (1, 5),
    ("East", "old"): (19, 0),
    ("East", "lead"): (30, 150),
    ("West", "new"): (19, 190),
    ("West", "old"): (21, 105),
    ("West", "lead"): (30, 150),
    ("North", "new"): (40, 200),
    ("North", "old"): (40, 200),
    ("North", "lead"): (40, 160),
}
"""The new and the old of East bring next to nothing, the new of East and West next to all: whoever is in both
can be but one."""


def test_a_group_is_not_worked_out_from_a_low_and_a_high_mean_that_cross() -> None:
    """The sums of people alone leave 1 to 19 of them; with the means there would be 1, who brought a 5."""
    table = by_two(ONE_NEW)
    own = release([table], a_policy())
    for decision in own.decisions:
        low, high = found_out(table, list(own.tables), decision.key)
        assert high - low > own.policy.width - 1 + 1e-6, decision


def test_the_audit_counts_what_means_tell() -> None:
    """What it says an outsider can work out is what one does work out."""
    table = by_two(ONE_NEW)
    own = release([table], a_policy())
    for cell in audit(own):
        low, high = found_out(table, list(own.tables), cell.key)
        assert cell.low - 1 < low < cell.low + 1e-4
        assert cell.high is None or cell.high - 1e-4 < high < cell.high + 1
        assert cell.wide_enough


GROUPS = st.tuples(st.one_of(st.integers(0, 12), st.integers(0, 60)), st.sampled_from([0, 0, 1, 5, 9, 10, 10]))


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """A table by two dimensions whose groups bring much the same, many of them next to nothing or to all."""
    keys = list(product("abc"[: draw(st.integers(2, 3))], "xyz"[: draw(st.integers(2, 3))]))
    return by_two({key: (n, n * each) for key in keys for n, each in [draw(GROUPS)]})


@SLOW
@given(table=tables(), minimum=st.integers(3, 12), width=st.integers(2, 6))
def test_no_hidden_group_is_worked_out_with_the_means(table: Table, minimum: int, width: int) -> None:
    """Whoever fills in how many brought what is left with the doubt that the policy promises."""
    own = released([table], a_policy(minimum=minimum, width=width))
    for decision in own.decisions:
        low, high = found_out(table, list(own.tables), decision.key)
        assert high - low > width - 1 + 1e-6, decision


@SLOW
@given(table=tables(), data=st.data())
def test_nor_with_the_numbers_that_went_out_before(table: Table, data: st.DataObject) -> None:
    """First how many there are, then what they brought: one ledger holds the two together."""
    policy = a_policy(minimum=data.draw(st.integers(3, 12)), width=data.draw(st.integers(2, 6)))
    counts = by_two(
        {cell.key: (cell.people, 0) for cell in table.cells}, "staff", measure=Measure.PEOPLE, scale=()
    )
    first = released([counts], policy)
    then = released([table], policy, first.ledger)
    for decision in (*first.decisions, *then.decisions):
        low, high = found_out(table, [*first.tables, *then.tables], decision.key)
        assert high - low > policy.width - 1 + 1e-6, decision


def assert_numbers_after_means_tell_nothing(table: Table, later: Table, policy: DisclosurePolicy) -> None:
    """What is hidden stays in doubt when means go out first, and numbers of some of the same people later."""
    first = released([table], policy)
    second = attrs.evolve(later, measure=Measure.PEOPLE, value="", scale=())
    then = released([second], policy, first.ledger)
    some = {key[0] for key in second.by_key} - {"some"}
    published = [*first.tables, *then.tables]
    for decision in (*first.decisions, *then.decisions):
        low, high = found_out(table, published, decision.key, groups={"some": some})
        assert high - low > policy.width - 1 + 1e-6, decision


@SLOW
@given(table=tables(), data=st.data())
def test_nor_with_the_means_that_went_out_before(table: Table, data: st.DataObject) -> None:
    """First what they brought, then how many some teams have together: the ledger knows the scale."""
    policy = a_policy(minimum=data.draw(st.integers(3, 12)), width=data.draw(st.integers(2, 6)))
    assert_numbers_after_means_tell_nothing(table, another(table, data), policy)


def test_whoever_are_left_beside_a_high_mean_are_not_told_by_a_later_number() -> None:
    """How many a and b have together would tell, with the means of before, how many of them brought all."""
    brought = {"ay": (6, 60), "az": (6, 0), "bx": (4, 0), "bz": (1, 0), "cy": (9, 81), "cz": (2, 18)}
    table = by_two({(row, column): brought.get(row + column, (0, 0)) for row, column in product("abc", "xyz")})
    parts = (Category(name=name, parent="some", shown=False) for name in "ab")
    a_and_b = Table(
        name="second",
        population="staff",
        dimensions=(Dimension(name="team", categories=(*parts, Category(name="some"))), table.dimensions[1]),
        cells=tuple(cell for key, cell in table.by_key.items() if key[0] in "ab"),
    )
    policy = a_policy(minimum=3, width=3)
    first = release([table], policy)
    assert release([a_and_b], policy)
    with pytest.raises(DocumentError) as refused:
        release([a_and_b], policy, first.ledger)
    assert {own.code for own in refused.value.problems} == {Code.NOT_PROTECTED}


def test_a_ledger_is_read_with_its_scale() -> None:
    """As it was written."""
    ledger = release([by_two(ONE_NEW)], a_policy()).ledger
    assert (ledger.entries[0].lowest, ledger.entries[0].highest) == (0, 10)
    assert read_ledger(source_of(document_text(ledger), "ledger.yaml")) == ledger


def test_one_sum_needs_no_proof(monkeypatch: pytest.MonkeyPatch) -> None:
    """By one dimension any number of people can bring what is left, so nothing but the core is asked for."""
    monkeypatch.setitem(__import__("sys").modules, "scipy.optimize", None)
    table = by_two({("East", "x"): (5, 10), ("West", "x"): (30, 90), ("South", "x"): (40, 200)})
    flat = Table(
        name="flat",
        population="staff",
        dimensions=table.dimensions[:1],
        cells=tuple(Cell(key=cell.key[:1], people=cell.people, total=cell.total) for cell in table.cells),
        measure=Measure.MEAN,
        value="Score",
        scale=NOUGHT_TO_TEN,
    )
    assert {own.key[0] for own in release([flat], a_policy()).decisions} == {"East", "West"}
