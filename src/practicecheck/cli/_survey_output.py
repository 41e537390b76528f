"""Where a command's result goes, and in which form, as it was typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar, final

import attrs
import click

from practicecheck.cli._given import FILE, spare
from practicecheck.values import Value

F = TypeVar("F", bound=Callable[..., object])


def with_output(function: F) -> F:
    """Add ``--format table|json|csv`` and ``-o``.

    Args:
        function: A command's function, which takes ``form`` and ``output``.
    """
    for option in reversed(
        [
            click.option(
                "--format",
                "form",
                type=click.Choice(["table", "json", "csv"]),
                help="A table for people, JSON for programs, or CSV; with -o as the file's name ends.",
            ),
            click.option(
                "-o", "--output", type=FILE, help="The file to write; the terminal, if none is named."
            ),
        ]
    ):
        function = option(function)
    return function


@final
@attrs.frozen(kw_only=True, repr=False)
class Output(Value):
    """Where a result goes, and in which form.

    Attributes:
        form: The form, if one was said.
        file: The file; nothing: the terminal.
        drawn: Whether it is a picture, or a page with one.
    """

    form: str | None
    file: str | None
    drawn: bool = False

    @property
    def kind(self) -> str:
        """The form: as it was said, or as the file's name ends."""
        if self.form is not None:
            return self.form
        if self.file is None:
            return "table"
        if self.drawn:
            return "html" if self.file.lower().endswith(".html") else "svg"
        return "json" if self.file.lower().endswith(".json") else "csv"

    def check(self, read: Iterable[str | None]) -> None:
        """Refuse what can't be written, before anything is worked out.

        Args:
            read: The files that are read. None of them is written over.

        Raises:
            click.UsageError: A table for people is asked for in a file, or a file that is read.
        """
        if self.file is None:
            return
        if self.kind == "table":
            raise click.UsageError(
                "The table is for the terminal. Say --format csv or --format json for a file."
            )
        spare(self.file, tuple(filter(None, read)))

    def write(self, text: str, said: str) -> None:
        """Write a result, or print it.

        Args:
            text: The result.
            said: What is said of it once it is written.
        """
        from practicecheck.exchange import csv_bytes, write_file  # noqa: PLC0415 - loaded when needed

        if self.file is None:
            click.echo(text, nl=False)
            return
        write_file(self.file, csv_bytes(text) if self.kind == "csv" else text.encode())
        click.echo(f"Wrote {self.file}: {said}")
