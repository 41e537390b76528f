"""Where things come from: the distribution that brings them."""

from __future__ import annotations

from typing import final

import attrs

from practicecheck.values import Value


@final
@attrs.frozen(kw_only=True, repr=False)
class Origin(Value):
    """The distribution that something comes from.

    Attributes:
        distribution: Its name. Of a plain folder, the folder's name.
        version: Its version.
        entry_point: The entry point's name; nothing for what this library brings itself.
        location: Where it is installed.
    """

    distribution: str
    version: str
    entry_point: str | None = None
    location: str | None = None

    def __str__(self) -> str:
        """Name and version, as people write them."""
        return f"{self.distribution} {self.version}".rstrip()
