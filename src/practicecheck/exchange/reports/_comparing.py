"""How the assessments of a report are laid beside each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias, final

import attrs

from practicecheck.comparison import (
    Against,
    Comparison,
    EditionPair,
    Lineage,
    Scored,
    Withheld,
    compare_many,
    pair_editions,
)
from practicecheck.exchange.reports._content import ReportedAssessment
from practicecheck.frameworks import Framework
from practicecheck.values import Value

Editions: TypeAlias = Callable[[Framework, Framework], EditionPair]


@final
@attrs.frozen(kw_only=True, repr=False)
class Comparing(Value):
    """How the assessments of a report are laid beside each other.

    Attributes:
        against: What each is laid beside.
        editions: Lays two editions side by side; by their ids and texts, if nothing is said.
            ``practicecheck.comparer.editions_beside`` looks for a crosswalk.
        lineage: Which organisation became which.
        force: Whether differences are wanted against the verdict. They are marked, and keep their reasons.
    """

    against: Against = Against.PREVIOUS
    editions: Editions = pair_editions
    lineage: Lineage | None = None
    force: bool = False


def comparisons_of(
    reported: Sequence[ReportedAssessment],
    withheld: Sequence[tuple[Withheld, ...]],
    comparing: Comparing,
) -> Iterator[Comparison]:
    """Lay the assessments of a report beside each other. What extensions ask plays no part.

    Args:
        reported: The assessments, as their audience may have them: nothing else is compared.
        withheld: What was held back of each.
        comparing: How.
    """
    sides = [
        Scored(assessment=own.assessment, card=own.card, withheld=held)
        for own, held in zip(reported, withheld, strict=True)
        if not _is_local(own.framework)
    ]
    if sides:
        yield from compare_many(
            sides, comparing.against, comparing.editions, lineage=comparing.lineage, force=comparing.force
        )


def _is_local(framework: Framework) -> bool:
    """Whether it is what an extension asks, as a framework of its own."""
    return all(section.extension is not None for section in framework.sections)
