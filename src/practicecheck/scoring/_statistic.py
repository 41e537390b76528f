"""Measures of agreement among raters: their names, what they can't say, and one measured value."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from types import MappingProxyType
from typing import final

import attrs

from practicecheck.scoring._key import Rounding
from practicecheck.scoring._rounding import rounded
from practicecheck.values import Value


@final
class Statistic(Enum):
    """How agreement among raters is measured."""

    CONSENSUS = "Tastle and Wierman's consensus"
    R_WG = "r_wg"
    A = "van der Eijk's A"
    ALPHA = "Krippendorff's alpha"
    KAPPA = "weighted kappa"

    @property
    def cannot_say(self) -> str:
        """What it can't say of a handful of raters."""
        return _CANNOT_SAY[self]


_CANNOT_SAY: Mapping[Statistic, str] = MappingProxyType(
    {
        Statistic.CONSENSUS: "It tells two camps from agreement, and hardly from a wide spread: ballots "
        "spread evenly over five points still give 0.43.",
        Statistic.R_WG: "It compares ballots with drawing lots, which no team does. With a handful of raters "
        "it can leave 0 to 1: below 0 they differ more than lots would.",
        Statistic.A: "It knows the shape of the ballots, and not whether anybody is right. Among ten raters "
        "one changed ballot can move it by 0.4, so read the ballots beside it.",
        Statistic.ALPHA: "It needs several items whose scores differ, so it is told of a section, never of "
        "an item. Where raters hardly vary it is low although they agree; of a handful of items it is rough.",
        Statistic.KAPPA: "It is for exactly two raters, and rests on the items that both of them scored. "
        "Where both give nearly always the same point it is low although they agree.",
    }
)


@final
@attrs.frozen(kw_only=True, repr=False)
class Measured(Value):
    """What a measure of agreement comes to.

    Attributes:
        statistic: Which measure it is.
        value: Its value, exact where the formula is; nothing where it is not defined.
        why_none: Why it is not defined.
        note: What must be known to read this value.
    """

    statistic: Statistic
    value: Fraction | float | None = None
    why_none: str | None = None
    note: str | None = None

    @property
    def shown(self) -> Decimal | None:
        """The value, rounded half up to two decimals."""
        return None if self.value is None else rounded(Fraction(self.value), TWO_DECIMALS)


ALONE = "fewer than two ballots have nobody to agree with"
NO_VARIATION = "every ballot is on the same point: without variation nothing can be told from chance"

TWO_DECIMALS = Rounding(decimals=2)
