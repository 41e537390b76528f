"""Weights of people by cell, and what weighting costs."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TypeAlias, final

import attrs

from practicecheck.errors import Problem
from practicecheck.values import Value

Cell: TypeAlias = tuple[str, ...]
"""What people who are weighted alike have in common: a category of each variable."""


@final
@attrs.frozen(kw_only=True, repr=False)
class CellWeight(Value):
    """How much each person of a cell counts.

    Attributes:
        cell: The cell.
        people: How many of the cell answered.
        weight: How much each of them counts, where 1 is the mean of all people.
    """

    cell: Cell
    people: int
    weight: Fraction | float


@final
@attrs.frozen(kw_only=True, repr=False)
class Weights(Value):
    """What each person who answered counts, so that those who answered stand for all.

    Attributes:
        by: The variables that make the cells, such as ``council`` and ``role``.
        cells: The cells in which somebody answered, with their weights.
        method: How the weights were made, in words.
        problems: What must be known to use them.
    """

    by: tuple[str, ...]
    cells: tuple[CellWeight, ...]
    method: str
    problems: tuple[Problem, ...] = ()

    @property
    def of(self) -> Mapping[Cell, Fraction | float]:
        """The weight of each person, by cell."""
        return {own.cell: own.weight for own in self.cells}

    @property
    def people(self) -> int:
        """How many answered."""
        return sum(own.people for own in self.cells)

    @property
    def total(self) -> Fraction | float:
        """The sum of all people's weights."""
        return sum((own.people * own.weight for own in self.cells), Fraction(0))

    @property
    def squares(self) -> Fraction | float:
        """The sum of the squares of all people's weights."""
        return sum((own.people * own.weight**2 for own in self.cells), Fraction(0))

    @property
    def largest(self) -> Fraction | float:
        """The largest weight of a person."""
        return max((own.weight for own in self.cells if own.people), default=Fraction(0))

    @property
    def effective(self) -> Fraction | float:
        """How many people who count alike would tell as much of a mean: Kish's effective sample size."""
        return effective_size(self.total, self.squares)

    @property
    def design_effect(self) -> Fraction | float:
        """How many times more a mean varies because people don't count alike: 1 where they do."""
        return self.people / self.effective

    def shares(self, variable: str) -> Mapping[str, Fraction | float]:
        """Which share of all people each category of a variable has, once people are weighted.

        Args:
            variable: One of those that make the cells.

        Raises:
            ValueError: No cell is made by it.
        """
        if variable not in self.by:
            raise ValueError(f"{variable} makes no cells; there are: {', '.join(self.by)}")
        place, whole = self.by.index(variable), self.total
        sums: dict[str, Fraction | float] = {}
        for own in self.cells:
            category = own.cell[place]
            sums[category] = sums.get(category, Fraction(0)) + own.people * own.weight
        return {category: share / whole for category, share in sums.items()}


def effective_size(total: Fraction | float, squares: Fraction | float) -> Fraction | float:
    """How many people who count alike would tell as much of a mean.

    The square of the sum of the weights by the sum of their squares: L. Kish (1965), Survey sampling, section
    11.7. It is meant for weights that have nothing to do with what people answered. Where they have, weighting
    costs less than it says.

    Args:
        total: The sum of all people's weights.
        squares: The sum of their squares.

    Raises:
        ValueError: Nobody counts.
    """
    if not squares > 0:
        raise ValueError("nobody counts: there are no people, or all of their weights are 0")
    return total * total / squares


def merge_cells(counts: Mapping[Cell, int], into: Mapping[Cell, Cell]) -> dict[Cell, int]:
    """Count people of small cells with those of others.

    Args:
        counts: How many people, by cell: of those who answered, or of all.
        into: Which cell is counted with which.

    Returns:
        How many people, by the cells that are left.

    Raises:
        ValueError: A cell is merged into one that is itself merged into a third.
    """
    chained = [cell for cell, target in into.items() if target != cell and into.get(target, target) != target]
    if chained:
        raise ValueError(f"{', '.join(chained[0])} is merged into a cell that goes elsewhere itself")
    merged: dict[Cell, int] = {}
    for cell, count in counts.items():
        target = into.get(cell, cell)
        merged[target] = merged.get(target, 0) + count
    return merged
