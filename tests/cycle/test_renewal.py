"""Next year begins with the same protocol, the last plan for its outcome, and posts to be confirmed."""

from __future__ import annotations

from datetime import date

import attrs
import pytest
from hypothesis import given
from tests.cycle.builders import BLANK, FINISHED, JUNE
from tests.strategies import HAWD, LAW, STEPS, cycles, days, plans

from practicecheck.cycle import (
    CarriedAction,
    Cycle,
    Difference,
    Protocol,
    Scope,
    protocol_differences,
    renew_cycle,
    steps_on,
)
from practicecheck.plans import Action, Plan, Progress, Status

PLAN = Plan(
    framework=HAWD.id,
    actions=(
        Action(id="rota", action="Publish the rota.", progress=(Progress(on=JUNE, status=Status.DONE),)),
        Action(id="idea", draft=True),
        Action(id="talks", action="Hold talks."),
    ),
)


def test_the_roles_stay_and_wait_for_their_yes() -> None:
    """Sponsor, lead and forum of last year are proposed, and not taken for granted."""
    renewal = renew_cycle(FINISHED, JUNE)
    renewed = renewal.cycle
    assert (renewed.sponsor.role, renewed.sponsor.agreed, renewed.sponsor.briefed) == ("Director", None, None)
    assert (renewed.forum.name, renewed.forum.agreed) == ("Board", None)
    assert (renewed.lead.role, renewed.lead.agreed) == ("Consultant social worker", None)
    assert renewal.to_confirm == ("sponsor", "lead", "forum")


def test_no_step_of_the_new_year_is_done() -> None:
    """Whatever was said last year has to be said again."""
    renewed = renew_cycle(FINISHED, JUNE, PLAN, cycle_file="old.yaml", plan_file="plan.yaml").cycle
    done = {own.step.id for own in steps_on(renewed, [HAWD], date.max) if own.state.value == "done"}
    assert done == set()


def test_the_last_plan_is_carried_in_for_its_outcome() -> None:
    """As it stood on the day; drafts that nobody took up are not."""
    renewed = renew_cycle(FINISHED, JUNE, PLAN, cycle_file="old.yaml", plan_file="plan.yaml").cycle
    assert (renewed.last_year.cycle, renewed.last_year.plan) == ("old.yaml", "plan.yaml")
    assert renewed.last_year.actions == (
        CarriedAction(action="rota", what="Publish the rota.", stood=Status.DONE),
        CarriedAction(action="talks", what="Hold talks.", stood=Status.NOT_STARTED),
    )
    assert (renewed.plan, renewed.assessments) == (None, ())


@pytest.mark.parametrize(
    ("day", "later"),
    [
        (date(2026, 4, 1), date(2027, 4, 1)),
        (date(2028, 2, 29), date(2029, 2, 28)),
        (date.max, date.max),
        (None, None),
    ],
)
def test_the_period_lies_a_year_later(day: date | None, later: date | None) -> None:
    """The 29th of February has no next year."""
    cycle = attrs.evolve(BLANK, protocol=Protocol(from_=day))
    assert renew_cycle(cycle, JUNE).cycle.protocol.from_ == later


@LAW
@given(cycles(HAWD, STEPS), plans(HAWD), days)
def test_the_same_protocol_makes_no_difference(cycle: Cycle, plan: Plan, day: date) -> None:
    """Two years of which one was started from the other collect alike, leap years too."""
    renewed = renew_cycle(cycle, day, plan, cycle_file="a.yaml", plan_file="b.yaml").cycle
    assert protocol_differences(cycle, renewed) == ()


def test_february_ends_where_it_ends() -> None:
    """A period up to the 28th of a year and the 29th of another is the same."""
    years = [attrs.evolve(BLANK, protocol=Protocol(to=date(*day))) for day in ((2027, 2, 28), (2028, 2, 29))]
    assert protocol_differences(*years) == ()
    other = attrs.evolve(BLANK, protocol=Protocol(to=date(2029, 3, 1)))
    [told] = protocol_differences(years[1], other)
    assert (told.earlier, told.later) == ("29 February", "1 March")


def test_what_is_done_otherwise_is_told_with_both() -> None:
    """Capitals and white space are no difference."""
    earlier = attrs.evolve(BLANK, scope=Scope(staff="All social  workers"), sources=("A",))
    later = attrs.evolve(
        BLANK,
        scope=Scope(staff="all social workers", others="Support workers too"),
        sources=("A", "B"),
        protocol=Protocol(from_=date(2027, 4, 1)),
    )
    assert protocol_differences(earlier, later) == (
        Difference(field="scope.others", earlier=None, later="Support workers too"),
        Difference(field="protocol.from", earlier=None, later="1 April"),
        Difference(field="sources", earlier="A", later="A; B"),
    )


@LAW
@given(cycles(HAWD))
def test_a_year_does_not_differ_from_itself(cycle: Cycle) -> None:
    """Whatever stands in it."""
    assert protocol_differences(cycle, cycle) == ()
