"""A cycle: one year's exercise, from its mandate to what became of its plan."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import final

import attrs

from practicecheck.cycle._calendar import Calendar
from practicecheck.cycle._decisions import (
    Communications,
    Notice,
    Protocol,
    Publication,
    Resource,
    Scope,
)
from practicecheck.cycle._people import (
    Contributor,
    Facilitation,
    Forum,
    Mandate,
    ProjectLead,
    Sponsor,
    SteeringGroup,
    TeamPart,
)
from practicecheck.documents import keyed_by
from practicecheck.frameworks import FrameworkId
from practicecheck.plans import Status
from practicecheck.values import Value


@final
@attrs.frozen(kw_only=True, repr=False)
class QuestionAnswer(Value):
    """The answer to a question that a framework asks of the exercise itself.

    Attributes:
        question: The question's id, such as ``setup-1``.
        answer: What was said.
    """

    question: str
    answer: str


@final
@attrs.frozen(kw_only=True, repr=False)
class SelfEvaluation(Value):
    """The self-evaluation report: what the team highlights, and who agreed it.

    Attributes:
        priorities: The priorities for change that it highlights, the first one first.
        agreed: The day on which it was agreed.
        by: The body that agreed it.
    """

    priorities: tuple[str, ...] = ()
    agreed: date | None = None
    by: str | None = None


@final
@attrs.frozen(kw_only=True, repr=False)
class CarriedAction(Value):
    """An action of last year's plan, carried in for its outcome.

    Attributes:
        action: Its id in that plan.
        what: What was to be done.
        stood: How it stood when this year began.
        outcome: What came of it: did it work, and how do you know?
    """

    action: str
    what: str | None = None
    stood: Status | None = None
    outcome: str | None = None


@final
@attrs.frozen(kw_only=True, repr=False)
class LastYear(Value):
    """The year before, if there was one.

    Attributes:
        cycle: Its cycle's file.
        plan: Its plan's file.
        actions: The actions of that plan.
    """

    cycle: str | None = None
    plan: str | None = None
    actions: tuple[CarriedAction, ...] = ()


@final
@attrs.frozen(kw_only=True, repr=False)
class Cycle(Value):
    """One year's exercise.

    Attributes:
        frameworks: The editions that are answered this year.
        title: What people call this year's exercise.
        organisation: The employer.
        unit: The service or organisation that goes through it.
        perspectives: Perspectives that this file uses beside the known ones.
        mandate: The written agreement with senior management, or why there is none yet.
        sponsor: The senior sponsor.
        lead: The project lead.
        forum: The governance forum to which the plan reports.
        steering_group: The joint group that oversees the process.
        facilitation: The decision on outside help, with its reasons.
        scope: Whose conditions of practice are looked at.
        team: The self-assessment and improvement team, by perspective.
        contributors: Others who feed in, and how they are heard.
        protocol: How data are collected by all who answer.
        sources: Where the data come from.
        resources: What collecting them needs.
        communications: How the exercise is explained.
        publication: How the results will be published.
        notice: Notice that was given to teams.
        calendar: The days of the exercise.
        answers: Answers to the questions about the exercise itself: set-up, governance, synthesis.
        report: The self-evaluation report.
        assessments: The files of this year's assessments, beside this one.
        plan: The file of the plan that came out.
        last_year: The year before, if there was one.
        note: A remark on the whole.
    """

    frameworks: tuple[FrameworkId, ...]
    title: str | None = None
    organisation: str | None = None
    unit: str | None = None
    perspectives: tuple[str, ...] = ()
    mandate: Mandate = attrs.field(default=Mandate())
    sponsor: Sponsor = attrs.field(default=Sponsor())
    lead: ProjectLead = attrs.field(default=ProjectLead())
    forum: Forum = attrs.field(default=Forum())
    steering_group: SteeringGroup = attrs.field(default=SteeringGroup())
    facilitation: Facilitation = attrs.field(default=Facilitation())
    scope: Scope = attrs.field(default=Scope())
    team: tuple[TeamPart, ...] = attrs.field(default=(), metadata=keyed_by("perspective", "people"))
    contributors: tuple[Contributor, ...] = ()
    protocol: Protocol = attrs.field(default=Protocol())
    sources: tuple[str, ...] = ()
    resources: tuple[Resource, ...] = ()
    communications: Communications = attrs.field(default=Communications())
    publication: Publication = attrs.field(default=Publication())
    notice: tuple[Notice, ...] = ()
    calendar: Calendar = attrs.field(default=Calendar())
    answers: tuple[QuestionAnswer, ...] = attrs.field(default=(), metadata=keyed_by("question", "answer"))
    report: SelfEvaluation = attrs.field(default=SelfEvaluation())
    assessments: tuple[str, ...] = ()
    plan: str | None = None
    last_year: LastYear = attrs.field(default=LastYear())
    note: str | None = None

    @property
    def people(self) -> int:
        """How many people are in the team."""
        return sum(part.people for part in self.team)

    @cached_property
    def by_question(self) -> Mapping[str, str]:
        """The answers by their questions' ids."""
        return MappingProxyType({given.question: given.answer for given in self.answers})
