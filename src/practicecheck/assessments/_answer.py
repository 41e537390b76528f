"""One unit's answer to one item."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cached_property
from operator import attrgetter
from types import MappingProxyType
from typing import NewType, TypeAlias, final

import attrs

from practicecheck.frameworks import Period, PointCode
from practicecheck.values import Value

Number: TypeAlias = int | Decimal
Reason = NewType("Reason", str)
"""Why an item was not answered. Never empty."""


@final
class AnswerState(Enum):
    """What became of an item."""

    ANSWERED = "answered"
    NOT_APPLICABLE = "not applicable"
    CANNOT_ANSWER = "cannot answer"
    UNANSWERED = "unanswered"
    NOT_ASKED = "not asked"


@final
class Mark(Enum):
    """What a team flags an answer as."""

    STRENGTH = "strength"
    GAP = "gap"
    WATCH = "watch"


@final
class Agreement(Enum):
    """How the score was agreed."""

    DISCUSSION = "discussion"
    MEDIAN = "median"
    NONE = "none"


@final
class Priority(Enum):
    """How urgent a standard is, as the 2014 audit tool asks."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


@final
@attrs.frozen(kw_only=True, repr=False)
class Flag(Value):
    """A team's own mark on an answer.

    Attributes:
        is_: What it is marked as.
        why: Why, in the team's words.
    """

    is_: Mark
    why: str | None = None


@final
@attrs.frozen(kw_only=True, repr=False)
class Ballot(Value):
    """One rater's view of one item: a point, or X.

    Attributes:
        rater: Who, by a code that is no name.
        perspective: For whom the rater speaks.
        score: The point of the scale.
        not_applicable: Whether the rater gave X.
    """

    rater: str
    perspective: str
    score: PointCode | None = None
    not_applicable: bool = False


@final
@attrs.frozen(kw_only=True, repr=False)
class StreamEntry(Value):
    """One source in a stream of evidence.

    Attributes:
        what: What it is.
        says: What it says.
        from_: The first day that it speaks of.
        to: The last day that it speaks of.
    """

    what: str
    says: str
    from_: date | None = None
    to: date | None = None


@final
@attrs.frozen(kw_only=True, repr=False)
class Answer(Value):
    """One answer. It gives a value, or says why there is none.

    Attributes:
        item: The item's id.
        score: A point of the scale that is used.
        number: A number.
        percent: A percentage, from 0 to 100.
        unit: The number's unit, where the item takes several.
        answer: Yes (true) or no (false).
        chosen: The options that were chosen.
        times: How many times, for a frequency.
        per: The period of a frequency.
        entries: A list of short texts.
        stream: The sources of a stream of evidence.
        narrative: The answer in words, or the story behind the score.
        not_applicable: The reason why the item does not apply (X).
        cannot_answer: The reason why it can't be answered.
        comment: A remark.
        evidence: What shows it.
        consensus: How the score was agreed.
        flag: The team's own mark.
        priority: How urgent it is.
        ballots: What each rater gave.
    """

    item: str
    score: PointCode | None = None
    number: Number | None = None
    percent: Number | None = None
    unit: str | None = None
    answer: bool | None = None
    chosen: tuple[str, ...] = ()
    times: Number | None = None
    per: Period | None = None
    entries: tuple[str, ...] = ()
    stream: tuple[StreamEntry, ...] = ()
    narrative: str | None = None
    not_applicable: Reason | None = None
    cannot_answer: Reason | None = None
    comment: str | None = None
    evidence: tuple[str, ...] = ()
    consensus: Agreement | None = None
    flag: Flag | None = None
    priority: Priority | None = None
    ballots: tuple[Ballot, ...] = ()

    @cached_property
    def points_by_perspective(self) -> Mapping[str, tuple[PointCode, ...]]:
        """The points that its ballots give, by perspective; none for a perspective that gave nothing but X."""
        found: dict[str, list[PointCode]] = {}
        for ballot in self.ballots:
            own = found.setdefault(ballot.perspective, [])
            if ballot.score is not None:
                own.append(ballot.score)
        return MappingProxyType({perspective: tuple(own) for perspective, own in found.items()})

    @cached_property
    def ballot_points(self) -> frozenset[PointCode]:
        """The points that its ballots give, each once."""
        return frozenset().union(*self.points_by_perspective.values())

    @property
    def blank(self) -> bool:
        """Whether it says nothing at all."""
        return _SAID(self) == _NOTHING_SAID


_SAID = attrgetter(*(field.name for field in attrs.fields(Answer) if field.name != "item"))
_NOTHING_SAID = _SAID(Answer(item=""))
