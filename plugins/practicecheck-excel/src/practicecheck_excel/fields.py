"""The columns of a form: what each is called, and by which other words people call it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import final


@final
class Field(Enum):
    """A column that people fill in, by its heading."""

    ANSWER = "Answer"
    UNIT = "Unit or period"
    REASON = "Why X, or why it can't be answered"
    WORDS = "In your words"
    WHAT = "Source"
    FROM = "Source from"
    TO = "Source to"
    SAYS = "What the source says"
    COMMENT = "Comment"
    EVIDENCE = "Evidence, one a line"
    AGREED = "Agreed by"
    FLAG = "Flag"
    FLAG_WHY = "Why flagged"
    PRIORITY = "Priority"


@final
class Printed(Enum):
    """A column that is not filled in, by its heading."""

    ITEM = "Item"
    QUESTION = "Question"
    GUIDANCE = "Guidance"
    POINTS = "Points"
    POSSIBLE = "Possible"
    COUNTS_AS = "Counts as"


_OTHER_WORDS: Mapping[Field | Printed, tuple[str, ...]] = MappingProxyType(
    {
        Field.ANSWER: ("your answer", "score", "answer or x"),
        Field.UNIT: ("unit", "period", "unit period"),
        Field.REASON: ("reason", "why x", "why x or why it cannot be answered"),
        Field.WORDS: ("narrative", "words"),
        Field.COMMENT: ("comments", "remark", "remarks"),
        Field.EVIDENCE: ("evidence",),
        Field.FLAG_WHY: ("why flag", "reason for flag"),
        Field.AGREED: ("consensus",),
        Printed.ITEM: ("item id", "id"),
    }
)
_NOT_LETTERS = re.compile(r"[^a-z]+")


def _words(heading: str) -> str:
    return _NOT_LETTERS.sub(" ", heading.casefold().replace("'", "").replace("\u2019", "")).strip()


_BY_WORDS: Mapping[str, Field | Printed] = MappingProxyType(
    {
        _words(name): column
        for column in (*Field, *Printed)
        for name in (column.value, *_OTHER_WORDS.get(column, ()))
    }
)
LONGEST_HEADING = 60
"""A longer text is no heading."""


def column_called(heading: str) -> Field | Printed | None:
    """The column that a heading stands over.

    Args:
        heading: A heading, in whatever case and with whatever signs.
    """
    return _BY_WORDS.get(_words(heading)) if len(heading) <= LONGEST_HEADING else None
