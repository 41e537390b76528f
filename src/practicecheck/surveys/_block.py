"""Items of a part that can be added up before anything else is done with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import final

import attrs

from practicecheck.frameworks import PointCode
from practicecheck.surveys._rule import ItemRule, SurveyRule
from practicecheck.values import Value


@final
@attrs.frozen(kw_only=True, repr=False)
class Line(Value):
    """How numbers in a table become points: points = slope x number + start.

    Attributes:
        slope: What a step along the numbers gives.
        start: What the number 0 would give.
        most: What an answer adds to that by which points are divided.
        beside: What X or a missing answer gives, where it counts.
        straight: Whether the points lie on one line. Where they don't, each number is given its points one by
            one, the slope is 1 and the start is 0.
    """

    slope: Fraction
    start: Fraction
    most: Fraction
    beside: Fraction
    straight: bool = True


def line_of(item: ItemRule, means: Mapping[int, PointCode], rule: SurveyRule) -> Line:
    """The line on which an item's points lie.

    Args:
        item: The item.
        means: The point that each number in its column means.
        rule: The rule.
    """
    most = item.weight if rule.scale_mean else item.possible
    points = sorted((number, item.points[point]) for number, point in means.items())
    (first, low), (last, high) = points[0], points[-1]
    slope = Fraction(high - low, last - first) if last != first else Fraction()
    start = low - slope * first
    straight = all(slope * number + start == value for number, value in points)
    if not straight:
        slope, start = Fraction(1), Fraction()
    return Line(slope=slope, start=start, most=most, beside=item.lowest, straight=straight)


@final
@attrs.frozen(kw_only=True, repr=False)
class Block(Value):
    """Items whose points lie on one line.

    Attributes:
        line: The line.
        items: The items. Those that no column holds are missing for everybody.
    """

    line: Line
    items: tuple[ItemRule, ...]


def blocks_of(
    items: Iterable[ItemRule], means: Mapping[str, Mapping[int, PointCode]], rule: SurveyRule
) -> tuple[Block, ...]:
    """Put items together whose points lie on one line; most often it is all of them.

    Args:
        items: The items.
        means: The point that each number in an item's column means, by item; nothing for an item without one.
        rule: The rule.
    """
    found: dict[Line, list[ItemRule]] = {}
    numbers = next(iter(means.values()))
    for item in items:
        found.setdefault(line_of(item, means.get(item.item, numbers), rule), []).append(item)
    return tuple(Block(line=line, items=tuple(own)) for line, own in found.items())
