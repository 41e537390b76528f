"""Cells: numbers as exact as they were written, and what rounding hides."""

from __future__ import annotations

from decimal import Decimal

import pytest

from practicecheck.scoring import Cell, Interval, Marker

TENTH = Decimal("0.1")


def number(written: str, nearest: Decimal | int | None = TENTH) -> Cell:
    return Cell(written=written, number=Decimal(written), nearest=nearest)


@pytest.mark.parametrize(
    ("cell", "low", "high"),
    [
        (number("12.3"), "12.25", "12.35"),
        (number("12"), "11.95", "12.05"),
        (number("12", None), "12", "12"),
        (number("0"), "0", "0"),
        (number("0.0"), "0", "0"),
        (number("35", 5), "32.5", "37.5"),
        (number("12.34"), "12.335", "12.345"),
        (number("36", 5), "35.5", "36.5"),
        (number("1", 5), "0.5", "1.5"),
    ],
)
def test_a_number_may_have_been_half_its_last_digit_more_or_less(cell: Cell, low: str, high: str) -> None:
    """Finer digits than were promised are believed; 0 is exact, since what only rounds to 0 is written low."""
    assert cell.allowed == Interval(Decimal(low), Decimal(high))
    assert cell.shown.only == cell.number


def test_nothing_is_less_than_nothing() -> None:
    assert number("2", 5).allowed.low == Decimal("1.5")
    assert Cell(number=1, nearest=10).allowed.low == Decimal("0.5")
    assert Cell(number=5, nearest=5).allowed.low == Decimal("2.5")


def test_low_is_above_0_and_at_most_half_a_last_digit() -> None:
    cell = Cell(written="low", marker=Marker.LOW, nearest=TENTH)
    assert cell.shown == cell.allowed == Interval(Decimal(0), Decimal("0.05"), above=True)
    assert not cell.missing


@pytest.mark.parametrize("marker", [m for m in Marker if m is not Marker.LOW])
def test_other_markers_give_nothing_to_work_with(marker: Marker) -> None:
    cell = Cell(written=marker.value, marker=marker)
    assert cell.missing
    assert not cell.blank
    with pytest.raises(ValueError, match=marker.value):
        _ = cell.shown


def test_low_of_a_figure_that_is_exact_gives_nothing_to_work_with() -> None:
    """Of a head count nothing rounds to 0 and is not 0."""
    cell = Cell(written="low", marker=Marker.LOW)
    assert cell.missing
    with pytest.raises(ValueError, match="low"):
        _ = cell.shown


def test_a_blank_is_neither_a_number_nor_a_marker() -> None:
    assert Cell().blank
    assert Cell().missing


def test_each_marker_has_a_meaning_of_its_own() -> None:
    assert len({marker.meaning for marker in Marker}) == 5
