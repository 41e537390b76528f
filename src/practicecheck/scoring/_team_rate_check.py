"""Rates that teams state in their assessments, held against the figures that they give."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

import attrs

from practicecheck.errors import Problem
from practicecheck.frameworks import AddsRatio, Item
from practicecheck.scoring._amount import Ratio
from practicecheck.scoring._gathered import Gathered, Team
from practicecheck.scoring._part import Part, part_of
from practicecheck.scoring._rolled_figure import unit_of_rate
from practicecheck.scoring._stated_rate import before_rounding, contradiction


def check_team_rates(gathered: Gathered, teams: Sequence[Team]) -> Iterator[Problem]:
    """Tell rates that a team's own figures contradict. The figures count in a roll-up, and not the rate.

    Args:
        gathered: All contributions.
        teams: The teams.
    """
    for item in gathered.framework.items.values():
        for rule in item.roll_up_rules if item.takes else ():
            if isinstance(rule, AddsRatio) and rule.of != item.id:
                for team in teams:
                    yield from _check(item, rule, team, gathered)


def _check(item: Item, rule: AddsRatio, team: Team, gathered: Gathered) -> Iterator[Problem]:
    part = part_of(item, rule, team, gathered)
    if not isinstance(part, Part) or not part.by or team.gives is None:
        return
    stated, unit = part.given.number, unit_of_rate(item, rule)
    if stated is None or isinstance(stated, Fraction) or part.given.unit != unit:
        return
    made = Ratio(of=part.value, over=part.by, times=rule.times)
    low, high = before_rounding(stated)
    if made.exact is not None and not low <= made.exact <= high:
        figures = (rule.of, rule.over, *((rule.over_times,) if rule.over_times else ()))
        found = contradiction(
            item.id,
            f"{stated} {unit}",
            made.told(unit),
            figures,
            "What is rolled up is made of the figures.",
        )
        yield attrs.evolve(found, message=f"{team.unit.title}: {found.message}", file=team.gives.file)
