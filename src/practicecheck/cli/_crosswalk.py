"""``practicecheck crosswalk``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from practicecheck.cli._given import FILE, catalogue, on_a_day, table_or_json

if TYPE_CHECKING:
    from datetime import date

    from practicecheck.catalogue import Catalogue
    from practicecheck.errors import Problem
    from practicecheck.frameworks import Crosswalk


@click.group("crosswalk")
def command() -> None:
    """Show which items of two frameworks correspond, and carry evidence from one to the other."""


@command.command("list")
@table_or_json
def list_(form: str) -> None:
    """List the crosswalks that there are."""
    from practicecheck.cli._terminal import show_json, show_table  # noqa: PLC0415 - loaded when needed
    from practicecheck.exchange import crosswalks_tree  # noqa: PLC0415 - loaded when needed

    found = list(catalogue().crosswalks.readable())
    if form == "json":
        show_json(crosswalks_tree(found))
        return
    show_table(
        ("Crosswalk", "From", "To", "Rows", "Author"),
        ((own.id, own.from_, own.to, len(own.rows), own.author) for own in found),
        right=(3,),
    )


_CROSSWALK = click.option(
    "--crosswalk",
    metavar="ID|FILE",
    help="The crosswalk that is walked over; the shortest way, and of those the strongest, if none is named.",
)


@command.command("show")
@click.argument("start", metavar="FROM")
@click.argument("end", metavar="TO")
@_CROSSWALK
@click.option("--item", "items", multiple=True, metavar="ITEM", help="Show this item of FROM or TO alone.")
@table_or_json
def show(start: str, end: str, crosswalk: str | None, items: tuple[str, ...], form: str) -> None:
    """Show which items of FROM correspond to which of TO, two frameworks, how, and who says why.

    Where no crosswalk leads from one to the other, a way over other frameworks is looked for; then the weakest
    row of the way counts.
    """
    from practicecheck.cli._crosswalk_table import show_route  # noqa: PLC0415 - loaded when needed
    from practicecheck.cli._terminal import show_json  # noqa: PLC0415 - loaded when needed
    from practicecheck.crosswalker import way_between  # noqa: PLC0415 - loaded when needed
    from practicecheck.exchange import route_tree  # noqa: PLC0415 - loaded when needed

    there = catalogue()
    first, second = there[start], there[end]
    route = way_between(first, second, there, _named(crosswalk, there))
    unknown = [name for name in items if name not in first.items and name not in second.items]
    if unknown:
        raise click.BadParameter(f"{', '.join(unknown)}: no item of {first.id} or {second.id} is called so.")
    if form == "json":
        show_json(route_tree(route, first, second))
    else:
        show_route(route, first, second, items)


def _named(crosswalk: str | None, there: Catalogue) -> Crosswalk | None:
    from practicecheck.exchange import read_crosswalk  # noqa: PLC0415 - loaded when needed

    if crosswalk is None:
        return None
    return read_crosswalk(crosswalk) if Path(crosswalk).is_file() else there.crosswalks[crosswalk]


@command.command("check")
@click.argument("given", nargs=-1, metavar="[ID|FILE]...")
@table_or_json
@click.pass_context
def check(ctx: click.Context, given: tuple[str, ...], form: str) -> None:
    """Tell what is wrong with crosswalks: all that are installed, or those that are named.

    Items and wordings that are not there, rows that contradict each other, and crosswalks that contradict each
    other between the same two frameworks.
    """
    from practicecheck.cli._terminal import show_json, show_problems  # noqa: PLC0415 - loaded when needed
    from practicecheck.errors import Severity  # noqa: PLC0415 - loaded when needed
    from practicecheck.exchange import crosswalk_check_tree  # noqa: PLC0415 - loaded when needed
    from practicecheck.frameworks import contradictions  # noqa: PLC0415 - loaded when needed

    there = catalogue()
    read = {name: _looked_at(name, there) for name in given or tuple(there.crosswalks)}
    checked = [(name, problems) for name, (_, problems) in read.items()]
    between = contradictions(own for own, _ in read.values() if own is not None)
    if form == "json":
        show_json(crosswalk_check_tree(checked, between))
    else:
        for name, problems in checked:
            count = len(problems)
            click.echo(f"{name}: {count or 'no'} problem{'' if count == 1 else 's'}")
            show_problems(problems)
        if between:
            click.echo("Beside each other:")
            show_problems(between)
    if any(problem.severity is Severity.ERROR for _, problems in checked for problem in problems):
        ctx.exit(1)


def _looked_at(name: str, there: Catalogue) -> tuple[Crosswalk | None, tuple[Problem, ...]]:
    """A crosswalk, if it can be read, and what is wrong with it. Of a file the lines are told."""
    from practicecheck.crosswalker import problems_of  # noqa: PLC0415 - loaded when needed
    from practicecheck.errors import DocumentError  # noqa: PLC0415 - loaded when needed
    from practicecheck.exchange import check as check_file  # noqa: PLC0415 - loaded when needed

    try:
        found = _named(name, there)
    except DocumentError as fault:
        return None, check_file(name, there) if Path(name).is_file() else fault.problems
    if found is None or Path(name).is_file():
        return found, check_file(name, there)
    return found, problems_of(found, there)


@command.command("apply")
@click.argument("file", type=FILE, metavar="ASSESSMENT")
@click.option("--to", "framework", required=True, metavar="FRAMEWORK", help="What it is evidence for.")
@_CROSSWALK
@click.option(
    "--onto",
    type=FILE,
    help="An assessment of that framework to add to. Its file stays as it is.",
)
@on_a_day("The day that each line of evidence names")
@click.option(
    "-o", "--output", required=True, type=FILE, help="The file to write. One that is there is never replaced."
)
@table_or_json
def apply(
    *, file: str, framework: str, crosswalk: str | None, onto: str | None, on: date, output: str, form: str
) -> None:
    """Carry what ASSESSMENT answers to another framework, as evidence.

    Each line of evidence says from which file and item it comes, over which crosswalk, and on which day.
    Nothing is answered by it, and no score is carried: where both sides ask the same on the same scale, scores
    are shown beside each other. What was carried before is not carried again.
    """
    from practicecheck.cli._crosswalk_table import show_carrying  # noqa: PLC0415 - loaded when needed
    from practicecheck.cli._terminal import show_json  # noqa: PLC0415 - loaded when needed
    from practicecheck.crosswalker import carry  # noqa: PLC0415 - loaded when needed
    from practicecheck.exchange import carrying_tree, read_assessment, write_document  # noqa: PLC0415 - the same

    if Path(output).exists():
        raise click.UsageError(f"{output} is there already, and is never replaced. Name another file.")
    there = catalogue()
    found = carry(
        read_assessment(file, there, national=True),
        there[framework],
        there,
        document=Path(file).name,
        on=on,
        onto=read_assessment(onto, there) if onto else None,
        crosswalk=_named(crosswalk, there),
    )
    write_document(found.assessment, output)
    if form == "json":
        show_json(carrying_tree(found, output))
    else:
        show_carrying(found, there[found.route.to], output)
