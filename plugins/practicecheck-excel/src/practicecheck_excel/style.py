"""How our workbooks look: fonts, fills, borders; readable in black and white."""

from __future__ import annotations

from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

FONT = "Calibri"
SIZE = 10
BODY = Font(name=FONT, size=SIZE)
SMALL = Font(name=FONT, size=8, color="444444")
STRONG = Font(name=FONT, size=SIZE, bold=True)
TITLE = Font(name=FONT, size=16, bold=True)
BANNER = Font(name=FONT, size=SIZE, bold=True, italic=True)
AMISS_FONT = Font(name=FONT, size=SIZE, bold=True, color="9C0006")
BAND = Font(name=FONT, size=11, bold=True)

WRAPPED = Alignment(wrap_text=True, vertical="top")
UNWRAPPED = Alignment(wrap_text=False, vertical="top")
CENTRED = Alignment(wrap_text=True, vertical="top", horizontal="center")
NUMBERS = Alignment(wrap_text=True, vertical="top", horizontal="right")

HEADING_FILL = PatternFill("solid", start_color="D9D9D9")
AMISS_FILL = PatternFill("solid", start_color="FFC7CE", end_color="FFC7CE")
LOCKED_FILL = PatternFill("solid", start_color="F2F2F2")
_THIN = Side(style="thin", color="808080")
_HAIR = Side(style="hair", color="808080")
BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
LINE = Border(left=_HAIR, right=_HAIR, top=_HAIR, bottom=_HAIR)
OPEN = Protection(locked=False)
TEXT_FORMAT = "@"
DAY_FORMAT = "yyyy-mm-dd"
