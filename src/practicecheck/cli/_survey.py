"""``practicecheck survey``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, final

import attrs
import click

from practicecheck.cli._given import FILE, catalogue, spare, vacant, with_audience, with_key
from practicecheck.cli._survey_answers import Answers, names_in, rules, tell_of, with_answers
from practicecheck.cli._survey_map import survey_map
from practicecheck.cli._survey_picture import PICTURES, check_picture, picture_of
from practicecheck.values import Value

if TYPE_CHECKING:
    from practicecheck.surveys import ReleasedSurvey, SurveyResults, Tallied, WorkingSurvey


@click.group("survey")
def command() -> None:
    """Score many people's answers, from CSV or Parquet."""


command.add_command(survey_map)


@final
@attrs.frozen(kw_only=True, repr=False)
class _Asked(Value):
    """What was typed."""

    tables: tuple[str, ...]
    framework: str | None
    questionnaire: str | None
    key: str | None
    by: str | None
    policy: str
    population: str | None
    period: str
    ledger: str | None
    audience: str
    engine: str
    everything: bool
    form: str | None
    picture: str | None
    only: str | None
    output: str | None

    @property
    def kind(self) -> str:
        """What is written: as it was said, or as the file's name ends."""
        if self.form is not None:
            return self.form
        if self.output is None:
            return "table"
        if self.picture is not None:
            return "html" if self.output.lower().endswith(".html") else "svg"
        return "json" if self.output.lower().endswith(".json") else "csv"

    @property
    def groups(self) -> list[str]:
        """What people are grouped by."""
        return names_in(self.by)

    @property
    def answers(self) -> Answers:
        """The answers that it is about."""
        return Answers.typed(self.tables, self.framework, self.questionnaire, self.key, self.engine)


@command.command("score")
@with_answers
@click.option("--by", metavar="COLUMN,...", help="What people are grouped by; nothing: all together.")
@click.option(
    "--policy",
    default="at-least-10",
    show_default=True,
    metavar="NAME|FILE",
    help="The disclosure policy: one that is installed, or a file.",
)
@click.option("--population", metavar="NAME", help="The people that it is about; the file's name, if none.")
@click.option("--period", default="", metavar="NAME", help="The year or the round that it is of.")
@click.option("--ledger", type=FILE, metavar="FILE", help="What went out before; this release is added to it.")
@with_audience
@click.option("--all", "everything", is_flag=True, help="Show each item in the table, too.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv"]),
    help="A table for people, JSON for programs, or CSV; with -o as the file's name ends.",
)
@click.option(
    "--picture",
    type=click.Choice(PICTURES),
    help="Draw it into -o FILE.svg or FILE.html: how many agree, means by group, or means over the years (the "
    "last column of --by).",
)
@click.option("--only", metavar="ID,...", help="Draw these items, or these sections; with --picture.")
@click.option("-o", "--output", type=FILE, help="The file to write; the terminal, if none is named.")
@click.pass_context
def score(ctx: click.Context, /, **_: object) -> None:
    """Score the people in TABLEs, one row each, and tell what each group comes to.

    TABLEs are CSV or Parquet files, or folders of them. Small groups are hidden, unless it is a working copy.
    """
    asked = _Asked(**ctx.params)
    check_picture(asked.picture, asked.output, asked.form)
    if asked.only is not None and asked.picture is None:
        raise click.UsageError("--only goes with --picture.")
    if asked.output is not None:
        if asked.kind == "table":
            raise click.UsageError(
                "The table is for the terminal. Say --format csv or --format json for a file."
            )
        spare(asked.output, tuple(filter(None, (*asked.tables, asked.ledger, asked.questionnaire))))
    tallied = asked.answers.tallied(asked.groups)
    tell_of(tallied)
    _write(asked, tallied)


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
    help="Names in double quotes (the default), or in backticks: Spark, Databricks, BigQuery, MySQL.",
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


def _write(asked: _Asked, tallied: Tallied) -> None:
    from practicecheck.exchange import (  # noqa: PLC0415 - loaded when needed
        csv_bytes,
        json_text,
        survey_csv,
        survey_tree,
        write_file,
    )
    from practicecheck.surveys import survey_results, working_copy  # noqa: PLC0415 - loaded when needed

    made = survey_results(tallied)
    if asked.picture is not None:
        # What can't be drawn is told before the ledger knows of a release.
        picture_of(working_copy(made), asked.picture, names_in(asked.only), page=False)
    results: ReleasedSurvey | WorkingSurvey = (
        _released(asked, made) if asked.audience == "published" else working_copy(made)
    )
    if asked.kind == "table":
        from practicecheck.cli._survey_table import show_survey  # noqa: PLC0415 - loaded when needed

        show_survey(results, everything=asked.everything)
        return
    if asked.picture is not None:
        text = picture_of(results, asked.picture, names_in(asked.only), page=asked.kind == "html")()
    else:
        text = json_text(survey_tree(results)) if asked.kind == "json" else survey_csv(results)
    if asked.output is None:
        click.echo(text, nl=False)
        return
    write_file(asked.output, csv_bytes(text) if asked.kind == "csv" else text.encode())
    click.echo(f"Wrote {asked.output}: {tallied.people} people in {len(tallied.groups)} groups.")


def _released(asked: _Asked, results: SurveyResults) -> ReleasedSurvey:
    from practicecheck.cli._ledger import entered  # noqa: PLC0415 - loaded when needed
    from practicecheck.cli._release import policy_named  # noqa: PLC0415 - loaded when needed
    from practicecheck.cli._terminal import show_problems  # noqa: PLC0415 - loaded when needed
    from practicecheck.surveys import release_survey  # noqa: PLC0415 - loaded when needed

    policy = policy_named(asked.policy)
    population = asked.population or Path(asked.tables[0]).stem
    done = entered(
        asked.ledger,
        lambda before: release_survey(results, policy, before, population=population, period=asked.period),
    )
    show_problems(done.warnings, err=True)
    return done.survey
