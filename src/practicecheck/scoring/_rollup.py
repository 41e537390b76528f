"""Roll-up: what the teams below a unit come to together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import final

import attrs

from practicecheck.assessments import Unit
from practicecheck.errors import Problem
from practicecheck.frameworks import Framework
from practicecheck.scoring._contribution import TeamText
from practicecheck.scoring._gathered import Gathered, Team
from practicecheck.scoring._part import Part
from practicecheck.scoring._protocol import Difference, differences
from practicecheck.scoring._rolled_figure import RolledFigure, parts_of, rolled_figures
from practicecheck.scoring._rolled_score import RolledScore, rolled_scores
from practicecheck.scoring._rollup_problems import problems_of
from practicecheck.scoring._team_coverage import TeamCoverage, coverage_below
from practicecheck.values import Value


@final
@attrs.frozen(kw_only=True, repr=False)
class RolledSplit(Value):
    """An item on which the raters of some teams differ so much that it must be told.

    Attributes:
        item: The item's id.
        teams: The ids of these teams.
    """

    item: str
    teams: tuple[str, ...]


@final
@attrs.frozen(kw_only=True, repr=False)
class RolledText(Value):
    """Words of a team, with the team.

    Attributes:
        team: The team's id.
        item: The item that they answer.
        text: The words.
    """

    team: str
    item: str
    text: str


@final
@attrs.frozen(kw_only=True, repr=False)
class RollUp(Value):
    """What the teams below a unit come to together.

    Attributes:
        unit: The unit.
        coverage: How many of its teams have an assessment.
        missing: The ids of those that have none.
        figures: Its figures, base figures first, then in the order of the framework.
        scores: Its scores: sections, groups of views, the whole. Those that can't stand together stand apart.
        splits: Items on which the raters of some teams differ.
        texts: The teams' words, where they were kept.
        differences: Where the capture protocols of the teams differ.
        problems: What there is to know: who is missing, what differs, doubts about figures.
        gathered: What it was made from.
    """

    unit: Unit
    coverage: TeamCoverage
    missing: tuple[str, ...]
    figures: tuple[RolledFigure, ...]
    scores: tuple[RolledScore, ...]
    splits: tuple[RolledSplit, ...]
    texts: tuple[RolledText, ...]
    differences: tuple[Difference, ...]
    problems: tuple[Problem, ...]
    gathered: Gathered = attrs.field(repr=False)

    @property
    def framework(self) -> Framework:
        """The edition that was answered."""
        return self.gathered.framework

    def figure(self, name: str) -> tuple[RolledFigure, ...]:
        """The figures of an item or base figure, one for each rule and unit of measurement.

        Args:
            name: Its id, such as ``step-4``.
        """
        return tuple(figure for figure in self.figures if figure.id == name)

    def explain(self, figure: RolledFigure) -> tuple[Part, ...]:
        """What each team gives to a figure.

        Args:
            figure: A figure of this roll-up.

        Returns:
            One part for each team that is counted, in the order of the tree.
        """
        return parts_of(figure, self.gathered, self.gathered.teams(self.unit.id))


def roll_up(gathered: Gathered, unit_id: str | None = None) -> RollUp:
    """Roll up the teams below a unit.

    A service's figures and the organisation's are made from the same contributions of teams, so it does not
    matter how the teams are grouped, or in which order they come.

    Args:
        gathered: The contributions in their places.
        unit_id: The unit's id; the one at the top, if none is given.

    Raises:
        KeyError: No unit has that id.
    """
    tree = gathered.tree
    unit = tree.root if unit_id is None else tree.by_id[unit_id]
    teams = gathered.teams(unit.id)
    figures = tuple(rolled_figures(gathered, teams))
    scores = tuple(rolled_scores(gathered, teams))
    return RollUp(
        unit=unit,
        coverage=coverage_below(gathered, unit.id),
        missing=tuple(team.unit.id for team in teams if team.gives is None),
        figures=figures,
        scores=scores,
        splits=tuple(_splits(teams, gathered.framework)),
        texts=tuple(
            RolledText(team=team.unit.id, item=said.item, text=said.text) for team, said in _texts(teams)
        ),
        differences=differences(teams),
        problems=problems_of(gathered, unit, figures, scores),
        gathered=gathered,
    )


def _splits(teams: Sequence[Team], framework: Framework) -> Iterator[RolledSplit]:
    found: dict[str, list[str]] = {}
    for team in teams:
        for split in team.gives.splits if team.gives else ():
            found.setdefault(split.item, []).append(team.unit.id)
    for item in framework.items:
        if item in found:
            yield RolledSplit(item=item, teams=tuple(found[item]))


def _texts(teams: Sequence[Team]) -> Iterator[tuple[Team, TeamText]]:
    for team in teams:
        for said in team.gives.texts if team.gives else ():
            yield team, said
