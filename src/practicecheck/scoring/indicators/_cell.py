"""One cell of a table of figures: a number, a marker, or nothing, and how it was written."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property
from typing import final

import attrs

from practicecheck.assessments import Number
from practicecheck.scoring.indicators._interval import EXACT, Interval
from practicecheck.scoring.indicators._marker import Marker
from practicecheck.values import Value

_ZERO = Decimal(0)
_HALF = Decimal("0.5")


@final
@attrs.frozen(kw_only=True, repr=False)
class Cell(Value):
    """What one cell says.

    Attributes:
        written: How it was written.
        number: The number, as exact as it was written.
        marker: What stands there instead of a number.
        nearest: To the nearest what the number was rounded, such as 0.1, or ``low`` was; nothing if it is
            exact.
    """

    written: str = ""
    number: Number | None = None
    marker: Marker | None = None
    nearest: Number | None = None

    @property
    def blank(self) -> bool:
        """Whether nothing stands there."""
        return self.number is None and self.marker is None

    @property
    def missing(self) -> bool:
        """Whether it gives nothing to work with.

        ``low`` does where it is known to the nearest what it rounds to 0: it lies between 0 and half of that.
        """
        return self.number is None and (self.marker is not Marker.LOW or self.nearest is None)

    @cached_property
    def half(self) -> Decimal:
        """By how much the number may be off, either way.

        A number with finer digits than it was said to be rounded to is believed in its own last digit. 0 is
        exact: whatever rounds to 0 and is not 0 is written ``low``.
        """
        if self.nearest is None or self.number == 0:
            return _ZERO
        nearest = Decimal(self.nearest)
        if self.number is not None and EXACT.remainder(Decimal(self.number), nearest):
            exponent = Decimal(self.number).as_tuple().exponent
            nearest = Decimal((0, (1,), exponent if isinstance(exponent, int) else 0))
        return EXACT.multiply(nearest, _HALF)

    @cached_property
    def shown(self) -> Interval:
        """The number as it stands; for ``low``, what it may be.

        Raises:
            ValueError: Nothing stands there to work with.
        """
        if self.number is not None:
            exact = Decimal(self.number)
            return Interval(exact, exact)
        if self.missing:
            raise ValueError(self.written)
        return Interval(_ZERO, self.half, above=True)

    @cached_property
    def allowed(self) -> Interval:
        """What the figure may have been before it was rounded.

        Raises:
            ValueError: Nothing stands there to work with.
        """
        if self.number is None or not self.half:
            return self.shown
        exact = Decimal(self.number)
        return Interval(max(EXACT.subtract(exact, self.half), _ZERO), EXACT.add(exact, self.half))
