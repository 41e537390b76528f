"""Published tables with hidden cells come out: each test names its source."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import attrs
import pytest
from tests.comparison.tables.builders import a_policy, a_table

from practicecheck.comparison.tables import (
    Category,
    Cell,
    Dimension,
    Dominance,
    Measure,
    Reason,
    Table,
    Treatment,
    audit,
    audit_pattern,
    grouping,
    release,
)
from practicecheck.errors import DocumentError

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


MICRODATA1 = {"A": [2, 18], "B": [19, 14], "C": [10, 12], "D": [14, 11]}
"""How many of 100 people there are in each region, female and male.

Source: GitHub, sdcTools/sdcTable, tests/testthat/_snaps/jjformat.md, the column freqs; the data is microdata1.
"""


def test_the_least_that_can_be_hidden_beside_one_cell_is_hidden() -> None:
    """With A|female hidden the three others of A and C go with it, and nothing else: 4 of 15 cells.

    Source: sdcTools/sdcTable, tests/testthat/test-protectTable.r: its methods OPT, HYPERCUBE, HITAS and
    SIMPLEHEURISTIC choose the cells 5, 6, 11 and 12, those of A and C; GAUSS chooses A and D.
    """
    table = a_table(MICRODATA1, "fm")
    done = release([table], a_policy(minimum=3, width=1, together=False))
    assert {own.key for own in done.decisions} == {("A", "f"), ("A", "m"), ("C", "f"), ("C", "m")}
    assert all(cell.wide_enough for cell in audit(done))


LARGEST = {
    ("A", "f"): (20, 11, 9),
    ("A", "m"): (178, 18, 15),
    ("B", "f"): (204, 18, 16),
    ("B", "m"): (140, 15, 14),
    ("C", "f"): (106, 19, 12),
    ("C", "m"): (118, 18, 12),
    ("D", "f"): (152, 18, 16),
    ("D", "m"): (366, 280, 11),
}
"""Of each of these cells the sum of the values, the largest value and the second.

