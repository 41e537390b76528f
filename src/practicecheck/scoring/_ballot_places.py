"""Where ballots lie along a scale."""

from __future__ import annotations

from practicecheck.assessments import Answer
from practicecheck.scoring._key import ScoringKey


def places_taken(answer: Answer, key: ScoringKey) -> list[int]:
    """The places along the scale on which at least one ballot lies, in any order.

    Args:
        answer: The answer, with its ballots.
        key: The key, for the order of the points; the lowest has place 0.
    """
    order = key.order
    return [order[point] for point in answer.ballot_points if point in order]
