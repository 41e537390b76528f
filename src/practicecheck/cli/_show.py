"""``practicecheck show``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from practicecheck.cli._given import catalogue, extended, table_or_json, with_extensions

if TYPE_CHECKING:
    from practicecheck.exchange import Plain


@click.command("show")
@click.argument("framework")
@with_extensions
@table_or_json
def command(framework: str, extend: tuple[str, ...], form: str) -> None:
    """Print FRAMEWORK as it reads on paper.

    FRAMEWORK is an id such as how-are-we-doing@2016, or a name by which it is known.
    """
    there = catalogue()
    found = extended(there[framework], extend, there)
    if form == "json":
        from practicecheck.cli._terminal import show_json  # noqa: PLC0415 - loaded when needed
        from practicecheck.exchange import document_tree  # noqa: PLC0415 - loaded when needed

        laid_over: list[Plain] = [document_tree(there.extensions[name]) for name in extend]
        show_json({**document_tree(found), **({"extensions": laid_over} if extend else {})})
        return
    from practicecheck.exchange import on_paper  # noqa: PLC0415 - loaded when needed

    if sys.stdout.isatty():
        click.echo_via_pager(on_paper(found))
    else:
        click.echo(on_paper(found), nl=False)
