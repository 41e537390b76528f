"""In which of the five states each item is, and which scale the answers are on."""

from __future__ import annotations

from collections.abc import Mapping
from operator import attrgetter
from types import MappingProxyType

from practicecheck.assessments._answer import Answer, AnswerState
from practicecheck.assessments._assessment import Assessment
from practicecheck.frameworks import (
    Condition,
    Framework,
    Item,
    Scale,
    Section,
    TakesNarrative,
)

VALUES = ("score", "number", "percent", "answer", "times", "chosen", "entries", "stream")
"""The keys of an answer that give a value. A narrative is one where the item takes it."""

_VALUES_OF = attrgetter(*VALUES)
_NO_VALUES = _VALUES_OF(Answer(item=""))
_NOTHING = (None, ())


def values_given(answer: Answer) -> tuple[str, ...]:
    """The keys under which an answer gives a value.

    Args:
        answer: The answer.
    """
    return tuple([key for key, value in zip(VALUES, _VALUES_OF(answer), strict=True) if value not in _NOTHING])


def state_of(item: Item, answer: Answer | None) -> AnswerState:
    """The state of an item that is asked.

    Args:
        item: The item.
        answer: Its answer, if the document has one.
    """
    if answer is None:
        return AnswerState.UNANSWERED
    if answer.not_applicable is not None:
        return AnswerState.NOT_APPLICABLE
    if answer.cannot_answer is not None:
        return AnswerState.CANNOT_ANSWER
    if _VALUES_OF(answer) != _NO_VALUES:
        return AnswerState.ANSWERED
    if answer.narrative and answer.narrative.strip() and any(isinstance(t, TakesNarrative) for t in item.takes):
        return AnswerState.ANSWERED
    return AnswerState.UNANSWERED


def section_is_asked(section: Section, assessment: Assessment, framework: Framework) -> bool:
    """Whether a section is asked.

    While a choice is open, its first option stands in for the others, so that what is missing
    is counted once.

    Args:
        section: A section of the framework.
        assessment: The assessment.
        framework: The edition that it answers.
    """
    if section.alternative is None:
        return True
    return section.alternative.option == (
        assessment.option(section.alternative.choice)
        or framework.choice(section.alternative.choice).options[0].id
    )


def item_is_asked(item: Item, assessment: Assessment) -> bool:
    """Whether an item's condition lets it be asked: false only if it is known not to be met.

    Args:
        item: An item of the assessment's framework.
        assessment: The assessment.
    """
    if item.condition is None:
        return True
    return condition_may_hold(item.condition, assessment)


def condition_may_hold(condition: Condition, assessment: Assessment) -> bool:
    """Whether a condition is met, or may be: false only if the answer that decides says otherwise.

    Args:
        condition: The condition.
        assessment: The assessment.
    """
    decider = assessment.decider(condition.item)
    return decider is None or decider.answer is None or decider.answer is condition.answer


def states(assessment: Assessment, framework: Framework) -> Mapping[str, AnswerState]:
    """The state of every item that takes an answer, in the order of the source.

    Args:
        assessment: The assessment.
        framework: The edition that it answers.

    Returns:
        States by item id. Items that are answered through their parts only are left out.
    """
    answers = assessment.by_item
    asked = {section.id for section in framework.sections if section_is_asked(section, assessment, framework)}
    return MappingProxyType(
        {
            name: state_of(item, answers.get(name))
            if framework.section_of[name].id in asked and item_is_asked(item, assessment)
            else AnswerState.NOT_ASKED
            for name, item in framework.items.items()
            if item.takes
        }
    )


def scale_used(assessment: Assessment, framework: Framework) -> Scale | None:
    """The scale that the answers are on.

    Args:
        assessment: The assessment.
        framework: The edition that it answers.

    Returns:
        The scale that the document names; the framework's only or first one if it names none; nothing if the
        framework has no scales.
    """
    named = assessment.option("scale")
    for scale in framework.scales:
        if named in (None, scale.id):
            return scale
    return None
