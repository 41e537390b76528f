"""What a team writes of its capture protocol, as it is compared with what another wrote."""

from __future__ import annotations


def definition_folded(text: str | None) -> str:
    """A definition as it is compared: capitals, blanks and the full stop at its end don't matter.

    Args:
        text: The definition; nothing if none was written.
    """
    return " ".join((text or "").casefold().split()).rstrip(".")
