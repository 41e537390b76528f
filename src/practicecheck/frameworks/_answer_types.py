"""What an item may be answered with.

An item takes one or more of these; the answer gives one of them. An item that takes
none is answered through its parts.
"""

from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from types import MappingProxyType
from typing import TypeAlias, final

import attrs

from practicecheck.values import Value


@final
class Measure(Enum):
    """What a number counts."""

    COUNT = "count"
    """Whole things: posts, cases."""
    STAFF = "staff"
    """People, as heads or as whole-time equivalents: the capture protocol's basis says which."""
    WTE = "wte"
    """Whole-time equivalents."""
    HOURS = "hours"
    DAYS = "days"
    RATIO = "ratio"
    """One thing for each of another, such as cases for each whole-time equivalent."""


@final
class Period(Enum):
    """What a frequency is counted per. A year has 52 weeks here (our decision)."""

    DAY = "day"
    WEEK = "week"
    FORTNIGHT = "fortnight"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"

    @property
    def in_a_year(self) -> int:
        """How many of them a year has."""
        return _IN_A_YEAR[self]


_IN_A_YEAR = {
    Period.DAY: 365,
    Period.WEEK: 52,
    Period.FORTNIGHT: 26,
    Period.MONTH: 12,
    Period.QUARTER: 4,
    Period.YEAR: 1,
}


def times_a_year(times: Decimal | int, per: Period) -> Fraction:
    """Bring a frequency to times a year, exactly.

    Args:
        times: How many times.
        per: In which period.
    """
    return Fraction(times) * per.in_a_year


@final
@attrs.frozen(kw_only=True, repr=False)
class TakesScore(Value):
    """A point of a scale.

    Attributes:
        scales: The scales that are permitted; the assessment says which was used where there are several.
    """

    scales: tuple[str, ...]


@final
@attrs.frozen(kw_only=True, repr=False)
class TakesNumber(Value):
    """A number, never negative.

    Attributes:
        measure: What it counts.
        unit: The word that follows the number: ``posts``, ``hours a week``.
        most: The largest number that makes sense.
    """

    measure: Measure
    unit: str
    most: Decimal | None = None


@final
@attrs.frozen(kw_only=True, repr=False)
class TakesPercent(Value):
    """A percentage from 0 to 100.

    Attributes:
        of: What it is a percentage of.
    """

    of: str


@final
@attrs.frozen(kw_only=True, repr=False)
class TakesYesNo(Value):
    """Yes or no, with a comment."""


@final
@attrs.frozen(kw_only=True, repr=False)
class AnswerOption(Value):
    """One thing that can be chosen.

    Attributes:
        id: What is written down.
        title: What it means.
    """

    id: str
    title: str


@final
@attrs.frozen(kw_only=True, repr=False)
class TakesChoice(Value):
    """One of several options, or several of them.

    Attributes:
        options: What can be chosen.
        several: Whether more than one may be chosen.
    """

    options: tuple[AnswerOption, ...]
    several: bool = False


@final
@attrs.frozen(kw_only=True, repr=False)
class TakesFrequency(Value):
    """How often: a number of times in a period."""


@final
@attrs.frozen(kw_only=True, repr=False)
class TakesNarrative(Value):
    """Words."""


@final
@attrs.frozen(kw_only=True, repr=False)
class TakesEntries(Value):
    """A list of short texts.

    Attributes:
        most: How many are asked for at the most.
    """

    most: int | None = None


@final
@attrs.frozen(kw_only=True, repr=False)
class TakesStream(Value):
    """A stream of evidence: what it is, from when, what it says."""


AnswerType: TypeAlias = (
    TakesScore
    | TakesNumber
    | TakesPercent
    | TakesYesNo
    | TakesChoice
    | TakesFrequency
    | TakesNarrative
    | TakesEntries
    | TakesStream
)

ANSWER_TYPES: Mapping[str, type[AnswerType]] = MappingProxyType(
    {
        "score": TakesScore,
        "number": TakesNumber,
        "percent": TakesPercent,
        "yes-no": TakesYesNo,
        "choice": TakesChoice,
        "frequency": TakesFrequency,
        "narrative": TakesNarrative,
        "entries": TakesEntries,
        "stream": TakesStream,
    }
)
"""The name of each answer type in a document."""
