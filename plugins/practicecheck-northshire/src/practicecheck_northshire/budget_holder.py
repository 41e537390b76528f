"""A rule for plans: what an action needs is released by somebody who holds a budget."""

from __future__ import annotations

from practicecheck.frameworks import Framework, Weight
from practicecheck.plans import Action, ActionRule, Judgement, Plan

_HOLDERS = ("director", "assistant director", "head of")
"""How the roles begin that hold a budget under the council's scheme of delegation."""


def judge(plan: Plan, _framework: Framework) -> Judgement:
    """Look at who releases what each action needs.

    Args:
        plan: The plan.
    """
    needy = [action for action in plan.actions if (action.resources or "").strip()]
    without = tuple(action.id for action in needy if not _held(action))
    found = f"{len(without)} of {len(needy)} that need something without a budget holder"
    if not without:
        return Judgement(found=found)
    return Judgement(
        found=found,
        do="Write released_by: a director, an assistant director or a head of service.",
        actions=without,
    )


def _held(action: Action) -> bool:
    return (action.released_by or "").strip().casefold().startswith(_HOLDERS)


BUDGET_HOLDER = ActionRule(
    id="northshire:budget-holder",
    text="What an action needs is released by somebody who holds a budget.",
    weight=Weight.REQUIRED,
    locator="Northshire County Council, scheme of delegation 2026, 4.2",
    judge=judge,
    frameworks=("supervision-audit",),
)
