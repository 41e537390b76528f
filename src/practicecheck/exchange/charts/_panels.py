"""Lines below each other, and panels with lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from practicecheck.exchange.charts._altair import altair, data
from practicecheck.exchange.charts._words import SPLIT, lines_in

LINE = 15
"""How high a line of a label is, in dots."""


def rows_down(labels: Sequence[str]) -> Any:
    """The lines of a picture, in the order of their labels. They are held in the field ``line``.

    Args:
        labels: The labels, each of as many lines.
    """
    alt = altair()
    return alt.Y(
        "line:N",
        title=None,
        scale=alt.Scale(domain=list(labels), paddingInner=0.15, paddingOuter=0.1),
        axis=alt.Axis(
            labelExpr=SPLIT,
            labelPadding=8,
            labelLineHeight=LINE,
            # A label hangs from its first line.
            labelOffset=-(lines_in(labels) - 1) * LINE / 2,
        ),
    )


def in_panels(drawn: Any, rows: Sequence[Mapping[str, object]], panels: Sequence[str], columns: int = 1) -> Any:
    """A picture, or a panel for each of several. What stands above it is held in the field ``panel``.

    Args:
        drawn: The picture.
        rows: Its data.
        panels: The names of the panels; one without a name, where there is but one.
        columns: How many stand side by side.
    """
    if list(panels) == [""]:
        return drawn.properties(data=data(rows))
    alt = altair()
    header = alt.Header(labelExpr=SPLIT, labelAnchor="start", labelOrient="top", title=None, labelPadding=4)
    return drawn.facet(
        facet=alt.Facet("panel:N", sort=list(panels), header=header), columns=columns, data=data(rows), spacing=16
    )
