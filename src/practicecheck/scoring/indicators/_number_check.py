"""What the numbers of indicator definitions and of mappings can't be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from practicecheck.assessments import Number
from practicecheck.errors import Code, Problem
from practicecheck.scoring.indicators._definition import YearNumber


def amiss(message: str, remedy: str, *path: str | int) -> Problem:
    """What is told of something that can't be so.

    Args:
        message: What was found.
        remedy: What to write.
        path: Where it stands.
    """
    return Problem(code=Code.INDICATOR_AMISS, message=message, remedy=remedy, path=path)


def check_nearest(nearest: Number | None, *path: str | int) -> Iterator[Problem]:
    """Tell figures that are said to be rounded to the nearest nothing.

    Args:
        nearest: To the nearest what they are rounded; nothing if that is not said.
        path: Where it stands.
    """
    if nearest is not None and nearest <= 0:
        yield amiss("nothing is rounded to the nearest 0.", "Write 0.1, 1 or 5.", *path)


def check_years(by_year: Iterable[YearNumber], *path: str | int) -> Iterator[Problem]:
    """Tell numbers of years that are not above zero.

    Args:
        by_year: The numbers.
        path: Where the figure stands.
    """
    for entry in by_year:
        if entry.number <= 0:
            yield amiss("it is not above 0.", "Write the number.", *path, "by_year", entry.year)
