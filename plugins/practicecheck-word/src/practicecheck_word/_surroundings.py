"""What stands around a report: headers, page numbers, its language, and what the file says of itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time
from typing import TYPE_CHECKING, Final

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from practicecheck.comparison import Audience
from practicecheck_word._node import legible, node
from practicecheck_word._text import field, paragraph, run

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.section import Section, _BaseHeaderFooter

    from practicecheck.exchange import ReportContent
    from practicecheck_word._house import House

_LANGUAGE: Final = "en-GB"
_LONGEST: Final = 255
"""A property of a file is no longer than this."""
_FOR = {Audience.WORKING: "Working copy, not for publication", Audience.PUBLISHED: "For publication"}


def speak_english(document: WordDocument) -> None:
    """Say that the text is British English, so that it is read aloud and checked as that.

    Args:
        document: The document. What a style of the house says of its own language stays.
    """
    styles = document.styles.element
    defaults = styles.find(qn("w:docDefaults"))
    if defaults is None:
        defaults = node("w:docDefaults")
        styles.insert(0, defaults)
    parent = defaults
    for name in ("w:rPrDefault", "w:rPr", "w:lang"):
        own = parent.find(qn(name))
        if own is None:
            own = node(name)
            parent.insert(0, own) if name == "w:rPrDefault" else parent.append(own)
        parent = own
    parent.set(qn("w:val"), _LANGUAGE)


def mark_pages(document: WordDocument, house: House, banner: str) -> None:
    """Put a line on top of every page.

    Args:
        document: The document.
        house: Its styles.
        banner: The line.
    """
    for header in _own(document, "header", first=True):
        line = paragraph(house["header"], run(banner, house["Strong"]))
        _blank_out(header)
        header._element.insert(0, line)  # noqa: SLF001 - python-docx shows no other way to it


def number_pages(document: WordDocument, house: House) -> None:
    """Say on each page which it is, and of how many, where the house does not number pages itself.

    Args:
        document: The document. A first page that has a footer of its own is left as it is.
        house: Its styles.
    """
    for footer in _own(document, "footer", first=False):
        element = footer._element  # noqa: SLF001 - python-docx shows no other way to it
        said = " ".join([*element.xpath(".//w:instrText/text()"), *element.xpath(".//w:fldSimple/@w:instr")])
        if "PAGE" not in said.upper().split():
            words = (run("Page "), *field("PAGE", "1"), run(" of "), *field("NUMPAGES", "1"))
            _blank_out(footer)
            element.append(paragraph(house["footer"], *words))


def _own(document: WordDocument, kind: str, *, first: bool) -> Iterator[_BaseHeaderFooter]:
    """The headers or footers that pages show, each once."""
    for n, section in enumerate(document.sections):
        for own in _of(section, kind, first=first, even=document.settings.odd_and_even_pages_header_footer):
            if own.is_linked_to_previous and n == 0:
                own.is_linked_to_previous = False
            if not own.is_linked_to_previous:
                yield own


def _of(section: Section, kind: str, *, first: bool, even: bool) -> Iterator[_BaseHeaderFooter]:
    yield getattr(section, kind)
    if first and section.different_first_page_header_footer:
        yield getattr(section, f"first_page_{kind}")
    if even:
        yield getattr(section, f"even_page_{kind}")


def _blank_out(own: _BaseHeaderFooter) -> None:
    """Take out the one empty paragraph that a header without anything in it has."""
    element: BaseOxmlElement = own._element  # noqa: SLF001 - python-docx shows no other way to it
    if len(element) == 1 and not element.xpath("w:p//w:t | w:p//w:drawing | w:p//w:pict | w:tbl | w:sdt"):
        element.remove(element[0])


def about(document: WordDocument, content: ReportContent) -> None:
    """Let the file say what it is, whose, and of which day; not when and by whom the template was made.

    Args:
        document: The document.
        content: The report's content.
    """
    day = datetime.combine(content.made_on, time())
    places = [own.assessment.organisation for own in content.assessments]
    whose = content.cycle.organisation if content.cycle else next(filter(None, places), None)
    frameworks = dict.fromkeys(own.framework.title for own in content.assessments)
    told = document.core_properties
    told.title = _short(content.title)
    told.subject = _short("; ".join(frameworks))
    told.author = _short(whose or "practicecheck")
    told.last_modified_by = "practicecheck"
    told.created = told.modified = day
    told.language = _LANGUAGE
    told.content_status = _FOR[content.audience]
    told.revision = 1
    told.comments = told.keywords = told.category = ""


def _short(text: str) -> str:
    return legible(text)[:_LONGEST]
