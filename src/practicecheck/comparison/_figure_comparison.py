"""Figures and rates on two sides: what they count decides whether they may be subtracted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import final

import attrs

from practicecheck.assessments import definition_folded
from practicecheck.comparison._ground import Ground, GroundCode, caveat, refusal
from practicecheck.comparison._scored import Scored
from practicecheck.comparison._sides import Sides
from practicecheck.frameworks import EditionDiff, Framework, ItemChange, Measure, TakesNumber
from practicecheck.scoring import Comparability, Figure, Rate, compare_rates
from practicecheck.values import Value


@final
@attrs.frozen(kw_only=True, repr=False)
class FigureComparison(Value):
    """A figure on two sides.

    Attributes:
        id: Its id.
        text: What was asked.
        grounds: Why the two can, or can't, be laid beside each other. What holds for all is not repeated.
        comparability: The verdict, with what holds for everything.
        earlier: The earlier figure.
        later: The later figure.
        difference: The later less the earlier, exactly; nothing where the verdict forbids it.
        forced: Whether the difference is given against the verdict, because somebody asked for it.
    """

    id: str
    text: str
    grounds: tuple[Ground, ...]
    comparability: Comparability
    earlier: Figure
    later: Figure
    difference: Decimal | None = None
    forced: bool = False


@final
@attrs.frozen(kw_only=True, repr=False)
class RateChange(Value):
    """A rate on two sides.

    Attributes:
        id: The indicator's id.
        title: What people call it.
        grounds: Why the two can, or can't, be laid beside each other. What holds for all is not repeated.
        comparability: The verdict, with what holds for everything.
        earlier: The earlier rate.
        later: The later rate.
        difference: The later less the earlier, rounded once; nothing where it is forbidden or open.
        told_apart: Whether they differ by more than the rounding of their figures makes up.
        forced: Whether the difference is given against the verdict, because somebody asked for it.
    """

    id: str
    title: str
    grounds: tuple[Ground, ...]
    comparability: Comparability
    earlier: Rate
    later: Rate
    difference: Decimal | None = None
    told_apart: bool | None = None
    forced: bool = False


def compare_figures(sides: Sides, diff: EditionDiff | None) -> tuple[FigureComparison, ...]:
    """Lay the figures that both sides gave beside each other.

    Args:
        sides: The two sides.
        diff: What became of the items between the editions; nothing where it is one edition.
    """
    before = sides.earlier.figures
    return tuple(_figure(name, sides, diff) for name in sides.later.figures if name in before)


def _figure(name: str, sides: Sides, diff: EditionDiff | None) -> FigureComparison:
    one, other = sides.earlier.figures[name], sides.later.figures[name]
    grounds = (*_asked(name, diff), *_units(one, other), *_counted((name,), sides.earlier, sides.later))
    comparability = sides.verdict(grounds)
    refused = comparability is Comparability.NOT_COMPARABLE
    same_unit = (one.unit, one.per) == (other.unit, other.per)
    difference = None
    if same_unit and (sides.force or not refused):
        difference = Decimal(other.value) - Decimal(one.value)
    return FigureComparison(
        id=name,
        text=other.text,
        grounds=grounds,
        comparability=comparability,
        earlier=one,
        later=other,
        difference=difference,
        forced=refused and difference is not None,
    )


def _asked(name: str, diff: EditionDiff | None) -> Iterator[Ground]:
    """What became of the question between two editions. Base figures are ours, and no edition asks for them."""
    link = diff.by_later.get(name) if diff else None
    for note in link.notes if link else ():
        if note.change in (ItemChange.REWORDED, ItemChange.RESCALED):
            yield refusal(GroundCode(note.change.value), note.why)


def _units(one: Figure, other: Figure) -> Iterator[Ground]:
    if (one.unit, one.per) != (other.unit, other.per):
        yield refusal(GroundCode.DEFINITION, f"one is {one.said}, and the other {other.said}.")


def _counted(figures: Iterable[str], earlier: Scored, later: Scored) -> Iterator[Ground]:
    """What figures count: heads or whole-time equivalents, and cases."""
    before, after = earlier.assessment.capture, later.assessment.capture
    measures = [_measure(name, later.framework) for name in figures]
    if any(measure is Measure.STAFF for measure, _ in measures) and before.basis is not after.basis:
        said = [basis.value if basis else "not said" for basis in (before.basis, after.basis)]
        code = GroundCode.BASIS
        if before.basis is None or after.basis is None:
            yield caveat(code, f"staff are counted by {said[0]}, and then by {said[1]}.")
        else:
            yield refusal(code, f"staff were counted by {said[0]}, and then by {said[1]}.")
    other_cases = definition_folded(before.case) != definition_folded(after.case)
    if other_cases and any("case" in unit for _, unit in measures):
        yield refusal(
            GroundCode.CASE, f"a case was counted as: {before.case or 'not said'}; and then as: {after.case}"
        )


def _measure(name: str, framework: Framework) -> tuple[Measure | None, str]:
    for figure in framework.base:
        if figure.id == name:
            return figure.measure, figure.unit
    item = framework.items.get(name)
    taken = next((own for own in item.takes if isinstance(own, TakesNumber)), None) if item else None
    return (taken.measure, taken.unit) if taken else (None, "")


def compare_all_rates(sides: Sides) -> tuple[RateChange, ...]:
    """Lay the rates that both sides have beside each other.

    Args:
        sides: The two sides.
    """
    before = {rate.indicator.id: rate for rate in sides.earlier.card.rates if rate.exact is not None}
    return tuple(
        _rate(before[rate.indicator.id], rate, sides)
        for rate in sides.later.card.rates
        if rate.indicator.id in before and rate.exact is not None
    )


def _rate(one: Rate, other: Rate, sides: Sides) -> RateChange:
    found = compare_rates(one, other)
    own = Ground(code=GroundCode.DEFINITION, comparability=found.comparability, why=found.why)
    grounds = (
        *(() if found.comparability is Comparability.COMPARABLE else (own,)),
        *_counted(other.indicator.figures, sides.earlier, sides.later),
    )
    comparability = sides.verdict(grounds)
    refused = comparability is Comparability.NOT_COMPARABLE
    # Two definitions are never subtracted, whoever asks for it.
    difference = found.difference if sides.force or not refused else None
    return RateChange(
        id=other.indicator.id,
        title=other.indicator.title,
        grounds=grounds,
        comparability=comparability,
        earlier=one,
        later=other,
        difference=difference,
        told_apart=found.told_apart if difference is not None else None,
        forced=refused and difference is not None,
    )
