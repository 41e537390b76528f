"""Lists: bullets and numbers that Word counts itself, each list from one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.parts.numbering import NumberingPart

from practicecheck_word._node import node

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.package import Package

    from practicecheck_word._house import House

_NAMES = {False: "List Bullet", True: "List Number"}


class Lists:
    """The lists of a document.

    Args:
        document: The document.
        house: Its styles.
    """

    def __init__(self, document: WordDocument, house: House) -> None:
        self._document = document
        self._house = house
        self._abstract: dict[bool, str] = {}

    def style(self, *, ordered: bool) -> str:
        """The id of the style of a list's entries.

        Args:
            ordered: Whether their order matters.
        """
        return self._house[_NAMES[ordered]]

    def begin(self, *, ordered: bool) -> BaseOxmlElement:
        """Begin a list.

        Args:
            ordered: Whether the order of its entries matters.

        Returns:
            What makes a paragraph an entry of it.
        """
        numbering = self._numbering()
        if ordered not in self._abstract:
            self._abstract[ordered] = self._of_style(numbering, ordered=ordered) or _define(
                numbering, ordered=ordered
            )
        number = _next(numbering.xpath("w:num/@w:numId"))
        made = node("w:num", node("w:abstractNumId", val=self._abstract[ordered]), numId=number)
        if ordered:
            made.append(node("w:lvlOverride", node("w:startOverride", val="1"), ilvl="0"))
        _after(numbering, made, "w:num", "w:abstractNum")
        return node("w:numPr", node("w:ilvl", val="0"), node("w:numId", val=number))

    def _numbering(self) -> BaseOxmlElement:
        part = self._document.part
        try:
            own = part.part_related_by(RELATIONSHIP_TYPE.NUMBERING)
        except KeyError:
            package = cast("Package", part.package)
            name = package.next_partname("/word/numbering%d.xml")
            own = NumberingPart(name, CONTENT_TYPE.WML_NUMBERING, node("w:numbering"), package)
            part.relate_to(own, RELATIONSHIP_TYPE.NUMBERING)
        element: BaseOxmlElement = cast("NumberingPart", own).element
        return element

    def _of_style(self, numbering: BaseOxmlElement, *, ordered: bool) -> str | None:
        """The kind of list that the house's style asks for, if it does."""
        style = _with(self._document.styles.element, "w:style", "w:styleId", self.style(ordered=ordered))
        asked = [] if style is None else style.xpath("w:pPr/w:numPr/w:numId/@w:val")
        number = _with(numbering, "w:num", "w:numId", asked[0]) if asked else None
        found = [] if number is None else number.xpath("w:abstractNumId/@w:val")
        return found[0] if found else None


def _with(parent: BaseOxmlElement, tag: str, attribute: str, value: str) -> BaseOxmlElement | None:
    """The first child of its kind with a value."""
    return next((own for own in parent.findall(qn(tag)) if own.get(qn(attribute)) == value), None)


def _next(taken: Iterable[str]) -> str:
    """A number that none of these is."""
    return str(1 + max((int(own) for own in taken if own.isdecimal()), default=0))


def _define(numbering: BaseOxmlElement, *, ordered: bool) -> str:
    """A kind of list for a house that has none."""
    number = _next(numbering.xpath("w:abstractNum/@w:abstractNumId"))
    level = node(
        "w:lvl",
        node("w:start", val="1"),
        node("w:numFmt", val="decimal" if ordered else "bullet"),
        node("w:lvlText", val="%1." if ordered else "\u2022"),
        node("w:lvlJc", val="left"),
        node("w:pPr", node("w:ind", left="510", hanging="397")),
        ilvl="0",
    )
    made = node("w:abstractNum", node("w:multiLevelType", val="singleLevel"), level, abstractNumId=number)
    _after(numbering, made, "w:abstractNum")
    return number


def _after(numbering: BaseOxmlElement, made: BaseOxmlElement, *tags: str) -> None:
    """Put something where Word looks for it: after those of its kind, or after what comes before those."""
    for tag in tags:
        if own := numbering.findall(qn(tag)):
            own[-1].addnext(made)
            return
    numbering.insert(0, made)
