"""The house style: which styles of a template a report is set in, and what stands in for those it lacks."""

from __future__ import annotations

import io
from copy import deepcopy
from functools import cache
from typing import TYPE_CHECKING, Final, cast, final

import attrs
from docx import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from practicecheck.values import Value
from practicecheck_word._node import node
from practicecheck_word._shipped import TEMPLATE

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

DEEPEST: Final = 9
"""Word has so many levels of headings."""

_HEADINGS = tuple(f"heading {level}" for level in range(1, DEEPEST + 1))
STYLES: Final = (
    *("Title", *_HEADINGS, "TOC Heading", "toc 1"),
    *("Quote", "Intense Quote", "List Bullet", "List Number", "caption", "header", "footer"),
    *("Report Quiet", "Report Label", "Report Fact", "Report Cell", "Report Cell Heading", "Report Picture"),
    *("Strong", "Report Table"),
)
"""The styles that a report is set in, as Word's files call them."""
_KINDS: Final = {"strong": "character", "report table": "table", "normal table": "table"}
"""Those that are no styles of paragraphs."""


@final
@attrs.frozen(kw_only=True, repr=False)
class House(Value):
    """The styles of a document, all of which are there.

    Attributes:
        ids: The id of each style, by its name in small letters.
        lacking: The names of those that the document did not have, and has now.
    """

    ids: tuple[tuple[str, str], ...]
    lacking: tuple[str, ...]

    def __getitem__(self, name: str) -> str:
        """The id of a style.

        Args:
            name: Its name, as Word's files have it.
        """
        return dict(self.ids)[name.lower()]

    def heading(self, depth: int) -> str:
        """The id of the style of a heading.

        Args:
            depth: How deep its part stands; 1 is a part of the report itself.
        """
        return self[f"heading {min(depth, DEEPEST)}"]


def furnish(document: WordDocument) -> House:
    """Give a document the styles that it lacks.

    A heading that is lacking looks like the one above it; everything else looks like ours.

    Args:
        document: The document; styles are added to it.
    """
    there = document.styles.element
    found = _named(there)
    lacking = tuple(name for name in STYLES if name.lower() not in found)
    for name in lacking:
        own = deepcopy(_ours()[name.lower()])
        own.set(qn("w:styleId"), f"Report{''.join(name.title().split())}")
        if name in _HEADINGS[1:]:
            _like(own, _id(found[_HEADINGS[_HEADINGS.index(name) - 1]]))
        else:
            _rest_on_house(own, found, there)
        there.append(own)
        found[name.lower()] = own
    return House(ids=tuple((name.lower(), _id(found[name.lower()])) for name in STYLES), lacking=lacking)


def _named(styles: BaseOxmlElement) -> dict[str, BaseOxmlElement]:
    """The styles of the kind that we use, by name in small letters, as Word does not tell them apart either."""
    named: dict[str, BaseOxmlElement] = {}
    for own in styles.findall(qn("w:style")):
        name = own.find(qn("w:name"))
        if name is not None and own.get(qn("w:styleId")):
            said = name.get(qn("w:val"), "").lower()
            if own.get(qn("w:type"), "paragraph") == _KINDS.get(said, "paragraph"):
                named.setdefault(said, own)
    return named


@cache
def _ours() -> dict[str, BaseOxmlElement]:
    return _named(Document(io.BytesIO(TEMPLATE.read_bytes())).styles.element)


def _id(style: BaseOxmlElement) -> str:
    return cast("str", style.get(qn("w:styleId"), ""))


def _like(style: BaseOxmlElement, above: str) -> None:
    """Let a heading look like the one above it, and differ in its level alone."""
    level = style.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
    for name in ("w:pPr", "w:rPr", "w:basedOn"):
        for own in style.findall(qn(name)):
            style.remove(own)
    style.insert(1, node("w:basedOn", val=above))
    if level is not None:
        style.append(node("w:pPr", level))


def _rest_on_house(style: BaseOxmlElement, found: dict[str, BaseOxmlElement], styles: BaseOxmlElement) -> None:
    """Let a style of ours rest on the house's own, and drop what points into our template alone."""
    kind = style.get(qn("w:type"))
    on, after = style.find(qn("w:basedOn")), style.find(qn("w:next"))
    plain = styles.xpath(f"w:style[@w:type='{kind}'][@w:default='1' or @w:default='true']")
    if on is not None:
        ours = {_id(own): name for name, own in _ours().items()}.get(on.get(qn("w:val"), ""), "")
        rests = found.get(ours) if ours in found else (plain[0] if plain else None)
        if rests is None:
            style.remove(on)
        else:
            on.set(qn("w:val"), _id(rests))
    if after is not None:
        style.remove(after)
    for numbers in style.findall(f"{qn('w:pPr')}/{qn('w:numPr')}"):
        numbers.getparent().remove(numbers)
