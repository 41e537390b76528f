"""The command line."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

from practicecheck.errors import MissingExtraError
from practicecheck.facade import lazily

if TYPE_CHECKING:
    from practicecheck.cli._given import catalogue

__all__ = ["catalogue", "main"]

__getattr__ = lazily(__name__, {"_given": ("catalogue",)})

_COLLECT_RARELY = 100_000
_STOPPED = 130


def main() -> None:
    """Run ``practicecheck`` with the words of the command line, and end the process."""
    # A command makes many values that all live until it ends; looking for garbage among them is in vain.
    gc.set_threshold(_COLLECT_RARELY)
    try:
        from practicecheck.cli._app import run  # noqa: PLC0415 - the extra may be missing
    except ModuleNotFoundError as fault:
        if fault.name != "click":
            raise
        sys.exit(str(MissingExtraError("The command line", "cli")))
    except KeyboardInterrupt:
        sys.exit(_STOPPED)
    sys.exit(run(sys.argv[1:]))
