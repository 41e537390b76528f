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

    Figures are often filed under a name that was not borne on their day: last year's under the new name, or
    this year's under the old one. Where nothing but the name changed, they are taken for what they are.

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
    if lineage.kin.get(earlier, earlier) != lineage.kin.get(later, later):
        return _verdict(Continuity.NOT_COMPARABLE, [earlier], [later], [_nothing(earlier, later)])
    between = _between(lineage, start, end)
    first, last = _called(lineage, earlier, start), _called(lineage, later, end)
    before, after = {first}, {last}
    reasons = [
        f"{name} was called {found} on {day.isoformat()}."
        for name, found, day in ((earlier, first, start), (later, last, end))
        if name != found
    ]
    reached, given = _followed(before, between)
    if last not in reached:
        if _called(lineage, first, end) == last:
            reasons += [f"{own.words}." for own in given]
            reasons.append(f"What stands under {later} since then may be other work.")
            return _verdict(Continuity.WITH_CAVEAT, before, after, reasons)
        reasons.append(_nothing(earlier, later))
        return _verdict(Continuity.NOT_COMPARABLE, before, after, reasons)
    used = list[Succession]()
    while True:
        more_after, forward = _followed(before, between)
        more_before, back = _followed(after | more_after, reversed(between), back=True)
        used = [own for own in between if own in forward or own in back]
        if more_before <= before and more_after <= after:
            break
        before, after = before | more_before, after | more_after
    before, after = _there(lineage, before, start), _there(lineage, after, end)
    kinds = {own.change for own in used}
    if kinds & {ChangeKind.MERGED, ChangeKind.SPLIT}:
        verdict = Continuity.ONLY_SUMMED
    elif ChangeKind.TRANSFERRED in kinds:
        verdict = Continuity.WITH_CAVEAT
    else:
        verdict = Continuity.COMPARABLE
    reasons += [f"{own.words}." for own in used] or [f"{earlier} is the same on both days."]
    if verdict is Continuity.ONLY_SUMMED:
        reasons.append(
            f"Add up {' and '.join(sorted(before))} for the earlier day, and {' and '.join(sorted(after))} for "
            "the later one; boundaries and definitions may have changed with them."
        )
    if ChangeKind.TRANSFERRED in kinds:
        reasons.append("The employer is another, so terms, systems and who is counted may have changed.")
    return _verdict(verdict, before, after, reasons)


def heirs_of(lineage: Lineage, name: str, *, start: date, end: date) -> tuple[str, ...]:
    """Who an organisation is on a later day, and who has its work.

    Args:
        lineage: Which organisation became which.
        name: The organisation.
        start: The earlier day.
        end: The later day.

    Returns:
        Their names, the organisation's own first where it is still there.
    """
    reached, _ = _followed({_called(lineage, name, start)}, _between(lineage, start, end))
    own = lineage.organisation_on(name, end)
    return (*own, *sorted(reached - {*own}))


def changes_within(lineage: Lineage, name: str, *, start: date, end: date) -> tuple[Succession, ...]:
    """What happened to an organisation in the course of a time: after its first day, up to its last.

    Args:
        lineage: Which organisation became which.
        name: The organisation.
        start: The first day.
        end: The last day.
    """
    names, found = {_called(lineage, name, end)}, list[Succession]()
    for own in reversed(_between(lineage, start, end)):
        if names & {*own.from_, *own.to}:
            found.append(own)
            names |= {*own.from_, *own.to}
    return tuple(reversed(found))


def _between(lineage: Lineage, start: date, end: date) -> list[Succession]:
    return [own for own in lineage.in_order if start < own.on <= end]


def _nothing(earlier: str, later: str) -> str:
    return f"nothing that is known leads from {earlier} to {later} in this time."


def _called(lineage: Lineage, name: str, day: date) -> str:
    """The name that an organisation bore on a day, where nothing but its name changed."""
    renamed = tuple(own for own in lineage.changes if own.change is ChangeKind.RENAMED)
    if not any(name in (*own.from_, *own.to) for own in renamed):
        return name
    found = attrs.evolve(lineage, changes=renamed).organisation_on(name, day)
    return found[0] if len(found) == 1 else name


def _there(lineage: Lineage, names: set[str], day: date) -> set[str]:
    """Those of some organisations that there were on a day; all, if there was none of them."""
    return {name for name in names if lineage.organisation_on(name, day) == (name,)} or names


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
