"""The spread of ballots, told so that no rater can be recognised.

The rule is our decision. Ballots never leave by rater. An item's spread leaves as counts of points;
by perspective only where each perspective shown has enough ballots, smaller ones being merged, and
not at all where fewer than two remain. What is shown always adds up to the whole, so that nothing
can be found by subtraction.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import final

import attrs

from practicecheck.assessments import Ballot
from practicecheck.comparison._release import BallotSpread, PerspectiveSpread, PointCount
from practicecheck.frameworks import X_MARK, PointCode, Scale
from practicecheck.values import Value


@final
@attrs.frozen(kw_only=True, repr=False)
class BallotRule(Value):
    """How few ballots are people.

    Attributes:
        in_all: An item's spread is told from so many ballots.
        in_perspective: A perspective is shown by itself from so many ballots.
        perspectives: Nothing is told by perspective where fewer than so many remain.
        merged: What smaller perspectives are called together.
    """

    in_all: int = 3
    in_perspective: int = 3
    perspectives: int = 2
    merged: str = "other perspectives"


def full_spread(item: str, ballots: Sequence[Ballot], scale: Scale | None) -> BallotSpread:
    """The spread of an item's ballots with every perspective, for the team itself.

    Args:
        item: The item's id.
        ballots: Its ballots.
        scale: The scale that they are on.
    """
    return _spread(item, ballots, scale, _by_perspective(ballots))


def published_spread(
    item: str, ballots: Sequence[Ballot], scale: Scale | None, rule: BallotRule
) -> BallotSpread | None:
    """The spread of an item's ballots as far as the rule lets it be told.

    Args:
        item: The item's id.
        ballots: Its ballots.
        scale: The scale that they are on.
        rule: How few are too few.

    Returns:
        The spread; nothing if there are too few ballots in all.
    """
    if len(ballots) < rule.in_all:
        return None
    groups = _merged(_by_perspective(ballots), rule)
    return _spread(item, ballots, scale, groups if len(groups) >= rule.perspectives else {})


def _by_perspective(ballots: Iterable[Ballot]) -> dict[str, list[Ballot]]:
    groups: dict[str, list[Ballot]] = {}
    for ballot in ballots:
        groups.setdefault(ballot.perspective, []).append(ballot)
    return groups


def _merged(groups: Mapping[str, list[Ballot]], rule: BallotRule) -> dict[str, list[Ballot]]:
    """Merge what is too small; a rest that is still too small takes the smallest of the others with it."""
    shown = {
        name: own for name, own in groups.items() if len(own) >= rule.in_perspective and name != rule.merged
    }
    rest = [ballot for name, own in groups.items() if name not in shown for ballot in own]
    if rest and len(rest) < rule.in_perspective:
        if not shown:
            return {}
        rest += shown.pop(min(shown, key=lambda name: (len(shown[name]), name)))
    return {**shown, rule.merged: rest} if rest else shown


def _spread(
    item: str, ballots: Iterable[Ballot], scale: Scale | None, groups: Mapping[str, Sequence[Ballot]]
) -> BallotSpread:
    every = list(ballots)
    known: list[PointCode] = [*scale.codes, *([X_MARK] if scale.not_applicable else [])] if scale else []
    codes = tuple(dict.fromkeys([*known, *sorted({_code(ballot) for ballot in every}, key=str)]))
    return BallotSpread(
        item=item,
        counts=_counts(every, codes),
        by_perspective=tuple(
            PerspectiveSpread(perspective=name, counts=_counts(own, codes)) for name, own in groups.items()
        ),
    )


def _counts(ballots: Iterable[Ballot], codes: tuple[PointCode, ...]) -> tuple[PointCount, ...]:
    given = Counter(_code(ballot) for ballot in ballots)
    return tuple(PointCount(code=code, ballots=given[code]) for code in codes)


def _code(ballot: Ballot) -> PointCode:
    return X_MARK if ballot.score is None else ballot.score
