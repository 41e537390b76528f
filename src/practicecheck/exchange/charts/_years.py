"""How each group fared over the years: a small picture for each, all on one scale."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from practicecheck.exchange._survey_table import told_survey
from practicecheck.exchange.charts._altair import altair, finished
from practicecheck.exchange.charts._chosen import MOST_LINES, lines_of
from practicecheck.exchange.charts._panels import in_panels
from practicecheck.exchange.charts._words import (
    SPLIT,
    apart,
    counted,
    group_of,
    notes_of,
    plain,
    stands_for,
    wrapped,
)
from practicecheck.surveys import ReleasedSurvey, SurveyRow, WorkingSurvey

if TYPE_CHECKING:
    from practicecheck.exchange.charts._altair import Chart

_ROOM, _OF_YEAR, _NARROWEST, _BETWEEN = 880, 44, 120, 60
_LETTERS_OF_YEAR, _LETTER = 16, 8
_HIGH = 110


def small_multiples(
    surveys: Mapping[str, ReleasedSurvey | WorkingSurvey], part: str | None = None, *, title: str | None = None
) -> Chart:
    """Draw the means of each group over the years, with their intervals, in a small picture of its own.

    A year that is held back is named and breaks the line; it is never drawn as 0.

    Args:
        surveys: The results by year, in their order: released, or working copies, which say so in the picture.
        part: The id of a section or item, or ``total``; the whole, if nothing is said.
        title: What stands above it; the framework and key, if nothing is said.

    Raises:
        TypeError: One is neither.
        ValueError: There is no survey or no such part, or they can't stand in one picture: another wording,
            key or grouping.
        MissingExtraError: The extra charts is not installed.
    """
    first = _alike(surveys)
    rows = {year: lines_of(own, [part] if part else [], items=False) for year, own in surveys.items()}
    named = {row.group: wrapped(group_of(row), _NARROWEST // 6) for own in rows.values() for row in own}
    if len(named) * len(surveys) > MOST_LINES:
        raise ValueError(f"{len(named)} groups over {len(surveys)} years are more than anybody can look at.")
    panels = dict(zip(named, apart(list(named.values())), strict=True))
    years = dict(zip(surveys, apart([wrapped(year, _LETTERS_OF_YEAR) for year in surveys]), strict=True))
    found = {(year, row.group): row for year, own in rows.items() for row in own}
    dots = [
        _dot(found.get((year, group)), panels[group], years[year], surveys[year])
        for group in named
        for year in surveys
    ]
    low, high = first.ends
    about = f"{counted(len(named), 'group')} over {counted(len(years), 'year')}"
    what = next(row.title for own in rows.values() for row in own)
    return finished(
        _drawn(dots, list(panels.values()), list(years.values())),
        title=title or f"{first.framework} by {first.key}",
        notes=[plain(what), f"Mean and its interval, on a scale from {low} to {high}", *_told_of(surveys)],
        about=f"Small pictures of means with their intervals: {about}. The table has the numbers.",
    )


def _alike(surveys: Mapping[str, ReleasedSurvey | WorkingSurvey]) -> ReleasedSurvey | WorkingSurvey:
    if not surveys:
        raise ValueError("there is nothing to draw: no survey was given.")
    own = [told_survey(survey) for survey in surveys.values()]
    for year, survey in surveys.items():
        for name in ("framework", "digest", "key", "by"):
            if getattr(survey, name) != getattr(own[0], name):
                what = "wording" if name == "digest" else "grouping" if name == "by" else name
                raise ValueError(f"{year} has another {what} than {next(iter(surveys))}: draw them apart.")
    return own[0]


def _told_of(surveys: Mapping[str, ReleasedSurvey | WorkingSurvey]) -> list[str]:
    """What the notes of each say, each thing once; the framework and key are told already."""
    told = dict.fromkeys(note for survey in surveys.values() for note in notes_of(survey))
    first = next(iter(surveys.values()))
    return [note for note in told if note != f"{first.framework} by {first.key}"]


def _dot(
    row: SurveyRow | None, panel: str, year: str, survey: ReleasedSurvey | WorkingSurvey
) -> dict[str, Any]:
    told = {"panel": panel, "year": year, "mean": None}
    if row is None:
        return told
    if row.mean is None or isinstance(row.mean, str):
        return {**told, "instead": stands_for(row.mean, survey).partition(":")[0]}
    between = [None if own is None or isinstance(own, str) else float(own) for own in (row.low, row.high)]
    top = max([float(row.mean), *(own for own in between if own is not None)])
    return {
        **told,
        "mean": float(row.mean),
        "low": between[0],
        "high": between[1],
        "top": top,
        "shown": str(row.mean),
    }


def _drawn(dots: Sequence[dict[str, Any]], panels: Sequence[str], years: Sequence[str]) -> Any:
    alt = altair()
    letters = max(len(line) for year in years for line in year.split("\n"))
    wide = max(_NARROWEST, max(_OF_YEAR, _LETTER * letters) * len(years))
    columns = max(1, min(len(panels), _ROOM // (wide + _BETWEEN)))
    scale = alt.Scale(zero=False, nice=True, padding=14)
    axis = alt.Axis(title=None, gridColor="#ddd", tickCount=4)
    base = alt.Chart().encode(
        x=alt.X(
            "year:N",
            title=None,
            scale=alt.Scale(domain=list(years)),
            axis=alt.Axis(labelAngle=0, labelExpr=SPLIT),
        )
    )
    there = base.transform_filter("isValid(datum.mean)")
    drawn = alt.layer(
        base.mark_line(stroke="#777", strokeWidth=1, invalid="break-paths-show-domains").encode(
            y=alt.Y("mean:Q", scale=scale, axis=axis)
        ),
        there.transform_filter("isValid(datum.low)")
        .mark_rule(strokeWidth=2)
        .encode(y=alt.Y("low:Q", scale=scale, axis=axis), y2="high:Q"),
        there.mark_point(filled=True, fill="white", stroke="black", strokeWidth=2, size=45, opacity=1).encode(
            y=alt.Y("mean:Q", scale=scale, axis=axis)
        ),
        *(
            there.mark_text(dy=-8, fontSize=11, **halo).encode(
                y=alt.Y("top:Q", scale=scale, axis=axis), text="shown:N"
            )
            # First white about the letters, so that no line runs through them.
            for halo in ({"stroke": "white", "strokeWidth": 4}, {})
        ),
        base.transform_filter("isValid(datum.instead)")
        .mark_text(fontStyle="italic")
        .encode(y=alt.value(_HIGH - 12), text="instead:N"),
    ).properties(width=wide, height=_HIGH)
    return in_panels(drawn, dots, panels, columns)
