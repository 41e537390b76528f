"""All that is told of how reliable a section's score is, by group: a working copy."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import final

import attrs

from practicecheck.comparison.statistics import Estimate
from practicecheck.errors import Problem
from practicecheck.scoring import Rounding, rounded
from practicecheck.surveys._tally import Group
from practicecheck.surveys.reliability._omega import Omega, mcdonald_omega
from practicecheck.surveys.reliability._reliability import (
    ItemReliability,
    Reliability,
    alpha_interval,
    cronbach_alpha,
    item_reliabilities,
)
from practicecheck.surveys.reliability._reversed_items import check_reversed
from practicecheck.surveys.reliability._section_moments import SectionMoments, SurveyMoments
from practicecheck.values import Value


@final
@attrs.frozen(kw_only=True, repr=False)
class ScaleReliability(Value):
    """How reliable a section's score is among a group's people.

    Attributes:
        group: What the people have in common.
        section: The section's id.
        title: Its title.
        people: How many people the group has.
        left_out: How many of them left something out of the section, and are in none of the figures.
        alpha: Cronbach's alpha.
        interval: Feldt's interval about it; nothing where alpha can't be said.
        omega: McDonald's omega.
        items: How each item goes with the others.
        problems: Items that run against the others.
    """

    group: Group
    section: str
    title: str
    people: int
    left_out: int
    alpha: Reliability
    interval: Estimate | None
    omega: Omega
    items: tuple[ItemReliability, ...]
    problems: tuple[Problem, ...]

    @property
    def against(self) -> tuple[str, ...]:
        """The items that run against the others."""
        return tuple(str(own.path[-1]) for own in self.problems)

    @property
    def low(self) -> Decimal | None:
        """Where the interval about alpha begins, as it is told."""
        return None if self.interval is None else _shown(self.interval.low)

    @property
    def high(self) -> Decimal | None:
        """Where it ends."""
        return None if self.interval is None else _shown(self.interval.high)

    @property
    def why(self) -> str | None:
        """Why alpha or omega can't be said; nothing if both can."""
        alpha, omega = self.alpha.why_none, self.omega.reliability.why_none
        if alpha == omega:
            return alpha
        return "; ".join(f"{name}: {why}" for name, why in (("alpha", alpha), ("omega", omega)) if why)


def scale_reliabilities(given: SurveyMoments) -> tuple[ScaleReliability, ...]:
    """Tell how reliable the score of each section is, by group.

    Args:
        given: How answers go together.

    Raises:
        MissingExtraError: scipy is not installed, which the interval needs.
    """
    titles = {own.id: own.title for own in given.rule.sections}
    return tuple(_of(own, titles[own.section]) for own in given.sections)


def _of(given: SectionMoments, title: str) -> ScaleReliability:
    moments = given.moments
    alpha = cronbach_alpha(moments)
    return ScaleReliability(
        group=given.group,
        section=given.section,
        title=title,
        people=given.people,
        left_out=given.people - moments.n,
        alpha=alpha,
        interval=alpha_interval(alpha),
        omega=mcdonald_omega(moments),
        items=item_reliabilities(moments),
        problems=tuple(
            attrs.evolve(own, path=(*(name for name in given.group if name), *own.path))
            for own in check_reversed(moments)
        ),
    )


def _shown(number: float) -> Decimal:
    return rounded(Fraction(number), Rounding(decimals=2))
