"""``practicecheck diff``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from practicecheck.cli._given import catalogue, table_or_json

if TYPE_CHECKING:
    from practicecheck.catalogue import Catalogue
    from practicecheck.frameworks import Crosswalk, EditionDiff, Framework


@click.command("diff")
@click.argument("earlier", metavar="EARLIER")
@click.argument("later", metavar="LATER")
@click.option(
    "--crosswalk", metavar="ID", help="The crosswalk that says what became of what; one is looked for."
)
@click.option("--all", "everything", is_flag=True, help="Show what is the same, too.")
@table_or_json
def command(earlier: str, later: str, crosswalk: str | None, form: str, *, everything: bool) -> None:
    """Say what became of each question between two editions, EARLIER and LATER: ids, or a file with one."""
    from practicecheck.cli._terminal import show_json  # noqa: PLC0415 - loaded when needed
    from practicecheck.exchange import diff_tree  # noqa: PLC0415 - loaded when needed
    from practicecheck.frameworks import diff_editions  # noqa: PLC0415 - loaded when needed

    there = catalogue()
    editions = _edition(earlier, there), _edition(later, there)
    try:
        found = diff_editions(*editions, _crosswalk(editions, crosswalk, there))
    except ValueError as fault:
        raise click.UsageError(f"{fault}. Name another crosswalk.") from fault
    if form == "json":
        show_json(diff_tree(found))
    else:
        _show(found, everything=everything)


def _edition(given: str, there: Catalogue) -> Framework:
    from pathlib import Path  # noqa: PLC0415 - loaded when needed

    from practicecheck.exchange import read_framework  # noqa: PLC0415 - loaded when needed

    return read_framework(Path(given)) if Path(given).is_file() else there[given]


def _crosswalk(editions: tuple[Framework, Framework], given: str | None, there: Catalogue) -> Crosswalk | None:
    from practicecheck.comparer import between, crosswalk_between  # noqa: PLC0415 - loaded when needed

    if given:
        return between(there.crosswalks[given], *editions)
    return crosswalk_between(*editions, there.crosswalks.readable())


def _show(found: EditionDiff, *, everything: bool) -> None:
    from practicecheck.cli._terminal import show_heading, wrapped  # noqa: PLC0415 - when shown
    from practicecheck.exchange.comparisons import diff_text  # noqa: PLC0415 - when shown
    from practicecheck.frameworks import ItemChange  # noqa: PLC0415 - loaded when needed

    show_heading(f"{found.earlier.id} and {found.later.id}")
    click.echo(diff_text(found))
    if found.earlier.name != found.later.name:
        click.echo("These are two frameworks, and not two editions of one: ids and texts alone say little.")
    sides = ("was", "now") if found.earlier.name == found.later.name else ("here ", "there")
    if found.crosswalk is not None:
        click.echo(f"By the crosswalk {found.crosswalk.cited}.")
    for link in found.links:
        if link.changes == (ItemChange.SAME,) and not everything:
            continue
        click.echo()
        names = [", ".join(item.id for item in side) for side in (link.earlier, link.later) if side]
        changes = ", ".join(change.value for change in link.changes)
        show_heading(f"{' > '.join(dict.fromkeys(names))}: {changes}")
        for why in dict.fromkeys(note.why for note in link.notes):
            for line in wrapped(why, "  ", "  "):
                click.echo(line)
        for when, side in zip(sides, (link.earlier, link.later), strict=True):
            for item in side:
                for line in wrapped(f"{when}  {item.text}", "  ", " " * (4 + len(when))):
                    click.echo(line)
