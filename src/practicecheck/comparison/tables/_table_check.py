"""What is wrong with a table before anything is decided about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import pairwise

from practicecheck.comparison.tables._dimension import Dimension
from practicecheck.comparison.tables._table import Key, Table
from practicecheck.errors import Code, Path, Problem, near

_MOST_CELLS = 1_000_000
_ADD_AGAIN = "Count again, or leave the totals out: they are added up from the smallest groups."


def check_table(table: Table) -> tuple[Problem, ...]:
    """Find what can't be true of a table.

    Args:
        table: The table.

    Returns:
        Problems, with the cell that each is about. No number is repeated in them.
    """
    shape = tuple(_shape(table))
    if shape:
        return shape
    cells = tuple(_cells(table))
    return cells or tuple(_sums(table))


def place_of(table: Table, key: Key) -> str:
    """A cell as a person finds it: ``Staff, team East``.

    Args:
        table: Its table.
        key: Its place.
    """
    where = ", ".join(f"{own.name} {name}" for own, name in zip(table.dimensions, key, strict=False))
    return f"{table.name}, {where}" if where else table.name


def _shape(table: Table) -> Iterator[Problem]:
    for name, times in Counter(own.name for own in table.dimensions).items():
        if times > 1:
            yield _told(
                Code.CELL_TWICE, table, f"{times} dimensions are called {name}.", "Give each its own name."
            )
    if table.size > _MOST_CELLS:
        yield _told(
            Code.NOT_PROTECTED,
            table,
            f"it would have {table.size} cells, which nobody can prove anything about.",
            f"Publish tables by fewer dimensions or categories: {_MOST_CELLS} cells at the most.",
        )
    if any(one >= other for one, other in pairwise(table.scale)):
        yield _told(
            Code.VALUE_OFF_SCALE,
            table,
            "the values that a person can bring are not in order, or one is there twice.",
            "Write each of them once, the lowest first.",
        )
    for dimension in table.dimensions:
        yield from _hierarchy(table, dimension)


def _hierarchy(table: Table, dimension: Dimension) -> Iterator[Problem]:
    path = (table.name, dimension.name)
    if not dimension.categories:
        yield _told(Code.UNKNOWN_CATEGORY, table, "it has no category.", "Name its categories.", path)
    for name, times in Counter(own.name for own in dimension.categories).items():
        if times > 1:
            yield _told(
                Code.CELL_TWICE,
                table,
                f"{times} categories are called {name}.",
                "Give each its own name.",
                path,
            )
    for own in dimension.categories:
        if own.parent is not None and own.parent not in dimension.by_name:
            yield _told(
                Code.UNKNOWN_CATEGORY,
                table,
                f"{own.name} lies within {own.parent}, which is no category.",
                near(own.parent, dimension.by_name) or f"Add {own.parent} to the categories.",
                path,
            )
    lost = set(dimension.by_name).difference(dimension.lowest_first)
    if lost:
        yield _told(
            Code.CATEGORY_CIRCLE,
            table,
            f"{', '.join(sorted(lost))} lie within each other in a circle.",
            "Take out one of the parents.",
            path,
        )


def _cells(table: Table) -> Iterator[Problem]:
    for key, times in Counter(cell.key for cell in table.cells).items():
        if times > 1:
            yield _told(
                Code.CELL_TWICE,
                table,
                f"{place_of(table, key)} is there {times} times.",
                "Add the rows of one group up, or name the column that tells them apart.",
            )
    for cell in table.cells:
        where = place_of(table, cell.key)
        if len(cell.key) != len(table.dimensions):
            yield _told(
                Code.UNKNOWN_CATEGORY,
                table,
                f"{where} does not name a category of each dimension.",
                f"Name one of each: {', '.join(own.name for own in table.dimensions)}.",
            )
            continue
        for name, dimension in zip(cell.key, table.dimensions, strict=True):
            if name not in dimension.by_name:
                yield _told(
                    Code.UNKNOWN_CATEGORY,
                    table,
                    f"{where}: {name} is no category of {dimension.name}.",
                    near(name, dimension.by_name) or f"Add it to the categories of {dimension.name}.",
                )
        if cell.people < 0:
            yield _told(
                Code.NEGATIVE_COUNT, table, f"{where} has fewer people than none.", "Write how many there are."
            )
        if not cell.people and cell.total:
            yield _told(
                Code.TOTAL_DIFFERS, table, f"{where} has nobody in it, and a total.", "Leave the total out."
            )
        if table.scale and cell.people and cell.total is not None:
            mean = cell.total / cell.people
            if not table.scale[0] <= mean <= table.scale[-1]:
                yield _told(
                    Code.VALUE_OFF_SCALE,
                    table,
                    f"the mean of {where} lies outside the values that a person can bring.",
                    "Mend the figure, or name all values that there can be.",
                )
        if any(one < 0 for one in cell.largest) or list(cell.largest) != sorted(cell.largest, reverse=True):
            yield _told(
                Code.NEGATIVE_COUNT,
                table,
                f"the largest contributors to {where} are not in order, or below 0.",
                "Write them largest first, none below 0.",
            )


def _sums(table: Table) -> Iterator[Problem]:
    """Totals that were given and are not what their parts come to."""
    given = {cell.key: cell for cell in table.cells}
    for key, cell in given.items():
        for place, dimension in enumerate(table.dimensions):
            parts = [
                table.by_key[*key[:place], child, *key[place + 1 :]]
                for child in dimension.children.get(key[place], ())
            ]
            if not parts:
                continue
            totals = [part.total or Decimal(0) for part in parts if part.people]
            if cell.people != sum(part.people for part in parts) or (
                cell.total is not None
                and all(part.total is not None for part in parts if part.people)
                and cell.total != sum(totals)
            ):
                yield _told(
                    Code.TOTAL_DIFFERS,
                    table,
                    f"{place_of(table, key)} is not the sum of its {dimension.name}.",
                    _ADD_AGAIN,
                )
                break


def _told(code: Code, table: Table, message: str, remedy: str, path: Path | None = None) -> Problem:
    return Problem(code=code, message=message, remedy=remedy, path=path or (table.name,))


def check_together(tables: Iterable[Table]) -> Iterator[Problem]:
    """Find tables of one name.

    Args:
        tables: The tables of a release.

    Yields:
        A problem for each name that several have.
    """
    for name, times in Counter(own.name for own in tables).items():
        if times > 1:
            yield Problem(
                code=Code.CELL_TWICE,
                message=f"{times} tables of the release are called {name}.",
                remedy="Give each its own name: what went out is kept by it.",
                path=(name,),
            )
