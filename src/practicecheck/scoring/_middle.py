"""The two in the middle."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def middle(ordered: Sequence[T]) -> tuple[T, T]:
    """The two in the middle; twice the same one, where their number is odd.

    Args:
        ordered: At least one, the lowest first.
    """
    return ordered[(len(ordered) - 1) // 2], ordered[len(ordered) // 2]
