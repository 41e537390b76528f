"""A score: exact inside, rounded once when it is shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import final

import attrs

from practicecheck.assessments import AnswerState
from practicecheck.frameworks import PointCode
from practicecheck.scoring._key import Method, ScoringKey, Totalling
from practicecheck.scoring._rounding import rounded
from practicecheck.scoring._sum import exact_sum
from practicecheck.values import Value


@final
@attrs.frozen(kw_only=True, repr=False)
class ItemScore(Value):
    """What one item gives to a score.

    Attributes:
        item: The item's id.
        state: What became of it.
        code: The point that was given.
        weight: How much the item counts.
        points: What it gives, its weight included.
        possible: The most that its scale allows, its weight included.
        lowest: The least that any point would give.
        highest: The most that any point would give.
        reversed_: Whether its scale runs the other way.
        left_out: Why it does not count; nothing if it counts.
    """

    item: str
    state: AnswerState
    code: PointCode | None
    weight: Fraction
    points: Fraction
    possible: Fraction
    lowest: Fraction
    highest: Fraction
    reversed_: bool = False
    left_out: str | None = None

    @property
    def counts(self) -> bool:
        """Whether it is part of the score."""
        return self.left_out is None

    @property
    def missing(self) -> bool:
        """Whether an answer is still wanting."""
        return self.state is AnswerState.UNANSWERED or self.state is AnswerState.CANNOT_ANSWER


@final
@attrs.frozen(kw_only=True, repr=False)
class Bounds(Value):
    """What a score could still become: if every missing answer were lowest, and if every one were highest.

    Attributes:
        low: The lowest, in the unit of the score's percentage (or mean).
        high: The highest.
    """

    low: Decimal
    high: Decimal


@final
@attrs.frozen(kw_only=True, repr=False)
class Score(Value):
    """A score of a section, a view's group or the whole.

    Points and possible are sums over the items that count. ``percent`` is points over possible; it is
    nothing where the key's method makes a mean of the points themselves.

    Attributes:
        key: The key that made it.
        items: What each item gives.
        exact_points: The sum of points.
        exact_possible: The most that the same items could give.
        exact: The headline before rounding: the percentage, or the mean; nothing if there is no score.
        exact_low: What it could still become at the lowest; nothing if it can't become a score.
        exact_high: What it could still become at the highest.
        why_none: Why there is no score.
    """

    key: ScoringKey
    items: tuple[ItemScore, ...]
    exact_points: Fraction
    exact_possible: Fraction
    exact: Fraction | None
    exact_low: Fraction | None
    exact_high: Fraction | None
    why_none: str | None = None

    def _count(self, state: AnswerState) -> int:
        return sum(item.state is state for item in self.items)

    @property
    def applicable(self) -> int:
        """How many items apply: all but X."""
        return len(self.items) - self.not_applicable

    @property
    def answered(self) -> int:
        """How many were given a point."""
        return self._count(AnswerState.ANSWERED)

    @property
    def not_applicable(self) -> int:
        """How many were given X."""
        return self._count(AnswerState.NOT_APPLICABLE)

    @property
    def cannot_answer(self) -> int:
        """How many could not be answered."""
        return self._count(AnswerState.CANNOT_ANSWER)

    @property
    def unanswered(self) -> int:
        """How many are blank."""
        return self._count(AnswerState.UNANSWERED)

    @property
    def complete(self) -> bool:
        """Whether every applicable item was given a point."""
        return self.answered == self.applicable

    @property
    def points(self) -> Decimal:
        """The sum of points, rounded as the key says."""
        return _tidy(rounded(self.exact_points, self.key.rounding))

    @property
    def possible(self) -> Decimal:
        """The most that the same items could give, rounded as the key says."""
        return _tidy(rounded(self.exact_possible, self.key.rounding))

    @property
    def percent(self) -> Decimal | None:
        """Points over possible in percent, rounded as the key says."""
        if self.exact is None or self.key.method is Method.SCALE_MEAN:
            return None
        return rounded(self.exact, self.key.rounding)

    @property
    def mean(self) -> Decimal | None:
        """The mean of the points themselves, where the key's method is that."""
        if self.exact is None or self.key.method is not Method.SCALE_MEAN:
            return None
        return rounded(self.exact, self.key.rounding)

    @property
    def bounds(self) -> Bounds | None:
        """What the score could still become; both ends are the score itself where it is complete."""
        if self.exact_low is None or self.exact_high is None:
            return None
        return Bounds(
            low=rounded(self.exact_low, self.key.rounding), high=rounded(self.exact_high, self.key.rounding)
        )

    @property
    def band(self) -> str | None:
        """The named range in which the score falls."""
        if self.exact is None or self.key.bands is None:
            return None
        value = rounded(self.exact, self.key.bands.rounding)
        return next((band.label for band in self.key.bands.ranges if band.from_ <= value <= band.to), None)


