"""Items that run against the rest of their scale: reversed once too often, or not at all."""

from __future__ import annotations

from math import atanh, inf, sqrt
from typing import final

import attrs

from practicecheck.comparison.statistics import normal_quantile
from practicecheck.errors import Code, Problem, Severity, shortened
from practicecheck.surveys.reliability._moments import Moments
from practicecheck.surveys.reliability._reliability import RELIABILITY_RULE, ReliabilityRule, item_reliabilities
from practicecheck.values import Value


@final
@attrs.frozen(kw_only=True, repr=False)
class ReversedRule(Value):
    """When an item is told to run against the rest. It is ours.

    Attributes:
        most: Its correlation with the rest is this or less.
        confidence: Fisher's interval about the correlation, with this confidence, lies below 0.
    """

    most: float = -0.2
    confidence: float = 0.95


REVERSED_RULE = ReversedRule()
"""Ours."""


def check_reversed(
    moments: Moments,
    rule: ReversedRule = REVERSED_RULE,
    needs: ReliabilityRule = RELIABILITY_RULE,
) -> tuple[Problem, ...]:
    """Tell which items run against the rest of their scale.

    An item that is worded the other way round is reversed before it is scored. If the file came with it
    reversed already it is now upside down, and its answers fall where those to the other items rise. The same
    shows where it was never reversed. Half a scale upside down can't be told from the other half.

    R. A. Fisher (1921), On the probable error of a coefficient of correlation, Metron 1: 3-32.

    Args:
        moments: The items of the scale, as they are scored.
        rule: When it is told.
        needs: From how many items and people on.

    Returns:
        A warning for each such item.
    """
    z = normal_quantile(rule.confidence)
    return tuple(
        Problem(
            code=Code.REVERSED_ITEM,
            message=f"{shortened(own.item)} runs against the other {len(moments.items) - 1} items: its "
            f"correlation with them is {own.rest:.2f} over {moments.n} people.",
            remedy="Perhaps its answers were already reversed before they came here, or ought to be and are "
            "not: look at its wording and at what its highest point means in the file.",
            path=(own.item,),
            severity=Severity.WARNING,
        )
        for own in item_reliabilities(moments, needs)
        if own.rest is not None and own.rest <= rule.most and _highest(own.rest, moments.n, z) < 0
    )


def _highest(correlation: float, people: int, z: float) -> float:
    if people <= 3:  # noqa: PLR2004 - Fisher's error needs more
        return inf
    # A correlation of -1 has no Fisher transform, and no doubt.
    return atanh(max(correlation, -1 + 1e-12)) + z / sqrt(people - 3)
