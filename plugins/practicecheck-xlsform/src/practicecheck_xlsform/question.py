"""A survey form as values: what is asked, in which order, and where each answer belongs in a document.

The form is made from them, and so is the reading of what comes back: neither can forget what the other knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum
from functools import cached_property
from typing import TypeAlias, final

import attrs

from practicecheck.errors import Path
from practicecheck.frameworks import Framework, PointCode
from practicecheck.values import Value


@final
class Asked(Enum):
    """What a question is answered with."""

    TEXT = "a few words"
    WORDS = "words"
    LINES = "texts"
    """Several texts, each on a line of its own."""
    NUMBER = "a number"
    WHOLE = "a whole number"
    DATE = "a date"
    ONE = "one of several"
    SEVERAL = "some of several"
    NOTE = "nothing"
    """It is there to be read."""
    SAID = "said"
    """The form answers it itself."""


@final
class Gap(Enum):
    """Why an item has no answer. The reason is written below."""

    NOT_APPLICABLE = "not_applicable"
    CANNOT_ANSWER = "cannot_answer"


Meant: TypeAlias = PointCode | bool | Gap


@final
@attrs.frozen(kw_only=True, repr=False)
class Option(Value):
    """One thing that can be chosen.

    Attributes:
        name: The word that a survey tool keeps.
        label: What people read.
        means: What it is in a document.
    """

    name: str
    label: str
    means: Meant


@final
@attrs.frozen(kw_only=True, repr=False)
class Question(Value):
    """One row of a form.

    Attributes:
        name: Its XML name.
        asked: How it is answered.
        label: What people read.
        path: Where the answer belongs in the document.
        hint: What helps to answer it.
        options: What can be chosen.
        relevant: When it is asked, in XPath.
        constraint: What an answer has to be, in XPath.
        fault: What is said of an answer that is not so.
        required: Whether there is no going on without it.
        says: What the form itself answers, in XPath, or what stands there at first.
        appearance: How it is shown.
    """

    name: str
    asked: Asked
    label: str = ""
    path: Path = ()
    hint: str = ""
    options: tuple[Option, ...] = ()
    relevant: str = ""
    constraint: str = ""
    fault: str = ""
    required: bool = False
    says: str = ""
    appearance: str = ""


@final
@attrs.frozen(kw_only=True, repr=False)
class Group(Value):
    """Questions under a heading.

    Attributes:
        name: Its XML name.
        label: The heading.
        questions: What is asked.
        relevant: When it is asked, in XPath.
    """

    name: str
    label: str
    questions: tuple[Question, ...]
    relevant: str = ""


@final
@attrs.frozen(kw_only=True, repr=False)
class Survey(Value):
    """A whole form.

    Attributes:
        framework: The edition that it asks, with what is laid over it.
        kind: What a submission becomes: ``assessment/1`` or ``ballots/1``.
        title: Its title.
        form_id: The id by which a survey tool knows it.
        version: The version that a survey tool shows.
        instance_name: What a submission is called, in XPath.
        groups: What is asked.
    """

    framework: Framework
    kind: str
    title: str
    form_id: str
    version: str
    instance_name: str
    groups: tuple[Group, ...]

    @cached_property
    def questions(self) -> tuple[tuple[Group, Question], ...]:
        """Every question, with its group."""
        return tuple((group, question) for group in self.groups for question in group.questions)


def ref(name: str) -> str:
    """A question's answer, in XPath.

    Args:
        name: The question's XML name.
    """
    return f"${{{name}}}"


def quoted(text: str) -> str:
    """A text, in XPath, which has no sign to escape a quotation mark with.

    Args:
        text: Any text.
    """
    if "${" not in text and not ('"' in text and "'" in text):
        return f'"{text}"' if "'" in text else f"'{text}'"
    pieces = [f'"{piece}"' if "'" in piece else f"'{piece}'" for piece in _PIECES.findall(text)]
    return f"concat({', '.join(pieces)})"


# A dollar stands apart from a brace, so that no survey tool takes the two for a question's answer.
_PIECES = re.compile(r"'+|\$|[^'$]+")


def both(*conditions: str) -> str:
    """Several conditions that all have to hold; those that say nothing are left out.

    Args:
        conditions: Conditions, in XPath.
    """
    given = [condition for condition in conditions if condition]
    return given[0] if len(given) == 1 else " and ".join(f"({condition})" for condition in given)


def either(conditions: Iterable[str]) -> str:
    """Several conditions of which one has to hold.

    Args:
        conditions: Conditions, in XPath.
    """
    return " or ".join(conditions)
