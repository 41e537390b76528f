"""``practicecheck schema``."""

from __future__ import annotations

import click


@click.command("schema")
@click.argument("kind")
def command(kind: str) -> None:
    """Print the JSON Schema of a KIND of document. Each document names its kind in its first line.

    Kinds: assessment, ballots, units, plan, cycle, framework, key, key-cases, indicators, mapping,
    crosswalk, plugin, settings.
    """
    from practicecheck.cli._terminal import show_json  # noqa: PLC0415 - loaded when needed
    from practicecheck.exchange import KINDS, json_schema  # noqa: PLC0415 - loaded when needed

    if kind not in KINDS:
        raise click.BadParameter(f'"{kind}" is not a kind of document. The kinds are: {", ".join(KINDS)}.')
    show_json(json_schema(kind))
