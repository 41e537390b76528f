"""How results look in a terminal."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from unicodedata import combining, east_asian_width

import click

from practicecheck.errors import Problem, Severity
from practicecheck.exchange import Plain, json_text

_ELSEWHERE = 100
"""So wide is a page that goes to a file or to another program."""
_BETWEEN = 2
"""Blanks between two columns."""
_NARROWEST = 12
"""No column of text is made narrower than this."""

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


def width() -> int:
    """How many characters fit on a line: as the terminal or ``COLUMNS`` says."""
    return shutil.get_terminal_size((_ELSEWHERE, 24)).columns


def show_json(tree: Plain) -> None:
    """Print plain values as JSON.

    Args:
        tree: The values.
    """
    click.echo(json_text(tree), nl=False)


def show_heading(text: str) -> None:
    """Print a heading.

    Args:
        text: The heading.
    """
    click.echo(click.style(text, bold=True))


def show_table(headings: Sequence[str], rows: Iterable[Sequence[object]], *, right: Sequence[int] = ()) -> None:
    """Print a table that fits on the page; the widest columns of text are wrapped.

    Args:
        headings: The columns' headings.
        rows: The cells of each row; a dash stands for nothing.
        right: The columns that hold numbers, counted from 0. They and the first column are never wrapped.
    """
    heads = [heading.splitlines() or [""] for heading in headings]
    cells = [[("-" if cell is None else str(cell)).splitlines() or [""] for cell in row] for row in rows]
    if not cells:
        click.echo((" " * _BETWEEN).join(" ".join(lines) for lines in heads))
        return
    natural = _widths(heads, cells)
    room = _fitting(natural, {0, *right}, width() - _BETWEEN * (len(natural) - 1))
    cells = [[_wrapped(lines, wide) for lines, wide in zip(row, room, strict=True)] for row in cells]
    widths = _widths(heads, cells)
    _show_row(heads, widths, right)
    click.echo((" " * _BETWEEN).join("-" * wide for wide in widths))
    for row in cells:
        _show_row(row, widths, right)


def _widths(heads: Sequence[Sequence[str]], cells: Sequence[Sequence[Sequence[str]]]) -> list[int]:
    return [
        max(
            [
                *(_columns(line) + _BETWEEN for line in head),
                *(_columns(line) for lines in column for line in lines),
            ]
        )
        for head, *column in zip(heads, *cells, strict=True)
    ]


def _wrapped(lines: Iterable[str], wide: int) -> list[str]:
    return [
        part for line in lines for part in ([line] if _columns(line) <= wide else textwrap.wrap(line, wide))
    ]


def _show_row(row: Sequence[Sequence[str]], widths: Sequence[int], right: Sequence[int]) -> None:
    for parts in zip_longest(*row, fillvalue=""):
        padded = (
            " " * (wide - _columns(part)) + part if n in right else part + " " * (wide - _columns(part))
            for n, (part, wide) in enumerate(zip(parts, widths, strict=True))
        )
        click.echo((" " * _BETWEEN).join(padded).rstrip())


def _columns(text: str) -> int:
    """How many columns of a terminal a text takes up."""
    if text.isascii():
        return len(text)
    return sum(
        0 if combining(character) else 2 if east_asian_width(character) in "WF" else 1 for character in text
    )


def _fitting(natural: Sequence[int], kept: set[int], room: int) -> list[int]:
    """Widths that fit: what may be wrapped gives way, the widest first."""
    widths = list(natural)
    while sum(widths) > room:
        widest = max(
            (n for n in range(len(widths)) if n not in kept and widths[n] > _NARROWEST),
            key=lambda n: widths[n],
            default=None,
        )
        if widest is None:
            break
        widths[widest] -= 1
    return widths


def show_problems(problems: Iterable[Problem], *, err: bool = False) -> None:
    """Print problems: code and place, what was found, what to do.

    Args:
        problems: The problems.
        err: Whether they go to the error stream, since the output holds something else.
    """
    told = list(problems)
    for n, problem in enumerate(told):
        where = ", ".join(
            part
            for part in (f"line {problem.line}" if problem.line else problem.where or "", problem.place)
            if part
        )
        code = problem.code.value
        message = f"(warning) {problem.message}" if problem.severity is Severity.WARNING else problem.message
        text = f"{where}: {message}" if where else message
        [first, *others] = wrapped(f"{code} {text}", "  ", "        ")
        styled = click.style(code, fg=_COLOURS[problem.severity], bold=True)
        click.echo(first.replace(code, styled, 1), err=err)
        for line in others:
            click.echo(line, err=err)
        # Neighbours with the same remedy share it.
        if n + 1 == len(told) or problem.remedy != told[n + 1].remedy:
            for line in wrapped(problem.remedy, "        ", "        "):
                click.echo(click.style(line, dim=True), err=err)


def show_by_file(problems: Iterable[Problem], indent: str = "") -> None:
    """Print problems under the names of the files in which they are.

    Args:
        problems: The problems.
        indent: What stands before each name.
    """
    told = list(problems)
    for file in dict.fromkeys(problem.file for problem in told):
        if file:
            click.echo(f"{indent}{file}")
        show_problems(problem for problem in told if problem.file == file)


def wrapped(text: str, first: str = "", then: str = "") -> list[str]:
    """The lines of a text that fits on the page.

    Args:
        text: The text.
        first: What stands before the first line.
        then: What stands before the others.
    """
    return textwrap.wrap(
        text, width=width(), initial_indent=first, subsequent_indent=then, break_on_hyphens=False
    ) or [first]
