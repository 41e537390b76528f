"""The normal distribution, from the standard library."""

from __future__ import annotations

from math import erfc, sqrt
from statistics import NormalDist

_STANDARD = NormalDist()


def normal_quantile(confidence: float) -> float:
    """How many standard errors an interval reaches to each side.

    Args:
        confidence: Between 0 and 1, such as 0.95.

    Raises:
        ValueError: It is not between 0 and 1.
    """
    if not 0 < confidence < 1:
        raise ValueError(f"a confidence lies between 0 and 1, and {confidence} does not: say 0.95")
    return _STANDARD.inv_cdf((1 + confidence) / 2)


def two_sided(z: float) -> float:
    """How probable a value at least as far from 0 is, on either side.

    Args:
        z: A value of the standard normal distribution.
    """
    return erfc(abs(z) / sqrt(2))
