"""Who answered a survey, in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from practicecheck.cli._terminal import show_heading, show_table

if TYPE_CHECKING:
    from practicecheck.surveys import ResponseRow, ToldResponse


def show_response(response: ToldResponse) -> None:
    """Print who answered.

    Args:
        response: Who answered.
    """
    show_heading(f"Who answered, by {' and '.join(response.by)}" if response.by else "Who answered")
    first = len(response.by) or 1
    everybody = ("all", *("" for _ in response.by[1:]))
    rows = [(*row.group, *_cells(row)) for row in response.rows] if response.by else []
    headings = (*(response.by or ("",)), "people", "returned", "usable", "no answer", "rate %")
    show_table(headings, [*rows, (*everybody, *_cells(response.whole))], right=range(first, len(headings)))
    if response.policy is not None and response.hidden:
        hidden = response.policy.markers.hidden
        click.echo(
            f"{hidden}: Held back: too few people, or to be worked out from what is told. {response.hidden} of "
            f"{len(response.rows) + 1} lines, by {response.policy.id}."
        )


def _cells(row: ResponseRow) -> tuple[object, ...]:
    return row.issued, row.returned, row.usable, row.without_answer, row.percent
