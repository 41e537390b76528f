"""McDonald's omega: how reliable a scale's score is where items measure one thing to different degrees."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from typing import final

import attrs

from practicecheck.errors import some_of
from practicecheck.surveys.reliability._moments import Moments
from practicecheck.surveys.reliability._reliability import (
    RELIABILITY_RULE,
    Reliability,
    ReliabilityRule,
    cannot_say,
)
from practicecheck.values import Value

_TOLERANCE = 1e-10
_MOST_ROUNDS = 5000
_START_ROUNDS = 100
_MEASURE = "McDonald's omega"


@final
@attrs.frozen(kw_only=True, repr=False)
class Omega(Value):
    """Omega, and the one factor that it comes from.

    Attributes:
        reliability: Its value, or why it can't be said.
        loadings: How strongly each item goes with what all have in common, by item: its correlation with it.
        negative: The items that run against the others. The sum of the items makes no sense until they are
            reversed.
        rounds: How many rounds the factor took.
    """

    reliability: Reliability
    loadings: tuple[tuple[str, float], ...] = ()
    negative: tuple[str, ...] = ()
    rounds: int = 0


def mcdonald_omega(moments: Moments, rule: ReliabilityRule = RELIABILITY_RULE) -> Omega:
    """Measure how much of the score's variance comes from what all items have in common.

    R. P. McDonald (1999), Test theory: a unified treatment, chapter 6: the square of the sum of what the items
    have from the factor, by that and the sum of what each has of its own. Items are taken as they are scored,
    not stretched to the same spread. The factor is the one of least squared residuals: H. H. Harman and W. H.
    Jones (1966), Factor analysis by minimizing residuals (minres), Psychometrika 31: 351-368. One loading at a
    time is set to what is best beside the others, round after round; no round makes the residuals larger.

    With one factor omega is omega total. Whether there is one factor it does not say.

    Args:
        moments: The items of the scale.
        rule: From how many items and people on it is told.

    Returns:
        Omega, or why it can't be said: too little to tell, items that don't vary, nothing in common, a factor
        that is not found, or one that would explain more than all of an item.
    """
    if why := cannot_say(moments, rule):
        return _none(moments, why)
    if moments.unvarying:
        return _none(moments, f"everybody gave the same answer to {some_of(moments.unvarying)}")
    loadings, rounds = _one_factor(moments.correlations)
    if loadings is None:
        return _none(moments, f"no factor was found in {rounds} rounds", rounds)
    spread = [sqrt(row[place]) for place, row in enumerate(moments.covariances)]
    common = sum(own * by for own, by in zip(loadings, spread, strict=True))
    if common < 0:
        loadings = [-own for own in loadings]
    told = tuple(zip(moments.items, loadings, strict=True))
    beyond = [item for item, own in told if abs(own) >= 1]
    if beyond:
        why = (
            f"one factor would explain all of {some_of(beyond)}, or more: the items are no scale of one factor"
        )
        return _none(moments, why, rounds, told)
    alone = sum((1 - own**2) * by**2 for own, by in zip(loadings, spread, strict=True))
    return Omega(
        reliability=Reliability(
            measure=_MEASURE,
            value=common**2 / (common**2 + alone),
            items=len(moments.items),
            people=moments.n,
        ),
        loadings=told,
        negative=tuple(item for item, own in told if own < 0),
        rounds=rounds,
    )


def _none(moments: Moments, why: str, rounds: int = 0, loadings: tuple[tuple[str, float], ...] = ()) -> Omega:
    return Omega(
        reliability=Reliability(measure=_MEASURE, items=len(moments.items), people=moments.n, why_none=why),
        loadings=loadings,
        negative=tuple(item for item, own in loadings if own < 0),
        rounds=rounds,
    )


def _one_factor(correlations: Sequence[Sequence[float]]) -> tuple[list[float] | None, int]:
    loadings = _first_component(correlations)
    places = range(len(loadings))
    for done in range(1, _MOST_ROUNDS + 1):
        moved = 0.0
        for i in places:
            others = sum(loadings[j] ** 2 for j in places if j != i)
            if not others:
                return None, done
            best = sum(correlations[i][j] * loadings[j] for j in places if j != i) / others
            moved, loadings[i] = max(moved, abs(best - loadings[i])), best
        if moved <= _TOLERANCE:
            return loadings, done
    return None, _MOST_ROUNDS


def _first_component(correlations: Sequence[Sequence[float]]) -> list[float]:
    # Where to begin: the direction in which items go together most, from the item that goes with others most.
    own = list(max(correlations, key=lambda row: sum(one**2 for one in row)))
    for _ in range(_START_ROUNDS):
        turned = _times(correlations, own)
        length = sqrt(sum(one**2 for one in turned))
        own = [one / length for one in turned]
    stretch = sqrt(sum(one * other for one, other in zip(own, _times(correlations, own), strict=True)))
    return [one * stretch for one in own]


def _times(rows: Sequence[Sequence[float]], own: Sequence[float]) -> list[float]:
    return [sum(one * other for one, other in zip(row, own, strict=True)) for row in rows]
