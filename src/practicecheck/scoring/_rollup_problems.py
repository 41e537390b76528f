"""What there is to know about a roll-up: who is missing, what differs, which figures are in doubt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from practicecheck.assessments import Unit
from practicecheck.errors import Code, Problem, Severity, some_of
from practicecheck.scoring._gathered import Gathered, Team
from practicecheck.scoring._protocol import Difference, differences
from practicecheck.scoring._rolled_figure import RolledFigure
from practicecheck.scoring._rolled_score import RolledScore
from practicecheck.scoring._team_rate_check import check_team_rates

_SAME = 3
"""From so many numbers on that are all the same, one file may be a copy of another."""


def problems_of(
    gathered: Gathered, unit: Unit, figures: Sequence[RolledFigure], scores: Sequence[RolledScore]
) -> tuple[Problem, ...]:
    """Gather what there is to know about the roll-up of a unit.

    Args:
        gathered: All contributions.
        unit: The unit.
        figures: Its figures.
        scores: Its scores.

    Returns:
        Notes and warnings. None of them keeps the roll-up from being told.
    """
    teams = gathered.teams(unit.id)
    return (
        *_missing(teams),
        *_own(gathered, unit),
        *_differing(differences(teams), figures),
        *_apart(scores),
        *_same(teams),
        *check_team_rates(gathered, teams),
        *(doubt for team in teams if team.gives for doubt in team.gives.doubts),
    )


def _missing(teams: Sequence[Team]) -> Iterator[Problem]:
    missing = [team.unit.title for team in teams if team.gives is None]
    if missing:
        yield Problem(
            code=Code.TEAM_MISSING,
            message=f"{len(missing)} of {len(teams)} teams {'has' if len(missing) == 1 else 'have'} no "
            f"assessment here: {some_of(missing)}.",
            remedy="Each figure says how many teams it counts; one that is missing is never a zero.",
            severity=Severity.NOTE,
        )


def _own(gathered: Gathered, unit: Unit) -> Iterator[Problem]:
    for below, _ in gathered.tree.walk(unit.id):
        gives = gathered.by_unit.get(below.id)
        if gives is not None and not gathered.tree.is_team(below.id):
            yield Problem(
                code=Code.OWN_ASSESSMENT,
                message=f"{below.title} has units below it and an assessment of its own, which is not counted.",
                remedy="Its figures are those of its teams. If it answers for them, take them out of the tree.",
                path=("unit",),
                severity=Severity.NOTE,
                file=gives.file,
            )


def _differing(differing: Sequence[Difference], figures: Sequence[RolledFigure]) -> Iterator[Problem]:
    for difference in differing:
        refused = dict.fromkeys(
            figure.id for figure in figures if difference.part in [other.part for other in figure.refused]
        )
        because = f"Not added up for that: {some_of(list(refused))}."
        yield Problem(
            code=Code.CAPTURE_DIFFERS,
            message=f"the teams' capture protocols differ. {difference.said}.",
            remedy=f"{because} If all mean the same, write it in the same words."
            if refused
            else "Nothing that was given depends on it; read the figures with that in mind.",
            path=("capture", difference.part.value),
            severity=Severity.WARNING if refused else Severity.NOTE,
        )


def _apart(scores: Sequence[RolledScore]) -> Iterator[Problem]:
    kinds = list(dict.fromkeys((score.key.id, score.alternatives) for score in scores if score.what == "total"))
    if len(kinds) > 1:
        told = "; ".join(", ".join(filter(None, kind)) for kind in kinds)
        yield Problem(
            code=Code.SCORED_APART,
            message=f"the teams' scores are of {len(kinds)} kinds, which stand apart: {told}.",
            remedy="Different scales, keys and alternatives can't be put together; agree on one for next time.",
            severity=Severity.NOTE,
        )


def _same(teams: Sequence[Team]) -> Iterator[Problem]:
    """Files that were copied, and never changed."""
    seen: dict[tuple[object, ...], list[Team]] = {}
    for team in teams:
        given = team.gives.given if team.gives else ()
        if sum(each.number is not None for each in given) >= _SAME:
            said = tuple((each.number, each.unit, each.answer, each.points) for each in given)
            seen.setdefault(said, []).append(team)
    for own in seen.values():
        if len(own) > 1:
            yield Problem(
                code=Code.SAME_ANSWERS,
                message=f"{len(own)} teams give the same to the last figure: "
                f"{some_of([team.unit.title for team in own])}.",
                remedy="Look whether one file is a copy of another, so that a team is counted twice.",
                severity=Severity.WARNING,
            )
