"""A picture and the numbers behind it on one page, which needs nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape

from practicecheck.exchange.charts._bars import diverging_bars
from practicecheck.exchange.charts._chosen import lines_of
from practicecheck.exchange.charts._dots import dot_and_interval
from practicecheck.exchange.charts._svg import chart_svg
from practicecheck.exchange.charts._words import WORKING, plain, point_told, title_of
from practicecheck.exchange.charts._years import small_multiples
from practicecheck.surveys import PointShare, ReleasedSurvey, SurveyRow, Told, WorkingSurvey

_STYLE = """body { font-family: sans-serif; margin: 2em auto; max-width: 64em; padding: 0 1em }
svg { max-width: 100%; height: auto }
figure { margin: 0 0 2em }
table { border-collapse: collapse; font-size: 0.85em }
caption { text-align: left; padding-bottom: 0.5em }
th, td { border-bottom: 1px solid #bbb; padding: 0.3em 0.6em; text-align: right; vertical-align: top }
th[scope=row], th.words { text-align: left }
th[scope=row] { font-weight: normal }
h1 { position: absolute; clip-path: inset(50%) }
[colspan] { text-align: center; background: #eee }"""
"""The picture shows its title; the heading is for those who go from heading to heading."""
_FIGURES = ("people", "answered", "mean", "low", "high", "deviation")


def bars_page(
    survey: ReleasedSurvey | WorkingSurvey, items: Sequence[str] = (), *, title: str | None = None
) -> str:
    """A page with diverging bars, and the share of each point as a table. See `diverging_bars`.

    Args:
        survey: Released results; or a working copy, which says so on the page.
        items: Ids of the items; all, if none is named.
        title: What stands above it.
    """
    picture = chart_svg(diverging_bars(survey, items, title=title))
    codes = [point.code for point in survey.scale]
    figures = ("answered", *(point_told(point) for point in survey.scale), "positive %")
    heads = (*survey.by, "item"), figures
    rows = (
        (*_named(row), _cell(row.answered), *_shares(row, codes), _cell(row.positive))
        for row in lines_of(survey, items, items=True)
    )
    caption = "Percent of those who answered. A cell over several points is the share of all of them."
    return _page(title or title_of(survey), picture, caption, heads, rows, [survey])


def dots_page(
    survey: ReleasedSurvey | WorkingSurvey, parts: Sequence[str] = (), *, title: str | None = None
) -> str:
    """A page with means and their intervals, and a table of them. See `dot_and_interval`.

    Args:
        survey: Released results; or a working copy, which says so on the page.
        parts: Ids of sections, items or ``total``; the whole, if none is named.
        title: What stands above it.
    """
    picture = chart_svg(dot_and_interval(survey, parts, title=title))
    heads = (*survey.by, "part"), _FIGURES
    rows = ((*_named(row), *_figures(row)) for row in lines_of(survey, parts, items=False))
    return _page(title or title_of(survey), picture, _caption(survey), heads, rows, [survey])


def years_page(
    surveys: Mapping[str, ReleasedSurvey | WorkingSurvey], part: str | None = None, *, title: str | None = None
) -> str:
    """A page with a small picture of each group over the years, and a table of them. See `small_multiples`.

    Args:
        surveys: The results by year, in their order.
        part: The id of a section or item, or ``total``; the whole, if nothing is said.
        title: What stands above it.
    """
    picture = chart_svg(small_multiples(surveys, part, title=title))
    first = next(iter(surveys.values()))
    heads = ("period", *first.by, "part"), _FIGURES
    rows = (
        (_row_head(year), *_named(row), *_figures(row))
        for year, survey in surveys.items()
        for row in lines_of(survey, [part] if part else [], items=False)
    )
    above = title or f"{first.framework} by {first.key}"
    return _page(above, picture, _caption(first), heads, rows, list(surveys.values()))


def _caption(survey: ReleasedSurvey | WorkingSurvey) -> str:
    return (
        f"Means on a scale from {survey.ends[0]} to {survey.ends[1]}, with where their intervals begin and end."
    )


def _named(row: SurveyRow) -> Iterator[str]:
    yield from (_row_head(name) for name in row.group)
    yield _row_head(row.title)


def _figures(row: SurveyRow) -> Iterator[str]:
    yield from (_cell(getattr(row, name)) for name in _FIGURES)


def _row_head(name: str) -> str:
    return f'<th scope="row">{escape(plain(name))}</th>'


def _cell(told: Told) -> str:
    return f"<td>{'-' if told is None else escape(plain(str(told)))}</td>"


def _shares(row: SurveyRow, codes: Sequence[object]) -> Iterator[str]:
    if not row.points:
        figure = row.positive if isinstance(row.positive, str) else row.mean
        yield f'<td colspan="{len(codes)}">{"-" if figure is None else escape(plain(str(figure)))}</td>'
    for share in row.points:
        wide = _places(share, codes)
        over = f' colspan="{wide}"' if wide > 1 else ""
        yield f"<td{over}>{share.share}</td>"


def _places(share: PointShare, codes: Sequence[object]) -> int:
    return codes.index(share.last) - codes.index(share.first) + 1


def _page(
    title: str,
    picture: str,
    caption: str,
    heads: tuple[Sequence[str], Sequence[str]],
    rows: Iterable[Iterable[str]],
    surveys: Iterable[ReleasedSurvey | WorkingSurvey],
) -> str:
    notes = [WORKING] if any(isinstance(own, WorkingSurvey) for own in surveys) else []
    notes += dict.fromkeys(
        f"{own.policy.markers.hidden}: held back, by {own.policy.id}."
        for own in surveys
        if isinstance(own, ReleasedSurvey) and own.hidden
    )
    said = "\n".join(f"<p>{escape(plain(note))}</p>" for note in notes)
    above = "".join(
        f'<th scope="col"{kind}>{escape(plain(head))}</th>'
        for kind, own in zip((' class="words"', ""), heads, strict=True)
        for head in own
    )
    body = "\n".join(f"<tr>{''.join(cells)}</tr>" for cells in rows)
    named = escape(plain(title))
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{named}</title>
<style>
{_STYLE}
</style>
</head>
<body>
<h1>{named}</h1>
<figure>
{picture}</figure>
{said}
<table>
<caption>{escape(caption)}</caption>
<thead><tr>{above}</tr></thead>
<tbody>
{body}
</tbody>
</table>
</body>
</html>
"""
