"""Agreement on an ordered scale, after van der Eijk: the plainest sign of two camps."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations

from practicecheck.scoring._statistic import ALONE, Measured, Statistic


def van_der_eijk(counts: Sequence[int]) -> Measured:
    """Measure the agreement of ballots on one item.

    Source: C. van der Eijk (2001), Measuring agreement in ordered rating scales, Quality & Quantity 35:
    325-341. The ballots are cut into layers in each of which a point has ballots or has none; the agreement of
    each layer counts by the share of the ballots in it.

    Args:
        counts: How many ballots gave each point, lowest point first.

    Returns:
        1 where all agree, 0 where ballots are spread evenly, -1 where half of them stand at either end.
    """
    whole = sum(counts)
    if whole <= 1:
        return Measured(statistic=Statistic.A, why_none=ALONE)
    value, left = Fraction(), list(counts)
    while any(left):
        height = min(count for count in left if count)
        layer = [count > 0 for count in left]
        value += Fraction(height * sum(layer), whole) * _of_layer(layer)
        left = [count - height if count else 0 for count in left]
    return Measured(statistic=Statistic.A, value=value)


def _of_layer(layer: Sequence[bool]) -> Fraction:
    """U x (1 - (S - 1) / (K - 1)), where S of K points have ballots.

    U looks at each three points of which two have ballots: neighbours speak for one camp, and a hole between
    them for two.
    """
    points, used = len(layer), sum(layer)
    if used in (1, points):
        return Fraction(int(used == 1))
    pairs = [three for three in combinations(layer, 3) if sum(three) == 2]  # noqa: PLR2004 - two of three
    holes = sum(not middle for _, middle, _ in pairs)
    together = len(pairs) - holes
    unimodal = Fraction((points - 2) * together - (points - 1) * holes, (points - 2) * len(pairs))
    return unimodal * (1 - Fraction(used - 1, points - 1))
