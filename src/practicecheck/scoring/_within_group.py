"""Agreement within a group beside drawing lots: r_wg."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from practicecheck.scoring._statistic import ALONE, Measured, Statistic


def r_wg(counts: Sequence[int]) -> Measured:
    """Measure how much less ballots on one item vary than if everybody drew lots.

    Source: L. R. James, R. G. Demaree and G. Wolf (1984), Estimating within-group interrater reliability with
    and without response bias, Journal of Applied Psychology 69: 85-98. With the variance s2 of the ballots
    (n - 1 below the line) and A points: 1 - s2 / ((A x A - 1) / 12).

    Args:
        counts: How many ballots gave each point, lowest point first.

    Returns:
        1 where all agree, 0 where they vary as lots would. A value below 0 is not set to 0, as some do: it is
        told with a note.
    """
    whole = sum(counts)
    if whole <= 1:
        return Measured(statistic=Statistic.R_WG, why_none=ALONE)
    mean = Fraction(sum(place * count for place, count in enumerate(counts)), whole)
    variance = sum((place - mean) ** 2 * count for place, count in enumerate(counts)) / (whole - 1)
    value = 1 - variance / Fraction(len(counts) ** 2 - 1, 12)
    return Measured(
        statistic=Statistic.R_WG,
        value=value,
        note="below 0: the ballots differ more than lots would" if value < 0 else None,
    )