def _tidy(value: Decimal) -> Decimal:
    whole = value.to_integral_value()
    return whole if whole == value else value


def score_of(items: tuple[ItemScore, ...], key: ScoringKey, sections: tuple[Score, ...] = ()) -> Score:
    """Add items up.

    Args:
        items: What each item gives.
        key: The key that says how.
        sections: The sections' scores, for a total that the key makes from them.

    Returns:
        The score; without a headline where nothing is applicable, nothing is answered, or too little.
    """
    counted = [item for item in items if item.left_out is None]
    points = exact_sum(item.points for item in counted)
    possible = exact_sum(item.possible for item in counted)
    why_none = _why_none(items, len(counted), key)
    if sections and key.totalling is Totalling.SECTIONS:
        low = _mean(section.exact_low for section in sections)
        high = _mean(section.exact_high for section in sections)
        exact = _mean(section.exact for section in sections)
        why_none = why_none or (None if exact is not None else "no section has a score")
    else:
        divisor = _divisor(counted, key) if key.method is Method.SCALE_MEAN else possible
        low = high = exact = _headline(points, divisor, key)
        if open_ := [item for item in items if item.missing]:
            sure = [item for item in counted if not item.missing]
            settled = exact_sum(item.points for item in sure)
            divisor = _divisor([*sure, *open_], key)
            low = _headline(settled + exact_sum(item.lowest for item in open_), divisor, key)
            high = _headline(settled + exact_sum(item.highest for item in open_), divisor, key)
    if _never(items, key):
        low = high = None
    return Score(
        key=key,
        items=items,
        exact_points=points,
        exact_possible=possible,
        exact=None if why_none else exact,
        exact_low=low,
        exact_high=high,
        why_none=why_none,
    )


def _divisor(of: Sequence[ItemScore], key: ScoringKey) -> Fraction:
    """What a sum of points is divided by: what was possible, or the number of items by weight for a mean."""
    return exact_sum(item.weight if key.method is Method.SCALE_MEAN else item.possible for item in of)


def _headline(points: Fraction, divisor: Fraction, key: ScoringKey) -> Fraction | None:
    if not divisor:
        return None
    times = 1 if key.method is Method.SCALE_MEAN else 100
    return Fraction(times * points.numerator * divisor.denominator, points.denominator * divisor.numerator)


def _mean(numbers: Iterable[Fraction | None]) -> Fraction | None:
    known = [number for number in numbers if number is not None]
    return exact_sum(known) / len(known) if known else None


def _never(items: tuple[ItemScore, ...], key: ScoringKey) -> bool:
    """Whether too few items apply for a score, however many of them are answered yet."""
    least = key.minimum.answered
    return least is not None and least > sum(item.state is not AnswerState.NOT_APPLICABLE for item in items)


def _why_none(items: tuple[ItemScore, ...], counted: int, key: ScoringKey) -> str | None:
    states = [item.state for item in items]
    answered = states.count(AnswerState.ANSWERED)
    applicable = len(states) - states.count(AnswerState.NOT_APPLICABLE)
    if not counted:
        return "nothing is applicable" if not applicable else "nothing is answered"
    least = key.minimum
    if least.answered is not None and answered < least.answered:
        return f"{answered} answered, and the key asks for at least {least.answered}"
    if least.percent is not None and 100 * answered < Fraction(least.percent) * applicable:
        return f"{answered} of {applicable} answered, and the key asks for at least {least.percent} %"
    return None
