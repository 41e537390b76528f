"""What stands in a cell, on the way in and on the way out."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TypeAlias, final

import attrs

from practicecheck.values import Value

Shown: TypeAlias = str | int | Decimal | bool | date
"""What a cell can show."""


@final
@attrs.frozen(kw_only=True, repr=False)
class Cell(Value):
    """A cell of somebody's workbook that is not empty.

    Attributes:
        sheet: The sheet's name.
        row: Its row, from 1.
        column: Its column, from 1.
        value: What it shows; nothing if it shows no value of its own.
        percent: Whether it shows its number as a percentage: 0.075 as 7.5 %.
        formula: Whether its value is worked out.
        fault: Why it has no value, such as ``#REF!``.
    """

    sheet: str
    row: int
    column: int
    value: Shown | None = None
    percent: bool = False
    formula: bool = False
    fault: str | None = None

    @property
    def place(self) -> str:
        """Where it stands, as a person finds it: ``sheet "1", cell C7``."""
        return f'sheet "{self.sheet}", cell {column_letters(self.column)}{self.row}'

    @property
    def text(self) -> str:
        """What it shows, as text."""
        match self.value:
            case None:
                return self.fault or ""
            case bool():
                return "TRUE" if self.value else "FALSE"
            case date():
                return self.value.isoformat()
            case int() | Decimal():
                return f"{per_cent(self.value)}%" if self.percent else str(self.value)
            case str():
                return self.value

    @property
    def blank(self) -> bool:
        """Whether nothing but spaces stands in it."""
        return self.fault is None and (self.value is None or not self.text.strip())


def per_cent(value: int | Decimal) -> int | Decimal:
    """A share as a percentage: 0.075 as 7.5.

    Args:
        value: The share.
    """
    hundredfold = Decimal(value) * 100
    whole = hundredfold.to_integral_value()
    return int(whole) if whole == hundredfold else hundredfold.normalize()


def column_letters(column: int) -> str:
    """A column as a spreadsheet calls it: 1 is A, 27 is AA.

    Args:
        column: The column, from 1.
    """
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def same(left: Shown | None, right: Shown | None) -> bool:
    """Whether two cells show the same. Programs change how lines end, and what is around a text.

    Args:
        left: What one shows.
        right: What the other shows.
    """
    if isinstance(left, bool) or isinstance(right, bool):
        return left is right
    if isinstance(left, int | Decimal) and isinstance(right, int | Decimal):
        return Decimal(left) == Decimal(right)
    return plain_lines(_text(left)) == plain_lines(_text(right))


def _text(value: Shown | None) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)


def plain_lines(text: str) -> str:
    """A text with its lines ended alike, and nothing around it.

    Args:
        text: The text.
    """
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()
