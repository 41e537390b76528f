"""A table about groups of people. It can't be exported: it has first to be released through a policy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from enum import Enum
from functools import cached_property
from itertools import product
from math import prod
from types import MappingProxyType
from typing import NoReturn, TypeAlias, final

import attrs

from practicecheck.comparison.tables._dimension import Dimension
from practicecheck.values import Value

Key: TypeAlias = tuple[str, ...]
"""A cell's place: a category of each dimension."""


@final
class Measure(Enum):
    """What a table says of each group."""

    PEOPLE = "people"
    """How many there are."""
    MEAN = "mean"
    """A mean over them; what is added up is the sum."""
    PERCENT = "percent"
    """The share of them for whom something holds; what is added up is how many they are."""


@final
@attrs.frozen(kw_only=True, repr=False)
class Cell(Value):
    """One group of people.

    Attributes:
        key: Its category of each dimension.
        people: How many people it has.
        total: The sum of their values, or how many of them something holds for.
        largest: What the largest contributors bring to the total, as far as that is known, largest first.
        same: What each of its people brings, if it is known that all bring the same.
        withheld: Whether it is to be hidden whatever its size, for a reason of its own.
    """

    key: Key
    people: int
    total: Decimal | None = None
    largest: tuple[Decimal, ...] = ()
    same: Decimal | None = None
    withheld: bool = False

    def __repr__(self) -> str:
        return f"Cell(key={self.key!r}, ...)"


@final
@attrs.frozen(kw_only=True, repr=False)
class Table(Value):
    """A table about groups of people, with everything in it.

    Attributes:
        name: What it is called.
        population: The people that it is about. Tables about the same people in the same period are held
            together.
        dimensions: What they are grouped by.
        cells: The groups. A smallest group that is not named has nobody in it; one made of others is added up.
        period: The year, or whatever tells one round of figures from the next.
        measure: What is said of each group.
        decimals: To how many decimals a mean or a percentage is told.
        value: What the mean is of: ``Score``. Means of one thing are held against each other.
        scale: The values that a person can bring, the lowest first, as far as they are known. With them it is
            seen where a mean tells that nearly all of a group brought the same.
    """

    name: str
    population: str
    dimensions: tuple[Dimension, ...]
    cells: tuple[Cell, ...]
    period: str = ""
    measure: Measure = Measure.PEOPLE
    decimals: int = 1
    value: str = ""
    scale: tuple[Decimal, ...] = ()

    def __repr__(self) -> str:
        by = ", ".join(dimension.name for dimension in self.dimensions)
        return f"<Table {self.name!r} by {by}: not released, so no figure is shown>"

    def __reduce__(self) -> NoReturn:
        raise TypeError("A table can't leave before it is released: call release() first.")

    @property
    def keys(self) -> Iterable[Key]:
        """The places of all its cells, totals among them."""
        return product(*(tuple(dimension.by_name) for dimension in self.dimensions))

    @cached_property
    def by_key(self) -> Mapping[Key, Cell]:
        """All cells by their places: those that are not named are added up, or have nobody in them."""
        made = {cell.key: cell for cell in self.cells}
        for place, dimension in enumerate(self.dimensions):
            order = dimension.lowest_first
            # Along the dimensions before this one everything is made; along those after it, the smallest only.
            others = [
                (*(d.by_name for d in self.dimensions[:place]),),
                tuple(
                    tuple(name for name in d.by_name if name not in d.children)
                    for d in self.dimensions[place + 1 :]
                ),
            ]
            for before, after in product(product(*others[0]), product(*others[1])):
                for name in order:
                    key = (*before, name, *after)
                    if key not in made:
                        below = dimension.children.get(name, ())
                        made[key] = _together(key, [made[*before, child, *after] for child in below])
        if not self.dimensions:
            made.setdefault((), _together((), []))
        return MappingProxyType(made)

    @property
    def size(self) -> int:
        """How many cells it has, totals among them."""
        return prod(len(dimension.categories) for dimension in self.dimensions)


_FEW = 5
"""So many of the largest contributors are followed into totals."""


def _together(key: Key, cells: list[Cell]) -> Cell:
    totals = [cell.total for cell in cells if cell.total is not None]
    brought = {cell.same for cell in cells if cell.people}
    whole = all(cell.largest or not cell.people for cell in cells)
    return Cell(
        key=key,
        people=sum(cell.people for cell in cells),
        total=sum(totals, Decimal(0))
        if len(totals) == sum(1 for cell in cells if cell.people) and totals
        else None,
        largest=tuple(sorted((one for cell in cells for one in cell.largest), reverse=True)[:_FEW])
        if whole
        else (),
        same=brought.pop() if len(brought) == 1 else None,
    )
