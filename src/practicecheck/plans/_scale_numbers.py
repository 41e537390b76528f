"""The points of a scale as numbers, since a measure's baseline and target are numbers."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from practicecheck.frameworks import PointCode, Scale


def scale_numbers(scale: Scale) -> Mapping[PointCode, int]:
    """Give every point of a scale a number.

    A point whose code is a number keeps it. On a scale of words, such as red, amber and green, the lowest
    point is 1, the next one 2, and so on (our decision).

    Args:
        scale: The scale.

    Returns:
        Numbers by the points' codes, lowest point first.
    """
    worded = any(isinstance(code, str) for code in scale.codes)
    return MappingProxyType(
        {
            code: place if worded or isinstance(code, str) else code
            for place, code in enumerate(scale.codes, start=1)
        }
    )


def scale_unit(scale: Scale) -> str:
    """The unit of a measure on a scale: ``points``, with the key to them where they are words.

    Args:
        scale: The scale.
    """
    if all(isinstance(code, int) for code in scale.codes):
        return "points"
    return f"points ({', '.join(f'{number} {code}' for code, number in scale_numbers(scale).items())})"
