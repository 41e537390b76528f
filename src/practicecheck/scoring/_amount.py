"""What figures of several teams come to, exactly. Each kind adds up in its own way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias, final

import attrs

from practicecheck.frameworks import PointCode
from practicecheck.scoring._key import Rounding
from practicecheck.scoring._middle import middle
from practicecheck.scoring._rounding import exact_decimal, rounded, shown
from practicecheck.values import Value

ROUNDING = Rounding(decimals=1)
"""How rates and means are rounded when they are shown: once, half up, to one decimal (our decision)."""


@final
@attrs.frozen(kw_only=True, repr=False)
class Sum(Value):
    """Numbers that were added up.

    Attributes:
        total: The sum.
    """

    total: Fraction

    @property
    def value(self) -> Decimal:
        """The sum, as exact as the numbers were."""
        return exact_decimal(self.total)

    def told(self, unit: str | None = None) -> str:
        """The sum as people say it: ``83 people``.

        Args:
            unit: What it is measured in.
        """
        return _in(shown(self.total), unit)


@final
@attrs.frozen(kw_only=True, repr=False)
class Ratio(Value):
    """The ratio of two sums.

    Attributes:
        of: The sum above the line.
        over: The sum below the line.
        times: By how much the ratio is multiplied.
    """

    of: Fraction
    over: Fraction
    times: int

    @property
    def exact(self) -> Fraction | None:
        """The ratio; nothing where there is nothing to divide by."""
        return self.times * self.of / self.over if self.over else None

    @property
    def value(self) -> Decimal | None:
        """The ratio, rounded."""
        return None if self.exact is None else rounded(self.exact, ROUNDING)

    def told(self, unit: str | None = None) -> str:
        """The ratio with its two sums: ``15.7 % (13 / 83 x 100)``.

        Args:
            unit: What it is measured in.
        """
        times = f" x {self.times}" if self.times != 1 else ""
        sums = f"({_short(self.of)} / {_short(self.over)}{times})"
        return f"nothing to divide by {sums}" if self.value is None else f"{_in(str(self.value), unit)} {sums}"


@final
@attrs.frozen(kw_only=True, repr=False)
class WeightedMean(Value):
    """A mean in which each team counts by a figure of its own.

    Attributes:
        weighted: The sum of the teams' numbers, each times what the team counts by.
        weight: The sum of what the teams count by.
    """

    weighted: Fraction
    weight: Fraction

    @property
    def exact(self) -> Fraction | None:
        """The mean; nothing where no team counts for anything."""
        return self.weighted / self.weight if self.weight else None

    @property
    def value(self) -> Decimal | None:
        """The mean, rounded."""
        return None if self.exact is None else rounded(self.exact, ROUNDING)

    def told(self, unit: str | None = None) -> str:
        """The mean with what it is made of: ``40.7 hours a week (3379.5 / 83)``.

        Args:
            unit: What it is measured in.
        """
        sums = f"({_short(self.weighted)} / {_short(self.weight)})"
        return f"nothing to count by {sums}" if self.value is None else f"{_in(str(self.value), unit)} {sums}"


@final
@attrs.frozen(kw_only=True, repr=False)
class Share(Value):
    """How many teams say yes.

    Attributes:
        yes: How many do.
        of: How many answered.
    """

    yes: int
    of: int

    @property
    def value(self) -> Decimal | None:
        """The share in percent, rounded."""
        return rounded(Fraction(100 * self.yes, self.of), ROUNDING) if self.of else None

    def told(self, unit: str | None = None) -> str:  # noqa: ARG002 - a share has no unit
        """The share as people say it: ``6 of 8 say yes (75.0 %)``.

        Args:
            unit: Nothing, since a share has none.
        """
        return f"{self.yes} of {self.of} {'say' if self.of != 1 else 'says'} yes ({self.value} %)"


@final
@attrs.frozen(kw_only=True, repr=False)
class Range(Value):
    """The lowest, the middle and the highest number.

    Attributes:
        lowest: The lowest.
        median: The middle one; halfway between the two in the middle, where their number is even.
        highest: The highest.
    """

    lowest: Fraction
    median: Fraction
    highest: Fraction

    @property
    def value(self) -> None:
        """No one number stands for a range."""
        return

    def told(self, unit: str | None = None) -> str:
        """The range as people say it: ``9 to 24 times a year, median 12``.

        Args:
            unit: What it is measured in.
        """
        return f"{_in(f'{_short(self.lowest)} to {_short(self.highest)}', unit)}, median {_short(self.median)}"


@final
@attrs.frozen(kw_only=True, repr=False)
class PointTeams(Value):
    """How many teams gave a point, or chose an option.

    Attributes:
        code: The point's code or the option's id.
        teams: How many teams.
    """

    code: PointCode
    teams: int


@final
@attrs.frozen(kw_only=True, repr=False)
class Distribution(Value):
    """How many teams gave each point of a scale, or chose each option.

    Attributes:
        counts: The teams for each point, lowest first; for each option, as the framework lists them.
        lowest: The lowest point that was given; nothing where options have no order.
        median: The point in the middle; the two in the middle, where they differ.
        highest: The highest point that was given.
    """

    counts: tuple[PointTeams, ...]
    lowest: PointCode | None = None
    median: tuple[PointCode, ...] = ()
    highest: PointCode | None = None

    @property
    def value(self) -> None:
        """No one number stands for a distribution."""
        return

    def told(self, unit: str | None = None) -> str:  # noqa: ARG002 - points have no unit
        """The distribution as people say it: ``1: 2, 2: 5, 4: 1; median 2``.

        Args:
            unit: The scale, which is not repeated.
        """
        counts = ", ".join(f"{count.code}: {count.teams}" for count in self.counts if count.teams)
        return f"{counts}; median {' to '.join(map(str, self.median))}" if self.median else counts


@final
@attrs.frozen(kw_only=True, repr=False)
class Collected(Value):
    """Words that are collected, each with its team.

    Attributes:
        texts: How many narratives, entries or sources there are.
    """

    texts: int

    @property
    def value(self) -> None:
        """Words have no number."""
        return

    def told(self, unit: str | None = None) -> str:  # noqa: ARG002 - words have no unit
        """How many there are: ``8 texts``.

        Args:
            unit: Nothing, since words have none.
        """
        return f"{self.texts} text{'' if self.texts == 1 else 's'}"


Amount: TypeAlias = Sum | Ratio | WeightedMean | Share | Range | Distribution | Collected


def _in(number: str, unit: str | None) -> str:
    return number if unit is None else f"{number} {unit}"


def _short(exact: Fraction) -> str:
    """A number as it is shown beside others: exact if it has no more than two decimals."""
    value = rounded(exact, Rounding(decimals=2))
    return shown(exact if Fraction(value) == exact else Fraction(rounded(exact, ROUNDING)))


def range_of(numbers: Sequence[Fraction]) -> Range:
    """The range of numbers.

    Args:
        numbers: At least one number, in any order.
    """
    ordered = sorted(numbers)
    low, high = middle(ordered)
    return Range(lowest=ordered[0], median=(low + high) / 2, highest=ordered[-1])


def distribution_of(points: Sequence[PointCode], codes: Sequence[PointCode], *, ordered: bool) -> Distribution:
    """The distribution of points or options.

    Args:
        points: What was given, in any order; at least one.
        codes: The points of the scale, lowest first, or the options.
        ordered: Whether the codes have an order.
    """
    given = Counter(points)
    counts = tuple(PointTeams(code=code, teams=given[code]) for code in codes)
    if not ordered:
        return Distribution(counts=counts)
    places = sorted(codes.index(point) for point in points)
    between = dict.fromkeys(middle(places))
    return Distribution(
        counts=counts,
        lowest=codes[places[0]],
        median=tuple(codes[place] for place in between),
        highest=codes[places[-1]],
    )
