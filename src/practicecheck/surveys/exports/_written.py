"""What stands in a cell: a number only where it reads back as the same text, so that ``007`` stays a name."""

from __future__ import annotations

import math
import re
import unicodedata
from typing import Final, TypeAlias, final

Cell: TypeAlias = "str | int | float | None"
"""An empty cell is nothing."""

_NUMBER = re.compile(r"-?\d{1,15}(?:\.\d{1,15})?")
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_KEPT = 20_000
"""So many different texts are kept to be looked up: a survey has few answers, and many comments."""
_SHORT = 200
_NEVER: Final = frozenset({"Cc", "Cs", "Cn"})


def clean(text: str) -> str:
    """A text without blanks around it, and without what no document may hold.

    Args:
        text: What stands in the file.
    """
    if text.isprintable():
        return text.strip()
    kept = (own for own in text if own in "\n\t" or unicodedata.category(own) not in _NEVER)
    return "".join(kept).strip(" \t\r\n\u00a0\ufeff")


def on_one_line(text: str) -> str:
    """A heading as people read it: without line breaks, double blanks, and orders to write the other way round.

    Args:
        text: What stands in the file.
    """
    return " ".join(_TURNS.sub("", clean(text)).split())


def cell_of(text: str) -> Cell:
    """What a text in a cell is.

    Args:
        text: What stands in the file.
    """
    said = clean(text)
    if not _NUMBER.fullmatch(said):
        return said or None
    if "." not in said:
        return int(said) if str(int(said)) == said else said
    return float(said) if repr(float(said)) == said else said


def number_cell(value: float) -> Cell:
    """What a number in a workbook's cell is: ``3.0`` is 3.

    Args:
        value: The number.
    """
    if not math.isfinite(value):
        return None
    return int(value) if value.is_integer() and abs(value) < _WHOLE else value


_WHOLE = 10**15


@final
class Cells(dict[str, Cell]):
    """What texts in cells are. Each short text is looked at once."""

    def __missing__(self, text: str) -> Cell:
        """Look at a text that was not met before."""
        cell = cell_of(text)
        if len(text) <= _SHORT and len(self) < _KEPT:
            self[text] = cell
        return cell
