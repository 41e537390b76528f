"""Comments of a form to be filled in: text broken into lines, each behind a #."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

_WIDTH = 100


def comment(indent: str, text: str, bullet: str = "") -> Iterator[str]:
    """Write a text as a comment.

    Args:
        indent: What stands before each #.
        text: The text; how it is broken into lines and spaced does not matter.
        bullet: What stands before its first line; the others begin as far in.
    """
    for line in textwrap.wrap(
        " ".join(text.split()),
        width=_WIDTH - len(indent) - 2,
        initial_indent=bullet,
        subsequent_indent=" " * len(bullet),
        break_long_words=False,
        break_on_hyphens=False,
    ):
        yield f"{indent}# {line}"


def on_a_line(text: str) -> str:
    """A text without line breaks, for a comment behind what stands on the line: what follows one would be live.

    Args:
        text: The text.
    """
    return " ".join(text.split())
