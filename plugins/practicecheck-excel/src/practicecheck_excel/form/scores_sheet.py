"""The sheet with the scores, worked out by the workbook while it is filled in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from practicecheck.frameworks import Framework, Scale
from practicecheck.scoring import Method, ScoringKey, Totalling, worth_of
from practicecheck_excel.cells import column_letters
from practicecheck_excel.fields import Printed
from practicecheck_excel.form.cover import WORKING_COPY
from practicecheck_excel.form.layout import Layout
from practicecheck_excel.form.totals import ANSWERED, MISSING, Totals, X, number
from practicecheck_excel.sheet import grow, print_ready, protect, put, put_formula
from practicecheck_excel.style import BANNER, BODY, BOX, HEADING_FILL, NUMBERS, STRONG, TITLE

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

SCORES = "Scores"
SCORES_TITLE = "Scores, worked out by this workbook"
NO_SCORES = "The scores are not worked out here. practicecheck score works them out once the form is read back."
_WIDTHS = (46, 12, 12, 14, 12, 12, 14, 16)
SCORES_COLUMNS = len(_WIDTHS)
"""So many columns of the sheet are ours."""
_FIRST = 6
"""The row of the headings. The rows above it say how scores are made."""


def totals_of(key: ScoringKey, framework: Framework, layouts: Sequence[Layout], scale: Scale) -> Totals:
    """The formulas of a form whose scores stand on this sheet.

    Args:
        key: The key.
        framework: What is asked.
        layouts: The pages.
        scale: The scale.
    """
    first = _first_point(sum(Printed.POINTS in layout.columns for layout in layouts))
    last = first + len(scale.points) - 1
    codes, gives, turned = (f"'{SCORES}'!${column}${first}:${column}${last}" for column in "ABC")
    return Totals(
        key=key,
        framework=framework,
        layouts=layouts,
        codes=codes,
        gives=gives,
        turned=turned,
        sums=SCORES,
        first=_FIRST + 1,
    )


def _first_point(sections: int) -> int:
    return _FIRST + sections + 5


def why_not(sheet: Worksheet, why: str) -> None:
    """Say why there are no scores.

    Args:
        sheet: The sheet.
        why: Why.
    """
    _heads(sheet, (SCORES_TITLE, f"{WORKING_COPY}.", NO_SCORES, why))


def _heads(sheet: Worksheet, texts: Sequence[str]) -> None:
    for n, width in enumerate(_WIDTHS, start=1):
        sheet.column_dimensions[column_letters(n)].width = width
    for row, text in enumerate(texts, start=1):
        put(sheet, row, 1, text, font={1: TITLE, 2: BANNER}.get(row, STRONG if row == 3 else BODY))  # noqa: PLR2004
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(_WIDTHS))
        grow(sheet, row, [(text, sum(_WIDTHS))], size=16 if row == 1 else 10)
    print_ready(sheet, mark=WORKING_COPY)
    protect(sheet)


def write_scores(sheet: Worksheet, totals: Totals, scale: Scale) -> None:
    """Write the scores of each section and of the whole, and what each point gives.

    Args:
        sheet: The sheet.
        totals: The formulas.
        scale: The scale.
    """
    key, pages = totals.key, totals.scored
    _heads(
        sheet,
        (
            SCORES_TITLE,
            f"{WORKING_COPY}.",
            f"{key.title} ({key.id}). {key.summary}",
            f"As practicecheck score gives them. A missing answer is never a zero. {_laid_down(key)}",
        ),
    )
    headline = "Mean" if key.method is Method.SCALE_MEAN else "Score in %"
    exact = ("Before rounding",) if key.totalling is Totalling.SECTIONS else ()
    for n, heading in enumerate(
        ("Section", "Points", "Possible", headline, "Answered", "X", "Not answered", *exact), start=1
    ):
        put(sheet, _FIRST, n, heading, font=STRONG, border=BOX).fill = HEADING_FILL
    decimals = key.rounding.decimals
    for row, layout in enumerate(pages, start=_FIRST + 1):
        put(sheet, row, 1, layout.page.title, border=BOX)
        for n, state in ((5, ANSWERED), (6, X), (7, MISSING)):
            put_formula(sheet, row, n, totals.count(layout, state))
        _sums(sheet, row, totals, [layout])
        enough = totals.enough([layout], f"$E{row}", f"$G{row}")
        put_formula(sheet, row, 4, totals.headline([layout], enough), decimals=decimals)
        if exact:
            put_formula(sheet, row, 8, totals.exact([layout], enough))
        _boxed(sheet, row, 7 + len(exact))
        grow(sheet, row, [(layout.page.title, _WIDTHS[0])])
    row = _FIRST + len(pages) + 1
    first, last = _FIRST + 1, row - 1
    put(sheet, row, 1, "In all", font=STRONG, border=BOX)
    for n in (5, 6, 7):
        letters = column_letters(n)
        put_formula(sheet, row, n, f"=SUM(${letters}${first}:${letters}${last})")
    _sums(sheet, row, totals, pages)
    enough = totals.enough(pages, f"$E{row}", f"$G{row}")
    whole = totals.mean_of(f"$H${first}:$H${last}", enough) if exact else totals.headline(pages, enough)
    put_formula(sheet, row, 4, whole, decimals=decimals)
    _boxed(sheet, row, 7)
    _points(sheet, _first_point(len(pages)), totals, scale)


def _laid_down(key: ScoringKey) -> str:
    return f"Laid down in: {key.source} ({key.wording.value})."


def _sums(sheet: Worksheet, row: int, totals: Totals, pages: Sequence[Layout]) -> None:
    put_formula(sheet, row, 2, totals.points(pages))
    put_formula(sheet, row, 3, totals.points(pages, Printed.POSSIBLE))


def _boxed(sheet: Worksheet, row: int, columns: int) -> None:
    for n in range(2, columns + 1):
        cell = sheet.cell(row, n)
        cell.border, cell.alignment = BOX, NUMBERS


def _points(sheet: Worksheet, first: int, totals: Totals, scale: Scale) -> None:
    worth = worth_of(totals.key)
    headings = ("Answer", "Gives", *(("Gives if reversed",) if totals.key.reversed_ else ()))
    for n, heading in enumerate(headings, start=1):
        put(sheet, first - 1, n, heading, font=STRONG, border=BOX).fill = HEADING_FILL
    put(sheet, first - 1, 4, "Meaning", font=STRONG, border=BOX).fill = HEADING_FILL
    sheet.merge_cells(start_row=first - 1, end_row=first - 1, start_column=4, end_column=len(_WIDTHS))
    for row, point in enumerate(scale.points, start=first):
        put(sheet, row, 1, str(point.code), border=BOX)
        put(sheet, row, 4, point.anchor, border=BOX)
        sheet.merge_cells(start_row=row, end_row=row, start_column=4, end_column=len(_WIDTHS))
        put_formula(sheet, row, 2, f"={number(worth.points[point.code])}").border = BOX
        if totals.key.reversed_:
            put_formula(sheet, row, 3, f"={number(worth.turned[point.code])}").border = BOX
