"""Whether two assessments are of one series: one unit at two times, whatever its organisation was called."""

from __future__ import annotations

from collections.abc import Iterator

from practicecheck.assessments import Assessment
from practicecheck.comparison._ground import Ground, GroundCode, caveat, refusal
from practicecheck.comparison._lineage import Lineage
from practicecheck.comparison._succession import Continuity, LineageVerdict, changes_within, comparable_over
from practicecheck.scoring import Comparability


def one_series(one: Assessment, other: Assessment, lineage: Lineage | None = None) -> bool:
    """Whether two assessments are of one unit at several times.

    Args:
        one: An assessment.
        other: Another, before it or after it.
        lineage: Which organisation became which.
    """
    if one.unit != other.unit:
        return False
    if one.organisation == other.organisation:
        return True
    if lineage is None or kin_of(one, lineage) != kin_of(other, lineage):
        return False
    found = succession(one, other, lineage)
    return found is not None and found.continuity is not Continuity.NOT_COMPARABLE


def kin_of(assessment: Assessment, lineage: Lineage | None) -> str | None:
    """One name for all organisations that have to do with an assessment's.

    Args:
        assessment: The assessment.
        lineage: Which organisation became which.
    """
    name = assessment.organisation
    return name if lineage is None or name is None else lineage.kin.get(name, name)


def succession(one: Assessment, other: Assessment, lineage: Lineage | None) -> LineageVerdict | None:
    """What became of an organisation between two assessments, whichever of them comes first.

    Args:
        one: An assessment.
        other: Another.
        lineage: Which organisation became which.

    Returns:
        The verdict; nothing where the lineage does not know both, or one of them says no day.
    """
    names, days = (one.organisation, other.organisation), (one.capture.to, other.capture.to)
    if lineage is None or names[0] is None or names[1] is None or days[0] is None or days[1] is None:
        return None
    if not {*names} <= lineage.names:
        return None
    if days[1] < days[0]:
        return comparable_over(lineage, names[1], names[0], start=days[1], end=days[0])
    return comparable_over(lineage, names[0], names[1], start=days[0], end=days[1])


def organisation_grounds(before: Assessment, after: Assessment, lineage: Lineage | None) -> Iterator[Ground]:
    """What is to be said of the organisations of two assessments.

    Args:
        before: The earlier side.
        after: The later side.
        lineage: Which organisation became which.
    """
    found = succession(before, after, lineage)
    if found is not None:
        why = " ".join(found.reasons)
        if found.continuity is Continuity.ONLY_SUMMED:
            yield refusal(GroundCode.ORGANISATION, why)
        elif found.continuity is Continuity.WITH_CAVEAT:
            yield caveat(GroundCode.ORGANISATION, why)
        elif before.organisation != after.organisation:
            # Either one organisation under two names, or two that are compared as neighbours.
            yield Ground(code=GroundCode.ORGANISATION, comparability=Comparability.COMPARABLE, why=why)
    if lineage is not None:
        yield from _within(before, "earlier", lineage)
        yield from _within(after, "later", lineage)


def _within(assessment: Assessment, which: str, lineage: Lineage) -> Iterator[Ground]:
    """Changes in the course of the time for which answers hold: a part of them is of before."""
    name, start, end = assessment.organisation, assessment.capture.from_, assessment.capture.to
    if name is None or start is None or end is None or name not in lineage.names:
        return
    for own in changes_within(lineage, name, start=start, end=end):
        yield caveat(
            GroundCode.ORGANISATION,
            f"{own.words}, within the period of the {which} side, {start} to {end}: its answers are of before "
            "and after.",
        )
