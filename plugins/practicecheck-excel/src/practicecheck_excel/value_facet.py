"""The value of an answer, whatever its item takes, or why there is none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import cast, final

import attrs

from practicecheck.errors import Code, Problem, shortened
from practicecheck.exchange import Plain
from practicecheck.frameworks import (
    AnswerType,
    Item,
    Period,
    Scale,
    TakesChoice,
    TakesFrequency,
    TakesNumber,
    TakesPercent,
    TakesScore,
    TakesYesNo,
)
from practicecheck.values import Value
from practicecheck_excel.cells import Cell, Shown, per_cent
from practicecheck_excel.facet import Said, Spot, Taken, not_understood, remark
from practicecheck_excel.fields import Field
from practicecheck_excel.meaning import (
    CANNOT,
    CANNOT_WORDS,
    X_WORDS,
    folded,
    number_meant,
    percentage_meant,
    point_meant,
    rate_meant,
    word_meant,
)

PERCENT = "%"
"""How it is written beside a number that it is a percentage."""
_YES_NO = (("yes", "y"), ("no", "n"))
_SCALED = ("score", "number", "percent", "times")


@final
@attrs.frozen(kw_only=True, repr=False)
class ValueFacet(Value):
    """The value of an answer in one cell, its unit or period and the reason why there is none beside it.

    Attributes:
        item: The item.
        scale: The scale that is used.
    """

    item: Item
    scale: Scale | None
    listed: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        """Whatever an answer may give that stands in one cell."""
        return (
            *("score", "number", "percent", "unit", "answer", "times", "per", "chosen"),
            *("not_applicable", "cannot_answer"),
        )

    @property
    def fields(self) -> tuple[Field, ...]:
        """The answer, its unit or period, and the reason why there is none."""
        return (Field.ANSWER, Field.UNIT, Field.REASON)

    @property
    def takes_number(self) -> bool:
        """Whether a plain number is no percentage."""
        return any(isinstance(taken, TakesNumber) for taken in self.item.takes)

    def show(self, said: Said) -> Mapping[Spot, Shown]:
        """The value with its unit or period; X or that it can't be answered, with the reason."""
        shown: dict[Spot, Shown | None] = {}
        for key, mark in (("not_applicable", "X"), ("cannot_answer", CANNOT)):
            if key in said:
                shown |= {(None, Field.ANSWER): mark, (None, Field.REASON): cast("str", said[key])}
        for key in _SCALED:
            if said.get(key) is not None:
                shown[None, Field.ANSWER] = cast("int | Decimal | str", said[key])
        if said.get("answer") is not None:
            shown[None, Field.ANSWER] = "yes" if said["answer"] else "no"
        if chosen := cast("list[str]", said.get("chosen")):
            shown[None, Field.ANSWER] = "\n".join(chosen)
        unit = said.get("unit") or said.get("per")
        if said.get("percent") is not None and self.takes_number:
            unit = PERCENT
        shown[None, Field.UNIT] = cast("str | None", unit)
        return {spot: value for spot, value in shown.items() if value is not None}

    def take(self, cells: Mapping[Spot, Cell]) -> Taken:
        """The value, if the cells can mean only one."""
        answer, unit, reason = (cells.get((None, field)) for field in self.fields)
        if answer is None:
            return _reason_alone(unit, reason)
        said = folded(answer.text)
        for key, words in (("not_applicable", X_WORDS), ("cannot_answer", CANNOT_WORDS)):
            if said in words:
                return _not_answered(key, answer, unit, reason)
        found = self._value(answer, unit)
        if reason is not None:
            found = attrs.evolve(found, problems=(*found.problems, _value_and_reason(answer, reason)))
        return found

    def _value(self, answer: Cell, unit: Cell | None) -> Taken:
        for taken in self.item.takes:
            if found := self._as(taken, answer, unit):
                return _of(found, answer, unit)
        if self.scale is not None and any(isinstance(taken, TakesScore) for taken in self.item.takes):
            return Taken(said={}, problems=(_off_scale(answer, self.scale),))
        # What can't be understood goes on as it stands: the library tells it, with what belongs there.
        return _of(self._as_it_stands(answer), answer, unit)

    def _as(self, taken: AnswerType, answer: Cell, unit: Cell | None) -> dict[str, Plain] | None:
        match taken:
            case TakesScore() if self.scale is not None:
                point = point_meant(answer, self.scale)
                return None if point is None else {"score": point}
            case TakesNumber() | TakesPercent():
                return self._figure(answer, unit)
            case TakesYesNo():
                if isinstance(answer.value, bool):
                    return {"answer": answer.value}
                word = word_meant(answer, _YES_NO) or {"true": "yes", "false": "no"}.get(folded(answer.text))
                return None if word is None else {"answer": word == "yes"}
            case TakesFrequency():
                return _frequency(answer, unit)
            case TakesChoice():
                return _chosen(answer, taken)
            case _:
                return None

    def _figure(self, answer: Cell, unit: Cell | None) -> dict[str, Plain] | None:
        percent = any(isinstance(taken, TakesPercent) for taken in self.item.takes)
        said = None if unit is None else folded(unit.text)
        number = number_meant(answer)
        if percent and (share := percentage_meant(answer)) is not None:
            return {"percent": share} if said in (None, *_PERCENT_WORDS) else None
        if percent and number is not None and (said in _PERCENT_WORDS or not self.takes_number):
            return {
                "percent": number,
                **({} if said in (None, *_PERCENT_WORDS) or unit is None else {"unit": unit.text}),
            }
        if not self.takes_number:
            return None
        named = None if unit is None else self._unit(unit) or unit.text
        if number is not None:
            return {"number": number} if named is None else {"number": number, "unit": named}
        for own in self._units:
            if named in (None, own) and folded(answer.text).endswith(f" {folded(own)}"):
                number = number_meant(attrs.evolve(answer, value=answer.text.strip()[: -len(own)]))
                if number is not None:
                    return {"number": number, "unit": own}
        return None

    @property
    def _units(self) -> tuple[str, ...]:
        return tuple(taken.unit for taken in self.item.takes if isinstance(taken, TakesNumber))

    def _unit(self, cell: Cell) -> str | None:
        return word_meant(cell, [(unit, unit) for unit in self._units])

    def _as_it_stands(self, answer: Cell) -> dict[str, Plain]:
        first = next((type(taken) for taken in self.item.takes if type(taken) in _KEYS), None)
        value: Plain = answer.text
        if first is TakesYesNo and isinstance(answer.value, int | Decimal):
            value = answer.value
        return {"score" if first is None else _KEYS[first]: [value] if first is TakesChoice else value}


