"""Colours along a scale: orange to purple, which colour-blind people tell apart, light in the middle."""

from __future__ import annotations

from typing import TypeAlias

_ENDS = ((179, 88, 6), (253, 184, 99), (235, 235, 235), (178, 171, 210), (84, 39, 136))
_DARK = 128


Colour: TypeAlias = tuple[int, int, int]


def colour_of(first: int, last: int, points: int) -> Colour:
    """The colour of a point, or of several side by side: theirs mixed, which is none of the others'.

    Args:
        first: The place of the first, from 0.
        last: The place of the last.
        points: How many points the scale has.
    """
    own = [_along(place / max(points - 1, 1)) for place in range(first, last + 1)]
    red, green, blue = (round(sum(part) / len(own)) for part in zip(*own, strict=True))
    return red, green, blue


def written(colour: Colour) -> str:
    """A colour as it is written in a picture.

    Args:
        colour: The colour.
    """
    return "#" + "".join(f"{part:02x}" for part in colour)


def ink_on(colour: Colour) -> str:
    """What is written on a colour: black, or white where it is dark.

    Args:
        colour: The colour.
    """
    red, green, blue = colour
    return "#ffffff" if 0.299 * red + 0.587 * green + 0.114 * blue < _DARK else "#000000"


def _along(place: float) -> Colour:
    along = place * (len(_ENDS) - 1)
    step = min(int(along), len(_ENDS) - 2)
    low, high, part = _ENDS[step], _ENDS[step + 1], along - step
    red, green, blue = (round(a + (b - a) * part) for a, b in zip(low, high, strict=True))
    return red, green, blue
