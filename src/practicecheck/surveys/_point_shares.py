"""How many gave each point of a scale, as far as it may be told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, final

import attrs

from practicecheck.frameworks import PointCode
from practicecheck.scoring import Rounding, rounded
from practicecheck.values import Value

if TYPE_CHECKING:
    from decimal import Decimal

    from practicecheck.surveys._results import ItemResult
    from practicecheck.surveys._rule import SurveyRule

_WHOLE = Rounding(decimals=0)


@final
@attrs.frozen(kw_only=True, repr=False)
class PointShare(Value):
    """How many of those who answered gave a point, or one of several that lie side by side on the scale.

    Attributes:
        first: The lowest of the points.
        last: The highest; the same where it is one.
        positive: Whether they are positive.
        share: How many of those who answered gave one of them, in whole percent.
    """

    first: PointCode
    last: PointCode
    positive: bool
    share: Decimal


def point_shares(result: ItemResult, rule: SurveyRule) -> tuple[PointShare, ...]:
    """The share of each point, lowest first; nothing where nobody answered.

    Args:
        result: What a group's people answered to an item.
        rule: The rule by which people were scored.
    """
    return _told(result, rule, [(code,) for code in rule.scale.codes])


def shares_to_publish(result: ItemResult, rule: SurveyRule, minimum: int) -> tuple[PointShare, ...]:
    """The shares that single out nobody, beside the percentage of positive answers.

    On either side of where answers begin to be positive, points are told together with their neighbours until
    at least so many people gave them. The two sides are always told: they are the percentage of positive
    answers over again.

    Args:
        result: What a group's people answered to an item.
        rule: The rule by which people were scored.
        minimum: The fewest people whose share is told by itself.
    """
    sides = _sides(result, rule)
    blocs = [bloc for n, side in enumerate(sides) for bloc in _blocs(result, side, minimum, inward=n == 0)]
    return _told(result, rule, blocs)


def _sides(result: ItemResult, rule: SurveyRule) -> list[tuple[PointCode, ...]]:
    """The scale in two, where positive answers are at one end of it; in one, where they are not."""
    positive, codes = _positive(result, rule), rule.scale.codes
    turns = [n for n in range(1, len(codes)) if (codes[n] in positive) != (codes[n - 1] in positive)]
    return [codes[: turns[0]], codes[turns[0] :]] if len(turns) == 1 else [codes]


def _blocs(
    result: ItemResult, side: Sequence[PointCode], minimum: int, *, inward: bool
) -> list[tuple[PointCode, ...]]:
    """A side in blocs of enough people, gathered from the end of the scale, where few people are."""
    blocs: list[tuple[PointCode, ...]] = []
    gathered: tuple[PointCode, ...] = ()
    for code in side if inward else reversed(side):
        gathered = (*gathered, code)
        if sum(result.points[own] for own in gathered) >= minimum:
            blocs.append(gathered)
            gathered = ()
    if gathered:
        blocs = [*blocs[:-1], (*(blocs[-1] if blocs else ()), *gathered)]
    return blocs if inward else [tuple(reversed(bloc)) for bloc in reversed(blocs)]


def _told(
    result: ItemResult, rule: SurveyRule, blocs: Sequence[tuple[PointCode, ...]]
) -> tuple[PointShare, ...]:
    answered, positive = sum(result.points.values()), _positive(result, rule)

    def shares() -> Iterator[PointShare]:
        for bloc in blocs:
            people = sum(result.points[code] for code in bloc)
            yield PointShare(
                first=bloc[0],
                last=bloc[-1],
                positive=positive.issuperset(bloc),
                share=rounded(Fraction(100 * people, answered), _WHOLE),
            )

    return tuple(shares()) if answered else ()


def _positive(result: ItemResult, rule: SurveyRule) -> frozenset[PointCode]:
    return next(own.positive for own in rule.items if own.item == result.item)
