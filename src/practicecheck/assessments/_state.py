"""In which of the five states each item is, and which scale the answers are on."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from practicecheck.assessments._answer import Answer, AnswerState
from practicecheck.assessments._assessment import Assessment
from practicecheck.frameworks import (
    Framework,
    Item,
    Scale,
    Section,
    TakesNarrative,
)

VALUES = ("score", "number", "percent", "answer", "times", "chosen", "entries", "stream")
"""The keys of an answer that give a value. A narrative is one where the item takes it."""


def values_given(answer: Answer) -> tuple[str, ...]:
    """The keys under which an answer gives a value.

    Args:
        answer: The answer.
    """
    return tuple(key for key in VALUES if getattr(answer, key) not in (None, ()))


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
    if values_given(answer):
        return AnswerState.ANSWERED
    if answer.narrative is not None and any(isinstance(t, TakesNarrative) for t in item.takes):
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
    decider = assessment.by_item.get(item.condition.item)
    return decider is None or decider.answer is None or decider.answer is item.condition.answer


def states(assessment: Assessment, framework: Framework) -> Mapping[str, AnswerState]:
    """The state of every item that takes an answer, in the order of the source.

    Args:
        assessment: The assessment.
        framework: The edition that it answers.

    Returns:
        States by item id. Items that are answered through their parts only are left out.
    """
    answers = assessment.by_item
    found: dict[str, AnswerState] = {}
    for section in framework.sections:
        asked = section_is_asked(section, assessment, framework)
        for item in section.walk():
            if not item.takes:
                continue
            found[item.id] = (
                state_of(item, answers.get(item.id))
                if asked and item_is_asked(item, assessment)
                else AnswerState.NOT_ASKED
            )
    return MappingProxyType(found)


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
