"""What a source advises about the exercise itself: its order, its pacing, and who should be in the room."""

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import TypeAlias, final

import attrs

from practicecheck.frameworks._provenance import Wording
from practicecheck.values import Value


@final
class Event(Enum):
    """What the days of a year's calendar are for (ours)."""

    GUIDANCE = "guidance"
    SETUP = "setup"
    ASSESSMENT = "assessment"
    SYNTHESIS = "synthesis"
    REPORT = "report"
    PLANNING = "planning"
    REVIEW = "review"
    FEEDBACK = "feedback"
    ONE_TO_ONE = "one_to_one"


@final
class Counted(Enum):
    """How time that is set aside is counted."""

    HALF_DAYS = "half days"
    MEETINGS = "meetings"


@final
@attrs.frozen(kw_only=True, repr=False)
class Ahead(Value):
    """One thing comes so many days before another.

    Attributes:
        event: What comes first.
        before: What it comes before.
        days: How many days before, at the least.
    """

    event: Event
    before: Event
    days: int


@final
@attrs.frozen(kw_only=True, repr=False)
class TimeSetAside(Value):
    """So much time is set aside.

    Attributes:
        event: What it is set aside for.
        counted: How it is counted.
        least: How much at the least.
        most: How much at the most.
    """

    event: Event
    counted: Counted
    least: int | None = None
    most: int | None = None


@final
@attrs.frozen(kw_only=True, repr=False)
class Break(Value):
    """The group takes a break.

    Attributes:
        after: What it takes a break from; the break begins on its last day.
        before: What it comes back for, whichever is first.
        least: How many days it lasts at the least.
        most: How many days it lasts at the most.
    """

    after: Event
    before: tuple[Event, ...]
    least: int
    most: int


@final
@attrs.frozen(kw_only=True, repr=False)
class WhenReady(Value):
    """Something does not begin until all that comes before the assessment is done.

    Attributes:
        event: What does not begin.
    """

    event: Event


@final
@attrs.frozen(kw_only=True, repr=False)
class TeamSize(Value):
    """The team has a size at which it can work.

    Attributes:
        least: How many people at the least.
        most: How many people at the most.
    """

    least: int
    most: int


@final
@attrs.frozen(kw_only=True, repr=False)
class TeamPerspectives(Value):
    """The team brings perspectives together.

    Attributes:
        perspectives: Those that it may bring together anywhere.
        elsewhere: Those that it brings together in some settings only, or perhaps.
    """

    perspectives: tuple[str, ...]
    elsewhere: tuple[str, ...] = ()


Advice: TypeAlias = Ahead | TimeSetAside | Break | WhenReady | TeamSize | TeamPerspectives

ADVICE: Mapping[str, type[Advice]] = MappingProxyType(
    {
        "ahead": Ahead,
        "time-set-aside": TimeSetAside,
        "break": Break,
        "when-ready": WhenReady,
        "team-size": TeamSize,
        "team-perspectives": TeamPerspectives,
    }
)
"""The name of each kind of advice in a document."""


@final
@attrs.frozen(kw_only=True, repr=False)
class ExerciseRule(Value):
    """What a source advises about the exercise. It is never more than advice.

    Attributes:
        id: The rule's name.
        advises: What it comes to in dates and numbers (ours, where the text gives none).
        text: The advice in words.
        locator: Where it is given.
        wording: How ``text`` follows the source.
        note: How the dates and numbers were read out of the text.
    """

    id: str
    advises: Advice
    text: str
    locator: str
    wording: Wording
    note: str | None = None


SHOWN_BY: tuple[str, ...] = (
    *("mandate.agreed", "mandate.not_yet", "sponsor.role", "sponsor.agreed", "sponsor.briefed"),
    *("lead.role", "lead.agreed", "forum.name", "forum.agreed"),
    *("steering_group.members", "steering_group.agreed"),
    *("facilitation.decision", "facilitation.who", "facilitation.why"),
    *("scope.staff", "scope.others", "team", "contributors.who", "contributors.how"),
    *("protocol.from", "protocol.to", "protocol.basis", "protocol.case", "protocol.aggregation"),
    *("sources", "resources", "communications.strategy", "communications.assurance"),
    *("publication.to", "publication.how", "notice.to", "notice.on"),
    *("report.priorities", "report.agreed", "assessments", "plan", "plan.actions.quick_win"),
    *(f"calendar.{event.value}" for event in Event),
)
"""The fields of a cycle that can show that a step is done; beside them ``answers.`` and the id of a question or
of a list of questions. Two with ``|`` between them: either of them shows it."""
