"""A bar on the error stream while something lasts, for people at a terminal alone."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

import click

T = TypeVar("T")
_STEPS = 200
"""So many times a bar is drawn again at most: drawing takes longer than most of what is waited for."""


def progress(items: Iterable[T], label: str, length: int) -> Iterator[T]:
    """Show how far things have come, if somebody is there to see it.

    Args:
        items: The things.
        label: What is done with them.
        length: How many there are.

    Yields:
        The things.
    """
    if not sys.stderr.isatty():
        yield from items
        return
    steps = max(1, length // _STEPS)
    with click.progressbar(
        items, label=label, length=length, file=sys.stderr, update_min_steps=steps, show_pos=True
    ) as bar:
        yield from bar
