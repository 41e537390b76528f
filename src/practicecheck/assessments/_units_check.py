"""What must hold of a tree of units."""

from __future__ import annotations

from collections.abc import Iterator

from practicecheck.assessments._units import Unit, UnitTree, names_of
from practicecheck.errors import Code, Path, Problem, near

_SHOWN = 6
"""So many units of a circle are named."""
_GUESSED = 20
"""For so many unknown names a guess is made at what was meant; it takes a while in a tree of thousands."""


def check_units(tree: UnitTree) -> tuple[Problem, ...]:
    """Find what contradicts itself in a tree of units.

    Args:
        tree: The tree as it was read.

    Returns:
        Units within unknown ones, circles, names that stand twice, and more than one unit at the top.
    """
    if not tree.units:
        return (
            Problem(
                code=Code.MISSING_KEY,
                message="there is no unit in it.",
                remedy="Write each unit under units, with the unit that it is within.",
                path=("units",),
            ),
        )
    return (*_parents(tree), *_circles(tree), *_twice(tree), *_tops(tree), *_posts(tree))


def _at(unit: Unit, *steps: str) -> Path:
    return ("units", unit.id, *steps)


def _parents(tree: UnitTree) -> Iterator[Problem]:
    unknown = [unit for unit in tree.units if unit.within is not None and unit.within not in tree.by_id]
    for n, unit in enumerate(unknown):
        meant = tree.find(unit.within or "")
        known = near(unit.within, tree.by_id) if n < _GUESSED else ""
        yield Problem(
            code=Code.UNKNOWN_PARENT,
            message=f'{unit.id} is within "{unit.within}", and no unit has that id.',
            remedy=f"Write within: {meant.id}" if meant else known or "Write the id of a unit of this file.",
            path=_at(unit, "within"),
        )


def _circles(tree: UnitTree) -> Iterator[Problem]:
    """Each circle once, told at its first unit in the order of the file."""
    settled: set[str] = set()
    for start in tree.units:
        trail: dict[str, None] = {}
        unit: Unit | None = start
        while unit is not None and unit.id not in settled and unit.id not in trail:
            trail[unit.id] = None
            unit = tree.by_id.get(unit.within) if unit.within is not None else None
        if unit is not None and unit.id in trail:
            steps = list(trail)
            circle = steps[steps.index(unit.id) :]
            named = " within ".join([*circle[:_SHOWN], *(["..."] if len(circle) > _SHOWN else []), circle[0]])
            yield Problem(
                code=Code.UNIT_CIRCLE,
                message=f"a unit is its own ancestor: {named}.",
                remedy="Mend within of one of them, so that the way up ends at the top.",
                path=_at(unit, "within"),
            )
        settled.update(trail)


def _twice(tree: UnitTree) -> Iterator[Problem]:
    seen: dict[str, Unit] = {}
    for unit in tree.units:
        others = dict.fromkeys(seen[name].id for name in names_of(unit) if name in seen)
        for other in others:
            yield Problem(
                code=Code.UNIT_TWICE,
                message=f"{unit.id} has a name of {other}, so a team may be counted twice.",
                remedy="Take one of the two out, or give each a name of its own.",
                path=_at(unit),
            )
        for name in names_of(unit):
            seen.setdefault(name, unit)


def _tops(tree: UnitTree) -> Iterator[Problem]:
    tops = [unit for unit in tree.units if unit.within is None]
    for unit in tops[1:]:
        yield Problem(
            code=Code.MANY_TOPS,
            message=f"{unit.id} is within no unit, and {tops[0].id} stands at the top already.",
            remedy="Write within: and the unit that it belongs to; only one stands at the top.",
            path=_at(unit),
        )


def _posts(tree: UnitTree) -> Iterator[Problem]:
    for unit in tree.units:
        if unit.posts is not None and unit.posts < 0:
            yield Problem(
                code=Code.BELOW_LEAST,
                message=f"{unit.posts} is less than nothing.",
                remedy="Write 0 or more; leave posts out if they are not known.",
                path=_at(unit, "posts"),
            )
