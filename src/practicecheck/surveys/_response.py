"""How many of those who were asked answered, and whether groups differ in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from math import comb
from typing import final

import attrs

from practicecheck.comparison.statistics import DifferenceFound, Proportion, Threshold, compare_proportions
from practicecheck.errors import Code, Problem, Severity, shortened
from practicecheck.scoring import Rounding, rounded
from practicecheck.values import Value


@final
@attrs.frozen(kw_only=True, repr=False)
class ResponseRule(Value):
    """From when on a response rate is worth a word. All of it is ours: no source sets it.

    Attributes:
        fewest: A group with fewer usable answers is too small to tell what its people think.
        asked: A group of fewer people is not held against others: one more answer would move its rate too far.
        apart: So many percentage points between the highest and the lowest rate, and weighting is worth
            thinking of; chance alone must be unlikely to have made them.
        confidence: How sure that must be, over all pairs of groups together.
    """

    fewest: int = 10
    asked: int = 30
    apart: int = 20
    confidence: float = 0.95


RESPONSE_RULE = ResponseRule()
"""Ours."""


@final
@attrs.frozen(kw_only=True, repr=False)
class ResponseRate(Value):
    """How many of a group answered.

    Attributes:
        group: What its people have in common; nothing for all of them.
        issued: How many were asked.
        returned: How many sent something back.
        usable: How many of those can be scored.
    """

    group: tuple[str, ...] = ()
    issued: int
    returned: int
    usable: int

    def __attrs_post_init__(self) -> None:
        if self.issued < 0 or not 0 <= self.usable <= self.returned:
            raise ValueError(
                f"nobody is asked fewer than 0 times, and a usable answer is one that came back: issued "
                f"{self.issued}, returned {self.returned}, usable {self.usable} can't be"
            )

    @property
    def possible(self) -> bool:
        """Whether no more people answered than were asked."""
        return self.returned <= self.issued

    @property
    def share(self) -> Fraction | None:
        """Usable answers of all who were asked, exactly; nothing where nobody was, or fewer than answered."""
        return Fraction(self.usable, self.issued) if self.issued and self.possible else None

    @property
    def percent(self) -> Decimal | None:
        """The rate as it is published: a whole percent, half up."""
        return None if self.share is None else rounded(100 * self.share, Rounding(decimals=0))

    @property
    def without_answer(self) -> int | None:
        """How many were asked and gave no usable answer; nothing where more answered than were asked."""
        return self.issued - self.usable if self.possible else None

    @property
    def words(self) -> str:
        """The rate in a sentence."""
        if not self.possible:
            return f"cannot say: {self.returned} answers came back, and {self.issued} were issued"
        if not self.issued:
            return "cannot say: nobody was asked"
        return f"{self.percent} % ({self.usable} of {self.issued}); {self.without_answer} gave no usable answer"


def response_rates(
    issued: Mapping[tuple[str, ...], int],
    usable: Mapping[tuple[str, ...], int],
    returned: Mapping[tuple[str, ...], int] | None = None,
) -> tuple[ResponseRate, ...]:
    """Lay those who were asked beside those who answered, group by group.

    Args:
        issued: How many were asked, by group.
        usable: How many usable answers there are, by group.
        returned: How many answers came back, by group. Without it all that came back are usable.

    Returns:
        The rate of every group that stands in any of them, in the order in which they are named.
    """
    back = usable if returned is None else returned
    return tuple(
        ResponseRate(
            group=group, issued=issued.get(group, 0), returned=back.get(group, 0), usable=usable.get(group, 0)
        )
        for group in dict.fromkeys((*issued, *back, *usable))
    )


def overall_response(rates: Iterable[ResponseRate]) -> ResponseRate:
    """The rate of several groups together.

    Args:
        rates: The groups. They share nobody.
    """
    given = tuple(rates)
    return ResponseRate(
        issued=sum(own.issued for own in given),
        returned=sum(own.returned for own in given),
        usable=sum(own.usable for own in given),
    )


def check_response(rates: Iterable[ResponseRate], rule: ResponseRule = RESPONSE_RULE) -> tuple[Problem, ...]:
    """Tell what must be known before results of groups are read.

    Args:
        rates: The groups.
        rule: From when on it is told.

    Returns:
        Groups with more answers than people; groups with nobody, or too few to tell; and whether rates differ
        so much that weighting is worth thinking of.
    """
    given = tuple(rates)
    return (*(problem for own in given for problem in _of_group(own, rule)), *_apart(given, rule))


def _of_group(own: ResponseRate, rule: ResponseRule) -> Iterator[Problem]:
    name = _name(own)
    if not own.possible:
        yield Problem(
            code=Code.RESPONSE,
            message=f"{name}: {own.returned} answers came back from {own.issued} people.",
            remedy="Count again who was asked, or look for people who answered twice or name another group. "
            "No rate is told of it.",
            path=own.group,
        )
    elif not own.issued:
        yield _note(own, f"{name}: nobody was asked.", "Leave the group out, or say how many were asked.")
    elif not own.usable:
        yield _note(
            own,
            f"{name}: none of {own.issued} people gave a usable answer.",
            "Nothing is known of what they think. Weights can't make up for it: merge it with a group like it.",
        )
    elif own.usable < rule.fewest:
        yield _note(
            own,
            f"{name}: {own.usable} of {own.issued} gave a usable answer, too few to tell what they think.",
            f"Merge it with a group like it, until there are {rule.fewest} or more.",
        )


def _apart(rates: tuple[ResponseRate, ...], rule: ResponseRule) -> Iterator[Problem]:
    shares = [(own.share, own) for own in rates if own.share is not None and own.issued >= rule.asked]
    pairs = comb(len(shares), 2)
    if not pairs:
        return
    (low, lowest), (high, highest) = min(shares, key=_share), max(shares, key=_share)
    if 100 * (high - low) < rule.apart:
        return
    # The widest of many pairs is wide by chance, so each of them has to be as sure as if all were tested.
    outcome = compare_proportions(
        Proportion(highest.usable, highest.issued),
        Proportion(lowest.usable, lowest.issued),
        confidence=1 - (1 - rule.confidence) / pairs,
        threshold=Threshold(people=1, expected=0),
    )
    if isinstance(outcome, DifferenceFound):
        yield Problem(
            code=Code.RESPONSE,
            message=f"{_name(highest)} answered by {highest.percent} %, {_name(lowest)} by {lowest.percent} %: "
            "the result of all leans to those who answered more.",
            remedy=f"Think of weighting by known group sizes. It is told from {rule.apart} points apart.",
            severity=Severity.WARNING,
        )


def _share(pair: tuple[Fraction, ResponseRate]) -> Fraction:
    return pair[0]


def _name(own: ResponseRate) -> str:
    return ", ".join(map(shortened, own.group)) or "All"


def _note(own: ResponseRate, message: str, remedy: str) -> Problem:
    return Problem(code=Code.RESPONSE, message=message, remedy=remedy, path=own.group, severity=Severity.NOTE)
