"""A survey's results as a picture, as it was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from practicecheck.surveys import ReleasedSurvey, WorkingSurvey

PICTURES = ("bars", "dots", "years")
ENDINGS = (".svg", ".html")


def check_picture(picture: str | None, output: str | None, form: str | None) -> None:
    """Refuse what doesn't go together, before anything is read.

    Args:
        picture: The kind of picture.
        output: The file to write.
        form: Another form that was asked for.

    Raises:
        click.UsageError: It does not.
    """
    drawn = output is not None and output.lower().endswith(ENDINGS)
    if picture is None and drawn and form is None:
        raise click.UsageError(f"{output} is a picture. Say which: --picture {', '.join(PICTURES)}.")
    if picture is not None and (not drawn or form is not None):
        raise click.UsageError(
            "A picture goes into a file: -o FILE.svg, or FILE.html with the numbers beside it."
        )


def picture_of(
    results: ReleasedSurvey | WorkingSurvey, picture: str, only: Sequence[str], *, page: bool
) -> Callable[[], str]:
    """What draws the picture that was asked for.

    Args:
        results: What is drawn.
        picture: The kind of picture.
        only: Ids of items or sections.
        page: Whether it is a page, with the numbers beside the picture.

    Raises:
        click.UsageError: It can't be drawn.
        MissingExtraError: The extra charts is not installed.
    """
    from practicecheck.exchange.charts import (  # noqa: PLC0415 - an extra
        bars_page,
        by_period,
        chart_svg,
        diverging_bars,
        dot_and_interval,
        dots_page,
        small_multiples,
        years_page,
    )

    try:
        if picture == "bars":
            bars = diverging_bars(results, only)
            return lambda: bars_page(results, only) if page else chart_svg(bars)
        if picture == "dots":
            dots = dot_and_interval(results, only)
            return lambda: dots_page(results, only) if page else chart_svg(dots)
        if not results.by:
            raise click.UsageError("Name the column of the years as the last one in --by.")
        if len(only) > 1:
            raise click.UsageError("Over the years one part is drawn: name one under --only.")
        part = only[0] if only else None
        surveys = by_period(results, results.by[-1])
        years = small_multiples(surveys, part)
    except ValueError as fault:
        said = str(fault)
        raise click.UsageError(said[:1].upper() + said[1:]) from fault
    return lambda: years_page(surveys, part) if page else chart_svg(years)
