"""A funnel as an Altair chart, for who goes on with it. The command draws its own, without an extra."""

from __future__ import annotations

from typing import TYPE_CHECKING

from practicecheck.comparison.statistics import Funnel, Measure, Place
from practicecheck.exchange._funnel_words import figure_shown
from practicecheck.exchange.charts._altair import altair, data, finished
from practicecheck.exchange.charts._words import plain

if TYPE_CHECKING:
    from practicecheck.exchange.charts._altair import Chart

_WIDE, _HIGH = 640, 380
_STEPS = 120
_PLACES = {
    Place.INSIDE: "inside 95 %",
    Place.RATHER_HIGH: "between 95 % and 99.8 %",
    Place.RATHER_LOW: "between 95 % and 99.8 %",
    Place.HIGH: "outside 99.8 %",
    Place.LOW: "outside 99.8 %",
}
_LINES = {
    "all together": [1, 3],
    "95 % limits": [6, 4],
    "99.8 % limits": [1, 0],
}


def funnel_plot(found: Funnel, *, title: str, across: str, up: str) -> Chart:
    """Draw organisations about the figure of all of them, with limits that narrow as they grow.

    Shapes and dashes tell apart what colours would; organisations outside the outer limits are named. Those
    that are too small to be placed are left out.

    Args:
        found: The funnel.
        title: What it shows.
        across: What the size is, for the axis.
        up: What the figure is, for the axis.

    Raises:
        ValueError: No organisation is large enough to be placed.
        MissingExtraError: The extra charts is not installed; or stats, which exact limits need.
    """
    alt = altair()
    placed = [own for own in found.placed if own.limits is not None and own.aggregate.figure is not None]
    if not placed:
        raise ValueError("there is nothing to draw: no organisation is large enough to be placed.")
    times = 100 if found.measure is Measure.PROPORTION else 1
    marks = [
        {
            "name": plain(own.aggregate.name),
            "size": float(own.aggregate.of),
            "figure": times * float(own.aggregate.figure or 0),
            "place": _PLACES[own.place],
            "label": plain(own.aggregate.name) if own in found.outside else "",
        }
        for own in placed
    ]
    y = alt.Scale(zero=False, nice=True)
    axis = alt.Axis(title=plain(up) + (" (%)" if times > 1 else ""), gridColor="#ddd")
    x = alt.X("size:Q", scale=alt.Scale(zero=True), axis=alt.Axis(title=plain(across), grid=False, domain=True))
    shapes = {"inside 95 %": "circle", "between 95 % and 99.8 %": "diamond", "outside 99.8 %": "square"}
    fills = ["white", "#999999", "black"]
    legend = alt.Legend(title=None, orient="bottom")
    told = alt.Chart(data(marks)).encode(x=x, y=alt.Y("figure:Q", scale=y, axis=axis))
    lines = alt.Chart(data(_lines(found, max(float(own.aggregate.of) for own in placed), times)))
    drawn = alt.layer(
        lines.mark_line(stroke="black", strokeWidth=1, clip=True).encode(
            x=x,
            y=alt.Y("figure:Q", scale=y, axis=axis),
            detail="side:N",
            strokeDash=alt.StrokeDash(
                "line:N", scale=alt.Scale(domain=list(_LINES), range=list(_LINES.values())), legend=legend
            ),
        ),
        told.mark_point(stroke="black", size=60, opacity=1, filled=True, strokeWidth=1).encode(
            shape=alt.Shape(
                "place:N", scale=alt.Scale(domain=list(shapes), range=list(shapes.values())), legend=legend
            ),
            fill=alt.Fill("place:N", scale=alt.Scale(domain=list(shapes), range=fills), legend=legend),
        ),
        *(
            told.transform_filter("datum.label != ''")
            .mark_text(align="left", dx=9, **halo)
            .encode(text="label:N")
            for halo in ({"stroke": "white", "strokeWidth": 4}, {})
        ),
    ).properties(width=_WIDE, height=_HIGH)
    target = figure_shown(found.target, found.measure)
    small = len(found.placed) - len(placed)
    left_out = f" {small} are too small to be placed." if small else ""
    return finished(
        drawn,
        title=title,
        notes=[f"All together: {target}"],
        about=f"{len(placed)} organisations, {len(found.outside)} outside the 99.8 % limits.{left_out}",
    )


def _lines(found: Funnel, far: float, times: int) -> list[dict[str, object]]:
    start = max(float(found.least), far / 1000)
    # Closer together where the funnel is steep.
    sizes = [start + (far - start) * (n / _STEPS) ** 2 for n in range(_STEPS + 1)]
    limits = [(size, found.limits(size)) for size in sizes]
    named = {
        "low_998": "99.8 % limits",
        "high_998": "99.8 % limits",
        "low_95": "95 % limits",
        "high_95": "95 % limits",
    }
    return [
        *(
            {"side": side, "line": line, "size": size, "figure": times * getattr(limit, side)}
            for side, line in named.items()
            for size, limit in limits
        ),
        *(
            {"side": "target", "line": "all together", "size": size, "figure": times * float(found.target)}
            for size in (0.0, far)
        ),
    ]
