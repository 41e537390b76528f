"""``practicecheck release``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, final

import attrs
import click

from practicecheck.cli._given import FILE, spare
from practicecheck.values import Value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from practicecheck.comparison.tables import AuditedCell, DisclosurePolicy, Release, ReleaseLedger, Table


@final
@attrs.frozen(kw_only=True, repr=False)
class _Asked(Value):
    """What was typed."""

    table: str
    policy: str
    by: str
    count: str | None
    value: str | None
    answers: str | None
    population: str | None
    period: str
    ledger: str | None
    audit: bool
    form: str | None
    output: str | None

    @property
    def kind(self) -> str:
        """What is written: as it was said, or as the file's name ends."""
        if self.form is not None:
            return self.form
        if self.output is None:
            return "table"
        return "json" if self.output.lower().endswith(".json") else "csv"


@click.command("release")
@click.argument("table", type=FILE)
@click.option(
    "--by", required=True, metavar="COLUMN,...", help="What people are grouped by; council<region nests."
)
@click.option("--count", metavar="COLUMN", help="How many people a row is about; without it a row is a person.")
@click.option("--value", metavar="COLUMN", help="A person's value, or a group's mean: means are told, too.")
@click.option("--answers", metavar="COLUMN,...", help="Columns of --by that hold answers people gave.")
@click.option(
    "--policy",
    default="at-least-10",
    show_default=True,
    metavar="NAME|FILE",
    help="The disclosure policy: one that ships, or a file.",
)
@click.option(
    "--population", metavar="NAME", help="The people that it is about; the file's name, if none is said."
)
@click.option("--period", default="", metavar="NAME", help="The year or the round that it is of.")
@click.option("--ledger", type=FILE, metavar="FILE", help="What went out before; this release is added to it.")
@click.option("--audit", is_flag=True, help="Tell what an outsider can work out of each hidden cell.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv"]),
    help="A table for people, JSON for programs, or CSV; with -o as the file's name ends.",
)
@click.option("-o", "--output", type=FILE, help="The file to write; the terminal, if none is named.")
@click.pass_context
def command(ctx: click.Context, /, **_: object) -> None:
    """Hide in TABLE, a CSV file, whatever would give a person or a small group away.

    Each row is one person, or with --count one group. Totals are made by this command: leave them out.
    """
    asked = _Asked(**ctx.params)
    if asked.output is not None:
        if asked.kind == "table":
            raise click.UsageError(
                "The table is for the terminal. Say --format csv or --format json for a file."
            )
        spare(asked.output, tuple(filter(None, (asked.table, asked.ledger, asked.policy))))
    policy = policy_named(asked.policy)
    _write(asked, *_released(asked, policy))


def policy_named(name: str) -> DisclosurePolicy:
    """A disclosure policy that was typed.

    Args:
        name: Its name, or a file.
    """
    from practicecheck.exchange import read_policy, shipped_policy  # noqa: PLC0415 - loaded when needed

    if Path(name).suffix.lower() in {".yaml", ".yml", ".json"}:
        return read_policy(name)
    return shipped_policy(name)


def _released(asked: _Asked, policy: DisclosurePolicy) -> tuple[Release, ReleaseLedger]:
    from practicecheck.comparison.tables import (  # noqa: PLC0415 - loaded when needed
        ReleaseLedger,
        release,
    )
    from practicecheck.exchange import group_columns, read_group_table, read_ledger  # noqa: PLC0415 - loaded when needed

    answers = [name.strip() for name in asked.answers.split(",")] if asked.answers else []
    by = group_columns(asked.by, answers)
    if strange := [name for name in answers if name not in [own.name for own in by]]:
        raise click.UsageError(f"--answers names {', '.join(strange)}, which --by does not.")
    stem = Path(asked.table).stem
    table = read_group_table(
        asked.table,
        by,
        count=asked.count,
        value=asked.value,
        name=stem,
        population=asked.population or stem,
        period=asked.period,
    )
    _raise_if_unseen(table, asked, policy)
    before = read_ledger(asked.ledger) if asked.ledger and Path(asked.ledger).exists() else ReleaseLedger()
    return release([table], policy, before), before


def _raise_if_unseen(table: Table, asked: _Asked, policy: DisclosurePolicy) -> None:
    """A rule about the largest values can't be kept where they are not known."""
    rules = {"dominance": policy.dominance, "p_percent": policy.p_percent}
    asks = " and ".join(name for name, rule in rules.items() if rule is not None)
    if not asks or (asked.count is None and asked.value is None):
        return
    if asked.count is not None:
        raise click.UsageError(
            f"{policy.id} asks for {asks}, which groups can't show. Give a row for each person instead."
        )
    if any(cell.people and not cell.largest for cell in table.cells):
        raise click.UsageError(
            f"{policy.id} asks for {asks}, and {asked.value} is blank or below 0 for somebody."
            " Leave those rows out, or take a policy that does not ask for it."
        )


def _write(asked: _Asked, done: Release, before: ReleaseLedger) -> None:
    from practicecheck.comparison.tables import audit  # noqa: PLC0415 - loaded when needed
    from practicecheck.exchange import (  # noqa: PLC0415 - loaded when needed
        csv_bytes,
        json_text,
        release_tree,
        released_csv,
        write_document,
        write_file,
    )

    audited = audit(done) if asked.audit else None
    # The ledger first: what is out and not entered could be taken apart by the next release.
    if asked.ledger is not None and done.ledger != before:
        write_document(done.ledger, asked.ledger)
        click.echo(f"Entered in {asked.ledger}", err=True)
    if asked.kind == "table":
        _show(done)
    else:
        text = (
            json_text(release_tree(done.tables, audited))
            if asked.kind == "json"
            else released_csv(done.tables[0])
        )
        if asked.output is None:
            click.echo(text, nl=False)
        else:
            write_file(asked.output, csv_bytes(text) if asked.kind == "csv" else text.encode())
            click.echo(
                f"Wrote {asked.output}: {done.tables[0].hidden} of {len(done.tables[0].cells)} cells hidden."
            )
    if audited is not None and asked.kind != "json":
        _show_audit(done, audited)


def _show(done: Release) -> None:
    from practicecheck.cli._terminal import show_heading, show_table  # noqa: PLC0415 - loaded when needed
    from practicecheck.exchange import released_rows  # noqa: PLC0415 - loaded when needed

    for table in done.tables:
        headings, rows = released_rows(table)
        show_heading(f"{table.name}: {table.hidden} of {len(table.cells)} cells hidden, by {table.policy.id}")
        show_table(
            headings[:-1], [row[:-1] for row in rows], right=range(len(table.dimensions), len(headings) - 1)
        )
        markers = {
            cell.people_marker or cell.value_marker: cell.why
            for cell in table.cells
            if cell.people_marker or cell.value_marker
        }
        for marker, why in markers.items():
            if marker is not None:
                click.echo(f"{table.written(marker)}: {why}")


def _show_audit(done: Release, audited: Iterable[AuditedCell]) -> None:
    from practicecheck.cli._terminal import show_heading, show_table  # noqa: PLC0415 - loaded when needed

    click.echo()
    show_heading(f"What an outsider can work out; at least {done.policy.width} apart is asked for")
    names = [own.name for own in done.tables[0].dimensions]
    show_table(
        [*names, "lowest", "highest"],
        [(*cell.key, cell.low, "no end" if cell.high is None else cell.high) for cell in audited],
        right=(len(names), len(names) + 1),
    )
