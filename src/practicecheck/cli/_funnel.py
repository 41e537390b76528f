"""``practicecheck funnel``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from practicecheck.cli._given import FILE, spare, table_or_json

if TYPE_CHECKING:
    from practicecheck.exchange import ChosenPeers


_FEWEST = 2
"""One organisation alone is its own benchmark, and lies inside the limits whatever its figure is."""


@click.command("funnel")
@click.argument("table", type=FILE)
@click.option("--count", required=True, metavar="COLUMN", help="The column that counts people, or events.")
@click.option("--of", required=True, metavar="COLUMN", help="Among how many people, or for how much exposure.")
@click.option(
    "--unit", metavar="COLUMN", help="The column that names organisations; the first, if none is named."
)
@click.option(
    "--kind",
    type=click.Choice(["proportion", "rate"]),
    default="proportion",
    help="People of a kind among all (the default), or events for each unit of exposure.",
)
@click.option(
    "--least", type=click.IntRange(min=1), default=10, help="Smaller organisations are not placed; 10."
)
@click.option("--overdispersion", is_flag=True, help="Widen the limits by what varies beyond chance.")
@click.option("--exact", is_flag=True, help="Exact limits; they need the extra stats.")
@click.option(
    "--peers",
    type=FILE,
    help="A list of somebody's peers, from peers --format csv: their benchmarks are told, too.",
)
@click.option("-o", "--output", type=FILE, help="Also write FILE.svg, FILE.html or FILE.csv.")
@table_or_json
def command(  # noqa: PLR0913 - one argument for each option
    *,
    table: str,
    count: str,
    of: str,
    unit: str | None,
    kind: str,
    least: int,
    overdispersion: bool,
    exact: bool,
    peers: str | None,
    output: str | None,
    form: str,
) -> None:
    """Lay the organisations in TABLE, a CSV file, about the figure of all of them.

    One row for each organisation: only sums over people go in.
    """
    from practicecheck.cli._terminal import show_json, show_table, wrapped  # noqa: PLC0415 - loaded when needed
    from practicecheck.comparison.statistics import LimitMethod, Measure, funnel, peer_benchmarks  # noqa: PLC0415 - the same
    from practicecheck.exchange import (  # noqa: PLC0415 - loaded when needed
        FUNNEL_HEADINGS,
        csv_bytes,
        funnel_cells,
        funnel_csv,
        funnel_notes,
        funnel_page,
        funnel_svg,
        funnel_tree,
        read_aggregates,
        read_table_text,
        write_file,
    )

    ending = Path(output).suffix.lower() if output else ""
    if output is not None:
        if ending not in {".svg", ".html", ".csv"}:
            raise click.UsageError(f"{output} ends in none of .svg, .html and .csv, which say what is written.")
        spare(output, (table, *([peers] if peers else [])))
    if exact and overdispersion:
        raise click.UsageError("--exact and --overdispersion don't go together: only score limits are widened.")
    measure = Measure(kind)
    given = read_aggregates(read_table_text(table), count=count, of=of, unit=unit, measure=measure)
    if (large := sum(own.of >= least for own in given)) < _FEWEST:
        raise click.UsageError(
            f"{'One' if large else 'No'} organisation has at least {least}: there is nothing to compare."
            " Name a table of more organisations, or say --least."
        )
    chosen = _chosen(peers, [own.name for own in given], table) if peers else None
    method = LimitMethod.EXACT if exact else LimitMethod.SCORE
    found = funnel(given, measure, least=least, overdispersion=overdispersion, method=method)
    beside = peer_benchmarks(found, chosen.of, chosen.peers) if chosen else None
    if output is not None:
        title, up = f"{count} of {of}", count if kind == "proportion" else f"{count} for each of {of}"
        if ending == ".csv":
            text = funnel_csv(found)
        elif ending == ".svg":
            text = funnel_svg(found, title=title, across=of, up=up)
        else:
            text = funnel_page(found, title=title, across=of, up=up, peers=beside)
        write_file(output, csv_bytes(text) if ending == ".csv" else text.encode())
    if form == "json":
        show_json(funnel_tree(found, beside))
        return
    show_table(FUNNEL_HEADINGS, (funnel_cells(own, measure) for own in found.placed), right=(1, 2, 3, 4))
    click.echo()
    for note in funnel_notes(found, beside):
        for line in wrapped(note):
            click.echo(line)
    if output is not None:
        click.echo(f"Wrote {output}")


def _chosen(peers: str, names: list[str], table: str) -> ChosenPeers:
    """Whose peers are whose.

    Raises:
        DocumentError: The list can't be read, or whose list it is has no row in the table.
    """
    from practicecheck.errors import Code, DocumentError, Problem, near  # noqa: PLC0415 - loaded when needed
    from practicecheck.exchange import read_chosen_peers, read_table_text  # noqa: PLC0415 - loaded when needed

    found = read_chosen_peers(read_table_text(peers))
    if found.of not in names:
        problem = Problem(
            code=Code.UNKNOWN_ORGANISATION,
            message=f'the peers are those of "{found.of}", which has no row in {table}.',
            remedy=near(found.of, names) or "Write its name alike in both tables.",
            path=("of",),
            file=peers,
        )
        raise DocumentError([problem])
    return found
