"""Rounding: once, at the end, from the exact value."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from practicecheck.scoring._key import Half, Rounding


def rounded(exact: Fraction, rounding: Rounding) -> Decimal:
    """Round an exact value as a key says.

    Half up goes away from zero, as people round by hand.

    Args:
        exact: The exact value.
        rounding: How many decimals, and where a half goes.
    """
    scaled = abs(exact) * 10**rounding.decimals
    whole, rest = divmod(scaled.numerator, scaled.denominator)
    twice = 2 * rest
    if twice > scaled.denominator or (
        twice == scaled.denominator and (rounding.half is Half.UP or whole % 2 == 1)
    ):
        whole += 1
    return Decimal(-whole if exact < 0 else whole).scaleb(-rounding.decimals)


def shown(exact: Fraction) -> str:
    """An exact value as a person writes it: ``7``, ``37.5``, or ``175/3`` where no decimal is exact.

    Args:
        exact: The exact value.
    """
    if exact.denominator == 1:
        return str(exact.numerator)
    rest = exact.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest == 1:
        return format((Decimal(exact.numerator) / Decimal(exact.denominator)).normalize(), "f")
    return str(exact)
