"""Plain values of a document as the types that our classes hold. None is bent into another type."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from practicecheck.assessments import Number
from practicecheck.errors import Code, near, shortened
from practicecheck.exchange._source import MOST_DIGITS, Plain, Unusable
from practicecheck.frameworks import PointCode

_TOO_LONG = 10**MOST_DIGITS
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def kind(value: Plain) -> str:
    """What a value is, in a sentence.

    Args:
        value: A plain value.
    """
    match value:
        case None:
            return "blank"
        case bool():
            return f"{str(value).lower()}, which is a yes or no"
        case int() | Decimal():
            return f"{value}, which is a number"
        case str():
            return f'"{shortened(value)}", which is text'
        case list():
            return "a list"
        case dict():
            return "a mapping"


def shown(value: Plain) -> str:
    """A value in a sentence, without saying what kind of value it is.

    Args:
        value: A plain value.
    """
    return kind(value).partition(", which")[0]


def wrong(value: Plain, wanted: str, remedy: str) -> Unusable:
    """A value of the wrong type, as a fault to raise.

    Args:
        value: What was found.
        wanted: What belongs there.
        remedy: What to do.
    """
    return Unusable(Code.WRONG_TYPE, f"this is {kind(value)}; {wanted} belongs here.", remedy)


def to_text(value: Any, _: object) -> str:
    """Text, and nothing else."""
    if type(value) is str:
        return value
    quoted = isinstance(value, bool | int | Decimal)
    raise wrong(value, "text", "Put quotes around it." if quoted else "Write a text.")


def to_reason(value: Any, _: object) -> str | None:
    """The reason for an answer that was not given; a reason that is not there is told."""
    if type(value) is str and value.strip():
        return value
    if value in (None, True, "") or (isinstance(value, str) and not value.strip()):
        raise Unusable(
            Code.NO_REASON,
            "no reason is given.",
            "Write why after the colon, in a few words: There is no night service.",
        )
    return to_text(value, str)


def to_unit(value: Any, _: object) -> str:
    """The unit that another one belongs to: one, never several."""
    if isinstance(value, list) and len(value) > 1:
        raise Unusable(
            Code.TWO_PARENTS,
            f"it is within {len(value)} units, and what belongs to two is counted twice.",
            "Write the one unit to which it answers; name the other in note.",
        )
    if isinstance(value, list):
        raise wrong(value, "the id of one unit", "Write it without brackets, and not as a list.")
    return to_text(value, str)


def to_boolean(value: Any, _: object) -> bool:
    """True or false."""
    if type(value) is bool:
        return value
    meant = {"yes": "Write true.", "no": "Write false."}.get(str(value).lower(), "")
    raise wrong(value, "true or false", meant or "Write true for yes, false for no, without quotes.")


def _no_longer(value: int) -> int:
    if abs(value) < _TOO_LONG:
        return value
    raise Unusable(
        Code.WRONG_TYPE,
        f"the number {str(value)[:20]}... is too long.",
        f"Write it with at most {MOST_DIGITS} digits.",
    )


def to_integer(value: Any, _: object) -> int:
    """A whole number."""
    if type(value) is int:
        return _no_longer(value)
    raise wrong(value, "a whole number", "Write digits only, without quotes.")


def to_number(value: Any, _: object) -> Number:
    """A number, as exact as it was written."""
    if type(value) is Decimal:
        return value
    if type(value) is int:
        return _no_longer(value)
    raise wrong(value, "a number", "Write digits only: no quotes, no percent sign, no thousands separator.")


def to_decimal(value: Any, _: object) -> Decimal:
    """A number, as a decimal."""
    return Decimal(to_number(value, Decimal))


def to_code(value: Any, _: object) -> PointCode:
    """A point's code."""
    if type(value) is int or type(value) is str:
        return value
    raise wrong(value, "a point of the scale", "Write its code, such as 3 or amber.")


def to_date(value: Any, _: object) -> date:
    """A date, written as year, month and day."""
    if isinstance(value, str) and _DATE.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise Unusable(
                Code.NOT_A_DATE, f"there is no such day as {value}.", "Look at the month and the day."
            ) from None
    raise Unusable(
        Code.NOT_A_DATE,
        f"this is {kind(value)}; a date belongs here.",
        "Write year, month and day of a day that there is: 2026-04-01.",
    )


def to_enum(value: Any, cls: type[Enum]) -> Enum:
    """One of the words that an enumeration has."""
    for member in cls:
        if member.value == value and type(value) is member.value.__class__:
            return member
    known = [str(member.value) for member in cls]
    hint = near(value, known)
    raise Unusable(
        Code.WRONG_TYPE,
        f"{shown(value)} is none of the words that belong here.",
        f"{hint + ' ' if hint else ''}Write one of: {', '.join(known)}.",
    )
