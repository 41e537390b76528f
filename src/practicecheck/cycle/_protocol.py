"""The protocol of a year: how far two years, or a year and its assessments, collect in the same way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import final

import attrs

from practicecheck.assessments import Assessment
from practicecheck.cycle._cycle import Cycle
from practicecheck.errors import Code, Problem, Severity
from practicecheck.values import Value


@final
@attrs.frozen(kw_only=True, repr=False)
class Difference(Value):
    """Something that two years do not do alike.

    Attributes:
        field: The field of the cycle.
        earlier: What stood there in the earlier year; nothing if nothing did.
        later: What stands there in the later year.
    """

    field: str
    earlier: str | None
    later: str | None


def protocol_differences(earlier: Cycle, later: Cycle) -> tuple[Difference, ...]:
    """Say where two years collect in other ways, so that their results are compared with care.

    Texts are held against each other as they stand, but for capitals and white space. A period that lies whole
    years later is the same period.

    Args:
        earlier: The earlier year.
        later: The later year.
    """
    return tuple(_differences(earlier, later))


def _differences(earlier: Cycle, later: Cycle) -> Iterator[Difference]:
    pairs = [
        ("frameworks", ", ".join(sorted(earlier.frameworks)), ", ".join(sorted(later.frameworks))),
        ("unit", earlier.unit, later.unit),
        ("scope.staff", earlier.scope.staff, later.scope.staff),
        ("scope.others", earlier.scope.others, later.scope.others),
        ("protocol.from", _day(earlier.protocol.from_), _day(later.protocol.from_)),
        ("protocol.to", _day(earlier.protocol.to), _day(later.protocol.to)),
        ("protocol.basis", _basis(earlier), _basis(later)),
        ("protocol.case", earlier.protocol.case, later.protocol.case),
        ("protocol.aggregation", earlier.protocol.aggregation, later.protocol.aggregation),
        ("sources", "; ".join(earlier.sources), "; ".join(later.sources)),
    ]
    for field, before, after in pairs:
        if _folded(before) != _folded(after) and {before, after} != _ENDS_OF_FEBRUARY:
            yield Difference(field=field, earlier=before or None, later=after or None)


def _basis(cycle: Cycle) -> str | None:
    return cycle.protocol.basis and cycle.protocol.basis.value


def _day(day: date | None) -> str | None:
    """A day without its year."""
    return None if day is None else f"{day.day} {_MONTHS[day.month - 1]}"


def _whole(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


_ENDS_OF_FEBRUARY = {"28 February", "29 February"}


def _folded(text: str | None) -> str:
    return " ".join((text or "").casefold().split())


def departures(cycle: Cycle, assessment: Assessment, file: str | None = None) -> tuple[Problem, ...]:
    """Say where an assessment was collected in another way than the year's protocol lays down.

    Args:
        cycle: The cycle.
        assessment: One of its assessments.
        file: The assessment's file, under which this is told.

    Returns:
        Warnings. Where either says nothing, nothing is told.
    """
    laid_down, done = cycle.protocol, assessment.capture
    pairs: list[tuple[str, str | None, str | None]] = [
        ("from", _whole(laid_down.from_), _whole(done.from_)),
        ("to", _whole(laid_down.to), _whole(done.to)),
        ("basis", laid_down.basis and laid_down.basis.value, done.basis and done.basis.value),
        ("case", laid_down.case, done.case),
    ]
    return tuple(
        Problem(
            code=Code.PROTOCOL_DIFFERS,
            message=f'"{mine}" stands here, and the protocol of the cycle says "{wanted}".',
            remedy="Mend the one that is wrong; if both are right, say so in the self-evaluation report.",
            path=("capture", name),
            severity=Severity.WARNING,
            file=file,
        )
        for name, wanted, mine in pairs
        if wanted and mine and _folded(wanted) != _folded(mine)
    )
