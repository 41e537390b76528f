"""From when on a difference in how answers came together must be told. Our decisions, as data."""

from __future__ import annotations

from fractions import Fraction
from typing import Final, final

import attrs

from practicecheck.values import Value


@final
@attrs.frozen(kw_only=True, repr=False)
class ComparisonRule(Value):
    """How much of a difference in circumstances is a ground.

    Attributes:
        least_share: The share of items that must be comparable and answered on both sides, in a section or in
            the whole. With fewer, what is left does not speak for it.
        x_share: From how many percentage points more or less X a caveat is told.
        base_change: From which change of the number of staff a caveat is told, as a share of the smaller one.
        length_change: From which change of the period's length a caveat is told, as a share of the shorter one.
    """

    least_share: Fraction = Fraction(1, 2)
    x_share: int = 10
    base_change: Fraction = Fraction(1, 4)
    length_change: Fraction = Fraction(1, 10)


COMPARISON: Final = ComparisonRule()
