"""``practicecheck funnel``."""

from __future__ import annotations

from pathlib import Path

import click

from practicecheck.cli._given import FILE, spare, table_or_json


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
    output: str | None,
    form: str,
) -> None:
    """Lay the organisations in TABLE, a CSV file, about the figure of all of them.

    One row for each organisation: only sums over people go in.
    """
    from practicecheck.cli._terminal import show_json, show_table, wrapped  # noqa: PLC0415 - loaded when needed
    from practicecheck.comparison.statistics import LimitMethod, Measure, funnel  # noqa: PLC0415 - the same
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
        spare(output, (table,))
    if exact and overdispersion:
        raise click.UsageError("--exact and --overdispersion don't go together: only score limits are widened.")
    measure = Measure(kind)
    given = read_aggregates(read_table_text(table), count=count, of=of, unit=unit, measure=measure)
    if not any(own.of >= least for own in given):
        raise click.UsageError(f"No organisation has at least {least}: there is nothing to compare.")
    method = LimitMethod.EXACT if exact else LimitMethod.SCORE
    found = funnel(given, measure, least=least, overdispersion=overdispersion, method=method)
    if output is not None:
        title, up = f"{count} of {of}", count if kind == "proportion" else f"{count} for each of {of}"
        text = (
            funnel_csv(found)
            if ending == ".csv"
            else (funnel_page if ending == ".html" else funnel_svg)(found, title=title, across=of, up=up)
        )
        write_file(output, csv_bytes(text) if ending == ".csv" else text.encode())
    if form == "json":
        show_json(funnel_tree(found))
        return
    show_table(FUNNEL_HEADINGS, (funnel_cells(own, measure) for own in found.placed), right=(1, 2, 3, 4))
    click.echo()
    for note in funnel_notes(found):
        for line in wrapped(note):
            click.echo(line)
    if output is not None:
        click.echo(f"Wrote {output}")
