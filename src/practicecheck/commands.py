"""A command that a plugin adds to the command line."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, final

import attrs

from practicecheck.values import Value

if TYPE_CHECKING:
    import click


@final
@attrs.frozen(kw_only=True, repr=False)
class Command(Value):
    """A command of a plugin's own. It is loaded when somebody calls it.

    Attributes:
        name: What is typed after ``practicecheck``, such as ``northshire-briefs``. No command of ours can be
            replaced.
        summary: What it does, in a few words, for the list of commands.
        load: Makes the command, with click.
    """

    name: str
    summary: str
    load: Callable[[], click.Command]
