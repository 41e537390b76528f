"""Native charts that can be read in black and white, with their axes named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.layout import Layout, ManualLayout
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.drawing.fill import ColorChoice, PatternFillProperties
from openpyxl.drawing.line import LineProperties

if TYPE_CHECKING:
    from openpyxl.chart.series import Series
    from openpyxl.worksheet.worksheet import Worksheet

_PATTERNS = ("pct5", "ltUpDiag", "pct25", "dkHorz", "dkUpDiag", "pct50", "smGrid", "pct75", "pct90", "wdUpDiag")
_WIDTH_CM = 25.0
_ROW_CM = 0.9
_ROWS_OF_A_CM = 1.95
"""Sheet rows of the usual height in a centimetre."""


def bars(
    sheet: Worksheet, anchor: str, title: str, axis: str, *, heading: int, last: int, column: int, top: float | None
) -> int:
    """A bar for each row of a table.

    Args:
        sheet: The sheet with the table.
        anchor: The cell at its upper left corner.
        title: What it shows.
        axis: What the bars measure.
        heading: The row of the headings.
        last: The table's last row.
        column: The column with the numbers.
        top: Where the axis ends.

    Returns:
        How many rows of the sheet it covers.
    """
    chart = _chart(title, "Section", axis, last - heading)
    chart.add_data(
        Reference(sheet, min_col=column, min_row=heading, max_row=last), titles_from_data=True
    )
    chart.set_categories(Reference(sheet, min_col=1, min_row=heading + 1, max_row=last))
    chart.legend = None
    chart.y_axis.scaling.min, chart.y_axis.scaling.max = 0, top
    chart.dataLabels = DataLabelList()
    chart.dataLabels.showVal = True
    for only in ("showSerName", "showCatName", "showLegendKey", "showPercent"):
        setattr(chart.dataLabels, only, False)
    _pattern(chart.series[0], 3)
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
    chart.y_axis.majorUnit = None
    for n, series in enumerate(chart.series):
        _pattern(series, n)
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
    chart.gapWidth = 60
    chart.width, chart.height = _WIDTH_CM, 4.5 + _ROW_CM * rows
    chart.layout = Layout(manualLayout=ManualLayout(xMode="edge", yMode="edge", x=0.3, y=0.14, w=0.66, h=0.62))
    return chart


def _rows(chart: BarChart) -> int:
    return round(chart.height * _ROWS_OF_A_CM) + 1


def _pattern(series: Series, n: int) -> None:
    pattern = PatternFillProperties(prst=_PATTERNS[n % len(_PATTERNS)])
    pattern.foreground = ColorChoice(srgbClr="1F4E79")
    pattern.background = ColorChoice(srgbClr="FFFFFF")
    series.graphicalProperties = GraphicalProperties(pattFill=pattern)
    series.graphicalProperties.line = LineProperties(solidFill="1F4E79", w=9525)
