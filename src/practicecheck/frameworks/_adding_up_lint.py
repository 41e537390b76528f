"""What must hold of the rules by which answers add up."""

from __future__ import annotations

from collections.abc import Iterator

from practicecheck.errors import Code, Path, Problem, near
from practicecheck.frameworks._adding_up import ADDS_UP, AddsRatio, AddsUp, AddsWeightedMean, fits
from practicecheck.frameworks._answer_types import ANSWER_TYPES, AnswerType, TakesNumber, TakesPercent
from practicecheck.frameworks._framework import BaseFigure, Framework
from practicecheck.frameworks._item import Item

_HOW = {cls: name for name, cls in ADDS_UP.items()}
_TYPE = {cls: name for name, cls in ANSWER_TYPES.items()}


def check_adding_up(asked: Item | BaseFigure, framework: Framework, path: Path) -> Iterator[Problem]:
    """Find rules that don't fit what is asked, and rules that name figures that are not there.

    Args:
        asked: The item or base figure.
        framework: The framework, for its figures.
        path: Where it stands.
    """
    for r, rule in enumerate(asked.adds_up):
        here: Path = (*path, "adds_up", r)
        how = _HOW[type(rule)]
        if how in [_HOW[type(other)] for other in asked.adds_up[:r]]:
            yield Problem(
                code=Code.ADDS_UP,
                message=f"{asked.id} has two rules of the kind {how}.",
                remedy="Keep one of them.",
                path=here,
            )
        takes = _takes(asked)
        if not any(fits(type(rule), taken) for taken in takes):
            given = " or ".join(_TYPE[type(taken)] for taken in takes)
            yield Problem(
                code=Code.ADDS_UP,
                message=f"{asked.id} can't add up as {how}: it takes {given or 'no answer of its own'}.",
                remedy=_suggestion(takes),
                path=here,
            )
        if isinstance(rule, AddsRatio) and rule.times < 1:
            yield Problem(
                code=Code.ADDS_UP,
                message=f"a ratio times {rule.times} says nothing.",
                remedy="Write times: 100 for a percentage, or leave it out.",
                path=(*here, "times"),
            )
        yield from _figures(rule, framework, here)


def _takes(asked: Item | BaseFigure) -> tuple[AnswerType, ...]:
    return asked.takes if isinstance(asked, Item) else (TakesNumber(measure=asked.measure, unit=asked.unit),)


def _suggestion(takes: tuple[AnswerType, ...]) -> str:
    fitting = [name for name, rule in ADDS_UP.items() if any(fits(rule, taken) for taken in takes)]
    if not fitting:
        return "Write adds_up at its parts instead."
    return f"Write how: {' or '.join(fitting)}. Rates are never summed, and counts never averaged."


def _figures(rule: AddsUp, framework: Framework, path: Path) -> Iterator[Problem]:
    named: list[tuple[str, str | None]] = []
    if isinstance(rule, AddsRatio):
        named = [("of", rule.of), ("over", rule.over), ("over_times", rule.over_times)]
    elif isinstance(rule, AddsWeightedMean):
        named = [("by", rule.by)]
    base = [figure.id for figure in framework.base]
    for key, name in named:
        if name is None or name in base:
            continue
        # Above the line a percentage will do, since it is taken of what stands below.
        types = (TakesNumber, TakesPercent) if key == "of" else (TakesNumber,)
        fault = _fault(name, framework.items.get(name), types)
        if fault is not None:
            numbers = [other.id for other in framework.items.values() if _fault(other.id, other, types) is None]
            yield Problem(
                code=Code.NO_FIGURE,
                message=fault,
                remedy=near(name, [*base, *numbers]) or "Name a base figure, or an item that takes one number.",
                path=(*path, key),
            )


def _fault(name: str, item: Item | None, types: tuple[type[AnswerType], ...]) -> str | None:
    """Why nothing can be worked out with an item, if so."""
    if item is None:
        return f'"{name}" is no figure of this framework.'
    if not any(isinstance(taken, types) for taken in item.takes):
        return f"{name} is not answered with a number, so nothing can be worked out with it."
    if sum(isinstance(taken, TakesNumber) for taken in item.takes) > 1:
        return f"{name} may be given in several units, so nothing can be worked out with it."
    return None
