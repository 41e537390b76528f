"""A chart as an SVG element that screen readers can tell."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Any

from practicecheck.exchange.charts._altair import converter

if TYPE_CHECKING:
    from practicecheck.exchange.charts._altair import Chart

_OPENING = re.compile(r"<svg[^>]*>")
_SIZE = re.compile(r'viewBox="([^"]*)"')


def chart_svg(chart: Chart, *, name: str = "chart") -> str:
    """Draw a chart. Nothing is fetched, neither data nor fonts.

    Args:
        chart: A chart of this package.
        name: What the ids in it begin with, so that several stand on one page.

    Returns:
        An `svg` element, with a title and a description, for a file of its own or within a page.

    Raises:
        MissingExtraError: The extra charts is not installed.
    """
    spec: dict[str, Any] = chart.to_dict()
    drawn: str = converter().vegalite_to_svg(spec, allowed_base_urls=[])
    title = " ".join(spec["title"]["text"])
    about = f"{spec['description']} {' '.join(spec['title']['subtitle'])}"
    opening = _OPENING.match(drawn)
    size = _SIZE.search(opening[0]) if opening else None
    if opening is None or size is None:
        raise RuntimeError("what draws charts gave back no SVG")
    wide, high = size[1].split()[2:]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'width="{wide}" height="{high}" viewBox="{size[1]}" role="img" '
        f'aria-labelledby="{name}-title {name}-about">\n'
        f'<title id="{name}-title">{escape(title)}</title>\n<desc id="{name}-about">{escape(about)}</desc>\n'
        f"{drawn[opening.end() :]}\n"
    )
