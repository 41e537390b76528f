"""Adding up exactly."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction


def exact_sum(numbers: Iterable[Fraction]) -> Fraction:
    """The exact sum.

    Args:
        numbers: The numbers, in any order. What has the same denominator, most often 1, is added as whole
            numbers.
    """
    numerators: dict[int, int] = {}
    for number in numbers:
        above, below = number.as_integer_ratio()
        numerators[below] = numerators.get(below, 0) + above
    parts = [Fraction(above, below) for below, above in numerators.items()]
    return sum(parts[1:], parts[0]) if parts else Fraction()
