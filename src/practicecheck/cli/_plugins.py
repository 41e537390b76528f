"""``practicecheck plugins``."""

from __future__ import annotations

import click

from practicecheck.cli._given import catalogue, table_or_json


@click.group("plugins")
def command() -> None:
    """Who offers what."""


@command.command("list")
@table_or_json
def list_(form: str) -> None:
    """List the plugins that are installed, what each offers, and what is wrong with it."""
    from practicecheck.cli._terminal import show_json, show_problems, show_table  # noqa: PLC0415 - loaded when needed
    from practicecheck.exchange import problem_tree  # noqa: PLC0415 - loaded when needed

    there = catalogue()
    if form == "json":
        show_json(
            [
                {
                    "distribution": plugin.origin.distribution,
                    "version": plugin.origin.version,
                    "entry_point": plugin.origin.entry_point,
                    "frameworks": list(plugin.frameworks),
                    "keys": list(plugin.keys),
                    "indicators": list(plugin.indicators),
                    "exporters": list(plugin.exporters),
                    "problems": [problem_tree(problem) for problem in plugin.problems],
                }
                for plugin in there.plugins
            ]
        )
        return
    show_table(
        ("Distribution", "Version", "Frameworks", "Keys", "Indicators", "Exporters"),
        (
            (
                plugin.origin.distribution,
                plugin.origin.version,
                "\n".join(plugin.frameworks) or None,
                "\n".join(plugin.keys) or None,
                "\n".join(plugin.indicators) or None,
                "\n".join(plugin.exporters) or None,
            )
            for plugin in there.plugins
        ),
    )
    show_problems(there.problems)
