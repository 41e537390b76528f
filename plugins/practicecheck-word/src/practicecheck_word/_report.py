"""A report as a Word document: the outline of the report, block by block, in the style of a house."""

from __future__ import annotations

import io
from collections.abc import Iterator
from copy import deepcopy
from typing import TYPE_CHECKING, Final

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from practicecheck.exchange.reports import (
    Block,
    Fact,
    Facts,
    Listing,
    Outline,
    Paragraph,
    Part,
    Spread,
    Table,
    Tone,
    outline_of,
)
from practicecheck_word._bars import bar
from practicecheck_word._charts import chart
from practicecheck_word._compact import compact
from practicecheck_word._contents import bookmark, contents
from practicecheck_word._lists import Lists
from practicecheck_word._node import node
from practicecheck_word._package import repacked
from practicecheck_word._surroundings import about, mark_pages, number_pages, speak_english
from practicecheck_word._tables import Bars, table
from practicecheck_word._template import opened, place_in, room_at
from practicecheck_word._text import paragraph, run, way

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

    from practicecheck.exchange import ReportContent
    from practicecheck_word._house import House

_TONES: Final = {Tone.QUIET: "Report Quiet", Tone.VOICE: "Quote", Tone.WARNING: "Intense Quote"}
_BESIDE: Final = 20
"""Beneath a longer name, a fact stands on a line of its own."""
_AFTER_TABLE: Final = "160"
"""What is left free beneath a table, in twentieths of a point."""


def report(content: ReportContent, template: bytes, name: str) -> bytes:
    """Make a report.

    Args:
        content: What it is made from.
        template: The template's bytes.
        name: What the template is called in messages.

    Returns:
        A document of Word; the same bytes for the same content.

    Raises:
        DocumentError: The template can't be used.
    """
    outline = outline_of(content)
    document, house = opened(template, name)
    speak_english(document)
    if outline.compact:
        compact(document, house)
    place = place_in(document)
    for made in _Setting(document, house, room_at(place)).all(outline):
        place.addprevious(made)
    if place.getprevious().tag == qn("w:tbl"):
        # Word wants a paragraph between a table and the end.
        place.addprevious(paragraph(house["Report Cell"]))
    if outline.banner:
        mark_pages(document, house, outline.banner)
    number_pages(document, house)
    about(document, content)
    saved = io.BytesIO()
    document.save(saved)
    return repacked(saved.getvalue())


class _Setting:
    """Sets an outline's blocks.

    Args:
        document: The document that they are for.
        house: Its styles.
        room: How wide its text is, in twentieths of a point.
    """

    def __init__(self, document: WordDocument, house: House, room: int) -> None:
        self._document = document
        self._house = house
        self._room = room
        self._lists = Lists(document, house)
        used = (own for own in document.element.body.xpath("//wp:docPr/@id | //w:bookmarkStart/@w:id"))
        self._number = max((int(own) for own in used if own.isdecimal()), default=0)

    def all(self, outline: Outline) -> Iterator[BaseOxmlElement]:
        yield paragraph(self._house["Title"], run(outline.title), more=way(outline.title))
        if outline.banner:
            yield paragraph(self._house["Intense Quote"], run(outline.banner))
        yield from self._blocks(outline.lead, 1)
        marks = {part.id: self._next() for part in outline.parts}
        if outline.parts and outline.contents:
            yield from contents([(part.title, marks[part.id]) for part in outline.parts], self._house)
        for part in outline.parts:
            yield from self._part(part, 1, marks[part.id])

    def _next(self) -> int:
        self._number += 1
        return self._number

    def _blocks(self, blocks: tuple[Block, ...], depth: int) -> Iterator[BaseOxmlElement]:
        after_table = False
        for block in blocks:
            first = True
            for made in self._block(block, depth):
                if after_table and first and isinstance(block, Paragraph | Listing | Facts):
                    _leave_room(made)
                first = False
                yield made
            after_table = isinstance(block, Spread) or (isinstance(block, Table) and not any(block.bars))

    def _block(self, block: Block, depth: int) -> Iterator[BaseOxmlElement]:
        match block:
            case Part():
                yield from self._part(block, depth)
            case Paragraph():
                yield self._paragraph(block)
            case Listing():
                yield from self._listing(block)
            case Facts():
                yield from (self._fact(own) for own in block.facts)
            case Table():
                yield from self._table(block)
                if any(block.bars):
                    picture = chart(block, self._document, self._next(), self._room)
                    yield paragraph(self._house["Report Picture"], picture)
            case Spread():
                yield from self._table(block.table, tuple(self._bars(block)))

    def _part(self, part: Part, depth: int, mark: int | None = None) -> Iterator[BaseOxmlElement]:
        words = [run(part.title)]
        if mark is not None:
            words = list(bookmark(words, mark))
        yield paragraph(self._house.heading(depth), *words, more=way(part.title))
        yield from self._blocks(part.blocks, depth + 1)

    def _paragraph(self, block: Paragraph) -> BaseOxmlElement:
        words = [run(block.text)]
        if block.label:
            words[:0] = [run(f"{block.label}:", self._house["Strong"]), run(" ")]
        more = () if block.label else way(block.text)
        if block.tone not in _TONES:
            return _plain(words, more)
        return paragraph(self._house[_TONES[block.tone]], *words, more=more)

    def _listing(self, block: Listing) -> Iterator[BaseOxmlElement]:
        if block.label:
            yield paragraph(self._house["Report Label"], run(block.label), more=[node("w:keepNext")])
        entry = self._lists.begin(ordered=block.ordered)
        style = self._lists.style(ordered=block.ordered)
        for text in block.entries:
            yield paragraph(style, run(text), more=[deepcopy(entry), *way(text)])

    def _fact(self, fact: Fact) -> BaseOxmlElement:
        name = run(f"{fact.name}:", self._house["Strong"])
        between = node("w:r", node("w:tab" if len(fact.name) <= _BESIDE else "w:br"))
        return paragraph(self._house["Report Fact"], name, between, run(fact.value))

    def _table(self, made_of: Table, bars: Bars = ()) -> Iterator[BaseOxmlElement]:
        caption = run(made_of.caption)
        yield paragraph(self._house["caption"], caption, more=[node("w:keepNext"), *way(made_of.caption)])
        yield table(made_of, self._house, self._room, bars)

    def _bars(self, spread: Spread) -> Iterator[BaseOxmlElement | None]:
        """The bars of the row of all ballots; there is none in the cell that names the row."""
        of = sum(count.ballots for count in spread.counts)
        yield None
        for count in spread.counts:
            yield bar(count.ballots, spread.most, of, self._next()) if count.ballots else None


def _plain(words: list[BaseOxmlElement], more: tuple[BaseOxmlElement, ...]) -> BaseOxmlElement:
    """A paragraph in the style that the house uses for everything."""
    return node("w:p", *([node("w:pPr", *more)] if more else []), *words)


def _leave_room(made: BaseOxmlElement) -> None:
    """Leave some room above a paragraph that follows a table; tables have none of their own beneath."""
    if made.tag == qn("w:p"):
        made.get_or_add_pPr().get_or_add_spacing().set(qn("w:before"), _AFTER_TABLE)
