"""Intervals for a proportion and for a mean."""

from __future__ import annotations

from fractions import Fraction
from math import inf, sqrt
from typing import final

import attrs

from practicecheck.comparison.statistics._groups import Proportion, Sums, effective
from practicecheck.comparison.statistics._normal import normal_quantile
from practicecheck.comparison.statistics._scipy import t_quantile
from practicecheck.values import Value


@final
@attrs.frozen(kw_only=True, repr=False)
class Estimate(Value):
    """A figure and the interval about it.

    Attributes:
        value: The figure, exactly.
        low: Where the interval begins.
        high: Where it ends.
        confidence: How often intervals made so hold the true figure, such as 0.95.
        n: The people who answered.
        method: How the interval was made, in words.
    """

    value: Fraction
    low: float
    high: float
    confidence: float
    n: int
    method: str


def proportion_interval(group: Proportion, *, confidence: float = 0.95) -> Estimate | None:
    """Wilson's score interval for a proportion.

    E. B. Wilson (1927), Journal of the American Statistical Association 22: 209-212; method 3 of R. G. Newcombe
    (1998), Statistics in Medicine 17: 857-872. Where the size of the group is known, n is replaced by the
    number of answers that tells as much.

    Args:
        group: The count and the people.
        confidence: Between 0 and 1.

    Returns:
        The interval; nothing where nobody answered.
    """
    if group.of == 0:
        return None
    low, high = wilson(group, normal_quantile(confidence))
    method = "Wilson score interval" + _corrected(group.population)
    return Estimate(value=group.share, low=low, high=high, confidence=confidence, n=group.of, method=method)


def wilson(group: Proportion, z: float) -> tuple[float, float]:
    """The ends of Wilson's interval.

    Args:
        group: A group in which somebody answered.
        z: How many standard errors it reaches.
    """
    share, n = float(group.share), group.counts_as
    if n == inf:
        return share, share
    centre = share + z * z / (2 * n)
    reach = z * sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    whole = 1 + z * z / n
    # At 0 and 1 the ends are known exactly; floating point would miss them by a hair.
    low = 0.0 if group.count == 0 else (centre - reach) / whole
    high = 1.0 if group.count == group.of else (centre + reach) / whole
    return max(0.0, min(low, share)), min(1.0, max(high, share))


def proportion_margin(
    share: Fraction, n: int, *, population: int | None = None, confidence: float = 0.95
) -> float:
    """The margin that surveys print beside a percentage: "plus or minus 6 points".

    The normal approximation with the finite population correction, as in the Quality and Methodology
    Information for the Civil Service People Survey 2023. For an interval use `proportion_interval`.

    Args:
        share: The proportion, between 0 and 1.
        n: The people who answered, at least one.
        population: The size of the whole group, where it is known.
        confidence: Between 0 and 1.

    Raises:
        ValueError: Nobody answered, or the share is no proportion.
    """
    if n < 1 or not 0 <= share <= 1:
        raise ValueError("a margin needs somebody who answered, and a share between 0 and 1")
    return normal_quantile(confidence) * sqrt(float(share * (1 - share)) / effective(n, population))


def mean_interval(group: Sums, *, confidence: float = 0.95) -> Estimate | None:
    """Student's t interval for a mean.

    Student (1908), Biometrika 6: 1-25; with the finite population correction where the size of the group is
    known.

    Args:
        group: The sums of the people's numbers.
        confidence: Between 0 and 1.

    Returns:
        The interval; nothing where fewer than two people answered.

    Raises:
        MissingExtraError: scipy is not installed.
    """
    normal_quantile(confidence)
    if group.n < 2:  # noqa: PLR2004 - a variance needs two
        return None
    reach = t_quantile(confidence, group.n - 1) * sqrt(group.mean_variance)
    mean = float(group.mean)
    return Estimate(
        value=group.mean,
        low=mean - reach,
        high=mean + reach,
        confidence=confidence,
        n=group.n,
        method="t interval" + _corrected(group.population),
    )


def _corrected(population: int | None) -> str:
    return "" if population is None else f", corrected for a group of {population}"
