"""``practicecheck survey reliability``."""

from __future__ import annotations

from typing import TYPE_CHECKING, final

import attrs
import click

from practicecheck.cli._survey_answers import Answers, names_in, with_answers
from practicecheck.cli._survey_output import Output, with_output
from practicecheck.values import Value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from practicecheck.surveys import ScaleReliability, SurveyRule


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
    everything: bool
    form: str | None
    output: str | None


@click.command("reliability")
@with_answers
@click.option("--by", metavar="COLUMN,...", help="What people are grouped by; nothing: all together.")
@click.option("--all", "everything", is_flag=True, help="Show each item in the table, with --by, too.")
@with_output
@click.pass_context
def reliability(ctx: click.Context, /, **_: object) -> None:
    """Tell how reliable the score of each section is in TABLEs, and which items run against the others.

    It is a working copy: nothing is hidden in it.
    """
    from practicecheck.cli._terminal import show_problems  # noqa: PLC0415 - loaded when needed
    from practicecheck.exchange import json_text, reliability_csv, reliability_tree  # noqa: PLC0415 - when needed
    from practicecheck.surveys import scale_reliabilities  # noqa: PLC0415 - loaded when needed

    asked = _Asked(**ctx.params)
    out = Output(form=asked.form, file=asked.output)
    out.check((*asked.tables, asked.questionnaire))
    answers = Answers.typed(asked.tables, asked.framework, asked.questionnaire, asked.key, asked.engine)
    moments = answers.moments(names_in(asked.by))
    rule, scales = moments.rule, scale_reliabilities(moments)
    show_problems([problem for own in scales for problem in own.problems], err=True)
    if out.kind == "table":
        _show(scales, rule, items=asked.everything or not rule.by)
        return
    tree = reliability_tree(scales, rule)
    text = json_text(tree) if out.kind == "json" else reliability_csv(scales, rule)
    out.write(text, f"{len(scales)} scales.")


def _show(scales: Sequence[ScaleReliability], rule: SurveyRule, *, items: bool) -> None:
    from practicecheck.cli._terminal import show_heading, show_table  # noqa: PLC0415 - loaded when needed

    by = [own.name for own in rule.by]
    show_heading(f"{rule.framework.id} by {rule.key.id}: how reliable scores are")
    headings = (*by, "section", "people", "left out", "alpha", "interval", "omega", "")
    show_table(
        headings,
        [
            (
                *_group(own),
                *(f"{own.section} {own.title}", own.people, own.left_out, own.alpha.shown),
                *("-" if own.low is None else f"{own.low} to {own.high}", own.omega.reliability.shown),
                own.why or "",
            )
            for own in scales
        ],
        right=range(len(by) + 1, len(headings) - 1),
    )
    if items:
        click.echo()
        show_heading("Each item beside the others of its section")
        headings = (*by, "item", "correlation", "alpha without it", "")
        show_table(
            headings,
            [
                (
                    *(*_group(own), item.item, item.shown, item.alpha_without.shown),
                    "runs against the others" if item.item in own.against else "",
                )
                for own in scales
                for item in own.items
            ],
            right=range(len(by) + 1, len(headings) - 1),
        )
    click.echo("Left out: they did not answer every item. A working copy, not for publication.")


def _group(own: ScaleReliability) -> tuple[str, ...]:
    from practicecheck.surveys import shown_group  # noqa: PLC0415 - loaded when needed

    return shown_group(own.group)
