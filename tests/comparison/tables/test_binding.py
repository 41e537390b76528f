"""Sums from which nothing follows are left out, and every hidden cell is in the same doubt as with them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.comparison.tables.builders import POLICIES, SLOW, a_policy, another, grouping, released
from tests.comparison.tables.builders import tables as any_tables

from practicecheck.comparison.tables import (
    Category,
    Cell,
    Dimension,
    DisclosurePolicy,
    ReleaseLedger,
    Table,
    Treatment,
    release,
)
from practicecheck.comparison.tables._guard import ProgrammeGuard
from practicecheck.comparison.tables._knowledge import Knowledge, Reason
from practicecheck.comparison.tables._secondary import guard_of
from practicecheck.comparison.tables._system import System
from practicecheck.errors import Code, DocumentError
from practicecheck.exchange import shipped_policy

POLICY = shipped_policy()
SMALL = 10


def dimension(name: str, size: int, *, total: bool) -> Dimension:
    """A dimension whose total is shown, or is not."""
    below = tuple(Category(name=f"{name}{n}", parent="all") for n in range(size))
    return Dimension(name=name, categories=(Category(name="all", shown=total), *below))


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Tables by two or three dimensions, of which some totals are shown."""
    sizes = draw(st.lists(st.integers(2, 3), min_size=2, max_size=3))
    dimensions = tuple(dimension("abc"[n], size, total=draw(st.booleans())) for n, size in enumerate(sizes))
    keys = [()]
    for own in dimensions:
        keys = [(*key, one.name) for key in keys for one in own.categories[1:]]
    cells = tuple(Cell(key=key, people=draw(st.integers(0, 30))) for key in keys)
    return Table(name="t", population="p", dimensions=dimensions, cells=cells)


def known(table: Table, ledger: ReleaseLedger, *, all_sums: bool) -> Knowledge:
    """What an outsider knows with small cells hidden, working with all sums or with those that bind."""
    system = System([table], ledger.about("p", ""))
    found = Knowledge(system, POLICY)
    if all_sums:
        found.__dict__["binding"] = system.independent
    for key, number in system.cells_of(table):
        if number in found.listed and 0 < table.by_key[key].people < SMALL:
            found.reasons[number] = Reason.SMALL
    return found


@given(tables(), st.booleans())
@settings(max_examples=60, deadline=None)
def test_what_is_left_out_told_nothing(table: Table, before: bool) -> None:  # noqa: FBT001 - drawn
    """With all sums and without: the same numbers, from whichever guard, also beside an earlier release."""
    pytest.importorskip("scipy")
    ledger = ReleaseLedger()
    if before:
        whole = Table(
            name="before",
            population="p",
            dimensions=(table.dimensions[0],),
            cells=tuple(
                Cell(key=(one.name,), people=sum(c.people for c in table.cells if c.key[0] == one.name))
                for one in table.dimensions[0].categories[1:]
            ),
        )
        ledger = (
            ReleaseLedger() if any(c.people < SMALL for c in whole.cells) else release([whole], POLICY).ledger
        )
    all_, binding = (known(table, ledger, all_sums=own) for own in (True, False))
    expected = ProgrammeGuard(all_).ranges(all_.reasons)
    for guard in (ProgrammeGuard(binding), guard_of(binding)):
        assert dict(guard.ranges(binding.reasons)) == dict(expected)
    assert set(binding.binding) <= set(all_.binding)


@SLOW
@given(table=any_tables(2), policy=POLICIES, data=st.data())
def test_nor_of_what_was_hidden_before(table: Table, policy: DisclosurePolicy, data: st.DataObject) -> None:
    """Groups that only an earlier release listed, and small ones that no table lists, are in the same doubt."""
    pytest.importorskip("scipy")
    first = released([table], policy)
    second = another(table, data)
    found = []
    for all_sums in (True, False):
        system = System([second], first.ledger.about("staff", ""))
        knowledge = Knowledge(system, policy)
        if all_sums:
            knowledge.__dict__["binding"] = system.independent
        found.append(dict(ProgrammeGuard(knowledge).ranges(knowledge.guarded)))
    assert found[0] == found[1]


def test_a_zero_that_was_hidden_is_not_given_away_by_a_group_about_it() -> None:
    """Of a, b and c only c was told; a and c together would tell that a is nobody."""
    policy = a_policy(minimum=2, width=1, zeros=Treatment.HIDE)
    people = {"a": 0, "b": 0, "c": 2}

    def about(dimension: Dimension, names: str) -> Table:
        cells = tuple(Cell(key=(name,), people=people[name]) for name in names)
        return Table(name=names, population="p", dimensions=(dimension,), cells=cells)

    first = release([about(grouping("x", *"abc"), "abc")], policy)
    parts = tuple(Category(name=name, parent="some", shown=False) for name in "ac")
    second = about(Dimension(name="x", categories=(*parts, Category(name="some"))), "ac")
    with pytest.raises(DocumentError) as refused:
        release([second], policy, first.ledger)
    assert {own.code for own in refused.value.problems} <= {Code.HIDES_EVERYTHING, Code.NOT_PROTECTED}


def test_a_table_without_any_total_ties_nothing() -> None:
    """So it needs no programme to be proved, however many groups it has."""
    dimensions = tuple(dimension(name, 3, total=False) for name in "abc")
    cells = tuple(
        Cell(key=(f"a{i}", f"b{j}", f"c{k}"), people=SMALL + i + j + k)
        for i in range(3)
        for j in range(3)
        for k in range(3)
    )
    table = Table(name="t", population="p", dimensions=dimensions, cells=cells)
    assert known(table, ReleaseLedger(), all_sums=False).binding == ()
    assert known(table, ReleaseLedger(), all_sums=True).binding != ()
