"""How reliable a scale's score is: Cronbach's alpha with its interval, and each item against the rest."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from math import sqrt
from typing import final

import attrs

from practicecheck.comparison.statistics import Estimate, f_quantile, normal_quantile
from practicecheck.errors import some_of
from practicecheck.scoring import Rounding, rounded
from practicecheck.surveys.reliability._moments import Moments
from practicecheck.values import Value


@final
@attrs.frozen(kw_only=True, repr=False)
class ReliabilityRule(Value):
    """From how many items and people on a reliability is told at all.

    Attributes:
        items: With two items alpha mostly tells too little: R. Eisinga, M. te Grotenhuis and B. Pelzer (2013),
            The reliability of a two-item scale, International Journal of Public Health 58: 637-642.
        people: Among fewer the figure moves too much from sample to sample. Ours.
    """

    items: int = 3
    people: int = 30

    def __attrs_post_init__(self) -> None:
        if self.items < 2 or self.people < 2:  # noqa: PLR2004 - a covariance needs two of either
            raise ValueError("items hang together, and people differ: both need two or more")


RELIABILITY_RULE = ReliabilityRule()
"""Three items and 30 people."""


@final
@attrs.frozen(kw_only=True, repr=False)
class Reliability(Value):
    """How reliable the sum of a scale's items is, by one measure.

    Attributes:
        measure: Which measure it is.
        value: 1 if the same people would get the same scores again, 0 if scores were nothing but chance;
            nothing where it can't be said. Alpha may be below 0.
        items: How many items.
        people: How many people answered all of them.
        why_none: Why it can't be said.
    """

    measure: str
    value: Fraction | float | None = None
    items: int
    people: int
    why_none: str | None = None

    @property
    def shown(self) -> Decimal | None:
        """The value, rounded half up to two decimals."""
        return None if self.value is None else rounded(Fraction(self.value), Rounding(decimals=2))

    @property
    def words(self) -> str:
        """The value in a sentence, with what it rests on."""
        told = f"cannot say: {self.why_none}" if self.value is None else str(self.shown)
        return f"{self.measure} {told} ({self.items} items, {self.people} people who answered all)"


@final
@attrs.frozen(kw_only=True, repr=False)
class ItemReliability(Value):
    """How an item goes with the rest of its scale.

    Attributes:
        item: The item.
        rest: The correlation of the item with the sum of the others, itself left out; nothing where one of the
            two does not vary.
        alpha_without: Alpha of the others.
    """

    item: str
    rest: float | None
    alpha_without: Reliability

    @property
    def shown(self) -> Decimal | None:
        """The correlation, rounded half up to two decimals."""
        return None if self.rest is None else rounded(Fraction(self.rest), Rounding(decimals=2))


_ALPHA = "Cronbach's alpha"
_STANDARDISED = "standardised alpha"
_SAME_SUM = "everybody has the same sum of all items"
_SLACK = Fraction(1, 10**9)


def cronbach_alpha(moments: Moments, rule: ReliabilityRule = RELIABILITY_RULE) -> Reliability:
    """Measure how reliable the sum of a scale's items is.

    L. J. Cronbach (1951), Coefficient alpha and the internal structure of tests, Psychometrika 16: 297-334.
    Where items measure one thing to different degrees it is too low; where they measure several, it says
    nothing of it. It is no proof that a scale measures one thing.

    Args:
        moments: The items of the scale, all running the same way.
        rule: From how many items and people on it is told.

    Returns:
        Alpha, exactly, or why it can't be said.
    """
    if why := cannot_say(moments, rule):
        return _none(_ALPHA, moments, why)
    whole, alone = _variances(moments.covariances)
    return _alpha(len(moments.items), moments.n, whole, alone)


def standardised_alpha(moments: Moments, rule: ReliabilityRule = RELIABILITY_RULE) -> Reliability:
    """Alpha of items that were all stretched to the same spread, from the mean of their correlations.

    For scales whose items are counted in different units. The score of a framework's section is no such sum:
    alpha itself is what belongs beside it.

    Args:
        moments: The items of the scale.
        rule: From how many items and people on it is told.
    """
    why = cannot_say(moments, rule)
    if not why and moments.unvarying:
        why = f"everybody gave the same answer to {some_of(moments.unvarying)}"
    if why:
        return _none(_STANDARDISED, moments, why)
    size = len(moments.items)
    correlations = moments.correlations
    mean = sum(own for i, row in enumerate(correlations) for own in row[:i]) / (size * (size - 1) / 2)
    if 1 + (size - 1) * mean <= _SLACK:
        return _none(_STANDARDISED, moments, _SAME_SUM)
    value = size * mean / (1 + (size - 1) * mean)
    return Reliability(measure=_STANDARDISED, value=value, items=size, people=moments.n)


def alpha_interval(alpha: Reliability, *, confidence: float = 0.95) -> Estimate | None:
    """Feldt's interval for alpha.

    L. S. Feldt (1965), The approximate sampling distribution of Kuder-Richardson reliability coefficient
    twenty, Psychometrika 30: 357-370; L. S. Feldt, D. J. Woodruff and F. A. Salih (1987), Statistical inference
    for coefficient alpha, Applied Psychological Measurement 11: 93-103. It takes items for equally good
    measures of one thing, and answers for normally distributed.

    Args:
        alpha: Cronbach's alpha.
        confidence: Between 0 and 1.

    Returns:
        The interval; nothing where alpha can't be said.

    Raises:
        MissingExtraError: scipy is not installed.
        ValueError: It is another measure.
    """
    normal_quantile(confidence)
    if alpha.measure != _ALPHA:
        raise ValueError(f"Feldt's interval is for {_ALPHA}, not for {alpha.measure}")
    if alpha.value is None:
        return None
    over = alpha.people - 1
    under = over * (alpha.items - 1)
    tail, short = (1 - confidence) / 2, 1 - float(alpha.value)
    return Estimate(
        value=Fraction(alpha.value),
        low=1 - short * f_quantile(1 - tail, over, under),
        high=1 - short * f_quantile(tail, over, under),
        confidence=confidence,
        n=alpha.people,
        method="Feldt interval",
    )


def item_reliabilities(
    moments: Moments, rule: ReliabilityRule = RELIABILITY_RULE
) -> tuple[ItemReliability, ...]:
    """How each item goes with the rest of its scale.

    Args:
        moments: The items of the scale.
        rule: From how many items and people on it is told. Alpha without an item needs an item more.

    Returns:
        One for each item.
    """
    if why := cannot_say(moments, rule):
        none = _none(_ALPHA, moments, why)
        return tuple(ItemReliability(item=item, rest=None, alpha_without=none) for item in moments.items)
    covariances, unvarying = moments.covariances, moments.unvarying
    whole, alone = _variances(covariances)
    found: list[ItemReliability] = []
    for place, item in enumerate(moments.items):
        own = covariances[place][place]
        beside = sum(covariances[place], -own)
        rest = whole - 2 * beside - own
        said = item not in unvarying and not _is_nothing(rest, alone)
        found.append(
            ItemReliability(
                item=item,
                rest=float(beside) / sqrt(own * rest) if said else None,
                alpha_without=_without(moments, rest, alone - own, rule),
            )
        )
    return tuple(found)


def cannot_say(moments: Moments, rule: ReliabilityRule) -> str | None:
    """Why nothing can be said of a scale's reliability.

    Args:
        moments: The items of the scale.
        rule: From how many items and people on it is told.
    """
    if len(moments.items) < rule.items:
        return f"it needs {rule.items} items or more"
    if moments.n < rule.people:
        return f"it needs {rule.people} people or more who answered every item"
    return None


def _none(measure: str, moments: Moments, why: str) -> Reliability:
    return Reliability(measure=measure, items=len(moments.items), people=moments.n, why_none=why)


def _without(moments: Moments, whole: Fraction, alone: Fraction, rule: ReliabilityRule) -> Reliability:
    if len(moments.items) <= rule.items:
        return _none(_ALPHA, moments, f"without it fewer than {rule.items} items are left")
    return _alpha(len(moments.items) - 1, moments.n, whole, alone)


def _alpha(items: int, people: int, whole: Fraction, alone: Fraction) -> Reliability:
    if _is_nothing(whole, alone):
        return Reliability(measure=_ALPHA, items=items, people=people, why_none=_SAME_SUM)
    value = Fraction(items, items - 1) * (1 - alone / whole)
    return Reliability(measure=_ALPHA, value=value, items=items, people=people)


def _variances(covariances: Sequence[Sequence[Fraction]]) -> tuple[Fraction, Fraction]:
    whole = sum((own for row in covariances for own in row), Fraction(0))
    return whole, sum((row[place] for place, row in enumerate(covariances)), Fraction(0))


def _is_nothing(variance: Fraction, beside: Fraction) -> bool:
    # Sums that were made in floating point may miss 0 by a hair.
    return variance <= _SLACK * beside
