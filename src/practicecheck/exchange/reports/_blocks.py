"""What a report is built of, before it is HTML, Markdown or anything else.

Parts hold blocks and other parts; how deep a part stands is how deep its heading is. Whoever
renders a report walks this and needs to know nothing about assessments.
"""

from __future__ import annotations

import re
from decimal import Decimal
from enum import Enum
from typing import TypeAlias, final

import attrs

from practicecheck.comparison import PointCount
from practicecheck.values import Value


@final
class Tone(Enum):
    """How a paragraph is said."""

    PLAIN = "plain"
    QUIET = "quiet"
    """Beside the point: an introduction, a hint."""
    VOICE = "voice"
    """The team's own words."""
    WARNING = "warning"
    """Something that must not be overlooked."""


@final
@attrs.frozen(kw_only=True, repr=False)
class Paragraph(Value):
    """Some words.

    Attributes:
        text: The words; their lines are kept.
        label: What they are, such as ``Comment``.
        tone: How they are said.
    """

    text: str
    label: str | None = None
    tone: Tone = Tone.PLAIN


@final
@attrs.frozen(kw_only=True, repr=False)
class Listing(Value):
    """A list.

    Attributes:
        entries: Its entries.
        label: What they are, such as ``Evidence``.
        ordered: Whether their order matters.
    """

    entries: tuple[str, ...]
    label: str | None = None
    ordered: bool = False


@final
@attrs.frozen(kw_only=True, repr=False)
class Fact(Value):
    """Something short with its name.

    Attributes:
        name: What it is.
        value: What it is like.
    """

    name: str
    value: str


@final
@attrs.frozen(kw_only=True, repr=False)
class Facts(Value):
    """Facts, one beneath the other.

    Attributes:
        facts: The facts.
    """

    facts: tuple[Fact, ...]


@final
@attrs.frozen(kw_only=True, repr=False)
class Column(Value):
    """A column of a table.

    Attributes:
        title: Its heading.
        numbers: Whether it holds numbers.
    """

    title: str
    numbers: bool = False


@final
@attrs.frozen(kw_only=True, repr=False)
class Table(Value):
    """A table. The first cell of each row names the row.

    Attributes:
        caption: What it shows.
        columns: Its columns.
        rows: Its rows, as long as there are columns.
        bars: For each row how far a bar reaches, in percent; nothing for a row without one. Empty where rows
            can't be drawn as bars. Whoever draws them adds nothing: the cells say the same.
        spans: For each row that has a bar from where to where it could still reach, in percent; nothing where
            it stands as it is.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    bars: tuple[Decimal | None, ...] = ()
    spans: tuple[tuple[Decimal, Decimal] | None, ...] = ()


@final
@attrs.frozen(kw_only=True, repr=False)
class Spread(Value):
    """How ballots fell: bars for the eye, the same numbers in a table.

    Attributes:
        counts: How many ballots gave each point.
        table: The numbers, all ballots first, then by perspective.
    """

    counts: tuple[PointCount, ...]
    table: Table

    @property
    def most(self) -> int:
        """The most ballots that one point was given; at least one."""
        return max(1, *(count.ballots for count in self.counts), 1)


@final
@attrs.frozen(kw_only=True, repr=False)
class Part(Value):
    """A heading and what stands beneath it.

    Attributes:
        id: A name that no other part of the report has: small letters, digits and hyphens.
        title: Its heading.
        blocks: What stands beneath it, parts of its own included.
    """

    id: str
    title: str
    blocks: tuple[Block, ...]

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts beneath it."""
        return tuple(block for block in self.blocks if isinstance(block, Part))


Block: TypeAlias = Paragraph | Listing | Facts | Table | Spread | Part


@final
@attrs.frozen(kw_only=True, repr=False)
class Outline(Value):
    """A whole report.

    Attributes:
        title: Its heading.
        banner: What must stand on top of every copy; nothing if it may go anywhere.
        lead: What it is about, in short.
        parts: Its parts.
        compact: Whether it has to fit on one page.
        contents: Whether it is so long that its parts are listed first.
    """

    title: str
    banner: str | None
    lead: tuple[Block, ...]
    parts: tuple[Part, ...]
    compact: bool = False
    contents: bool = True


def anchor(*names: str) -> str:
    """A part's id from names: small letters, digits and hyphens.

    Args:
        names: What tells it from other parts.
    """
    return re.sub(r"[^a-z0-9]+", "-", "-".join(names).lower()).strip("-")
