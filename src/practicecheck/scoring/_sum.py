"""Adding up exactly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction


def exact_sum(numbers: Iterable[Fraction]) -> Fraction:
    """The exact sum.

    Args:
        numbers: The numbers, in any order. An object that recurs is looked at once, and what has the same
            denominator, most often 1, is added as whole numbers.
    """
    given = list(numbers)
    times = Counter(map(id, given))
    numerators: dict[int, int] = {}
    for number in {id(number): number for number in given}.values():
        below = number.denominator
        numerators[below] = numerators.get(below, 0) + number.numerator * times[id(number)]
    parts = [Fraction(numerator, below) for below, numerator in numerators.items()]
    return sum(parts[1:], parts[0]) if parts else Fraction()
