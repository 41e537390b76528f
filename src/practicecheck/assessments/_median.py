"""The median of ballots on a scale whose points have an order and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import accumulate
from typing import final

import attrs

from practicecheck.values import Value


@final
@attrs.frozen(kw_only=True, repr=False)
class Median(Value):
    """The middle of ballots that are put in order.

    An even number of ballots has two in the middle. Both are said, since no point lies between red and amber.
    Any point from the one to the other is a median: no other is nearer to all ballots together.

    Attributes:
        low: The place of the lower one along the scale; the lowest point has place 0.
        high: The place of the upper one; the same where the two agree or there is only one.
    """

    low: int
    high: int

    @property
    def middle(self) -> Fraction:
        """Half way between the two, in steps along the scale; for telling medians apart."""
        return Fraction(self.low + self.high, 2)


def median_of(counts: Sequence[int]) -> Median | None:
    """Find the median of ballots.

    Args:
        counts: How many ballots gave each point, lowest point first.

    Returns:
        The median; nothing where there is no ballot.
    """
    whole = sum(counts)
    if not whole:
        return None
    upto = list(accumulate(counts))
    lower, upper = (whole + 1) // 2, whole // 2 + 1
    return Median(
        low=next(place for place, count in enumerate(upto) if count >= lower),
        high=next(place for place, count in enumerate(upto) if count >= upper),
    )
