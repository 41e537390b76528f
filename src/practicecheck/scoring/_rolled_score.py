"""Scores of several teams side by side: nothing is mixed, and no split is lost in a mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import final

import attrs

from practicecheck.frameworks import Framework
from practicecheck.scoring._contribution import TeamScore
from practicecheck.scoring._gathered import Gathered, Team
from practicecheck.scoring._key import Method, ScoringKey
from practicecheck.scoring._middle import middle
from practicecheck.scoring._part import MISSING
from practicecheck.scoring._rounding import rounded
from practicecheck.scoring._sum import exact_sum
from practicecheck.scoring._team_coverage import LeftOut, TeamCoverage, left_out_of, team_coverage
from practicecheck.values import Value


@final
@attrs.frozen(kw_only=True, repr=False)
class TeamValue(Value):
    """One team's score.

    Attributes:
        team: The team's id.
        exact: The score before rounding.
        complete: Whether every applicable item was given a point.
    """

    team: str
    exact: Fraction
    complete: bool


@final
@attrs.frozen(kw_only=True, repr=False)
class RolledScore(Value):
    """The scores of those teams that used the same key, and for the whole chose the same alternatives.

    Attributes:
        what: A section's id, a view and group such as ``domain:caring``, or ``total``.
        title: What it is a score of.
        key: The key that made all of them.
        alternatives: What these teams chose, for what spans alternatives: ``integration 2A``.
        values: The teams' scores, the lowest first.
        pooled: All points over all that was possible, as if the teams were one; nothing where the key makes the
            score from other scores. It is not a mean of the teams' scores.
        coverage: How many teams are counted.
        left_out: The teams that are not, and why.
    """

    what: str
    title: str
    key: ScoringKey
    alternatives: str
    values: tuple[TeamValue, ...]
    pooled: Fraction | None
    coverage: TeamCoverage
    left_out: tuple[LeftOut, ...]

    @property
    def lowest(self) -> Decimal:
        """The lowest score, rounded as the key says."""
        return self._rounded(self.values[0].exact)

    @property
    def median(self) -> Decimal:
        """The score in the middle; halfway between the two in the middle, where their number is even."""
        low, high = middle([value.exact for value in self.values])
        return self._rounded((low + high) / 2)

    @property
    def highest(self) -> Decimal:
        """The highest score, rounded as the key says."""
        return self._rounded(self.values[-1].exact)

    @property
    def together(self) -> Decimal | None:
        """The pooled score, rounded as the key says."""
        return None if self.pooled is None else self._rounded(self.pooled)

    @property
    def incomplete(self) -> tuple[str, ...]:
        """The teams whose score lacks answers."""
        return tuple(value.team for value in self.values if not value.complete)

    @property
    def lowest_in(self) -> tuple[str, ...]:
        """The teams with the lowest score."""
        return tuple(value.team for value in self.values if value.exact == self.values[0].exact)

    @property
    def highest_in(self) -> tuple[str, ...]:
        """The teams with the highest score."""
        return tuple(value.team for value in self.values if value.exact == self.values[-1].exact)

    def _rounded(self, exact: Fraction) -> Decimal:
        return rounded(exact, self.key.rounding)


@final
@attrs.frozen(repr=False)
class _Scored(Value):
    """A team's score, with what must be the same for scores to stand together."""

    team: str
    key: ScoringKey
    alternatives: str
    score: TeamScore
    exact: Fraction

    @property
    def kind(self) -> tuple[str, str]:
        return (self.key.id, self.alternatives)


def rolled_scores(gathered: Gathered, teams: Sequence[Team]) -> Iterator[RolledScore]:
    """Every score of a parent: sections, groups of views, and the whole.

    Args:
        gathered: All contributions.
        teams: The parent's teams.
    """
    for what, title in _scores_of(gathered.framework).items():
        kinds: dict[tuple[str, str], list[_Scored]] = {}
        left_out: dict[str, list[str]] = {}
        for team in teams:
            found = _scored(what, team)
            if isinstance(found, str):
                left_out.setdefault(found, []).append(team.unit.id)
            else:
                kinds.setdefault(found.kind, []).append(found)
        for kind, own in sorted(kinds.items(), key=lambda pair: (-len(pair[1]), pair[0])):
            others = {
                f"scored apart: {', '.join(filter(None, other))}": [scored.team for scored in elsewhere]
                for other, elsewhere in kinds.items()
                if other != kind
            }
            yield RolledScore(
                what=what,
                title=title,
                key=own[0].key,
                alternatives=own[0].alternatives,
                values=_values(own),
                pooled=_pooled([scored.score for scored in own], own[0].key),
                coverage=team_coverage((scored.team for scored in own), teams, gathered.tree),
                left_out=left_out_of({**left_out, **others}),
            )


def _scores_of(framework: Framework) -> dict[str, str]:
    groups = {f"{v.id}:{group}": f"{v.id.capitalize()}: {group}" for v in framework.views for group in v.groups}
    return {**{section.id: section.title for section in framework.sections}, **groups, "total": "The whole"}


def _scored(what: str, team: Team) -> _Scored | str:
    """A team's score, or why there is none."""
    gives = team.gives
    if gives is None:
        return MISSING
    if gives.key is None:
        return "not scored"
    score = next((score for score in gives.scores if score.what == what), None)
    if score is None:
        return "not asked"
    if score.exact is None:
        return score.why_none or "no score"
    # A section stands under one alternative or none; the whole and the views span them.
    spans = what not in {section.id for section in gives.framework.sections}
    chosen = sorted(f"{made.choice} {made.option}" for made in gives.choices) if spans else []
    return _Scored(team.unit.id, gives.key, ", ".join(chosen), score, score.exact)


def _values(own: Sequence[_Scored]) -> tuple[TeamValue, ...]:
    ordered = sorted(own, key=lambda scored: (scored.exact, scored.team))
    return tuple(
        TeamValue(team=scored.team, exact=scored.exact, complete=scored.score.complete) for scored in ordered
    )


def _pooled(scores: Sequence[TeamScore], key: ScoringKey) -> Fraction | None:
    divisors = [score.divisor for score in scores]
    known = [divisor for divisor in divisors if divisor is not None]
    below = exact_sum(known)
    if len(known) < len(divisors) or not below:
        return None
    points = exact_sum(score.points for score in scores)
    return points / below if key.method is Method.SCALE_MEAN else 100 * points / below
