"""Whether a field of a plan says anything."""

from __future__ import annotations


def stated(value: object) -> bool:
    """Whether a field says anything: blank text, an empty list and ``false`` do not.

    Args:
        value: What the field holds.
    """
    if isinstance(value, str):
        return bool(value.strip())
    return value is not None and value is not False and value != ()
