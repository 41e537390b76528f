"""An assessment as an audience may have it, and what was held back from it."""

from __future__ import annotations

from typing import final

import attrs

from practicecheck.assessments import Assessment, median_of
from practicecheck.frameworks import X_MARK, PointCode
from practicecheck.values import Value


@final
@attrs.frozen(kw_only=True, repr=False)
class PointCount(Value):
    """How many ballots gave a point.

    Attributes:
        code: The point's code; ``X`` for not applicable.
        ballots: How many ballots gave it.
    """

    code: PointCode
    ballots: int


def _on_points(counts: tuple[PointCount, ...]) -> tuple[int, ...]:
    return tuple(count.ballots for count in counts if count.code != X_MARK)


def _median(counts: tuple[PointCount, ...]) -> tuple[PointCode, ...]:
    median = median_of(_on_points(counts))
    if median is None:
        return ()
    return tuple(counts[place].code for place in dict.fromkeys((median.low, median.high)))


@final
@attrs.frozen(kw_only=True, repr=False)
class PerspectiveSpread(Value):
    """The spread of the ballots of one perspective, or of several that were merged.

    Attributes:
        perspective: The perspective's name, or ``other perspectives``.
        counts: How many ballots gave each point, lowest first, X last.
    """

    perspective: str
    counts: tuple[PointCount, ...]

    @property
    def on_points(self) -> tuple[int, ...]:
        """How many ballots gave each point, lowest first, without X."""
        return _on_points(self.counts)

    @property
    def median(self) -> tuple[PointCode, ...]:
        """The median point; two where two are in the middle, none without a ballot."""
        return _median(self.counts)


@final
@attrs.frozen(kw_only=True, repr=False)
class BallotSpread(Value):
    """The spread of an item's ballots, with nobody in it who could be recognised.

    Attributes:
        item: The item's id.
        counts: How many ballots gave each point, lowest first, X last.
        by_perspective: The same by perspective, as far as the ballot rule lets it be told.
    """

    item: str
    counts: tuple[PointCount, ...]
    by_perspective: tuple[PerspectiveSpread, ...] = ()

    @property
    def on_points(self) -> tuple[int, ...]:
        """How many ballots gave each point, lowest first, without X."""
        return _on_points(self.counts)

    @property
    def median(self) -> tuple[PointCode, ...]:
        """The median point; two where two are in the middle, none without a ballot."""
        return _median(self.counts)


@final
@attrs.frozen(kw_only=True, repr=False)
class Withheld(Value):
    """Something that was held back.

    Attributes:
        what: What it is: an item's id with what was held back of it.
        why: Why, in a sentence.
    """

    what: str
    why: str


@final
@attrs.frozen(kw_only=True, repr=False)
class Released(Value):
    """An assessment as an audience may have it.

    Attributes:
        assessment: The assessment; without ballots and withheld figures where it is published.
        spreads: The spread of each item's ballots.
        withheld: What was held back.
    """

    assessment: Assessment
    spreads: tuple[BallotSpread, ...] = ()
    withheld: tuple[Withheld, ...] = ()
