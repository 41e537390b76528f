"""Who carries a year's exercise: its mandate, its posts by role, its groups. Nobody stands here by name."""

from datetime import date
from enum import Enum
from typing import final

import attrs

from practicecheck.values import Value


@final
@attrs.frozen(kw_only=True, repr=False)
class Mandate(Value):
    """The written agreement with senior management on scope and mandate, or why there is none yet.

    Attributes:
        agreed: The day of the agreement.
        where: Where it stands: a letter, a minute.
        not_yet: Why there is no written agreement yet, and what is meant to bring it.
    """

    agreed: date | None = None
    where: str | None = None
    not_yet: str | None = None


@final
@attrs.frozen(kw_only=True, repr=False)
class Sponsor(Value):
    """The senior sponsor.

    Attributes:
        role: The post, not the name.
        agreed: The day on which whoever holds it said yes for this year.
        briefed: The day on which they were told of the process and its intentions.
    """

    role: str | None = None
    agreed: date | None = None
    briefed: date | None = None


@final
@attrs.frozen(kw_only=True, repr=False)
class ProjectLead(Value):
    """The project lead, who facilitates from inside and coordinates the group.

    Attributes:
        role: The post, not the name.
        agreed: The day on which whoever holds it said yes for this year.
    """

    role: str | None = None
    agreed: date | None = None


@final
@attrs.frozen(kw_only=True, repr=False)
class Forum(Value):
    """The governance forum to which the plan reports.

    Attributes:
        name: What it is called.
        agreed: The day on which it took this year's reports on its agenda.
    """

    name: str | None = None
    agreed: date | None = None


@final
@attrs.frozen(kw_only=True, repr=False)
class SteeringGroup(Value):
    """The joint group that oversees the process across teams.

    Attributes:
        members: Who is in it, by role: partners, principal social workers, practitioners, trade unions.
        agreed: The day on which it was agreed.
    """

    members: tuple[str, ...] = ()
    agreed: date | None = None


@final
class FacilitationDecision(Enum):
    """Who facilitates."""

    EXTERNAL = "external"
    """A consultant or facilitator from outside."""
    PEER = "peer"
    """Somebody from a neighbouring employer or service."""
    INTERNAL = "internal"
    """Nobody from outside: the project lead, or another of our own."""


@final
@attrs.frozen(kw_only=True, repr=False)
class Facilitation(Value):
    """The decision on outside help, with its reasons.

    Attributes:
        decision: Who facilitates.
        who: Where they come from, not their name.
        why: Why it was decided so.
        uses: What they are wanted for: ids of the uses that the framework lists, such as ``facilitation-1``.
    """

    decision: FacilitationDecision | None = None
    who: str | None = None
    why: str | None = None
    uses: tuple[str, ...] = ()


@final
@attrs.frozen(kw_only=True, repr=False)
class TeamPart(Value):
    """The people in the self-assessment and improvement team who speak from one perspective.

    Attributes:
        perspective: For whom they speak.
        people: How many they are.
    """

    perspective: str
    people: int


@final
@attrs.frozen(kw_only=True, repr=False)
class Contributor(Value):
    """Others who feed in, and how they are heard.

    Attributes:
        who: Who they are, as a group; ``nobody else`` is an answer too.
        how: How they are heard, or why nobody else is.
        heard: The day by which they were heard.
    """

    who: str | None = None
    how: str | None = None
    heard: date | None = None
