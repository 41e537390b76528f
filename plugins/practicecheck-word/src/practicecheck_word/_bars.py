"""Bars in the cells of a table, each beneath its number: how ballots fell, seen and told in one place."""

from __future__ import annotations

from typing import Final

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement

_WIDE: Final = 190_000
_HIGHEST: Final = 430_000
"""How wide a bar is, and how high the highest, in the units of drawings: 36,000 to a millimetre."""


def bar(ballots: int, most: int, of: int, number: int) -> BaseOxmlElement:
    """A bar.

    Args:
        ballots: How many ballots it stands for.
        most: How many ballots the highest bar stands for.
        of: How many ballots there are.
        number: A number that no other drawing of the document has.

    Returns:
        The run that shows it, a shape in the house's colour.
    """
    size = f'cx="{_WIDE}" cy="{_HIGHEST * ballots // most}"'
    return parse_xml(f"""<w:r {nsdecls("w", "wp", "a")}
  xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
  xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>
<wp:inline distT="0" distB="0" distL="0" distR="0">
<wp:extent {size}/>
<wp:docPr id="{number}" name="Bar {number}" descr="Bar: {ballots} of {of}"/>
<wp:cNvGraphicFramePr/>
<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
<wps:wsp>
<wps:cNvSpPr/>
<wps:spPr>
<a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>
<a:solidFill><a:schemeClr val="accent1"/></a:solidFill><a:ln><a:noFill/></a:ln>
</wps:spPr>
<wps:bodyPr/>
</wps:wsp>
</a:graphicData></a:graphic>
</wp:inline>
</w:drawing></mc:Choice></mc:AlternateContent>
</w:r>""")
