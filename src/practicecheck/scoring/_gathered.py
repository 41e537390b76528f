"""Contributions in their places in the tree of units, each team once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import final

import attrs

from practicecheck.assessments import Unit, UnitTree
from practicecheck.errors import Code, DocumentError, Problem, near
from practicecheck.frameworks import Framework
from practicecheck.scoring._contribution import Contribution, Given
from practicecheck.values import Value

_GUESSED = 20
"""For so many unknown names a guess is made at what was meant; it takes a while in a tree of thousands."""


@final
@attrs.frozen(repr=False)
class Team(Value):
    """A team of the tree, and what it gives.

    Attributes:
        unit: The team.
        gives: What it gives; nothing where its assessment is missing.
    """

    unit: Unit
    gives: Contribution | None


@final
@attrs.frozen(kw_only=True, repr=False)
class Gathered(Value):
    """The contributions of one edition, in their places. Their order tells nothing.

    Attributes:
        tree: The tree of units.
        framework: The edition that all of them answer.
        by_unit: The contributions by the ids of their units.
    """

    tree: UnitTree
    framework: Framework
    by_unit: Mapping[str, Contribution]

    def teams(self, unit_id: str) -> tuple[Team, ...]:
        """The teams below a unit, with what they give.

        Args:
            unit_id: The unit's id.
        """
        return tuple(Team(unit, self.by_unit.get(unit.id)) for unit in self.tree.teams(unit_id))

    @cached_property
    def _place(self) -> Mapping[str, int]:
        """Where each item and base figure stands; the same in every contribution to one edition."""
        first = next(iter(self.by_unit.values()), None)
        return {given.id: n for n, given in enumerate(first.given if first else ())}

    def given(self, gives: Contribution, name: str) -> Given:
        """What a contribution gives to an item or base figure.

        Args:
            gives: The contribution.
            name: The item's or base figure's id.
        """
        return gives.given[self._place[name]]


def gather(contributions: Iterable[Contribution], tree: UnitTree) -> Gathered:
    """Put contributions into their places.

    Args:
        contributions: What the teams give, in any order; at least one.
        tree: The tree of units, as it was read.

    Returns:
        The same contributions by unit.

    Raises:
        DocumentError: Units that are not in the tree, several files for one team, or different editions: all
            of them told. Nothing is gathered then.
    """
    given = tuple(contributions)
    if problems := check_contributions(given, tree):
        raise DocumentError(problems)
    placed = {unit.id: gives for gives in given if (unit := tree.find(gives.unit or "")) is not None}
    return Gathered(tree=tree, framework=given[0].framework, by_unit=MappingProxyType(placed))


def check_contributions(contributions: Sequence[Contribution], tree: UnitTree) -> tuple[Problem, ...]:
    """Find what keeps contributions from being gathered.

    Args:
        contributions: What the teams give.
        tree: The tree of units.

    Returns:
        Every problem, with its file.
    """
    if not contributions:
        return (
            Problem(
                code=Code.TEAM_MISSING,
                message="there is no assessment to roll up.",
                remedy="Name the files of the teams' assessments.",
            ),
        )
    return (
        *_editions(contributions),
        *_organisations(contributions, tree),
        *_strangers(contributions, tree),
        *_several(contributions, tree),
    )


def _editions(contributions: Sequence[Contribution]) -> Iterator[Problem]:
    count = Counter(gives.framework.id for gives in contributions)
    # Where as many answer one as the other, the names decide, so that the order of the files does not.
    usual = min(count, key=lambda name: (-count[name], name))
    for gives in contributions:
        if gives.framework.id != usual:
            yield Problem(
                code=Code.OTHER_EDITION,
                message=f"it answers {gives.framework.id}, and {count[usual]} of {len(contributions)} files "
                f"answer {usual}.",
                remedy="Roll up each edition by itself: what was asked differs.",
                path=("framework",),
                file=gives.file,
            )


def _organisations(contributions: Sequence[Contribution], tree: UnitTree) -> Iterator[Problem]:
    for gives in contributions:
        if tree.organisation and gives.organisation and not _same(tree.organisation, gives.organisation):
            yield Problem(
                code=Code.OTHER_ORGANISATION,
                message=f"it is of {gives.organisation}, and the units are those of {tree.organisation}.",
                remedy="Leave the file out, or write the employer's name as the units have it.",
                path=("organisation",),
                file=gives.file,
            )


def _same(one: str, other: str) -> bool:
    return one.casefold().split() == other.casefold().split()


def _strangers(contributions: Sequence[Contribution], tree: UnitTree) -> Iterator[Problem]:
    guesses = 0
    for gives in contributions:
        if gives.unit is None or not gives.unit.strip():
            yield Problem(
                code=Code.NOT_IN_TREE,
                message="it does not say which unit answers.",
                remedy="Write unit: and its name, as the file of units has it.",
                path=("unit",),
                file=gives.file,
            )
        elif tree.find(gives.unit) is None:
            meant = near(gives.unit, tree.names) if guesses < _GUESSED else ""
            guesses += 1
            yield Problem(
                code=Code.NOT_IN_TREE,
                message=f'"{gives.unit}" is not one of the units.',
                remedy=meant or "Add it to the file of units, or mend its name here.",
                path=("unit",),
                file=gives.file,
            )


def _several(contributions: Sequence[Contribution], tree: UnitTree) -> Iterator[Problem]:
    files: dict[str, list[Contribution]] = {}
    for gives in contributions:
        if unit := tree.find(gives.unit or ""):
            files.setdefault(unit.id, []).append(gives)
    for name, own in files.items():
        for n, gives in enumerate(own[1:], start=1):
            twice = gives.file is not None and gives.file in [before.file for before in own[:n]]
            yield Problem(
                code=Code.TWO_FILES,
                message=f"{tree.by_id[name].title} is counted already"
                + (
                    ", from this very file, which is named twice."
                    if twice
                    else f", from {own[0].file or 'another assessment'}."
                ),
                remedy="Name each file once." if twice else "Keep the one that holds, and leave the other out.",
                path=("unit",),
                file=gives.file if gives.file is not None else f"assessment {n + 1} of {name}",
            )
