"""Numbers of people told to the nearest so many, and what an outsider makes of them."""

from __future__ import annotations


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
