"""What a spreadsheet could take for an order."""

from __future__ import annotations

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # noqa: RUF001 - the wide ones, too


def inert(text: str) -> str:
    """A text that a spreadsheet can't run: one that looks like a formula begins with an apostrophe.

    Args:
        text: Any text.
    """
    return f"'{text}" if text.lstrip(" \u00a0").startswith(_FORMULA) else text
