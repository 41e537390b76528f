"""One figure of a parent: what its teams give together, who is counted, and what keeps it from being told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import final

import attrs

from practicecheck.frameworks import (
    ADDS_UP,
    AddsDistribution,
    AddsEvidence,
    AddsNarratives,
    AddsRange,
    AddsRatio,
    AddsShare,
    AddsSum,
    AddsUp,
    AddsWeightedMean,
    BaseFigure,
    CapturePart,
    Framework,
    Item,
    TakesChoice,
    TakesNumber,
)
from practicecheck.scoring._amount import (
    Amount,
    Collected,
    Ratio,
    Share,
    Sum,
    WeightedMean,
    distribution_of,
    range_of,
)
from practicecheck.scoring._contribution import PERCENT
from practicecheck.scoring._gathered import Gathered, Team
from practicecheck.scoring._part import Asked, Part, part_of
from practicecheck.scoring._protocol import Difference, alike, differences
from practicecheck.scoring._sum import exact_sum
from practicecheck.scoring._team_coverage import LeftOut, TeamCoverage, left_out_of, team_coverage
from practicecheck.values import Value

_HOW = {cls: name for name, cls in ADDS_UP.items()}


@final
@attrs.frozen(kw_only=True, repr=False)
class Apart(Value):
    """What teams with one capture protocol come to, where those of all can't be put together.

    Attributes:
        teams: The ids of the teams.
        amount: What they come to.
    """

    teams: tuple[str, ...]
    amount: Amount


@final
@attrs.frozen(kw_only=True, repr=False)
class RolledFigure(Value):
    """One figure of a parent.

    Attributes:
        id: The item's or base figure's id.
        text: What was asked.
        section: The item's section; nothing for a base figure.
        rule: How it adds up.
        unit: What it is measured in; the scale's id for points; nothing for shares and words.
        amount: What the teams come to; nothing where it is refused, or nobody gave anything.
        coverage: How many teams are counted.
        left_out: The teams that are not, and why.
        refused: Where capture protocols differ so that the teams can't be put together.
        apart: What each group of teams comes to by itself, where they can't be put together.
    """

    id: str
    text: str
    section: str | None
    rule: AddsUp
    unit: str | None
    amount: Amount | None
    coverage: TeamCoverage
    left_out: tuple[LeftOut, ...] = ()
    refused: tuple[Difference, ...] = ()
    apart: tuple[Apart, ...] = ()

    @property
    def how(self) -> str:
        """How it adds up, in the word that a framework uses: ``ratio-of-sums``."""
        return _HOW[type(self.rule)]

    @property
    def made(self) -> str:
        """What it is made of, where that is not the figure itself: ``leavers / in-post-headcount x 100``."""
        match self.rule:
            case AddsRatio(of=of, over=over, over_times=over_times, times=times):
                below = over if over_times is None else f"({over} x {over_times})"
                return f"{of} / {below}" + (f" x {times}" if times != 1 else "")
            case AddsWeightedMean(by=by):
                return f"each team by {by}"
            case _:
                return ""

    @property
    def why_refused(self) -> str | None:
        """Why the teams can't be put together, in a sentence."""
        return "; ".join(difference.said for difference in self.refused) or None

    @property
    def said(self) -> str:
        """What the teams come to, as people say it."""
        if self.refused:
            return "refused"
        return "no figure" if self.amount is None else self.amount.told(self.unit)


def rolled_figures(gathered: Gathered, teams: Sequence[Team]) -> Iterator[RolledFigure]:
    """Every figure of a parent, in the order of the framework, base figures first.

    Args:
        gathered: All contributions.
        teams: The parent's teams.
    """
    framework = gathered.framework
    for figure in framework.base:
        for rule in figure.roll_up_rules:
            yield from _lines(figure, rule, gathered, teams)
    for item in framework.items.values():
        if item.takes:
            for rule in item.roll_up_rules:
                yield from _lines(item, rule, gathered, teams)


def parts_of(figure: RolledFigure, gathered: Gathered, teams: Sequence[Team]) -> tuple[Part, ...]:
    """What each team gives to a figure.

    Args:
        figure: The figure.
        gathered: All contributions.
        teams: The teams of the unit whose figure it is.
    """
    framework = gathered.framework
    asked = framework.items.get(figure.id) or next(base for base in framework.base if base.id == figure.id)
    found = [part_of(asked, figure.rule, team, gathered) for team in teams]
    shown = None if isinstance(figure.rule, AddsRatio) else figure.unit
    return tuple(part for part in found if isinstance(part, Part) and part.line == shown)


