"""Weights from the known sizes of groups by several variables, where their crossing is not known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import prod
from typing import final

import attrs

from practicecheck.errors import DocumentError, Problem, Severity, near, shortened
from practicecheck.surveys.weighting._post_stratification import cell_problems, weighting_problem
from practicecheck.surveys.weighting._weights import Cell, CellWeight, Weights
from practicecheck.values import Value

Margins = Mapping[str, Mapping[str, int]]


@final
@attrs.frozen(kw_only=True, repr=False)
class RakingRule(Value):
    """When raking ends. It is ours: the sources leave it open.

    Attributes:
        tolerance: It has converged when no category's share is off by more than this part of it.
        most_rounds: After so many rounds it gives up, and says so. A round goes once through all variables.
    """

    tolerance: float = 1e-9
    most_rounds: int = 500

    def __attrs_post_init__(self) -> None:
        if not self.tolerance > 0 or self.most_rounds < 1:
            raise ValueError("raking needs a tolerance above 0, and one round or more")


RAKING_RULE = RakingRule()
"""Ours."""


@final
@attrs.frozen(kw_only=True, repr=False)
class Raked(Value):
    """Weights that were raked, and how well that went.

    Attributes:
        weights: The weights.
        rounds: How many rounds it took.
        converged: Whether all margins are met.
        off: By which part of itself the share of a category is off at most.
    """

    weights: Weights
    rounds: int
    converged: bool
    off: float


def rake(
    people: Mapping[Cell, int], by: Sequence[str], margins: Margins, rule: RakingRule = RAKING_RULE
) -> Raked:
    """Weight people so that each category of each variable has the share that it has in the population.

    Iterative proportional fitting: the weights of each category of one variable are multiplied so that its
    share is right, then those of the next variable, over and over until all are. W. E. Deming and F. F. Stephan
    (1940), On a least squares adjustment of a sampled frequency table when the expected marginal totals are
    known, Annals of Mathematical Statistics 11: 427-444. What is raked to are shares, so margins may add up to
    different totals; that they do is told.

    Args:
        people: How many answered, by cell.
        by: The variables that make the cells.
        margins: How many there are in the population, by variable and category. A variable without a margin is
            left as it is.
        rule: When it ends.

    Returns:
        The weights, with a mean of 1. Where they don't converge they are there to be looked at, with a
        warning.

    Raises:
        DocumentError: A category has nobody who answered, somebody answered whose category has no number, or a
            margin can't be meant. All such places are told.
    """
    problems = (*cell_problems(people, by), *_problems(people, by, margins))
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise DocumentError(problems)
    there = {cell: count for cell, count in people.items() if count}
    targets = [
        (by.index(variable), {category: count / sum(margin.values()) for category, count in margin.items()})
        for variable, margin in margins.items()
    ]
    answered = float(sum(there.values()))
    fitted = {cell: count / answered for cell, count in there.items()}
    rounds, off = 0, max(_off(fitted, place, shares) for place, shares in targets)
    while off > rule.tolerance and rounds < rule.most_rounds:
        for place, shares in targets:
            now = _margin(fitted, place)
            fitted = {cell: own * shares[cell[place]] / now[cell[place]] for cell, own in fitted.items()}
        rounds, off = rounds + 1, max(_off(fitted, place, shares) for place, shares in targets)
    cells = tuple(
        CellWeight(cell=cell, people=count, weight=fitted[cell] * answered / count)
        for cell, count in there.items()
    )
    converged = off <= rule.tolerance
    told = problems if converged else (*problems, _not_converged(rounds, off))
    method = f"raking to {', '.join(margins)}"
    weights = Weights(by=tuple(by), cells=cells, method=method, problems=told)
    return Raked(weights=weights, rounds=rounds, converged=converged, off=off)


def _margin(fitted: Mapping[Cell, float], place: int) -> dict[str, float]:
    sums: dict[str, float] = {}
    for cell, own in fitted.items():
        sums[cell[place]] = sums.get(cell[place], 0.0) + own
    return sums


def _off(fitted: Mapping[Cell, float], place: int, shares: Mapping[str, float]) -> float:
    now = _margin(fitted, place)
    return max(abs(now[category] / share - 1) for category, share in shares.items() if share)


def _not_converged(rounds: int, off: float) -> Problem:
    return weighting_problem(
        f"after {rounds} rounds a share is still off by {100 * off:.2g} % of itself: the margins are not met.",
        "Some crossings have nobody who answered, so the margins contradict each other: merge small "
        "categories, or rake to fewer variables.",
        severity=Severity.WARNING,
    )


def _problems(people: Mapping[Cell, int], by: Sequence[str], margins: Margins) -> Iterator[Problem]:
    if not margins:
        yield weighting_problem("no margin is given.", f"Say how many there are by {' or '.join(by)}.")
    if len(set(by)) < len(by):
        yield weighting_problem("a variable is named twice.", "Name each of them once.")
    known = [cell for cell in people if len(cell) == len(by)]
    for variable, margin in margins.items():
        if variable not in by:
            yield weighting_problem(
                f'"{shortened(variable)}" makes no cells.',
                near(variable, by) or f"There are: {', '.join(by)}.",
                (variable,),
            )
            continue
        place = by.index(variable)
        answered: dict[str, int] = {}
        for cell in known:
            answered[cell[place]] = answered.get(cell[place], 0) + people[cell]
        yield from _of_margin(variable, margin, answered)
    yield from _totals(margins)
    yield from _empty(known, people, by, margins)


def _of_margin(variable: str, margin: Mapping[str, int], answered: Mapping[str, int]) -> Iterator[Problem]:
    for category, count in margin.items():
        where = f"{variable} {shortened(category)}"
        if count < 0:
            yield weighting_problem(f"{where} has {count} people.", "Count them again.", (variable, category))
        elif count and not answered.get(category):
            yield weighting_problem(
                f"nobody answered of {where}, which has {count} in the population.",
                near(category, [name for name in answered if name not in margin])
                or "Merge the category with one like it, in both tables: nobody can speak for them.",
                (variable, category),
            )
    for category, count in answered.items():
        if count and not margin.get(category):
            yield weighting_problem(
                f"{count} people answered of {variable} {shortened(category)}, which has nobody in the "
                "population.",
                near(category, [name for name in margin if name not in answered])
                or "Say how many there are, or merge the category with another.",
                (variable, category),
            )


def _totals(margins: Margins) -> Iterator[Problem]:
    totals = {variable: sum(margin.values()) for variable, margin in margins.items()}
    if len(set(totals.values())) > 1:
        told = ", ".join(f"{variable} {total}" for variable, total in totals.items())
        yield weighting_problem(
            f"the margins add up to different numbers of people: {told}.",
            "Look whether they are of the same people on the same day. Their shares are used as they are.",
            severity=Severity.WARNING,
        )


def _empty(
    known: Sequence[Cell], people: Mapping[Cell, int], by: Sequence[str], margins: Margins
) -> Iterator[Problem]:
    raked = [by.index(variable) for variable in margins if variable in by]
    crossings = {tuple(cell[place] for place in raked) for cell in known if people[cell]}
    possible = prod(len(margin) for margin in margins.values())
    if 0 < len(crossings) < possible:
        yield weighting_problem(
            f"in {possible - len(crossings)} of {possible} crossings nobody answered.",
            "Nothing to do while raking converges: others of their categories count for them.",
            severity=Severity.NOTE,
        )
