"""An assessment with its scorecard: one side of a comparison."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType
from typing import final

import attrs

from practicecheck.assessments import Assessment
from practicecheck.comparison._release import Withheld
from practicecheck.frameworks import Framework
from practicecheck.scoring import Figure, ItemScore, Scorecard
from practicecheck.values import Value


def _unit_and_day(side: Scored) -> str:
    assessment = side.assessment
    who = assessment.unit or assessment.organisation or assessment.framework
    return f"{who}, {assessment.capture.to}" if assessment.capture.to else who


@final
@attrs.frozen(kw_only=True, repr=False)
class Scored(Value):
    """An assessment and what it comes to.

    Attributes:
        assessment: The answers, which say how they came together.
        card: The scorecard.
        name: What this side is called in a table: ``2025/26``; the unit and the end of its period, if
            nothing is said.
        withheld: What was held back from the audience, and why.
    """

    assessment: Assessment
    card: Scorecard
    name: str = attrs.field(default=attrs.Factory(_unit_and_day, takes_self=True))
    withheld: tuple[Withheld, ...] = ()

    @property
    def framework(self) -> Framework:
        """The edition that was answered."""
        return self.card.framework

    @cached_property
    def items(self) -> Mapping[str, ItemScore]:
        """What each scored item that was asked gave, by its id."""
        total = self.card.total
        return MappingProxyType({item.item: item for item in total.items} if total else {})

    @cached_property
    def perspectives(self) -> frozenset[str]:
        """Who was in the room, or whose ballots there are."""
        room = self.assessment.room
        if room:
            return frozenset(own.perspective for own in room if own.people)
        return frozenset().union(*(answer.points_by_perspective for answer in self.assessment.answers))

    @cached_property
    def figures(self) -> Mapping[str, Figure]:
        """The figures that were given, by their ids."""
        return MappingProxyType({figure.id: figure for figure in self.card.figures})
