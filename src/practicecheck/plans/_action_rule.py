"""Rules for plans that are written in Python: what a council asks of an action beyond what data can say."""

from __future__ import annotations

from collections.abc import Callable
from typing import final

import attrs

from practicecheck.frameworks import Framework, Weight
from practicecheck.origin import Origin
from practicecheck.plans._plan import Plan
from practicecheck.values import Value


@final
@attrs.frozen(kw_only=True, repr=False)
class Judgement(Value):
    """How a plan stands to a rule.

    Attributes:
        found: What was found, such as ``2 actions without a budget holder``.
        do: What to do; nothing if the rule is kept.
        actions: The ids of the actions that the rule falls down on, where it is about single ones.
    """

    found: str
    do: str | None = None
    actions: tuple[str, ...] = ()


@final
@attrs.frozen(kw_only=True, repr=False)
class ActionRule(Value):
    """A rule that plans should keep to, beside those of the framework.

    Attributes:
        id: Its name in its owner's namespace: ``northshire:budget-holder``.
        text: The rule in words.
        weight: How much it weighs.
        locator: Where it is laid down.
        judge: Holds a plan against it. It is given the plan and the edition whose findings the plan acts
            on, and looks at fields and dates, never at the prose.
        frameworks: The frameworks whose plans it is for, by id or by name; all of them if nothing is said.
        origin: The distribution that offers it; the catalogue says it.
    """

    id: str
    text: str
    weight: Weight
    locator: str
    judge: Callable[[Plan, Framework], Judgement]
    frameworks: tuple[str, ...] = ()
    origin: Origin | None = attrs.field(default=None, eq=False)

    def is_for(self, framework: Framework) -> bool:
        """Whether plans that act on a framework are held against it.

        Args:
            framework: The framework.
        """
        return not self.frameworks or not {framework.id, framework.name}.isdisjoint(self.frameworks)
