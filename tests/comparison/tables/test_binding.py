"""Sums from which nothing follows are left out, and every hidden cell is in the same doubt as with them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from practicecheck.comparison.tables import Category, Cell, Dimension, ReleaseLedger, Table, release
from practicecheck.comparison.tables._guard import ProgrammeGuard
from practicecheck.comparison.tables._knowledge import Knowledge, Reason
from practicecheck.comparison.tables._secondary import guard_of
from practicecheck.comparison.tables._system import System
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


def test_a_table_without_any_total_ties_nothing() -> None:
    """So it needs no programme to be proved, however many groups it has."""
    dimensions = tuple(dimension(name, 3, total=False) for name in "abc")
    cells = tuple(
        Cell(key=(f"a{i}", f"b{j}", f"c{k}"), people=i + j + k)
        for i in range(3)
        for j in range(3)
        for k in range(3)
    )
    table = Table(name="t", population="p", dimensions=dimensions, cells=cells)
    assert known(table, ReleaseLedger(), all_sums=False).binding == ()
    assert known(table, ReleaseLedger(), all_sums=True).binding != ()
