"""How the answers of teams add up to those of the unit that they belong to.

An item says so with one or more rules, each for the answers that it fits. Where it says nothing,
the rules follow from what it is answered with; that is our decision.
"""

from collections.abc import Iterable, Mapping
from enum import Enum
from types import MappingProxyType
from typing import TypeAlias, final

import attrs

from practicecheck.frameworks._answer_types import (
    AnswerType,
    Measure,
    TakesChoice,
    TakesEntries,
    TakesFrequency,
    TakesNarrative,
    TakesNumber,
    TakesPercent,
    TakesScore,
    TakesStream,
    TakesYesNo,
)
from practicecheck.frameworks._provenance import Wording
from practicecheck.values import Value


@final
class CapturePart(Enum):
    """A part of the capture protocol that teams may have in common."""

    PERIOD = "period"
    BASIS = "basis"
    CASE = "case"
    SCOPE = "scope"


EVERY_PART: tuple[CapturePart, ...] = tuple(CapturePart)
"""All four. Whoever says nothing else asks for all of them to be the same."""


@final
@attrs.frozen(kw_only=True, repr=False)
class AddsSum(Value):
    """Numbers are added up, those of each unit of measurement by themselves.

    Attributes:
        wording: Who says that they add up so.
        needs: What of the capture protocol must be the same in all teams; all four, if nothing is said.
    """

    wording: Wording
    needs: tuple[CapturePart, ...] = EVERY_PART


@final
@attrs.frozen(kw_only=True, repr=False)
class AddsRatio(Value):
    """A rate is made again from the sums of its figures; it is never a mean of rates.

    Attributes:
        of: The figure above the line: an item's id, which may be the item itself, or a base figure's.
        over: The figure below the line. A share that was given in percent is taken of it.
        wording: Who says that it adds up so.
        over_times: A figure by which the one below the line is multiplied in each team, such as working days.
        times: By how much the ratio is multiplied; 100 makes it a percentage.
        needs: What of the capture protocol must be the same in all teams; all four, if nothing is said.
    """

    of: str
    over: str
    wording: Wording
    over_times: str | None = None
    times: int = 1
    needs: tuple[CapturePart, ...] = EVERY_PART


@final
@attrs.frozen(kw_only=True, repr=False)
class AddsWeightedMean(Value):
    """The mean, in which each team counts by a figure of its own.

    Attributes:
        by: The figure that each team counts by: an item's id or a base figure's.
        wording: Who says that it adds up so.
        needs: What of the capture protocol must be the same in all teams; all four, if nothing is said.
    """

    by: str
    wording: Wording
    needs: tuple[CapturePart, ...] = EVERY_PART


@final
@attrs.frozen(kw_only=True, repr=False)
class AddsShare(Value):
    """How many of the teams say yes.

    Attributes:
        wording: Who says that it adds up so.
    """

    wording: Wording


@final
@attrs.frozen(kw_only=True, repr=False)
class AddsRange(Value):
    """The lowest, the middle and the highest figure. Nothing is added up.

    Attributes:
        wording: Who says that it adds up so.
    """

    wording: Wording


@final
@attrs.frozen(kw_only=True, repr=False)
class AddsDistribution(Value):
    """How many teams gave each point of a scale, or chose each option.

    Attributes:
        wording: Who says that it adds up so.
    """

    wording: Wording


@final
@attrs.frozen(kw_only=True, repr=False)
class AddsNarratives(Value):
    """Narratives and lists are collected, each with its team.

    Attributes:
        wording: Who says that it adds up so.
    """

    wording: Wording


@final
@attrs.frozen(kw_only=True, repr=False)
class AddsEvidence(Value):
    """Streams of evidence are collected, each entry with its team.

    Attributes:
        wording: Who says that it adds up so.
    """

    wording: Wording


AddsUp: TypeAlias = (
    AddsSum
    | AddsRatio
    | AddsWeightedMean
    | AddsShare
    | AddsRange
    | AddsDistribution
    | AddsNarratives
    | AddsEvidence
)

ADDS_UP: Mapping[str, type[AddsUp]] = MappingProxyType(
    {
        "sum": AddsSum,
        "ratio-of-sums": AddsRatio,
        "weighted-mean": AddsWeightedMean,
        "share-of-yes": AddsShare,
        "range": AddsRange,
        "distribution": AddsDistribution,
        "narratives": AddsNarratives,
        "evidence": AddsEvidence,
    }
)
"""The name of each way to add up in a document."""

_FITS: Mapping[type[AddsUp], tuple[type[AnswerType], ...]] = MappingProxyType(
    {
        AddsSum: (TakesNumber,),
        AddsRatio: (TakesNumber, TakesPercent),
        AddsWeightedMean: (TakesNumber, TakesPercent, TakesFrequency),
        AddsShare: (TakesYesNo,),
        AddsRange: (TakesNumber, TakesPercent, TakesFrequency),
        AddsDistribution: (TakesScore, TakesChoice),
        AddsNarratives: (TakesNarrative, TakesEntries, TakesScore),
        AddsEvidence: (TakesStream,),
    }
)
_COUNTED = (Measure.COUNT, Measure.STAFF, Measure.WTE)


def fits(rule: type[AddsUp], taken: AnswerType) -> bool:
    """Whether a way to add up is for an answer of that type. Rates are never summed, and counts never averaged.

    Args:
        rule: The way to add up.
        taken: What an item takes. A score has a narrative beside it, which may be collected.
    """
    if isinstance(taken, TakesNumber):
        if rule is AddsSum:
            return taken.measure is not Measure.RATIO
        if rule is AddsWeightedMean:
            return taken.measure not in _COUNTED
    return isinstance(taken, _FITS[rule])


SUM = AddsSum(wording=Wording.OURS)
SHARE = AddsShare(wording=Wording.OURS)
RANGE = AddsRange(wording=Wording.OURS)
DISTRIBUTION = AddsDistribution(wording=Wording.OURS)
NARRATIVES = AddsNarratives(wording=Wording.OURS)
EVIDENCE = AddsEvidence(wording=Wording.OURS)


def usual_for_measure(measure: Measure) -> tuple[AddsUp, ...]:
    """How a number adds up where nobody says how.

    Args:
        measure: What the number counts.

    Returns:
        Things and people are added up. Of hours, days and rates only the range is told, since nobody said
        whether they may be added, or what each team would count by.
    """
    return (SUM,) if measure in _COUNTED else (RANGE,)


def usual_for(takes: Iterable[AnswerType]) -> tuple[AddsUp, ...]:
    """How an item adds up where nobody says how.

    Args:
        takes: What it may be answered with.
    """
    rules: list[AddsUp] = []
    for taken in takes:
        match taken:
            case TakesScore():
                rules += [DISTRIBUTION, NARRATIVES]
            case TakesNumber():
                rules += usual_for_measure(taken.measure)
            case TakesPercent() | TakesFrequency():
                rules.append(RANGE)
            case TakesYesNo():
                rules.append(SHARE)
            case TakesChoice():
                rules.append(DISTRIBUTION)
            case TakesNarrative() | TakesEntries():
                rules.append(NARRATIVES)
            case TakesStream():
                rules.append(EVIDENCE)
    return tuple(dict.fromkeys(rules))
