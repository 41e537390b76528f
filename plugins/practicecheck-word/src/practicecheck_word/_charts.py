"""A chart of Word's own: bars that print sharp, take the house's colours, and can be read in black and white.

It repeats the table above it, and says the same in its alternative text.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final, cast
from xml.sax.saxutils import escape

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.oxml.ns import nsmap, qn
from docx.oxml.xmlchemy import BaseOxmlElement

from practicecheck_word._node import legible, node

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.package import Package

    from practicecheck.exchange.reports import Table

_TWIP: Final = 635
"""So many units of a drawing make a twentieth of a point."""
_BAR: Final = 420
_TWO_LINES: Final = 520
"""How much height a bar takes, and one whose name may need two lines, in twentieths of a point."""
_LONG: Final = 40
"""A longer name may need two lines."""
_AROUND: Final = 900
"""What stands around the bars, in the same unit."""


def said(table: Table) -> str:
    """A chart in words, for whoever does not see it.

    Args:
        table: The table that it repeats.
    """
    bars = (
        f"{row[0]}: {'no bar' if value is None else f'{value}%'}"
        for row, value in zip(table.rows, table.bars, strict=True)
    )
    return f"Bar chart. {table.caption}. {'; '.join(bars)}. The table above has the same numbers."


def chart(table: Table, document: WordDocument, number: int, room: int) -> BaseOxmlElement:
    """Put a chart into a document.

    Args:
        table: A table whose rows can be drawn as bars.
        document: The document.
        number: A number that no other drawing of the document has.
        room: How wide the chart may be, in twentieths of a point.

    Returns:
        The run that shows it.
    """
    package = cast("Package", document.part.package)
    name = package.next_partname("/word/charts/report%d.xml")
    part = Part(name, CONTENT_TYPE.DML_CHART, _xml(table).encode(), package)
    shown = node("c:chart")
    shown.set(qn("r:id"), document.part.relate_to(part, RELATIONSHIP_TYPE.CHART))
    long = any(len(row[0]) > _LONG for row in table.rows)
    high = len(table.rows) * (_TWO_LINES if long else _BAR) + _AROUND
    inline = node(
        "wp:inline",
        node("wp:extent", cx=str(room * _TWIP), cy=str(high * _TWIP)),
        node("wp:docPr", id=str(number), name=f"Chart {number}", descr=legible(said(table))),
        node("wp:cNvGraphicFramePr"),
        node("a:graphic", node("a:graphicData", shown, uri=nsmap["c"])),
        distT="0",
        distB="0",
        distL="0",
        distR="0",
    )
    return node("w:r", node("w:drawing", inline))


def _xml(table: Table) -> str:
    """The chart as Word keeps it. The numbers stand in it themselves; there is no workbook behind it."""
    decimals = max((-int(own.as_tuple().exponent) for own in table.bars if own is not None), default=0)
    shown = f"0{'.' if decimals > 0 else ''}{'0' * decimals}"
    count = len(table.rows)
    names = _points(enumerate(row[0] for row in table.rows), count)
    values = _points(((n, str(own)) for n, own in enumerate(table.bars) if own is not None), count)
    title = escape(legible(table.caption))
    return f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<c:chartSpace xmlns:c="{nsmap["c"]}" xmlns:a="{nsmap["a"]}">
<c:roundedCorners val="0"/>
<c:chart>
<c:title>
<c:tx><c:rich><a:bodyPr/><a:p><a:pPr>{_letters(1000, "defRPr", bold=True)}</a:pPr>
<a:r>{_letters(1000, "rPr", bold=True)}<a:t>{title}</a:t></a:r></a:p></c:rich></c:tx>
<c:overlay val="0"/>
</c:title>
<c:autoTitleDeleted val="0"/>
<c:plotArea>
<c:layout/>
<c:barChart>
<c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>
<c:ser>
<c:idx val="0"/><c:order val="0"/><c:tx><c:v>{title}</c:v></c:tx>
<c:spPr><a:solidFill><a:schemeClr val="accent1"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/>
<c:dLbls>
<c:numFmt formatCode="{shown}&quot;%&quot;" sourceLinked="0"/>
<c:spPr><a:noFill/></c:spPr>{_words(900, bold=True)}
<c:dLblPos val="outEnd"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>
<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>
</c:dLbls>
<c:cat><c:strRef><c:f>Sheet1!$A$2:$A${count + 1}</c:f><c:strCache>{names}</c:strCache></c:strRef></c:cat>
<c:val><c:numRef><c:f>Sheet1!$B$2:$B${count + 1}</c:f>
<c:numCache><c:formatCode>General</c:formatCode>{values}</c:numCache></c:numRef></c:val>
</c:ser>
<c:gapWidth val="45"/><c:axId val="1"/><c:axId val="2"/>
</c:barChart>
<c:catAx>
<c:axId val="1"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/><c:axPos val="l"/>
<c:numFmt formatCode="General" sourceLinked="0"/>
<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>
<c:spPr>{_line(9525, "505A5F")}</c:spPr>{_words(900)}
<c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>
<c:tickLblSkip val="1"/>
</c:catAx>
<c:valAx>
<c:axId val="2"/><c:scaling><c:orientation val="minMax"/><c:max val="100"/><c:min val="0"/></c:scaling>
<c:delete val="0"/><c:axPos val="b"/>
<c:majorGridlines><c:spPr>{_line(6350, "D0D3D4")}</c:spPr></c:majorGridlines>
<c:numFmt formatCode="0&quot;%&quot;" sourceLinked="0"/>
<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>
<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{_words(800)}
<c:crossAx val="1"/><c:crosses val="max"/><c:crossBetween val="between"/><c:majorUnit val="20"/>
</c:valAx>
<c:spPr><a:noFill/></c:spPr>
</c:plotArea>
<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/>
</c:chart>
<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>
</c:chartSpace>"""


def _points(points: Iterable[tuple[int, str]], count: int) -> str:
    told = "".join(f'<c:pt idx="{n}"><c:v>{escape(legible(text))}</c:v></c:pt>' for n, text in points)
    return f'<c:ptCount val="{count}"/>{told}'


def _words(size: int, *, bold: bool = False) -> str:
    letters = _letters(size, "defRPr", bold=bold)
    return f'<c:txPr><a:bodyPr/><a:p><a:pPr>{letters}</a:pPr><a:endParaRPr lang="en-GB"/></a:p></c:txPr>'


def _letters(size: int, tag: str, *, bold: bool) -> str:
    return (
        f'<a:{tag} sz="{size}" b="{int(bold)}"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
        f'<a:latin typeface="+mn-lt"/></a:{tag}>'
    )


def _line(width: int, colour: str) -> str:
    return f'<a:ln w="{width}"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:ln>'
