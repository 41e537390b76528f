"""Weighted kappa: the agreement of two raters over several items."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from practicecheck.scoring._statistic import NO_VARIATION, Measured, Statistic

_FEWEST = 2
"""Fewer items tell nothing from chance."""


def weighted_kappa(pairs: Sequence[tuple[int, int]]) -> Measured:
    """Measure the agreement of two raters, a step apart counting once, two steps twice, and so on.

    Source: J. Cohen (1968), Weighted kappa: nominal scale agreement with provision for scaled disagreement or
    partial credit, Psychological Bulletin 70: 213-220. That a disagreement weighs as much as it has steps is
    our choice of the weights that the source leaves open.

    Args:
        pairs: For each item that both of them scored, the place of each one's point along the scale.

    Returns:
        1 where both agree on every item, 0 where they differ as by chance. Not defined for fewer than two
        items, or where both gave the same point to all.
    """
    if len(pairs) < _FEWEST:
        return Measured(statistic=Statistic.KAPPA, why_none=f"it needs {_FEWEST} items that both scored")
    first, second = Counter(left for left, _ in pairs), Counter(right for _, right in pairs)
    expected = Fraction(
        sum(abs(i - j) * count * other for i, count in first.items() for j, other in second.items()), len(pairs)
    )
    if not expected:
        return Measured(statistic=Statistic.KAPPA, why_none=NO_VARIATION)
    return Measured(
        statistic=Statistic.KAPPA, value=1 - sum(abs(left - right) for left, right in pairs) / expected
    )
