"""``practicecheck indicators``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, final

import attrs
import click

from practicecheck.cli._given import FILE, catalogue, spare
from practicecheck.values import Value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from practicecheck.catalogue import Catalogue
    from practicecheck.exchange import WorkforceTable
    from practicecheck.scoring import IndicatorSet, UnitFigures


@final
@attrs.frozen(kw_only=True, repr=False)
class _Asked(Value):
    """What was typed."""

    table: str | None
    definitions: str | None
    mapping: str | None
    compare: bool
    by: str | None
    level: str | None
    year: str | None
    unit: str | None
    draft_mapping: str | None
    listed: bool
    form: str
    output: str | None

    @property
    def columns(self) -> tuple[str, ...]:
        """The headings of the columns to group by."""
        return tuple(name.strip() for name in self.by.split(",")) if self.by is not None else ()

    @property
    def read_from(self) -> tuple[str, ...]:
        """The files that are read."""
        return tuple(file for file in (self.table, self.mapping) if file)

    def of(self, option: str | None, name: str) -> str:
        """An option that has to be there.

        Raises:
            click.UsageError: It is not.
        """
        if option is None:
            raise click.UsageError(f"Missing {name}. `practicecheck indicators --list` names the definitions.")
        return option


@click.command("indicators")
@click.argument("table", required=False, type=FILE)
@click.option("--definitions", metavar="ID", help="The definitions by which rates are worked out.")
@click.option("--mapping", type=FILE, help="Which column holds what; the published layout, if none is named.")
@click.option("--compare", is_flag=True, help="Lay each rate beside the one that the table prints.")
@click.option("--by", metavar="COLUMN,...", help="Add units up by these columns; a rate is the ratio of sums.")
@click.option("--level", metavar="LEVEL", help="Only units of this level, such as Regional.")
@click.option("--year", metavar="YEAR", help="Only this reporting year.")
@click.option("--unit", metavar="NAME", help="Only this unit, by its name or code.")
@click.option("--draft-mapping", type=FILE, help="Draft a mapping for TABLE into this file; work nothing out.")
@click.option(
    "--list", "listed", is_flag=True, help="List the definitions that there are, or the rates of one."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv"]),
    default="table",
    help="A table for people (the default), JSON for programs, or tidy CSV.",
)
@click.option("-o", "--output", type=FILE, help="The file to write; the terminal, if none is named.")
@click.pass_context
def command(ctx: click.Context, /, **_: object) -> None:
    """Work out rates from the workforce figures in TABLE, a CSV file."""
    asked = _Asked(**ctx.params)
    there = catalogue()
    if asked.listed:
        if asked.table or asked.output or asked.form == "csv":
            raise click.UsageError("--list goes with --definitions and --format table or json only.")
        _list(asked, there)
        return
    file = asked.of(asked.table, "TABLE")
    definitions = there.indicators[asked.of(asked.definitions, "--definitions ID")]
    if asked.draft_mapping is not None:
        _draft(asked.draft_mapping, file, definitions)
        return
    if asked.output is not None:
        spare(asked.output, asked.read_from)
    ctx.exit(_work_out(asked, file, definitions))


def _work_out(asked: _Asked, file: str, definitions: IndicatorSet) -> int:
    from practicecheck.cli._rates import page_of  # noqa: PLC0415 - loaded when needed
    from practicecheck.errors import Severity  # noqa: PLC0415 - loaded when needed
    from practicecheck.exchange import (  # noqa: PLC0415 - loaded when needed
        csv_bytes,
        indicators_csv,
        indicators_tree,
        json_text,
        rates_problems,
        read_mapping,
        read_workforce_table,
        write_file,
    )
    from practicecheck.scoring import Verdict, group_rates, unit_rates  # noqa: PLC0415 - loaded when needed

    if asked.output is not None and asked.form == "table":
        raise click.UsageError("The table is for the terminal. Say --format csv or --format json for a file.")
    if asked.compare and asked.by is not None:
        raise click.UsageError("Published rates are of single units: --compare and --by don't go together.")
    mapping = read_mapping(asked.mapping, definitions) if asked.mapping else None
    table = read_workforce_table(file, definitions, mapping, published=asked.compare, by=asked.columns)
    units = _chosen(asked, table)
    rates = (
        group_rates(units, table.definitions)
        if asked.by is not None
        else unit_rates(units, table.definitions, compare=asked.compare)
    )
    if asked.form == "table":
        page_of(table, rates)
    else:
        text = (
            indicators_csv(rates)
            if asked.form == "csv"
            else json_text(indicators_tree(table, rates, by=asked.columns))
        )
        if asked.output is None:
            click.echo(text, nl=False)
        else:
            write_file(asked.output, csv_bytes(text) if asked.form == "csv" else text.encode())
            click.echo(f"Wrote {asked.output}")
    wrong = any(problem.severity is not Severity.NOTE for problem in rates_problems(table, rates))
    odd = any(rate.verdict is Verdict.NOT_EXPLAINED for own in rates for rate in own.rates)
    return 1 if wrong or odd else 0


def _chosen(asked: _Asked, table: WorkforceTable) -> list[UnitFigures]:
    """The units that were asked for. Of several levels only one is added up: the lowest, if none is named."""
    from practicecheck.errors import near  # noqa: PLC0415 - loaded when needed

    level = asked.level
    if level is None and asked.by is not None and table.levels:
        level = table.levels[-1]
    wanted = (("level", level), ("year", asked.year))
    units = [
        own
        for own in table.units
        if all(value is None or getattr(own, name) == value for name, value in wanted)
        and (asked.unit is None or asked.unit.casefold() in _names(own))
    ]
    if not units:
        for name, value, known in (
            ("level", level, table.levels),
            ("year", asked.year, table.years),
            ("unit", asked.unit, tuple(own.unit for own in table.units if own.unit)),
        ):
            if value is not None and value not in known:
                hint = near(value, dict.fromkeys(known)) or f"There are {len(set(known))}."
                raise click.UsageError(f'The table has no {name} "{value}". {hint}')
        raise click.UsageError("The table has no such row.")
    return units


def _names(own: UnitFigures) -> set[str]:
    return {(own.unit or "").casefold(), (own.code or "").casefold()}


def _draft(output: str, file: str, definitions: IndicatorSet) -> None:
    from practicecheck.exchange import read_table_text, write_document  # noqa: PLC0415 - loaded when needed
    from practicecheck.scoring import draft_mapping  # noqa: PLC0415 - loaded when needed

    spare(output, (file,))
    if Path(output).exists():
        raise click.UsageError(f"{output} is there already, and may hold a mapping. Name another file.")
    table = read_table_text(file)
    mapping = draft_mapping(table.heading, definitions)
    write_document(mapping, output)
    found = [entry.figure for entry in mapping.layout.inputs]
    left = [figure.id for figure in definitions.inputs if figure.id not in found]
    click.echo(f"Wrote {output}: {len(found)} of {len(definitions.inputs)} figures have a column.")
    if left:
        click.echo(f"Without a column: {', '.join(left)}.")
    click.echo("Look at each line, then delete the line draft: true.")


def _readable(names: list[str], there: Catalogue) -> Iterator[IndicatorSet]:
    """The definitions of those names; a file with faults is told, and hides no other."""
    from practicecheck.errors import DocumentError  # noqa: PLC0415 - loaded when needed

    for name in names:
        try:
            yield there.indicators[name]
        except DocumentError as fault:
            click.echo(str(fault), err=True)


def _list(asked: _Asked, there: Catalogue) -> None:
    from practicecheck.cli._terminal import show_json, show_table  # noqa: PLC0415 - loaded when needed

    names = [there.indicators.full_name(asked.definitions)] if asked.definitions else list(there.indicators)
    sets = list(_readable(names, there))
    if asked.form == "json":
        show_json(
            [
                {
                    "id": own.id,
                    "title": own.title,
                    "publisher": own.provenance.publisher,
                    "licence": own.provenance.licence,
                    "origin": str(there.indicators.origin(own.id)),
                    "has_layout": own.layout is not None,
                    "indicators": [
                        {
                            "id": indicator.id,
                            "title": indicator.title,
                            "measures": indicator.measures,
                            "formula": indicator.formula,
                            "unit": indicator.unit,
                            "decimals": indicator.rounding.decimals,
                            "wording": indicator.wording.value,
                            "locator": indicator.locator,
                        }
                        for indicator in own.indicators
                    ],
                }
                for own in sets
            ]
        )
    elif asked.definitions:
        show_table(
            ("Rate", "Rule", "In words"),
            ((one.id, one.formula, one.text) for own in sets for one in own.indicators),
        )
    else:
        show_table(
            ("Definitions", "Rates", "Title", "Origin"),
            (
                (
                    own.id,
                    len(own.indicators),
                    own.title,
                    there.indicators.origin(own.id).distribution,
                )
                for own in sets
            ),
            right=(1,),
        )
