"""Reading many assessments: a bar while it lasts, and the faults of all files at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from practicecheck.cli._about import about
from practicecheck.cli._progress import progress
from practicecheck.errors import Code, DocumentError, KeyMismatchError, Problem

T = TypeVar("T")


def read_each(files: Sequence[str], read: Callable[[str], T]) -> tuple[list[T], list[Problem]]:
    """Read one file after the other.

    Args:
        files: The files.
        read: Reads one of them.

    Returns:
        What was read, and what is wrong with the others.
    """
    found: list[T] = []
    problems: list[Problem] = []
    for file in progress(files, "Reading assessments", len(files)):
        try:
            with about(file):
                found.append(read(file))
        except DocumentError as fault:
            problems += fault.problems
        except KeyMismatchError as fault:
            problems.append(_other_scale(fault, file))
    return found, problems


def _other_scale(fault: KeyMismatchError, file: str) -> Problem:
    return Problem(
        code=Code.KEY_FOR_OTHER_SCALE,
        message=f"{fault.key} scores the scale {fault.scale}, and this file is on {fault.used or 'none'}.",
        remedy="Leave --key out: then each file is scored with the default key of its own scale.",
        path=("choices", "scale"),
        file=file,
    )
