"""``practicecheck survey response``."""

from __future__ import annotations

from typing import TYPE_CHECKING, final

import attrs
import click

from practicecheck.cli._given import FILE
from practicecheck.cli._survey_answers import Answers, names_in, with_answers
from practicecheck.cli._survey_output import Output, with_output
from practicecheck.cli._survey_release import ReleaseAsked, with_release
from practicecheck.cli._survey_slips import tell_of
from practicecheck.values import Value

if TYPE_CHECKING:
    from practicecheck.surveys import ResponseTable, ToldResponse


@final
@attrs.frozen(kw_only=True, repr=False)
class _Asked(Value):
    """What was typed."""

    tables: tuple[str, ...]
    framework: str | None
    questionnaire: str | None
    key: str | None
    engine: str
    by: str | None
    sizes: str
    policy: str
    population: str | None
    period: str
    ledger: str | None
    audience: str
    form: str | None
    output: str | None


@click.command("response")
@with_answers
@click.option(
    "--by", metavar="COLUMN,...", help="What people are grouped by; all columns of the sizes, if none is named."
)
@click.option(
    "--sizes",
    type=FILE,
    required=True,
    metavar="FILE",
    help="How many people each group has: a CSV file with a column people.",
)
@with_release
@with_output
@click.pass_context
def response(ctx: click.Context, /, **_: object) -> None:
    """Tell how many of each group answered in TABLEs, and what must be known of those who did not.

    An answer is usable that can be scored by the key. Small groups are hidden, unless it is a working copy.
    """
    from practicecheck.exchange import (  # noqa: PLC0415 - loaded when needed
        json_text,
        read_group_sizes,
        response_csv,
        response_tree,
    )
    from practicecheck.surveys import response_table  # noqa: PLC0415 - loaded when needed

    asked = _Asked(**ctx.params)
    out = Output(form=asked.form, file=asked.output)
    out.check((*asked.tables, asked.sizes, asked.ledger, asked.questionnaire))
    answers = Answers.typed(asked.tables, asked.framework, asked.questionnaire, asked.key, asked.engine)
    sizes = read_group_sizes(asked.sizes)
    if asked.by is not None:
        sizes = sizes.along(names_in(asked.by))
    tallied = answers.tallied(sizes.by)
    tell_of(tallied)
    told = _told(asked, response_table(tallied, sizes))
    if out.kind == "table":
        from practicecheck.cli._survey_response_table import show_response  # noqa: PLC0415 - loaded when needed

        show_response(told)
        if told.policy is None:
            click.echo("A working copy, not for publication: small groups are in it.")
        return
    text = json_text(response_tree(told)) if out.kind == "json" else response_csv(told)
    out.write(text, f"{len(told.rows)} groups.")


def _told(asked: _Asked, table: ResponseTable) -> ToldResponse:
    from practicecheck.cli._terminal import show_problems  # noqa: PLC0415 - loaded when needed
    from practicecheck.surveys import release_response, working_response  # noqa: PLC0415 - loaded when needed

    release = ReleaseAsked.typed(
        asked.tables,
        policy=asked.policy,
        population=asked.population,
        period=asked.period,
        ledger=asked.ledger,
        audience=asked.audience,
    )
    if not release.published:
        show_problems(table.problems, err=True)
        return working_response(table)
    done = release.released(
        lambda policy, before, population, period: release_response(
            [table], policy, before, population=population, period=period
        )
    )
    show_problems((*done.warnings, *done.problems), err=True)
    return done.response[0]
