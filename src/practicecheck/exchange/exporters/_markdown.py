"""A report as Markdown, with tables as GitHub and most others read them.

Whatever comes from data is escaped, so that it can bring no HTML, link, heading, list or table of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from practicecheck.exchange.reports._blocks import (
    Block,
    Facts,
    Listing,
    Paragraph,
    Part,
    Spread,
    Table,
    Tone,
)
from practicecheck.exchange.reports._content import ReportContent
from practicecheck.exchange.reports._outline import outline_of

_SPECIAL = re.compile(r"([\\`*_\[\]{}<>|~$&!^#])")
_LINK = re.compile(r"(?<=[a-z])(:)(?=//)|(?<=\bwww)(\.)|(?<=\bmailto)(:)|(?<=\bxmpp)(:)", re.IGNORECASE)
_AT_START = re.compile(r"[+\-=%]|:(?=::)|\d+[.)](?=\s|$)")
_DEEPEST = 6


def export(content: ReportContent) -> bytes:
    """A report as Markdown.

    Args:
        content: The report's content.

    Returns:
        UTF-8, each paragraph on one line.
    """
    outline = outline_of(content)
    lines = [f"# {inline(outline.title)}"]
    if outline.banner:
        lines.append(f"> **{inline(outline.banner)}**")
    for block in (*outline.lead, *outline.parts):
        lines += _block(block, 2)
    return ("\n\n".join(lines) + "\n").encode()


def inline(text: str) -> str:
    """A text on one line that says nothing but itself.

    Args:
        text: Any text.
    """
    folded = " ".join(text.split())
    return _LINK.sub(lambda found: f"\\{found.group()}", _SPECIAL.sub(r"\\\1", folded))


def line(text: str) -> str:
    """The same where a line begins, and a list, rule or heading could.

    Args:
        text: Any text.
    """
    escaped = inline(text)
    start = _AT_START.match(escaped)
    if start is None:
        return escaped
    mark = start.end() - 1
    return f"{escaped[:mark]}\\{escaped[mark:]}"


def _lines(text: str) -> str:
    """A text whose lines and paragraphs are kept."""
    paragraphs = re.split(r"\n\s*\n", "\n".join(text.strip().splitlines()))
    return "\n\n".join(
        "\\\n".join(line(own) for own in paragraph.split("\n") if own.strip()) for paragraph in paragraphs
    )


def _block(block: Block, depth: int) -> Iterator[str]:
    match block:
        case Part():
            yield f"{'#' * min(depth, _DEEPEST)} {inline(block.title)}"
            for below in block.blocks:
                yield from _block(below, depth + 1)
        case Paragraph():
            yield _paragraph(block)
        case Listing():
            if block.label:
                yield f"**{inline(block.label)}**"
            mark = "1." if block.ordered else "-"
            yield "\n".join(f"{mark} {line(entry)}" for entry in block.entries)
        case Facts():
            yield "\n".join(f"- **{inline(fact.name)}:** {inline(fact.value)}" for fact in block.facts)
        case Table():
            yield from _table(block)
        case Spread():
            yield from _table(block.table)


def _paragraph(paragraph: Paragraph) -> str:
    text = _lines(paragraph.text)
    if paragraph.label:
        text = f"**{inline(paragraph.label)}:** {text}"
    if paragraph.tone in (Tone.VOICE, Tone.WARNING):
        return "\n".join(f"> {own}".rstrip() for own in text.split("\n"))
    return text


def _table(table: Table) -> Iterator[str]:
    yield f"**{inline(table.caption)}**"
    rows = [
        [column.title for column in table.columns],
        *table.rows,
    ]
    cells = ["| " + " | ".join(inline(cell) for cell in row) + " |" for row in rows]
    rule = "| " + " | ".join("---:" if column.numbers else "---" for column in table.columns) + " |"
    yield "\n".join([cells[0], rule, *cells[1:]])