@final
@attrs.frozen(repr=False)
class _Line(Value):
    """What is put together: answers to one question, by one rule, measured in one unit."""

    asked: Asked
    rule: AddsUp
    unit: str | None

    @property
    def needs(self) -> tuple[CapturePart, ...]:
        return self.rule.needs if isinstance(self.rule, AddsSum | AddsRatio | AddsWeightedMean) else ()


def _lines(asked: Asked, rule: AddsUp, gathered: Gathered, teams: Sequence[Team]) -> Iterator[RolledFigure]:
    counted: dict[str | None, list[tuple[Team, Part]]] = {}
    left_out: dict[str, list[str]] = {}
    for team in teams:
        found = part_of(asked, rule, team, gathered)
        if isinstance(found, Part):
            counted.setdefault(found.line, []).append((team, found))
        else:
            left_out.setdefault(found, []).append(team.unit.id)
    for unit in sorted(counted, key=lambda name: name or "") or [None]:
        elsewhere = {
            f"given in {other}": [part.team for _, part in own]
            for other, own in counted.items()
            if other != unit
        }
        line = _Line(asked, rule, unit)
        yield _figure(line, counted.get(unit, []), {**left_out, **elsewhere}, gathered, teams)


def _figure(
    line: _Line,
    counted: list[tuple[Team, Part]],
    left_out: Mapping[str, list[str]],
    gathered: Gathered,
    teams: Sequence[Team],
) -> RolledFigure:
    framework, asked, rule = gathered.framework, line.asked, line.rule
    differing = differences((team for team, _ in counted), line.needs)
    parts = [part for _, part in counted]
    return RolledFigure(
        id=asked.id,
        text=asked.text if isinstance(asked, Item) else asked.title,
        section=framework.section_of[asked.id].id if isinstance(asked, Item) else None,
        rule=rule,
        unit=unit_of_rate(asked, rule) if isinstance(rule, AddsRatio) else line.unit,
        amount=None if differing or not parts else _amount(line, parts, framework),
        coverage=team_coverage((part.team for part in parts), teams, gathered.tree),
        left_out=left_out_of(left_out),
        refused=differing,
        apart=tuple(_apart(line, counted, framework)) if differing else (),
    )


def unit_of_rate(asked: Asked, rule: AddsRatio) -> str | None:
    """What a rate is measured in: a percentage, or what the item's number is.

    Args:
        asked: The item or base figure whose rate it is.
        rule: How it adds up.
    """
    if rule.times == 100:  # noqa: PLR2004 - so it is called
        return PERCENT
    if isinstance(asked, BaseFigure):
        return asked.unit
    return next((taken.unit for taken in asked.takes if isinstance(taken, TakesNumber)), None)


def _apart(line: _Line, counted: Sequence[tuple[Team, Part]], framework: Framework) -> Iterator[Apart]:
    groups: dict[tuple[object, ...], list[Part]] = {}
    for team, part in counted:
        groups.setdefault(alike(team, line.needs), []).append(part)
    for parts in sorted(groups.values(), key=lambda own: (-len(own), own[0].team)):
        yield Apart(teams=tuple(part.team for part in parts), amount=_amount(line, parts, framework))


def _amount(line: _Line, parts: Sequence[Part], framework: Framework) -> Amount:
    """What parts come to together; the order of the parts does not matter."""
    match line.rule:
        case AddsSum():
            return Sum(total=exact_sum(part.value for part in parts))
        case AddsRatio(times=times):
            return Ratio(
                of=exact_sum(part.value for part in parts),
                over=exact_sum(part.by for part in parts),
                times=times,
            )
        case AddsWeightedMean():
            weighted, weight = (
                exact_sum(part.value * part.by for part in parts),
                exact_sum(part.by for part in parts),
            )
            return WeightedMean(weighted=weighted, weight=weight)
        case AddsShare():
            return Share(yes=sum(part.given.answer is True for part in parts), of=len(parts))
        case AddsRange():
            return range_of([part.value for part in parts])
        case AddsDistribution():
            points = [point for part in parts for point in part.given.points]
            if line.unit is not None:
                return distribution_of(points, framework.scale(line.unit).codes, ordered=True)
            return distribution_of(points, _options(line.asked), ordered=False)
        case AddsNarratives() | AddsEvidence():
            return Collected(texts=sum(part.given.texts for part in parts))


def _options(asked: Asked) -> list[str]:
    takes = asked.takes if isinstance(asked, Item) else ()
    return [option.id for taken in takes if isinstance(taken, TakesChoice) for option in taken.options]
