"""What a survey comes to: a few lines after the sums have left the engine, the same for all of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from math import lcm, sqrt
from typing import final

import attrs

from practicecheck.comparison.statistics import Sums, mean_interval
from practicecheck.frameworks import PointCode
from practicecheck.scoring import Rounding, ScoringKey, rounded
from practicecheck.surveys._rule import TOTAL, ItemRule, SurveyRule
from practicecheck.surveys._tally import Group, GroupTally, ItemTally, PartTally, StrangeAnswer, Tallied
from practicecheck.values import Value

_SETTLED = 10**9
"""Sums differ from engine to engine by less than this: what is rounded afterwards is the same on all."""
_WHOLE = Rounding(decimals=0)


@final
@attrs.frozen(kw_only=True, repr=False)
class Spread(Value):
    """A mean over people, and how they differ. All are rounded once, as the key says.

    Attributes:
        people: Over how many people it is.
        mean: The mean; nothing where it is over nobody.
        deviation: The standard deviation with n - 1; nothing where it is over fewer than two.
        low: Where the interval about the mean begins (Student's t).
        high: Where it ends.
        same: Whether all of them have the same.
        exact: The mean, not rounded.
    """

    people: int
    mean: Decimal | None = None
    deviation: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    same: bool = False
    exact: Fraction | None = None


@final
@attrs.frozen(kw_only=True, repr=False)
class PartResult(Value):
    """What a group's people came to in a section, or in the whole.

    Attributes:
        group: What they have in common.
        part: The section's id; ``total`` for the whole.
        title: Its title.
        people: How many people the group has.
        spread: The mean of their scores, over those who have one.
        band: The band of the mean, where the key has bands.
        not_applicable: The share of X in all answers to its items, in whole percent.
        missing: The share of missing answers, those that mean nothing among them, in whole percent.
    """

    group: Group
    part: str
    title: str
    people: int
    spread: Spread
    band: str | None
    not_applicable: Decimal
    missing: Decimal


@final
@attrs.frozen(kw_only=True, repr=False)
class ItemResult(Value):
    """What a group's people answered to an item.

    Attributes:
        group: What they have in common.
        item: The item's id.
        text: What was asked.
        people: How many people the group has.
        spread: The mean of what their answers give, in the unit of a score, over those who answered.
        positive: How many of those who answered gave a positive point, in whole percent; nothing where nobody
            answered.
        agreed: How many gave a positive point.
        points: How many gave each point.
        not_applicable: The share of X among the group's people, in whole percent.
        missing: The share of missing answers, those that mean nothing among them, in whole percent.
    """

    group: Group
    item: str
    text: str
    people: int
    spread: Spread
    positive: Decimal | None
    agreed: int
    points: Mapping[PointCode, int]
    not_applicable: Decimal
    missing: Decimal


@final
@attrs.frozen(kw_only=True, repr=False)
class SurveyResults(Value):
    """What a survey comes to. A working copy: `release_survey` makes of it what may be published.

    Attributes:
        rule: The rule by which people were scored.
        parts: Sections and the whole, group by group.
        items: Items, group by group.
        strange: What was written and means nothing.
        confidence: How often intervals made so hold the true mean.
    """

    rule: SurveyRule
    parts: tuple[PartResult, ...]
    items: tuple[ItemResult, ...]
    strange: tuple[StrangeAnswer, ...]
    confidence: float

    def __repr__(self) -> str:
        return f"<SurveyResults of {self.rule.framework.id} by {self.rule.key.id}: a working copy>"


def survey_results(tallied: Tallied, *, confidence: float = 0.95) -> SurveyResults:
    """Work out what a survey comes to.

    Args:
        tallied: The survey, added up, from whatever engine.
        confidence: How often intervals made so shall hold the true mean.

    Raises:
        MissingExtraError: scipy is not installed, which intervals need.
    """
    rule = tallied.rule
    titles = {section.id: section.title for section in rule.sections} | {TOTAL: "The whole"}
    worths = [(item, ItemWorth.of(item, rule)) for item in rule.asked]
    return SurveyResults(
        rule=rule,
        parts=tuple(
            _part(own, name, titles[name], rule, confidence) for own in tallied.groups for name in rule.parts
        ),
        items=tuple(
            _item(own, item, worth, rule, confidence) for own in tallied.groups for item, worth in worths
        ),
        strange=tallied.strange,
        confidence=confidence,
    )


def _part(tally: GroupTally, name: str, title: str, rule: SurveyRule, confidence: float) -> PartResult:
    spread = _spread(sums_of(tally.parts[name]), rule.key, confidence)
    items = [
        tally.items[own.item]
        for section in rule.sections
        if name in (section.id, TOTAL)
        for own in section.items
        if own.item in tally.items
    ]
    asked = tally.people * len(items)
    return PartResult(
        group=tally.group,
        part=name,
        title=title,
        people=tally.people,
        spread=spread,
        band=band_of(spread.exact, rule.key),
        not_applicable=_percent(sum(own.not_applicable for own in items), asked),
        missing=_percent(sum(own.missing + own.strange for own in items), asked),
    )


def _item(
    tally: GroupTally, item: ItemRule, worth: ItemWorth, rule: SurveyRule, confidence: float
) -> ItemResult:
    own = tally.items[item.item]
    positive = sum(people for point, people in own.points.items() if point in item.positive)
    return ItemResult(
        group=tally.group,
        item=item.item,
        text=rule.framework.item(item.item).text,
        people=tally.people,
        spread=_spread(worth.sums(own), rule.key, confidence),
        positive=_percent(positive, own.answered) if own.answered else None,
        agreed=positive,
        points=own.points,
        not_applicable=_percent(own.not_applicable, tally.people),
        missing=_percent(own.missing + own.strange, tally.people),
    )


def sums_of(tally: PartTally) -> Sums:
    """Sums of persons' scores, as no engine's way of adding can change them.

    Args:
        tally: What a group's people came to in a part.
    """
    total, squares = settled(tally.total), settled(tally.squares)
    # Where all have the same score, what is lost in adding must not make the deviation less than nothing.
    return Sums(tally.scored, total, max(squares, total**2 / tally.scored if tally.scored else Fraction()))


def settled(number: float) -> Fraction:
    """A number without what differs from engine to engine.

    Args:
        number: The number.
    """
    return Fraction(round(Fraction(number) * _SETTLED), _SETTLED)


@final
@attrs.frozen(kw_only=True, repr=False)
class ItemWorth(Value):
    """What the answers to an item give, in the unit of a score.

    Attributes:
        gives: What each point gives, in whole numbers; nothing where the item gives nothing whatever is said.
        whole: By what they are divided.
    """

    gives: Mapping[PointCode, int]
    whole: int

    @classmethod
    def of(cls, item: ItemRule, rule: SurveyRule) -> ItemWorth:
        """What answers to an item give.

        Args:
            item: The item.
            rule: The rule.
        """
        below = item.weight if rule.scale_mean else item.possible
        times = 1 if rule.scale_mean else 100
        exact = {point: times * value / below for point, value in item.points.items()} if below else {}
        # Whole numbers are added up many times as fast as fractions.
        whole = lcm(*(own.denominator for own in exact.values()))
        return cls(gives={point: int(value * whole) for point, value in exact.items()}, whole=whole)

    def sums(self, tally: ItemTally) -> Sums:
        """The sums of what a group's people gave.

        Args:
            tally: What they answered.
        """
        if not self.gives:
            return Sums(0, Fraction(), Fraction())
        given = [(self.gives[point], people) for point, people in tally.points.items()]
        return Sums(
            sum(people for _, people in given),
            Fraction(sum(own * people for own, people in given), self.whole),
            Fraction(sum(own * own * people for own, people in given), self.whole**2),
        )


def _spread(sums: Sums, key: ScoringKey, confidence: float) -> Spread:
    if not sums.n:
        return Spread(people=0)
    mean = settled(float(sums.mean))
    interval = mean_interval(sums, confidence=confidence)
    if interval is None:
        return Spread(people=sums.n, mean=rounded(mean, key.rounding), same=True, exact=mean)
    variance = sums.variance
    # Below what is lost in adding there is no difference between people.
    same = bool(variance * _SETTLED < mean * mean + 1)
    return Spread(
        people=sums.n,
        mean=rounded(mean, key.rounding),
        deviation=rounded(Fraction(0 if same else sqrt(variance)), key.rounding),
        low=rounded(mean if same else Fraction(interval.low), key.rounding),
        high=rounded(mean if same else Fraction(interval.high), key.rounding),
        same=same,
        exact=mean,
    )


def band_of(mean: Fraction | None, key: ScoringKey) -> str | None:
    """The band of a mean, as a key's bands say.

    Args:
        mean: The mean, not rounded.
        key: The key.
    """
    if mean is None or key.bands is None:
        return None
    value = rounded(mean, key.bands.rounding)
    return next((own.label for own in key.bands.ranges if own.from_ <= value <= own.to), None)


def _percent(count: int, of: int) -> Decimal:
    return rounded(Fraction(100 * count, of), _WHOLE) if of else Decimal(0)


def figure(name: str, *, item: bool = False) -> str:
    """What tells the figures of a section from those of an item: the two may have one id.

    Args:
        name: The id.
        item: Whether it is an item's.
    """
    return f"{'item' if item else 'part'} {name}"


def groups_in(results: SurveyResults) -> Iterator[Group]:
    """The groups of a survey, each once.

    Args:
        results: What the survey comes to.
    """
    yield from dict.fromkeys(own.group for own in results.parts)
