"""Altair, when a picture is asked for. It is typed in parts only: that goes no further than these charts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from practicecheck.errors import MissingExtraError
from practicecheck.exchange.charts._words import plain, unclaimed, wrapped

if TYPE_CHECKING:
    import altair as alt

    Chart: TypeAlias = alt.LayerChart | alt.FacetChart | alt.VConcatChart

_LETTERS_OF_TITLE, _LETTERS_OF_NOTE = 70, 100
_LETTERS = {"labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": "normal"}
_LOOK = {
    "font": "sans-serif",
    "background": "white",
    # The whole is told once, by its title and description, rather than mark by mark.
    "aria": False,
    "view": {"stroke": None},
    "axis": {
        **_LETTERS,
        "labelLimit": 0,
        "titleLimit": 0,
        "domain": False,
        "ticks": False,
        "labelFlush": False,
    },
    "legend": {**_LETTERS, "labelLimit": 0, "titleLimit": 0},
    "header": {**_LETTERS, "labelLimit": 0, "title": None},
    "title": {
        "anchor": "start",
        "frame": "bounds",
        "fontSize": 16,
        "subtitleFontSize": 12,
        "offset": 14,
        "limit": 0,
    },
    "text": {"fontSize": 12},
}


def altair() -> Any:
    """The library that draws.

    Raises:
        MissingExtraError: It is not installed.
    """
    try:
        return import_module("altair")
    except ImportError as missing:
        raise MissingExtraError("drawing", "charts") from missing


def converter() -> Any:
    """What makes SVG of a chart, without a browser.

    Raises:
        MissingExtraError: It is not installed.
    """
    try:
        return import_module("vl_convert")
    except ImportError as missing:
        raise MissingExtraError("drawing", "charts") from missing


def data(rows: Sequence[Mapping[str, object]]) -> Any:
    """Rows as data that stand in the chart.

    Args:
        rows: The rows.
    """
    return altair().InlineData(values=[dict(row) for row in rows])


def finished(chart: Any, *, title: str, notes: Sequence[str], about: str) -> Chart:
    """A chart with all that stands about it.

    Args:
        chart: The chart.
        title: What it shows.
        notes: Lines below the title.
        about: What those hear who don't see it.
    """
    above = altair().TitleParams(
        text=_lines([title], _LETTERS_OF_TITLE), subtitle=_lines(notes, _LETTERS_OF_NOTE)
    )
    named = chart.properties(title=above, description=plain(about))
    return cast("Chart", named.configure(**_LOOK))


def _lines(texts: Sequence[str], width: int) -> list[str]:
    return [unclaimed(line) for text in texts for line in wrapped(text, width).split("\n")]
