"""Laying rates beside others: published ones, and those of other years, councils or definitions."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import final

import attrs

from practicecheck.assessments import Number
from practicecheck.scoring._rounding import rounded
from practicecheck.scoring.indicators._cell import Cell
from practicecheck.scoring.indicators._definition import Indicator, IndicatorSetId
from practicecheck.scoring.indicators._marker import Marker
from practicecheck.scoring.indicators._rate import Rate, Verdict
from practicecheck.values import Value


def compared(rate: Rate, published: Cell | None) -> Rate:
    """Lay a rate beside the one that was published for the same unit and year.

    Args:
        rate: The rate, as it was worked out.
        published: What was published.

    Returns:
        The rate with the published one and a verdict.
    """
    return attrs.evolve(rate, published=published, verdict=_verdict(rate, published))


_WITHHELD = (Marker.UNAVAILABLE, Marker.LOW_RELIABILITY, Marker.SUPPRESSED)


def _verdict(rate: Rate, published: Cell | None) -> Verdict:
    if published is None or published.blank:
        return Verdict.NOT_PUBLISHED
    if published.marker is not None and published.marker is rate.marker:
        return Verdict.AGREES
    if published.marker in _WITHHELD:
        return Verdict.NOT_PUBLISHED
    if rate.missing:
        return Verdict.NOT_WORKED_OUT
    if published.number is not None and rate.value == Decimal(published.number):
        return Verdict.AGREES
    return Verdict.EXPLAINED if _allows(rate, published) else Verdict.NOT_EXPLAINED


def _allows(rate: Rate, published: Cell) -> bool:
    """Whether the rounding of its figures allows a rate that is shown as the published one is."""
    if rate.reach is None or published.marker is Marker.NOT_APPLICABLE:
        return False
    half = Fraction(published.nearest or Decimal(1).scaleb(-rate.indicator.rounding.decimals)) / 2
    if published.number is None:
        return rate.reach.low < half and rate.reach.high != 0
    exact = Fraction(published.number)
    return rate.reach.touches(exact - half, exact + half)


@final
class Comparability(Enum):
    """Whether two rates may be laid beside each other."""

    COMPARABLE = "comparable"
    CAVEAT = "comparable with a caveat"
    NOT_COMPARABLE = "not comparable"


@final
@attrs.frozen(kw_only=True, repr=False)
class RateComparison(Value):
    """What may be said of two rates: first whether they can be compared, then how they differ.

    Attributes:
        comparability: Whether they can be compared.
        why: Why, in a sentence.
        difference: The second less the first, rounded once; nothing where they can't be compared, or where one
            of them is open.
        told_apart: Whether they differ by more than the rounding of their figures makes up.
    """

    comparability: Comparability
    why: str
    difference: Decimal | None = None
    told_apart: bool | None = None


def compare_rates(first: Rate, second: Rate) -> RateComparison:
    """Lay two rates beside each other, such as those of two years or of two councils.

    Rates of two definitions are never subtracted, whatever they are called: turnover over staff in post and
    turnover over permanent and temporary staff are two things.

    Args:
        first: The earlier rate, or one council's.
        second: The later rate, or the other's.
    """
    comparability, why = _comparability(first, second)
    if comparability is Comparability.NOT_COMPARABLE or first.exact is None or second.exact is None:
        return RateComparison(comparability=comparability, why=why)
    return RateComparison(
        comparability=comparability,
        why=why,
        difference=rounded(second.exact - first.exact, second.indicator.rounding),
        told_apart=_apart(first, second) or _apart(second, first),
    )


def _apart(lower: Rate, higher: Rate) -> bool:
    return (
        lower.reach is not None
        and higher.reach is not None
        and lower.reach.high is not None
        and lower.reach.high < higher.reach.low
    )


def _comparability(first: Rate, second: Rate) -> tuple[Comparability, str]:
    one, other = first.indicator, second.indicator
    if _name(first.definitions) != _name(second.definitions) or one.id != other.id:
        word = (
            f"both measure {one.measures}, by two definitions"
            if one.measures == other.measures
            else "they differ"
        )
        rules = (
            f"{first.definitions} {one.id} is {one.formula}, "
            f"and {second.definitions} {other.id} is {other.formula}"
        )
        return Comparability.NOT_COMPARABLE, f"{word}: {rules}."
    if _rule(one) != _rule(other):
        changed = f"the definition changed between editions: {one.formula} became {other.formula}."
        return Comparability.NOT_COMPARABLE, changed
    if first.definitions != second.definitions:
        editions = f"the rule is the same in {first.definitions} and {second.definitions}"
        return Comparability.CAVEAT, f"{editions}; what its figures count may have changed."
    return Comparability.COMPARABLE, f"both are {first.definitions} {one.id}."


def _name(definitions: IndicatorSetId) -> str:
    return definitions.partition("@")[0]


def _rule(indicator: Indicator) -> tuple[frozenset[str], frozenset[str], str | None, Number]:
    return frozenset(indicator.above), frozenset(indicator.below), indicator.times, indicator.factor
