"""The finished file: the same bytes for the same content, and words for whoever can't see the charts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from openpyxl import Workbook

_TIMES = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:\2>)")
_CHART = re.compile(r'<xdr:cNvPr id="\d+" name="Chart \d+"|<cNvPr id="\d+" name="Chart \d+"')
_LABELS = re.compile(rb'formatCode="0;;;"')
_DRAWING = re.compile(r"xl/drawings/drawing(\d+)\.xml")


def packed(workbook: Workbook, described: Sequence[Sequence[str]] = ()) -> bytes:
    """Write a workbook.

    Args:
        workbook: The workbook.
        described: What its charts show, in words, for each sheet that has charts.

    Returns:
        The file's bytes. No clock is in them, so that they can be compared.
    """
    raw = BytesIO()
    workbook.save(raw)
    made = BytesIO()
    with ZipFile(raw) as given, ZipFile(made, "w", ZIP_DEFLATED) as packing:
        for name in given.namelist():
            data = given.read(name)
            if name == "docProps/core.xml":
                data = _TIMES.sub(rb"\g<1>2000-01-01T00:00:00Z\g<3>", data)
            elif drawing := _DRAWING.fullmatch(name):
                data = _with_words(data.decode(), described[int(drawing[1]) - 1]).encode()
            elif name.startswith("xl/charts/"):
                # Without it the labels take the format of the cells.
                data = _LABELS.sub(rb'\g<0> sourceLinked="0"', data)
            member = ZipInfo(name, date_time=(2000, 1, 1, 0, 0, 0))
            member.compress_type = ZIP_DEFLATED
            packing.writestr(member, data)
    return made.getvalue()


def _with_words(drawing: str, texts: Sequence[str]) -> str:
    words = iter(texts)
    return _CHART.sub(lambda found: f'{found.group()} descr="{escape(next(words))}"', drawing)
