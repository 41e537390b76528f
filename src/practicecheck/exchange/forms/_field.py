"""One place on a form where something is filled in."""

from __future__ import annotations

from enum import Enum
from typing import TypeAlias, final

import attrs

from practicecheck.exchange._json_text import json_text
from practicecheck.exchange._source import Plain
from practicecheck.values import Value

Way: TypeAlias = tuple[str, ...]
"""The way to a value in the document: ``("answers", "q1-1", "narrative")``."""


@final
class Kind(Enum):
    """How a place is filled in."""

    TEXT = "text"
    """Words on one line."""
    AREA = "area"
    """Words on several lines."""
    NUMBER = "number"
    DATE = "date"
    PICK = "pick"
    """One of a few, all of them in sight."""
    SELECT = "select"
    """One of a few, behind a button."""
    SEVERAL = "several"
    """Any of a few."""
    LIST = "list"
    """Texts, one below the other."""
    ROWS = "rows"
    """Entries of several fields each, one below the other."""
    TICK = "tick"
    """Yes, or nothing said."""


@final
@attrs.frozen(kw_only=True, repr=False)
class Offered(Value):
    """One thing that can be chosen.

    Attributes:
        value: What is written into the document.
        text: What it says on the page.
        code: What stands before the text: the point of a scale.
    """

    value: str | int | bool
    text: str
    code: str | None = None

    @property
    def written(self) -> str:
        """What is written into the document, as JSON."""
        return json_text(self.value, indent=None)


@final
@attrs.frozen(repr=False)
class Column(Value):
    """One field of an entry.

    Attributes:
        name: Its name in the document.
        label: What is asked.
        kind: How it is filled in: ``text`` or ``date``.
    """

    name: str
    label: str
    kind: str = "text"


@final
@attrs.frozen(kw_only=True, repr=False)
class Field(Value):
    """One place on a form where something is filled in.

    Attributes:
        way: Where the value stands in the document.
        kind: How it is filled in.
        label: What is asked.
        hint: What helps to fill it in.
        unit: The word that follows a number.
        offered: What can be chosen.
        rows: So many lines are offered at first, of a list or of words.
        most: So many entries a list has at the most.
        row: What one entry is called.
        columns: The fields of an entry.
    """

    way: Way
    kind: Kind
    label: str
    hint: str | None = None
    unit: str | None = None
    offered: tuple[Offered, ...] = ()
    rows: int = 1
    most: int | None = None
    row: str = ""
    columns: tuple[Column, ...] = ()

    @property
    def columns_written(self) -> str:
        """The fields of an entry, as JSON."""
        columns: list[Plain] = [[own.name, own.label, own.kind] for own in self.columns]
        return json_text(columns, indent=None)

    @property
    def path(self) -> str:
        """Where the value stands, as JSON."""
        steps: list[Plain] = [*self.way]
        return json_text(steps, indent=None)
