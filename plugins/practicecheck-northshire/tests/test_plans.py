"""The rule for plans: what an action needs is released by somebody who holds a budget."""

from __future__ import annotations

import pytest

import practicecheck as pc
from practicecheck.frameworks import FrameworkId
from practicecheck.plans import Action, Plan, RuleResult

AUDIT = FrameworkId("supervision-audit@2026")


def judged(*actions: Action, framework: FrameworkId = AUDIT) -> list[RuleResult]:
    """What the rule says of a plan; nothing if the plan is not held against it."""
    catalogue = pc.Catalogue.discover()
    plan = Plan(framework=framework, actions=actions)
    review = pc.review_plan(plan, catalogue[framework], catalogue.action_rules.values())
    return [result for result in review.rules if result.id == "northshire:budget-holder"]


@pytest.mark.parametrize("role", ["Head of service", " director of children's services", "Assistant Director"])
def test_a_budget_holder_keeps_the_rule(role: str) -> None:
    """The role counts, however it is written."""
    [result] = judged(Action(id="forum", resources="A day a month", released_by=role))
    assert result.kept
    assert result.found == "0 of 1 that need something without a budget holder"


@pytest.mark.parametrize("role", [None, "", "Team manager", "The deputy of the head of service"])
def test_whoever_holds_no_budget_can_release_nothing(role: str | None) -> None:
    """The action is named, and what to write."""
    [result] = judged(
        Action(id="forum", resources="A day a month", released_by=role), Action(id="rota", released_by=role)
    )
    assert not result.kept
    assert result.actions == ("forum",)
    assert result.do == "Write released_by: a director, an assistant director or a head of service."


def test_plans_of_national_frameworks_are_not_held_against_it() -> None:
    """Northshire asks this of its own audit alone."""
    action = Action(id="forum", resources="A day a month")
    assert judged(action, framework=FrameworkId("how-are-we-doing@2016")) == []
