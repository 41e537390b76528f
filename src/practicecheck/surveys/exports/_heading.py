"""A column's heading: the code by which it is named, and the question that was asked."""

from __future__ import annotations

from enum import Enum
from typing import final

import attrs

from practicecheck.values import Value


@final
class ColumnKind(Enum):
    """What a column is to a survey."""

    ASKED = "asked"
    """Somebody answered it."""
    OPEN = "open"
    """People wrote what they liked."""
    METADATA = "metadata"
    """The platform wrote it: times, ids, progress."""
    PERSONAL = "personal"
    """It may tell who somebody is: a name, an address, a number of the machine. Nobody is grouped by it."""


@final
@attrs.frozen(kw_only=True, repr=False)
class Heading(Value):
    """A column's heading.

    Attributes:
        code: By what the column is named: the platform's code, or the whole heading.
        wording: The question as the platform printed it; nothing where there is a code alone.
        part: What tells the column from its neighbours, where a question has several: a grid's statement.
        kind: What the column is to a survey.
    """

    code: str
    wording: str | None = None
    part: str | None = None
    kind: ColumnKind = ColumnKind.ASKED

    @property
    def asked(self) -> str:
        """The question, or the code where no question stands in the file."""
        return self.wording or self.code

    @property
    def statement(self) -> str:
        """What tells the column from its neighbours, in people's words."""
        return self.part or self.asked

    @property
    def texts(self) -> tuple[str, ...]:
        """What may be like an item's wording: the whole question, and its part."""
        return tuple(dict.fromkeys(text for text in (self.wording, self.part) if text))
