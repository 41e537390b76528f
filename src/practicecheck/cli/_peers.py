"""``practicecheck peers``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from practicecheck.cli._given import FILE, spare

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from practicecheck.comparison.statistics import Peers, Profile


@click.command("peers")
@click.argument("table", type=FILE)
@click.option("--of", "own", required=True, metavar="NAME", help="The organisation whose peers are wanted.")
@click.option(
    "--near",
    multiple=True,
    metavar="COLUMN,...",
    help="Columns of numbers in which peers are near, such as the population.",
)
@click.option(
    "--same",
    multiple=True,
    metavar="COLUMN,...",
    help="Columns of words in which peers are the same, such as the kind of council.",
)
@click.option(
    "--unit", metavar="COLUMN", help="The column that names organisations; the first, if none is named."
)
@click.option("--most", type=click.IntRange(min=1), default=10, help="So many peers at most; 10.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv"]),
    default="table",
    help="A table for people (the default), JSON for programs, or CSV for funnel --peers.",
)
@click.option("-o", "--output", type=FILE, help="The file to write JSON or CSV to.")
def command(  # noqa: PLR0913 - one for each option
    *,
    table: str,
    own: str,
    near: tuple[str, ...],
    same: tuple[str, ...],
    unit: str | None,
    most: int,
    form: str,
    output: str | None,
) -> None:
    """Choose peers of an organisation by what TABLE, a CSV file, tells of each, and say who is none and why.

    Peers are the same in what --same names, and nearest in what --near names: each number counts in standard
    deviations among those that are the same.
    """
    from practicecheck.comparison.statistics import peers_of  # noqa: PLC0415 - loaded when needed
    from practicecheck.exchange import (  # noqa: PLC0415 - loaded when needed
        csv_bytes,
        json_text,
        peers_csv,
        peers_tree,
        read_profiles,
        read_table_text,
        write_file,
    )

    if output is not None:
        spare(output, (table,))
        if form == "table":
            raise click.UsageError("A table is for the terminal. Add --format csv or --format json.")
    text = read_table_text(table)
    numbers, words = (_columns(given, text.heading) for given in (near, same))
    if not numbers and not words:
        raise click.UsageError("Say by what peers are chosen: --near COLUMN, --same COLUMN, or both.")
    profiles = {one.name: one for one in read_profiles(text, near=numbers, same=words, unit=unit)}
    _known(own, profiles, table, [*numbers, *words], [row.number for row in text.rows])
    found = peers_of(profiles[own], profiles.values(), near=numbers, same=words, most=most)
    if form == "table":
        _show(found, profiles)
        return
    written = peers_csv(found) if form == "csv" else json_text(peers_tree(found))
    if output is None:
        click.echo(written, nl=False)
        return
    write_file(output, csv_bytes(written) if form == "csv" else written.encode())
    click.echo(f"Wrote {output}")


def _columns(given: Iterable[str], heading: tuple[str, ...]) -> list[str]:
    """The columns that were typed, with commas between them; a heading may have a comma of its own."""
    parts = (
        part.strip() for own in given for part in ([own] if own in heading else own.split(",")) if part.strip()
    )
    return list(dict.fromkeys(parts))


def _known(
    own: str, profiles: Mapping[str, Profile], table: str, wanted: Iterable[str], lines: list[int]
) -> None:
    """Refuse to choose peers of an organisation of which nothing is known.

    Raises:
        DocumentError: It has no row, or a blank where peers are chosen by it.
    """
    from practicecheck.errors import Code, DocumentError, Problem, near  # noqa: PLC0415 - loaded when needed

    if own not in profiles:
        problem = Problem(
            code=Code.UNKNOWN_ORGANISATION,
            message=f'no row is of "{own}".',
            remedy=near(own, profiles) or "Write its name as it stands in the table.",
            file=table,
        )
        raise DocumentError([problem])
    known = {*profiles[own].numbers, *profiles[own].words}
    line = lines[list(profiles).index(own)]
    problems = [
        Problem(
            code=Code.NOT_KNOWN,
            message=f"{column} of {own} is not known, so nobody is near it in that.",
            remedy="Find out, or choose by something else.",
            file=table,
            line=line,
        )
        for column in wanted
        if column not in known
    ]
    if problems:
        raise DocumentError(problems)


def _show(found: Peers, profiles: Mapping[str, Profile]) -> None:
    from practicecheck.cli._terminal import show_heading, show_table, wrapped  # noqa: PLC0415 - loaded when needed

    show_heading(f"Peers of {found.of}")
    chosen = [
        *([f"nearest in {', '.join(found.near)}"] if found.near else []),
        *([f"the same in {', '.join(found.same)}"] if found.same else []),
    ]
    for line in wrapped(f"They are {', and '.join(chosen)}."):
        click.echo(line)
    click.echo()
    columns = (*found.near, *found.same)
    show_table(
        ("Organisation", "Distance", *columns),
        [
            (found.of, None, *_cells(profiles[found.of], columns)),
            *((own.name, f"{own.distance:.2f}", *_cells(profiles[own.name], columns)) for own in found.peers),
        ],
        right=[*range(1, 2 + len(found.near))],
    )
    if found.near:
        click.echo()
        for line in wrapped(
            "A distance of 0 is the same in every number, and 1 is one standard deviation in each among those "
            "that were looked at."
        ):
            click.echo(line)
    if found.left_out:
        click.echo()
        show_heading("No peers")
        show_table(
            ("Organisation", "Distance", "Why"),
            (
                (own.name, None if own.distance is None else f"{own.distance:.2f}", own.why)
                for own in found.left_out
            ),
            right=(1,),
        )


def _cells(one: Profile, columns: Iterable[str]) -> list[str]:
    return [
        f"{one.numbers[column]:,.10g}" if column in one.numbers else one.words[column] for column in columns
    ]
