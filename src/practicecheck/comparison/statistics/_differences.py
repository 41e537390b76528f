"""Whether two groups differ by more than chance would make them."""

from __future__ import annotations

from math import asin, inf, sqrt

from practicecheck.comparison.statistics._groups import Proportion, Sums
from practicecheck.comparison.statistics._intervals import wilson
from practicecheck.comparison.statistics._normal import normal_quantile, two_sided
from practicecheck.comparison.statistics._outcomes import (
    DifferenceTest,
    Effect,
    NotTested,
    NotTestedWhy,
    Outcome,
    Threshold,
    decided,
)
from practicecheck.comparison.statistics._scipy import t_quantile, t_two_sided

THRESHOLD = Threshold()
"""What is asked of groups if nothing else is said."""


def compare_proportions(
    one: Proportion, other: Proportion, *, confidence: float = 0.95, threshold: Threshold = THRESHOLD
) -> Outcome:
    """Compare the proportions of two groups that have nobody in common.

    The interval is Newcombe's hybrid score interval (R. G. Newcombe 1998, Statistics in Medicine 17:
    873-890, method 10). The p value, which decides, is of the score test with the pooled proportion (the
    chi-squared test without a correction for continuity). The size is Cohen's h (J. Cohen 1988, chapter 6).
    Just at the border the interval and the p value may disagree, since one pools the groups and the other
    does not.

    Args:
        one: The first group.
        other: The group that is taken from it.
        confidence: Of the interval; what it leaves out decides whether a difference is called found.
        threshold: From what size on groups are tested.
    """
    z = normal_quantile(confidence)
    if not one.of or not other.of:
        return NotTested(why=NotTestedWhy.NOBODY, difference=None)
    difference = one.share - other.share
    pooled = (one.count + other.count) / (one.of + other.of)
    if one.counts_as == other.counts_as == inf:
        return NotTested(why=NotTestedWhy.EVERYONE_ANSWERED, difference=difference)
    smaller = min(one.of, other.of)
    if smaller < threshold.people:
        return NotTested(why=NotTestedWhy.FEW_PEOPLE, difference=difference)
    if not pooled or pooled == 1 or smaller * min(pooled, 1 - pooled) < threshold.expected:
        return NotTested(why=NotTestedWhy.FEW_EXPECTED, difference=difference)
    error = sqrt(pooled * (1 - pooled) * (1 / one.counts_as + 1 / other.counts_as))
    p = two_sided(float(difference) / error)
    low, high = _newcombe(one, other, z)
    test = DifferenceTest(
        difference=difference,
        low=low,
        high=high,
        confidence=confidence,
        p=p,
        adjusted_p=p,
        effect=Effect(name="Cohen's h", value=_angle(one) - _angle(other)),
        method="score test; Newcombe hybrid score interval",
    )
    return decided(test, 1 - confidence)


def _newcombe(one: Proportion, other: Proportion, z: float) -> tuple[float, float]:
    first, second = float(one.share), float(other.share)
    (low1, high1), (low2, high2) = wilson(one, z), wilson(other, z)
    down = sqrt((first - low1) ** 2 + (high2 - second) ** 2)
    up = sqrt((high1 - first) ** 2 + (second - low2) ** 2)
    difference = float(one.share - other.share)
    return max(-1.0, difference - down), min(1.0, difference + up)


def _angle(group: Proportion) -> float:
    return 2 * asin(sqrt(float(group.share)))


def compare_means(
    one: Sums, other: Sums, *, confidence: float = 0.95, threshold: Threshold = THRESHOLD
) -> Outcome:
    """Compare the means of two groups that have nobody in common, whose numbers may vary differently.

    B. L. Welch (1947), Biometrika 34: 28-35, with the degrees of freedom of F. E. Satterthwaite (1946),
    Biometrics Bulletin 2: 110-114. The size is Hedges' g (L. V. Hedges 1981, Journal of Educational
    Statistics 6: 107-128).

    Args:
        one: The first group.
        other: The group that is taken from it.
        confidence: Of the interval; what it leaves out decides whether a difference is called found.
        threshold: From what size on groups are tested.

    Raises:
        MissingExtraError: scipy is not installed.
    """
    normal_quantile(confidence)
    if not one.n or not other.n:
        return NotTested(why=NotTestedWhy.NOBODY, difference=None)
    difference = one.mean - other.mean
    if one.n == one.population and other.n == other.population:
        return NotTested(why=NotTestedWhy.EVERYONE_ANSWERED, difference=difference)
    if min(one.n, other.n) < max(2, threshold.people):
        return NotTested(why=NotTestedWhy.FEW_PEOPLE, difference=difference)
    parts = (one.mean_variance, one.n - 1), (other.mean_variance, other.n - 1)
    variance = sum(part for part, _ in parts)
    if not variance:
        return NotTested(why=NotTestedWhy.ALL_ALIKE, difference=difference)
    freedom = 1 / sum((part / variance) ** 2 / below for part, below in parts)
    error = sqrt(variance)
    p = t_two_sided(float(difference) / error, freedom)
    reach = t_quantile(confidence, freedom) * error
    test = DifferenceTest(
        difference=difference,
        low=float(difference) - reach,
        high=float(difference) + reach,
        confidence=confidence,
        p=p,
        adjusted_p=p,
        effect=_hedges(one, other),
        method="Welch's t test and interval",
    )
    return decided(test, 1 - confidence)


def _hedges(one: Sums, other: Sums) -> Effect:
    freedom = one.n + other.n - 2
    pooled = ((one.n - 1) * one.variance + (other.n - 1) * other.variance) / freedom
    small = 1 - 3 / (4 * freedom - 1)
    return Effect(name="Hedges' g", value=float(one.mean - other.mean) / sqrt(pooled) * small)
