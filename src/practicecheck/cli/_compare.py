"""``practicecheck compare``."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from itertools import chain, islice
from typing import TYPE_CHECKING

import click

from practicecheck.cli._given import FILE, FILES, catalogue, expanded, spare, with_audience, with_key
from practicecheck.cli._reading import read_each
from practicecheck.errors import DocumentError, some_of

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from practicecheck.catalogue import Catalogue
    from practicecheck.comparison import Comparison, Lineage, Scored
    from practicecheck.exchange import Plain

_TWO = 2


@click.command("compare")
@click.argument("given", nargs=-1, required=True, type=FILES, metavar="EARLIER LATER...")
@with_key
@click.option("--crosswalk", metavar="ID", help="What corresponds to what, between two editions.")
@click.option("--lineage", type=FILE, help="Which organisation became which: a lineage/1 document.")
@click.option(
    "--against",
    type=click.Choice(["previous", "first", "each"]),
    help="Of more than two: each against the one before it of its unit (the default), against the first that "
    "is named, or against every other.",
)
@click.option("--force", is_flag=True, help="Give differences against the verdict, too. They are marked.")
@with_audience
@click.option("--all", "everything", is_flag=True, help="Show every question, not only those that changed.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv"]),
    default="table",
    help="A table for people (the default), JSON for programs, or CSV for spreadsheets and data frames.",
)
@click.option("-o", "--output", type=FILE, help="The file to write JSON or CSV to.")
def command(  # noqa: PLR0913 - one for each option
    *,
    given: tuple[str, ...],
    key: str | None,
    crosswalk: str | None,
    lineage: str | None,
    against: str | None,
    force: bool,
    audience: str,
    everything: bool,
    form: str,
    output: str | None,
) -> None:
    """Lay assessments beside each other: the verdict first, then what changed.

    Two are compared as they are named, EARLIER then LATER: one unit at two times, or two units. Of more, each
    is laid beside another one (--against). A name may be a folder, too, or a pattern such as years/*.yaml.
    """
    from practicecheck.exchange import csv_bytes, json_text, read_lineage, write_file  # noqa: PLC0415 - the same

    files = _each_once(expanded(given, ""))
    if len(files) < _TWO:
        raise click.UsageError("Name two assessments at least: the earlier one, then the later one.")
    if output is not None:
        spare(output, (*files, *([lineage] if lineage else [])))
        if form == "table":
            raise click.UsageError("A table is for the terminal. Add --format csv or --format json.")
    there = catalogue()
    became = read_lineage(lineage) if lineage else None
    sides = _scored(files, there, key, audience)
    # Two are meant as they are named, whoever they are.
    wanted = against or ("first" if len(files) == _TWO else "previous")
    found = _compared(sides, there, crosswalk, became, wanted, force=force)
    if form == "table":
        _show(found, everything=everything)
        return
    if form == "json":
        from practicecheck.exchange import comparison_tree  # noqa: PLC0415 - loaded when needed

        trees: list[Plain] = [comparison_tree(each) for each in found]
        text = json_text(trees[0] if len(files) == _TWO and against is None else {"comparisons": trees})
    else:
        from practicecheck.exchange import comparison_csv  # noqa: PLC0415 - loaded when needed

        text = comparison_csv(found)
    if output is None:
        click.echo(text, nl=False)
        return
    write_file(output, csv_bytes(text) if form == "csv" else text.encode())
    click.echo(f"Wrote {output}")


def _scored(files: tuple[str, ...], there: Catalogue, key: str | None, audience: str) -> list[Scored]:
    """Read and score one file after the other.

    Raises:
        DocumentError: Some of the files have problems. All of them are told, and nothing is compared.
    """
    from practicecheck.comparer import scored  # noqa: PLC0415 - loaded when needed
    from practicecheck.comparison import Audience  # noqa: PLC0415 - loaded when needed
    from practicecheck.exchange import read_assessment  # noqa: PLC0415 - loaded when needed

    names, readers = dict(zip(files, _names(files), strict=True)), Audience(audience)

    def read(file: str) -> Scored:
        assessment = read_assessment(file, there, national=True)
        return scored(assessment, there, key, names[file], audience=readers)

    with _uncollected():
        found, problems = read_each(files, read)
    if problems:
        raise DocumentError(problems)
    return found


@contextmanager
def _uncollected() -> Generator[None]:
    """Look for no garbage: all that is read is kept, and looking through it again and again takes longest."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _names(files: tuple[str, ...]) -> list[str]:
    """What the sides are called: the names of their files, with folders where two would be called alike."""
    from pathlib import Path  # noqa: PLC0415 - loaded when needed

    stems = [Path(file).stem for file in files]
    return stems if len(set(stems)) == len(stems) else list(files)


def _each_once(files: tuple[str, ...]) -> tuple[str, ...]:
    """The files, each once by whatever name: an assessment beside itself shows no change.

    A reference that is named, and stands in the folder of the others, too, is no fault.
    """
    from pathlib import Path  # noqa: PLC0415 - loaded when needed

    found: dict[object, str] = {}
    for file in files:
        there = Path(file).stat() if Path(file).exists() else None
        own = (there.st_dev, there.st_ino) if there else Path(file).resolve()
        if own in found:
            click.echo(f"{file} is named twice, and is taken once.", err=True)
        found.setdefault(own, file)
    return tuple(found.values())


def _compared(
    sides: list[Scored],
    there: Catalogue,
    crosswalk: str | None,
    lineage: Lineage | None,
    against: str,
    *,
    force: bool,
) -> Iterator[Comparison]:
    """Compare them, two at a time. What has nothing to be laid beside is told first.

    Raises:
        click.UsageError: The crosswalk is between other editions.
    """
    from practicecheck.cli._progress import progress  # noqa: PLC0415 - loaded when needed
    from practicecheck.cli._terminal import wrapped  # noqa: PLC0415 - loaded when needed
    from practicecheck.comparer import editions_beside  # noqa: PLC0415 - loaded when needed
    from practicecheck.comparison import Against, compare_many, pairs_of  # noqa: PLC0415 - loaded when needed

    beside, many = set[int](), 0
    for pair in pairs_of(sides, Against(against), lineage=lineage):
        beside.update(map(id, pair))
        many += 1
    alone = [side.name for side in sides if id(side) not in beside]
    if alone and many:
        hint = "" if lineage else " If an organisation became another, add --lineage FILE."
        said = "Compared with nothing, since no other is of the same unit and framework"
        for line in wrapped(f"{said}: {some_of(alone)}.{hint}"):
            click.echo(line, err=True)
    found = compare_many(
        sides,
        Against(against),
        lambda one, other: editions_beside(one, other, there, crosswalk),
        lineage=lineage,
        force=force,
    )
    try:
        yield from progress(found, f"Comparing {many:,} pairs", many)
    except ValueError as fault:
        raise click.UsageError(f"{fault}. Name another crosswalk.") from fault


def _show(found: Iterator[Comparison], *, everything: bool) -> None:
    from practicecheck.cli._comparison_table import show_comparison, show_many  # noqa: PLC0415 - when shown

    first = list(islice(found, _TWO))
    if not first:
        raise click.UsageError(
            "No two of them are of one unit, so none has one before it. Add --against first or --against each."
        )
    if len(first) == 1:
        show_comparison(first[0], everything=everything)
    else:
        show_many(chain(first, found))
