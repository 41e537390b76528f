"""What people type, as the library wants it: formats, choices, files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import TypeVar

    from practicecheck.catalogue import Catalogue
    from practicecheck.frameworks import Framework

    F = TypeVar("F", bound=Callable[..., Any])

FILE = click.Path(dir_okay=False, path_type=str)


def spare(output: str, files: tuple[str, ...]) -> None:
    """Refuse to write over a file that is being read: it may be the only copy of a team's answers.

    Args:
        output: The file to write.
        files: The files that are read.

    Raises:
        click.UsageError: The output is one of them, by whatever name.
    """
    there = Path(output)
    for file in files:
        if there.exists() and Path(file).exists() and there.samefile(file):
            raise click.UsageError(f"{output} is the file that is read from. Name another file to write to.")


def table_or_json(function: F) -> F:
    """Add ``--format table|json``.

    Args:
        function: A command's function, which takes ``form``.
    """
    return click.option(
        "--format",
        "form",
        type=click.Choice(["table", "json"]),
        default="table",
        help="A table for people (the default), or JSON for programs.",
    )(function)


def catalogue() -> Catalogue:
    """The catalogue; plugins that failed are named on the error stream, and nothing stops."""
    from practicecheck.catalogue import Catalogue  # noqa: PLC0415 - `--help` needs none of it

    found = Catalogue.discover()
    for plugin in found.plugins:
        if plugin.problems:
            click.echo(f"{plugin.origin} has problems: see practicecheck plugins list.", err=True)
    return found


def choices_of(pairs: tuple[str, ...], framework: Framework) -> Mapping[str, str]:
    """The decisions that were typed as ``integration=2A``.

    Args:
        pairs: What was typed.
        framework: The edition that offers them.

    Raises:
        click.BadParameter: It is not a decision of this framework, or not one of its options.
    """
    offered = {choice.id: [option.id for option in choice.options] for choice in framework.choices}
    if len(framework.scales) > 1:
        offered["scale"] = [scale.id for scale in framework.scales]
    taken: dict[str, str] = {}
    for pair in pairs:
        name, _, option = pair.partition("=")
        if name in taken:
            raise click.BadParameter(f"{name} is chosen twice.")
        if name not in offered:
            known = ", ".join(f"{n}={'|'.join(o)}" for n, o in offered.items()) or "none"
            raise click.BadParameter(f'"{name}" is no choice of {framework.id}. It offers: {known}.')
        if option not in offered[name]:
            raise click.BadParameter(f'{name} can be {" or ".join(offered[name])}, not "{option}".')
        taken[name] = option
    return taken
