"""The review of a plan: each action by the letters of SMART, the whole by the framework's rules."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter
from typing import final

import attrs

from practicecheck.errors import PluginError, Problem
from practicecheck.frameworks import Framework, Weight
from practicecheck.plans._action_rule import ActionRule
from practicecheck.plans._plan import Plan
from practicecheck.plans._rules import RuleResult, rule_results
from practicecheck.plans._smart import SmartCheck, smart_checks
from practicecheck.plans._smart_rules import Letter
from practicecheck.values import Value


@final
@attrs.frozen(kw_only=True, repr=False)
class LetterReview(Value):
    """One letter of one action.

    Attributes:
        letter: The letter.
        checks: Its checks, passed or not, in a fixed order.
    """

    letter: Letter
    checks: tuple[SmartCheck, ...]

    @property
    def passes(self) -> bool:
        """Whether every check of the letter is passed."""
        return not self.falls_short

    @property
    def falls_short(self) -> tuple[SmartCheck, ...]:
        """The checks that are not passed."""
        return tuple(check for check in self.checks if not check.passes)


@final
@attrs.frozen(kw_only=True, repr=False)
class ActionReview(Value):
    """One action by the letters of SMART.

    Attributes:
        action: The action's id.
        draft: Whether it is a suggestion that nobody has taken up yet.
        letters: The five letters.
    """

    action: str
    draft: bool
    letters: tuple[LetterReview, ...]

    @property
    def smart(self) -> bool:
        """Whether every letter is passed."""
        return not self.falls_short

    @property
    def falls_short(self) -> tuple[Letter, ...]:
        """The letters that are not passed."""
        return tuple(review.letter for review in self.letters if not review.passes)

    def letter(self, letter: Letter) -> LetterReview:
        """The review of one letter.

        Args:
            letter: The letter.
        """
        return next(review for review in self.letters if review.letter is letter)


@final
@attrs.frozen(kw_only=True, repr=False)
class ReviewCounts(Value):
    """A review in numbers.

    Attributes:
        actions: How many actions there are.
        drafts: How many of them are drafts.
        smart: How many pass every letter.
        rules: How many rules there are.
        kept: How many of them are kept.
        required_broken: How many required rules are not kept.
    """

    actions: int
    drafts: int
    smart: int
    rules: int
    kept: int
    required_broken: int


@final
@attrs.frozen(kw_only=True, repr=False)
class PlanReview(Value):
    """How good a plan is.

    Attributes:
        actions: Each action by the letters of SMART, in the plan's order.
        rules: Each rule of the framework, in its order; then those of plugins, by their ids.
        problems: Rules of plugins that failed, and were left out.
    """

    actions: tuple[ActionReview, ...]
    rules: tuple[RuleResult, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def smart(self) -> bool:
        """Whether there are actions, and every one passes every letter."""
        return bool(self.actions) and not self.falls_short

    @property
    def falls_short(self) -> tuple[ActionReview, ...]:
        """The actions that fall short on some letter."""
        return tuple(action for action in self.actions if not action.smart)

    @property
    def broken(self) -> tuple[RuleResult, ...]:
        """The rules that are not kept."""
        return tuple(rule for rule in self.rules if not rule.kept)

    @property
    def counts(self) -> ReviewCounts:
        """The review in numbers."""
        return ReviewCounts(
            actions=len(self.actions),
            drafts=sum(action.draft for action in self.actions),
            smart=len(self.actions) - len(self.falls_short),
            rules=len(self.rules),
            kept=len(self.rules) - len(self.broken),
            required_broken=sum(rule.weight is Weight.REQUIRED for rule in self.broken),
        )

    def short_of(self, letter: Letter) -> tuple[str, ...]:
        """The ids of the actions that fall short on a letter.

        Args:
            letter: The letter.
        """
        return tuple(review.action for review in self.actions if letter in review.falls_short)


def review_plan(plan: Plan, framework: Framework, rules: Iterable[ActionRule] = ()) -> PlanReview:
    """Say how good a plan is, and what would make it better.

    Args:
        plan: The plan.
        framework: The edition whose findings it acts on.
        rules: Rules beside those of the framework; a catalogue has them as ``catalogue.action_rules.values()``.

    Returns:
        Every check of every action, and every rule. Fields and dates are looked at, never the prose.
    """
    results, problems = _of_plugins(plan, framework, rules)
    return PlanReview(
        actions=tuple(
            ActionReview(
                action=action.id,
                draft=action.draft,
                letters=tuple(
                    LetterReview(letter=letter, checks=checks)
                    for letter, checks in smart_checks(action, framework).items()
                ),
            )
            for action in plan.actions
        ),
        rules=(*rule_results(plan, framework), *results),
        problems=problems,
    )


def _of_plugins(
    plan: Plan, framework: Framework, rules: Iterable[ActionRule]
) -> tuple[list[RuleResult], tuple[Problem, ...]]:
    results: list[RuleResult] = []
    problems: list[Problem] = []
    for rule in sorted(rules, key=attrgetter("id")):
        if not rule.is_for(framework):
            continue
        try:
            judged = rule.judge(plan, framework)
        except PluginError as fault:
            problems.append(fault.problem)
            continue
        results.append(
            RuleResult(rule=rule, found=judged.found, do=judged.do, actions=judged.actions, origin=rule.origin)
        )
    return results, tuple(problems)
