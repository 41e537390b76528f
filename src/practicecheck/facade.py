"""Packages whose names are loaded when they are first used.

A command that scores one file should not wait for the reports. So a package's ``__init__``
imports for type checkers only, and says here which of its modules has which name.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from importlib import import_module


def lazily(package: str, names: Mapping[str, Iterable[str]]) -> Callable[[str], object]:
    """Make a package's ``__getattr__``.

    Args:
        package: The package's full name.
        names: Public names, by the module that has them.

    Returns:
        A function that loads a name's module, and keeps the name in the package.
    """
    home = {name: module for module, own in names.items() for name in own}

    def load(name: str) -> object:
        if name not in home:
            message = f"module {package!r} has no attribute {name!r}"
            raise AttributeError(message)
        value: object = getattr(import_module(f"{package}.{home[name]}"), name)
        setattr(sys.modules[package], name, value)
        return value

    return load
