"""A rate as plain values."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from practicecheck.exchange._origin_json import origin_text
from practicecheck.exchange._source import Plain
from practicecheck.exchange._writer import plain

if TYPE_CHECKING:
    from practicecheck.scoring import Interval, Rate


def rate_tree(rate: Rate) -> dict[str, Plain]:
    """A rate and what it is made of as plain values.

    Args:
        rate: The rate.

    Returns:
        Numbers are numbers; ``null`` stands where there is none, or where ``low`` leaves it open.
    """
    return {
        "indicator": rate.indicator.id,
        "definitions": rate.definitions,
        "origin": origin_text(rate.origin),
        "value": rate.value,
        "marker": plain(rate.marker),
        "numerator": _one(rate.numerator),
        "denominator": _one(rate.denominator),
        "low": rate.low,
        "high": rate.high,
        "above_low": bool(rate.reach and rate.reach.above),
        "missing": [
            {"figure": gap.figure, "why": gap.why, "marker": plain(gap.marker)} for gap in rate.missing
        ],
    }


def _one(figure: Interval | None) -> Decimal | None:
    return None if figure is None or figure.only is None else tidy(figure.only)


def tidy(number: Decimal) -> Decimal:
    """A number without noughts behind its last decimal, and never as a power of ten.

    Args:
        number: The number.
    """
    digits = format(number, "f")
    return Decimal(digits.rstrip("0").rstrip(".") if "." in digits else digits)
