"""Numbers of people and means as they are told, and what an outsider makes of them."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal


def rounded(people: int, base: int) -> int:
    """A number to the nearest multiple, halves up.

    Args:
        people: The number.
        base: The multiple.
    """
    return (2 * people + base) // (2 * base) * base


def rounded_from(told: int, base: int) -> tuple[int, int]:
    """The lowest and the highest number that rounds to what was told.

    Args:
        told: What was told.
        base: To the nearest multiple of what.
    """
    return max(0, told - base // 2), told + (base + 1) // 2 - 1


def mean_as_told(mean: Decimal, decimals: int) -> Decimal:
    """A mean to so many decimals, halves up.

    Args:
        mean: The mean.
        decimals: How many decimals are told.
    """
    return mean.quantize(Decimal((0, (1,), -decimals)), rounding=ROUND_HALF_UP)
