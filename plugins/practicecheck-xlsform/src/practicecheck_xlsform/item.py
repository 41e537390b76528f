"""The questions that one item becomes: its value, why there is none, and what else is said of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from practicecheck.assessments import Mark, Priority
from practicecheck.frameworks import Item, TakesNarrative
from practicecheck_xlsform.face import face, own_face
from practicecheck_xlsform.names import CANNOT, X, xml_name
from practicecheck_xlsform.question import Asked, Gap, Option, Question, both, either, ref
from practicecheck_xlsform.scales import Scales
from practicecheck_xlsform.values import value_questions

WHY: Final = "why"
"""The key under which the reason for a missing answer is kept until it is known which kind of reason it is."""

_X = Option(name=X, label="X - does not apply", means=Gap.NOT_APPLICABLE)
_CANNOT = Option(name=CANNOT, label="Cannot answer", means=Gap.CANNOT_ANSWER)
_MARKS = tuple(Option(name=own.value, label=own.value.capitalize(), means=own.value) for own in Mark)
_PRIORITIES = tuple(Option(name=own.value, label=own.value.capitalize(), means=own.value) for own in Priority)


def item_questions(item: Item, scales: Scales, condition: str, *, flags: bool) -> Iterator[Question]:
    """Ask an item.

    Args:
        item: The item.
        scales: The scales on which its section may be answered.
        condition: When it is asked, in XPath.
        flags: Whether an answer that is no score can be marked.
    """
    values = value_questions(item, scales, condition)
    if not values:
        yield Question(**own_face(item), asked=Asked.NOTE, relevant=condition)
        return
    asked, gap = _with_gaps(item, values, condition)
    for questions in asked:
        yield from questions
    yield from gap
    yield from _remarks(item, condition)
    if item.scored:
        yield from _priority(item, scales, condition)
    elif flags:
        yield from _flag(item, [own.name for own in _first_of(asked)])


def _with_gaps(
    item: Item, values: Sequence[tuple[Question, ...]], condition: str
) -> tuple[Sequence[tuple[Question, ...]], tuple[Question, ...]]:
    """X and "cannot answer" beside the values where one of several is chosen; asked apart everywhere else."""
    path = ("answers", item.id)
    others = [own for own in values if own[0].path[-1] != "narrative"]
    apart: tuple[Question, ...] = ()
    if len(others) == 1 and all(question.asked is Asked.ONE for question in others[0]):
        more = (_CANNOT,) if item.scored else (_X, _CANNOT)
        missing = tuple(attrs.evolve(own, options=(*own.options, *more)) for own in others[0])
        values = [missing if own is others[0] else own for own in values]
    else:
        missing = apart = (
            Question(
                **face(item, "none", "If there is no answer: why?"),
                asked=Asked.ONE,
                path=(*path, "none"),
                options=(_X, _CANNOT),
                relevant=both(condition, *(f"{ref(own.name)} = ''" for own in _first_of(values))),
                appearance="minimal",
            ),
        )
    reason = Question(
        **face(item, WHY, "The reason"),
        asked=Asked.WORDS,
        path=(*path, WHY),
        relevant=either(
            f"{ref(own.name)} = '{option.name}'"
            for own in missing
            for option in own.options
            if isinstance(option.means, Gap)
        ),
        required=True,
    )
    return values, (*apart, reason)


def _first_of(values: Sequence[Sequence[Question]]) -> Iterator[Question]:
    """What is blank where an item has no value: each of them the question that opens the others."""
    for questions in values:
        yield from questions if questions[0].path[-1] == "score" else questions[:1]


def _remarks(item: Item, condition: str) -> Iterator[Question]:
    path = ("answers", item.id)
    if not any(isinstance(taken, TakesNarrative) for taken in item.takes):
        yield Question(
            **(
                face(item, "words", "What stands behind the score?")
                if item.scored
                else face(item, "comment", "Comment")
            ),
            asked=Asked.WORDS,
            path=(*path, "narrative" if item.scored else "comment"),
            relevant=condition,
        )
    if item.scored:
        yield Question(
            **face(item, "evidence", "Evidence", "One source on each line."),
            asked=Asked.LINES,
            path=(*path, "evidence"),
            relevant=condition,
        )


def _priority(item: Item, scales: Scales, condition: str) -> Iterator[Question]:
    urgent = [scale for scale in scales.of(item) if scale.priority]
    if urgent:
        yield Question(
            **face(item, "priority", "How urgent is it?"),
            asked=Asked.ONE,
            path=("answers", item.id, "priority"),
            options=_PRIORITIES,
            relevant=both(condition, scales.used(*urgent)),
        )


def _flag(item: Item, values: Sequence[str]) -> Iterator[Question]:
    """Where nothing is scored, a plan begins with what a team has marked."""
    path = ("answers", item.id, "flag")
    yield Question(
        **face(item, "flag", "Mark this answer?", "Leave it blank if not."),
        asked=Asked.ONE,
        path=(*path, "is"),
        options=_MARKS,
        relevant=either(f"{ref(value)} != ''" for value in values),
        appearance="minimal",
    )
    yield Question(
        **face(item, "flag-why", "Why is it marked?"),
        asked=Asked.WORDS,
        path=(*path, "why"),
        relevant=f"{ref(f'{xml_name(item.id)}-flag')} != ''",
    )
