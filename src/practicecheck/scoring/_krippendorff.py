"""Krippendorff's alpha for ordered points, with ballots that are missing."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import accumulate

from practicecheck.scoring._statistic import NO_VARIATION, Measured, Statistic

_FEWEST = 2
"""Fewer items tell nothing from chance."""


def krippendorff_alpha(items: Sequence[Sequence[int]]) -> Measured:
    """Measure how alike raters order items.

    Source: K. Krippendorff (2011), Computing Krippendorff's alpha-reliability, University of Pennsylvania, with
    the ordinal difference of its section on metrics. Who gave which ballot does not matter to it, only how many
    gave each point to each item. So it can be worked out from what is published.

    Args:
        items: For each item, how many ballots gave each point, lowest point first. An item with fewer than two
            ballots drops out.

    Returns:
        1 where all agree on every item, 0 where ballots differ as if they were dealt out by chance, less where
        they differ more. It is not defined where fewer than two items are left, or where all ballots are on one
        point.
    """
    paired = [counts for counts in items if sum(counts) > 1]
    if len(paired) < _FEWEST:
        return Measured(
            statistic=Statistic.ALPHA, why_none=f"it needs {_FEWEST} items with two ballots or more"
        )
    given = [sum(point) for point in zip(*paired, strict=True)]
    if sum(count > 0 for count in given) == 1:
        return Measured(statistic=Statistic.ALPHA, why_none=NO_VARIATION)
    below = [0, *accumulate(given)]
    # In how many ballots two points differ: those between them, and half of those on them.
    places = range(len(given))
    apart = [
        [(Fraction(below[j + 1] + below[j] - below[i + 1] - below[i], 2)) ** 2 for j in places] for i in places
    ]
    observed = sum(
        apart[i][j] * Fraction(counts[i] * counts[j], sum(counts) - 1)
        for counts in paired
        for i in places
        for j in places
    )
    expected = sum(apart[i][j] * given[i] * given[j] for i in places for j in places)
    return Measured(statistic=Statistic.ALPHA, value=1 - (sum(given) - 1) * observed / expected)
