"""Tables: a header row that Word repeats on each page, rows that stay whole, columns as wide as they need."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, TypeAlias

from docx.oxml.xmlchemy import BaseOxmlElement

from practicecheck_word._node import legible, node
from practicecheck_word._text import from_right, paragraph, run, way

if TYPE_CHECKING:
    from practicecheck.exchange.reports import Column, Table
    from practicecheck_word._house import House

Bars: TypeAlias = "Sequence[BaseOxmlElement | None]"

_LETTER: Final = 116
"""How wide a letter is on average, in twentieths of a point."""
_BOLD: Final = 136
"""The same of a letter of a heading."""
_AROUND: Final = 200
"""What a cell has to the left and right of its text."""
_LONGEST_WORD: Final = 16
"""No column is made wider for longer words; they are broken."""
_SHORT: Final = 14
"""So short a text is not broken at all."""
_LONGEST_LINE: Final = 110
"""No column wants more letters on a line."""
_WHOLE: Final = 1_200
"""A row with a longer text may be split between pages."""


def table(made_of: Table, house: House, room: int, bars: Bars = ()) -> BaseOxmlElement:
    """A table.

    Args:
        made_of: What it says.
        house: The document's styles.
        room: How wide it may be, in twentieths of a point.
        bars: The bars that stand in the cells of its first row, beneath their numbers; nothing where none does.
    """
    wide = widths(made_of, room)
    about = node(
        "w:tblPr",
        node("w:tblStyle", val=house["Report Table"]),
        node("w:tblW", w=str(sum(wide)), type="dxa"),
        node("w:tblLayout", type="fixed"),
        node(
            "w:tblLook",
            val="04A0",
            firstRow="1",
            lastRow="0",
            firstColumn="1",
            lastColumn="0",
            noHBand="0",
            noVBand="1",
        ),
        node("w:tblCaption", val=legible(made_of.caption)),
    )
    grid = node("w:tblGrid", *(node("w:gridCol", w=str(own)) for own in wide))
    made = node("w:tbl", about, grid)
    titles = [column.title for column in made_of.columns]
    made.append(_row(titles, made_of.columns, wide, house["Report Cell Heading"], header=True))
    last = len(made_of.rows) - 1
    for n, cells in enumerate(made_of.rows):
        # A heading that stands alone at the foot of a page, or a last row alone at the top, is hard to read.
        together = n == 0 or n == last - 1
        made.append(_row(cells, made_of.columns, wide, house["Report Cell"], together=together and last > 0))
    for cell, bar in zip(made.xpath("w:tr[2]/w:tc") if bars else (), bars, strict=bool(bars)):
        _stand(bar, cell, house["Report Cell"])
    return made


def _stand(bar: BaseOxmlElement | None, cell: BaseOxmlElement, style: str) -> None:
    """Let a bar stand on the ground of its cell, and its number on the bar."""
    cell[0].append(node("w:vAlign", val="bottom"))
    if bar is not None:
        more = [node("w:keepNext"), node("w:spacing", line="240", lineRule="auto"), node("w:jc", val="right")]
        cell.append(paragraph(style, bar, more=more))


def _row(
    cells: Sequence[str],
    columns: Sequence[Column],
    wide: Sequence[int],
    style: str,
    *,
    header: bool = False,
    together: bool = False,
) -> BaseOxmlElement:
    about: list[BaseOxmlElement] = []
    if all(len(cell) <= _WHOLE for cell in cells):
        about.append(node("w:cantSplit"))
    if header:
        about.append(node("w:tblHeader"))
    made = node("w:tr", *([node("w:trPr", *about)] if about else []))
    for text, column, own in zip(cells, columns, wide, strict=True):
        more = [
            *([node("w:keepNext")] if together else []),
            *way(text),
            *([node("w:jc", val="right")] if column.numbers and not from_right(text) else []),
        ]
        words = paragraph(style, *([run(text)] if text else []), more=more)
        made.append(node("w:tc", node("w:tcPr", node("w:tcW", w=str(own), type="dxa")), words))
    return made


def widths(made_of: Table, room: int) -> tuple[int, ...]:
    """How wide each column is.

    Args:
        made_of: The table.
        room: How wide they may be together.

    Returns:
        Widths in the unit of the room that are never more than it together. Each has room for its words, if
        that can be; what is left goes to those that have most to say.
    """
    columns = tuple(_column(made_of, n) for n in range(len(made_of.columns)))
    least = [
        max(_wide(_longest_word(own[0].split()), _BOLD), _wide(_longest_word(own[1:]), _LETTER))
        for own in columns
    ]
    want = [
        max(low, _wide(min(_LONGEST_LINE, max(map(len, own[1:]), default=1)), _LETTER))
        for low, own in zip(least, columns, strict=True)
    ]
    if sum(want) <= room:
        whole = min(room, max(sum(want) * 5 // 4, room // 2))
        return tuple(own * whole // sum(want) for own in want)
    if sum(least) >= room:
        return tuple(own * room // sum(least) for own in least)
    spare, missing = room - sum(least), sum(want) - sum(least)
    return tuple(low + (own - low) * spare // missing for low, own in zip(least, want, strict=True))


def _column(made_of: Table, n: int) -> tuple[str, ...]:
    return (made_of.columns[n].title, *(row[n] for row in made_of.rows))


def _longest_word(cells: Sequence[str]) -> int:
    words = (word for cell in cells for word in ([cell] if len(cell) <= _SHORT else cell.split()))
    return min(_LONGEST_WORD, max(map(len, words), default=1))


def _wide(letters: int, letter: int) -> int:
    return letters * letter + _AROUND
