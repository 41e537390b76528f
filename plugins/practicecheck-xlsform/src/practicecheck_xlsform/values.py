"""The questions that ask for an item's value, by what it may be answered with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from practicecheck.frameworks import (
    Item,
    Measure,
    Period,
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
from practicecheck_xlsform.face import face, own_face
from practicecheck_xlsform.lists import entries, stream
from practicecheck_xlsform.names import word, xml_name
from practicecheck_xlsform.question import Asked, Gap, Option, Question, both, ref
from practicecheck_xlsform.scales import Scales, score_questions

_YES_NO = (Option(name="yes", label="Yes", means=True), Option(name="no", label="No", means=False))
_PERIODS = tuple(Option(name=own.value, label=f"a {own.value}", means=own.value) for own in Period)
_NOT_NEGATIVE = ". >= 0"
_ANSWER = "answer"


def value_questions(item: Item, scales: Scales, condition: str) -> tuple[tuple[Question, ...], ...]:
    """Ask for an item's value.

    Args:
        item: The item.
        scales: The scales on which its section may be answered.
        condition: When the item is asked, in XPath.

    Returns:
        For each type that it may be answered with the questions that ask for it; several numbers are one.
    """
    numbers = tuple(taken for taken in item.takes if isinstance(taken, TakesNumber))
    made: list[tuple[Question, ...]] = []
    for taken in item.takes:
        first = not any(made)
        match taken:
            case TakesScore():
                path = ("answers", item.id, "score")
                crossed = Gap.NOT_APPLICABLE
                made.append(tuple(score_questions(item, scales, crossed, path, condition, first=first)))
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
                made.append(tuple(entries(item, taken, condition, first=first)))
            case TakesStream():
                made.append(tuple(stream(item, condition, first=first)))
            case TakesNarrative():
                made.append((_narrative(item, condition, first=first),))
    return tuple(filter(None, made))


def _other(made: Sequence[Sequence[Question]]) -> Iterator[str]:
    """A number and a percentage stand in for each other: the second is asked while the first is blank."""
    return (f"{ref(own[0].name)} = ''" for own in made if own[0].path[-1] in {"number", "percent"})


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


def decided(item: Item, *, answer: bool) -> str:
    """That a yes or no was answered so, in XPath.

    Args:
        item: The item that takes a yes or no.
        answer: The answer.
    """
    first = isinstance(item.takes[0], TakesYesNo)
    name = xml_name(item.id) if first else face(item, _ANSWER, "")["name"]
    return f"{ref(name)} = '{'yes' if answer else 'no'}'"


def _yes_no(item: Item, condition: str, *, first: bool) -> Question:
    return Question(
        **(own_face(item) if first else face(item, _ANSWER, "Yes or no?")),
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


def _narrative(item: Item, condition: str, *, first: bool) -> Question:
    return Question(
        **(own_face(item) if first else face(item, "words", "In words")),
        asked=Asked.WORDS,
        path=("answers", item.id, "narrative"),
        relevant=condition,
    )
