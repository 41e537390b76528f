"""Gaps between perspectives: practitioners say 1, managers say 3."""

from __future__ import annotations

from collections.abc import Iterator
from typing import final

import attrs

from practicecheck.assessments import Answer, Ballot, Median, median_of
from practicecheck.frameworks import PointCode
from practicecheck.scoring._key import ScoringKey


@final
@attrs.frozen(kw_only=True)
class PerspectiveView:
    """Where the ballots of one perspective on an item lie.

    Attributes:
        perspective: The perspective.
        low: The median point; the lower one where two are in the middle.
        high: The upper one.
        ballots: How many of its ballots gave a point.
    """

    perspective: str
    low: PointCode
    high: PointCode
    ballots: int

    @property
    def told(self) -> str:
        """The view in words: ``practitioner 1``, ``operational manager between 3 and 4``."""
        where = f"{self.low}" if self.low == self.high else f"between {self.low} and {self.high}"
        return f"{self.perspective} {where}"


@final
@attrs.frozen(kw_only=True)
class PerspectiveGap:
    """Two perspectives that see an item so differently that it must be told.

    Attributes:
        item: The item.
        lower: The perspective that gives the lower points.
        upper: The perspective that gives the higher points.
    """

    item: str
    lower: PerspectiveView
    upper: PerspectiveView

    @property
    def told(self) -> str:
        """The gap in words."""
        return (
            f"perspectives differ: {self.lower.told}, {self.upper.told} "
            f"(medians of {self.lower.ballots} and {self.upper.ballots} ballots)"
        )


def perspective_gaps(answer: Answer, key: ScoringKey) -> tuple[PerspectiveGap, ...]:
    """Find perspectives that see an item so differently that it must be told.

    Medians are compared, half a step included where a perspective has two ballots in the middle.

    Args:
        answer: The answer, with its ballots.
        key: The key, for its rule of perspectives.

    Returns:
        Each pair of perspectives, the widest gap first; pairs that are as wide by their names.
    """
    rule, order = key.perspective_gap, key.order
    places = {
        order[score] for ballot in answer.ballots if (score := ballot.score) is not None and score in order
    }
    if not places or max(places) - min(places) < rule.range_:
        return ()  # medians lie no further apart than the ballots
    medians = dict(_medians(answer.ballots, key))
    found = [
        (high.middle - low.middle, lower, upper)
        for lower, (low, _) in medians.items()
        for upper, (high, _) in medians.items()
        if high.middle - low.middle >= rule.range_
    ]
    found.sort(key=lambda pair: (-pair[0], pair[1], pair[2]))

    def view(name: str) -> PerspectiveView:
        median, ballots = medians[name]
        return PerspectiveView(
            perspective=name,
            low=key.values[median.low].code,
            high=key.values[median.high].code,
            ballots=ballots,
        )

    return tuple(
        PerspectiveGap(item=answer.item, lower=view(lower), upper=view(upper)) for _, lower, upper in found
    )


def _medians(ballots: tuple[Ballot, ...], key: ScoringKey) -> Iterator[tuple[str, tuple[Median, int]]]:
    """The median of each perspective that has enough ballots, with their number."""
    order = key.order
    counts: dict[str, list[int]] = {}
    for ballot in ballots:
        if ballot.score is not None and ballot.score in order:
            counts.setdefault(ballot.perspective, [0] * len(order))[order[ballot.score]] += 1
    for name, own in counts.items():
        median = median_of(own)
        if median is not None and sum(own) >= key.perspective_gap.ballots:
            yield name, (median, sum(own))
