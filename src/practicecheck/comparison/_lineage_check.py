"""What a lineage can't mean: loops, dates against each other, names that nobody knows."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from practicecheck.comparison._lineage import ChangeKind, Lineage
from practicecheck.errors import Code, Problem, near, shortened

_SHAPES = {
    ChangeKind.RENAMED: (False, False, "one before and one after"),
    ChangeKind.MERGED: (True, False, "at least two before and one after"),
    ChangeKind.SPLIT: (False, True, "one before and at least two after"),
}


def check_lineage(lineage: Lineage) -> tuple[Problem, ...]:
    """Check a lineage.

    Args:
        lineage: The lineage.

    Returns:
        Everything that is wrong with it.
    """
    return (*_names(lineage), *_shapes(lineage), *_dates(lineage), *_loops(lineage))


def _names(lineage: Lineage) -> Iterator[Problem]:
    for n, name in enumerate(lineage.organisations):
        if name in lineage.organisations[:n]:
            yield Problem(
                code=Code.REPEATED_ID,
                message=f"{shortened(name)} is listed twice.",
                remedy="List each organisation once.",
                path=("organisations", n),
            )
    for n, own in enumerate(lineage.changes):
        for key, names in (("from", own.from_), ("to", own.to)):
            for m, name in enumerate(names):
                if name not in lineage.organisations:
                    yield Problem(
                        code=Code.UNKNOWN_ORGANISATION,
                        message=f'"{shortened(name)}" is not one of the organisations.',
                        remedy=near(name, lineage.organisations) or "List it under organisations.",
                        path=("changes", n, key, m),
                    )


def _shapes(lineage: Lineage) -> Iterator[Problem]:
    for n, own in enumerate(lineage.changes):
        several = (len({*own.from_}) > 1, len({*own.to}) > 1)
        first, second, words = _SHAPES.get(own.change, (*several, "at least one before and one after"))
        if several != (first, second) or not own.from_ or not own.to:
            yield Problem(
                code=Code.LINEAGE_SHAPE,
                message=f"{own.change.value} needs {words}.",
                remedy="Name all of them under from and to, or write what happened as several changes.",
                path=("changes", n),
            )


def _dates(lineage: Lineage) -> Iterator[Problem]:
    lasting = [(n, own) for n, own in enumerate(lineage.changes) if own.change is not ChangeKind.TRANSFERRED]
    for name in dict.fromkeys(lineage.organisations):
        ends = sorted((own.on, n) for n, own in lasting if name in own.from_)
        starts = sorted((own.on, n) for n, own in lasting if name in own.to)
        for what, days in (("ends", ends), ("begins", starts)):
            for (day, _), (_, n) in pairwise(days):
                yield _against(n, f"{shortened(name)} {what} a second time, after {day.isoformat()}.")
        if ends and starts and ends[0][0] <= starts[0][0]:
            yield _against(
                ends[0][1],
                f"{shortened(name)} ends on {ends[0][0].isoformat()} and begins on {starts[0][0].isoformat()}.",
            )
        for n, own in enumerate(lineage.changes):
            if own.change is not ChangeKind.TRANSFERRED or name not in (*own.from_, *own.to):
                continue
            if (ends and own.on > ends[0][0]) or (starts and own.on < starts[0][0]):
                yield _against(n, f"on {own.on.isoformat()} there is no {shortened(name)}.")


def _against(n: int, message: str) -> Problem:
    return Problem(
        code=Code.LINEAGE_DATES,
        message=message,
        remedy="Look at the dates in the source; a new organisation needs a name of its own.",
        path=("changes", n, "on"),
    )


def _loops(lineage: Lineage) -> Iterator[Problem]:
    after: dict[str, set[str]] = {}
    for n, own in enumerate(lineage.changes):
        if own.change is ChangeKind.TRANSFERRED:
            continue
        reached, waiting = set[str](), [*own.to]
        while waiting:
            name = waiting.pop()
            if name not in reached:
                reached.add(name)
                waiting += after.get(name, ())
        if looped := reached & {*own.from_}:
            yield Problem(
                code=Code.LINEAGE_LOOP,
                message=f"{shortened(min(looped))} comes after itself.",
                remedy='Give the new organisation a name of its own, such as "Northshire (from 2023)".',
                path=("changes", n),
            )
        for name in own.from_:
            after.setdefault(name, set()).update(own.to)
