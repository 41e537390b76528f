"""A plugin, what it offers, and what is wrong with it."""

from __future__ import annotations

from typing import final

import attrs

from practicecheck.errors import Problem
from practicecheck.origin import Origin
from practicecheck.values import Value


@final
@attrs.frozen(kw_only=True, repr=False)
class Plugin(Value):
    """A plugin and what it offers.

    Attributes:
        origin: Where it comes from.
        frameworks: The ids of its frameworks.
        keys: The ids of its keys.
        indicators: The ids of its indicator definitions.
        exporters: The names of its exporters.
        problems: What is wrong with it.
    """

    origin: Origin
    frameworks: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    exporters: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
