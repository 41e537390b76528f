"""What the folder of a data plugin says of itself, in its ``plugin.yaml``."""

from __future__ import annotations

from typing import final

import attrs

from practicecheck.errors import Code, Problem
from practicecheck.values import Value


@final
@attrs.frozen(kw_only=True, repr=False)
class Manifest(Value):
    """What a folder of definitions says of itself.

    Attributes:
        contract: The version of the plugin contract that it was made for.
        title: What it is, in a few words.
        version: Its version; of a distribution, the distribution's own version counts.
        contact: Whom to ask about it.
        note: What there is to know about it.
    """

    contract: int
    title: str
    version: str | None = None
    contact: str | None = None
    note: str | None = None


def check_manifest(manifest: Manifest) -> tuple[Problem, ...]:
    """Find what can't be right in a manifest.

    Args:
        manifest: A manifest as it was read.
    """
    if manifest.contract >= 1:
        return ()
    return (
        Problem(
            code=Code.CONTRACT,
            message=f"{manifest.contract} is no version of the plugin contract.",
            remedy="Write contract: 1",
            path=("contract",),
        ),
    )
