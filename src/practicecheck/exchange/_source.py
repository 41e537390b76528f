"""A document's text, the plain values in it, and the line on which each stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from functools import cached_property
from typing import Any, TypeAlias, final

import attrs

from practicecheck.errors import Code, Path, Problem, shortened
from practicecheck.values import Value

Plain: TypeAlias = "dict[str, Plain] | list[Plain] | str | int | Decimal | bool | None"
Tree: TypeAlias = dict[str, Plain]

MOST_BYTES = 4 * 1024 * 1024
"""A document larger than this is not read. A full assessment has some 50 kB."""
MOST_DEPTH = 40
"""Deeper nesting is refused. The deepest of our documents goes down nine levels."""
MOST_SHOWN = 3
"""So many steps of the way down are told where nesting is too deep."""
MOST_DIGITS = 40
"""Longer numbers are refused, exponents included."""

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""Characters that no document may hold: they break spreadsheets, XML and terminals."""


class Unusable(Exception):
    """A plain value that can't be used, and why.

    Args:
        code: What kind of problem it is.
        message: What was found.
        remedy: What to do.
    """

    def __init__(self, code: Code, message: str, remedy: str) -> None:
        super().__init__(code, message, remedy)
        self.code = code
        self.message = message
        self.remedy = remedy


def decimal(written: str) -> Decimal:
    """Read a decimal number exactly as it is written.

    Args:
        written: Its digits.

    Raises:
        Unusable: It is endless, or too long to be a figure of anything.
    """
    try:
        value = Decimal(written)
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite():
        raise Unusable(
            Code.NOT_FINITE,
            f"{shortened(written)} is not a finite number.",
            "Write the figure itself, or cannot_answer with a reason.",
        )
    if len(value.as_tuple().digits) > MOST_DIGITS or abs(value.adjusted()) > MOST_DIGITS:
        raise Unusable(
            Code.WRONG_TYPE,
            f"the number {shortened(written)} is too long.",
            f"Write it with at most {MOST_DIGITS} digits.",
        )
    return value


def forbidden(text: str) -> Unusable | None:
    """Find a character that no document may hold.

    Args:
        text: Any text.
    """
    found = _FORBIDDEN.search(text)
    if found is None:
        return None
    return Unusable(
        Code.CONTROL_CHARACTER,
        f"the text holds the character U+{ord(found.group()):04X}, which can't be shown.",
        "Delete it; it often comes from copying out of another program.",
    )


@final
@attrs.frozen(kw_only=True, repr=False)
class Parsed(Value):
    """What a parser makes of a text.

    Attributes:
        tree: The plain values; faulty ones left out.
        problems: What is wrong with the text.
    """

    tree: Plain
    problems: tuple[Problem, ...] = ()


@final
@attrs.frozen(kw_only=True, repr=False)
class Source(Value):
    """A document's text and what it holds.

    Attributes:
        name: The file's name as it was given.
        text: The whole text.
        parse: Finds the plain values in a text, and what is wrong with it.
        locate: Finds the line of every path in a text.
        pair_up: Finds the values of a sound JSON text, each object as a tuple of pairs, for the quick pass.
        noticed: What was wrong with the text before it was parsed.
    """

    name: str | None
    text: str
    parse: Callable[[str], Parsed]
    locate: Callable[[str], Mapping[Path, int]]
    pair_up: Callable[[str], Any] | None = None
    noticed: tuple[Problem, ...] = ()

    @cached_property
    def _parsed(self) -> Parsed:
        return self.parse(self.text)

    @property
    def tree(self) -> Plain:
        """The plain values in it."""
        return self._parsed.tree

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the text itself."""
        return (*self.noticed, *self._parsed.problems)

    @cached_property
    def _lines(self) -> Mapping[Path, int]:
        return self.locate(self.text)

    def line(self, path: Path) -> int | None:
        """The line on which a value stands, or the nearest value around it; none for the document as a whole.

        Args:
            path: Keys and indexes from the top of the document.
        """
        while path and path not in self._lines:
            path = path[:-1]
        return self._lines.get(path) if path else None

    def placed(self, problem: Problem) -> Problem:
        """The same problem with file and line.

        Args:
            problem: A problem with a path in this document.
        """
        line = self.line(problem.path) if problem.line is None else problem.line
        return attrs.evolve(problem, file=self.name, line=line)
