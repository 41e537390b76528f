"""A template, opened: refused if it can't be trusted, and with the place in it where the report belongs."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final, cast

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from practicecheck.errors import Code, DocumentError, Problem, Severity
from practicecheck_word._house import House, furnish
from practicecheck_word._node import node
from practicecheck_word._package import as_document, package_problems

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.package import Package

PLACE: Final = "{{ report }}"
"""The paragraph of a template whose place the report takes."""


def opened(data: bytes, name: str) -> tuple[WordDocument, House]:
    """Open a template.

    Args:
        data: Its bytes.
        name: What it is called in messages.

    Returns:
        The document, with every style that a report is set in.

    Raises:
        DocumentError: It can't be used.
    """
    problems = tuple(package_problems(data, name))
    if problems:
        raise DocumentError(problems)
    try:
        document = Document(io.BytesIO(as_document(data)))
        house = furnish(document)
        whole = _whole(document)
    except Exception as fault:  # python-docx takes for granted that whatever is called a Word document is one
        raise DocumentError([_no_document(name)]) from fault
    if not whole:
        raise DocumentError([_no_document(name)])
    return document, house


def _whole(document: WordDocument) -> bool:
    """Whether the parts that a report is written into are what they are taken for. What is damaged raises."""
    for section in document.sections:
        for kind in ("header", "footer"):
            for own in (getattr(section, f"{pages}{kind}") for pages in ("", "first_page_", "even_page_")):
                # To look into one that is not there would make it.
                if not own.is_linked_to_previous:
                    list(own.paragraphs)
    roots = {
        "w:document": document.element,
        "w:styles": document.styles.element,
        "w:settings": document.settings.element,
        "cp:coreProperties": document.core_properties._element,  # noqa: SLF001 - python-docx shows no other way to it
    }
    part = document.part
    if any(own.reltype == RELATIONSHIP_TYPE.NUMBERING for own in part.rels.values()):
        roots["w:numbering"] = part.numbering_part.element
    names = [own.partname for own in cast("Package", part.package).iter_parts()]
    named = all(root.tag == qn(tag) for tag, root in roots.items())
    return named and document.element.body is not None and len(names) == len(set(names))


def _no_document(name: str) -> Problem:
    return Problem(
        code=Code.UNREADABLE,
        message="it is packed like a Word document, but can't be read as one.",
        remedy='Open it in Word and save it again as "Word Document (.docx)".',
        file=name,
    )


def template_problems(data: bytes, name: str) -> tuple[Problem, ...]:
    """Everything there is to say about a template.

    Args:
        data: Its bytes.
        name: What it is called in the problems.
    """
    try:
        _, house = opened(data, name)
    except DocumentError as refused:
        return refused.problems
    return tuple(
        Problem(
            code=Code.BAD_OFFER,
            message=f'it has no style "{lacking}", so one like it is made up.',
            remedy=f'In Word, use the style "{lacking}" once, or make one of that name, and save the template.',
            severity=Severity.NOTE,
            file=name,
        )
        for lacking in house.lacking
    )


def place_in(document: WordDocument) -> BaseOxmlElement:
    """The node before which the report is to be put.

    Args:
        document: The document. The paragraph that kept the place is taken out of it.
    """
    body = document.element.body
    last: BaseOxmlElement | None = body.find(qn("w:sectPr"))
    for paragraph in body.findall(qn("w:p")):
        if "".join(own.text or "" for own in paragraph.iter(qn("w:t"))).strip() == PLACE:
            return _cleared(paragraph)
    if last is None:
        last = node("w:sectPr")
        body.append(last)
    return last


def _cleared(paragraph: BaseOxmlElement) -> BaseOxmlElement:
    """What comes after a paragraph, which is taken out, or emptied if a section ends with it."""
    if paragraph.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None:
        for own in paragraph.findall(qn("w:r")):
            paragraph.remove(own)
        return paragraph
    after = paragraph.getnext()
    paragraph.getparent().remove(paragraph)
    return cast("BaseOxmlElement", after)


def room_at(place: BaseOxmlElement) -> int:
    """How wide the text is at a place, in twentieths of a point.

    Args:
        place: A node of the document's body.
    """
    found = place.xpath(
        "(self::w:sectPr | self::w:p/w:pPr/w:sectPr | following-sibling::*/descendant-or-self::w:sectPr)[1]"
    )
    section = found[0] if found else None
    page = None if section is None else section.find(qn("w:pgSz"))
    margin = None if section is None else section.find(qn("w:pgMar"))
    wide = _number(page, "w", 11_906)
    return max(2_000, wide - _number(margin, "left", 1_440) - _number(margin, "right", 1_440))


def _number(of: BaseOxmlElement | None, name: str, otherwise: int) -> int:
    said = None if of is None else of.get(qn(f"w:{name}"))
    try:
        return otherwise if said is None else round(float(said))
    except ValueError:
        return otherwise
