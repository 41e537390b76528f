"""Faults of a table as a person can read them: the first few of a kind, then the rows of the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

import attrs

from practicecheck.errors import Code, Path, Problem

_EACH = 5
"""So many faults of one kind in one column are told one by one."""


def told_together(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Tell many faults of one kind in one column together.

    Args:
        problems: Faults of one table, each with its row as its line.

    Yields:
        The first few of each kind and column as they are, then one problem that names the rows of the others.
    """
    by_kind: dict[tuple[Code, Path], list[Problem]] = {}
    for problem in problems:
        by_kind.setdefault((problem.code, problem.path), []).append(problem)
    for alike in by_kind.values():
        yield from alike[:_EACH]
        if len(others := alike[_EACH:]) == 1:
            yield from others
        elif others:
            rows = _ranges([problem.line for problem in others if problem.line is not None])
            yield attrs.evolve(others[0], message=f"the same is wrong in {len(others)} more rows: {rows}.")


def _ranges(rows: Iterable[int]) -> str:
    """Row numbers as people write them: ``9 to 12, 15``."""
    parts: list[str] = []
    for _, run in groupby(enumerate(sorted(rows)), key=lambda pair: pair[1] - pair[0]):
        first, *rest = [row for _, row in run]
        parts.append(f"{first} to {rest[-1]}" if rest else str(first))
    return ", ".join(parts)
