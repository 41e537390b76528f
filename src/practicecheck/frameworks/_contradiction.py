"""Two crosswalks between the same frameworks that can't both be right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Final

from practicecheck.errors import Code, Problem, Severity
from practicecheck.frameworks._crosswalk import Correspondence, Crosswalk
from practicecheck.frameworks._item_pair import ItemPair
from practicecheck.frameworks._route import RouteStep

_KIND: Final = {
    Correspondence.EQUAL: "same",
    Correspondence.EQUIVALENT: "same",
    Correspondence.SUBSET: "part",
    Correspondence.SUPERSET: "whole",
}
"""Intersects is not here: whatever is the same, a part or the whole shares something, too."""


def contradictions(crosswalks: Iterable[Crosswalk]) -> tuple[Problem, ...]:
    """Find where crosswalks between the same two frameworks contradict each other.

    Args:
        crosswalks: The crosswalks.

    Returns:
        A warning for each two items of which two crosswalks say what can't both be: they were read in two
        ways, and whoever uses one of the two should know.
    """
    ordered = sorted(crosswalks, key=lambda own: own.id)
    return tuple(
        problem for one, other in combinations(ordered, 2) for problem in dict.fromkeys(_between(one, other))
    )


def _between(one: Crosswalk, other: Crosswalk) -> Iterator[Problem]:
    if (one.from_, one.to) == (other.from_, other.to):
        yield from _clashes(RouteStep(crosswalk=one), RouteStep(crosswalk=other))
    elif (one.from_, one.to) == (other.to, other.from_):
        yield from _clashes(RouteStep(crosswalk=one), RouteStep(crosswalk=other, turned=True))
        # What one side calls none can only be seen from that side.
        yield from _clashes(RouteStep(crosswalk=one, turned=True), RouteStep(crosswalk=other), denied=True)


def _clashes(one: RouteStep, other: RouteStep, *, denied: bool = False) -> Iterator[Problem]:
    there = {(pair.from_, pair.to): pair for pair in other.pairs}
    for pair in one.pairs:
        again = there.get((pair.from_, pair.to))
        if again is not None and not denied:
            kinds = {_KIND.get(each.relation) for each in (pair, again)} - {None}
            if len(kinds) > 1:
                yield _problem(one, other, f"{pair.from_} and {pair.to}", pair, again)
    for mine, yours, turned in ((one, other, False), (other, one, True)):
        nothing = {pair.from_: pair for pair in mine.pairs if pair.to is None}
        for pair in yours.pairs:
            if pair.to is not None and pair.from_ in nothing:
                none = nothing[pair.from_]
                said = (pair, none) if turned else (none, pair)
                yield _problem(one, other, pair.from_, *said)


def _problem(one: RouteStep, other: RouteStep, what: str, mine: ItemPair, yours: ItemPair) -> Problem:
    return Problem(
        code=Code.CONTRADICTORY_CROSSWALKS,
        message=f"{one.crosswalk.id} says of {what}: {_told(mine)}; {other.crosswalk.id} says: {_told(yours)}.",
        remedy="Read both reasons, and name the crosswalk that you follow with --crosswalk.",
        severity=Severity.WARNING,
    )


def _told(pair: ItemPair) -> str:
    return "nothing corresponds" if pair.to is None else f"{pair.relation.value} of {pair.to}"
