"""The finished file: the same bytes for the same form."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from openpyxl import Workbook

_TIMES: Final = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:\2>)")
_THEN: Final = (2000, 1, 1, 0, 0, 0)


def packed(book: Workbook) -> bytes:
    """Write a workbook.

    Args:
        book: The workbook.

    Returns:
        The file's bytes. No clock is in them, so that two forms can be compared.
    """
    raw, made = BytesIO(), BytesIO()
    book.save(raw)
    with ZipFile(raw) as given, ZipFile(made, "w", ZIP_DEFLATED) as packing:
        for name in given.namelist():
            data = given.read(name)
            if name == "docProps/core.xml":
                data = _TIMES.sub(rb"\g<1>2000-01-01T00:00:00Z\g<3>", data)
            member = ZipInfo(name, date_time=_THEN)
            member.compress_type = ZIP_DEFLATED
            packing.writestr(member, data)
    return made.getvalue()
