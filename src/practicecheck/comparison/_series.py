"""Many assessments beside each other: years, teams, councils."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from enum import Enum
from itertools import combinations, pairwise
from typing import final

from practicecheck.comparison._circumstances import series_of
from practicecheck.comparison._compare import Comparison, EditionPair, compare, pair_editions
from practicecheck.comparison._comparison_rule import COMPARISON, ComparisonRule
from practicecheck.comparison._lineage import Lineage
from practicecheck.comparison._scored import Scored
from practicecheck.frameworks import Framework


@final
class Against(Enum):
    """What each of many assessments is laid beside."""

    PREVIOUS = "previous"
    """The one before it of the same unit and framework, by the end of the period."""
    FIRST = "first"
    """The first that was given: a reference for all others."""
    EACH = "each"
    """Every other."""


def pairs_of(sides: Sequence[Scored], against: Against) -> Iterator[tuple[Scored, Scored]]:
    """Which assessments are laid beside which.

    Args:
        sides: The assessments, with their scorecards.
        against: What each is laid beside.

    Returns:
        Pairs, the earlier first. For ``PREVIOUS`` units stand in the order in which they first came; where
        one of a unit's assessments has no period, all of them keep the order in which they were given.
    """
    if against is Against.EACH:
        yield from combinations(sides, 2)
    elif against is Against.FIRST:
        yield from ((sides[0], other) for other in sides[1:])
    else:
        for series in _series(sides):
            yield from pairwise(series)


def _series(sides: Sequence[Scored]) -> list[list[Scored]]:
    """The assessments of each unit, in the order of their periods."""
    by_unit: dict[object, list[Scored]] = {}
    for side in sides:
        # A unit may answer two frameworks each year.
        by_unit.setdefault((*series_of(side.assessment), side.framework.name), []).append(side)
    found = list(by_unit.values())
    for series in found:
        if all(side.assessment.capture.to is not None for side in series):
            series.sort(key=lambda side: side.assessment.capture.to or date.min)
    return found


def compare_many(
    sides: Sequence[Scored],
    against: Against,
    editions: Callable[[Framework, Framework], EditionPair] = pair_editions,
    *,
    lineage: Lineage | None = None,
    rule: ComparisonRule = COMPARISON,
    force: bool = False,
) -> Iterator[Comparison]:
    """Lay many assessments beside each other, two at a time, with the same verdicts.

    Args:
        sides: The assessments, with their scorecards.
        against: What each is laid beside.
        editions: Lays two editions side by side; asked once for each pair of them.
        lineage: Which organisation became which.
        rule: From when on a difference in circumstances must be told.
        force: Whether differences are wanted against the verdict.
    """
    ready: dict[tuple[str, str], EditionPair] = {}
    for earlier, later in pairs_of(sides, against):
        names = earlier.card.digest, later.card.digest
        if names not in ready:
            ready[names] = editions(earlier.framework, later.framework)
        yield compare(earlier, later, editions=ready[names], lineage=lineage, rule=rule, force=force)