_KEYS: Mapping[type, str] = {
    TakesScore: "score",
    TakesNumber: "number",
    TakesPercent: "percent",
    TakesYesNo: "answer",
    TakesFrequency: "times",
    TakesChoice: "chosen",
}
_PERCENT_WORDS = (PERCENT, "per cent", "percent")


def _frequency(answer: Cell, unit: Cell | None) -> dict[str, Plain] | None:
    if unit is None and (rate := rate_meant(answer)):
        return {"times": rate[0], "per": rate[1]}
    number = number_meant(answer)
    if number is None:
        return None
    if unit is None:
        return {"times": number}
    return {"times": number, "per": word_meant(unit, _PERIODS) or unit.text}


_PERIODS = tuple((period.value, f"a {period.value}") for period in Period)


def _chosen(answer: Cell, taken: TakesChoice) -> dict[str, Plain] | None:
    options = [(option.id, option.title) for option in taken.options]
    if (whole := word_meant(answer, options)) is not None:
        return {"chosen": [whole]}
    parts = [part for line in answer.text.splitlines() for part in line.split(";") if part.strip()]
    meant = [word_meant(attrs.evolve(answer, value=part), options) for part in parts]
    return {"chosen": list[Plain](meant)} if meant and all(meant) else None


def _of(found: dict[str, Plain], answer: Cell, unit: Cell | None) -> Taken:
    beside = {"unit", "per"}
    cells = [((key,), unit if key in beside and unit is not None else answer) for key in found]
    problems: list[Problem] = []
    if unit is not None and not beside & found.keys() and folded(unit.text) not in _PERCENT_WORDS:
        problems.append(
            not_understood(
                unit,
                f'"{unit.text}" stands here, and the answer has no unit.',
                "Delete it, or mend the answer.",
            )
        )
    percent = found.get("percent")
    if isinstance(percent, Decimal) and 0 < percent < 1:
        problems.append(
            remark(
                answer,
                f"this is read as {percent} per cent.",
                f"If {per_cent(percent)} per cent is meant, write {per_cent(percent)}%.",
            )
        )
    return Taken(said=found, cells=tuple(cells), problems=tuple(problems))


def _off_scale(answer: Cell, scale: Scale) -> Problem:
    options = [str(code) for code in scale.codes]
    options += ["X"] if scale.not_applicable is not None else []
    return not_understood(
        answer,
        f'"{shortened(answer.text)}" is no point of the scale.',
        f"Write {', '.join(options)} or {CANNOT}; words go into the columns beside it.",
        code=Code.OFF_SCALE,
    )


def _not_answered(key: str, answer: Cell, unit: Cell | None, reason: Cell | None) -> Taken:
    problems = [
        not_understood(unit, f'"{unit.text}" stands here, and there is no answer.', "Delete it.")
        for unit in (unit,)
        if unit is not None
    ]
    if reason is None:
        problems.append(
            not_understood(
                answer,
                f'"{answer.text}" stands here, and no reason is given.',
                f"Write why, in a few words, in the column {Field.REASON.value}.",
                code=Code.NO_REASON,
            )
        )
        return Taken(said={}, problems=tuple(problems))
    return Taken(said={key: reason.text}, cells=(((key,), reason),), problems=tuple(problems))


def _reason_alone(unit: Cell | None, reason: Cell | None) -> Taken:
    return Taken(said={}, problems=tuple(_left_over(unit, reason)))


def _left_over(unit: Cell | None, reason: Cell | None) -> Iterator[Problem]:
    if unit is not None:
        yield not_understood(
            unit, f'"{unit.text}" stands here, and there is no answer.', "Write the answer, or delete it."
        )
    if reason is not None:
        yield not_understood(
            reason,
            "a reason stands here, and nothing says whether the item does not apply or can't be answered.",
            f"Write X or {CANNOT} in the column {Field.ANSWER.value}.",
            code=Code.TWO_STATES,
        )


def _value_and_reason(answer: Cell, reason: Cell) -> Problem:
    return not_understood(
        reason,
        f'a reason stands here beside the answer "{answer.text}".',
        f"Keep what is true: delete the reason, move it to {Field.COMMENT.value}, or write X as the answer.",
        code=Code.TWO_STATES,
    )
