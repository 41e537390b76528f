"""Means with their intervals, group by group."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from practicecheck.exchange.charts._altair import altair, finished
from practicecheck.exchange.charts._chosen import lines_of
from practicecheck.exchange.charts._panels import LINE, in_panels, labels_beside, rows_down
from practicecheck.exchange.charts._words import (
    apart,
    counted,
    group_of,
    lines_in,
    notes_of,
    stands_for,
    title_of,
    wrapped,
)
from practicecheck.surveys import ReleasedSurvey, SurveyRow, WorkingSurvey

if TYPE_CHECKING:
    from practicecheck.exchange.charts._altair import Chart

_WIDE = 420
_BESIDE = 12
_LETTERS = 50
_LETTERS_ABOVE = 100


def dot_and_interval(
    survey: ReleasedSurvey | WorkingSurvey, parts: Sequence[str] = (), *, title: str | None = None
) -> Chart:
    """Draw the mean of each group as a dot, with the interval about it as a line.

    What is held back is named, and never drawn as 0.

    Args:
        survey: Released results; or a working copy, which says in the picture that it is one.
        parts: Ids of sections, items or ``total``, each in a panel of its own; the whole, if none is named.
        title: What stands above it; the population and period, if nothing is said.

    Raises:
        TypeError: It is neither.
        ValueError: There is no such part, or there are too many lines to look at.
        MissingExtraError: The extra charts is not installed.
    """
    rows = lines_of(survey, parts, items=False)
    texts = {row.id: wrapped(row.title, _LETTERS_ABOVE) for row in rows}
    panels = dict(zip(texts, apart(list(texts.values())), strict=True)) if len(texts) > 1 else {}
    groups = {row.group: wrapped(group_of(row), _LETTERS) for row in rows}
    lines = dict(zip(groups, apart(list(groups.values())), strict=True))
    dots = [_dot(row, panels.get(row.id, ""), lines[row.group], survey) for row in rows]
    low, high = survey.ends
    what = [] if panels else [next(iter(texts.values())).replace("\n", " ")]
    return finished(
        _drawn(dots, list(lines.values()), list(panels.values()) or [""]),
        title=title or title_of(survey),
        notes=notes_of(survey, [*what, f"Mean and its interval, on a scale from {low} to {high}"]),
        about=_about(rows),
    )


def _dot(row: SurveyRow, panel: str, line: str, survey: ReleasedSurvey | WorkingSurvey) -> dict[str, Any]:
    told = {"panel": panel, "line": line, "first": True}
    if row.mean is None or isinstance(row.mean, str):
        return {**told, "instead": stands_for(row.mean, survey)}
    between = [None if own is None or isinstance(own, str) else float(own) for own in (row.low, row.high)]
    words = "" if None in between else f" ({row.low} to {row.high})"
    beside = f"{row.mean}{words}, n = {row.answered}"
    return {**told, "mean": float(row.mean), "low": between[0], "high": between[1], "beside": beside}


def _drawn(dots: Sequence[dict[str, Any]], lines: Sequence[str], panels: Sequence[str]) -> Any:
    alt = altair()
    scale = alt.Scale(zero=False, nice=True, padding=8)
    axis = alt.Axis(title=None, gridColor="#ddd", tickCount=6)
    base = alt.Chart().encode(y=rows_down(lines))
    drawn = alt.layer(
        *labels_beside(lines),
        base.transform_filter("isValid(datum.low)")
        .mark_rule(strokeWidth=2)
        .encode(x=alt.X("low:Q", scale=scale, axis=axis), x2="high:Q"),
        base.transform_filter("isValid(datum.mean)")
        .mark_point(filled=True, fill="white", stroke="black", strokeWidth=2, size=55, opacity=1)
        .encode(x=alt.X("mean:Q", scale=scale, axis=axis)),
        base.transform_filter("isValid(datum.beside)")
        .mark_text(align="left")
        .encode(x=alt.value(_WIDE + _BESIDE), text="beside:N"),
        base.transform_filter("isValid(datum.instead)")
        .mark_text(align="left", fontStyle="italic")
        .encode(x=alt.value(_BESIDE), text="instead:N"),
    ).properties(width=_WIDE, height=alt.Step(lines_in(lines) * LINE + 8))
    return in_panels(drawn, dots, panels)


def _about(rows: Sequence[SurveyRow]) -> str:
    groups, parts = len({row.group for row in rows}), len({row.id for row in rows})
    without = sum(row.mean is None or isinstance(row.mean, str) for row in rows)
    held = f" {without} without a dot: held back, or nobody answered." if without else ""
    return (
        f"Means with their intervals, {counted(parts, 'part')} of the survey by {counted(groups, 'group')}."
        f"{held} The table has the numbers."
    )
