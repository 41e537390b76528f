"""Published tables with hidden cells come out: each test names its source."""

from __future__ import annotations

from tests.comparison.tables.builders import a_policy, a_table

from practicecheck.comparison.tables import Cell, Table, Treatment, audit, audit_pattern, grouping, release

ROWS = {
    "w": [30, 47, 64, 89],
    "x": [90, 124, 5, 31],
    "y": [92, 100, 59, 85],
    "z": [800, 991, 651, 685],
}
HIDDEN = [tuple(own) for own in ("wa", "wb", "wc", "xa", "xc", "yb", "yd", "zb", "zd")]
ANYTHING = a_policy(minimum=1, width=1, zeros=Treatment.HIDE, together=False)
"""A policy by which no cell is hidden for itself."""


def test_two_hidden_cells_in_each_row_and_column_may_give_one_away() -> None:
    """The cell w|b is 47 and nothing else, though every row and column has at least two hidden cells.

    Source: CRAN package sdcTable, tests/testthat/test-simpleheuristic.R: 47 = (230 + 250) - (89 + 124 + 31) -
    ((1021 + 770) - (92 + 59 + 800 + 651)).
    """
    found = {cell.key: (cell.low, cell.high) for cell in audit_pattern(a_table(ROWS, "abcd"), HIDDEN, ANYTHING)}
    assert [key for key, (low, high) in found.items() if low == high] == [("w", "b")]
    assert found["w", "b"] == (47, 47)


def test_one_more_hidden_cell_mends_it() -> None:
    """With x|b hidden, too, w|b may be anything from 0 to 141.

    Source: as above; the interval by linear programming.
    """
    found = {
        cell.key: (cell.low, cell.high)
        for cell in audit_pattern(a_table(ROWS, "abcd"), [*HIDDEN, ("x", "b")], ANYTHING)
    }
    assert found["w", "b"] == (0, 141)
    assert all(high is not None and high > low for low, high in found.values())


def test_a_release_mends_it_by_itself() -> None:
    """Whoever asks for the nine cells to be hidden gets as many more as leave nothing known."""
    whole = a_table(ROWS, "abcd")
    asked = Table(
        name="test",
        population="test",
        dimensions=whole.dimensions,
        cells=tuple(
            Cell(key=cell.key, people=cell.people, withheld=cell.key in HIDDEN) for cell in whole.cells
        ),
    )
    done = release([asked], ANYTHING)
    hidden = {own.key for own in done.decisions}
    assert set(HIDDEN) < hidden
    assert len(hidden) == len(HIDDEN) + 1
    assert all(cell.wide_enough for cell in audit(done))


def test_the_difference_of_two_groups_is_a_group() -> None:
    """25 people with a mean of 62.0, and 20 of them with a mean of 65.0, give 5 people with a mean of 50.0."""
    people, total = 25 - 20, 25 * 62.0 - 20 * 65.0
    assert (people, total / people) == (5, 50.0)
    only = grouping("team", "East", "Duty", total="All")
    table = Table(
        name="test",
        population="staff",
        dimensions=(only,),
        cells=(Cell(key=("East",), people=20), Cell(key=("Duty",), people=5)),
    )
    shown = {cell.key: cell.people for cell in release([table], a_policy()).tables[0].cells}
    assert shown == {("East",): None, ("Duty",): None, ("All",): 25}
