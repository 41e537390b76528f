"""Where something comes from, as JSON and for reading."""

from __future__ import annotations

from practicecheck.origin import Origin


def origin_text(origin: Origin | None) -> str | None:
    """The distribution and its version: ``practicecheck 0.1.0``.

    Args:
        origin: Where something comes from; nothing where it did not come out of a catalogue.
    """
    return None if origin is None else str(origin)
