"""What one team gives to one figure of its parent, or why it gives nothing."""

from __future__ import annotations

from fractions import Fraction
from typing import TypeAlias, final

import attrs

from practicecheck.assessments import AnswerState
from practicecheck.frameworks import (
    AddsDistribution,
    AddsEvidence,
    AddsNarratives,
    AddsRange,
    AddsRatio,
    AddsShare,
    AddsSum,
    AddsUp,
    AddsWeightedMean,
    AnswerType,
    BaseFigure,
    Item,
    TakesFrequency,
    TakesNumber,
    TakesPercent,
    fits,
)
from practicecheck.scoring._contribution import A_YEAR, PERCENT, Contribution, Given
from practicecheck.scoring._gathered import Gathered, Team
from practicecheck.scoring._rounding import shown
from practicecheck.values import Value

Asked: TypeAlias = Item | BaseFigure

MISSING = "no assessment"
HELD_BACK = "held back: it touches health or leave, and the team is small or does not say its size"


@final
@attrs.frozen(kw_only=True, repr=False)
class Part(Value):
    """What one team gives to one figure of its parent.

    Attributes:
        team: The team's id.
        rule: How it adds up.
        line: What it is measured in, or the scale: parts of different lines are never put together.
        given: What the team gave.
        value: The number, or the figure above the line.
        by: What the team counts by, or the figure below the line.
    """

    team: str
    rule: AddsUp
    line: str | None
    given: Given
    value: Fraction = Fraction(0)
    by: Fraction = Fraction(1)

    @property
    def said(self) -> str:
        """What the team gives, as people say it: ``42.5 x 12`` for a mean, ``3 / 12`` for a rate."""
        given = self.given
        match self.rule:
            case AddsRatio():
                return f"{shown(self.value)} / {shown(self.by)}"
            case AddsWeightedMean():
                return f"{shown(self.value)} x {shown(self.by)}"
            case AddsSum() | AddsRange():
                return shown(self.value)
            case AddsShare():
                return "yes" if given.answer else "no"
            case AddsDistribution():
                return ", ".join(map(str, given.points))
            case AddsNarratives() | AddsEvidence():
                return f"{given.texts} text{'' if given.texts == 1 else 's'}"


def part_of(asked: Asked, rule: AddsUp, team: Team, gathered: Gathered) -> Part | str:
    """What a team gives by a rule.

    Args:
        asked: The item or base figure.
        rule: How it adds up.
        team: The team.
        gathered: All contributions.

    Returns:
        The part, or why there is none.
    """
    gives = team.gives
    if gives is None:
        return MISSING
    given = gathered.given(gives, asked.id)
    if given.id in gives.held_back:
        return HELD_BACK
    if isinstance(rule, AddsRatio):
        return _ratio(rule, team, gives, gathered, given)
    if given.state is not AnswerState.ANSWERED:
        return _why(given)
    match rule:
        case AddsSum() | AddsRange() | AddsWeightedMean():
            return _number(asked, rule, team, gives, gathered, given)
        case AddsShare():
            if given.answer is None:
                return "answered without a yes or no"
            return Part(team=team.unit.id, rule=rule, line=None, given=given)
        case AddsDistribution():
            if not given.points:
                return "answered without a point"
            return Part(team=team.unit.id, rule=rule, line=gives.scale if _scored(asked) else None, given=given)
        case AddsNarratives() | AddsEvidence():
            if not given.texts:
                return "answered without words"
            return Part(team=team.unit.id, rule=rule, line=None, given=given)


def _why(given: Given) -> str:
    return str(given.state.value)


def _scored(asked: Asked) -> bool:
    return isinstance(asked, Item) and asked.scored


def _number(
    asked: Asked, rule: AddsUp, team: Team, gives: Contribution, gathered: Gathered, given: Given
) -> Part | str:
    if given.number is None:
        return "answered without a number"
    if given.unit not in _units(asked, rule):
        return f"given in {given.unit}"
    by = _figure(rule.by, gives, gathered) if isinstance(rule, AddsWeightedMean) else Fraction(1)
    if isinstance(by, str):
        return by
    return Part(team=team.unit.id, rule=rule, line=given.unit, given=given, value=Fraction(given.number), by=by)


def _units(asked: Asked, rule: AddsUp) -> tuple[str, ...]:
    """The units of the numbers that a rule is for."""
    if isinstance(asked, BaseFigure):
        return (asked.unit,)
    units = (_unit_of(taken) for taken in asked.takes if fits(type(rule), taken))
    return tuple(unit for unit in units if unit is not None)


def _unit_of(taken: AnswerType) -> str | None:
    match taken:
        case TakesNumber():
            return taken.unit
        case TakesPercent():
            return PERCENT
        case TakesFrequency():
            return A_YEAR
        case _:
            return None


def _ratio(rule: AddsRatio, team: Team, gives: Contribution, gathered: Gathered, given: Given) -> Part | str:
    # The figures may be there although the rate itself was left blank; X says that it does not apply at all.
    if given.state in (AnswerState.NOT_APPLICABLE, AnswerState.NOT_ASKED):
        return _why(given)
    over = _figure(rule.over, gives, gathered)
    if isinstance(over, str):
        return over
    above = gathered.given(gives, rule.of)
    of = _figure(rule.of, gives, gathered)
    if isinstance(of, str):
        return of
    if above.unit == PERCENT:
        of *= over / 100
    times = Fraction(1) if rule.over_times is None else _figure(rule.over_times, gives, gathered)
    if isinstance(times, str):
        return times
    return Part(team=team.unit.id, rule=rule, line=None, given=given, value=of, by=over * times)


def _figure(name: str, gives: Contribution, gathered: Gathered) -> Fraction | str:
    """A figure, or why it is not there."""
    if name in gives.held_back:
        return HELD_BACK
    given = gathered.given(gives, name)
    return f"{name} is not given" if given.number is None else Fraction(given.number)
