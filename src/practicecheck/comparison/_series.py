"""Many assessments beside each other: years, teams, councils."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from enum import Enum
from itertools import combinations, pairwise
from typing import final

from practicecheck.comparison._compare import Comparison, EditionPair, compare, pair_editions
from practicecheck.comparison._comparison_rule import COMPARISON, ComparisonRule
from practicecheck.comparison._kinship import kin_of, one_series
from practicecheck.comparison._lineage import Lineage
from practicecheck.comparison._scored import Scored
from practicecheck.comparison._series_break import SeriesBreaks
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


def pairs_of(
    sides: Sequence[Scored], against: Against, *, lineage: Lineage | None = None
) -> Iterator[tuple[Scored, Scored]]:
    """Which assessments are laid beside which.

    Args:
        sides: The assessments, with their scorecards.
        against: What each is laid beside.
        lineage: Which organisation became which. For ``PREVIOUS`` a unit whose organisation was renamed or
            whose work was transferred is one series; of organisations that were merged or split each is laid
            beside each that came after it.

    Returns:
        Pairs, the earlier first. For ``PREVIOUS`` units stand in the order in which they first came; where
        one of a unit's assessments has no period, all of them keep the order in which they were given, and no
        lineage can be followed.
    """
    if against is Against.EACH:
        yield from combinations(sides, 2)
    elif against is Against.FIRST:
        yield from ((sides[0], other) for other in sides[1:])
    else:
        for family in _families(sides, lineage):
            if all(side.assessment.capture.to is not None for side in family):
                yield from _previous(sorted(family, key=_day), lineage)
            else:
                for series in _apart(family):
                    dated = all(side.assessment.capture.to is not None for side in series)
                    yield from pairwise(sorted(series, key=_day) if dated else series)


def _day(side: Scored) -> date:
    return side.assessment.capture.to or date.min


def _families(sides: Sequence[Scored], lineage: Lineage | None) -> Iterable[list[Scored]]:
    """The assessments of each unit, under all names that its organisation may have had."""
    by_unit: dict[object, list[Scored]] = {}
    for side in sides:
        # A unit may answer two frameworks each year.
        key = (kin_of(side.assessment, lineage), side.assessment.unit, side.framework.name)
        by_unit.setdefault(key, []).append(side)
    return by_unit.values()


def _apart(family: Iterable[Scored]) -> Iterable[list[Scored]]:
    """The assessments under each name."""
    by_name: dict[str | None, list[Scored]] = {}
    for side in family:
        by_name.setdefault(side.assessment.organisation, []).append(side)
    return by_name.values()


def _previous(family: Sequence[Scored], lineage: Lineage | None) -> Iterator[tuple[Scored, Scored]]:
    """Each assessment beside the last that leads to it; beside several, where organisations were merged."""
    if len({side.assessment.organisation for side in family}) == 1:
        yield from pairwise(family)
        return
    for n, later in enumerate(family):
        passed: list[Scored] = []
        for earlier in reversed(family[:n]):
            own = earlier.assessment
            if one_series(own, later.assessment, lineage) and not any(
                one_series(own, between.assessment, lineage) for between in passed
            ):
                passed.insert(0, earlier)
        yield from ((earlier, later) for earlier in passed)


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

    A break of a series that one of them declares is told of every pair that spans it.

    Args:
        sides: The assessments, with their scorecards.
        against: What each is laid beside.
        editions: Lays two editions side by side; asked once for each pair of them.
        lineage: Which organisation became which. ``PREVIOUS`` follows it.
        rule: From when on a difference in circumstances must be told.
        force: Whether differences are wanted against the verdict.
    """
    ready: dict[tuple[str, str], EditionPair] = {}
    breaks = SeriesBreaks(sides, lineage)
    for earlier, later in pairs_of(sides, against, lineage=lineage):
        names = earlier.card.digest, later.card.digest
        if names not in ready:
            ready[names] = editions(earlier.framework, later.framework)
        yield compare(
            earlier,
            later,
            editions=ready[names],
            lineage=lineage,
            also=tuple(breaks.between(earlier, later)),
            rule=rule,
            force=force,
        )
