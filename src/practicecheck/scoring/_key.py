"""Scoring keys: how points of a scale become a score. Data, apart from frameworks, and swappable."""

from collections.abc import Mapping
from enum import Enum
from fractions import Fraction
from functools import cached_property
from types import MappingProxyType
from typing import NewType, final

import attrs

from practicecheck.assessments import Number
from practicecheck.documents import UNWRITTEN, keyed_by
from practicecheck.frameworks import PointCode, Wording
from practicecheck.origin import Origin
from practicecheck.values import Value

KeyId = NewType("KeyId", str)
"""A key's name with its version: ``extent-points@1``."""


@final
class Method(Enum):
    """The five ways to make a score. They are never mixed."""

    POINTS = "points"
    """The sum of points over what was possible."""
    CENTRED = "centred 0-100"
    """(x - lowest) / (highest - lowest) x 100, then the mean over the items."""
    SHARE_OF_TOP = "share of top"
    """x / highest x 100, then the mean over the items; never 0 on a scale that begins at 1."""
    PERCENT_POSITIVE = "percent positive"
    """The share of answers in the named top points, in percent."""
    SCALE_MEAN = "scale mean"
    """The mean of the points themselves."""


@final
class Counting(Enum):
    """What an answer without a score does."""

    EXCLUDED = "excluded"
    """It comes out of both points and possible."""
    LOWEST = "lowest"
    """It counts as the lowest point."""


@final
class Totalling(Enum):
    """How the total is made."""

    ITEMS = "items"
    """From all items alike."""
    SECTIONS = "sections"
    """As the mean of the sections' percentages."""


@final
class Half(Enum):
    """Where a number exactly between two goes."""

    UP = "up"
    EVEN = "even"


@final
@attrs.frozen(kw_only=True, repr=False)
class PointValue(Value):
    """What a point is worth.

    Attributes:
        code: The point's code on the scale.
        value: What it is worth.
    """

    code: PointCode
    value: Number


@final
@attrs.frozen(kw_only=True, repr=False)
class ItemWeight(Value):
    """How much an item counts beside the others, which count 1.

    Attributes:
        item: The item's id.
        weight: How much it counts.
    """

    item: str
    weight: Number


@final
@attrs.frozen(kw_only=True, repr=False)
class Minimum(Value):
    """How much must be answered for there to be a score.

    Attributes:
        answered: So many items at the least.
        percent: So much of the applicable items at the least.
    """

    answered: int | None = None
    percent: Number | None = None


@final
@attrs.frozen(kw_only=True, repr=False)
class Rounding(Value):
    """How a score is rounded: once, at the end.

    Attributes:
        decimals: Digits after the point.
        half: Where a number exactly between two goes.
    """

    decimals: int = 1
    half: Half = Half.UP


@final
@attrs.frozen(kw_only=True, repr=False)
class Band(Value):
    """A named range of scores, both ends included.

    Attributes:
        label: Its name.
        from_: Its lowest score.
        to: Its highest score.
    """

    label: str
    from_: Number
    to: Number


@final
@attrs.frozen(kw_only=True, repr=False)
class Bands(Value):
    """Named ranges of scores.

    Attributes:
        ranges: The bands, lowest first.
        rounding: How a score is rounded before its band is looked up.
        source: Who says so.
    """

    ranges: tuple[Band, ...]
    rounding: Rounding
    source: str


@final
@attrs.frozen(kw_only=True, repr=False)
class SplitRule(Value):
    """When ballots differ so much that it must be told.

    Attributes:
        range_: So many points between the lowest and the highest, counted along the scale.
        ballots: Among so many ballots at the least.
    """

    range_: int = 2
    ballots: int = 2


@final
@attrs.frozen(kw_only=True, repr=False)
class PerspectiveGapRule(Value):
    """When perspectives see an item so differently that it must be told.

    Attributes:
        range_: So many points between the medians of two perspectives, counted along the scale.
        ballots: Among perspectives of so many ballots at the least.
    """

    range_: int = 2
    ballots: int = 2


@final
@attrs.frozen(kw_only=True, repr=False)
class ScoringKey(Value):
    """How answers on one scale become a score.

    Attributes:
        id: Its name with its version: ``extent-points@1``.
        title: What people call it.
        summary: What it does, in a sentence.
        scale: The scale that it scores.
        method: Which of the five ways it goes.
        values: What each point is worth, lowest first.
        wording: Who decided it: the source, or we.
        source: Where it is laid down.
        positive: The points that count as positive, for ``percent positive``.
        reversed_: Items whose scale runs the other way.
        weights: Items that count more or less than the others, by their ids.
        not_applicable: What X does.
        missing: What an answer does that is missing or could not be given. The score is incomplete either way.
        minimum: How much must be answered for a section's or the total score.
        totalling: How the total is made.
        rounding: How scores are rounded.
        bands: Named ranges of scores.
        gaps: Points that show a gap.
        strengths: Points that show a strength.
        split: When a disagreement must be told.
        perspective_gap: When a gap between perspectives must be told.
        origin: The distribution that it comes from; the catalogue says it, and no file.
    """

    id: KeyId
    title: str
    summary: str
    scale: str
    method: Method
    values: tuple[PointValue, ...]
    wording: Wording
    source: str
    positive: tuple[PointCode, ...] = ()
    reversed_: tuple[str, ...] = ()
    weights: tuple[ItemWeight, ...] = attrs.field(default=(), metadata=keyed_by("item", "weight"))
    not_applicable: Counting = Counting.EXCLUDED
    missing: Counting = Counting.EXCLUDED
    minimum: Minimum = Minimum()
    totalling: Totalling = Totalling.ITEMS
    rounding: Rounding = Rounding()
    bands: Bands | None = None
    gaps: tuple[PointCode, ...] = ()
    strengths: tuple[PointCode, ...] = ()
    split: SplitRule = SplitRule()
    perspective_gap: PerspectiveGapRule = PerspectiveGapRule()
    origin: Origin | None = attrs.field(default=None, eq=False, metadata=UNWRITTEN)

    @cached_property
    def worth(self) -> Mapping[PointCode, Fraction]:
        """What each point is worth, exactly."""
        return MappingProxyType({point.code: Fraction(point.value) for point in self.values})

    @cached_property
    def order(self) -> Mapping[PointCode, int]:
        """The place of each point along the scale, lowest first."""
        return MappingProxyType({point.code: place for place, point in enumerate(self.values)})

    @cached_property
    def weight_of(self) -> Mapping[str, Fraction]:
        """How much each item counts that does not count 1, exactly."""
        return MappingProxyType({entry.item: Fraction(entry.weight) for entry in self.weights})

    @cached_property
    def lowest(self) -> Fraction:
        """The worth of the lowest point."""
        return min(self.worth.values())

    @cached_property
    def highest(self) -> Fraction:
        """The worth of the highest point."""
        return max(self.worth.values())
