"""Nodes of a Word document, as python-docx has none of its own for most of what a report needs."""

from __future__ import annotations

import re
from typing import Final

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

_ILLEGIBLE: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def node(tag: str, *children: BaseOxmlElement, **attributes: str) -> BaseOxmlElement:
    """Make a node.

    Args:
        tag: Its name with its prefix: ``w:p``.
        children: What is in it.
        attributes: Its attributes. Those of Word's own nodes get Word's prefix.
    """
    made = OxmlElement(tag)
    prefix = "w:" if tag.startswith("w:") else ""
    for name, value in attributes.items():
        made.set(qn(prefix + name) if prefix else name, value)
    made.extend(children)
    return made


def legible(text: str) -> str:
    """A text without the characters that XML has no way to write; a mark stands in their place.

    Args:
        text: Any text.
    """
    return _ILLEGIBLE.sub("\ufffd", text)
