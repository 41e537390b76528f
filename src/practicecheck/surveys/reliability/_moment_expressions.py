"""How answers go together, as expressions, once for all engines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from practicecheck.surveys._engine import unfragmented
from practicecheck.surveys._opened import OpenedAnswers

if TYPE_CHECKING:
    from practicecheck.surveys._engine import Engine, Frame
    from practicecheck.surveys._rule import ItemRule, SurveyRule
    from practicecheck.surveys.reliability._whole_points import WholePoints

PEOPLE = "pc_people"
"""The column that says how many people a group has."""


def complete_in(section: int) -> str:
    """The column that says how many answered every item of a section.

    Args:
        section: The section's place.
    """
    return f"pc_complete{section}"


def sum_of(item: int) -> str:
    """The column of an item's sum.

    Args:
        item: The item's place among those that are asked.
    """
    return f"pc_sum{item}"


def product_of(one: int, other: int) -> str:
    """The column of the sum of two items' products.

    Args:
        one: An item's place among those that are asked.
        other: The place of one that does not come after it.
    """
    return f"pc_product{one}_{other}"


def multiplied(frame: Frame, engine: Engine, rule: SurveyRule, points: WholePoints) -> Frame:
    """Add up the products of what people answered, over those who answered every item of a section.

    Args:
        frame: The answers.
        engine: The engine that holds them.
        rule: The rule.
        points: What answers give, in whole numbers.

    Returns:
        A row for each group: what it has in common, how many people it has, and of each section how many
        answered all of it, the sum of each item, and of each two the sum of their products. All are whole
        numbers, so no engine's way of adding changes them.
    """
    answers = OpenedAnswers.of(frame, engine, rule)
    nw, asked = answers.nw, rule.asked
    values = [_number(answers, own, points).alias(sum_of(n)) for n, own in enumerate(asked)]
    counted = [
        answers.summed(answers.told(asked[n]) for n in places).alias(complete_in(section))
        for section, (_, _, places) in enumerate(points.sections)
    ]
    opened = frame.with_columns(*answers.opened).select(*answers.by, *values, *counted)
    # Each step is a query of its own, so that no engine works a thing out twice.
    whole = opened.select(
        *answers.by,
        *(
            nw.when(nw.col(complete_in(section)) == len(places))
            .then(nw.col(sum_of(n)))
            .otherwise(0)
            .alias(sum_of(n))
            for section, (_, _, places) in enumerate(points.sections)
            for n in places
        ),
        *(
            (nw.col(complete_in(section)) == len(places)).cast(nw.Int64).alias(complete_in(section))
            for section, (_, _, places) in enumerate(points.sections)
        ),
    )
    added = {complete_in(section): nw.col(complete_in(section)) for section, _ in enumerate(points.sections)}
    for _, _, places in points.sections:
        for i, one in enumerate(places):
            added[sum_of(one)] = nw.col(sum_of(one))
            added |= {
                product_of(one, other): nw.col(sum_of(one)) * nw.col(sum_of(other)) for other in places[: i + 1]
            }
    if engine.plain_groups:
        whole = whole.select(*answers.by, *(own.alias(name) for name, own in added.items()))
        added = {name: nw.col(name) for name in added}
    with unfragmented():
        groups = whole.group_by(*answers.by).agg(
            nw.len().alias(PEOPLE), *(own.sum().alias(name) for name, own in added.items())
        )
    return groups.select(*answers.groups, PEOPLE, *added)


def _number(answers: OpenedAnswers, item: ItemRule, points: WholePoints) -> Any:
    nw, answer, gives = answers.nw, answers.answer(item), points.gives[item.item]
    found = nw.lit(0, nw.Int64)
    for number, point in answers.cells[item.item].means.items():
        found = nw.when(answer == number).then(nw.lit(gives[point], nw.Int64)).otherwise(found)
    return found
