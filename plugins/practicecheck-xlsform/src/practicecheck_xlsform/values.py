"""The questions that ask for an item's value, by what it may be answered with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, TypedDict

from practicecheck.errors import Path
from practicecheck.frameworks import (
    Framework,
    Item,
    Measure,
    Period,
    Scale,
    TakesChoice,
    TakesEntries,
    TakesFrequency,
    TakesNarrative,
    TakesNumber,
    TakesPercent,
    TakesScore,
    TakesStream,
    TakesYesNo,
)
from practicecheck_xlsform.names import X, word, xml_name
from practicecheck_xlsform.question import Asked, Gap, Option, Question, both, quoted, ref

MOST_ENTRIES: Final = 10
"""So many blanks has a list without a limit of its own; each appears once the one before is filled in."""
MOST_SOURCES: Final = 5
"""So many blanks has a stream of evidence."""
SCALE: Final = "form-choice-scale"
"""The question that asks for the scale."""

_YES_NO = (Option(name="yes", label="Yes", means=True), Option(name="no", label="No", means=False))
_PERIODS = tuple(Option(name=own.value, label=f"a {own.value}", means=own.value) for own in Period)
_NOT_NEGATIVE = ". >= 0"


class Face(TypedDict):
    """What a question is called, and what people read of it."""

    name: str
    label: str
    hint: str


def own_face(item: Item, *more: str) -> Face:
    """The face of the first question of an item: the item's own name, and its text as it is printed.

    Args:
        item: The item.
        more: What the question adds to the item's instruction and explanation.
    """
    number = f"{item.number}. " if item.number else ""
    title = f"{item.title}: " if item.title and item.title != item.text else ""
    hint = " ".join(filter(None, (item.instruction, item.explanation, *more)))
    return Face(name=xml_name(item.id), label=f"{number}{title}{item.text}", hint=hint)


def face(item: Item, suffix: str, label: str, hint: str = "") -> Face:
    """The face of a further question of an item.

    Args:
        item: The item.
        suffix: What follows the item's name.
        label: What is asked. The item's id is put behind it, since a table of labels has no other way to tell.
        hint: What helps to answer it.
    """
    return Face(name=f"{xml_name(item.id)}-{suffix}", label=f"{label} ({item.id})", hint=hint)


def value_questions(
    item: Item, framework: Framework, scales: Sequence[Scale], condition: str
) -> tuple[tuple[Question, ...], ...]:
    """Ask for an item's value.

    Args:
        item: The item.
        framework: Its framework.
        scales: The scales that may still be used: one, if it has been chosen.
        condition: When the item is asked, in XPath.

    Returns:
        For each type that it may be answered with the questions that ask for it; several numbers are one.
    """
    numbers = tuple(taken for taken in item.takes if isinstance(taken, TakesNumber))
    made: list[tuple[Question, ...]] = []
    for taken in item.takes:
        first = not made
        match taken:
            case TakesScore():
                path = ("answers", item.id, "score")
                made.append(
                    tuple(score_questions(item, framework, scales, Gap.NOT_APPLICABLE, path, condition))
                )
            case TakesNumber():
                if taken is numbers[0]:
                    made.append(tuple(_number(item, numbers, both(condition, *_other(made)), first=first)))
            case TakesPercent():
                made.append((_percent(item, taken, both(condition, *_other(made)), first=first),))
            case TakesYesNo():
                made.append((_yes_no(item, condition, first=first),))
            case TakesChoice():
                made.append((_choice(item, taken, condition, first=first),))
            case TakesFrequency():
                made.append(tuple(_frequency(item, condition, first=first)))
            case TakesEntries():
                made.append(tuple(_entries(item, taken, condition, first=first)))
            case TakesStream():
                made.append(tuple(_stream(item, condition, first=first)))
            case TakesNarrative():
                made.append((_narrative(item, condition, first=first),))
    return tuple(made)


def points_of(scale: Scale, crossed: Gap | str) -> tuple[Option, ...]:
    """The points of a scale as what can be chosen, and X where it may be given.

    Args:
        scale: The scale.
        crossed: What X is in the document.
    """
    points = [
        Option(name=word(str(point.code)), label=_pointed(str(point.code), point.anchor), means=point.code)
        for point in scale.points
    ]
    if scale.not_applicable is not None:
        points.append(Option(name=X, label=_pointed(X, scale.not_applicable), means=crossed))
    return tuple(points)


def _pointed(code: str, anchor: str) -> str:
    return code if anchor.casefold() in (code.casefold(), "") else f"{code} - {anchor}"


def _other(made: Sequence[Sequence[Question]]) -> Iterator[str]:
    """A number and a percentage stand in for each other: the second is asked while the first is blank."""
    return (f"{ref(own[0].name)} = ''" for own in made if own[0].path[-1] in {"number", "percent"})


def score_questions(
    item: Item, framework: Framework, scales: Sequence[Scale], crossed: Gap | str, path: Path, condition: str
) -> Iterator[Question]:
    """Ask for a point of each scale that may still be used. Where a framework has several, the label names it.

    Args:
        item: The item.
        framework: Its framework.
        scales: The scales that may still be used.
        crossed: What X is in the document.
        path: Where the point belongs in the document.
        condition: When the item is asked, in XPath.
    """
    several, own = len(framework.scales) > 1, own_face(item)
    for scale in scales:
        if scale.id in item.scales:
            yield Question(
                name=f"{own['name']}-on-{xml_name(scale.id)}" if several else own["name"],
                label=f"{own['label']} ({scale.title})" if several else own["label"],
                hint=own["hint"],
                asked=Asked.ONE,
                path=path,
                options=points_of(scale, crossed),
                relevant=both(condition, f"{ref(SCALE)} = {quoted(word(scale.id))}" if several else ""),
            )


def _number(item: Item, numbers: Sequence[TakesNumber], condition: str, *, first: bool) -> Iterator[Question]:
    units = " or ".join(taken.unit for taken in numbers)
    most = numbers[0].most if len(numbers) == 1 else None
    shown = own_face(item, f"Unit: {units}.") if first else face(item, "number", f"How many {units}?")
    yield Question(
        **shown,
        asked=Asked.WHOLE if all(taken.measure is Measure.COUNT for taken in numbers) else Asked.NUMBER,
        path=("answers", item.id, "number"),
        relevant=condition,
        constraint=_NOT_NEGATIVE if most is None else f"{_NOT_NEGATIVE} and . <= {most:f}",
        fault="Write a number, not less than 0." if most is None else f"Write a number from 0 to {most:f}.",
    )
    if len(numbers) > 1:
        yield Question(
            **face(item, "measure", "In which unit?"),
            asked=Asked.ONE,
            path=("answers", item.id, "unit"),
            options=tuple(Option(name=word(own.unit), label=own.unit, means=own.unit) for own in numbers),
            relevant=f"{ref(shown['name'])} != ''",
            required=True,
        )


def _percent(item: Item, taken: TakesPercent, condition: str, *, first: bool) -> Question:
    hint = f"Per cent of {taken.of}, from 0 to 100."
    return Question(
        **(own_face(item, hint) if first else face(item, "percent", "Or as a percentage", hint)),
        asked=Asked.NUMBER,
        path=("answers", item.id, "percent"),
        relevant=condition,
        constraint=f"{_NOT_NEGATIVE} and . <= 100",
        fault="Write a number from 0 to 100.",
    )


def _yes_no(item: Item, condition: str, *, first: bool) -> Question:
    return Question(
        **(own_face(item) if first else face(item, "answer", "Yes or no?")),
        asked=Asked.ONE,
        path=("answers", item.id, "answer"),
        options=_YES_NO,
        relevant=condition,
    )


def _choice(item: Item, taken: TakesChoice, condition: str, *, first: bool) -> Question:
    return Question(
        **(own_face(item) if first else face(item, "chosen", "Choose")),
        asked=Asked.SEVERAL if taken.several else Asked.ONE,
        path=("answers", item.id, "chosen"),
        options=tuple(
            Option(name=word(own.id), label=own.title or own.id, means=own.id) for own in taken.options
        ),
        relevant=condition,
    )


def _frequency(item: Item, condition: str, *, first: bool) -> Iterator[Question]:
    hint = "Write how many times; the next question asks in which period."
    shown = own_face(item, hint) if first else face(item, "times", "How many times?", hint)
    yield Question(
        **shown,
        asked=Asked.NUMBER,
        path=("answers", item.id, "times"),
        relevant=condition,
        constraint=_NOT_NEGATIVE,
        fault="Write a number, not less than 0.",
    )
    yield Question(
        **face(item, "per", "So many times..."),
        asked=Asked.ONE,
        path=("answers", item.id, "per"),
        options=_PERIODS,
        relevant=f"{ref(shown['name'])} != ''",
        required=True,
    )


def _entries(item: Item, taken: TakesEntries, condition: str, *, first: bool) -> Iterator[Question]:
    most = MOST_ENTRIES if taken.most is None else taken.most
    before = ""
    for n in range(most):
        own = first and n == 0
        shown = (
            own_face(item, f"Up to {most}, one in each blank.")
            if own
            else face(item, f"entry-{n + 1}", f"Number {n + 1} of up to {most}")
        )
        yield Question(
            **shown,
            asked=Asked.TEXT,
            path=("answers", item.id, "entries", n),
            relevant=f"{ref(before)} != ''" if before else condition,
        )
        before = shown["name"]


def _stream(item: Item, condition: str, *, first: bool) -> Iterator[Question]:
    before = ""
    for n in range(MOST_SOURCES):
        path, here = ("answers", item.id, "stream", n), f"Source {n + 1}"
        own = first and n == 0
        shown = (
            own_face(item, "Name the first source: what is it?")
            if own
            else face(item, f"source-{n + 1}", f"{here}: what is it?", f"Up to {MOST_SOURCES} sources.")
        )
        there = f"{ref(shown['name'])} != ''"
        yield Question(
            **shown,
            asked=Asked.TEXT,
            path=(*path, "what"),
            relevant=f"{ref(before)} != ''" if before else condition,
        )
        yield Question(
            **face(item, f"source-{n + 1}-from", f"{here}: from when?"),
            asked=Asked.DATE,
            path=(*path, "from"),
            relevant=there,
        )
        yield Question(
            **face(item, f"source-{n + 1}-to", f"{here}: until when?"),
            asked=Asked.DATE,
            path=(*path, "to"),
            relevant=there,
        )
        yield Question(
            **face(item, f"source-{n + 1}-says", f"{here}: what does it say?"),
            asked=Asked.WORDS,
            path=(*path, "says"),
            relevant=there,
            required=True,
        )
        before = shown["name"]


def _narrative(item: Item, condition: str, *, first: bool) -> Question:
    return Question(
        **(own_face(item) if first else face(item, "words", "In words")),
        asked=Asked.WORDS,
        path=("answers", item.id, "narrative"),
        relevant=condition,
    )
