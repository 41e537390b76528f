"""The distributions that only scipy has."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from practicecheck.comparison._scipy import scipy_part

_WHAT = "A statistic of means, or an exact limit,"


def _distributions() -> Any:
    return scipy_part("stats", _WHAT)


def t_quantile(confidence: float, freedom: float) -> float:
    """How many standard errors a t interval reaches to each side.

    Args:
        confidence: Between 0 and 1.
        freedom: The degrees of freedom.

    Raises:
        MissingExtraError: scipy is not installed.
    """
    return _t_quantile(confidence, freedom)


@lru_cache(maxsize=4096)
def _t_quantile(confidence: float, freedom: float) -> float:
    # scipy takes a tenth of a millisecond for it, and groups of one size ask the same.
    return float(_distributions().t.ppf((1 + confidence) / 2, freedom))


def f_quantile(probability: float, over: float, under: float) -> float:
    """The value below which an F statistic lies with a probability.

    Args:
        probability: Between 0 and 1.
        over: The degrees of freedom of the variance above the line.
        under: The degrees of freedom of the variance below it.

    Raises:
        MissingExtraError: scipy is not installed.
    """
    return float(_distributions().f.ppf(probability, over, under))


def t_two_sided(t: float, freedom: float) -> float:
    """How probable a t at least as far from 0 is, on either side.

    Args:
        t: The statistic.
        freedom: The degrees of freedom.

    Raises:
        MissingExtraError: scipy is not installed.
    """
    return float(2 * _distributions().t.sf(abs(t), freedom))


def binomial_limit(tail: float, of: int, share: float, *, filled: bool = False) -> float:
    """The count at which a tail of a binomial distribution ends: what lies beyond is less probable than it.

    Args:
        tail: The probability of the tail.
        of: The number of trials.
        share: The probability of each.
        filled: Whether the steps between counts are filled in, as for a line in a picture.

    Raises:
        MissingExtraError: scipy is not installed.
    """
    return _end(_distributions().binom(of, share), tail, filled=filled)


def poisson_limit(tail: float, expected: float, *, filled: bool = False) -> float:
    """The count at which a tail of a Poisson distribution ends: what lies beyond is less probable than it.

    Args:
        tail: The probability of the tail.
        expected: The expected count.
        filled: Whether the steps between counts are filled in, as for a line in a picture.

    Raises:
        MissingExtraError: scipy is not installed.
    """
    return _end(_distributions().poisson(expected), tail, filled=filled)


def _end(distribution: Any, tail: float, *, filled: bool) -> float:
    step = float(distribution.ppf(tail))
    if not filled:
        return step
    up_to, own = float(distribution.cdf(step)), float(distribution.pmf(step))
    return step - (up_to - tail) / own if own else step
