"""``practicecheck lineage``."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import click

from practicecheck.cli._given import FILE, table_or_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from practicecheck.comparison import Lineage, LineageVerdict

_DAY = click.DateTime(["%Y-%m-%d"])


@click.group("lineage")
def command() -> None:
    """Say what became of an organisation, and whether its years may be compared."""


@command.command("show")
@click.argument("file", type=FILE)
@click.argument("names", nargs=-1, metavar="[NAME]...")
@table_or_json
def show(file: str, names: tuple[str, ...], form: str) -> None:
    """Show what happened to the organisations in FILE, a lineage, in order; or to those that are named.

    Of those that are named it goes back to where they came from, and on to what came of them.
    """
    from practicecheck.cli._terminal import show_json, show_table  # noqa: PLC0415 - loaded when needed
    from practicecheck.exchange import read_lineage, successions_tree  # noqa: PLC0415 - loaded when needed

    lineage = read_lineage(file)
    _known(names, lineage)
    kin = {lineage.kin.get(name, name) for name in names}
    changes = [
        own
        for own in sorted(lineage.changes, key=lambda own: own.on)
        if not kin or kin & {lineage.kin[name] for name in own.from_}
    ]
    if form == "json":
        show_json(successions_tree(changes))
    elif not changes:
        click.echo("Nothing happened to it." if names else "Nothing happened to them.")
    else:
        show_table(
            ("On", "Change", "From", "To", "Source"),
            (
                (
                    own.on,
                    own.change.value if own.way.value == "direct" else f"{own.change.value}, {own.way.value}",
                    "\n".join(own.from_),
                    "\n".join(own.to),
                    own.source if own.note is None else f"{own.source}. {own.note}",
                )
                for own in changes
            ),
        )


@command.command("trace")
@click.argument("file", type=FILE)
@click.argument("name")
@click.argument("later", required=False)
@click.option("--from", "start", required=True, type=_DAY, help="The earlier day, such as 2024-09-30.")
@click.option("--to", "end", required=True, type=_DAY, help="The later day.")
@table_or_json
def trace(*, file: str, name: str, later: str | None, start: datetime, end: datetime, form: str) -> None:
    """Say what became of NAME between two days by FILE, a lineage, and whether figures may be compared.

    Where LATER is named, it is said whether NAME's figures of the earlier day may be laid beside LATER's of
    the later day; otherwise this is said of each that came of NAME.
    """
    from practicecheck.cli._terminal import show_json  # noqa: PLC0415 - loaded when needed
    from practicecheck.comparison import comparable_over, heirs_of  # noqa: PLC0415 - loaded when needed
    from practicecheck.exchange import read_lineage, verdicts_tree  # noqa: PLC0415 - loaded when needed

    days = start.date(), end.date()
    if days[1] < days[0]:
        raise click.UsageError(f"{days[1]} comes before {days[0]}: --from is the earlier day.")
    lineage = read_lineage(file)
    _known([name, *([later] if later else [])], lineage)
    after = (later,) if later else heirs_of(lineage, name, start=days[0], end=days[1])
    found = {own: comparable_over(lineage, name, own, start=days[0], end=days[1]) for own in after}
    if form == "json":
        show_json(verdicts_tree(name, found, start=days[0], end=days[1]))
    else:
        _show(name, found, f"on {days[0]}", f"on {days[1]}")


def _known(names: Iterable[str], lineage: Lineage) -> None:
    """Refuse names that the lineage does not know.

    Raises:
        click.BadParameter: It does not know one of them.
    """
    from practicecheck.errors import near, some_of  # noqa: PLC0415 - loaded when needed

    for name in names:
        if name not in lineage.names:
            hint = near(name, lineage.organisations) or f"It knows {some_of(lineage.organisations)}."
            raise click.BadParameter(f'the lineage does not know "{name}". {hint}')


def _show(name: str, found: Mapping[str, LineageVerdict], before: str, after: str) -> None:
    from practicecheck.cli._terminal import show_heading, wrapped  # noqa: PLC0415 - loaded when needed

    for n, (later, own) in enumerate(found.items()):
        if n:
            click.echo()
        show_heading(f"{name} {before}, and {later} {after}")
        said = own.continuity.value
        click.echo(f"{said[0].upper()}{said[1:]}.")
        for reason in own.reasons:
            for line in wrapped(f"{reason[0].upper()}{reason[1:]}", "  -  ", "     "):
                click.echo(line)
