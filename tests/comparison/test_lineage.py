"""Organisations change, and comparisons follow them or say why not."""

from __future__ import annotations

from datetime import date

import pytest

from practicecheck.comparison import (
    ChangeKind,
    Continuity,
    Lineage,
    Succession,
    check_lineage,
    comparable_over,
)
from practicecheck.errors import Code


def change(year: int, kind: ChangeKind, before: str, after: str) -> Succession:
    return Succession(
        on=date(year, 4, 1), change=kind, from_=tuple(before.split()), to=tuple(after.split()), source="Order"
    )


def lineage(*changes: Succession) -> Lineage:
    names = dict.fromkeys(name for own in changes for name in (*own.from_, *own.to))
    return Lineage(organisations=tuple(names), changes=changes)


HISTORY = lineage(
    change(2020, ChangeKind.RENAMED, "A", "B"),
    change(2022, ChangeKind.MERGED, "B C", "D"),
    change(2024, ChangeKind.SPLIT, "D", "E F"),
    change(2021, ChangeKind.TRANSFERRED, "K", "T"),
)


@pytest.mark.parametrize(
    ("name", "year", "found"),
    [
        ("A", 2019, ("A",)),
        ("A", 2021, ("B",)),
        ("A", 2023, ("D",)),
        ("A", 2025, ("E", "F")),
        ("E", 2023, ("D",)),
        ("E", 2021, ("B", "C")),
        ("F", 2019, ("A", "C")),
        ("K", 2025, ("K",)),
    ],
)
def test_an_organisation_is_found_on_a_day(name: str, year: int, found: tuple[str, ...]) -> None:
    """Under whatever name it is known, before and after."""
    assert HISTORY.organisation_on(name, date(year, 6, 1)) == found


@pytest.mark.parametrize(
    ("earlier", "start", "later", "end", "continuity", "before", "after"),
    [
        ("A", 2018, "A", 2019, Continuity.COMPARABLE, ("A",), ("A",)),
        ("A", 2019, "B", 2021, Continuity.COMPARABLE, ("A",), ("B",)),
        ("B", 2021, "D", 2023, Continuity.ONLY_SUMMED, ("B", "C"), ("D",)),
        ("C", 2021, "E", 2025, Continuity.ONLY_SUMMED, ("B", "C"), ("E", "F")),
        ("K", 2020, "T", 2022, Continuity.WITH_CAVEAT, ("K",), ("T",)),
        ("A", 2019, "T", 2025, Continuity.NOT_COMPARABLE, ("A",), ("T",)),
    ],
)
def test_years_are_compared_over_changes(
    earlier: str, start: int, later: str, end: int, continuity: Continuity, before: object, after: object
) -> None:
    """With the names whose figures are to be added up, and why."""
    found = comparable_over(HISTORY, earlier, later, start=date(start, 6, 1), end=date(end, 6, 1))
    assert (found.continuity, found.earlier, found.later) == (continuity, before, after)
    assert found.reasons


def test_days_the_wrong_way_round_are_refused() -> None:
    """The earlier day comes first."""
    with pytest.raises(ValueError, match="comes before"):
        comparable_over(HISTORY, "A", "A", start=date(2020, 1, 2), end=date(2020, 1, 1))


def test_successors_and_predecessors_are_the_changes() -> None:
    """The earliest first."""
    assert [own.to for own in HISTORY.successors("B")] == [("D",)]
    assert [own.from_ for own in HISTORY.predecessors("D")] == [("B", "C")]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ([change(2020, ChangeKind.MERGED, "A B", "A")], Code.LINEAGE_LOOP),
        (
            [change(2020, ChangeKind.RENAMED, "A", "B"), change(2022, ChangeKind.RENAMED, "B", "A")],
            Code.LINEAGE_LOOP,
        ),
        (
            [change(2020, ChangeKind.RENAMED, "A", "B"), change(2019, ChangeKind.RENAMED, "B", "C")],
            Code.LINEAGE_DATES,
        ),
        (
            [change(2020, ChangeKind.RENAMED, "A", "B"), change(2021, ChangeKind.RENAMED, "A", "C")],
            Code.LINEAGE_DATES,
        ),
        (
            [change(2020, ChangeKind.RENAMED, "A", "B"), change(2021, ChangeKind.TRANSFERRED, "A", "T")],
            Code.LINEAGE_DATES,
        ),
        ([change(2020, ChangeKind.SPLIT, "A", "B")], Code.LINEAGE_SHAPE),
        ([change(2020, ChangeKind.RENAMED, "A", "")], Code.LINEAGE_SHAPE),
    ],
)
def test_what_cannot_be_is_told(changes: list[Succession], code: Code) -> None:
    """Loops, dates against each other, changes of another shape."""
    assert code in {problem.code for problem in check_lineage(lineage(*changes))}


def test_work_may_come_back_from_a_trust() -> None:
    """Transfers are no loop."""
    back = lineage(
        change(2020, ChangeKind.TRANSFERRED, "A", "T"), change(2024, ChangeKind.TRANSFERRED, "T", "A")
    )
    assert check_lineage(back) == ()