Source: sdcTools/sdcTable, data-raw/microdata1.R, added up.
"""


@pytest.mark.parametrize("rule", [{"dominance": Dominance(largest=2, percent=75)}, {"p_percent": 70}])
def test_who_brings_most_of_a_total_is_found(rule: dict[str, Any]) -> None:
    """Of the 15 cells A|female is small, D|male is dominated, and no total is: D has 280 and 18 of 518.

    Source: sdcTools/sdcTable, tests/testthat/test-primarySuppression.r: "nk" with n = 2 and k = 75 finds the
    cells 6 and 14, and so does "p" with p = 70.
    """
    whole = a_table(MICRODATA1, "fm", measure=Measure.MEAN)
    cells = tuple(
        attrs.evolve(cell, total=Decimal(total), largest=tuple(map(Decimal, largest)))
        for cell in whole.cells
        for total, *largest in [LARGEST[cell.key[0], cell.key[1]]]
    )
    done = release([attrs.evolve(whole, cells=cells)], a_policy(minimum=3, width=1, **rule))
    own = {own.key: own.reason for own in done.decisions if own.reason is not Reason.COMPLEMENT}
    assert own == {("A", "f"): Reason.SMALL, ("D", "m"): Reason.DOMINATED}


def test_groups_that_cut_across_each_other_are_decided_as_one() -> None:
    """By county nothing more need be hidden, nor by size; both together would give K away: 10 - 7 = 3.

    Source: sdcTools/sdcTable, tests/testthat/test-linked-tables.r: one more cell is hidden in both, N with 7.
    """
    people = {"A": 2, "B": 2, "I": 8, "J": 8, "K": 3, "L": 3, "M": 3, "N": 7}
    policy = a_policy(minimum=4, width=1, zeros=Treatment.HIDE, together=False)
    county = of_regions("county", people, {"county-1": "ABIJ", "county-2": "KLMN"})
    size = of_regions("size", people, {"big": "LM", "small": "ABIJKN"})
    small = {"A", "B", "K", "L", "M"}
    for alone in (county, size):
        assert {own.key[0] for own in release([alone], policy).decisions} == small
    done = release([county, size], policy)
    assert {own.key[0] for own in done.decisions} == small | {"N"}
    assert all(cell.low < (cell.high or 99) for cell in audit(done))


def of_regions(name: str, people: dict[str, int], groups: dict[str, str]) -> Table:
    """A table of regions within groups of them."""
    return Table(
        name=name,
        population="test",
        dimensions=(
            Dimension(
                name="region",
                categories=(
                    *(Category(name=one, parent=group) for group, own in groups.items() for one in own),
                    *(Category(name=group, parent="Total") for group in groups),
                    Category(name="Total"),
                ),
            ),
        ),
        cells=tuple(Cell(key=(region,), people=own) for region, own in people.items()),
    )


def test_the_interval_of_a_hidden_cell_is_the_published_one() -> None:
    """X11 lies between 3 and 6, where rows come to 7 and 3 and columns to 6 and 4.

    Source: Handbook on Statistical Disclosure Control (sdctools.github.io/HandbookSDC), 4.2.2, example 3, after
    Geurts (1992), table 10.
    """
    table = a_table({"1": [5, 2], "2": [1, 2], "3": [3, 3]}, "ab")
    hidden = [(row, column) for row in "12" for column in "ab"]
    found = {cell.key: (cell.low, cell.high) for cell in audit_pattern(table, hidden, ANYTHING)}
    assert found["1", "a"] == (3, 6)
    assert found == {("1", "a"): (3, 6), ("1", "b"): (1, 4), ("2", "a"): (0, 3), ("2", "b"): (0, 3)}


@pytest.mark.parametrize(
    ("total", "largest", "rule", "hidden"),
    [
        # Example 1: safe by the (1, 90) rule, though the second knows the first to within 2 %.
        (100_000, (50_000, 49_000), {"dominance": Dominance(largest=1, percent=90)}, False),
        (100_000, (50_000, 49_000), {"p_percent": 3}, True),
        # Example 4: not safe by the (1, 85) rule.
        (330, (300, 20, 10), {"dominance": Dominance(largest=1, percent=85)}, True),
    ],
)
def test_a_rule_of_concentration_says_what_is_published(
    total: int,
    largest: tuple[int, ...],
    rule: dict[str, Any],
    hidden: bool,  # noqa: FBT001
) -> None:
    """Source: Handbook on Statistical Disclosure Control, 4.2.1, example 1, and 4.2.2, example 4."""
    table = Table(
        name="test",
        population="test",
        dimensions=(grouping("region", "X", "Y", total=None),),
        measure=Measure.MEAN,
        cells=(
            Cell(key=("X",), people=3, total=Decimal(total), largest=tuple(map(Decimal, largest))),
            Cell(key=("Y",), people=90, total=Decimal(900), largest=(Decimal(10),) * 5),
        ),
    )
    done = release([table], a_policy(minimum=3, **rule))
    assert [own.reason for own in done.decisions] == ([Reason.DOMINATED] if hidden else [])


def test_two_ways_to_cut_hours_do_not_tell_of_one_person() -> None:
    """Men below 20 hours and men below 25 differ by one who works 20 to 24 hours.

    Source: Handbook on Statistical Disclosure Control, 5.2, the tables "Hours worked by sex in Area A" and the
    one that is differenced from them.
    """
    hours = ("<20", "20-24", "25-39", "40-59", "60-69", "70+")
    men = (6, 1, 8, 5, 8, 4)
    policy = a_policy(minimum=4, width=3)
    by_20 = of_hours("by 20", hours, men, {"<20": ("<20",), "20-39": ("20-24", "25-39")})
    by_25 = of_hours("by 25", hours, men, {"<25": ("<20", "20-24"), "25-39": ("25-39",)})
    assert not release([by_20], policy).decisions
    first = release([by_20], policy)
    then = release([by_25], policy, first.ledger)
    assert then.tables[0].by_key["<25",].hidden
    both = release([by_20, by_25], policy)
    told = {own.name: {cell.key[0]: cell.people for cell in own.cells} for own in both.tables}
    assert told["by 20"]["<20"] is None or told["by 25"]["<25"] is None


def of_hours(
    name: str, hours: tuple[str, ...], men: tuple[int, ...], groups: dict[str, tuple[str, ...]]
) -> Table:
    """A table by hours, the first of them put together."""
    inner = {one: group for group, own in groups.items() for one in own}
    # A group of one kind of hours is that kind: it has no category of its own.
    alone = {own[0] for group, own in groups.items() if own == (group,)}
    return Table(
        name=name,
        population="men",
        dimensions=(
            Dimension(
                name="hours",
                categories=(
                    *(
                        Category(name=one, parent=inner[one], shown=False)
                        for one in hours
                        if one in inner and one not in alone
                    ),
                    *(Category(name=one, parent="All") for one in hours if one in alone or one not in inner),
                    *(Category(name=group, parent="All") for group in groups if group not in alone),
                    Category(name="All"),
                ),
            ),
        ),
        cells=tuple(Cell(key=(one,), people=own) for one, own in zip(hours, men, strict=True)),
    )


def test_that_all_the_married_work_full_time_is_hidden() -> None:
    """6 and 0 of 6: whoever is married is known to work full time.

    Source: Handbook on Statistical Disclosure Control, 5.2, the table "Marital status by hours worked".
    """
    table = Table(
        name="test",
        population="test",
        dimensions=(
            grouping("status", "Married", "Divorced", "Single"),
            grouping("hours", "Full time", "Part time", answers=True),
        ),
        cells=tuple(
            Cell(key=(status, hours), people=people)
            for status, own in {"Married": (6, 0), "Divorced": (5, 1), "Single": (2, 2)}.items()
            for hours, people in zip(("Full time", "Part time"), own, strict=True)
        ),
    )
    done = release([table], a_policy(minimum=1, width=1, together=False))
    reasons = {own.key: own.reason for own in done.decisions}
    assert reasons["Married", "Full time"] is reasons["Married", "Part time"] is Reason.FULL
    assert all(cell.wide_enough for cell in audit(done))


def test_means_beside_changed_numbers_give_the_true_numbers() -> None:
    """8 and 12 of 20 are the only numbers within 2 of 9, 14 and 19 that the three means fit.

    Source: Handbook on Statistical Disclosure Control, 5.7, tables "An example table with (perturbed) ages and
    counts" and "Sample calculation for an attacker". So a policy that rounds tells no means.
    """
    means = (11.25, 7.9167, 9.25)
    fitting = [
        (one, two)
        for one in range(7, 12)
        for two in range(12, 17)
        if 17 <= one + two <= 21 and abs(one * means[0] + two * means[1] - (one + two) * means[2]) < 0.01
    ]
    assert fitting == [(8, 12)]
    table = Table(
        name="ages",
        population="test",
        dimensions=(grouping("cell", "1", "2"),),
        measure=Measure.MEAN,
        cells=(Cell(key=("1",), people=8, total=Decimal(90)), Cell(key=("2",), people=12, total=Decimal(95))),
    )
    with pytest.raises(DocumentError, match="rounds numbers of people"):
        release([table], a_policy(minimum=5, rounding=5))
