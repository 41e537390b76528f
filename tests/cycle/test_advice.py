"""What departs from the pace and team of the sources is advice, told in their words."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import given
from tests.cycle.builders import BLANK, PREPARED, on, with_calendar
from tests.strategies import HAWD, LAW, STEPS, cycles

from practicecheck.cycle import Cycle, Session, TeamPart, advice_on
from practicecheck.errors import Code, Severity


def found(cycle: Cycle) -> list[str]:
    return [problem.message for problem in advice_on(cycle, [HAWD])]


def test_the_pace_of_the_source_is_no_departure() -> None:
    """A week's notice, one meeting, two half days, a break of 12 days, two half days for the plan."""
    assert found(PREPARED) == []


def test_of_what_is_not_in_the_calendar_nothing_is_told() -> None:
    """A blank form is no breach."""
    assert found(BLANK) == []


@pytest.mark.parametrize(
    ("days", "message"),
    [
        ({"guidance": date(2026, 9, 4)}, "the guidance comes 6 days before the set-up meeting."),
        ({"guidance": date(2026, 9, 10)}, "the guidance comes on the same day as the set-up meeting."),
        ({"guidance": date(2026, 9, 11)}, "the guidance comes 1 day after the set-up meeting."),
        (
            {"setup": on(date(2026, 9, 10), date(2026, 9, 11))},
            "2 meetings are set aside for the set-up meeting.",
        ),
        (
            {"assessment": on(*[date(2026, 9, day) for day in (24, 29)], date(2026, 10, 1))},
            "3 half days are set aside for the assessment.",
        ),
        ({"planning": on(date(2026, 10, 13))}, "1 half day is set aside for the plan."),
        (
            {"synthesis": on(date(2026, 10, 1)), "planning": ()},
            "no day lies between the assessment and the synthesis.",
        ),
        (
            {"synthesis": on(date(2026, 10, 16)), "planning": ()},
            "15 days lie between the assessment and the synthesis.",
        ),
        (
            {"synthesis": on(date(2026, 9, 26)), "planning": ()},
            "the synthesis begins 5 days before the assessment ends.",
        ),
    ],
)
def test_a_departure_is_told_with_its_figure(days: dict[str, Any], message: str) -> None:
    """In days, meetings or half days."""
    assert found(with_calendar(PREPARED, **days)) == [message]


@pytest.mark.parametrize(
    "days",
    [
        {"guidance": date(2026, 9, 3)},
        {"assessment": (Session(on=date(2026, 10, 1), half_days=2),)},
        {"assessment": on(date(2026, 10, 1))},
        {"synthesis": on(date(2026, 10, 15)), "planning": ()},
        {"synthesis": on(date(2026, 10, 2))},
        {"planning": (Session(on=date(2026, 10, 14), half_days=2),)},
    ],
)
def test_the_bounds_themselves_are_kept(days: dict[str, Any]) -> None:
    """A week is a week, and a whole day is two half days."""
    assert found(with_calendar(PREPARED, **days)) == []


@pytest.mark.parametrize(("people", "told"), [(7, True), (8, False), (12, False), (13, True)])
def test_about_ten_is_8_to_12(people: int, told: bool) -> None:  # noqa: FBT001 - a case
    """Our reading, which stands in the framework's file."""
    others = PREPARED.people - 1
    team = (*PREPARED.team[1:], TeamPart(perspective="practitioner", people=people - others))
    assert any("people in the team" in message for message in found(attrs.evolve(PREPARED, team=team))) is told


def test_perspectives_that_nobody_brings_are_named() -> None:
    """Medical, allied health and voluntary ones belong to some settings only."""
    without = [part for part in PREPARED.team if part.perspective not in {"AMHP", "medical"}]
    team = (attrs.evolve(without[0], people=3), *without[1:])
    assert found(attrs.evolve(PREPARED, team=team)) == ["nobody in the team speaks as AMHP."]


@LAW
@given(cycles(HAWD, STEPS))
def test_advice_is_never_more_than_a_note_and_says_where_the_source_gives_it(cycle: Cycle) -> None:
    """Each with the words of the source and their place."""
    for problem in advice_on(cycle, [HAWD, STEPS]):
        assert (problem.code, problem.severity) == (Code.AGAINST_ADVICE, Severity.NOTE)
        assert problem.remedy.startswith("How are we doing? (Chapter 1")
