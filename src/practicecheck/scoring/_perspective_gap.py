"""Gaps between perspectives: practitioners say 1, managers say 3."""

from __future__ import annotations

from typing import final

import attrs

from practicecheck.assessments import Answer
from practicecheck.frameworks import PointCode
from practicecheck.scoring._ballot_places import places_taken
from practicecheck.scoring._key import ScoringKey
from practicecheck.scoring._middle import middle
from practicecheck.values import Value


@final
@attrs.frozen(kw_only=True, repr=False)
class PerspectiveView(Value):
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
@attrs.frozen(kw_only=True, repr=False)
class PerspectiveGap(Value):
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
    rule, place = key.perspective_gap, key.order.get
    taken = places_taken(answer, key)
    if not taken or max(taken) - min(taken) < rule.range_ or not _at_both_ends(answer, key, taken):
        return ()
    # Twice the median is a whole number, half steps included. The lowest stand first.
    medians: list[tuple[int, str, list[int]]] = []
    for name, points in answer.points_by_perspective.items():
        own = sorted([at for point in points if (at := place(point)) is not None])
        if own and len(own) >= rule.ballots:
            medians.append((sum(middle(own)), name, own))
    medians.sort()
    least = 2 * rule.range_
    if not medians or medians[-1][0] - medians[0][0] < least:
        return ()
    pairs = [
        (lower[0] - upper[0], lower[1], upper[1])
        for n, lower in enumerate(medians)
        for upper in medians[n + 1 :]
        if upper[0] - lower[0] >= least
    ]
    views = {name: _view(name, own, key) for _, name, own in medians}
    return tuple(
        PerspectiveGap(item=answer.item, lower=views[lower], upper=views[upper])
        for _, lower, upper in sorted(pairs)
    )


def _view(name: str, own: list[int], key: ScoringKey) -> PerspectiveView:
    """Where a perspective stands whose ballots lie on these places, in rising order."""
    low, high = middle(own)
    return PerspectiveView(
        perspective=name, low=key.values[low].code, high=key.values[high].code, ballots=len(own)
    )


def _at_both_ends(answer: Answer, key: ScoringKey, taken: list[int]) -> bool:
    """Whether medians can be as far apart as the ballots, which are no further apart than the rule asks.

    Then most of one perspective must give the lowest point, and most of another the highest.
    """
    low, high = min(taken), max(taken)
    if high - low > key.perspective_gap.range_:
        return True
    every = answer.points_by_perspective.values()
    for end in (key.values[low].code, key.values[high].code):
        for own in every:
            if 2 * own.count(end) > len(own):
                break
        else:
            return False
    return True
