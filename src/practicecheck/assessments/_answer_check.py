"""What is wrong with one answer."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from practicecheck.assessments._answer import Answer, Number
from practicecheck.assessments._limits import at_most, not_negative, reversed_dates, whole
from practicecheck.assessments._scale_check import off_scale
from practicecheck.assessments._state import values_given
from practicecheck.errors import Code, Path, Problem, near
from practicecheck.frameworks import (
    AnswerType,
    Framework,
    Item,
    Scale,
    TakesChoice,
    TakesEntries,
    TakesFrequency,
    TakesNumber,
    TakesPercent,
    TakesScore,
    TakesStream,
    TakesYesNo,
)

_TYPE_OF_VALUE: dict[str, type[AnswerType]] = {
    "score": TakesScore,
    "number": TakesNumber,
    "percent": TakesPercent,
    "answer": TakesYesNo,
    "times": TakesFrequency,
    "chosen": TakesChoice,
    "entries": TakesEntries,
    "stream": TakesStream,
}

_WHAT_TO_WRITE: dict[type[AnswerType], str] = {
    TakesScore: "score: a point of the scale",
    TakesNumber: "number: a figure",
    TakesPercent: "percent: a figure from 0 to 100",
    TakesYesNo: "answer: true or false",
    TakesFrequency: "times: a number, and per: a period",
    TakesChoice: "chosen: a list of options",
    TakesEntries: "entries: a list of short texts",
    TakesStream: "stream: a list of sources, each with what and says",
}


def is_plain_score(answer: Answer, item: Item, scale: Scale) -> bool:
    """Whether an answer is a point of the scale and nothing else could be wrong with it, as most are.

    Args:
        answer: The answer.
        item: The item.
        scale: The scale that is used.
    """
    on_scale = answer.score in scale.codes and not isinstance(answer.score, bool)
    return on_scale and item.scored and _REST(answer) == _NO_REST


_REST = attrgetter(
    "number", "percent", "unit", "answer", "times", "per", "chosen", "entries", "stream",
    "not_applicable", "cannot_answer",
)  # fmt: skip
_NO_REST = _REST(Answer(item=""))


def check_answer(
    answer: Answer, item: Item, scale: Scale | None, framework: Framework, path: Path
) -> Iterator[Problem]:
    """Find what is wrong with one answer, held against its item.

    Args:
        answer: The answer.
        item: The item.
        scale: The scale that is used.
        framework: The edition.
        path: Where the answer stands.
    """
    given = values_given(answer)
    reasons = {"not_applicable": answer.not_applicable, "cannot_answer": answer.cannot_answer}
    told = [*given, *(name for name, reason in reasons.items() if reason is not None)]
    for name, reason in reasons.items():
        if reason is not None and not reason.strip():
            yield Problem(
                code=Code.NO_REASON,
                message=f"{name} is given without a reason.",
                remedy=f"Write why, in a few words: {name}: There is no night service.",
                path=(*path, name),
            )
    if len(told) > 1:
        yield Problem(
            code=Code.TWO_STATES,
            message=f"the answer says {' and '.join(told)} at once.",
            remedy="Keep the one that is true.",
            path=path,
        )
    for key in given:
        if not any(isinstance(taken, _TYPE_OF_VALUE[key]) for taken in item.takes):
            yield _not_taken(key, item, path)
    if answer.not_applicable is not None and item.scored and scale and scale.not_applicable is None:
        yield Problem(
            code=Code.NOT_APPLICABLE_REFUSED,
            message=f"the scale {scale.id} has no X.",
            remedy="Give a score, or write cannot_answer with a reason.",
            path=(*path, "not_applicable"),
        )
    for taken in item.takes:
        yield from _value(answer, taken, item, scale, framework, path)
    if answer.per is not None and answer.times is None:
        yield Problem(
            code=Code.NOT_TAKEN,
            message="a period is given, but not how many times.",
            remedy="Write times: a number beside per.",
            path=(*path, "per"),
        )
    if answer.unit is not None and answer.number is None:
        yield Problem(
            code=Code.NOT_TAKEN,
            message="a unit is given, but no number.",
            remedy="Write number: a figure beside unit.",
            path=(*path, "unit"),
        )


def _not_taken(key: str, item: Item, path: Path) -> Problem:
    wanted = " or ".join(_WHAT_TO_WRITE.get(type(taken), "narrative: your words") for taken in item.takes)
    return Problem(
        code=Code.NOT_TAKEN,
        message=f"{item.id} is not answered with {key}.",
        remedy=f"Write {wanted}.",
        path=(*path, key),
    )


def _value(
    answer: Answer, taken: AnswerType, item: Item, scale: Scale | None, framework: Framework, path: Path
) -> Iterator[Problem]:
    match taken:
        case TakesScore() if answer.score is not None and scale:
            if fault := off_scale(answer.score, scale, framework.scales, (*path, "score")):
                yield fault
        case TakesNumber() if answer.number is not None:
            yield from _number(answer.number, answer.unit, item, path, taken)
        case TakesPercent() if answer.percent is not None:
            yield from not_negative(answer.percent, (*path, "percent"))
            yield from at_most(answer.percent, 100, "a percentage", (*path, "percent"))
        case TakesFrequency() if answer.times is not None:
            yield from not_negative(answer.times, (*path, "times"))
            if answer.per is None:
                yield Problem(
                    code=Code.WHICH_UNIT,
                    message="nothing says in which period.",
                    remedy="Write per: day, week, fortnight, month, quarter or year.",
                    path=path,
                )
        case TakesChoice():
            yield from _chosen(answer.chosen, taken, path)
        case TakesEntries() if taken.most is not None and len(answer.entries) > taken.most:
            yield Problem(
                code=Code.TOO_MANY_ENTRIES,
                message=f"{len(answer.entries)} entries are given, and {taken.most} are asked for.",
                remedy=f"Keep the {taken.most} that matter most; the narrative has room for the others.",
                path=(*path, "entries"),
            )
        case TakesStream():
            for n, entry in enumerate(answer.stream):
                if entry.from_ and entry.to and entry.to < entry.from_:
                    yield reversed_dates((*path, "stream", n, "to"))
        case _:
            pass


def _number(number: Number, unit: str | None, item: Item, path: Path, taken: TakesNumber) -> Iterator[Problem]:
    numbers = [other for other in item.takes if isinstance(other, TakesNumber)]
    units = [other.unit for other in numbers]
    if len(units) > 1 and unit not in units:
        if taken is numbers[0]:
            yield Problem(
                code=Code.WHICH_UNIT,
                message="nothing says in which unit."
                if unit is None
                else f'"{unit}" is not a unit of {item.id}.',
                remedy=f"Write unit: {' or '.join(units)}.",
                path=path if unit is None else (*path, "unit"),
            )
            yield from not_negative(number, (*path, "number"))
        return
    if unit not in (None, taken.unit):
        if len(units) == 1:
            yield Problem(
                code=Code.WHICH_UNIT,
                message=f'"{unit}" is not the unit of {item.id}.',
                remedy=f"Write unit: {taken.unit}, or leave it out.",
                path=(*path, "unit"),
            )
        return
    yield from not_negative(number, (*path, "number"))
    yield from whole(number, taken.measure, (*path, "number"))
    if taken.most is not None:
        yield from at_most(number, taken.most, taken.unit, (*path, "number"))


def _chosen(chosen: tuple[str, ...], taken: TakesChoice, path: Path) -> Iterator[Problem]:
    known = [option.id for option in taken.options]
    for n, name in enumerate(chosen):
        if name not in known:
            yield Problem(
                code=Code.UNKNOWN_OPTION,
                message=f'"{name}" can not be chosen here.',
                remedy=near(name, known) or f"Choose from: {', '.join(known)}.",
                path=(*path, "chosen", n),
            )
    if len(chosen) > 1 and not taken.several:
        yield Problem(
            code=Code.TOO_MANY_ENTRIES,
            message=f"{len(chosen)} options are chosen, and one is asked for.",
            remedy="Keep one of them.",
            path=(*path, "chosen"),
        )
