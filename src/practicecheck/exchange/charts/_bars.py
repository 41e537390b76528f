"""How many agree: bars to the left and the right of a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from practicecheck.exchange.charts._altair import altair, finished
from practicecheck.exchange.charts._chosen import lines_of
from practicecheck.exchange.charts._panels import LINE, in_panels, labels_beside, rows_down
from practicecheck.exchange.charts._ramp import colour_of, ink_on, written
from practicecheck.exchange.charts._words import (
    apart,
    counted,
    group_of,
    lines_in,
    notes_of,
    point_told,
    points_told,
    stands_for,
    title_of,
    wrapped,
)
from practicecheck.frameworks import Point, PointCode
from practicecheck.surveys import PointShare, ReleasedSurvey, SurveyRow, WorkingSurvey

if TYPE_CHECKING:
    from practicecheck.exchange.charts._altair import Chart

_WIDE = 420
_LETTERS = 66
_LETTERS_ABOVE = 112
_LETTERS_OF_GROUP = 30
_THICK = 30
_ROOM_FOR_NUMBER = 16
"""A bar that is narrower, in dots, has no number on it."""
_ROOM_FOR_CODES = 54
"""...and here not the codes of the points that it is of."""
_BESIDE = 12
_LEGEND = 110


def diverging_bars(
    survey: ReleasedSurvey | WorkingSurvey, items: Sequence[str] = (), *, title: str | None = None
) -> Chart:
    """Draw how many gave each point of the scale, on either side of where answers begin to be positive.

    With one group there is a bar for each item; with several a panel for each item, and a bar for each group.
    The middle point of a scale lies across the line. What is held back is named, and never drawn as 0.

    Args:
        survey: Released results; or a working copy, which says in the picture that it is one.
        items: Ids of the items that are drawn; all, if none is named.
        title: What stands above it; the population and period, if nothing is said.

    Raises:
        TypeError: It is neither.
        ValueError: There is no such item, or there are too many bars to look at.
        MissingExtraError: The extra charts is not installed.
    """
    rows = lines_of(survey, items, items=True)
    several = len({row.group for row in rows}) > 1
    names = _names(rows, several=several)
    bars = [bar for row, name in zip(rows, names, strict=True) for bar in _bars(row, name, survey)]
    beside = [_beside(row, name, survey) for row, name in zip(rows, names, strict=True)]
    reach = min((bar["start"] for bar in bars), default=-1), max((bar["end"] for bar in bars), default=1)
    for bar in bars:
        wide = bar["share"] * _WIDE / (reach[1] - reach[0])
        told = (f"{bar['points']}: {bar['share']}", _ROOM_FOR_CODES), (str(bar["share"]), _ROOM_FOR_NUMBER)
        bar["shown"] = next((words for words, room in told[not bar["several"] :] if wide >= room), "")
    drawn = _drawn(bars, beside, names, reach, survey.scale)
    return finished(
        drawn,
        title=title or title_of(survey),
        notes=notes_of(survey, ["Percent of those who answered"]),
        about=_about(rows),
    )


def _names(rows: Sequence[SurveyRow], *, several: bool) -> list[tuple[str, str]]:
    """The panel and the line of each row."""
    texts = {row.id: wrapped(row.title, _LETTERS_ABOVE if several else _LETTERS) for row in rows}
    groups = {row.group: wrapped(group_of(row), _LETTERS_OF_GROUP) for row in rows}
    item = dict(zip(texts, apart(list(texts.values())), strict=True))
    group = dict(zip(groups, apart(list(groups.values())), strict=True))
    if several:
        return [(item[row.id], group[row.group]) for row in rows]
    return [("", item[row.id]) for row in rows]


def _bars(
    row: SurveyRow, name: tuple[str, str], survey: ReleasedSurvey | WorkingSurvey
) -> Iterator[dict[str, Any]]:
    codes = [point.code for point in survey.scale]
    end = -sum(float(share.share) * _leftward(share, row, codes) for share in row.points)
    for share in row.points:
        start, end = end, end + float(share.share)
        fill = colour_of(codes.index(share.first), codes.index(share.last), len(codes))
        yield {
            "panel": name[0],
            "line": name[1],
            "points": points_told(share, survey.scale),
            "several": share.first != share.last,
            "share": int(share.share),
            "start": start,
            "end": end,
            "centre": (start + end) / 2,
            "fill": written(fill),
            "ink": ink_on(fill),
        }


def _leftward(share: PointShare, row: SurveyRow, codes: Sequence[PointCode]) -> float:
    """How much of a share lies left of the line: all, nothing, or half of the middle point."""
    across = codes.index(share.first) + codes.index(share.last)
    if share.first == share.last and not share.positive and across == len(codes) - 1:
        return 0.5
    low_end, high_end = row.points[0].positive, row.points[-1].positive
    # A reversed item has its positive points on the left.
    return float(across < len(codes) - 1 if low_end is high_end else share.positive is low_end)


def _beside(row: SurveyRow, name: tuple[str, str], survey: ReleasedSurvey | WorkingSurvey) -> dict[str, Any]:
    """What stands at the right of a line, and on it where there are no bars."""
    told = {"panel": name[0], "line": name[1], "first": True, "start": 0}
    if not row.points:
        figure = row.positive if isinstance(row.positive, str) else row.mean
        return {**told, "instead": stands_for(figure, survey)}
    turned = " (reversed)" if row.points[0].positive and not row.points[-1].positive else ""
    return {**told, "beside": f"{row.positive} % positive{turned}, n = {row.answered}"}


def _drawn(
    bars: Sequence[dict[str, Any]],
    beside: Sequence[dict[str, Any]],
    names: Sequence[tuple[str, str]],
    reach: tuple[float, float],
    scale: Sequence[Point],
) -> Any:
    alt = altair()
    panels, lines = (list(dict.fromkeys(name[n] for name in names)) for n in (0, 1))
    x = alt.X("start:Q", scale=alt.Scale(domain=list(reach), nice=False), axis=None)
    step = lines_in(lines) * LINE + 10
    base = alt.Chart().encode(y=rows_down(lines), x=x)
    bar = base.transform_filter("datum.share > 0").mark_bar(
        stroke="#222", strokeWidth=0.6, size=min(step - 5, _THICK)
    )
    drawn = alt.layer(
        *labels_beside(lines),
        # One line for each panel, and not one for each bar.
        alt.Chart().transform_aggregate(n="count()").mark_rule().encode(x=alt.XDatum(0, axis=None)),
        bar.encode(x2="end:Q", color=_colours(bars, scale)),
        base.transform_filter("datum.share > 0")
        .mark_text()
        .encode(x=alt.X("centre:Q", axis=None), text="shown:N", fill=alt.Fill("ink:N", scale=None)),
        base.transform_filter("isValid(datum.instead)")
        .mark_text(align="left", dx=6, fontStyle="italic")
        .encode(text="instead:N"),
        base.transform_filter("isValid(datum.beside)")
        .mark_text(align="left")
        .encode(x=alt.value(_WIDE + _BESIDE), text="beside:N"),
    ).properties(width=_WIDE, height=alt.Step(step))
    return in_panels(drawn, [*bars, *beside], panels)


def _colours(bars: Sequence[dict[str, Any]], scale: Sequence[Point]) -> Any:
    """The colours of the points, and after them those of points that are told together."""
    alt = altair()
    singly = {point_told(own): written(colour_of(n, n, len(scale))) for n, own in enumerate(scale)}
    mixed = {bar["points"]: bar["fill"] for bar in sorted(bars, key=lambda bar: str(bar["points"]))}
    fills = singly | mixed
    long = max(len(own) for own in fills)
    return alt.Color(
        "points:N",
        scale=alt.Scale(domain=list(fills), range=list(fills.values())),
        legend=alt.Legend(
            title=None, orient="top", columns=max(1, min(len(fills), _LEGEND // long)), symbolStrokeColor="#222"
        ),
    )


def _about(rows: Sequence[SurveyRow]) -> str:
    groups, items = len({row.group for row in rows}), len({row.id for row in rows})
    without = sum(not row.points for row in rows)
    held = f" {without} of them have no bar: they are held back, or nobody answered." if without else ""
    return (
        f"Diverging stacked bars for {counted(items, 'item')} and {counted(groups, 'group')}: the share of "
        f"each point of the scale.{held} The table has the numbers."
    )
