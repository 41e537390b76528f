"""One page of a form on its sheet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from openpyxl.formatting.rule import Rule
from openpyxl.styles.differential import DifferentialStyle

from practicecheck_excel.cells import column_letters
from practicecheck_excel.fields import Field, Printed
from practicecheck_excel.form.choices import DropDowns
from practicecheck_excel.form.counted import NOT_COUNTED
from practicecheck_excel.form.cover import WORKING_COPY
from practicecheck_excel.form.layout import Layout, Line
from practicecheck_excel.form.lists import Lists
from practicecheck_excel.form.totals import Totals
from practicecheck_excel.sheet import grow, print_ready, protect, put, put_formula
from practicecheck_excel.style import (
    AMISS_FILL,
    AMISS_FONT,
    BAND,
    BANNER,
    BODY,
    BOX,
    CENTRED,
    HEADING_FILL,
    LINE,
    LOCKED_FILL,
    OPEN,
    SMALL,
    STRONG,
    TEXT_FORMAT,
    TITLE,
    WRAPPED,
)

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_WIDTHS: Mapping[Field | Printed, float] = {
    Printed.ITEM: 11,
    Printed.QUESTION: 38,
    Printed.GUIDANCE: 22,
    Field.ANSWER: 10,
    Field.UNIT: 11,
    Field.REASON: 18,
    Field.WORDS: 38,
    Field.WHAT: 20,
    Field.FROM: 11,
    Field.TO: 11,
    Field.SAYS: 28,
    Field.COMMENT: 26,
    Field.EVIDENCE: 20,
    Field.AGREED: 11,
    Field.FLAG: 9.5,
    Field.FLAG_WHY: 16,
    Field.PRIORITY: 9,
    Printed.POINTS: 7,
    Printed.POSSIBLE: 8.5,
    Printed.COUNTS_AS: 10,
}
_ON_COVER: Mapping[Field | Printed, float] = {
    Printed.ITEM: 22,
    Printed.QUESTION: 44,
    Printed.GUIDANCE: 44,
    Field.ANSWER: 52,
}
_LOCAL = {**_WIDTHS, Printed.ITEM: 24}
"""The ids of local questions begin with their namespace."""
COMES_TO = "What this section comes to: points, possible, and score"
_TEXTS = (Field.REASON, Field.WORDS, Field.WHAT, Field.SAYS, Field.COMMENT, Field.EVIDENCE, Field.FLAG_WHY)


def write_page(workbook: Workbook, layout: Layout, lists: Lists, totals: Totals | None) -> None:
    """Write a page.

    Args:
        workbook: The workbook.
        layout: The page with every row in its place.
        lists: Where long lists go.
        totals: The formulas, if it has any.
    """
    page = layout.page
    sheet = workbook.create_sheet(page.name)
    widths = _ON_COVER if page.section is None else _WIDTHS if page.extension is None else _LOCAL
    across = [widths[column] for column in layout.columns]
    for n, width in enumerate(across, start=1):
        sheet.column_dimensions[column_letters(n)].width = width
    _top(sheet, layout, across)
    for n, column in enumerate(layout.columns, start=1):
        put(sheet, layout.heading, n, column.value, font=STRONG, border=BOX).fill = HEADING_FILL
    grow(
        sheet,
        layout.heading,
        [(column.value, width * 0.9) for column, width in zip(layout.columns, across, strict=True)],
    )
    for row, text in layout.bands.items():
        put(sheet, row, 1, text, font=BAND)
        _across(sheet, row, len(across))
        grow(sheet, row, [(text, sum(across))], size=11)
    choices = DropDowns(lists, sheet)
    for line in layout.lines:
        _line(sheet, line, layout, widths, choices, totals)
    last = layout.end - 1
    if totals is not None and Printed.POINTS in layout.columns:
        _comes_to(sheet, layout, totals)
        _mark_amiss(sheet, layout)
        last = layout.end
    sheet.freeze_panes = (
        f"{column_letters(3)}{layout.heading + 1}" if page.section else f"A{layout.heading + 1}"
    )
    sheet.print_area = f"A1:{column_letters(len(across))}{last}"
    print_ready(sheet, mark=WORKING_COPY, heading=layout.heading)
    protect(sheet)


def _top(sheet: Worksheet, layout: Layout, across: list[float]) -> None:
    put(sheet, 1, 1, layout.page.title, font=TITLE)
    for row, text in enumerate(layout.page.lines, start=2):
        cover = layout.page.section is None
        font = BANNER if cover and row == 2 else STRONG if text == "How to fill it in" else BODY  # noqa: PLR2004
        put(sheet, row, 1, text, font=font)
    for row, text in enumerate((layout.page.title, *layout.page.lines), start=1):
        _across(sheet, row, len(across))
        grow(sheet, row, [(text, sum(across))], size=16 if row == 1 else 10)


def _across(sheet: Worksheet, row: int, columns: int) -> None:
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=columns)


def _comes_to(sheet: Worksheet, layout: Layout, totals: Totals) -> None:
    row, points = layout.end, layout.columns.index(Printed.POINTS) + 1
    put(sheet, row, 1, COMES_TO, font=STRONG)
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=points - 1)
    for n, formula in enumerate(totals.comes_to(layout), start=points):
        cell = put_formula(sheet, row, n, formula)
        cell.font, cell.border, cell.alignment = STRONG, BOX, CENTRED


def _mark_amiss(sheet: Worksheet, layout: Layout) -> None:
    """Colour answers that are no point of the scale, while they are typed."""
    first, last = layout.heading + 1, layout.end - 1
    answer, state = layout.letters(Field.ANSWER), layout.letters(Printed.COUNTS_AS)
    sheet.conditional_formatting.add(
        f"{answer}{first}:{answer}{last} {state}{first}:{state}{last}",
        Rule(
            type="expression",
            dxf=DifferentialStyle(font=AMISS_FONT, fill=AMISS_FILL),
            formula=[f'${state}{first}="{NOT_COUNTED}"'],
        ),
    )


def _line(
    sheet: Worksheet,
    line: Line,
    layout: Layout,
    widths: Mapping[Field | Printed, float],
    choices: DropDowns,
    totals: Totals | None,
) -> None:
    entry, row = line.entry, line.row
    formulas = totals.of_row(line, layout) if totals and line.first else {}
    texts: list[tuple[str, float]] = []
    for n, column in enumerate(layout.columns, start=1):
        if isinstance(column, Printed):
            text = _printed(line, column)
            if column in formulas:
                cell = put_formula(sheet, row, n, formulas[column])
                cell.border, cell.alignment = LINE, CENTRED
            else:
                put(
                    sheet,
                    row,
                    n,
                    text or None,
                    font=SMALL if column in (Printed.ITEM, Printed.GUIDANCE) else BODY,
                    border=LINE,
                )
            sheet.cell(row, n).fill = LOCKED_FILL
            texts.append((text, widths[column] * (1.2 if column is Printed.GUIDANCE else 1)))
            continue
        value = line.shown.get(column)
        cell = put(
            sheet,
            row,
            n,
            value,
            alignment=CENTRED if column is Field.ANSWER and layout.page.section else WRAPPED,
            border=BOX if column in line.offers else LINE,
        )
        if value is not None:
            texts.append((str(value), widths[column]))
        if column in line.offers and not entry.fixed:
            cell.protection = OPEN
            if value is None and column in _TEXTS:
                cell.number_format = TEXT_FORMAT
            if line.name.part is None:
                choices.offer(f"{column_letters(n)}{row}", column, entry)
        else:
            cell.fill = LOCKED_FILL
    least = 1 if layout.page.section is None or not line.first else 2
    grow(sheet, row, texts, least=least)


def _printed(line: Line, column: Printed) -> str:
    match column:
        case Printed.ITEM:
            return str(line.name)
        case Printed.QUESTION if line.first:
            return line.entry.question
        case Printed.QUESTION if line.name.part is not None:
            return f"(goes on from the row above: {line.name.part + 1})"
        case Printed.QUESTION:
            return f"{line.name.entry}."
        case Printed.GUIDANCE if line.first:
            return line.entry.guidance
        case _:
            return ""
