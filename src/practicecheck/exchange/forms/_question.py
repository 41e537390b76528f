"""A question of a form: an item as the source prints it, with the places for its answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import final

import attrs

from practicecheck.assessments import Agreement, Mark, Priority
from practicecheck.exchange._guidance_text import beside_item
from practicecheck.exchange.forms._field import Column, Field, Kind, Offered, Way
from practicecheck.frameworks import (
    Item,
    Period,
    Scale,
    TakesChoice,
    TakesEntries,
    TakesFrequency,
    TakesNarrative,
    TakesNumber,
    TakesPercent,
    TakesStream,
    TakesYesNo,
)
from practicecheck.values import Value

_MARKS = {Mark.STRENGTH: "a strength", Mark.GAP: "a gap", Mark.WATCH: "something to watch"}
_AGREED = {
    Agreement.DISCUSSION: "by talking it over",
    Agreement.MEDIAN: "by taking the middle of the votes",
    Agreement.NONE: "it was not agreed",
}
_SOURCE = (
    Column("what", "What it is"),
    Column("from", "From when", "date"),
    Column("to", "Until when", "date"),
    Column("says", "What it says"),
)
_FEW = 4
"""So many things that can be chosen are all shown at once."""


@final
@attrs.frozen(kw_only=True, repr=False)
class Question(Value):
    """A question of a form.

    Attributes:
        item: The item.
        number: Its number, with that of the question that it belongs to for those who only hear it.
        belongs_to: The number of the question of which it is a part.
        hints: What stands beside it.
        scale: The scale that it is scored on.
        values: The places for a value, one of which is filled in.
        beside: The places that are always shown beside it.
        more: The places that are shown when they are asked for.
    """

    item: Item
    number: str | None
    belongs_to: str | None
    hints: tuple[str, ...]
    scale: Scale | None
    values: tuple[Field, ...] = ()
    beside: tuple[Field, ...] = ()
    more: tuple[Field, ...] = ()

    @property
    def points(self) -> tuple[Offered, ...]:
        """The points of its scale, each with its anchor."""
        points = () if self.scale is None else self.scale.points
        return tuple(Offered(value=point.code, text=point.anchor, code=str(point.code)) for point in points)

    @property
    def may_be_x(self) -> bool:
        """Whether it may be said not to apply."""
        return self.scale is None or self.scale.not_applicable is not None


def questions_of(item: Item, scale: Scale | None, above: str | None = None) -> Iterator[Question]:
    """An item and its parts as questions, in the order of the source.

    Args:
        item: The item.
        scale: The scale that answers are on where it is asked.
        above: The number of the item that it is a part of.
    """
    way: Way = ("answers", item.id)
    on = scale if item.scored else None
    yield Question(
        item=item,
        number=item.number,
        belongs_to=above,
        hints=tuple(text for text in (item.explanation, *beside_item(item)) if text),
        scale=on,
        values=tuple(_values(item, way)),
        beside=tuple(_beside(item, on, way)),
        more=tuple(_more(item, on, way)) if item.takes else (),
    )
    for part in item.parts:
        yield from questions_of(part, scale, item.number or above)


def _values(item: Item, way: Way) -> Iterator[Field]:
    numbers = [taken for taken in item.takes if isinstance(taken, TakesNumber)]
    for taken in item.takes:
        match taken:
            case TakesNumber() if taken is numbers[0]:
                units = [own.unit for own in numbers]
                yield Field(
                    way=(*way, "number"),
                    kind=Kind.NUMBER,
                    label="Number",
                    unit=units[0] if len(units) == 1 else None,
                )
                if len(units) > 1:
                    yield _chosen((*way, "unit"), "In which unit?", tuple((unit, unit) for unit in units))
            case TakesPercent():
                label = "Per cent" if len(item.takes) == 1 else "Or per cent"
                yield Field(way=(*way, "percent"), kind=Kind.NUMBER, label=label, unit=f"% of {taken.of}")
            case TakesYesNo():
                yield _yes_or_no((*way, "answer"))
            case TakesChoice():
                offered = tuple(Offered(value=own.id, text=own.title) for own in taken.options)
                yield Field(
                    way=(*way, "chosen"),
                    kind=Kind.SEVERAL,
                    label="Choose any" if taken.several else "Choose one",
                    offered=offered,
                    most=None if taken.several else 1,
                )
            case TakesFrequency():
                yield Field(way=(*way, "times"), kind=Kind.NUMBER, label="How many times?")
                yield _chosen((*way, "per"), "In each", tuple((own.value, own.value) for own in Period))
            case TakesEntries():
                label = "Entries" if taken.most is None else f"Up to {taken.most}"
                rows = taken.most or 1
                yield Field(way=(*way, "entries"), kind=Kind.LIST, label=label, rows=rows, most=taken.most)
            case TakesStream():
                yield Field(
                    way=(*way, "stream"), kind=Kind.ROWS, label="Sources", row="Source", columns=_SOURCE
                )
            case TakesNarrative():
                yield Field(way=(*way, "narrative"), kind=Kind.AREA, label="In your words", rows=4)
            case _:
                pass


def _yes_or_no(way: Way) -> Field:
    offered = (Offered(value=True, text="Yes"), Offered(value=False, text="No"))
    return Field(way=way, kind=Kind.PICK, label="Yes or no?", offered=offered)


def _chosen(way: Way, label: str, options: tuple[tuple[str, str], ...]) -> Field:
    kind = Kind.PICK if len(options) < _FEW else Kind.SELECT
    offered = tuple(Offered(value=value, text=text) for value, text in options)
    return Field(way=way, kind=kind, label=label, offered=offered)


def _beside(item: Item, scale: Scale | None, way: Way) -> Iterator[Field]:
    if not item.takes:
        return
    words = any(isinstance(taken, TakesNarrative) for taken in item.takes)
    if item.scored:
        if not words:
            yield Field(way=(*way, "narrative"), kind=Kind.AREA, label="What stands behind the score", rows=3)
        yield Field(way=(*way, "evidence"), kind=Kind.LIST, label="Evidence")
        if scale is not None and scale.priority:
            urgent = tuple((own.value, own.value) for own in Priority)
            yield _chosen((*way, "priority"), "How urgent is it?", urgent)
    elif not words:
        yield Field(way=(*way, "comment"), kind=Kind.TEXT, label="Comment")


def _more(item: Item, scale: Scale | None, way: Way) -> Iterator[Field]:
    words = any(isinstance(taken, TakesNarrative) for taken in item.takes)
    if scale is not None:
        agreed = tuple((own.value, text) for own, text in _AGREED.items())
        yield _chosen((*way, "consensus"), "How was the score agreed?", agreed)
    if item.scored or words:
        yield Field(way=(*way, "comment"), kind=Kind.TEXT, label="Comment")
    if not item.scored:
        yield Field(way=(*way, "evidence"), kind=Kind.LIST, label="Evidence")
    if not item.scored and not words:
        yield Field(way=(*way, "narrative"), kind=Kind.AREA, label="In your words", rows=3)
    marks = tuple((own.value, text) for own, text in _MARKS.items())
    yield _chosen((*way, "flag", "is"), "Mark this as", marks)
    yield Field(way=(*way, "flag", "why"), kind=Kind.TEXT, label="Why is it marked?")
