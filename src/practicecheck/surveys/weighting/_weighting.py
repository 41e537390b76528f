"""What is told of a survey whose people don't count alike."""

from __future__ import annotations

from fractions import Fraction
from typing import final

import attrs

from practicecheck.scoring import Rounding, ScoringKey, rounded
from practicecheck.surveys._response_told import ToldResponse
from practicecheck.surveys._results import settled
from practicecheck.surveys._told import Told
from practicecheck.surveys.weighting._weighted_sums import WeightedSums, weighted_mean_interval
from practicecheck.values import Value

_PEOPLE = Rounding(decimals=1)
_TIMES = Rounding(decimals=2)


@final
@attrs.frozen(kw_only=True, repr=False)
class WeightedFigures(Value):
    """A group's weighted mean, and what weighting costs there. All are rounded once.

    Attributes:
        mean: The weighted mean of persons' scores.
        low: Where the interval about it begins.
        high: Where it ends.
        effective: How many people who count alike would tell as much.
        design_effect: How many times more the mean varies because people don't count alike.
    """

    mean: Told = None
    low: Told = None
    high: Told = None
    effective: Told = None
    design_effect: Told = None


@final
@attrs.frozen(kw_only=True, repr=False)
class Weighting(Value):
    """How a survey's people are weighted, and who answered.

    Attributes:
        method: How the weights were made, in words.
        by: What tells apart the groups whose sizes are known.
        effective: How many people who count alike all of them would tell as much as.
        design_effect: How many times more a mean over all varies because people don't count alike.
        response: Who answered.
        hidden: Of how many results the weighted figures are held back, and the unweighted ones told.
    """

    method: str
    by: tuple[str, ...]
    effective: Told
    design_effect: Told
    response: tuple[ToldResponse, ...]
    hidden: int = 0


def weighted_figures(sums: WeightedSums, key: ScoringKey, confidence: float = 0.95) -> WeightedFigures:
    """Weighted figures, as the key rounds them.

    Args:
        sums: What people came to, weighted.
        key: The key.
        confidence: How often intervals made so shall hold the true mean.
    """
    if not sums.n:
        return WeightedFigures()
    interval = weighted_mean_interval(sums, confidence=confidence)
    size = float(sums.effective)

    def shown(number: float) -> Told:
        return rounded(settled(number), key.rounding)

    return WeightedFigures(
        mean=shown(float(sums.mean)),
        low=None if interval is None else shown(interval.low),
        high=None if interval is None else shown(interval.high),
        effective=as_people(size),
        design_effect=as_times(sums.n / size),
    )


def as_people(number: float | Fraction) -> Told:
    """An effective number of people, as it is told.

    Args:
        number: The number.
    """
    return rounded(settled(float(number)), _PEOPLE)


def as_times(number: float | Fraction) -> Told:
    """A design effect, as it is told.

    Args:
        number: The design effect.
    """
    return rounded(settled(float(number)), _TIMES)
