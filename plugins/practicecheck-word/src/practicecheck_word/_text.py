"""Text in a Word document, letter for letter: its lines, tabs and spaces, and the way it is read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final
from unicodedata import bidirectional

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from practicecheck_word._node import legible, node

_BREAKS: Final = re.compile(r"(\r\n|\r|\n|\t)")


def paragraph(style: str, *runs: BaseOxmlElement, more: Iterable[BaseOxmlElement] = ()) -> BaseOxmlElement:
    """A paragraph.

    Args:
        style: The id of its style.
        runs: What stands in it.
        more: Whatever else is to be said of it beside its style, in the order of Word's schema.
    """
    about = node("w:pPr", node("w:pStyle", val=style), *more)
    return node("w:p", about, *runs)


def run(text: str, style: str | None = None) -> BaseOxmlElement:
    """A piece of text. Nothing in it is read as a field or as anything but text.

    Args:
        text: The text.
        style: The id of its character style.
    """
    made = node("w:r")
    about = [node("w:rStyle", val=style)] if style else []
    if from_right(text):
        about.append(node("w:rtl"))
    if about:
        made.append(node("w:rPr", *about))
    made.extend(_pieces(text))
    return made


def _pieces(text: str) -> Iterator[BaseOxmlElement]:
    for piece in _BREAKS.split(legible(text)):
        if piece == "\t":
            yield node("w:tab")
        elif piece in ("\r\n", "\r", "\n"):
            yield node("w:br")
        elif piece:
            made = node("w:t")
            made.set(qn("xml:space"), "preserve")
            made.text = piece
            yield made


def from_right(text: str) -> bool:
    """Whether a text is read from the right: its first letter says so.

    Args:
        text: The text.
    """
    ways = (bidirectional(letter) for letter in text)
    return next((way for way in ways if way in ("L", "R", "AL")), "L") != "L"


def way(text: str) -> tuple[BaseOxmlElement, ...]:
    """What is to be said of a paragraph whose text is read from the right; nothing of others.

    Args:
        text: The text.
    """
    return (node("w:bidi"),) if from_right(text) else ()


def field(command: str, shown: str) -> Iterator[BaseOxmlElement]:
    """A field, which Word works out itself.

    Args:
        command: What it is to work out: ``PAGE``.
        shown: What stands there until it has.
    """
    yield node("w:r", node("w:fldChar", fldCharType="begin"))
    yield command_run(command)
    yield node("w:r", node("w:fldChar", fldCharType="separate"))
    yield run(shown)
    yield node("w:r", node("w:fldChar", fldCharType="end"))


def command_run(command: str) -> BaseOxmlElement:
    """The part of a field that says what it is to work out.

    Args:
        command: What it is to work out.
    """
    said = node("w:instrText")
    said.set(qn("xml:space"), "preserve")
    said.text = f" {command} "
    return node("w:r", said)
