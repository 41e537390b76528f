"""Rounding: once, at the end, from the exact value."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from practicecheck.scoring._key import Half, Rounding


def rounded(exact: Fraction, rounding: Rounding) -> Decimal:
    """Round an exact value as a key says.

    Half up goes away from zero, as people round by hand. Whole numbers only are used, so that the precision
    that a host program has set for its own decimals changes nothing.

    Args:
        exact: The exact value.
        rounding: How many decimals, and where a half goes.
    """
    whole, rest = divmod(abs(exact.numerator) * 10**rounding.decimals, exact.denominator)
    twice = 2 * rest
    if twice > exact.denominator or (
        twice == exact.denominator and (rounding.half is Half.UP or whole % 2 == 1)
    ):
        whole += 1
    return Decimal(f"{-whole if exact < 0 else whole}E-{rounding.decimals}")


def shown(exact: Fraction) -> str:
    """An exact value as a person writes it: ``7``, ``37.5``, or ``175/3`` where no decimal is exact.

    Args:
        exact: The exact value.
    """
    twos, rest = _without(2, exact.denominator)
    fives, rest = _without(5, rest)
    if rest != 1:
        return str(exact)
    return format(rounded(exact, Rounding(decimals=max(twos, fives))), "f")


def exact_decimal(exact: Fraction) -> Decimal:
    """An exact value as a decimal, rounded to twelve decimals where none is exact.

    Args:
        exact: The exact value.
    """
    written = shown(exact)
    return rounded(exact, Rounding(decimals=_MANY)) if "/" in written else Decimal(written)


_MANY = 12


def _without(prime: int, number: int) -> tuple[int, int]:
    times = 0
    while number % prime == 0:
        times, number = times + 1, number // prime
    return times, number
