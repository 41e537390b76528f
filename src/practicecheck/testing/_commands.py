"""Commands: each loads, and explains itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from practicecheck.errors import Problem
from practicecheck.testing._subject import Subject, amiss


def load(subject: Subject) -> Iterator[Problem]:
    """Each command can be loaded, has a summary, and answers ``--help``.

    Args:
        subject: The plugin.
    """
    for name in subject.names("commands"):
        command = subject.catalogue.commands[name]
        if not command.summary.strip():
            yield amiss(f"{name} has no summary.", "Say in a few words what it does.")
        try:
            loaded: Any = command.load()
        except (Exception, SystemExit) as fault:  # noqa: BLE001 - whatever it raises is its author's to mend
            yield amiss(f"{name} can't be loaded: {type(fault).__name__}: {fault}.", "Mend its load.")
            continue
        # Click is an extra, and is asked for by nothing here.
        if not callable(getattr(loaded, "main", None)):
            yield amiss(f"{name} loads {type(loaded).__name__}.", "Return a click.Command.")
        elif not (getattr(loaded, "help", None) or "").strip():
            yield amiss(f"{name} does not explain itself.", "Give its function a docstring: --help shows it.")
