"""Weights from the known sizes of groups: those who answered stand for the whole of their group."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from practicecheck.errors import Code, DocumentError, Path, Problem, Severity, near, shortened
from practicecheck.surveys.weighting._weights import Cell, CellWeight, Weights

FEWEST_IN_CELL = 5
"""In a smaller cell one person speaks for too many others. Ours."""


def post_stratify(
    people: Mapping[Cell, int],
    population: Mapping[Cell, int],
    by: Sequence[str],
    *,
    fewest: int = FEWEST_IN_CELL,
) -> Weights:
    """Weight people so that each cell has the share among them that it has in the population.

    A person's weight is the cell's share of the population by its share of those who answered, exactly. So the
    mean weight is 1; times population by people, the weights add up to the sizes of the cells. The method is
    that of D. Holt and T. M. F. Smith (1979), Post stratification, Journal of the Royal Statistical Society A
    142: 33-46.

    Args:
        people: How many answered, by cell.
        population: How many there are, by cell.
        by: The variables that make the cells.
        fewest: Cells in which fewer answered are told.

    Returns:
        The weights.

    Raises:
        DocumentError: A cell of the population has nobody who answered, somebody answered whose cell is not in
            the population, or a number of people is below 0. All such cells are told.
    """
    problems = tuple(_problems(people, population, by, fewest))
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise DocumentError(problems)
    answered, whole = sum(people.values()), sum(population.values())
    cells = tuple(
        CellWeight(cell=cell, people=count, weight=Fraction(population[cell] * answered, count * whole))
        for cell, count in people.items()
        if count
    )
    method = f"post-stratification by {', '.join(by)}"
    return Weights(by=tuple(by), cells=cells, method=method, problems=problems)


def _problems(
    people: Mapping[Cell, int], population: Mapping[Cell, int], by: Sequence[str], fewest: int
) -> Iterator[Problem]:
    yield from cell_problems(people, by)
    yield from cell_problems(population, by)
    names = [_name(cell) for cell in population]
    for cell, count in people.items():
        if count > 0 and not population.get(cell):
            yield weighting_problem(
                f"{count} people answered of {_name(cell)}, which has nobody in the population.",
                near(_name(cell), [name for name in names if name != _name(cell)])
                or "Say how many there are, or merge the cell with another.",
                cell,
            )
        elif 0 < count < fewest:
            yield weighting_problem(
                f"{_name(cell)}: {count} answered, and stand for {population[cell]}.",
                f"Merge the cell with one like it, until {fewest} or more answered.",
                cell,
                Severity.WARNING,
            )
    for cell, count in population.items():
        if count > 0 and not people.get(cell):
            yield weighting_problem(
                f"nobody answered of {_name(cell)}, which has {count} in the population.",
                "Merge the cell with one like it, in both tables: nobody can speak for them.",
                cell,
            )


def cell_problems(counts: Mapping[Cell, int], by: Sequence[str]) -> Iterator[Problem]:
    """What can't be meant by how many people cells have.

    Args:
        counts: How many people, by cell.
        by: The variables that make the cells.
    """
    if not any(counts.values()):
        yield weighting_problem("there is nobody.", "Count the people of each cell.")
    for cell, count in counts.items():
        if count < 0:
            yield weighting_problem(f"{_name(cell)} has {count} people.", "Count them again.", cell)
        if len(cell) != len(by):
            yield weighting_problem(
                f"{_name(cell)} names {len(cell)} categories, where there are {len(by)} variables.",
                f"Name one of each: {', '.join(by)}.",
                cell,
            )


def weighting_problem(
    message: str, remedy: str, path: Path = (), severity: Severity = Severity.ERROR
) -> Problem:
    """Something to know about weights.

    Args:
        message: What was found.
        remedy: What to do.
        path: The cell, or the variable and its category.
        severity: Whether there can be no weights because of it.
    """
    return Problem(code=Code.WEIGHTING, message=message, remedy=remedy, path=path, severity=severity)


def _name(cell: Cell) -> str:
    return ", ".join(map(shortened, cell)) or "the cell without a name"
