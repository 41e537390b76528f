"""scipy, which is an extra: the one place where it is loaded."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from practicecheck.errors import MissingExtraError


def scipy_part(name: str, what: str) -> Any:
    """A part of scipy.

    Args:
        name: The part: ``optimize``, ``sparse`` or ``stats``.
        what: What needs it, for whoever has to install it.

    Raises:
        MissingExtraError: scipy is not installed.
    """
    try:
        return import_module(f"scipy.{name}")
    except ImportError as missing:
        raise MissingExtraError(what, "stats") from missing
