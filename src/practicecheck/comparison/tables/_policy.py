"""The rules by which results about groups of people may be published, as data."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from enum import Enum
from typing import final

import attrs

from practicecheck.assessments import Number
from practicecheck.errors import Code, Problem
from practicecheck.frameworks import Wording
from practicecheck.values import Value


@final
class Treatment(Enum):
    """What is done with a kind of cell."""

    SHOW = "show"
    """It is told as it is."""
    HIDE = "hide"
    """It is hidden as a small group is."""


@final
@attrs.frozen(kw_only=True, repr=False)
class Dominance(Value):
    """When a few people are so much of a total that it tells what they are.

    Attributes:
        largest: So many of the largest contributors...
        percent: ...bring more than this share of the total.
    """

    largest: int
    percent: Number


@final
@attrs.frozen(kw_only=True, repr=False)
class Markers(Value):
    """What stands where no number is told.

    Attributes:
        hidden: Known, and held back.
        not_applicable: There is nothing below the line.
        unavailable: Nobody knows it.
        low: Rounds to 0, and is not 0.
    """

    hidden: str = "c"
    not_applicable: str = "z"
    unavailable: str = "x"
    low: str = "low"


@final
@attrs.frozen(kw_only=True, repr=False)
class DisclosurePolicy(Value):
    """The rules by which results about groups of people may be published.

    Attributes:
        id: Its name with its version: ``at-least-10@1``.
        title: What people call it.
        summary: What it does, in a sentence.
        wording: Who decided it: the source, or we.
        source: Where it is laid down.
        minimum: A group of fewer people is hidden, and still counts in its parents.
        width: Of a hidden cell an outsider must be left with at least this much doubt: the highest number that
            it can have, less the lowest.
        rounding: Numbers of people are told to the nearest multiple of this.
        zeros: What is done with a group that nobody is in.
        full: What is done where all of a group give one answer, so that everybody's is known.
        together: Whether what is hidden in a line must add up to a group that could be told, as its total
            is.
        dominance: When a few people are too much of a total.
        p_percent: The second largest contributor must not be able to tell the largest to within this
            percentage.
        markers: What stands where no number is told.
    """

    id: str
    title: str
    summary: str
    wording: Wording
    source: str
    minimum: int = 10
    width: int = 5
    rounding: int = 1
    zeros: Treatment = Treatment.SHOW
    full: Treatment = Treatment.HIDE
    together: bool = True
    dominance: Dominance | None = None
    p_percent: Number | None = None
    markers: Markers = Markers()


_MOST = 1000
"""A group of so many people is nobody's secret: whoever writes more has made a slip."""


def check_policy(policy: DisclosurePolicy) -> tuple[Problem, ...]:
    """Find what can't be meant in a policy.

    Args:
        policy: The policy.

    Returns:
        Problems, with their path in the document. Empty if all is well.
    """
    return tuple(_problems(policy))


def _problems(policy: DisclosurePolicy) -> Iterator[Problem]:
    for name, least in (("minimum", 1), ("width", 1), ("rounding", 1)):
        number: int = getattr(policy, name)
        if not least <= number <= _MOST:
            yield _amiss((name,), f"{name} is {number}.", f"Write a whole number from {least} to {_MOST}.")
    if policy.dominance is not None:
        if policy.dominance.largest < 1:
            yield _amiss(("dominance", "largest"), "it counts nobody.", "Write 1 or more.")
        if not 0 < Decimal(policy.dominance.percent) <= _WHOLE:
            yield _amiss(
                ("dominance", "percent"), "it is no share.", "Write a number above 0, and 100 at the most."
            )
    if policy.p_percent is not None and Decimal(policy.p_percent) <= 0:
        yield _amiss(("p_percent",), "it protects nobody.", "Write a number above 0, or leave it out.")
    words = attrs.astuple(policy.markers)
    if len(set(words)) < len(words) or any(not word or word[0].isdigit() for word in words):
        yield _amiss(
            ("markers",),
            "two of them are the same, or one is blank or begins like a number.",
            "Give each a word of its own: c, z, x and low are the usual ones.",
        )


_WHOLE = 100


def _amiss(path: tuple[str, ...], message: str, remedy: str) -> Problem:
    return Problem(code=Code.POLICY_AMISS, message=message, remedy=remedy, path=path)
