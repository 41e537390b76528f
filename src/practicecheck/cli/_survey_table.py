"""A survey's results in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from practicecheck.cli._survey_response_table import show_response
from practicecheck.cli._terminal import show_heading, show_table
from practicecheck.surveys import ReleasedSurvey, WeightedFigures, WorkingSurvey

if TYPE_CHECKING:
    from collections.abc import Sequence

    from practicecheck.surveys import SurveyRow, Told, Weighting


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
    if results.weighting is not None:
        _show_weighting(results, results.weighting, shown)
    if isinstance(results, ReleasedSurvey):
        hidden = results.policy.markers.hidden
        if results.hidden:
            _part(results)
            click.echo(
                f"{hidden}: Held back: too few people, all alike, or to be worked out from what went out "
                f"before. {results.hidden} of {len(rows)} results, by {results.policy.id}."
            )
    else:
        _part(results)
        click.echo("A working copy, not for publication: small groups are in it.")


def _part(results: ReleasedSurvey | WorkingSurvey) -> None:
    """Keep what is said of all results from what is said of who answered."""
    if results.weighting is not None:
        click.echo()


def _show_weighting(
    results: ReleasedSurvey | WorkingSurvey, weighting: Weighting, rows: Sequence[SurveyRow]
) -> None:
    click.echo()
    show_heading(f"Weighted: {weighting.method}")
    first = len(results.by) + 1
    headings = (*results.by, "", "mean", "interval", "weighted", "interval", "counts as", "design effect")
    show_table(
        headings,
        [_weighted(row, one=not _has_sections(results.rows)) for row in rows],
        right=range(first, len(headings)),
    )
    click.echo(
        f"All together count as {weighting.effective} people who count alike: design effect "
        f"{weighting.design_effect}."
    )
    if weighting.hidden:
        click.echo(
            f"Of {weighting.hidden} results the weighted mean alone is held back: beside the other it would "
            "tell of a group by itself that is too small."
        )
    for told in weighting.response:
        click.echo()
        show_response(told)


def _weighted(row: SurveyRow, *, one: bool) -> list[object]:
    own = row.weighted or WeightedFigures()
    return [
        *(*row.group, _title(row, one=one)),
        *(row.mean, _interval(row.low, row.high)),
        *(own.mean, _interval(own.low, own.high)),
        *(own.effective, own.design_effect),
    ]


def _interval(low: Told, high: Told) -> Told:
    return f"{low} to {high}" if low != high and low is not None else low


def _title(row: SurveyRow, *, one: bool) -> str:
    names = {
        "item": f"  {row.id}",
        "total": row.title,
        "section": row.title if one else f"{row.id} {row.title}",
    }
    return names[row.kind]


def _has_sections(rows: tuple[SurveyRow, ...]) -> bool:
    """Whether there is more than one line beside the items, so that they are not needed to see anything."""
    return len({row.id for row in rows if row.kind != "item"}) > 1


def _cells(row: SurveyRow, *, one: bool, banded: bool, shares: bool) -> list[object]:
    return [
        *row.group,
        _title(row, one=one),
        row.people,
        row.answered,
        row.mean,
        _interval(row.low, row.high),
        row.deviation,
        *([row.band] if banded else []),
        *([row.positive] if shares else []),
        row.not_applicable,
        row.missing,
    ]
