"""Consensus on an ordinal scale, after Tastle and Wierman."""

from __future__ import annotations

import math
from collections.abc import Sequence

from practicecheck.scoring._statistic import ALONE, Measured, Statistic


def tastle_wierman(counts: Sequence[int]) -> Measured:
    """Measure the consensus of ballots on one item.

    Source: W. J. Tastle and M. J. Wierman (2007), Consensus and dissention: a measure of ordinal dispersion,
    International Journal of Approximate Reasoning 45: 531-545. With the share p of ballots on each point x, the
    mean m and the width d of the scale: ``1 + sum(p * log2(1 - abs(x - m) / d))``.

    Args:
        counts: How many ballots gave each point, lowest point first.

    Returns:
        From 0, half the ballots at either end, to 1, all on one point.
    """
    whole, width = sum(counts), len(counts) - 1
    if whole <= 1:
        return Measured(statistic=Statistic.CONSENSUS, why_none=ALONE)
    mean = sum(place * count for place, count in enumerate(counts)) / whole
    return Measured(
        statistic=Statistic.CONSENSUS,
        value=1
        + sum(
            count / whole * math.log2(1 - abs(place - mean) / width)
            for place, count in enumerate(counts)
            if count
        ),
    )
