"""Filling a form in: whatever is asked is answered, by chance, and the same way each time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from random import Random
from typing import TYPE_CHECKING, Any

import attrs

from practicecheck.assessments import (
    Answer,
    Assessment,
    BaseValue,
    Capture,
    Chosen,
    Flag,
    Mark,
    Reason,
    SectionRecord,
    StreamEntry,
    check_assessment,
)
from practicecheck.errors import Severity
from practicecheck.frameworks import (
    AnswerType,
    Framework,
    Item,
    Period,
    Scale,
    Section,
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

if TYPE_CHECKING:
    from practicecheck.errors import Problem

_MOST_WAYS = 24
"""A framework whose decisions can be taken in more ways is filled in in the first of them."""
_FEW = 3


def ways(framework: Framework) -> Iterator[dict[str, str]]:
    """The ways in which a framework's decisions can be taken.

    Args:
        framework: The framework.
    """
    offered = {choice.id: [option.id for option in choice.options] for choice in framework.choices}
    if len(framework.scales) > 1:
        offered["scale"] = [scale.id for scale in framework.scales]
    for _, options in zip(range(_MOST_WAYS), product(*offered.values()), strict=False):
        yield dict(zip(offered, options, strict=True))


def filled_in(framework: Framework, way: Mapping[str, str], chance: Random) -> Assessment:
    """An assessment that answers all that is asked, with remarks, reasons and evidence here and there.

    Args:
        framework: What is asked.
        way: How its decisions are taken.
        chance: Decides what is answered.
    """
    scale = next((own for own in framework.scales if way.get("scale") in (None, own.id)), None)
    sections = [
        section
        for section in framework.sections
        if section.alternative is None or way[section.alternative.choice] == section.alternative.option
    ]
    made = Assessment(
        framework=framework.id,
        digest=framework.digest,
        organisation="Northshire County Council",
        unit="East team",
        capture=Capture(case="One open referral", scope="Registered social workers"),
        choices=tuple(Chosen(choice=choice, option=option) for choice, option in way.items()),
        base=tuple(BaseValue(figure=figure.id, number=_FEW) for figure in framework.base),
        answers=tuple(_answers(sections, scale, chance)),
        sections=tuple(
            SectionRecord(section=section.id, priorities=("Protect time",), note="Two views")
            for section in sections
        ),
    )
    return _mended(made, framework)


def _answers(sections: list[Section], scale: Scale | None, chance: Random) -> Iterator[Answer]:
    decided: dict[str, bool | None] = {}
    for item in (item for section in sections for item in section.walk() if item.takes):
        condition = item.condition
        if condition is not None and decided.get(condition.item) not in (None, condition.answer):
            continue
        answer = _answer(item, scale, chance)
        decided[item.id] = answer.answer
        yield answer


def _answer(item: Item, scale: Scale | None, chance: Random) -> Answer:
    said: dict[str, Any] = {}
    state = chance.random()
    if state < 1 / 10 and not (item.scored and scale and scale.not_applicable is None):
        said["not_applicable"] = Reason("It is not done here")
    elif state < 2 / 10:
        said["cannot_answer"] = Reason("Nobody has counted")
    else:
        said |= _value(item, chance.choice(item.takes), scale, chance)
    if chance.random() < 1 / 3:
        said |= {"comment": "See the minutes", "evidence": ("Audit of June", "Exit interviews")}
    if chance.random() < 1 / 5:
        said["flag"] = Flag(is_=chance.choice(list(Mark)), why="Unlike last year")
    return Answer(item=item.id, **said)


def _value(item: Item, taken: AnswerType, scale: Scale | None, chance: Random) -> dict[str, Any]:
    match taken:
        case TakesScore():
            return {"score": chance.choice(scale.codes)} if scale else {}
        case TakesNumber():
            several = sum(isinstance(other, TakesNumber) for other in item.takes) > 1
            # The same number everywhere, so that no part exceeds its whole.
            return {"number": _FEW, **({"unit": taken.unit} if several else {})}
        case TakesPercent():
            return {"percent": chance.randint(0, 100)}
        case TakesYesNo():
            return {"answer": chance.random() < 1 / 2}
        case TakesChoice():
            return {"chosen": (chance.choice(taken.options).id,)}
        case TakesFrequency():
            return {"times": chance.randint(1, 4), "per": chance.choice(list(Period))}
        case TakesNarrative():
            return {"narrative": "The peer forum changed how duty works.\nIt meets on Mondays."}
        case TakesEntries():
            return {"entries": ("Caseloads", "Panel delays", "Travel")[: taken.most]}
        case TakesStream():
            return {"stream": (StreamEntry(what="Audit of June", says="Sessions were kept"),)}


def _mended(made: Assessment, framework: Framework) -> Assessment:
    """What contradicts a rule of the framework can't be answered, then."""
    wrong = {answer for problem in _errors(made, framework) if (answer := _about(problem)) is not None}
    return attrs.evolve(
        made,
        answers=tuple(
            Answer(item=answer.item, cannot_answer=Reason("Nobody has counted"))
            if answer.item in wrong
            else answer
            for answer in made.answers
        ),
    )


def _errors(made: Assessment, framework: Framework) -> Iterator[Problem]:
    return (problem for problem in check_assessment(made, framework) if problem.severity is Severity.ERROR)


def _about(problem: Problem) -> str | None:
    match problem.path:
        case ("answers", str(item), *_):
            return item
        case _:
            return None
