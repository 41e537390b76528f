"""``practicecheck word-template``: for whoever makes a house style in Word and writes no Python."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from practicecheck.errors import DocumentError, Severity
from practicecheck.exchange import write_file
from practicecheck_word._exporter import check_template
from practicecheck_word._shipped import TEMPLATE

_FILE: Final = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group("word-template")
def command() -> None:
    """Begin a house style for reports in Word, and check one."""


@command.command("new")
@click.option("-o", "--output", required=True, metavar="FILE", help="The file to write.")
def new(output: str) -> None:
    """Write our template, to be changed in Word."""
    write_file(output, TEMPLATE.read_bytes())
    click.echo(f"Wrote {output}")
    click.echo("Open it in Word, change its styles, header and footer, and leave the paragraph {{ report }}.")


@command.command("check")
@click.argument("template", type=_FILE, metavar="FILE")
def check(template: Path) -> None:
    """Say whether the template in FILE can be used, and what it lacks."""
    problems = check_template(template.read_bytes(), str(template))
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise DocumentError(problems)
    for problem in problems:
        click.echo(problem)
    click.echo(f"{template} can be used.")
