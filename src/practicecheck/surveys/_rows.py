"""A survey's results line by line, as people read them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import final

import attrs

from practicecheck.frameworks import Point
from practicecheck.scoring import Method, ScoringKey
from practicecheck.surveys._grouping import shown_group
from practicecheck.surveys._point_shares import PointShare, point_shares
from practicecheck.surveys._results import ItemResult, PartResult, SurveyResults
from practicecheck.surveys._rule import SurveyRule
from practicecheck.surveys._tally import Group
from practicecheck.surveys._told import Told
from practicecheck.surveys.weighting._weighting import WeightedFigures, Weighting
from practicecheck.values import Value

OF_HUNDRED = (Decimal(0), Decimal(100))
"""Between what scores are, unless they are in the unit of the scale."""


@final
@attrs.frozen(kw_only=True, repr=False)
class SurveyRow(Value):
    """One line of a survey's results. Where no figure is told its marker stands.

    Attributes:
        group: What the people have in common.
        kind: ``total``, ``section`` or ``item``.
        id: The id of the section or item.
        title: Its title, or what was asked.
        people: How many people the group has.
        answered: How many of them have a score, or gave a point.
        mean: The mean of their scores.
        deviation: The standard deviation.
        low: Where the interval about the mean begins.
        high: Where it ends.
        band: The band of the mean.
        positive: The percentage of positive answers.
        not_applicable: The percentage of X.
        missing: The percentage of missing answers.
        points: How many gave each point of the scale; of an item only, and where it is told.
        weighted: The mean of people who don't count alike; nothing where nobody is weighted.
    """

    group: Group
    kind: str
    id: str
    title: str
    people: Told
    answered: Told
    mean: Told
    deviation: Told
    low: Told
    high: Told
    band: Told
    positive: Told
    not_applicable: Told
    missing: Told
    points: tuple[PointShare, ...] = ()
    weighted: WeightedFigures | None = None


@final
@attrs.frozen(kw_only=True, repr=False)
class WorkingSurvey(Value):
    """A survey's results with everything in them: a working copy, not for publication.

    Attributes:
        framework: The id of the edition that was asked.
        digest: The digest of its wording.
        key: The id of the key.
        by: By what people are grouped.
        rows: The results.
        scale: The points of the answers, lowest first.
        ends: The lowest mean that there can be, and the highest.
        weighting: How people are weighted, and who answered; nothing where all count alike.
    """

    framework: str
    digest: str
    key: str
    by: tuple[str, ...]
    rows: tuple[SurveyRow, ...]
    scale: tuple[Point, ...] = ()
    ends: tuple[Decimal, Decimal] = OF_HUNDRED
    weighting: Weighting | None = None

    def __repr__(self) -> str:
        return f"<WorkingSurvey of {self.framework}: {len(self.rows)} results, not for publication>"


def working_copy(results: SurveyResults) -> WorkingSurvey:
    """A survey's results with everything in them.

    Args:
        results: What the survey comes to.
    """
    return WorkingSurvey(
        framework=results.rule.framework.id,
        digest=results.rule.framework.digest,
        key=results.rule.key.id,
        by=tuple(group.name for group in results.rule.by),
        rows=tuple(row_of(own, results.rule) for own in in_order(results)),
        scale=results.rule.scale.points,
        ends=ends_of(results.rule.key),
    )


def ends_of(key: ScoringKey) -> tuple[Decimal, Decimal]:
    """The lowest mean that there can be by a key, and the highest.

    Args:
        key: The key.
    """
    if key.method is not Method.SCALE_MEAN:
        return OF_HUNDRED
    worth = [Decimal(point.value) for point in key.values]
    return min(worth), max(worth)


def in_order(results: SurveyResults) -> Iterator[PartResult | ItemResult]:
    """Results as people read them: of each group the whole first, then each section and its items.

    Args:
        results: What the survey comes to.
    """
    parts: dict[Group, list[PartResult]] = {}
    items: dict[tuple[Group, str], list[ItemResult]] = {}
    section_of = {own.item: section.id for section in results.rule.sections for own in section.items}
    for part in results.parts:
        parts.setdefault(part.group, []).append(part)
    for item in results.items:
        items.setdefault((item.group, section_of[item.item]), []).append(item)
    for group, own in parts.items():
        for part in sorted(own, key=lambda part: part.part in section_of.values()):
            yield part
            yield from items.get((group, part.part), ())


def row_of(result: PartResult | ItemResult, rule: SurveyRule) -> SurveyRow:
    """A result as a line, with everything in it.

    Args:
        result: The result.
        rule: The rule by which people were scored.
    """
    spread = result.spread
    part = isinstance(result, PartResult)
    name = result.part if isinstance(result, PartResult) else result.item
    is_section = any(name == section.id for section in rule.sections)
    return SurveyRow(
        group=shown_group(result.group),
        kind=("section" if is_section else "total") if part else "item",
        id=name,
        title=result.title if isinstance(result, PartResult) else result.text,
        people=result.people,
        answered=spread.people,
        mean=spread.mean,
        deviation=spread.deviation,
        low=spread.low,
        high=spread.high,
        band=result.band if isinstance(result, PartResult) else None,
        positive=None if isinstance(result, PartResult) else result.positive,
        not_applicable=result.not_applicable,
        missing=result.missing,
        points=() if isinstance(result, PartResult) else point_shares(result, rule),
    )
