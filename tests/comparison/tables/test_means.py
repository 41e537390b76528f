"""What a mean tells: of its own group, of those who are left over, and beside one that went out before."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.comparison.tables.builders import a_policy, released

from practicecheck.comparison.tables import (
    Category,
    Cell,
    Dimension,
    Measure,
    Reason,
    Release,
    Table,
    Treatment,
    check_table,
    grouping,
    release,
)
from practicecheck.errors import Code, DocumentError, Severity
from practicecheck.exchange import document_text, read_ledger, source_of

ONE_TO_FIVE = tuple(map(Decimal, range(1, 6)))


def means(given: dict[str, tuple[int, str | int]], **more: object) -> Table:
    """A table of teams: how many each has, and the sum of what they brought."""
    said = {
        "name": "score",
        "population": "staff",
        "dimensions": (grouping("team", *given),),
        "cells": tuple(
            Cell(key=(team,), people=people, total=Decimal(total)) for team, (people, total) in given.items()
        ),
        "measure": Measure.MEAN,
        "value": "Score",
        "scale": ONE_TO_FIVE,
    }
    return Table(**{**said, **more})  # type: ignore[arg-type]


def why(done: Release) -> dict[str, Reason]:
    """Why each team is hidden."""
    return {own.key[0]: own.reason for own in done.decisions}


def codes(fault: pytest.ExceptionInfo[DocumentError]) -> set[Code]:
    """What is told."""
    return {problem.code for problem in fault.value.problems}


def test_means_of_two_values_are_refused_as_percentages() -> None:
    """20 people with a mean of 0.2 are 4 people with a 1: they are a group of their own."""
    table = means({"A": (20, 4), "B": (30, 15)}, scale=(Decimal(0), Decimal(1)))
    with pytest.raises(DocumentError, match="percentages by another name") as fault:
        release([table], a_policy())
    assert codes(fault) == {Code.NOT_PROTECTED}
    assert "--answers" in str(fault.value)


@pytest.mark.parametrize(
    ("people", "total", "hidden"),
    [
        (12, 60, True),  # all gave a 5
        (12, 12, True),  # all gave a 1
        (12, 59, True),  # one gave a 4
        (40, 199, True),  # 5.0 is told: at the most three gave something else
        (12, 36, False),  # anything
        (12, 54, False),  # up to six gave something else
        (200, 999, False),  # 5.0 is told, and as many as ten may have given something else
        (200, 1000, True),  # each of the 200 gave a 5
    ],
)
def test_a_mean_near_the_end_of_the_scale_is_hidden(people: int, total: int, hidden: bool) -> None:  # noqa: FBT001
    """It tells that all but a few brought the highest value, or the lowest."""
    done = release([means({"A": (people, total), "B": (50, 150), "C": (60, 180)})], a_policy())
    assert (why(done).get("A") is Reason.FULL) is hidden
    shown = release(
        [means({"A": (people, total), "B": (50, 150), "C": (60, 180)})], a_policy(full=Treatment.SHOW)
    )
    assert not why(shown)


def test_without_a_scale_it_is_told_that_nothing_was_seen() -> None:
    """Of means of groups nobody here knows which values there can be."""
    done = release([means({"A": (12, 60), "B": (50, 150)}, scale=())], a_policy())
    assert not why(done)
    assert [(own.code, own.severity) for own in done.warnings] == [(Code.VALUES_NOT_SEEN, Severity.WARNING)]
    assert not release([means({"A": (12, 36), "B": (50, 150)})], a_policy()).warnings


def test_those_who_are_left_over_are_looked_at_together() -> None:
    """Two hidden teams whose sum follows from the total must not be 23 people who all gave a 5."""
    given = {"A": (5, 25), "B": (18, 89), "C": (40, 120), "D": (50, 150)}
    hidden = set(why(release([means(given, decimals=2)], a_policy())))
    assert hidden > {"A", "B"}
    assert set(why(release([means(given, scale=())], a_policy()))) == {"A", "B"}
    # To one decimal the three means that are told leave room for ten who gave something else.
    assert set(why(release([means(given)], a_policy()))) == {"A", "B"}


def test_what_is_left_over_and_can_not_be_helped_is_refused() -> None:
    """Where all else was told before there is nothing to hide it behind."""
    teams = Dimension(
        name="team",
        categories=(
            Category(name="A", parent="Total", shown=False),
            *(Category(name=name, parent="Total") for name in ("C", "D")),
            Category(name="Total"),
        ),
    )
    given = {"A": (15, 75), "C": (40, 120), "D": (50, 150)}
    before = release([means(given, dimensions=(teams,), measure=Measure.PEOPLE)], a_policy())
    with pytest.raises(DocumentError) as fault:
        release([means(given, name="then", dimensions=(teams,), decimals=2)], a_policy(), before.ledger)
    assert codes(fault) == {Code.NOT_PROTECTED}


GIVEN: dict[str, tuple[int, str | int]] = {"A": (20, 61), "B": (30, 90), "C": (40, 130)}


@pytest.mark.parametrize(
    ("total", "value", "refused"),
    [(61, "Score", False), (62, "Score", False), (66, "Score", True), (66, "Morale", False)],
)
def test_a_mean_that_changed_since_it_went_out_is_refused(total: int, value: str, refused: bool) -> None:  # noqa: FBT001
    """A mean of 3.3 after 3.1 of the same 20 shows what somebody changed; another question may differ."""
    before = release([means(GIVEN)], a_policy())
    then = means({**GIVEN, "A": (20, total)}, name="then", value=value)
    if not refused:
        assert len(release([then], a_policy(), before.ledger).ledger.entries) == 2
        return
    with pytest.raises(DocumentError) as fault:
        release([then], a_policy(), before.ledger)
    assert codes(fault) == {Code.FIGURES_REVISED}
    assert "3.3" not in str(fault.value)


def test_two_tables_of_a_release_must_not_differ_in_a_mean() -> None:
    """As with numbers of people."""
    with pytest.raises(DocumentError) as fault:
        release([means(GIVEN), means({**GIVEN, "A": (20, 66)}, name="then")], a_policy())
    assert codes(fault) == {Code.FIGURES_REVISED}


def test_the_ledger_keeps_the_means_that_were_told_and_no_others() -> None:
    """A hidden one is not in it."""
    done = release([means({**GIVEN, "D": (4, 9)})], a_policy())
    (entry,) = done.ledger.entries
    assert (entry.measure, entry.value, entry.decimals) == (Measure.MEAN, "Score", 1)
    assert entry.by_key["C",].value == Decimal("3.3")
    assert entry.by_key["D",].value is None
    assert all((cell.value is None) is (cell.people is None) for cell in entry.cells)


def test_more_decimals_later_are_no_revision() -> None:
    """3.05 after 3.1 is the same mean."""
    before = release([means(GIVEN)], a_policy())
    release([means(GIVEN, name="then", decimals=2)], a_policy(), before.ledger)


@pytest.mark.parametrize("scale", [(5, 1), (1, 1, 5), (1, 2)])
def test_a_scale_that_can_not_be_is_told(scale: tuple[int, ...]) -> None:
    """Out of order, a value twice, or means outside it."""
    table = means(GIVEN, scale=tuple(map(Decimal, scale)))
    assert {own.code for own in check_table(table)} == {Code.VALUE_OFF_SCALE}


@st.composite
def marked(draw: st.DrawFn) -> list[tuple[str, int]]:
    """People with their team and what each brought."""
    teams = draw(st.lists(st.integers(1, 25), min_size=2, max_size=4))
    marks = st.sampled_from(draw(st.sampled_from([(1, 2, 3, 4, 5), (4, 5, 5, 5, 5, 5, 5), (0, 50, 100)])))
    return [(name, draw(marks)) for name, people in zip("ABCD", teams, strict=False) for _ in range(people)]


@settings(max_examples=150, deadline=None)
@given(people=marked(), width=st.integers(1, 6), minimum=st.integers(1, 12))
def test_no_mean_that_is_told_leaves_too_few_who_may_differ(
    people: list[tuple[str, int]], width: int, minimum: int
) -> None:
    """Whoever knows the scale counts how many at the most did not bring an end of it: as many as the width."""
    scale = (0, 50, 100) if any(mark in {0, 50, 100} for _, mark in people) else (1, 2, 3, 4, 5)
    teams = sorted({team for team, _ in people})
    table = means(
        {
            team: (
                sum(1 for own, _ in people if own == team),
                sum(mark for own, mark in people if own == team),
            )
            for team in teams
        },
        scale=tuple(map(Decimal, scale)),
    )
    done = released([table], a_policy(width=width, minimum=minimum, zeros=Treatment.HIDE))
    for cell in done.tables[0].cells:
        if cell.value is not None and cell.people:
            assert most_away(cell.people, cell.value, scale) >= width
            assert most_away(cell.people, cell.value, tuple(-own for own in reversed(scale))) >= width


def most_away(people: int, told: Decimal, scale: tuple[int, ...]) -> int:
    """How many of a group can have brought more than the lowest value, found by trying all ways up to there.

    Built apart from the library: of each number of people who differ the least sum is known, which is one
    step for each; it must not be more than the mean that was told lets the sum be.
    """
    highest_sum = (told + Decimal("0.05")) * people
    return max(n for n in range(1000) if scale[0] * people + n * (scale[1] - scale[0]) <= highest_sum)


def test_the_ledger_reads_back_with_its_means() -> None:
    """As it was written, to the last decimal."""
    ledger = release([means({**GIVEN, "D": (4, 9)})], a_policy()).ledger
    read = read_ledger(source_of(document_text(ledger), "ledger.yaml"))
    assert read == ledger
    assert release([means({**GIVEN, "D": (4, 9)})], a_policy(), read).ledger == ledger


def test_means_are_not_told_beside_rounded_numbers() -> None:
    """Sums of means and numbers fit for the true numbers alone, and the rounding would be undone."""
    with pytest.raises(DocumentError, match="rounds numbers of people") as fault:
        release([means(GIVEN)], a_policy(rounding=5))
    assert codes(fault) == {Code.NOT_PROTECTED}
    assert release([means(GIVEN, measure=Measure.PEOPLE)], a_policy(rounding=5)).tables[0].hidden == 0
