"""What leaves an engine: for each group of people a few counts and sums, and nobody's own answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias, final

import attrs

from practicecheck.frameworks import PointCode
from practicecheck.surveys._rule import SurveyRule
from practicecheck.values import Value

Group: TypeAlias = tuple[str, ...]
"""What a group's people have in common: a value of each column by which they are grouped."""


@final
@attrs.frozen(kw_only=True, repr=False)
class PartTally(Value):
    """What a group's people came to in a section, or in the whole.

    Attributes:
        scored: How many have a score: those who answered enough for the key.
        total: The sum of their scores.
        squares: The sum of the squares of their scores.
    """

    scored: int
    total: float
    squares: float


@final
@attrs.frozen(kw_only=True, repr=False)
class ItemTally(Value):
    """What a group's people answered to an item.

    Attributes:
        points: How many gave each point of the scale.
        not_applicable: How many gave X.
        missing: How many gave no answer.
        strange: How many wrote what means nothing. It counts as no answer.
    """

    points: Mapping[PointCode, int]
    not_applicable: int = 0
    missing: int = 0
    strange: int = 0

    @property
    def answered(self) -> int:
        """How many gave a point."""
        return sum(self.points.values())


@final
@attrs.frozen(kw_only=True, repr=False)
class GroupTally(Value):
    """What is known of a group of people, once they are added up.

    Attributes:
        group: What they have in common, in the order of the columns by which people are grouped.
        people: How many they are.
        parts: What they came to, by section, and ``total`` for the whole.
        items: What they answered, by item; empty where it was not asked for.
    """

    group: Group
    people: int
    parts: Mapping[str, PartTally]
    items: Mapping[str, ItemTally]


@final
@attrs.frozen(kw_only=True, repr=False)
class StrangeAnswer(Value):
    """Something that was written and means nothing.

    Attributes:
        item: The item.
        written: What was written.
        people: How many wrote it.
    """

    item: str
    written: str
    people: int


@final
@attrs.frozen(kw_only=True, repr=False)
class Repeated(Value):
    """People who stand in a table several times.

    Attributes:
        column: The column that tells people apart.
        people: How many of its values stand in several rows.
        rows: In how many rows they stand.
    """

    column: str
    people: int
    rows: int


@final
@attrs.frozen(kw_only=True, repr=False)
class Tallied(Value):
    """A survey, added up.

    Attributes:
        rule: The rule by which people were scored.
        groups: The groups, in the order of what they have in common.
        strange: What was written and means nothing, by item.
        repeated: Who stands in the table several times; nothing if nobody does, or no column tells.
    """

    rule: SurveyRule
    groups: tuple[GroupTally, ...]
    strange: tuple[StrangeAnswer, ...] = ()
    repeated: Repeated | None = None

    @property
    def people(self) -> int:
        """How many people there are."""
        return sum(own.people for own in self.groups)


def regrouped(tallied: Tallied, by: Sequence[str]) -> Tallied:
    """A survey by fewer columns than it was added up by. Nobody's answers are looked at again.

    Args:
        tallied: The survey.
        by: The columns, of those by which it was added up.

    Raises:
        ValueError: It was not added up by one of them.
    """
    names = [own.name for own in tallied.rule.by]
    if strange := [name for name in by if name not in names]:
        raise ValueError(f"it was not added up by {', '.join(strange)}; there are: {', '.join(names)}")
    if list(by) == names:
        return tallied
    places = [names.index(name) for name in by]
    found: dict[Group, list[GroupTally]] = {}
    for own in tallied.groups:
        found.setdefault(tuple(own.group[place] for place in places), []).append(own)
    return attrs.evolve(
        tallied,
        rule=attrs.evolve(tallied.rule, by=tuple(tallied.rule.by[place] for place in places)),
        groups=tuple(together(own, group) for group, own in sorted(found.items())),
    )


def together(tallies: Iterable[GroupTally], group: Group = ()) -> GroupTally:
    """Several groups as one.

    Args:
        tallies: The groups. They share nobody.
        group: What all of them have in common.
    """
    given = tuple(tallies)
    parts = dict.fromkeys(name for own in given for name in own.parts)
    items = dict.fromkeys(name for own in given for name in own.items)
    return GroupTally(
        group=group,
        people=sum(own.people for own in given),
        parts={name: _parts(own.parts[name] for own in given if name in own.parts) for name in parts},
        items={name: _items(own.items[name] for own in given if name in own.items) for name in items},
    )


def _parts(tallies: Iterable[PartTally]) -> PartTally:
    given = tuple(tallies)
    return PartTally(
        scored=sum(own.scored for own in given),
        total=sum(own.total for own in given),
        squares=sum(own.squares for own in given),
    )


def _items(tallies: Iterable[ItemTally]) -> ItemTally:
    given = tuple(tallies)
    return ItemTally(
        points={code: sum(own.points[code] for own in given) for code in given[0].points},
        not_applicable=sum(own.not_applicable for own in given),
        missing=sum(own.missing for own in given),
        strange=sum(own.strange for own in given),
    )
