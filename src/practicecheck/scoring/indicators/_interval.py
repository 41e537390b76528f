"""Between what and what a figure lies, exactly; nothing here is rounded."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Context, Decimal, Inexact
from fractions import Fraction
from typing import Final, final

import attrs

from practicecheck.values import Value

EXACT: Final = Context(prec=400, traps=[Inexact])
"""Sums and products of figures are made in it, so that the precision that a host program has set for its own
decimals changes nothing."""

_ZERO: Final = Decimal(0)


@final
@attrs.frozen(repr=False)
class Interval(Value):
    """All the values that a figure can have. None of them is negative.

    Attributes:
        low: The lowest of them.
        high: The highest of them.
        above: Whether ``low`` itself is left out, as 0 is of what is above 0.
    """

    low: Decimal
    high: Decimal
    above: bool = False

    @property
    def only(self) -> Decimal | None:
        """The one value, if there is only one."""
        return self.low if self.low == self.high else None


NONE: Final = Interval(_ZERO, _ZERO)
"""Exactly 0."""


@final
@attrs.frozen(repr=False)
class Reach(Value):
    """All the values that a rate can have.

    Attributes:
        low: The lowest of them.
        high: The highest of them; nothing if there is none, since what is below the line may be as good as 0.
        above: Whether ``low`` itself is left out.
    """

    low: Fraction
    high: Fraction | None
    above: bool = False

    @property
    def only(self) -> Fraction | None:
        """The one value, if there is only one."""
        return self.low if self.low == self.high else None

    def touches(self, low: Fraction, high: Fraction) -> bool:
        """Whether some value lies between two others, both included.

        Args:
            low: The lower one.
            high: The higher one.
        """
        begins = self.low < high or (self.low == high and not self.above)
        return begins and (self.high is None or self.high >= low)


def total(parts: Sequence[Interval]) -> Interval:
    """The sum of figures.

    Args:
        parts: Between what each lies.
    """
    if not parts:
        return NONE
    whole = parts[0]
    for part in parts[1:]:
        whole = Interval(
            EXACT.add(whole.low, part.low), EXACT.add(whole.high, part.high), whole.above or part.above
        )
    return whole


def product(one: Interval, other: Interval) -> Interval:
    """The product of two figures.

    Args:
        one: Between what the one lies.
        other: Between what the other lies.
    """
    return Interval(
        EXACT.multiply(one.low, other.low), EXACT.multiply(one.high, other.high), one.above or other.above
    )


def quotient(above: Interval, below: Interval, both: Interval, factor: Decimal) -> Reach:
    """A ratio of sums: (above + both) / (below + both) x factor.

    A ratio of sums of figures that are not negative rises or falls with each figure alone, so its lowest and
    highest values stand where each figure is at one of its ends.

    Args:
        above: What stands above the line only.
        below: What stands below the line only.
        both: What stands in both sums, where it is the same figure.
        factor: What the ratio is multiplied by.

    Returns:
        Between what the ratio lies.

    Raises:
        ZeroDivisionError: What is below the line can only be 0.
    """
    ends = (both.low,) if both.low == both.high else (both.low, both.high)
    lows = [ratio for end in ends if (ratio := _ratio(above.low, below.high, end, factor)) is not None]
    if not lows:
        raise ZeroDivisionError
    low, left_out = min(lows), above.above or both.above
    if len(ends) == 1 and above.low == above.high and below.low == below.high:
        return Reach(low, low, left_out and not low)
    if any(not below.low + end and above.high + end for end in ends):
        return Reach(low, None, left_out and not low)
    highs = [ratio for end in ends if (ratio := _ratio(above.high, below.low, end, factor)) is not None]
    # Where every end is 0 over 0, nothing is above the line, and the ratio is 0 wherever there is one.
    return Reach(low, max(highs, default=low), left_out and not low)


def _ratio(above: Decimal, below: Decimal, both: Decimal, factor: Decimal) -> Fraction | None:
    if both:
        above, below = EXACT.add(above, both), EXACT.add(below, both)
    if not below:
        return None
    (over, by), (under, into) = EXACT.multiply(above, factor).as_integer_ratio(), below.as_integer_ratio()
    return Fraction(over * into, by * under)
