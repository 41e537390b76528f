"""``practicecheck survey score``."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias, final

import attrs
import click

from practicecheck.cli._given import FILE
from practicecheck.cli._survey_answers import Answers, names_in, with_answers
from practicecheck.cli._survey_output import Output, with_output
from practicecheck.cli._survey_picture import PICTURES, check_picture, picture_of
from practicecheck.cli._survey_release import ReleaseAsked, with_release
from practicecheck.cli._survey_sizes import pieces_of, sizes_in, times_typed, weighted
from practicecheck.cli._survey_slips import tell_of
from practicecheck.values import Value

if TYPE_CHECKING:
    from practicecheck.surveys import GroupSizes, ReleasedSurvey, Tallied, WorkingSurvey

    _Told: TypeAlias = ReleasedSurvey | WorkingSurvey


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
    sizes: tuple[str, ...]
    trim: Fraction | None
    everything: bool
    form: str | None
    picture: str | None
    only: str | None
    output: str | None

    @property
    def out(self) -> Output:
        """Where it goes, and in which form."""
        return Output(form=self.form, file=self.output, drawn=self.picture is not None)

    @property
    def groups(self) -> list[str]:
        """What people are grouped by."""
        return names_in(self.by)

    @property
    def answers(self) -> Answers:
        """The answers that it is about."""
        return Answers.typed(self.tables, self.framework, self.questionnaire, self.key, self.engine)

    @property
    def release(self) -> ReleaseAsked:
        """For whom it is."""
        return ReleaseAsked.typed(
            self.tables,
            policy=self.policy,
            population=self.population,
            period=self.period,
            ledger=self.ledger,
            audience=self.audience,
        )


@click.command("score")
@with_answers
@click.option("--by", metavar="COLUMN,...", help="What people are grouped by; nothing: all together.")
@click.option(
    "--sizes",
    type=FILE,
    multiple=True,
    metavar="FILE",
    help="Weight people by known sizes of groups: a CSV file with a column people. Several files, each with "
    "one other column: raking.",
)
@click.option(
    "--trim",
    callback=times_typed,
    metavar="TIMES",
    help="Let nobody count more than so many times the mean: 5.",
)
@with_release
@click.option("--all", "everything", is_flag=True, help="Show each item in the table, too.")
@click.option(
    "--picture",
    type=click.Choice(PICTURES),
    help="Draw it into -o FILE.svg or FILE.html: how many agree, means by group, or means over the years (the "
    "last column of --by).",
)
@click.option("--only", metavar="ID,...", help="Draw these items, or these sections; with --picture.")
@with_output
@click.pass_context
def score(ctx: click.Context, /, **_: object) -> None:
    """Score the people in TABLEs, one row each, and tell what each group comes to.

    TABLEs are CSV or Parquet files, or folders of them. Small groups are hidden, unless it is a working copy.
    """
    asked = _Asked(**ctx.params)
    check_picture(asked.picture, asked.output, asked.form)
    if asked.only is not None and asked.picture is None:
        raise click.UsageError("--only goes with --picture.")
    if asked.trim is not None and not asked.sizes:
        raise click.UsageError("--trim goes with --sizes.")
    asked.out.check((*asked.tables, *asked.sizes, asked.ledger, asked.questionnaire))
    sizes = sizes_in(asked.sizes)
    tallied = asked.answers.tallied(pieces_of(asked.groups, sizes))
    tell_of(tallied)
    _write(asked, tallied, sizes)


def _write(asked: _Asked, tallied: Tallied, sizes: Sequence[GroupSizes]) -> None:
    from practicecheck.exchange import json_text, survey_csv, survey_tree  # noqa: PLC0415 - loaded when needed

    results = _told(asked, tallied, sizes)
    if asked.out.kind == "table":
        from practicecheck.cli._survey_table import show_survey  # noqa: PLC0415 - loaded when needed

        show_survey(results, everything=asked.everything)
        return
    if asked.picture is not None:
        text = picture_of(results, asked.picture, names_in(asked.only), page=asked.out.kind == "html")()
    else:
        text = json_text(survey_tree(results)) if asked.out.kind == "json" else survey_csv(results)
    groups = len(dict.fromkeys(row.group for row in results.rows))
    asked.out.write(text, f"{tallied.people} people in {groups} groups.")


def _told(asked: _Asked, tallied: Tallied, sizes: Sequence[GroupSizes]) -> _Told:
    from practicecheck.cli._terminal import show_problems  # noqa: PLC0415 - loaded when needed
    from practicecheck.surveys import release_survey, survey_results, working_copy  # noqa: PLC0415 - when needed

    def check(drawn: WorkingSurvey) -> None:
        # What can't be drawn is told before the ledger knows of a release.
        if asked.picture is not None:
            picture_of(drawn, asked.picture, names_in(asked.only), page=False)

    if sizes:
        return weighted(tallied, asked.groups, sizes, asked.trim, asked.release, check)
    made = survey_results(tallied)
    working = working_copy(made)
    check(working)
    if not asked.release.published:
        return working
    done = asked.release.released(
        lambda policy, before, population, period: release_survey(
            made, policy, before, population=population, period=period
        )
    )
    show_problems(done.warnings, err=True)
    return done.survey
