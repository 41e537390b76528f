"""What answers give, as whole numbers: their products are added up exactly, on whatever engine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import count
from math import lcm
from typing import final

import attrs

from practicecheck.frameworks import PointCode
from practicecheck.surveys._rule import SurveyRule
from practicecheck.surveys.reliability._moments import Moments
from practicecheck.values import Value


@final
@attrs.frozen(kw_only=True, repr=False)
class WholePoints(Value):
    """What answers give, times one number that makes all of it whole.

    Attributes:
        gives: What each point gives, by item, in whole numbers.
        whole: By what they are divided.
        sections: Of each section its id, the items that are asked, and their places among all that are asked.
    """

    gives: Mapping[str, Mapping[PointCode, int]]
    whole: int
    sections: tuple[tuple[str, tuple[str, ...], tuple[int, ...]], ...]

    @classmethod
    def of(cls, rule: SurveyRule) -> WholePoints:
        """What answers give by a rule: as it reverses and weights them.

        Args:
            rule: The rule.
        """
        whole = lcm(*(value.denominator for own in rule.asked for value in own.points.values()))
        place = count()
        sections = []
        for section in rule.sections:
            items = tuple(own.item for own in section.items if own.column is not None)
            sections.append((section.id, items, tuple(next(place) for _ in items)))
        return cls(
            gives={
                own.item: {point: int(value * whole) for point, value in own.points.items()}
                for own in rule.asked
            },
            whole=whole,
            sections=tuple(sections),
        )

    def moments(
        self, items: Sequence[str], n: int, sums: Sequence[int], products: Sequence[Sequence[int]]
    ) -> Moments:
        """What was added up in whole numbers, in the unit of the points.

        Args:
            items: The items.
            n: How many people answered all of them.
            sums: The sum of each item's numbers.
            products: For each item the sums of products with itself and those before it.
        """
        return Moments.of_sums(
            items,
            n,
            [Fraction(own, self.whole) for own in sums],
            [[Fraction(own, self.whole**2) for own in row] for row in products],
        )

    def of_places(self, items: Sequence[str], people: Sequence[Sequence[int]]) -> Moments:
        """The moments of people's answers.

        Args:
            items: The items.
            people: Of each person the place along the scale of each answer.
        """
        along = [tuple(self.gives[item].values()) for item in items]
        columns = [
            [gives[place] for place in given]
            for gives, given in zip(along, zip(*people, strict=True), strict=False)
        ]
        exact = Moments.of(items, zip(*columns, strict=True))
        return self.moments(
            items,
            exact.n,
            [own.numerator for own in exact.sums],
            [[own.numerator for own in row] for row in exact.products],
        )
