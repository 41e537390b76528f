"""A report that has to fit on one page: the same styles, closer together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

    from practicecheck_word._house import House

_MARGIN: Final = Mm(14)
_TEXT: Final = 9
_SIZES: Final = {"Title": 15, "heading 1": 11, "header": 8, "footer": 8}
_SPACES: Final = {
    "Title": (0, 4),
    "heading 1": (7, 2),
    "caption": (3, 2),
    "Report Label": (3, 1),
    "Report Fact": (0, 0),
    "Report Cell": (0, 0),
    "Report Cell Heading": (0, 0),
    "List Bullet": (0, 0),
    "List Number": (0, 0),
}
_OTHERS: Final = ("Quote", "Intense Quote", "Report Quiet")


def compact(document: WordDocument, house: House) -> None:
    """Set a document's styles closer, and its margins narrower where they are wide.

    Args:
        document: The document.
        house: Its styles.
    """
    for section in document.sections:
        for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
            given = getattr(section, side)
            setattr(section, side, _MARGIN if given is None else min(given, _MARGIN))
    closer = {house[name]: name for name in (*_SPACES, *_OTHERS, *_SIZES)}
    for style in document.styles:
        if isinstance(style, ParagraphStyle):
            name = closer.get(style.style_id, "")
            if name or style.element.get(qn("w:default")) in ("1", "true"):
                _close(style, _SIZES.get(name, _TEXT), _SPACES.get(name, (0, 2)))


def _close(style: ParagraphStyle, size: int, space: tuple[int, int]) -> None:
    style.font.size = Pt(size)
    layout = style.paragraph_format
    layout.space_before, layout.space_after = map(Pt, space)
    layout.line_spacing = 1
