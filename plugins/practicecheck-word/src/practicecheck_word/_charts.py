"""Charts of Word's own: bars that print sharp, take the house's colours, and can be read in black and white.

Each chart repeats a table that stands beneath it, and says the same in its alternative text.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Final, final
from xml.sax.saxutils import escape

import attrs
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsmap, qn
from docx.oxml.xmlchemy import BaseOxmlElement

from practicecheck.values import Value
from practicecheck_word._node import legible, node

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

    from practicecheck.exchange.reports import Spread, Table

_TWIP: Final = 635
"""So many units of a drawing make a twentieth of a point."""
_BAR: Final = 400
_AXIS: Final = 500
"""How much height a lying bar takes, and the axis beneath, in twentieths of a point."""
_COLUMN: Final = 620
_COLUMNS_HIGH: Final = 1_700


@final
@attrs.frozen(kw_only=True, repr=False)
class Chart(Value):
    """A chart.

    Attributes:
        title: What it shows.
        names: What each bar is called.
        values: How long each bar is; nothing where there is none.
        unit: What stands after each number.
        lying: Whether the bars lie, and have room for long names.
    """

    title: str
    names: tuple[str, ...]
    values: tuple[Decimal | None, ...]
    unit: str = ""
    lying: bool = False

    @property
    def said(self) -> str:
        """The same in words, for whoever does not see it."""
        bars = [
            f"{name}: {'no bar' if value is None else f'{value}{self.unit}'}"
            for name, value in zip(self.names, self.values, strict=True)
        ]
        return f"Bar chart. {self.title}. {'; '.join(bars)}. The table beneath has the same numbers."


def of_table(table: Table) -> Chart:
    """The chart of a table whose rows can be drawn as bars.

    Args:
        table: The table.
    """
    names = tuple(row[0] for row in table.rows)
    return Chart(title=table.caption, names=names, values=table.bars, unit="%", lying=True)


def of_spread(spread: Spread) -> Chart:
    """The chart of how ballots fell.

    Args:
        spread: How they fell.
    """
    return Chart(
        title=spread.table.caption,
        names=tuple(str(count.code) for count in spread.counts),
        values=tuple(Decimal(count.ballots) for count in spread.counts),
    )


def drawn(chart: Chart, document: WordDocument, number: int, room: int) -> BaseOxmlElement:
    """Put a chart into a document.

    Args:
        chart: The chart.
        document: The document.
        number: A number that no other drawing of the document has.
        room: How wide the chart may be, in twentieths of a point.

    Returns:
        The run that shows it.
    """
    part = Part(
        PackURI(f"/word/charts/report{number}.xml"), CONTENT_TYPE.DML_CHART, _xml(chart).encode(), document.part.package
    )
    shown = node("c:chart")
    shown.set(qn("r:id"), document.part.relate_to(part, RELATIONSHIP_TYPE.CHART))
    count = len(chart.names)
    wide, high = (room, count * _BAR + _AXIS) if chart.lying else (min(room, count * _COLUMN + 200), _COLUMNS_HIGH)
    inline = node(
        "wp:inline",
        node("wp:extent", cx=str(wide * _TWIP), cy=str(high * _TWIP)),
        node("wp:docPr", id=str(number), name=f"Chart {number}", descr=legible(chart.said)),
        node("wp:cNvGraphicFramePr"),
        node("a:graphic", node("a:graphicData", shown, uri=nsmap["c"])),
        distT="0",
        distB="0",
        distL="0",
        distR="0",
    )
    return node("w:r", node("w:drawing", inline))


def _xml(chart: Chart) -> str:
    """The chart as Word keeps it. The numbers stand in it themselves; there is no workbook behind it."""
    decimals = max((-int(own.as_tuple().exponent) for own in chart.values if own is not None), default=0)
    shown = f'0{"." if decimals > 0 else ""}{"0" * decimals}{f"{chr(34)}{chart.unit}{chr(34)}" if chart.unit else ""}'
    names = [(n, name) for n, name in enumerate(chart.names)]
    values = [(n, str(value)) for n, value in enumerate(chart.values) if value is not None]
    most = '<c:max val="100"/><c:min val="0"/>' if chart.lying else '<c:min val="0"/>'
    return f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<c:chartSpace xmlns:c="{nsmap['c']}" xmlns:a="{nsmap['a']}">
<c:roundedCorners val="0"/>
<c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>
<c:barChart><c:barDir val="{'bar' if chart.lying else 'col'}"/><c:grouping val="clustered"/><c:varyColors val="0"/>
<c:ser><c:idx val="0"/><c:order val="0"/><c:tx><c:v>{escape(legible(chart.title))}</c:v></c:tx>
<c:spPr><a:solidFill><a:schemeClr val="accent1"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/>
<c:dLbls><c:numFmt formatCode="{escape(shown, {'"': '&quot;'})}" sourceLinked="0"/><c:spPr><a:noFill/></c:spPr>{_words(900, bold=True)}
<c:dLblPos val="outEnd"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>
<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>
<c:cat><c:strRef><c:f>Sheet1!$A$2:$A${len(names) + 1}</c:f><c:strCache>{_points(names, len(names))}</c:strCache></c:strRef></c:cat>
<c:val><c:numRef><c:f>Sheet1!$B$2:$B${len(names) + 1}</c:f><c:numCache><c:formatCode>General</c:formatCode>{_points(values, len(names))}</c:numCache></c:numRef></c:val>
</c:ser><c:gapWidth val="{45 if chart.lying else 60}"/><c:axId val="1"/><c:axId val="2"/></c:barChart>
<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="{'maxMin' if chart.lying else 'minMax'}"/></c:scaling>
<c:delete val="0"/><c:axPos val="{'l' if chart.lying else 'b'}"/><c:numFmt formatCode="General" sourceLinked="0"/>
<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>
<c:spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="505A5F"/></a:solidFill></a:ln></c:spPr>{_words(900)}
<c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/></c:catAx>
<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/>{most}</c:scaling>
<c:delete val="{0 if chart.lying else 1}"/><c:axPos val="b"/>
{'<c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="D0D3D4"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>' if chart.lying else ''}
<c:numFmt formatCode="0{escape(f'"{chart.unit}"', {'"': '&quot;'}) if chart.unit else ''}" sourceLinked="0"/>
<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>
<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{_words(800)}
<c:crossAx val="1"/><c:crosses val="{'max' if chart.lying else 'autoZero'}"/><c:crossBetween val="between"/>{'<c:majorUnit val="20"/>' if chart.lying else ''}</c:valAx>
<c:spPr><a:noFill/></c:spPr></c:plotArea><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>
<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>
</c:chartSpace>"""


def _points(points: Sequence[tuple[int, str]], count: int) -> str:
    said = "".join(f'<c:pt idx="{n}"><c:v>{escape(legible(text))}</c:v></c:pt>' for n, text in points)
    return f'<c:ptCount val="{count}"/>{said}'


def _words(size: int, *, bold: bool = False) -> str:
    return (
        f'<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="{size}" b="{int(bold)}"><a:solidFill><a:schemeClr val="tx1"/>'
        '</a:solidFill><a:latin typeface="+mn-lt"/></a:defRPr></a:pPr><a:endParaRPr lang="en-GB"/></a:p></c:txPr>'
    )
