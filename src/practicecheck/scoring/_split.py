"""Splits: ballots on one item that differ so much that it must be told."""

from __future__ import annotations

from typing import final

import attrs

from practicecheck.assessments import Answer
from practicecheck.frameworks import PointCode
from practicecheck.scoring._ballot_places import places_taken
from practicecheck.scoring._key import ScoringKey
from practicecheck.values import Value


@final
@attrs.frozen(kw_only=True, repr=False)
class Split(Value):
    """A disagreement that must be told.

    Attributes:
        item: The item.
        low: The lowest point that was given.
        high: The highest.
        steps: How many steps along the scale lie between them.
        ballots: How many ballots gave a point.
    """

    item: str
    low: PointCode
    high: PointCode
    steps: int
    ballots: int

    @property
    def told(self) -> str:
        """The disagreement in words."""
        return f"{self.ballots} ballots run from {self.low} to {self.high}"


def split_of(answer: Answer, key: ScoringKey) -> Split | None:
    """Find whether the ballots on an item differ so much that it must be told.

    Args:
        answer: The answer, with its ballots.
        key: The key, for its split rule.

    Returns:
        The split; nothing where the ballots agree well enough, or are too few.
    """
    if not answer.ballots:
        return None
    places = places_taken(answer, key)
    if not places or max(places) - min(places) < key.split.range_:
        return None
    ballots = len([1 for own in answer.points_by_perspective.values() for point in own if point in key.order])
    if ballots < key.split.ballots:
        return None
    low, high = min(places), max(places)
    return Split(
        item=answer.item,
        low=key.values[low].code,
        high=key.values[high].code,
        steps=high - low,
        ballots=ballots,
    )


def is_split(answer: Answer, key: ScoringKey) -> bool:
    """Whether the ballots on an item differ so much that it must be told.

    Args:
        answer: The answer, with its ballots.
        key: The key, for its split rule.
    """
    return split_of(answer, key) is not None
