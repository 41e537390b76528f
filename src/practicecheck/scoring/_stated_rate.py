"""A rate that somebody stated, held against the figures that make it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from practicecheck.assessments import Number
from practicecheck.errors import Code, Problem, Severity


def before_rounding(stated: Number) -> tuple[Fraction, Fraction]:
    """Between what a rate lay before somebody rounded it to the decimals that they wrote.

    Args:
        stated: The rate as it was written: 9.1 lay between 9.05 and 9.15, both included.
    """
    exponent = Decimal(stated).as_tuple().exponent
    half = Fraction(10) ** (exponent if isinstance(exponent, int) else 0) / 2
    return Fraction(stated) - half, Fraction(stated) + half


def contradiction(item: str, said: str, made: str, figures: Sequence[str], then: str) -> Problem:
    """What is told of a rate that its figures contradict.

    Args:
        item: The item that asks for it.
        said: The rate as it was stated, with its unit.
        made: The rate that the figures make, with its sums.
        figures: The ids of the figures.
        then: What else there is to know, in a sentence.
    """
    return Problem(
        code=Code.RATE_DIFFERS,
        message=f"{item} says {said}, and its figures make {made}.",
        remedy=f"Mend {', '.join(figures)} or the rate. {then}",
        path=("answers", item),
        severity=Severity.WARNING,
    )
