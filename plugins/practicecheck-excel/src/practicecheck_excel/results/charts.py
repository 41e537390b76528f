"""Native charts that can be read in black and white, with their axes named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.layout import Layout, ManualLayout
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.drawing.colors import ColorChoice
from openpyxl.drawing.fill import PatternFillProperties
from openpyxl.drawing.line import LineProperties

if TYPE_CHECKING:
    from openpyxl.chart.series import Series
    from openpyxl.worksheet.worksheet import Worksheet

_Pattern: TypeAlias = Literal["ltUpDiag", "ltDnDiag", "smGrid"]
_INK, _PAPER = "1F3864", "FFFFFF"
_LIGHTEST, _DARKEST = (255, 255, 255), (106, 140, 191)
"""The points of a scale, from light to dark; black numbers can be read on each."""
_BESIDE: tuple[_Pattern, ...] = ("ltUpDiag", "ltDnDiag", "smGrid")
"""X, what can't be answered and what is not answered yet."""
_WIDTH_CM = 28
_ROW_CM = 0.9
_ROWS_OF_A_CM = 1.95
"""Sheet rows of the usual height in a centimetre."""


def bars(
    sheet: Worksheet,
    anchor: str,
    title: str,
    axis: str,
    *,
    rows: tuple[int, int],
    column: int,
    top: float | None,
) -> int:
    """A bar for each row of a table.

    Args:
        sheet: The sheet with the table.
        anchor: The cell at its upper left corner.
        title: What it shows.
        axis: What the bars measure.
        rows: The row of the headings, and the table's last row.
        column: The column with the numbers.
        top: Where the axis ends.

    Returns:
        How many rows of the sheet it covers.
    """
    heading, last = rows
    chart = _chart(title, "Section", axis, last - heading)
    chart.add_data(Reference(sheet, min_col=column, min_row=heading, max_row=last), titles_from_data=True)
    chart.set_categories(Reference(sheet, min_col=1, min_row=heading + 1, max_row=last))
    chart.legend = None
    chart.y_axis.scaling.min, chart.y_axis.scaling.max = 0, top
    chart.dataLabels = _labels()
    _pattern(chart.series[0], "ltUpDiag")
    sheet.add_chart(chart, anchor)
    return _rows(chart)


def stacked(
    sheet: Worksheet, anchor: str, title: str, axis: str, *, heading: int, last: int, columns: tuple[int, int]
) -> int:
    """A bar for each row of a table, made of what its columns count.

    Args:
        sheet: The sheet with the table.
        anchor: The cell at its upper left corner.
        title: What it shows.
        axis: What is counted.
        heading: The row of the headings.
        last: The table's last row.
        columns: The first and the last column that is counted.

    Returns:
        How many rows of the sheet it covers.
    """
    chart = _chart(title, "Section", axis, last - heading)
    chart.grouping, chart.overlap = "stacked", 100
    chart.add_data(
        Reference(sheet, min_col=columns[0], max_col=columns[1], min_row=heading, max_row=last),
        titles_from_data=True,
    )
    chart.set_categories(Reference(sheet, min_col=1, min_row=heading + 1, max_row=last))
    chart.y_axis.scaling.min = 0
    points = len(chart.series) - len(_BESIDE)
    for n, series in enumerate(chart.series):
        if n < points:
            _shade(series, n / max(points - 1, 1))
        else:
            _pattern(series, _BESIDE[n - points])
    chart.dataLabels = _labels()
    # Noughts are left out: there is no room for them.
    chart.dataLabels.numFmt = "0;;;"
    if chart.legend is not None:
        chart.legend.position = "b"
    sheet.add_chart(chart, anchor)
    return _rows(chart)


def _chart(title: str, across: str, axis: str, rows: int) -> BarChart:
    chart = BarChart()
    chart.type, chart.style = "bar", 1
    chart.title, chart.x_axis.title, chart.y_axis.title = title, across, axis
    # Without this newer programs leave the axes out.
    chart.x_axis.delete = chart.y_axis.delete = False
    # The first section stands on top, as in the table.
    chart.x_axis.scaling.orientation = "maxMin"
    chart.y_axis.crosses = "max"
    chart.y_axis.number_format = "0"
    chart.gapWidth = 60
    chart.width, chart.height = _WIDTH_CM, round(4.5 + _ROW_CM * rows)
    chart.layout = Layout(
        manualLayout=ManualLayout(
            layoutTarget="inner", xMode="edge", yMode="edge", x=0.42, y=0.13, w=0.54, h=0.6
        )
    )
    return chart


def _rows(chart: BarChart) -> int:
    return round(chart.height * _ROWS_OF_A_CM) + 1


def _labels() -> DataLabelList:
    labels = DataLabelList()
    labels.showVal = True
    for other in ("showSerName", "showCatName", "showLegendKey", "showPercent"):
        setattr(labels, other, False)
    return labels


def _shade(series: Series, depth: float) -> None:
    tones = (round(light + (dark - light) * depth) for light, dark in zip(_LIGHTEST, _DARKEST, strict=True))
    series.graphicalProperties = GraphicalProperties(solidFill="".join(f"{tone:02X}" for tone in tones))
    series.graphicalProperties.line = LineProperties(solidFill=_INK, w=9525)


def _pattern(series: Series, name: _Pattern) -> None:
    pattern = PatternFillProperties(prst=name)
    pattern.foreground, pattern.background = ColorChoice(), ColorChoice()
    pattern.foreground.RGB, pattern.background.RGB = _INK, _PAPER
    series.graphicalProperties = GraphicalProperties(pattFill=pattern)
    series.graphicalProperties.line = LineProperties(solidFill=_INK, w=9525)
