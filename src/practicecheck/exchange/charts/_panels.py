"""Lines below each other, and panels with lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from practicecheck.exchange.charts._altair import altair, data
from practicecheck.exchange.charts._words import SPLIT

LINE = 15
"""How high a line of a label is, in dots."""


def rows_down(labels: Sequence[str]) -> Any:
    """The lines of a picture, in the order of their labels. They are held in the field ``line``.

    Args:
        labels: The labels.
    """
    alt = altair()
    return alt.Y("line:N", scale=alt.Scale(domain=list(labels), paddingInner=0.15, paddingOuter=0.1), axis=None)


def labels_beside(labels: Sequence[str]) -> list[Any]:
    """The labels at the left of their lines, each beside the middle of its own.

    An axis would hang them up by their first lines.

    Args:
        labels: The labels.
    """
    alt = altair()
    base = alt.Chart().encode(y=rows_down(labels), x=alt.value(-8), text="line:N")
    return [
        base.transform_filter(f"datum.first && length(split(datum.line, '\\n')) == {tall}").mark_text(
            align="right", baseline="middle", lineBreak="\n", lineHeight=LINE, dy=-(tall - 1) * LINE / 2
        )
        for tall in sorted({label.count("\n") + 1 for label in labels})
    ]


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
        facet=alt.Facet("panel:N", sort=list(panels), header=header),
        columns=columns,
        data=data(rows),
        spacing=16,
    )
