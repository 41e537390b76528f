"""What of a year's exercise is in a report: a list of what may be told, so that nothing else can be."""

from __future__ import annotations

from enum import Enum
from typing import final

import attrs

from practicecheck.cycle import (
    Calendar,
    CarriedAction,
    Contributor,
    FacilitationDecision,
    Scope,
    SelfEvaluation,
    StepStatus,
)
from practicecheck.values import Value


@final
class ReportForm(Enum):
    """What a report is for."""

    FULL = "full"
    """Everything that was answered, section by section."""
    SELF_EVALUATION = "self-evaluation"
    """The self-evaluation report of a year, with highlighted priorities."""
    BRIEF = "brief"
    """One page for the director's one-to-one with the principal social worker."""
    STAFF = "staff"
    """You said, we did: for the staff who answered."""
    PEOPLE = "people"
    """You said, we did: for people who use services and their families."""


@final
@attrs.frozen(kw_only=True, repr=False)
class AskedAndAnswered(Value):
    """A question that a framework asks of the exercise, and what was said.

    Attributes:
        checklist: The list that it stands in, such as ``synthesis``.
        title: The heading of that list.
        question: The question, in the words of the source.
        answer: The answer.
    """

    checklist: str
    title: str
    question: str
    answer: str


@final
@attrs.frozen(kw_only=True, repr=False)
class Said(Value):
    """What an action of the plan answers to, in words that may be published.

    Attributes:
        action: The action's id.
        words: What was said or found.
    """

    action: str
    words: tuple[str, ...]


@final
@attrs.frozen(kw_only=True, repr=False)
class ReportedCycle(Value):
    """What of a year's exercise may be told.

    Attributes:
        title: What people call this year's exercise.
        organisation: The employer.
        unit: The service or organisation that went through it.
        sponsor: The sponsor's role.
        lead: The project lead's role.
        forum: The governance forum.
        people: How many people were in the team; nothing if it is not said.
        perspectives: For whom they spoke, without numbers.
        facilitation: Who facilitated.
        scope: Whose conditions of practice were looked at.
        contributors: Who else was heard, and how.
        calendar: The days of the exercise.
        contact: Where people can ask and answer.
        answers: What was said to the questions of the exercise. Published: without those of the set-up meeting.
        report: The priorities that are highlighted, and who agreed them.
        last_year: What came of last year's actions.
        said: What each action of the plan answers to.
        unready: Steps that come before the assessment, and were not done when it began.
        due: Steps whose day has come, and that are not done.
        note: A remark on the whole.
    """

    title: str | None
    organisation: str | None
    unit: str | None
    sponsor: str | None
    lead: str | None
    forum: str | None
    people: int | None
    perspectives: tuple[str, ...]
    facilitation: FacilitationDecision | None
    scope: Scope
    contributors: tuple[Contributor, ...]
    calendar: Calendar
    contact: str | None
    answers: tuple[AskedAndAnswered, ...]
    report: SelfEvaluation
    last_year: tuple[CarriedAction, ...]
    said: tuple[Said, ...]
    unready: tuple[StepStatus, ...]
    due: tuple[StepStatus, ...]
    note: str | None
