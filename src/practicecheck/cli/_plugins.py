"""``practicecheck plugins``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from practicecheck.cli import _plugins_check, _plugins_new
from practicecheck.cli._given import catalogue, table_or_json, told_of_plugins

if TYPE_CHECKING:
    from practicecheck.catalogue import Diagnosis, Plugin
    from practicecheck.exchange import Plain

_OFFERS = {
    "frameworks": "Frameworks",
    "extensions": "Extensions",
    "keys": "Keys",
    "golden_cases": "Golden cases",
    "indicators": "Indicators",
    "crosswalks": "Crosswalks",
    "policies": "Disclosure policies",
    "exporters": "Exporters",
    "forms": "Forms",
    "importers": "Importers",
    "action_rules": "Action rules",
    "commands": "Commands",
}
_MILLISECONDS = 1000


@click.group("plugins")
def command() -> None:
    """Say who offers what, and what is wrong with it."""


command.add_command(_plugins_new.command)
command.add_command(_plugins_check.command)


@command.command("list")
@table_or_json
def list_(form: str) -> None:
    """List the plugins that are installed, what each offers, and what is wrong with it."""
    from practicecheck.cli._terminal import show_json, show_problems, show_table  # noqa: PLC0415 - loaded when needed
    from practicecheck.errors import Severity  # noqa: PLC0415 - loaded when needed

    there = catalogue()
    if form == "json":
        show_json([_tree(plugin) for plugin in there.plugins])
        return
    show_table(
        ("Distribution", "Version", "Offers", "Loaded in"),
        (
            (
                plugin.origin.distribution,
                plugin.origin.version or None,
                f"Switched off: {plugin.off}" if plugin.off else "\n".join(_offers(plugin)) or None,
                None if plugin.off else f"{plugin.seconds * _MILLISECONDS:.0f} ms",
            )
            for plugin in there.plugins
        ),
    )
    show_problems(problem for problem in there.problems if problem.severity is not Severity.NOTE)


@command.command("doctor")
@table_or_json
@click.option(
    "--cause", is_flag=True, help="Show what Python says of each fault, for whoever mends the plugin."
)
@click.pass_context
def doctor(ctx: click.Context, form: str, *, cause: bool) -> None:
    """Read all that plugins offer, and say what is wrong with each of them and what to do."""
    from practicecheck.catalogue import diagnose, settings_problems  # noqa: PLC0415 - loaded when needed
    from practicecheck.cli._terminal import show_by_file, show_json, show_problems  # noqa: PLC0415 - the same
    from practicecheck.exchange import problem_tree  # noqa: PLC0415 - loaded when needed

    there = catalogue()
    found = diagnose(there)
    misnamed = settings_problems(there)
    told_of_plugins(ctx)
    if form == "json":
        show_json(
            {
                "plugins": [_diagnosis(diagnosis) for diagnosis in found],
                "settings": [problem_tree(problem) for problem in misnamed],
            }
        )
    else:
        for diagnosis in found:
            plugin = diagnosis.plugin
            click.echo(f"{_name(plugin)}: {_state(diagnosis)}")
            show_by_file(diagnosis.problems, "  ")
            if cause:
                for text in plugin.causes:
                    click.echo("\n".join(f"        {line}" for line in text.splitlines()))
        if misnamed:
            click.echo("Settings:")
            show_problems(misnamed)
    if not all(diagnosis.sound for diagnosis in found):
        ctx.exit(1)


def _name(plugin: Plugin) -> str:
    """A plugin as it is told from others: a distribution may have several."""
    origin = plugin.origin
    at = f", entry point {origin.entry_point}" if origin.entry_point else ""
    return f"{origin}{at}{', data' if plugin.folder and at else ''}"


def _state(diagnosis: Diagnosis) -> str:
    if diagnosis.plugin.off:
        return f"switched off, {diagnosis.plugin.off}"
    count = len(diagnosis.problems)
    return f"{count} problem{'' if count == 1 else 's'}" if count else "nothing is wrong"


def _offers(plugin: Plugin) -> list[str]:
    offered = {kind: getattr(plugin, kind) for kind in _OFFERS}
    if set(offered["golden_cases"]) <= set(offered["keys"]):
        # That a key has worked examples is as it should be.
        offered["golden_cases"] = ()
    return [f"{_OFFERS[kind]}: {', '.join(names)}" for kind, names in offered.items() if names]


def _tree(plugin: Plugin) -> dict[str, Plain]:
    from decimal import Decimal  # noqa: PLC0415 - loaded when needed

    from practicecheck.exchange import problem_tree  # noqa: PLC0415 - loaded when needed

    offers: dict[str, Plain] = {kind: list(getattr(plugin, kind)) for kind in _OFFERS}
    return {
        "distribution": plugin.origin.distribution,
        "version": plugin.origin.version,
        "entry_point": plugin.origin.entry_point,
        "location": plugin.origin.location,
        "contract": plugin.contract,
        "folder": plugin.folder,
        "off": plugin.off,
        "milliseconds": Decimal(f"{plugin.seconds * _MILLISECONDS:.1f}"),
        **offers,
        "problems": [problem_tree(problem) for problem in plugin.problems],
    }


def _diagnosis(diagnosis: Diagnosis) -> Plain:
    from practicecheck.exchange import problem_tree  # noqa: PLC0415 - loaded when needed

    return {
        **_tree(diagnosis.plugin),
        "sound": diagnosis.sound,
        "problems": [problem_tree(problem) for problem in diagnosis.problems],
        "causes": list(diagnosis.plugin.causes),
    }
