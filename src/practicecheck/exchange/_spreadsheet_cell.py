"""Cells that a spreadsheet can't run."""

from __future__ import annotations

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # noqa: RUF001 - the wide ones, too


def harmless(value: object) -> object:
    """A value that a spreadsheet takes for nothing but what it is.

    Args:
        value: What a cell shall hold. A text that could be a formula gets an apostrophe before it.
    """
    if isinstance(value, str) and value.lstrip(" \u00a0").startswith(_FORMULA):
        return f"'{value}"
    return value
