"""Whether two years' figures are of one organisation, by its lineage."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import Enum
from typing import final

import attrs

from practicecheck.comparison._lineage import ChangeKind, Lineage, Succession
from practicecheck.values import Value


@final
class Continuity(Enum):
    """How far figures of two days are of one organisation."""

    COMPARABLE = "comparable"
    WITH_CAVEAT = "comparable, with a caveat"
    ONLY_SUMMED = "comparable only summed, with a caveat"
    NOT_COMPARABLE = "not comparable"


@final
@attrs.frozen(kw_only=True, repr=False)
class LineageVerdict(Value):
    """Whether figures of two organisations on two days may be compared, and why.

    Attributes:
        continuity: The verdict.
        earlier: Whose figures of the earlier day are to be taken, added up where they are several.
        later: Whose figures of the later day.
        reasons: Why, each a sentence.
    """

    continuity: Continuity
    earlier: tuple[str, ...]
    later: tuple[str, ...]
    reasons: tuple[str, ...]


def comparable_over(lineage: Lineage, earlier: str, later: str, *, start: date, end: date) -> LineageVerdict:
    """Say whether an organisation's figures may be laid beside those of another, later one.

    Args:
        lineage: Which organisation became which.
        earlier: The organisation on the earlier day.
        later: The organisation on the later day.
        start: The earlier day.
        end: The later day.

    Raises:
        ValueError: The later day comes before the earlier one.
    """
    if end < start:
        raise ValueError(f"{end.isoformat()} comes before {start.isoformat()}: give the earlier day first")
    between = sorted((own for own in lineage.changes if start < own.on <= end), key=lambda own: own.on)
    after, _ = _followed({earlier}, between)
    if later not in after:
        reason = f"nothing that is known leads from {earlier} to {later} in this time."
        return _verdict(Continuity.NOT_COMPARABLE, {earlier}, {later}, [reason])
    before, after, used = {earlier}, {later}, list[Succession]()
    while True:
        more_after, forward = _followed(before, between)
        more_before, back = _followed(after | more_after, reversed(between), back=True)
        used = [own for own in between if own in forward or own in back]
        if more_before <= before and more_after <= after:
            break
        before, after = before | more_before, after | more_after
    kinds = {own.change for own in used}
    if kinds & {ChangeKind.MERGED, ChangeKind.SPLIT}:
        verdict = Continuity.ONLY_SUMMED
    elif ChangeKind.TRANSFERRED in kinds:
        verdict = Continuity.WITH_CAVEAT
    else:
        verdict = Continuity.COMPARABLE
    reasons = [f"{own.words}." for own in used] or [f"{earlier} is the same on both days."]
    if verdict is Continuity.ONLY_SUMMED:
        reasons.append(
            f"Add up {' and '.join(sorted(before))} for the earlier day, and {' and '.join(sorted(after))} for "
            "the later one; boundaries and definitions may have changed with them."
        )
    if ChangeKind.TRANSFERRED in kinds:
        reasons.append("The employer is another, so terms, systems and who is counted may have changed.")
    return _verdict(verdict, before, after, reasons)


def _followed(
    names: set[str], changes: Iterable[Succession], *, back: bool = False
) -> tuple[set[str], list[Succession]]:
    """Who has the work after changes, and the changes by which they have it."""
    current, used = set(names), list[Succession]()
    for own in changes:
        given, taken = (own.to, own.from_) if back else (own.from_, own.to)
        if current & {*given}:
            current = (current - {*given}) | {*taken}
            used.append(own)
    return current, used


def _verdict(
    continuity: Continuity, earlier: Iterable[str], later: Iterable[str], reasons: Iterable[str]
) -> LineageVerdict:
    return LineageVerdict(
        continuity=continuity,
        earlier=tuple(sorted(earlier)),
        later=tuple(sorted(later)),
        reasons=tuple(reasons),
    )
