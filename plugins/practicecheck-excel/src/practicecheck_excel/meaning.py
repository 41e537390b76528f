"""What a cell can mean: one thing, or nothing that we would guess at."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

from practicecheck.frameworks import Period, PointCode, Scale
from practicecheck_excel.cells import Cell, per_cent

X_WORDS = ("x", "not applicable")
CANNOT = "can't answer"
"""What is written where something can't be answered."""
CANNOT_WORDS = (CANNOT, "cannot answer", "can not answer", "can\u2019t answer", "cannot be answered")

_DIGITS = re.compile(r"\d{1,15}(?:\.\d{1,15})?")
_COMMA = re.compile(r"(\d{1,15}),(\d{1,2}|\d{4,15})")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3}){2,4}(?:\.\d{1,15})?")
_RATE = re.compile(r"(?P<times>\S+)(?: times?)? (?:a|an|per|each|every) (?P<per>[a-z]+)")
_DAYS = ("%d %B %Y", "%d %b %Y", "%d.%m.%Y", "%Y/%m/%d")
_SLASHES = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_LAST_MONTH = 12


def folded(text: str) -> str:
    """A text without what makes no difference: case, and spaces around and between words.

    Args:
        text: Any text.
    """
    return " ".join(text.split()).casefold()


def number_in(text: str) -> int | Decimal | None:
    """The number that a text is, if it can be only one: ``42``, ``7.5``, ``7,5``; not ``1,234``.

    Args:
        text: Any text.
    """
    text = text.strip()
    if comma := _COMMA.fullmatch(text):
        text = f"{comma[1]}.{comma[2]}"
    elif _THOUSANDS.fullmatch(text):
        text = text.replace(",", "")
    if not _DIGITS.fullmatch(text) or not text.isascii():
        return None
    return Decimal(text) if "." in text else int(text)


def number_meant(cell: Cell) -> int | Decimal | None:
    """The number in a cell, as a number or as text; no percentage.

    Args:
        cell: The cell.
    """
    match cell.value:
        case bool():
            return None
        case int() | Decimal():
            return None if cell.percent else cell.value
        case str():
            return number_in(cell.value)
        case _:
            return None


def percentage_meant(cell: Cell) -> int | Decimal | None:
    """The percentage in a cell that is marked as one: a cell shown in percent, or a text with the sign.

    Args:
        cell: The cell.
    """
    if cell.percent and isinstance(cell.value, int | Decimal) and not isinstance(cell.value, bool):
        return per_cent(cell.value)
    if isinstance(cell.value, str):
        text = cell.value.strip()
        for sign in ("%", "per cent", "percent"):
            if text.casefold().endswith(sign):
                return number_in(text[: -len(sign)])
    return None


def day_meant(cell: Cell) -> str | None:
    """The day in a cell, as a document writes it; nothing where day and month could be either way round.

    Args:
        cell: The cell.
    """
    if isinstance(cell.value, date):
        return cell.value.isoformat()
    if not isinstance(cell.value, str):
        return None
    text = " ".join(cell.value.split())
    if _ISO.fullmatch(text):
        return text
    if slashes := _SLASHES.fullmatch(text):
        day, month, year = map(int, slashes.groups())
        if month > _LAST_MONTH:
            return None
        if day <= _LAST_MONTH and day != month:
            return None
        text = f"{day}.{month}.{year}"
    for form in _DAYS:
        try:
            return datetime.strptime(text, form).date().isoformat()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None


def word_meant(cell: Cell, words: Iterable[tuple[str, str]]) -> str | None:
    """The word in a cell: as a document writes it, as it is called, or both with a dash between.

    Args:
        cell: The cell.
        words: Each word with what it is called.
    """
    said = folded(cell.text)
    found = {word for word, called in words if said in ways_of(word, called)}
    return found.pop() if len(found) == 1 else None


def ways_of(word: str, called: str) -> tuple[str, ...]:
    """The ways in which a word can be written, each once and without what makes no difference.

    Args:
        word: The word as a document writes it.
        called: What it is called.
    """
    word, called = folded(word), folded(called)
    both = (f"{word}{dash}{called}" for dash in (" - ", " \u2013 ", " \u2014 ", ": ", " ", ". "))
    return tuple(dict.fromkeys((word, called, *both)))


def point_meant(cell: Cell, scale: Scale) -> PointCode | None:
    """The point of a scale in a cell: its code, its meaning, or both.

    Args:
        cell: The cell.
        scale: The scale.
    """
    if cell.percent or isinstance(cell.value, bool):
        return None
    if isinstance(cell.value, Decimal) and cell.value != cell.value.to_integral_value():
        return None
    said = folded(str(int(cell.value)) if isinstance(cell.value, Decimal) else cell.text)
    found = [point.code for point in scale.points if said in ways_of(str(point.code), point.anchor)]
    return found[0] if len(found) == 1 else None


def rate_meant(cell: Cell) -> tuple[int | Decimal, str] | None:
    """How often, written in one cell: ``3 times a month``.

    Args:
        cell: The cell.
    """
    said = _RATE.fullmatch(folded(cell.text))
    if said is None:
        return None
    times = {"once": 1, "twice": 2}.get(said["times"], number_in(said["times"]))
    periods = [period.value for period in Period if said["per"] == period.value]
    return (times, periods[0]) if times is not None and periods else None
