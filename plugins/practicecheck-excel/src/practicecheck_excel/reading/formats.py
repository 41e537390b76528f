"""What a number stands for in a cell: a day, a time, a percentage or itself."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import Enum
from typing import final

from practicecheck_excel.cells import Shown


@final
class NumberKind(Enum):
    """What a number format makes of a number."""

    NUMBER = "number"
    PERCENT = "percent"
    DAY = "day"
    TIME = "time"


_DAYS = {14, 15, 16, 17, 22, *range(27, 37), *range(50, 59)}
_TIMES = {18, 19, 20, 21, 45, 46, 47}
_PERCENTS = {9, 10}
_SAID = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]', re.IGNORECASE)
_GENERAL = ("general", "standard", "@", "")
_LAST_DAY = 2_958_466
_WHOLE = 10**15


def kind_of_format(number: int, code: str | None) -> NumberKind:
    """What a number format makes of a number.

    Args:
        number: The format's number; below 164 it says everything.
        code: The format's code, where the workbook gives one.
    """
    if code is None:
        if number in _PERCENTS:
            return NumberKind.PERCENT
        if number in _TIMES:
            return NumberKind.TIME
        return NumberKind.DAY if number in _DAYS else NumberKind.NUMBER
    signs = _SAID.sub("", code).lower()
    if signs.strip() in _GENERAL:
        return NumberKind.NUMBER
    if "%" in signs:
        return NumberKind.PERCENT
    if "d" in signs or "y" in signs:
        return NumberKind.DAY
    if "h" in signs or "s" in signs:
        return NumberKind.TIME
    return NumberKind.DAY if "m" in signs else NumberKind.NUMBER


def number_of(written: str) -> int | Decimal | None:
    """The number in a cell as a person sees it: ``7.4999999999999997E-2`` is 0.075.

    Args:
        written: What stands in the file.
    """
    try:
        value = float(written)
    except ValueError:
        return None
    if value != value or value in (float("inf"), float("-inf")):  # noqa: PLR0124 - not a number
        return None
    if value.is_integer() and abs(value) < _WHOLE:
        return int(value)
    return Decimal(repr(value))


def day_of(value: int | Decimal, *, since_1904: bool) -> Shown:
    """The day that a number stands for; with a time of day as text, as it is no plain day.

    Args:
        value: The number.
        since_1904: Whether the workbook counts from 1904.
    """
    if not 0 < value < _LAST_DAY:
        return value
    first = datetime(1904, 1, 1) if since_1904 else datetime(1899, 12, 30)  # noqa: DTZ001 - a day has no zone
    # The first program of this kind took 1900 for a leap year, and all others follow it.
    off = 1 if not since_1904 and value < 60 else 0  # noqa: PLR2004
    moment = first + timedelta(days=float(value) + off)
    if value == int(value):
        return date(moment.year, moment.month, moment.day)
    return moment.isoformat(sep=" ", timespec="minutes")


def time_of(value: int | Decimal) -> str:
    """The time of day that a number stands for.

    Args:
        value: The number.
    """
    minutes = round(float(value) * 24 * 60)
    return f"{minutes // 60}:{minutes % 60:02}"
