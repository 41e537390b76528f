"""Lists: blanks that appear one after the other, for entries and for streams of evidence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from practicecheck.frameworks import Item, TakesEntries
from practicecheck_xlsform.face import face, own_face
from practicecheck_xlsform.question import Asked, Question, ref

MOST_ENTRIES: Final = 10
"""So many blanks has a list without a limit of its own; each appears once the one before is filled in."""
MOST_SOURCES: Final = 5
"""So many blanks has a stream of evidence."""


def entries(item: Item, taken: TakesEntries, condition: str, *, first: bool) -> Iterator[Question]:
    """Ask for a list of texts.

    Args:
        item: The item.
        taken: How many there may be.
        condition: When the item is asked, in XPath.
        first: Whether it is the first thing that the item asks for.
    """
    most = MOST_ENTRIES if taken.most is None else taken.most
    before = ""
    for n in range(most):
        own = first and n == 0
        shown = (
            own_face(item, f"Up to {most}, one in each blank.")
            if own
            else face(item, f"entry-{n + 1}", f"Number {n + 1} of up to {most}")
        )
        yield Question(
            **shown,
            asked=Asked.TEXT,
            path=("answers", item.id, "entries", n),
            relevant=f"{ref(before)} != ''" if before else condition,
        )
        before = shown["name"]


def stream(item: Item, condition: str, *, first: bool) -> Iterator[Question]:
    """Ask for a stream of evidence.

    Args:
        item: The item.
        condition: When the item is asked, in XPath.
        first: Whether it is the first thing that the item asks for.
    """
    before = ""
    for n in range(MOST_SOURCES):
        path, here = ("answers", item.id, "stream", n), f"Source {n + 1}"
        own = first and n == 0
        shown = (
            own_face(item, "Name the first source: what is it?")
            if own
            else face(item, f"source-{n + 1}", f"{here}: what is it?", f"Up to {MOST_SOURCES} sources.")
        )
        there = f"{ref(shown['name'])} != ''"
        yield Question(
            **shown,
            asked=Asked.TEXT,
            path=(*path, "what"),
            relevant=f"{ref(before)} != ''" if before else condition,
        )
        yield Question(
            **face(item, f"source-{n + 1}-from", f"{here}: from when?"),
            asked=Asked.DATE,
            path=(*path, "from"),
            relevant=there,
        )
        yield Question(
            **face(item, f"source-{n + 1}-to", f"{here}: until when?"),
            asked=Asked.DATE,
            path=(*path, "to"),
            relevant=there,
        )
        yield Question(
            **face(item, f"source-{n + 1}-says", f"{here}: what does it say?"),
            asked=Asked.WORDS,
            path=(*path, "says"),
            relevant=there,
            required=True,
        )
        before = shown["name"]
