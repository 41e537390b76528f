"""``practicecheck extension``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from practicecheck.cli._given import FILE, catalogue, table_or_json

if TYPE_CHECKING:
    from practicecheck.catalogue import Catalogue
    from practicecheck.exchange import Plain
    from practicecheck.frameworks import Extension, ExtensionUpgrade, Framework

_COUNTED = ("stays", "look at", "drop")


@click.group("extension")
def command() -> None:
    """List extensions, and carry local questions over to a new edition."""


@command.command("list")
@table_or_json
def list_(form: str) -> None:
    """List the extensions that are installed, and over which edition each is laid."""
    from practicecheck.cli._terminal import show_json, show_table  # noqa: PLC0415 - loaded when needed

    there = catalogue()
    found = list(there.extensions.values())
    if form == "json":
        show_json([_listed(extension) for extension in found])
        return
    show_table(
        ("Extension", "Title", "Over", "Items", "From"),
        (
            (
                each.id,
                each.title,
                each.extends,
                sum(1 for _ in each.items),
                str(there.extensions.origin(each.id)),
            )
            for each in found
        ),
        right=(3,),
    )


def _listed(extension: Extension) -> Plain:
    return {
        "id": extension.id,
        "title": extension.title,
        "extends": extension.extends,
        "digest": extension.wording,
        "items": [item.id for item in extension.items],
        "distribution": extension.origin and extension.origin.distribution,
    }


@command.command("upgrade")
@click.argument("extension")
@click.option("--to", "edition", required=True, metavar="FRAMEWORK@EDITION", help="The edition to carry it to.")
@click.option(
    "-o", "--output", required=True, type=FILE, help="The file to write. One that is there is never replaced."
)
@click.option(
    "--as",
    "new_id",
    metavar="ID",
    help="The new extension's id; its name with the new edition, if none is given.",
)
@table_or_json
def upgrade(extension: str, edition: str, output: str, new_id: str | None, form: str) -> None:
    """Carry EXTENSION, a file or an id, over to another edition of its framework.

    It says item by item what stays, what to look at and what is dropped, and writes the new extension to a
    file of its own. The old one stays as it is.
    """
    from practicecheck.cli._terminal import show_json, show_problems  # noqa: PLC0415 - loaded when needed
    from practicecheck.exchange import problem_tree, read_extension, write_document  # noqa: PLC0415 - the same
    from practicecheck.frameworks import check_extension, upgrade_extension  # noqa: PLC0415 - the same

    there = catalogue()
    given = read_extension(extension) if Path(extension).exists() else there.extensions[extension]
    new = there[edition]
    if (given.extends, given.digest) == (new.id, new.digest):
        raise click.UsageError(
            f"{given.id} is laid over {new.id} as it is installed here. It needs no upgrade."
        )
    name = new_id or f"{given.name}@{new.edition}"
    if name == given.id:
        raise click.UsageError(
            f"The new extension would be called {name}, too, and answers could belong to either. Add --as with "
            f"another id, such as --as {given.name}@{new.edition}.2"
        )
    if Path(output).exists():
        raise click.UsageError(f"{output} is there already, and is never replaced. Name another file.")
    found = upgrade_extension(given, _edition_of(given, there), new, name)
    problems = check_extension(found.extension, new)
    write_document(found.extension, output)
    if form == "json":
        show_json(
            {
                "from": {"extension": given.id, "extends": given.extends},
                "to": {"extension": found.extension.id, "extends": new.id},
                "file": output,
                "steps": [
                    {
                        "part": step.part.value,
                        "name": step.name,
                        "verdict": step.verdict.value,
                        "why": step.why,
                        "was": step.was,
                        "now": step.now,
                        "moved_to": step.moved_to,
                    }
                    for step in found.steps
                ],
                "problems": [problem_tree(problem) for problem in problems],
            }
        )
        return
    _show(found)
    click.echo(f"\nWrote {output}: {found.extension.id}, over {new.id}. {given.id} stays as it is.")
    if problems:
        click.echo("Before it can be used, this is to be mended:")
        show_problems(problems)
    click.echo(f"Look through it, then run: practicecheck check {output}")


def _edition_of(extension: Extension, there: Catalogue) -> Framework | None:
    """The edition that an extension was written for, if its wording is still to be had."""
    from practicecheck.errors import NotInCatalogueError  # noqa: PLC0415 - loaded when needed

    try:
        old = there[extension.extends]
    except NotInCatalogueError:
        return None
    return old if old.digest == extension.digest else None


def _show(found: ExtensionUpgrade) -> None:
    from practicecheck.cli._terminal import show_heading, show_table, wrapped  # noqa: PLC0415 - when shown

    show_table(
        ("", "Part", "Of", "Why"),
        ((step.verdict.value, step.part.value, step.name, step.why) for step in found.steps),
    )
    for step in found.steps:
        if step.verdict.value != "stays" and (step.was or step.now):
            click.echo()
            show_heading(f"{step.part.value} {step.name}: {step.verdict.value}")
            for when, text in (("was", step.was), ("now", step.now)):
                for line in wrapped(f"{when}  {text or '(nothing)'}", "  ", "       "):
                    click.echo(line)
    counts = [(verdict, sum(step.verdict.value == verdict for step in found.steps)) for verdict in _COUNTED]
    click.echo()
    click.echo(", ".join(f"{count} {verdict}" for verdict, count in counts) + ".")
