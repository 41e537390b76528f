"""Many comparisons at once: how often one of them is found by chance alone, and what is done about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum
from typing import final

import attrs

from practicecheck.comparison.statistics._outcomes import NotTested, Outcome, decided


@final
class Correction(Enum):
    """How p values of one family of comparisons are corrected."""

    HOLM = "holm"
    """No false finding at all, with the confidence stated (S. Holm 1979, Scandinavian Journal of Statistics 6:
    65-70)."""
    BENJAMINI_HOCHBERG = "benjamini-hochberg"
    """Few false findings among those found, for a first look (Y. Benjamini and Y. Hochberg 1995, Journal of the
    Royal Statistical Society B 57: 289-300)."""
    BONFERRONI = "bonferroni"
    """The number of comparisons times each, for reference: Holm's finds all that it finds, and more."""


def adjusted(p_values: Sequence[float], correction: Correction) -> tuple[float, ...]:
    """Correct the p values of one family.

    Args:
        p_values: One for each comparison.
        correction: How.

    Returns:
        The corrected p values, in the same order. Each may be laid beside the same threshold.

    Raises:
        ValueError: One is not between 0 and 1.
    """
    if any(not 0 <= p <= 1 for p in p_values):
        raise ValueError("a p value lies between 0 and 1: look at what was given")
    many = len(p_values)
    order = sorted(range(many), key=lambda n: p_values[n])
    found = [0.0] * many
    if correction is Correction.BENJAMINI_HOCHBERG:
        least = 1.0
        for rank in range(many, 0, -1):
            place = order[rank - 1]
            least = found[place] = min(least, p_values[place] * many / rank)
    else:
        most = 0.0
        for rank, place in enumerate(order):
            left = many if correction is Correction.BONFERRONI else many - rank
            most = found[place] = max(most, min(1.0, p_values[place] * left))
    return tuple(found)


def as_family(
    outcomes: Iterable[Outcome], correction: Correction = Correction.HOLM, *, alpha: float = 0.05
) -> tuple[Outcome, ...]:
    """Decide anew about comparisons that are looked at together.

    What was not tested stays so, and does not count: it can't be found by chance.

    Args:
        outcomes: What came of each comparison alone.
        correction: How they are corrected.
        alpha: At most so probable may a difference be that is called found.

    Returns:
        The outcomes in the same order.
    """
    given = tuple(outcomes)
    tests = [outcome.test for outcome in given if not isinstance(outcome, NotTested)]
    corrected = iter(adjusted([test.p for test in tests], correction))
    return tuple(
        outcome
        if isinstance(outcome, NotTested)
        else decided(attrs.evolve(outcome.test, adjusted_p=next(corrected)), alpha)
        for outcome in given
    )
