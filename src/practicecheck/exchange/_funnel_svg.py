"""A funnel as a picture: SVG text, readable in black and white, and told to screen readers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import escape
from math import ceil, floor, log10

from practicecheck.comparison.statistics import Funnel, Measure, Place
from practicecheck.exchange._funnel_words import figure_shown

_WIDE, _HIGH = 760, 520
_LEFT, _RIGHT, _TOP, _BOTTOM = 72, 24, 56, 96
_STEPS = 120
_MOST_TICKS = 6
_HEIGHT_OF_NAME = 13
_WIDTH_OF_LETTER = 6.6
_OUTSIDE = {Place.HIGH, Place.LOW}
_BETWEEN = {Place.RATHER_HIGH, Place.RATHER_LOW}


def funnel_svg(found: Funnel, *, title: str, across: str, up: str) -> str:
    """Draw a funnel.

    Inside the inner limits organisations are hollow circles, between the limits grey diamonds, outside black
    squares with their names. The lines differ by their dashes. Nothing depends on colour.

    Args:
        found: The funnel.
        title: What it shows.
        across: What the size is, for the axis.
        up: What the figure is, for the axis.

    Returns:
        An `svg` element, for a file of its own or within a page.
    """
    placed = [own for own in found.placed if own.limits is not None]
    sizes = [float(own.aggregate.of) for own in placed]
    far = _ticks(0, max(sizes))
    figures = [float(own.aggregate.figure or 0) for own in placed]
    around = found.limits(sorted(sizes)[len(sizes) // 4])
    ticks = _ticks(min(*figures, around.low_998, around.low_95), max(*figures, around.high_998), found.measure)
    low, high = ticks[0], ticks[-1]

    def x(size: float) -> float:
        return _LEFT + (_WIDE - _LEFT - _RIGHT) * size / far[-1]

    def y(figure: float) -> float:
        return _HIGH - _BOTTOM - (_HIGH - _TOP - _BOTTOM) * (figure - low) / (high - low)

    outside = len(found.outside)
    about = (
        f"{len(placed)} organisations about {figure_shown(found.target, found.measure)}; "
        f"{outside} outside the 99.8 % limits. The table has the numbers."
    )
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {_HIGH}" role="img" '
            'aria-labelledby="funnel-title funnel-about" font-family="sans-serif" font-size="12">'
        ),
        f'<title id="funnel-title">{escape(title)}</title>',
        f'<desc id="funnel-about">{escape(about)}</desc>',
        f'<rect width="{_WIDE}" height="{_HIGH}" fill="white"/>',
        f'<text x="{_LEFT}" y="28" font-size="16" font-weight="bold">{escape(title)}</text>',
        *_axes(x, y, far, ticks, found.measure),
        (
            f'<text x="{(_LEFT + _WIDE - _RIGHT) / 2}" y="{_HIGH - _BOTTOM + 40}" text-anchor="middle">'
            f"{escape(across)}</text>"
        ),
        f'<text x="{_LEFT}" y="{_TOP - 10}">{escape(up)}</text>',
        (
            '<clipPath id="funnel-field">'
            f'<rect x="{_LEFT}" y="{_TOP}" width="{_WIDE - _LEFT - _RIGHT}" height="{_HIGH - _TOP - _BOTTOM}"/>'
            "</clipPath>"
        ),
        *_lines(found, x, y, far[-1]),
        *_marks(found, x, y),
        *_legend(),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


Along = Callable[[float], float]


def _ticks(low: float, high: float, measure: Measure | None = None) -> list[float]:
    """Round numbers from below the lowest to above the highest."""
    reach = (high - low) or abs(high) or 1.0
    power = 10 ** floor(log10(reach / 4))
    step = next(own * power for own in (1, 2, 5, 10) if reach / (own * power) <= _MOST_TICKS)
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    if measure is Measure.PROPORTION:
        last = min(last, round(1 / step))
    return [round(n * step, 12) for n in range(first, max(last, first + 1) + 1)]


def _axes(x: Along, y: Along, far: Sequence[float], ticks: Sequence[float], measure: Measure) -> Iterator[str]:
    floor_, right = _HIGH - _BOTTOM, _WIDE - _RIGHT
    for tick in ticks:
        yield f'<path d="M{_LEFT} {y(tick):.1f}H{right}" stroke="#ddd"/>'
        shown = f"{100 * tick:.4g} %" if measure is Measure.PROPORTION else f"{tick:.4g}"
        yield f'<text x="{_LEFT - 8}" y="{y(tick) + 4:.1f}" text-anchor="end">{shown}</text>'
    for tick in far:
        yield f'<path d="M{x(tick):.1f} {floor_}v5" stroke="black"/>'
        yield f'<text x="{x(tick):.1f}" y="{floor_ + 19}" text-anchor="middle">{tick:,g}</text>'
    yield f'<path d="M{_LEFT} {_TOP}V{floor_}H{right}" fill="none" stroke="black"/>'


def _lines(found: Funnel, x: Along, y: Along, far: float) -> Iterator[str]:
    start = max(float(found.least), far / 1000)
    # Closer together where the funnel is steep.
    sizes = [start + (far - start) * (n / _STEPS) ** 2 for n in range(_STEPS + 1)]
    limits = [found.limits(size) for size in sizes]
    for name, dash in (("low_998", ""), ("high_998", ""), ("low_95", "6 4"), ("high_95", "6 4")):
        points = " ".join(
            f"{x(size):.1f},{y(getattr(limit, name)):.1f}" for size, limit in zip(sizes, limits, strict=True)
        )
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        yield (
            f'<polyline points="{points}" fill="none" stroke="black"{dashed} clip-path="url(#funnel-field)"/>'
        )
    yield (
        f'<path d="M{_LEFT} {y(float(found.target)):.1f}H{_WIDE - _RIGHT}" stroke="black" stroke-width="1.5" '
        'stroke-dasharray="1 3"/>'
    )


def _marks(found: Funnel, x: Along, y: Along) -> Iterator[str]:
    taken: list[tuple[float, float, float]] = []
    for own in sorted(found.placed, key=lambda placed: placed.place in _OUTSIDE):
        if own.limits is None or own.aggregate.figure is None:
            continue
        across, up = x(float(own.aggregate.of)), y(float(own.aggregate.figure))
        named = f"{own.aggregate.name}: {figure_shown(own.aggregate.figure, found.measure)}, {own.place.value}"
        yield f"<g><title>{escape(named)}</title>{_mark(own.place, across, up)}</g>"
        if own.place in _OUTSIDE:
            yield _label(own.aggregate.name, across, up, taken)


def _mark(place: Place, x: float, y: float) -> str:
    if place in _OUTSIDE:
        return f'<rect x="{x - 5:.1f}" y="{y - 5:.1f}" width="10" height="10" fill="black"/>'
    if place in _BETWEEN:
        return f'<path d="M{x:.1f} {y - 6:.1f}l6 6l-6 6l-6 -6z" fill="#999" stroke="black"/>'
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4.5" fill="white" stroke="black"/>'


def _label(name: str, x: float, y: float, taken: list[tuple[float, float, float]]) -> str:
    """A name beside its mark, on the side where there is room, and not over another name."""
    wide = len(name) * _WIDTH_OF_LETTER
    to_left = x + 9 + wide > _WIDE - 4
    start = x - 9 - wide if to_left else x + 9
    line = y + 4
    while any(
        start < right and left < start + wide and abs(line - at) < _HEIGHT_OF_NAME for left, right, at in taken
    ):
        line += _HEIGHT_OF_NAME
    taken.append((start, start + wide, line))
    anchor = ' text-anchor="end"' if to_left else ""
    return (
        f'<text x="{x - 9 if to_left else x + 9:.1f}" y="{line:.1f}"{anchor} stroke="white" stroke-width="3" '
        f'paint-order="stroke">{escape(name)}</text>'
    )


def _legend() -> Iterator[str]:
    line = _HIGH - 34
    for n, (place, words) in enumerate(
        (
            (Place.INSIDE, "inside 95 %"),
            (Place.RATHER_HIGH, "between 95 % and 99.8 %"),
            (Place.HIGH, "outside 99.8 %"),
        )
    ):
        across = _LEFT + 8 + n * 210
        yield _mark(place, across, line) + f'<text x="{across + 12}" y="{line + 4}">{words}</text>'
    line += 22
    for n, (dash, words) in enumerate((("1 3", "all together"), ("6 4", "95 % limits"), ("", "99.8 % limits"))):
        across = _LEFT + n * 210
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        yield (
            f'<path d="M{across} {line}h32" stroke="black" stroke-width="1.5"{dashed}/>'
            f'<text x="{across + 40}" y="{line + 4}">{words}</text>'
        )
