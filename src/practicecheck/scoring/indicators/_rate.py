"""A rate, and what it is made of."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import final

import attrs

from practicecheck.assessments import Number
from practicecheck.origin import Origin
from practicecheck.scoring._rounding import rounded, shown
from practicecheck.scoring.indicators._cell import Cell
from practicecheck.scoring.indicators._definition import Indicator, IndicatorSetId
from practicecheck.scoring.indicators._interval import Interval, Reach
from practicecheck.scoring.indicators._marker import Marker
from practicecheck.values import Value


@final
class Verdict(Enum):
    """How a rate stands to the one that was published."""

    AGREES = "agrees"
    """They are the same."""
    EXPLAINED = "explained by rounding"
    """They differ, and the rounding of the figures that it is made of allows it."""
    NOT_EXPLAINED = "not explained"
    """They differ by more than the rounding of the figures allows."""
    NOT_WORKED_OUT = "not worked out"
    """A rate was published, and a figure that it is made of is missing here."""
    NOT_PUBLISHED = "not published"
    """There is no published rate to lay beside it."""


@final
@attrs.frozen(kw_only=True, repr=False)
class Missing(Value):
    """A figure that a rate would need.

    Attributes:
        figure: Its id.
        why: Why it can't be used, in a few words: ``suppressed``, ``not given``.
        marker: The marker that stands in its place.
    """

    figure: str
    why: str
    marker: Marker | None = None


@final
@attrs.frozen(kw_only=True, repr=False)
class Rate(Value):
    """A rate, and what it is made of.

    Attributes:
        indicator: How it is made.
        definitions: The id of the definitions that it belongs to.
        value: The rate, rounded as the definition says; nothing if there is none, or if what is known leaves
            more than one open.
        marker: What stands in its place: why there is none, or ``low`` where it rounds to 0 and is not 0.
        exact: The rate before it was rounded, in figures as they are shown; nothing if they leave it open.
        numerator: What is above the line, in figures as they are shown.
        denominator: What is below the line, times included.
        reach: Between what the rate lies if each figure is anything that would be shown as it is.
        missing: The figures that are missing.
        units: How many units it is made of.
        of: How many units there are.
        given: The rate that a team gave itself, in its own assessment.
        published: The rate that was published.
        verdict: How the worked-out and the published rate stand to each other.
        origin: The distribution that the definitions come from.
    """

    indicator: Indicator
    definitions: IndicatorSetId
    value: Decimal | None = None
    marker: Marker | None = None
    exact: Fraction | None = None
    numerator: Interval | None = None
    denominator: Interval | None = None
    reach: Reach | None = None
    missing: tuple[Missing, ...] = ()
    units: int = 1
    of: int = 1
    given: Number | None = None
    published: Cell | None = None
    verdict: Verdict | None = None
    origin: Origin | None = attrs.field(default=None, eq=False)

    @property
    def low(self) -> Decimal | None:
        """The lowest rate that could be shown, rounded."""
        return rounded(self.reach.low, self.indicator.rounding) if self.reach else None

    @property
    def high(self) -> Decimal | None:
        """The highest rate that could be shown, rounded; nothing if there is no highest one."""
        if self.reach is None or self.reach.high is None:
            return None
        return rounded(self.reach.high, self.indicator.rounding)

    @property
    def working(self) -> str | None:
        """The sums that it was made of: ``3 / 14 x 100``; nothing where one is missing or open."""
        if self.numerator is None or self.denominator is None:
            return None
        above, below = self.numerator.only, self.denominator.only
        if above is None or below is None:
            return None
        times = f" x {self.indicator.factor}" if self.indicator.factor != 1 else ""
        return f"{shown(Fraction(above))} / {shown(Fraction(below))}{times}"

    @property
    def said(self) -> str:
        """The rate in words: ``11.8 %``, ``above 0, up to 0.4 %``, a marker, or what is missing."""
        unit = f" {self.indicator.unit}" if self.indicator.unit else ""
        if self.value is not None:
            return f"{self.value}{unit}"
        if self.marker is not None:
            return f"{self.marker.value} ({self.marker.meaning})"
        if self.reach is not None:
            start = f"above {self.low}" if self.reach.above else f"from {self.low}"
            return f"{start}{unit}" if self.high is None else f"{start}, up to {self.high}{unit}"
        return "; ".join(f"{gap.figure} is {gap.why}" for gap in self.missing) or "none"
