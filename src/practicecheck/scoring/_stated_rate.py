"""Rates that teams state, held against the figures that they give."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from practicecheck.assessments import Number
from practicecheck.errors import Code, Problem, Severity
from practicecheck.frameworks import AddsRatio, Item
from practicecheck.scoring._amount import Ratio
from practicecheck.scoring._gathered import Gathered, Team
from practicecheck.scoring._part import Part, part_of
from practicecheck.scoring._rolled_figure import unit_of_rate
from practicecheck.scoring._rounding import shown


def check_stated_rates(gathered: Gathered, teams: Sequence[Team]) -> Iterator[Problem]:
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
    if made.exact is not None and abs(made.exact - Fraction(stated)) > _slack(stated):
        yield Problem(
            code=Code.TEAM_RATE_DIFFERS,
            message=f"{team.unit.title} says {shown(Fraction(stated))} {unit}, and its figures give "
            f"{made.told(unit)}.",
            remedy=f"Mend {rule.of}, {rule.over} or the rate. What is rolled up is made of the figures.",
            path=("answers", item.id),
            severity=Severity.WARNING,
            file=team.gives.file,
        )


def _slack(stated: Number) -> Fraction:
    """What rounding or cutting off may have taken away: one of the last digit that is written."""
    exponent = Decimal(stated).as_tuple().exponent
    return Fraction(10) ** exponent if isinstance(exponent, int) else Fraction(0)
