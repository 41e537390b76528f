"""The list of contents: links to the parts, in a field that Word can bring up to date.

It has no page numbers. Only Word knows them, and it would have to ask the reader before it works them out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from docx.oxml.xmlchemy import BaseOxmlElement

from practicecheck_word._node import node
from practicecheck_word._text import command_run, paragraph, run, way

if TYPE_CHECKING:
    from practicecheck_word._house import House

_COMMAND: Final = 'TOC \\o "1-1" \\n \\h \\z'


def contents(parts: Sequence[tuple[str, int]], house: House) -> Iterator[BaseOxmlElement]:
    """List parts.

    Args:
        parts: The title of each, and the number of its bookmark.
        house: The document's styles.
    """
    yield paragraph(house["TOC Heading"], run("Contents"))
    begin = [
        node("w:r", node("w:fldChar", fldCharType="begin")),
        command_run(_COMMAND),
        node("w:r", node("w:fldChar", fldCharType="separate")),
    ]
    for n, (title, mark) in enumerate(parts):
        link = node("w:hyperlink", run(title), anchor=_name(mark), history="1")
        end = [node("w:r", node("w:fldChar", fldCharType="end"))] if n == len(parts) - 1 else []
        yield paragraph(house["toc 1"], *(begin if n == 0 else []), link, *end, more=way(title))


def bookmark(words: Sequence[BaseOxmlElement], mark: int) -> Iterator[BaseOxmlElement]:
    """Make a place in the document that links can lead to.

    Args:
        words: What stands there.
        mark: A number that no other place has.
    """
    yield node("w:bookmarkStart", id=str(mark), name=_name(mark))
    yield from words
    yield node("w:bookmarkEnd", id=str(mark))


def _name(mark: int) -> str:
    # Names that begin so are those of Word's own lists of contents, and are not shown among bookmarks.
    return f"_Toc{900_000 + mark}"
