"""Where things come from: the distribution, and the plugin that it is."""

from __future__ import annotations

from typing import final

import attrs

from practicecheck.errors import Problem
from practicecheck.values import Value


@final
@attrs.frozen(kw_only=True, repr=False)
class Origin(Value):
    """The distribution that something comes from.

    Attributes:
        distribution: Its name.
        version: Its version.
        entry_point: The entry point's name; nothing for what this library brings itself.
    """

    distribution: str
    version: str
    entry_point: str | None = None

    def __str__(self) -> str:
        """Name and version, as people write them."""
        return f"{self.distribution} {self.version}".rstrip()


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
