"""Adding up exactly."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction


def exact_sum(numbers: Iterable[Fraction]) -> Fraction:
    """The exact sum; what has the same denominator, most often 1, is added as whole numbers.

    Args:
        numbers: The numbers, in any order.
    """
    numerators: dict[int, int] = {}
    for number in numbers:
        numerators[number.denominator] = numerators.get(number.denominator, 0) + number.numerator
    return sum((Fraction(numerator, below) for below, numerator in numerators.items()), Fraction())
