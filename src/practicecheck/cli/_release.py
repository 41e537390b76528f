"""``practicecheck release``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, final

import attrs
import click

from practicecheck.cli._given import FILE, catalogue, spare
from practicecheck.values import Value

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal
    from typing import TypeAlias

    from practicecheck.comparison.tables import AuditedCell, DisclosurePolicy, Release, ReleaseLedger, Table

    _Audited: TypeAlias = tuple[AuditedCell, ...] | None


@final
@attrs.frozen(kw_only=True, repr=False)
class _Asked(Value):
    """What was typed."""

    table: str
    policy: str
    by: str
    count: str | None
    value: str | None
    scale: tuple[Decimal, ...]
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


def _scale(_: click.Context, __: click.Parameter, written: str | None) -> tuple[Decimal, ...]:
    from practicecheck.exchange import value_scale  # noqa: PLC0415 - loaded when needed

    try:
        return () if written is None else value_scale(written)
    except ValueError as fault:
        raise click.BadParameter(str(fault)) from None


@click.command("release")
@click.argument("table", type=FILE)
@click.option(
    "--by", required=True, metavar="COLUMN,...", help="What people are grouped by; council<region nests."
)
@click.option("--count", metavar="COLUMN", help="How many people a row is about; without it a row is a person.")
@click.option("--value", metavar="COLUMN", help="A person's value, or a group's mean: means are told, too.")
@click.option(
    "--scale",
    callback=_scale,
    metavar="VALUES",
    help="The values that a person can bring: 1..5, or 0,0.5,1. Without it those in the rows of persons.",
)
@click.option("--answers", metavar="COLUMN,...", help="Columns of --by that hold answers people gave.")
@click.option(
    "--policy",
    default="at-least-10@1",
    show_default=True,
    metavar="NAME|FILE",
    help="The disclosure policy: one that ships or a plugin offers, or a file.",
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
    if asked.scale and asked.value is None:
        raise click.UsageError("--scale says what --value can be: name its column, too.")
    if asked.output is not None:
        if asked.kind == "table":
            raise click.UsageError(
                "The table is for the terminal. Say --format csv or --format json for a file."
            )
        if asked.form is None and Path(asked.output).suffix.lower() not in {".csv", ".json"}:
            raise click.UsageError(
                f"{asked.output} ends in neither .csv nor .json, which say what is written."
                " Name such a file, or say --format. For a page: practicecheck report --tables takes the JSON."
            )
        spare(asked.output, tuple(filter(None, (asked.table, asked.ledger, asked.policy))))
    policy = policy_named(asked.policy)
    _write(asked, *_released(asked, _table(asked), policy))


def policy_named(name: str) -> DisclosurePolicy:
    """A disclosure policy that was typed.

    Args:
        name: Its name, or a file.
    """
    from practicecheck.exchange import read_policy  # noqa: PLC0415 - loaded when needed

    if Path(name).suffix.lower() in {".yaml", ".yml", ".json"}:
        return read_policy(name)
    return catalogue().policies[name]


def _table(asked: _Asked) -> Table:
    from practicecheck.exchange import ValueColumn, group_columns, read_group_table  # noqa: PLC0415 - loaded when needed

    answers = [name.strip() for name in asked.answers.split(",")] if asked.answers else []
    by = group_columns(asked.by, answers)
    if strange := [name for name in answers if name not in [own.name for own in by]]:
        raise click.UsageError(f"--answers names {', '.join(strange)}, which --by does not.")
    stem = Path(asked.table).stem
    return read_group_table(
        asked.table,
        by,
        count=asked.count,
        value=None if asked.value is None else ValueColumn(heading=asked.value, scale=asked.scale),
        name=stem,
        population=asked.population or stem,
        period=asked.period,
    )


def _released(asked: _Asked, table: Table, policy: DisclosurePolicy) -> tuple[Release, _Audited]:
    from practicecheck.cli._ledger import entered  # noqa: PLC0415 - loaded when needed
    from practicecheck.comparison.tables import audit, release  # noqa: PLC0415 - loaded when needed

    audits: list[_Audited] = [None]

    def decide(before: ReleaseLedger) -> Release:
        done = release([table], policy, before)
        # An audit that fails is told before anything is entered.
        audits[0] = audit(done) if asked.audit else None
        return done

    return entered(asked.ledger, asked.table, decide), audits[0]


def _write(asked: _Asked, done: Release, audited: _Audited) -> None:
    from practicecheck.cli._terminal import show_problems  # noqa: PLC0415 - loaded when needed
    from practicecheck.exchange import (  # noqa: PLC0415 - loaded when needed
        csv_bytes,
        json_text,
        release_tree,
        released_csv,
        write_file,
    )

    show_problems(done.warnings, err=True)
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
