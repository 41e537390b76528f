"""``practicecheck survey``."""

from __future__ import annotations

import click

from practicecheck.cli._given import FILE, catalogue, spare, vacant, with_key
from practicecheck.cli._survey_answers import names_in, rules
from practicecheck.cli._survey_map import survey_map
from practicecheck.cli._survey_reliability import reliability
from practicecheck.cli._survey_response import response
from practicecheck.cli._survey_score import score


@click.group("survey")
def command() -> None:
    """Score many people's answers, from CSV or Parquet."""


command.add_command(survey_map)
command.add_command(score)
command.add_command(response)
command.add_command(reliability)


@command.command("ballots")
@click.argument("table", type=FILE)
@click.option("--framework", metavar="ID", help="The framework. Columns are called as its items.")
@click.option(
    "--questionnaire", type=FILE, metavar="FILE", help="Which column holds which item: a survey/1 document."
)
@click.option(
    "--perspective", required=True, metavar="COLUMN", help="The column that says for whom they speak."
)
@with_key
@click.option("--only", metavar="COLUMN=VALUE", help="Only the rows of this team.")
@click.option("-o", "--output", required=True, type=FILE, help="The table of ballots, a CSV file.")
@click.option("--force", is_flag=True, help="Replace a file that is there already.")
def ballots(  # noqa: PLR0913 - one argument for each option
    *,
    table: str,
    framework: str | None,
    questionnaire: str | None,
    perspective: str,
    key: str | None,
    only: str | None,
    output: str,
    force: bool,
) -> None:
    """Make ballots of a survey's answers in TABLE, a CSV file, for `ballots merge`.

    Codes of raters are given anew: neither names nor the order in which people answered go on.
    """
    from practicecheck.exchange import ballot_table, read_survey_rows, write_file  # noqa: PLC0415 - when needed
    from practicecheck.surveys import ballot_papers, survey_rule  # noqa: PLC0415 - loaded when needed

    spare(output, (table,))
    vacant(output, "ballots", force=force)
    form, scored_by, asked = rules(catalogue(), framework, questionnaire, key)
    found = read_survey_rows([table])
    column, equals, value = only.partition("=") if only else ("", "", "")
    if only and not equals:
        raise click.UsageError("--only wants a column and a value: --only team=Harbour")
    rule = survey_rule(form, scored_by, found.columns, [perspective, *([column] if column else [])], asked)
    names = [group.column for group in rule.by]
    rows = found.rows
    if column:
        place = found.columns.index(names[1])
        rows = tuple(row for row in rows if str(row[place]).strip() == value)
    papers = ballot_papers(rows, found.columns, rule, names[0])
    if not papers:
        raise click.UsageError("Nobody whom this is about gave an answer, so there is no ballot.")
    write_file(output, ballot_table(papers, form))
    click.echo(f"Wrote {output}: ballots of {len(papers)} people. Next: practicecheck ballots merge")


@command.command("sql")
@click.option("--framework", metavar="ID", help="The framework. Columns are called as its items.")
@click.option(
    "--questionnaire", type=FILE, metavar="FILE", help="Which column holds which item: a survey/1 document."
)
@click.option("--key", metavar="KEY", help="The scoring key; the default key of the scale, if none is named.")
@click.option("--by", metavar="COLUMN,...", help="What people are grouped by; nothing: all together.")
@click.option("--table", required=True, metavar="NAME", help="The table, as it is written in SQL.")
@click.option("--columns", metavar="COLUMN,...", help="The columns of the table, if it does not ask all items.")
@click.option("--words", is_flag=True, help="Answers are held as text, not as whole numbers.")
@click.option(
    "--dialect",
    type=click.Choice(["ansi", "spark"]),
    default="ansi",
    help="Names in double quotes (the default), or in backticks: Spark, Databricks.",
)
def sql(  # noqa: PLR0913 - one argument for each option
    *,
    framework: str | None,
    questionnaire: str | None,
    key: str | None,
    by: str | None,
    table: str,
    columns: str | None,
    words: bool,
    dialect: str,
) -> None:
    """Write the scoring rule as one SQL query, to score people where their answers are kept.

    What it gives are sums of small groups, too: a working copy, not for publication.
    """
    from practicecheck.surveys import Dialect, survey_sql  # noqa: PLC0415 - loaded when needed

    form, scored_by, asked = rules(catalogue(), framework, questionnaire, key)
    click.echo(
        survey_sql(
            form,
            scored_by,
            table,
            by=names_in(by),
            questionnaire=asked,
            columns=names_in(columns),
            words=words,
            dialect=Dialect(dialect),
        ),
        nl=False,
    )
