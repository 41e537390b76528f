"""How many teams a figure of their parent counts, and why the others are left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import final

import attrs

from practicecheck.assessments import Number, UnitTree
from practicecheck.scoring._gathered import Gathered, Team
from practicecheck.values import Value


@final
@attrs.frozen(kw_only=True, repr=False)
class TeamCoverage(Value):
    """How many teams are counted, and how many posts they have.

    Attributes:
        teams: How many are counted.
        of_teams: How many there are.
        posts: The posts of those that are counted; nothing where the tree does not say the posts of all.
        of_posts: The posts of all.
    """

    teams: int
    of_teams: int
    posts: Number | None = None
    of_posts: Number | None = None

    @property
    def said(self) -> str:
        """The coverage as people say it: ``7 of 9 teams, 83 of 101 posts``."""
        teams = f"{self.teams} of {self.of_teams} team{'' if self.of_teams == 1 else 's'}"
        return teams if self.posts is None else f"{teams}, {self.posts} of {self.of_posts} posts"


def team_coverage(counted: Iterable[str], teams: Sequence[Team], tree: UnitTree) -> TeamCoverage:
    """Count teams and their posts.

    Args:
        counted: The ids of the teams that are counted.
        teams: All teams.
        tree: The tree of units, which says how many posts each has.
    """
    ids = list(counted)
    posts = [team.unit.posts for team in teams]
    known = [number for number in posts if number is not None]
    whole = bool(posts) and len(known) == len(posts)
    return TeamCoverage(
        teams=len(ids),
        of_teams=len(teams),
        posts=sum(tree.by_id[name].posts or 0 for name in ids) if whole else None,
        of_posts=sum(known) if whole else None,
    )


@final
@attrs.frozen(kw_only=True, repr=False)
class LeftOut(Value):
    """Teams that are not counted, and why.

    Attributes:
        why: Why.
        teams: Their ids.
    """

    why: str
    teams: tuple[str, ...]


def coverage_below(gathered: Gathered, unit_id: str) -> TeamCoverage:
    """Count the teams below a unit that have an assessment.

    Args:
        gathered: The contributions in their places.
        unit_id: The unit's id.
    """
    teams = gathered.teams(unit_id)
    return team_coverage((team.unit.id for team in teams if team.gives), teams, gathered.tree)


def left_out_of(teams: Mapping[str, Sequence[str]]) -> tuple[LeftOut, ...]:
    """Say who is left out, and why.

    Args:
        teams: The ids of teams by the reason.
    """
    return tuple(LeftOut(why=why, teams=tuple(own)) for why, own in sorted(teams.items()) if own)
