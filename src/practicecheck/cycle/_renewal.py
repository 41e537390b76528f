"""Next year's cycle, started from this year's."""

from __future__ import annotations

from datetime import date
from typing import final

import attrs

from practicecheck.cycle._calendar import Calendar
from practicecheck.cycle._cycle import CarriedAction, Cycle, LastYear, SelfEvaluation
from practicecheck.cycle._people import Facilitation, Forum, Mandate, ProjectLead, Sponsor, SteeringGroup
from practicecheck.plans import Plan
from practicecheck.values import Value


@final
@attrs.frozen(kw_only=True, repr=False)
class Renewal(Value):
    """The start of next year's cycle, and what became of each part of this year's.

    Attributes:
        cycle: Next year's cycle.
        kept: Fields that are as they were, so that the two years can be compared.
        moved: Fields whose days lie a year later.
        to_confirm: Fields that keep who it was, and wait for their yes.
        anew: Fields that are blank, since they are decided or done anew each year.
    """

    cycle: Cycle
    kept: tuple[str, ...]
    moved: tuple[str, ...]
    to_confirm: tuple[str, ...]
    anew: tuple[str, ...]


def renew_cycle(
    cycle: Cycle,
    on: date,
    plan: Plan | None = None,
    *,
    cycle_file: str | None = None,
    plan_file: str | None = None,
) -> Renewal:
    """Start next year's cycle from this year's.

    The protocol stays the same, its period a year later. Sponsor, lead, steering group and forum keep their
    roles and wait to be confirmed. Last year's actions are carried in, each with how it stands and a blank for
    its outcome; drafts that nobody took up are not.

    Args:
        cycle: This year's cycle.
        on: The day from which last year's plan is looked at.
        plan: This year's plan.
        cycle_file: This year's file, as seen from next year's.
        plan_file: The plan's file, as seen from next year's.
    """
    renewed = attrs.evolve(
        cycle,
        title=None,
        mandate=Mandate(),
        sponsor=Sponsor(role=cycle.sponsor.role),
        lead=ProjectLead(role=cycle.lead.role),
        forum=Forum(name=cycle.forum.name),
        steering_group=SteeringGroup(members=cycle.steering_group.members),
        facilitation=Facilitation(),
        team=(),
        contributors=(),
        protocol=attrs.evolve(
            cycle.protocol, from_=_year_later(cycle.protocol.from_), to=_year_later(cycle.protocol.to)
        ),
        publication=attrs.evolve(cycle.publication, on=None),
        notice=(),
        calendar=Calendar(),
        answers=(),
        report=SelfEvaluation(),
        assessments=(),
        plan=None,
        last_year=LastYear(cycle=cycle_file, plan=plan_file if plan else None, actions=_carried(plan, on)),
        note=None,
    )
    return Renewal(
        cycle=renewed,
        kept=_said(
            cycle,
            "frameworks",
            "unit",
            "scope",
            "protocol",
            "sources",
            "resources",
            "communications",
            "publication",
        ),
        moved=("protocol.from", "protocol.to") if cycle.protocol.from_ or cycle.protocol.to else (),
        to_confirm=_said(cycle, "sponsor", "lead", "forum", "steering_group"),
        anew=("mandate", "facilitation", "team", "contributors", "notice", "calendar", "answers"),
    )


def _said(cycle: Cycle, *names: str) -> tuple[str, ...]:
    """The fields that say anything at all."""
    blank = Cycle(frameworks=())
    return tuple(name for name in names if getattr(cycle, name) != getattr(blank, name))


def _carried(plan: Plan | None, on: date) -> tuple[CarriedAction, ...]:
    return tuple(
        CarriedAction(action=action.id, what=action.action, stood=action.stands(on))
        for action in (plan.actions if plan else ())
        if not action.draft
    )


def _year_later(day: date | None) -> date | None:
    if day is None:
        return None
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        # The 29th of February; or the last year that there is, which no calendar goes beyond.
        return day.replace(year=day.year + 1, day=28) if day.year < date.max.year else day
