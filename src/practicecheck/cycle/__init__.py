"""The year's exercise: its steps, readiness, pace, next year's start, and what may surprise in it."""

from typing import TYPE_CHECKING

from practicecheck.facade import lazily

if TYPE_CHECKING:
    from practicecheck.cycle._advice import advice_on
    from practicecheck.cycle._calendar import Calendar, Session
    from practicecheck.cycle._check import check_cycle, links_of
    from practicecheck.cycle._cycle import CarriedAction, Cycle, LastYear, QuestionAnswer, SelfEvaluation
    from practicecheck.cycle._decisions import Communications, Notice, Protocol, Publication, Resource, Scope
    from practicecheck.cycle._people import (
        Contributor,
        Facilitation,
        FacilitationDecision,
        Forum,
        Mandate,
        ProjectLead,
        Sponsor,
        SteeringGroup,
        TeamPart,
    )
    from practicecheck.cycle._protocol import Difference, departures, protocol_differences
    from practicecheck.cycle._renewal import Renewal, renew_cycle
    from practicecheck.cycle._status import ComingDay, CycleStatus, Linked, LinkedAssessment, cycle_status
    from practicecheck.cycle._steps import Step, StepState, StepStatus, steps_of, steps_on
    from practicecheck.cycle._surprises import STANDS_OUT, Surprise, SurpriseKind, surprises

__all__ = [
    "STANDS_OUT",
    "Calendar",
    "CarriedAction",
    "ComingDay",
    "Communications",
    "Contributor",
    "Cycle",
    "CycleStatus",
    "Difference",
    "Facilitation",
    "FacilitationDecision",
    "Forum",
    "LastYear",
    "Linked",
    "LinkedAssessment",
    "Mandate",
    "Notice",
    "ProjectLead",
    "Protocol",
    "Publication",
    "QuestionAnswer",
    "Renewal",
    "Resource",
    "Scope",
    "SelfEvaluation",
    "Session",
    "Sponsor",
    "SteeringGroup",
    "Step",
    "StepState",
    "StepStatus",
    "Surprise",
    "SurpriseKind",
    "TeamPart",
    "advice_on",
    "check_cycle",
    "cycle_status",
    "departures",
    "links_of",
    "protocol_differences",
    "renew_cycle",
    "steps_of",
    "steps_on",
    "surprises",
]

__getattr__ = lazily(
    __name__,
    {
        "_advice": ("advice_on",),
        "_calendar": (
            "Calendar",
            "Session",
        ),
        "_check": (
            "check_cycle",
            "links_of",
        ),
        "_cycle": (
            "CarriedAction",
            "Cycle",
            "LastYear",
            "QuestionAnswer",
            "SelfEvaluation",
        ),
        "_decisions": (
            "Communications",
            "Notice",
            "Protocol",
            "Publication",
            "Resource",
            "Scope",
        ),
        "_people": (
            "Contributor",
            "Facilitation",
            "FacilitationDecision",
            "Forum",
            "Mandate",
            "ProjectLead",
            "Sponsor",
            "SteeringGroup",
            "TeamPart",
        ),
        "_protocol": (
            "Difference",
            "departures",
            "protocol_differences",
        ),
        "_renewal": (
            "Renewal",
            "renew_cycle",
        ),
        "_status": (
            "ComingDay",
            "CycleStatus",
            "Linked",
            "LinkedAssessment",
            "cycle_status",
        ),
        "_steps": (
            "Step",
            "StepState",
            "StepStatus",
            "steps_of",
            "steps_on",
        ),
        "_surprises": (
            "STANDS_OUT",
            "Surprise",
            "SurpriseKind",
            "surprises",
        ),
    },
)
