"""``practicecheck rollup``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
import click

from practicecheck.cli._given import FILE, FILES, catalogue, expanded, spare, with_audience, with_key
from practicecheck.cli._reading import read_each
from practicecheck.errors import DocumentError, Problem, near

if TYPE_CHECKING:
    from practicecheck.assessments import Unit, UnitTree
    from practicecheck.comparison import Audience
    from practicecheck.frameworks import Framework
    from practicecheck.scoring import Contribution


@click.command("rollup")
@click.argument("given", nargs=-1, required=True, type=FILES, metavar="FILE...")
@click.option("--units", "tree_file", required=True, type=FILE, metavar="FILE", help="The tree of units.")
@click.option("--unit", metavar="NAME", help="The unit to show; the one at the top, if none is named.")
@click.option("--item", "items", multiple=True, metavar="ITEM", help="Show only this item or base figure.")
@click.option("--explain", is_flag=True, help="Show what each team gives to each figure.")
@click.option("--texts", is_flag=True, help="Collect the teams' words, too.")
@with_key
@with_audience
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv"]),
    default="table",
    help="A table for people (the default), JSON for programs, or CSV for spreadsheets.",
)
@click.option("-o", "--output", type=FILE, help="The file to write JSON or CSV to.")
def command(  # noqa: PLR0913 - one for each option
    *,
    given: tuple[str, ...],
    tree_file: str,
    unit: str | None,
    items: tuple[str, ...],
    key: str | None,
    audience: str,
    form: str,
    output: str | None,
    explain: bool,
    texts: bool,
) -> None:
    """Add the assessments of teams in FILEs up into services and the organisation.

    A FILE may be a folder, too, or a pattern such as teams/*.yaml.
    """
    from practicecheck.cli._rollup_table import show_roll_up  # noqa: PLC0415 - loaded when needed
    from practicecheck.comparison import Audience  # noqa: PLC0415 - loaded when needed
    from practicecheck.exchange import (  # noqa: PLC0415 - loaded when needed
        csv_bytes,
        json_text,
        read_units,
        rollup_csv,
        rollup_tree,
        write_file,
    )
    from practicecheck.scoring import gather, roll_up  # noqa: PLC0415 - loaded when needed

    files = expanded(given, tree_file)
    if output is not None:
        spare(output, (*files, tree_file))
        if form == "table":
            raise click.UsageError("A table is for the terminal. Add --format csv or --format json.")
    if form == "csv" and (texts or explain):
        raise click.UsageError("CSV holds figures only. Leave out --texts and --explain, or take JSON.")
    tree = read_units(tree_file)
    in_view = _unit(unit, tree)
    readers = Audience(audience)
    gathered = gather(_contributions(files, tree, in_view, key, readers, texts=texts), tree)
    wanted = _with_parts(items, gathered.framework)
    if form == "table":
        show_roll_up(roll_up(gathered, in_view.id), readers, items=wanted, explain=explain)
        return
    if form == "json":
        text = json_text(rollup_tree(gathered, in_view.id, readers, items=wanted, explain=explain))
    else:
        text = rollup_csv(gathered, in_view.id, readers, items=wanted)
    if output is None:
        click.echo(text, nl=False)
        return
    write_file(output, csv_bytes(text) if form == "csv" else text.encode())
    click.echo(f"Wrote {output}")


def _with_parts(items: tuple[str, ...], framework: Framework) -> tuple[str, ...]:
    """The items and base figures that were named, each item with its parts."""
    names = [*(figure.id for figure in framework.base), *framework.items]
    found: list[str] = []
    for item in items:
        if item not in names:
            fault = f'"{item}" is not an item or a base figure of {framework.id}. {near(item, names)}'
            raise click.BadParameter(fault.rstrip(), param_hint="--item")
        known = framework.items.get(item)
        found += [item] if known is None else [below.id for below in known.walk()]
    return tuple(found)


def _unit(name: str | None, tree: UnitTree) -> Unit:
    if name is None:
        return tree.root
    found = tree.find(name)
    if found is None:
        hint = near(name, tree.names)
        raise click.BadParameter(f'"{name}" is not one of the units. {hint}'.rstrip(), param_hint="--unit")
    return found


def _contributions(
    files: tuple[str, ...],
    tree: UnitTree,
    in_view: Unit,
    key: str | None,
    audience: Audience,
    *,
    texts: bool,
) -> list[Contribution]:
    """Read one file after the other, and keep of each what is needed.

    Raises:
        DocumentError: Some of the files have problems. All of them are told, and nothing is rolled up.
    """
    from practicecheck.exchange import read_contribution  # noqa: PLC0415 - loaded when needed

    there = catalogue()
    shown = {unit.id for unit, _ in tree.walk(in_view.id)} if texts else set[str]()

    def read(file: str) -> Contribution:
        gives = read_contribution(file, there, there.scoring_keys, key=key, audience=audience, texts=texts)
        unit = tree.find(gives.unit or "")
        kept = unit is not None and unit.id in shown
        return gives if kept else attrs.evolve(gives, texts=())

    found, problems = read_each(files, read)
    if problems:
        raise DocumentError([*problems, *_also_wrong(found, tree)])
    return found


def _also_wrong(found: list[Contribution], tree: UnitTree) -> tuple[Problem, ...]:
    """What is wrong with those files that could be read, so that all is told at once."""
    from practicecheck.scoring import check_contributions  # noqa: PLC0415 - loaded when needed

    return check_contributions(found, tree) if found else ()
