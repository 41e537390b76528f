"""Whether last year's actions worked: met, partly, not, or it can't be told and why."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.comparison.builders import HAWD, LAST_YEAR, STEPS, THIS_YEAR, framework, full, side
from tests.strategies import LAW

from practicecheck.assessments import Answer, Assessment, Capture, Reason
from practicecheck.comparison import compare
from practicecheck.plans import Action, Measure, Outcome, Plan, PlanFor, Progress, Status, plan_outcomes

MET, PARTLY, NOT_MET, UNKNOWN = Outcome.MET, Outcome.PARTLY, Outcome.NOT_MET, Outcome.UNKNOWN


def outcome_of(measure: Measure | None, before: Assessment, after: Assessment, **action):
    plan = Plan(
        framework=before.framework,
        actions=(Action(id="a1", measure=measure, **action), Action(id="d1", draft=True, measure=measure)),
    )
    (found,) = plan_outcomes(plan, compare(side(before), side(after)))
    return found


def scored(before: int, after: int | None, measure: Measure, **action):
    later = Answer(item="q1-1", score=after) if after is not None else Answer(item="q1-1")
    return outcome_of(
        measure,
        full(2, but={"q1-1": Answer(item="q1-1", score=before)}),
        full(2, capture=THIS_YEAR, but={"q1-1": later}),
        **action,
    )


@pytest.mark.parametrize(
    ("baseline", "target", "later", "expected"),
    [
        (1, 3, 3, MET),
        (1, 3, 4, MET),
        (1, 3, 2, PARTLY),
        (1, 3, 1, NOT_MET),
        (1, 3, 0, NOT_MET),
        (3, 3, 3, MET),
        (3, 3, 4, MET),
        (3, 3, 2, NOT_MET),
        (None, 3, 3, MET),
        (None, 3, 2, PARTLY),
    ],
)
def test_what_was_reached_is_held_against_what_was_aimed_at(baseline, target, later, expected) -> None:
    """Without a baseline in the plan, the earlier assessment says where it began."""
    before = 1 if baseline is None else baseline
    assert scored(before, later, Measure(item="q1-1", baseline=baseline, target=target)).outcome is expected


@pytest.mark.parametrize(
    ("later", "expected"), [(8, MET), (6, MET), (12, PARTLY), (18, NOT_MET), (20, NOT_MET)]
)
def test_what_should_fall_is_met_when_it_has_fallen(later, expected) -> None:
    def year(percent: int, capture: Capture) -> Assessment:
        answer = Answer(item="step-4", percent=Decimal(percent))
        return Assessment(framework=framework(STEPS).id, answers=(answer,), unit="North", capture=capture)

    found = outcome_of(
        Measure(item="step-4", baseline=18, target=8), year(18, LAST_YEAR), year(later, THIS_YEAR)
    )
    assert found.outcome is expected
    assert found.later == later


@pytest.mark.parametrize(
    ("measure", "why"),
    [
        (None, "the plan names no measure."),
        (Measure(baseline=1, target=2), "the plan names no measure."),
        (Measure(item="q1-1", baseline=1), "the plan names no target."),
        (
            Measure(figure="letters of thanks", baseline=1, target=2),
            "neither assessment holds a figure for letters",
        ),
        (
            Measure(item="workforce-1", baseline=40, target=50),
            "neither assessment holds a figure for workforce-1.",
        ),
    ],
)
def test_what_nobody_can_know_can_not_be_told(measure, why) -> None:
    found = outcome_of(measure, full(2), full(3, capture=THIS_YEAR))
    assert found.outcome is UNKNOWN
    assert found.why.startswith(why)
    assert found.caveats == ()


def test_a_figure_that_only_one_side_gives_is_told() -> None:
    before = full(2, but={"workforce-1": Answer(item="workforce-1", number=40)})
    found = outcome_of(Measure(item="workforce-1", target=50), before, full(2, capture=THIS_YEAR))
    assert (found.outcome, found.why) == (UNKNOWN, "the later assessment says nothing of workforce-1.")


def test_x_or_no_answer_is_no_failure() -> None:
    x = Answer(item="q1-1", not_applicable=Reason("No leader"))
    found = outcome_of(Measure(item="q1-1", target=3), full(2), full(2, capture=THIS_YEAR, but={"q1-1": x}))
    assert (found.outcome, found.why) == (UNKNOWN, "q1-1 is X on the later side.")


def test_what_must_be_known_with_it_is_told() -> None:
    found = scored(
        2,
        3,
        Measure(item="q1-1", baseline=1, target=3),
        completion=date(2027, 3, 1),
        progress=(Progress(on=date(2026, 5, 1), status=Status.STOPPED),),
    )
    assert found.outcome is MET
    assert found.caveats == (
        "the plan begins with 1, and the earlier assessment shows 2.",
        "the later assessment ends on 2026-09-30; it is to be completed on 2027-03-01.",
        "the action was stopped.",
    )


def test_a_series_that_breaks_lets_nobody_tell() -> None:
    after = full(4, capture=attrs.evolve(THIS_YEAR, series_break="Other teams"))
    found = outcome_of(Measure(item="q1-1", target=3), full(2), after)
    assert found.outcome is UNKNOWN
    assert "Other teams" in found.why


def test_what_the_assessment_shows_goes_before_what_the_plan_says_of_it() -> None:
    """Nothing moved, whatever the plan began with."""
    found = scored(3, 3, Measure(item="q1-1", baseline=1, target=3))
    assert "from 1" not in found.why
    assert found.caveats[0] == "the plan begins with 1, and the earlier assessment shows 3."


def test_before_the_day_of_completion_nobody_says_that_it_failed() -> None:
    found = scored(1, 1, Measure(item="q1-1", target=3), completion=date(2027, 3, 1))
    assert found.outcome is UNKNOWN
    assert "it is to be completed on 2027-03-01. So far it stayed at 1" in found.why


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        (full(2), full(2), "both sides are one assessment."),
        (full(2), attrs.evolve(full(3), unit="South team"), "the two assessments are not of one unit."),
    ],
)
def test_two_assessments_that_tell_nothing_of_a_plan(before, after, why) -> None:
    found = outcome_of(Measure(item="q1-1", target=1), before, after)
    assert (found.outcome, found.why) == (UNKNOWN, why)


def test_the_plan_of_another_unit_or_year_is_told() -> None:
    for meant in (PlanFor(unit="South team"), PlanFor(to=date(2020, 9, 30))):
        plan = Plan(
            framework=framework(HAWD).id,
            for_=meant,
            actions=(Action(id="a1", measure=Measure(item="q1-1", target=1)),),
        )
        (found,) = plan_outcomes(plan, compare(side(full(2)), side(full(3, capture=THIS_YEAR))))
        assert found.outcome is UNKNOWN
        assert found.why.startswith("the plan acts on another assessment")


def test_drafts_are_no_actions() -> None:
    plan = Plan(framework=framework(HAWD).id, actions=(Action(id="d1", draft=True),))
    assert plan_outcomes(plan, compare(side(full(2)), side(full(2)))) == ()


@given(st.integers(0, 4), st.integers(0, 4), st.integers(0, 4), st.integers(0, 4))
@LAW
def test_a_better_score_never_makes_a_worse_outcome(before, target, later, better) -> None:
    """Where more was aimed at."""
    low, high = sorted((later, better))
    order = [NOT_MET, PARTLY, MET]
    measure = Measure(item="q1-1", baseline=before, target=max(target, before))
    worse, best = scored(before, low, measure).outcome, scored(before, high, measure).outcome
    assert order.index(worse) <= order.index(best)
