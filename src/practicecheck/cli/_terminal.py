"""How results look in a terminal."""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Iterable, Sequence
from typing import Any

import click
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from practicecheck.errors import Problem, Severity
from practicecheck.exchange import Plain, json_text

_PLAIN_WIDTH = 100
"""Where output goes to a file or another program."""

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


def console() -> Console:
    """A console as wide as the terminal, and plain where there is none."""
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else _PLAIN_WIDTH
    return Console(width=width, highlight=False, markup=False, emoji=False, soft_wrap=False)


def show_json(tree: Plain) -> None:
    """Print plain values as JSON.

    Args:
        tree: The values.
    """
    click.echo(json_text(tree), nl=False)


def table(headings: Sequence[str], rows: Iterable[Sequence[object]], *, right: Sequence[int] = ()) -> Table:
    """A plain table.

    Args:
        headings: The columns' headings.
        rows: The cells of each row.
        right: The columns that hold numbers, counted from 0. They and the first column are never broken.
    """
    made = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold", show_edge=False)
    for n, heading in enumerate(headings):
        made.add_column(
            heading, justify="right" if n in right else "left", overflow="fold", no_wrap=n == 0 or n in right
        )
    for row in rows:
        made.add_row(*(cell if isinstance(cell, Text) else Text(said(cell)) for cell in row))
    return made


def said(value: Any) -> str:
    """A cell's text; a dash where there is nothing.

    Args:
        value: Any value.
    """
    return "-" if value is None else str(value)


def show_problems(problems: Iterable[Problem], out: Console) -> None:
    """Print problems: code and place, what was found, what to do.

    Args:
        problems: The problems.
        out: Where to.
    """
    told = list(problems)
    for n, problem in enumerate(told):
        where = ", ".join(
            part for part in (f"line {problem.line}" if problem.line else "", problem.place) if part
        )
        said = (
            f"{problem.code.value} {where}: {problem.message}"
            if where
            else f"{problem.code.value} {problem.message}"
        )
        head = Text("\n".join(_wrapped(said, out.width, "  ", "        ")))
        head.stylize(_STYLES[problem.severity], 2, 2 + len(problem.code.value))
        out.print(head, soft_wrap=True)
        # Neighbours with the same remedy share it.
        if n + 1 == len(told) or problem.remedy != told[n + 1].remedy:
            lines = _wrapped(problem.remedy, out.width, "        ", "        ")
            out.print(Text("\n".join(lines), style="dim"), soft_wrap=True)


def _wrapped(text: str, width: int, first: str, then: str) -> list[str]:
    return textwrap.wrap(
        text, width=width, initial_indent=first, subsequent_indent=then, break_on_hyphens=False
    ) or [""]
