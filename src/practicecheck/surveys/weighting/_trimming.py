"""Weights that are too large, drawn in."""

from __future__ import annotations

from fractions import Fraction
from typing import final

import attrs

from practicecheck.errors import Severity
from practicecheck.scoring import shown
from practicecheck.surveys.weighting._post_stratification import weighting_problem
from practicecheck.surveys.weighting._weights import Cell, CellWeight, Weights
from practicecheck.values import Value

MOST = 5
"""Five times the mean weight: M. DeBell and J. A. Krosnick (2009), Computing weights for American National
Election Study survey data, ANES technical report nes012427."""


@final
@attrs.frozen(kw_only=True, repr=False)
class Trimmed(Value):
    """Weights that were drawn in, and what that did.

    Attributes:
        weights: The weights, with the same sum.
        capped: The cells whose people are held to the cap.
        people: How many people those are.
        moved: Which share of the sum of all weights went from some people to others. By no more than that can
            the share of a group be off because of it.
        before: The design effect before.
    """

    weights: Weights
    capped: tuple[Cell, ...]
    people: int
    moved: float
    before: Fraction | float


def trim(weights: Weights, *, most: int | Fraction = MOST) -> Trimmed:
    """Let nobody count more than some times the mean.

    What is taken away goes to all others in proportion, so that the sum of the weights stays. It makes means
    vary less and lets groups be a little larger or smaller than they are known to be: a trade that is told, and
    never made by itself.

    Args:
        weights: The weights.
        most: The largest weight, in times of the mean.

    Raises:
        ValueError: The cap is not above the mean.
    """
    if not most > 1:
        raise ValueError(
            f"nobody can count less than {shown(Fraction(most))} times the mean if the mean is to stay: say 5"
        )
    cap = most * weights.total / weights.people
    now = dict(weights.of)
    capped: set[Cell] = set()
    while over := [cell for cell, weight in now.items() if cell not in capped and weight > cap]:
        capped.update(over)
        held = sum(own.people for own in weights.cells if own.cell in capped)
        others = sum(own.people * own.weight for own in weights.cells if own.cell not in capped)
        up = (weights.total - held * cap) / others
        now = {own.cell: cap if own.cell in capped else own.weight * up for own in weights.cells}
    return _told(weights, now, capped, most)


def _told(
    weights: Weights, now: dict[Cell, Fraction | float], capped: set[Cell], most: int | Fraction
) -> Trimmed:
    moved = sum(own.people * max(0, own.weight - now[own.cell]) for own in weights.cells)
    people = sum(own.people for own in weights.cells if own.cell in capped)
    share = float(moved / weights.total)
    times = shown(Fraction(most))
    told = weighting_problem(
        f"people of {len(capped)} cells were held to {times} times the mean weight, and {100 * share:.2g} % of "
        "all weight went to the others.",
        "Shares of groups are no longer quite those of the population. Say so where results are published.",
        severity=Severity.NOTE,
    )
    trimmed = Weights(
        by=weights.by,
        cells=tuple(
            CellWeight(cell=own.cell, people=own.people, weight=now[own.cell]) for own in weights.cells
        ),
        method=f"{weights.method}, at most {times} times the mean" if capped else weights.method,
        problems=(*weights.problems, told) if capped else weights.problems,
    )
    return Trimmed(
        weights=trimmed,
        capped=tuple(own.cell for own in weights.cells if own.cell in capped),
        people=people,
        moved=share,
        before=weights.design_effect,
    )
