"""Splits: ballots on one item that differ so much that it must be told."""

from __future__ import annotations

from typing import final

import attrs

from practicecheck.assessments import Answer
from practicecheck.frameworks import PointCode
from practicecheck.scoring._key import ScoringKey


@final
@attrs.frozen(kw_only=True)
class Split:
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
    order = key.order
    places = [
        order[score] for ballot in answer.ballots if (score := ballot.score) is not None and score in order
    ]
    if len(places) < max(key.split.ballots, 1):
        return None
    low, high = min(places), max(places)
    if high - low < key.split.range_:
        return None
    return Split(
        item=answer.item,
        low=key.values[low].code,
        high=key.values[high].code,
        steps=high - low,
        ballots=len(places),
    )


def is_split(answer: Answer, key: ScoringKey) -> bool:
    """Whether the ballots on an item differ so much that it must be told.

    Args:
        answer: The answer, with its ballots.
        key: The key, for its split rule.
    """
    return split_of(answer, key) is not None
