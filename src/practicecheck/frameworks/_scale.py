"""Scales: the points that an item may be answered with. What a point is worth is a key's business."""

from functools import cached_property
from typing import Final, TypeAlias, final

import attrs

from practicecheck.values import Value

PointCode: TypeAlias = int | str

X_MARK: Final = "X"
"""How it is written that an item does not apply, on whichever scale."""


@final
@attrs.frozen(kw_only=True, repr=False)
class Point(Value):
    """One point of a scale.

    Attributes:
        code: What is written down: ``3``, or ``amber``.
        anchor: What it means, in the source's words.
    """

    code: PointCode
    anchor: str


@final
@attrs.frozen(kw_only=True, repr=False)
class Scale(Value):
    """Points from the lowest to the highest.

    Attributes:
        id: The scale's name, such as ``extent-0-4``.
        title: What people call it.
        points: Its points, lowest first.
        not_applicable: The anchor of X, or nothing if X may not be given.
        default_key: The scoring key that is used when nobody names one.
        locator: Where the source prints it.
        as_printed: The source's text, where it differs.
        note: What there is to know about it.
        priority: Whether answers on it say how urgent they are, too.
    """

    id: str
    title: str
    points: tuple[Point, ...]
    default_key: str
    locator: str
    not_applicable: str | None = None
    as_printed: str | None = None
    note: str | None = None
    priority: bool = False

    @cached_property
    def codes(self) -> tuple[PointCode, ...]:
        """The codes, lowest first."""
        return tuple(point.code for point in self.points)

    def anchor(self, code: PointCode) -> str:
        """The meaning of a point.

        Args:
            code: A code of this scale.

        Raises:
            KeyError: The code is not on the scale.
        """
        for point in self.points:
            if point.code == code:
                return point.anchor
        raise KeyError(code)
