"""Cycles for the tests of the year's exercise."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
from tests.strategies import HAWD

from practicecheck.cycle import (
    Calendar,
    Contributor,
    Cycle,
    Facilitation,
    FacilitationDecision,
    Forum,
    Mandate,
    ProjectLead,
    QuestionAnswer,
    SelfEvaluation,
    Session,
    Sponsor,
    TeamPart,
)

JUNE = date(2026, 6, 1)
SETUP = date(2026, 9, 10)
FIRST = date(2026, 9, 24)
BLANK = Cycle(frameworks=(HAWD.id,))


def on(*days: date) -> tuple[Session, ...]:
    """Sessions of half a day."""
    return tuple(Session(on=day) for day in days)


def answered(*checklists: str) -> tuple[QuestionAnswer, ...]:
    """An answer to each question of the lists."""
    return tuple(
        QuestionAnswer(question=entry.id, answer="said")
        for own in HAWD.checklists
        if own.id in checklists
        for entry in own.entries
    )


PREPARED = Cycle(
    frameworks=(HAWD.id,),
    mandate=Mandate(agreed=JUNE),
    sponsor=Sponsor(role="Director", agreed=JUNE, briefed=JUNE),
    lead=ProjectLead(role="Consultant social worker", agreed=JUNE),
    forum=Forum(name="Board", agreed=JUNE),
    facilitation=Facilitation(decision=FacilitationDecision.INTERNAL, why="We know each other."),
    team=tuple(
        TeamPart(perspective=name, people=1)
        for name in (
            *("practitioner", "AMHP", "professional lead", "workforce and development", "strategic manager"),
            *("person using services", "family or friend", "operational manager", "medical"),
        )
    ),
    contributors=(Contributor(who="All teams", how="Team meetings"),),
    calendar=Calendar(
        guidance=date(2026, 9, 1),
        setup=on(SETUP),
        assessment=on(FIRST, date(2026, 10, 1)),
        synthesis=on(date(2026, 10, 13)),
        planning=on(date(2026, 10, 13), date(2026, 10, 20)),
    ),
    answers=answered("setup", "governance"),
)
"""All that comes before the assessment is done on its first day, and nothing departs from what is advised."""

FINISHED = attrs.evolve(
    PREPARED,
    answers=answered("setup", "governance", "synthesis"),
    report=SelfEvaluation(priorities=("Duty",), agreed=date(2026, 11, 10), by="Board"),
    assessments=("ours.yaml",),
    plan="plan.yaml",
    calendar=attrs.evolve(
        PREPARED.calendar,
        review=on(date(2026, 12, 8)),
        feedback=on(date(2026, 12, 11)),
        report=date(2026, 11, 10),
    ),
)


def with_calendar(cycle: Cycle, **days: Any) -> Cycle:
    """The same cycle on other days."""
    return attrs.evolve(cycle, calendar=attrs.evolve(cycle.calendar, **days))
