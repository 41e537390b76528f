"""Reports: what one tells, in which order and in which words, whatever form it takes."""

from typing import TYPE_CHECKING

from practicecheck.facade import lazily

if TYPE_CHECKING:
    from practicecheck.exchange.reports._blocks import (
        Block,
        Column,
        Fact,
        Facts,
        Listing,
        Outline,
        Paragraph,
        Part,
        Spread,
        Table,
        Tone,
    )
    from practicecheck.exchange.reports._outline import outline_of

__all__ = [
    "Block",
    "Column",
    "Fact",
    "Facts",
    "Listing",
    "Outline",
    "Paragraph",
    "Part",
    "Spread",
    "Table",
    "Tone",
    "outline_of",
]

__getattr__ = lazily(
    __name__,
    {
        "_blocks": (
            "Block",
            "Column",
            "Fact",
            "Facts",
            "Listing",
            "Outline",
            "Paragraph",
            "Part",
            "Spread",
            "Table",
            "Tone",
        ),
        "_outline": ("outline_of",),
    },
)
