"""The command line."""

from __future__ import annotations

import sys

from practicecheck.errors import MissingExtraError

__all__ = ["main"]


def main() -> None:
    """Run ``practicecheck`` with the words of the command line, and end the process."""
    try:
        from practicecheck.cli._app import run  # noqa: PLC0415 - the extra may be missing
    except ModuleNotFoundError as fault:
        if fault.name not in ("click", "tabulate"):
            raise
        sys.exit(str(MissingExtraError("The command line", "cli")))
    sys.exit(run(sys.argv[1:]))
