"""What is amiss in the answers to a survey, as it is told. It stops nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from practicecheck.errors import shortened

if TYPE_CHECKING:
    from practicecheck.surveys import Tallied


def tell_of(tallied: Tallied) -> None:
    """Say what is amiss in the answers. It stops nothing.

    Args:
        tallied: The answers, added up.
    """
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
