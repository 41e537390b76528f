"""Surprises in totals: where a section's score stands out, or the team's own marks speak against it.

The rules are our decision. They only point to where the first question of a synthesis may be asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import final

import attrs

from practicecheck.scoring import FindingKind, FoundBy, Method, Scorecard, SectionScore, rounded
from practicecheck.values import Value

STANDS_OUT = 10
"""A section stands out from so many percentage points above or below the whole."""


@final
class SurpriseKind(Enum):
    """What is surprising."""

    STANDS_OUT = "stands out"
    """The section's score is far from that of the whole."""
    FLAG_AGAINST_SCORE = "flag against score"
    """The team flagged as a gap what it scored as a strength, or the other way round."""
    LOW_WITHOUT_PRIORITY = "low without priority"
    """The section's score is below the whole, and the team names no priority for it."""


@final
@attrs.frozen(kw_only=True, repr=False)
class Surprise(Value):
    """Something in the totals that may surprise.

    Attributes:
        kind: What it is.
        section: The section's id.
        title: The section's title.
        percent: The section's score, in percent.
        away: How many percentage points it is above the whole; below zero if it is below.
        items: The items whose flag and score speak against each other.
    """

    kind: SurpriseKind
    section: str
    title: str
    percent: Decimal
    away: Decimal
    items: tuple[str, ...] = ()


def surprises(card: Scorecard) -> tuple[Surprise, ...]:
    """Find what may surprise in a card's totals.

    Args:
        card: The scorecard, for its audience.

    Returns:
        Sections that stand out, the farthest first; then sections where a flag speaks against a score; then low
        sections without a priority, the lowest first. Nothing where nothing is scored in percent.
    """
    whole = card.total.exact if card.total else None
    if card.key is None or card.key.method is Method.SCALE_MEAN or whole is None:
        return ()
    scored = [(own, own.score.exact - whole) for own in card.sections if own.score.exact is not None]
    far = sorted(
        ((own, away) for own, away in scored if abs(away) >= STANDS_OUT), key=lambda pair: -abs(pair[1])
    )
    low = sorted(
        ((own, away) for own, away in scored if away < 0 and not own.priorities), key=lambda pair: pair[1]
    )
    return (
        *(_surprise(SurpriseKind.STANDS_OUT, own, away) for own, away in far),
        *(
            _surprise(SurpriseKind.FLAG_AGAINST_SCORE, own, away, items)
            for own, away in scored
            if (items := tuple(_contradicted(card, own.id)))
        ),
        *(_surprise(SurpriseKind.LOW_WITHOUT_PRIORITY, own, away) for own, away in low),
    )


def _surprise(kind: SurpriseKind, own: SectionScore, away: Fraction, items: tuple[str, ...] = ()) -> Surprise:
    rounding = own.score.key.rounding
    return Surprise(
        kind=kind,
        section=own.id,
        title=own.title,
        percent=rounded(own.score.exact or Fraction(0), rounding),
        away=rounded(away, rounding),
        items=items,
    )


def _contradicted(card: Scorecard, section: str) -> Iterator[str]:
    by_score = {(own.item, own.kind) for own in card.findings if own.found_by is FoundBy.SCORE}
    for own in card.findings:
        flagged = own.section == section and own.found_by is FoundBy.FLAG
        if flagged and (own.item, _OPPOSITE.get(own.kind)) in by_score:
            yield own.item


_OPPOSITE = {FindingKind.GAP: FindingKind.STRENGTH, FindingKind.STRENGTH: FindingKind.GAP}
