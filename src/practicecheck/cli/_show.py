"""``practicecheck show``."""

from __future__ import annotations

import sys

import click

from practicecheck.cli._given import catalogue, table_or_json


@click.command("show")
@click.argument("framework")
@table_or_json
def command(framework: str, form: str) -> None:
    """Print FRAMEWORK as it reads on paper.

    FRAMEWORK is an id such as how-are-we-doing@2016, or a name by which it is known.
    """
    found = catalogue()[framework]
    if form == "json":
        from practicecheck.cli._terminal import show_json  # noqa: PLC0415 - loaded when needed
        from practicecheck.exchange import document_tree  # noqa: PLC0415 - loaded when needed

        show_json(document_tree(found))
        return
    from practicecheck.exchange import on_paper  # noqa: PLC0415 - loaded when needed

    if sys.stdout.isatty():
        click.echo_via_pager(on_paper(found))
    else:
        click.echo(on_paper(found), nl=False)
