"""The days of a year's exercise."""

from datetime import date
from typing import final

import attrs

from practicecheck.frameworks import Event
from practicecheck.values import Value


@final
@attrs.frozen(kw_only=True, repr=False)
class Session(Value):
    """A day on which people meet.

    Attributes:
        on: The day.
        half_days: How long: 1 is a half day, 2 a whole one.
        what: A remark, such as where.
    """

    on: date
    half_days: int = 1
    what: str | None = None


@final
@attrs.frozen(kw_only=True, repr=False)
class Calendar(Value):
    """The days of the exercise.

    Attributes:
        guidance: The day on which the team gets the guidance with its questions.
        setup: The set-up meeting.
        assessment: The sessions in which the team answers.
        synthesis: The sessions in which it discusses what came out.
        report: The day by which the self-evaluation report is to be agreed.
        planning: The sessions in which it writes the plan.
        review: The days on which the plan is looked at.
        feedback: The days on which staff, people using services and families are told what became of it.
        one_to_one: The days on which the director and the principal social worker talk about it.
    """

    guidance: date | None = None
    setup: tuple[Session, ...] = ()
    assessment: tuple[Session, ...] = ()
    synthesis: tuple[Session, ...] = ()
    report: date | None = None
    planning: tuple[Session, ...] = ()
    review: tuple[Session, ...] = ()
    feedback: tuple[Session, ...] = ()
    one_to_one: tuple[Session, ...] = ()

    def sessions(self, event: Event) -> tuple[Session, ...]:
        """What is set for an event, in the order of the days.

        Args:
            event: The event.
        """
        match event:
            case Event.GUIDANCE:
                found = _one(self.guidance)
            case Event.SETUP:
                found = self.setup
            case Event.ASSESSMENT:
                found = self.assessment
            case Event.SYNTHESIS:
                found = self.synthesis
            case Event.REPORT:
                found = _one(self.report)
            case Event.PLANNING:
                found = self.planning
            case Event.REVIEW:
                found = self.review
            case Event.FEEDBACK:
                found = self.feedback
            case Event.ONE_TO_ONE:
                found = self.one_to_one
        return tuple(sorted(found, key=lambda session: session.on))

    def first(self, event: Event) -> date | None:
        """The first day of an event, if one is set.

        Args:
            event: The event.
        """
        return next((session.on for session in self.sessions(event)), None)

    def last(self, event: Event) -> date | None:
        """The last day of an event, if one is set.

        Args:
            event: The event.
        """
        return next((session.on for session in reversed(self.sessions(event))), None)


def _one(day: date | None) -> tuple[Session, ...]:
    return () if day is None else (Session(on=day),)
