"""A survey's results in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from practicecheck.cli._terminal import show_heading, show_table
from practicecheck.surveys import ReleasedSurvey, WorkingSurvey

if TYPE_CHECKING:
    from practicecheck.surveys import SurveyRow


def show_survey(results: ReleasedSurvey | WorkingSurvey, *, everything: bool) -> None:
    """Print a survey's results.

    Args:
        results: The results.
        everything: Whether each item is shown, too.
    """
    by, rows = results.by, results.rows
    show_heading(f"{results.framework} by {results.key}")
    shown = [row for row in rows if everything or row.kind != "item" or not _has_sections(rows)]
    banded = any(row.band is not None for row in shown)
    shares = any(row.positive is not None for row in shown)
    headings = [
        *by,
        "",
        "people",
        "answered",
        "mean",
        "interval",
        "sd",
        *(["band"] if banded else []),
        *(["positive %"] if shares else []),
        "X %",
        "missing %",
    ]
    first = len(by) + 1
    show_table(
        headings,
        [_cells(row, one=not _has_sections(rows), banded=banded, shares=shares) for row in shown],
        right=(*range(first, first + 5), *range(len(headings) - 2 - shares, len(headings))),
    )
    if isinstance(results, ReleasedSurvey):
        hidden = results.policy.markers.hidden
        if results.hidden:
            click.echo(
                f"{hidden}: Held back: too few people, all alike, or to be worked out from what went out "
                f"before. {results.hidden} of {len(rows)} results, by {results.policy.id}."
            )
    else:
        click.echo("A working copy, not for publication: small groups are in it.")


def _has_sections(rows: tuple[SurveyRow, ...]) -> bool:
    """Whether there is more than one line beside the items, so that they are not needed to see anything."""
    return len({row.id for row in rows if row.kind != "item"}) > 1


def _cells(row: SurveyRow, *, one: bool, banded: bool, shares: bool) -> list[object]:
    names = {
        "item": f"  {row.id}",
        "total": row.title,
        "section": row.title if one else f"{row.id} {row.title}",
    }
    interval = f"{row.low} to {row.high}" if row.low != row.high and row.low is not None else row.low
    return [
        *row.group,
        names[row.kind],
        row.people,
        row.answered,
        row.mean,
        interval,
        row.deviation,
        *([row.band] if banded else []),
        *([row.positive] if shares else []),
        row.not_applicable,
        row.missing,
    ]
