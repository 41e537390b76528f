"""What somebody wrote instead of an answer, as it may be told: a slip is quoted, a comment is not."""

from __future__ import annotations

from practicecheck.errors import shortened

_SENTENCE = 5
"""From so many words on a text is taken for a comment."""
_LABEL = 5
"""What so many people wrote in the same words is none: it is a label that has no meaning yet."""


def quoted(written: object, people: int = 1) -> str:
    """A slip in quotation marks; of a comment how long it is. Messages go on screens and into logs.

    Args:
        written: What stands in the cell.
        people: How many wrote it.
    """
    text = str(written)
    words = len(text.split())
    if words >= _SENTENCE and people < _LABEL:
        return f"a text of {words} words"
    return f'"{shortened(text)}"'
