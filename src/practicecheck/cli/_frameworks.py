"""``practicecheck frameworks``."""

from __future__ import annotations

import click

from practicecheck.cli._given import catalogue, doctor_call, table_or_json
from practicecheck.errors import some_of


@click.command("frameworks")
@table_or_json
def command(form: str) -> None:
    """List the editions that there are, and who offers them."""
    from practicecheck.cli._terminal import show_json, show_table  # noqa: PLC0415 - loaded when needed

    there = catalogue()
    found = list(there.readable())
    if unread := sorted(set(there) - {framework.id for framework in found}):
        has = "has" if len(unread) == 1 else "have"
        click.echo(
            f"{some_of(unread)} {has} faults, and can't be read: see "
            f"{doctor_call(click.get_current_context())}",
            err=True,
        )
    if form == "json":
        show_json(
            [
                {
                    "id": framework.id,
                    "title": framework.title,
                    "items": sum(len(section.items) for section in framework.sections),
                    "publisher": framework.provenance.publisher,
                    "licence": framework.provenance.licence,
                    "origin": str(there.origin(framework.id)),
                    "also_known_as": list(framework.also_known_as),
                    "scored": framework.scored,
                }
                for framework in found
            ]
        )
        return
    show_table(
        ("Framework", "Title", "Items", "Publisher", "Licence", "Origin"),
        (
            (
                framework.id,
                framework.title,
                sum(len(section.items) for section in framework.sections),
                framework.provenance.publisher,
                framework.provenance.licence,
                there.origin(framework.id).distribution,
            )
            for framework in found
        ),
        right=(2,),
    )
