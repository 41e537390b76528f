"""The rules that a framework has for its plan, and whether a plan keeps them.

Drafts count as actions, and so do actions that are done. A stopped action no longer counts: nobody works at it,
and its place may be given to another (our decision). Its moved dates must still be explained.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import final

import attrs

from practicecheck.frameworks import (
    ActionFields,
    ActionsPerSection,
    Framework,
    MixedOrigins,
    MostActions,
    MovesExplained,
    PlanFields,
    PlanRule,
    Quota,
    Weight,
)
from practicecheck.plans._action_rule import ActionRule
from practicecheck.plans._plan import Action, Plan, Status
from practicecheck.plans._stated import stated
from practicecheck.values import Value


@final
@attrs.frozen(kw_only=True, repr=False)
class RuleResult(Value):
    """One rule and how the plan stands to it.

    Attributes:
        rule: The framework's rule, or a plugin's, with its words, weight and where it is laid down.
        found: What was found, such as ``8 actions``.
        do: What to do; nothing if the rule is kept.
        actions: The actions that the rule falls down on, where it is about single ones.
    """

    rule: PlanRule | ActionRule
    found: str
    do: str | None = None
    actions: tuple[str, ...] = ()

    @property
    def kept(self) -> bool:
        """Whether the plan keeps the rule."""
        return self.do is None

    @property
    def id(self) -> str:
        """The rule's name."""
        return self.rule.id

    @property
    def weight(self) -> Weight:
        """How much the rule weighs: advice, or required."""
        return self.rule.weight


def rule_results(plan: Plan, framework: Framework) -> tuple[RuleResult, ...]:
    """Hold a plan against the rules of its framework.

    Args:
        plan: The plan.
        framework: The edition whose findings it acts on.

    Returns:
        A result for each rule, in the framework's order; empty if it has none.
    """
    return tuple(_result(rule, plan, framework) for rule in (framework.plan.rules if framework.plan else ()))


def section_served(action: Action, framework: Framework) -> str | None:
    """The section that an action serves: the one it names, or that of the first item that it addresses.

    Args:
        action: The action.
        framework: The edition whose findings it acts on.
    """
    if action.section is not None:
        return action.section
    known = (framework.section_of[item].id for item in action.items if item in framework.section_of)
    return next(known, None)


def _result(rule: PlanRule, plan: Plan, framework: Framework) -> RuleResult:
    live = [action for action in plan.actions if action.stands() is not Status.STOPPED]
    match rule.demands:
        case MostActions(number=most):
            return RuleResult(
                rule=rule,
                found=_actions(len(live)),
                do=None
                if len(live) <= most
                else f"Keep the {most} that matter most, and leave the others for later.",
            )
        case ActionsPerSection(quotas=quotas):
            return _per_section(rule, quotas, [section_served(action, framework) for action in live])
        case MixedOrigins(origins=origins):
            counts = {origin: sum(action.builds_on is origin for action in live) for origin in origins}
            lacking = " and one ".join(f"on a {origin.value}" for origin, count in counts.items() if not count)
            found = ", ".join(f"on a {origin.value}: {count or 'none'}" for origin, count in counts.items())
            return RuleResult(
                rule=rule,
                found=f"actions that build {found}",
                do=f"Add or change an action, so that one builds {lacking}." if lacking else None,
            )
        case PlanFields(fields=fields):
            missing = _missing(plan, fields)
            return RuleResult(
                rule=rule,
                found=f"nothing under {_and(missing)}" if missing else f"{_and(fields)} stated",
                do=f"Write {_and(missing)} at the head of the plan." if missing else None,
            )
        case ActionFields(fields=fields):
            return _on_every_action(rule, fields, live)
        case MovesExplained():
            return _moves(rule, plan.actions)


def _per_section(rule: PlanRule, quotas: Iterable[Quota], served: Sequence[str | None]) -> RuleResult:
    found: list[str] = []
    do: list[str] = []
    for quota in quotas:
        name = f"section {' or '.join(quota.sections)}"
        count = sum(section in quota.sections for section in served)
        found.append(f"{count or 'none'} for {name}")
        if count < quota.number:
            do.append(f"add {quota.number - count} for {name}")
        elif count > quota.number:
            do.append(f"take {count - quota.number} from {name}")
    return RuleResult(
        rule=rule, found=", ".join(found), do=f"Change the plan: {'; '.join(do)}." if do else None
    )


def _on_every_action(rule: PlanRule, fields: Sequence[str], actions: Sequence[Action]) -> RuleResult:
    missing = {action.id: lacks for action in actions if (lacks := _missing(action, fields))}
    if not missing:
        return RuleResult(
            rule=rule, found=f"{_and(fields)} stated by {_all(len(actions))}" if actions else "no actions yet"
        )
    alike: dict[str, list[str]] = {}
    for name, lacks in missing.items():
        alike.setdefault(_and(lacks), []).append(name)
    return RuleResult(
        rule=rule,
        found="; ".join(f"{_and(names)} without {lacks}" for lacks, names in alike.items()),
        do=f"Write {_and([field for field in fields if any(field in lacks for lacks in missing.values())])} "
        "where it is missing.",
        actions=tuple(missing),
    )


def _moves(rule: PlanRule, actions: Sequence[Action]) -> RuleResult:
    faults: dict[str, list[str]] = {}
    for action in actions:
        said = [
            f"{action.id} moved from {move.from_} to {move.to} without a reason"
            for move in action.moved
            if not stated(move.why)
        ]
        if action.moved and action.moved[-1].to != action.completion:
            said.append(
                f"{action.id} moved to {action.moved[-1].to} and is now to be completed on "
                f"{action.completion or 'no date'}"
            )
        if said:
            faults[action.id] = said
    if not faults:
        count = sum(len(action.moved) for action in actions)
        return RuleResult(
            rule=rule,
            found=f"{count} date{'' if count == 1 else 's'} moved, with a reason" if count else "no date moved",
        )
    return RuleResult(
        rule=rule,
        found="; ".join(fault for said in faults.values() for fault in said),
        do=f"Write every move of {_and(list(faults))} under moved, each with from, to and why.",
        actions=tuple(faults),
    )


def _missing(of: Plan | Action, fields: Iterable[str]) -> list[str]:
    return [field for field in fields if not stated(getattr(of, field, None))]


def _actions(count: int) -> str:
    return f"{count or 'no'} action{'' if count == 1 else 's'}"


def _all(count: int) -> str:
    return "its one action" if count == 1 else f"all {_actions(count)}"


def _and(names: Sequence[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names)
