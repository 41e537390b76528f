"""``practicecheck survey``."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, final

import attrs
import click

from practicecheck.cli._given import FILE, FILES, catalogue, spare, vacant, with_audience, with_key
from practicecheck.cli._survey_map import survey_map
from practicecheck.cli._survey_picture import PICTURES, check_picture, picture_of
from practicecheck.values import Value

if TYPE_CHECKING:
    from collections.abc import Generator

    from practicecheck.catalogue import Catalogue
    from practicecheck.frameworks import Framework
    from practicecheck.scoring import ScoringKey
    from practicecheck.surveys import Questionnaire, ReleasedSurvey, SurveyResults, Tallied, WorkingSurvey


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
        return _names(self.by)


@command.command("score")
@click.argument("tables", nargs=-1, required=True, type=FILES, metavar="TABLE...")
@click.option("--framework", metavar="ID", help="The framework. Columns are called as its items.")
@click.option(
    "--questionnaire", type=FILE, metavar="FILE", help="Which column holds which item: a survey/1 document."
)
@click.option("--key", metavar="KEY", help="The scoring key; the default key of the scale, if none is named.")
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
@click.option(
    "--engine",
    type=click.Choice(["auto", "plain", "polars"]),
    default="auto",
    help="Who works: Polars, or nobody but Python. Small CSV files need no engine (auto).",
)
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
    framework, key, questionnaire = rules(catalogue(), asked.framework, asked.questionnaire, asked.key)
    tallied = _tallied(asked, framework, key, questionnaire)
    _tell(tallied)
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
            by=_names(by),
            questionnaire=asked,
            columns=_names(columns),
            words=words,
            dialect=Dialect(dialect),
        ),
        nl=False,
    )


def _names(typed: str | None) -> list[str]:
    return [name.strip() for name in typed.split(",") if name.strip()] if typed else []


def rules(
    there: Catalogue, framework: str | None, questionnaire: str | None, key: str | None
) -> tuple[Framework, ScoringKey, Questionnaire | None]:
    """What was asked, and how it is scored, as it was typed.

    Args:
        there: The catalogue.
        framework: The framework's id.
        questionnaire: The questionnaire's file.
        key: The key's name; the default key of the scale, if none is named.

    Raises:
        click.UsageError: It can't be told what was asked, or by which key it is scored.
        DocumentError: The questionnaire has problems.
    """
    from practicecheck.exchange import read_questionnaire  # noqa: PLC0415 - loaded when needed

    if questionnaire is None and framework is None:
        raise click.UsageError("Say what was asked: --framework ID, or --questionnaire FILE.")
    asked = read_questionnaire(questionnaire, there) if questionnaire else None
    form = there[asked.framework if asked else str(framework)]
    if asked and framework and there[framework].id != form.id:
        raise click.UsageError(f"The questionnaire asks {form.id}. Leave --framework out.")
    if not form.scales:
        raise click.UsageError(f"{form.id} is not scored.")
    if key is not None:
        return form, there.scoring_keys[key], asked
    named = asked.scale if asked else None
    if named is None and len(form.scales) > 1:
        scales = ", ".join(f"{own.default_key} for {own.id}" for own in form.scales)
        raise click.UsageError(
            f"{form.id} has several scales. Name a key for the one in use with --key: {scales}."
        )
    scale = form.scale(named) if named else next(iter(form.scales))
    return form, there.scoring_keys[scale.default_key], asked


@contextmanager
def placed(file: str) -> Generator[None]:
    """Say of problems with columns in which file they are.

    Args:
        file: The file; the first of several, which have the same columns.
    """
    from practicecheck.errors import Code, DocumentError  # noqa: PLC0415 - loaded when needed

    try:
        yield
    except DocumentError as found:
        raise DocumentError(
            [
                attrs.evolve(own, file=own.file or file) if own.code is Code.SURVEY_COLUMN else own
                for own in found.problems
            ]
        ) from found


def _tallied(
    asked: _Asked, framework: Framework, key: ScoringKey, questionnaire: Questionnaire | None
) -> Tallied:
    from practicecheck.cli._survey_export import is_export, tallied_exports  # noqa: PLC0415 - loaded when needed
    from practicecheck.exchange import is_small, survey_files  # noqa: PLC0415 - loaded when needed

    if questionnaire is not None and is_export(asked.tables, questionnaire):
        return tallied_exports(asked.tables, asked.groups, framework, key, questionnaire)
    files = survey_files(asked.tables)
    plain = asked.engine == "plain" or (asked.engine == "auto" and is_small(files))
    if not plain:
        return _by_polars(files, asked.groups, framework, key, questionnaire)
    from practicecheck.cli._terminal import show_problems  # noqa: PLC0415 - loaded when needed
    from practicecheck.exchange import read_survey_rows  # noqa: PLC0415 - loaded when needed
    from practicecheck.surveys import survey_rule, tally_rows  # noqa: PLC0415 - loaded when needed

    if any(name.lower().endswith(".parquet") for name in files):
        raise click.UsageError("Parquet needs an engine. Leave --engine plain out.")
    table = read_survey_rows(files)
    show_problems(table.problems, err=True)
    with placed(files[0]):
        rule = survey_rule(framework, key, table.columns, asked.groups, questionnaire)
    return tally_rows(table.rows, table.columns, rule)


def _by_polars(
    files: tuple[str, ...],
    by: list[str],
    framework: Framework,
    key: ScoringKey,
    questionnaire: Questionnaire | None,
) -> Tallied:
    from practicecheck.cli._waiting import waiting  # noqa: PLC0415 - loaded when needed
    from practicecheck.errors import DocumentError  # noqa: PLC0415 - loaded when needed
    from practicecheck.exchange import no_answers, open_survey, unreadable  # noqa: PLC0415 - loaded when needed
    from practicecheck.surveys import tally  # noqa: PLC0415 - loaded when needed

    first, words = files[0], by
    if questionnaire is not None:
        named = {own.name: own.column for own in questionnaire.groups}
        words = [*(named.get(name, name) for name in by), questionnaire.respondent or ""]
    told = f"{len(files)} file{'s' if len(files) > 1 else ''}"

    def opened(*, as_text: bool = False) -> object:
        with waiting(f"Looking at {told}"):
            return open_survey(files, words=words, as_text=as_text)

    def tallied(frame: object) -> Tallied:
        with waiting(f"Scoring {told}"), placed(first):
            return tally(frame, framework, key, by=by, questionnaire=questionnaire)

    frame = opened()
    from narwhals.exceptions import NarwhalsError  # noqa: PLC0415 - an extra; open_survey looked
    from polars.exceptions import PolarsError  # noqa: PLC0415 - the same

    try:
        try:
            found = tallied(frame)
        except (PolarsError, NarwhalsError) as fault:
            # A word below thousands of numbers: the columns are read again, as text.
            if not first.lower().endswith(".csv") or "could not parse" not in str(fault):
                raise
            found = tallied(opened(as_text=True))
    except (PolarsError, NarwhalsError, OSError) as fault:
        raise DocumentError([unreadable(first if len(files) == 1 else "one of the files", fault)]) from fault
    if not found.people:
        raise DocumentError([no_answers(first)])
    return found


def _tell(tallied: Tallied) -> None:
    """Say what is amiss in the answers. It stops nothing."""
    from practicecheck.errors import shortened  # noqa: PLC0415 - loaded when needed
    from practicecheck.surveys import quoted  # noqa: PLC0415 - loaded when needed

    if twice := tallied.repeated:
        values = "1 value stands" if twice.people == 1 else f"{twice.people} values stand"
        click.echo(
            f"PC784 column {shortened(twice.column)}: {values} in several rows, {twice.rows} rows in all. "
            "Each row counts.",
            err=True,
        )
    column_of = {own.item: own.column for own in tallied.rule.asked}
    strange = sorted(tallied.strange, key=lambda own: -own.people)
    for own in strange[:_TOLD]:
        column = f"column {shortened(str(column_of[own.item]))} ({own.item})"
        click.echo(
            f"PC783 {column}: {quoted(own.written, own.people)} stands there {_times(own.people)}, and is no "
            f"point of {tallied.rule.scale.id}. It counts as no answer.",
            err=True,
        )
    if more := strange[_TOLD:]:
        click.echo(
            f"PC783 {len(more)} more answers mean nothing, {sum(own.people for own in more)} times.", err=True
        )
    if strange:
        click.echo(
            "      Say under answers, not_applicable or missing of a questionnaire what it means, or mend the "
            "file.",
            err=True,
        )


_TOLD = 20


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


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
        picture_of(working_copy(made), asked.picture, _names(asked.only), page=False)
    results: ReleasedSurvey | WorkingSurvey = (
        _released(asked, made) if asked.audience == "published" else working_copy(made)
    )
    if asked.kind == "table":
        from practicecheck.cli._survey_table import show_survey  # noqa: PLC0415 - loaded when needed

        show_survey(results, everything=asked.everything)
        return
    if asked.picture is not None:
        text = picture_of(results, asked.picture, _names(asked.only), page=asked.kind == "html")()
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
