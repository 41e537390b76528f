"""The names of rows, as they stand in the column Item."""

from __future__ import annotations

import re
from typing import final

import attrs

from practicecheck.values import Value

_NAME = re.compile(r"(?P<name>.*?\S)(?: \[(?P<entry>[1-9]\d{0,3})\])?(?: \+(?P<part>[1-9]\d{0,3}))?")
LONGEST_NAME = 200
"""A longer text is no name."""


@final
@attrs.frozen(repr=False)
class RowName(Value):
    """What a row is about.

    Attributes:
        name: An item's id, or another thing that is asked: ``q1-1``, ``about/unit``.
        entry: The place in a list, from 1: ``step-19 [2]``.
        part: For a text that is too long for one cell, which of the rows with the rest it is: ``q1-1 +1``.
    """

    name: str
    entry: int | None = None
    part: int | None = None

    def __str__(self) -> str:
        """The name as it is printed."""
        entry = "" if self.entry is None else f" [{self.entry}]"
        return f"{self.name}{entry}{'' if self.part is None else f' +{self.part}'}"


def row_name(text: str) -> RowName | None:
    """Read a row's name.

    Args:
        text: What stands in the column Item.
    """
    found = _NAME.fullmatch(" ".join(text.split())) if len(text) <= LONGEST_NAME else None
    if found is None:
        return None
    entry, part = found["entry"], found["part"]
    return RowName(found["name"], int(entry) if entry else None, int(part) if part else None)
