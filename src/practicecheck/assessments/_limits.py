"""What a figure or a date can't be, wherever it stands."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from practicecheck.assessments._answer import Number
from practicecheck.errors import Code, Path, Problem
from practicecheck.frameworks import Measure


def not_negative(number: Number, path: Path) -> Iterator[Problem]:
    """Tell a number below zero.

    Args:
        number: The number.
        path: Where it stands.
    """
    if number < 0:
        yield Problem(
            code=Code.BELOW_LEAST,
            message=f"{number} is less than nothing.",
            remedy="Write 0 or more; if it is not known, write cannot_answer with a reason.",
            path=path,
        )


def whole(number: Number, measure: Measure, path: Path) -> Iterator[Problem]:
    """Tell a count that is no whole number.

    Args:
        number: The number.
        measure: What it counts.
        path: Where it stands.
    """
    if measure is Measure.COUNT and number != int(number):
        yield Problem(
            code=Code.NOT_WHOLE,
            message=f"{number} is not a whole number.",
            remedy="Count whole ones here, and put the exact figure into comment.",
            path=path,
        )


def at_most(number: Number, most: Decimal | int, what: str, path: Path) -> Iterator[Problem]:
    """Tell a number that is larger than it can be.

    Args:
        number: The number.
        most: The largest that it can be.
        what: What it is.
        path: Where it stands.
    """
    if number > most:
        yield Problem(
            code=Code.ABOVE_MOST,
            message=f"{number} is more than {most}, the most that {what} can be.",
            remedy="Mend the figure; look for a slipped decimal point or a count in place of a share.",
            path=path,
        )


def reversed_dates(path: Path) -> Problem:
    """Tell a last day that comes before the first.

    Args:
        path: Where the last day stands.
    """
    return Problem(
        code=Code.REVERSED_DATES,
        message="the last day comes before the first.",
        remedy="Exchange the two dates, or mend the one that is wrong.",
        path=path,
    )
