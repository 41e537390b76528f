"""What a form asks: entries, each with what belongs to it, on pages."""

from __future__ import annotations

from typing import final

import attrs

from practicecheck.frameworks import Item, Section
from practicecheck.values import Value
from practicecheck_excel.facet import Facet
from practicecheck_excel.fields import Field


@final
@attrs.frozen(kw_only=True, repr=False, eq=False)
class Entry(Value):
    """One thing that is asked.

    Attributes:
        name: Its name in the column Item.
        question: The question as it is printed.
        holder: The way to the mapping in the document that holds the answer.
        facets: The pieces of the answer.
        offers: The columns in which something may be written.
        guidance: What helps to answer it.
        before: What is printed above it.
        options: What can be chosen as an answer.
        units: What can be chosen as a unit or period.
        numeric: Whether a figure may be the answer.
        blanks: So many rows are offered for a list.
        fixed: Whether it was decided when the form was made.
        item: The item, if it is one.
    """

    name: str
    question: str
    holder: tuple[str, ...]
    facets: tuple[Facet, ...]
    offers: frozenset[Field]
    guidance: str = ""
    before: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    numeric: bool = False
    blanks: int = 0
    fixed: bool = False
    item: Item | None = None

    @property
    def list_fields(self) -> frozenset[Field]:
        """The columns that are filled in once for each entry of its list."""
        return frozenset(field for facet in self.facets if facet.listed for field in facet.fields) & self.offers


@final
@attrs.frozen(kw_only=True, repr=False, eq=False)
class Page(Value):
    """One sheet that is filled in.

    Attributes:
        name: The sheet's name.
        title: Its heading.
        lines: What is printed beneath the heading.
        entries: What it asks.
        section: The section that it belongs to; nothing for the cover.
    """

    name: str
    title: str
    lines: tuple[str, ...]
    entries: tuple[Entry, ...]
    section: Section | None = None

    @property
    def extension(self) -> str | None:
        """The extension that asks it; nothing for a page of the edition."""
        return None if self.section is None else self.section.extension

    @property
    def scored(self) -> bool:
        """Whether anything on it is answered on a scale."""
        return any(entry.item is not None and entry.item.scored for entry in self.entries)

    @property
    def printed(self) -> frozenset[str]:
        """Every text on it that nobody has to fill in."""
        return frozenset(
            text
            for text in (
                self.title,
                *self.lines,
                *(text for e in self.entries for text in (e.question, e.guidance, *e.before)),
            )
            if text
        )
