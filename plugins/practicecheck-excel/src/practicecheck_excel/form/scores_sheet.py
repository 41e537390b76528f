"""The sheet with the scores, worked out by the workbook while it is filled in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, final

import attrs
from openpyxl.worksheet.pagebreak import Break

from practicecheck.frameworks import Framework, Scale
from practicecheck.scoring import Method, ScoringKey, Totalling, worth_of
from practicecheck.values import Value
from practicecheck_excel.cells import column_letters
from practicecheck_excel.fields import Printed
from practicecheck_excel.form.counted import ANSWERED, MISSING, NOT_COUNTED, X, counted
from practicecheck_excel.form.cover import WORKING_COPY
from practicecheck_excel.form.layout import Layout
from practicecheck_excel.form.lists import Lists
from practicecheck_excel.form.reckoning import Reckoning
from practicecheck_excel.form.totals import Totals, number, scored_pages
from practicecheck_excel.sheet import grow, print_ready, protect, put, put_formula
from practicecheck_excel.style import (
    AMISS_FONT,
    BAND,
    BANNER,
    BODY,
    BOX,
    HEADING_FILL,
    NUMBERS,
    SIZE,
    STRONG,
    TITLE,
)

if TYPE_CHECKING:
    from openpyxl.styles import Font
    from openpyxl.worksheet.worksheet import Worksheet

SCORES = "Scores"
SCORES_TITLE = "Scores, worked out by this workbook"
NO_SCORES = "The scores are not worked out here. practicecheck score works them out once the form is read back."
NOT_SCORED = "The national questions have no scores."
APART = "The council's own questions, scored apart from the national ones and never added to them."
AMISS = (
    f"Answers that are no point of the scale, and are not counted. Look for {NOT_COUNTED} in the column "
    f"{Printed.COUNTS_AS.value}:"
)
IN_ALL, NATIONALLY = "In all", "nationally"
_WIDTHS = (46, 12, 12, 14, 12, 12, 14, 16)
SCORES_COLUMNS = len(_WIDTHS)
"""So many columns of the sheet are ours."""
_FIRST = 6
"""The row of the edition's headings. The rows above it say how scores are made."""
_LOCAL_TEXTS = 4
"""So many texts stand above the scores of an extension."""


@final
@attrs.frozen(kw_only=True, repr=False, eq=False)
class Board(Value):
    """The scores of one part of a form, in their place on the sheet.

    Attributes:
        reckoning: How the part is scored.
        top: The row with its first text.
        totals: The formulas; nothing if there are none.
    """

    reckoning: Reckoning
    top: int
    totals: Totals | None = None

    @property
    def heading(self) -> int:
        """The row of the headings."""
        return _FIRST if self.reckoning.extension is None else self.top + _LOCAL_TEXTS + 1


def boards_of(
    reckonings: Iterable[Reckoning], framework: Framework, layouts: Sequence[Layout], lists: Lists
) -> Iterator[Board]:
    """Put the scores of each part in their place, one beneath the other.

    Args:
        reckonings: How each part is scored.
        framework: What is asked.
        layouts: The pages.
        lists: Where the words go that an answer can be given in.
    """
    top = 1
    for own in reckonings:
        top = top if own.extension is None else max(top, _FIRST)
        board = Board(reckoning=own, top=top)
        if own.why is not None or own.key is None or own.scale is None:
            yield board
            top += _LOCAL_TEXTS + 1
            continue
        first = _first_point(board.heading, len(scored_pages(layouts, own.extension)))
        last = first + len(own.scale.points) - 1
        gives, turned = (f"'{SCORES}'!${column}${first}:${column}${last}" for column in "BC")
        totals = Totals(
            key=own.key,
            framework=framework,
            layouts=layouts,
            extension=own.extension,
            counted=counted(own.scale, framework.choices, lists),
            gives=gives,
            turned=turned,
            sums=SCORES,
            first=board.heading + 1,
        )
        yield attrs.evolve(board, totals=totals)
        top = last + 3


def _first_point(heading: int, sections: int) -> int:
    return heading + sections + 5


def write_scores(sheet: Worksheet, boards: Sequence[Board]) -> None:
    """Write the scores of each section and of the whole, and what each point gives.

    Args:
        sheet: The sheet.
        boards: The scores of the edition, and of each extension.
    """
    for n, width in enumerate(_WIDTHS, start=1):
        sheet.column_dimensions[column_letters(n)].width = width
    national = next((board for board in boards if board.reckoning.extension is None), None)
    texts = (NOT_SCORED,) if national is None else _said(national.reckoning)
    for row, text in enumerate((SCORES_TITLE, f"{WORKING_COPY}.", *texts), start=1):
        font = {1: TITLE, 2: BANNER}.get(row, STRONG if row == 3 else BODY)  # noqa: PLR2004
        _text(sheet, row, text, font, size=16 if row == 1 else SIZE)
    alone = national if len(boards) == 1 else None
    for board in boards:
        if board.reckoning.extension is not None:
            _text(sheet, board.top, f"Local: {board.reckoning.extension}", BAND, size=11)
            for row, text in enumerate((APART, *_said(board.reckoning)), start=board.top + 1):
                _text(sheet, row, text, BODY)
            sheet.row_breaks.append(Break(id=board.top - 1))
        if board.totals is not None:
            extension = board.reckoning.extension or NATIONALLY
            _board(sheet, board, board.totals, IN_ALL if board is alone else f"{IN_ALL}, {extension}")
    print_ready(sheet, mark=WORKING_COPY)
    protect(sheet)


def _said(reckoning: Reckoning) -> tuple[str, str]:
    key = reckoning.key
    if reckoning.why is not None or key is None:
        return NO_SCORES, reckoning.why or ""
    return (
        f"{key.title} ({key.id}). {key.summary}",
        f"As practicecheck score gives them. A missing answer is never a zero. {_laid_down(key)}",
    )


def _text(sheet: Worksheet, row: int, text: str, font: Font, *, size: int = SIZE) -> None:
    put(sheet, row, 1, text, font=font)
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(_WIDTHS))
    grow(sheet, row, [(text, sum(_WIDTHS))], size=size)


def _board(sheet: Worksheet, board: Board, totals: Totals, in_all: str) -> None:
    key, pages, top = totals.key, totals.scored, board.heading
    headline = "Mean" if key.method is Method.SCALE_MEAN else "Score in %"
    exact = ("Before rounding",) if key.totalling is Totalling.SECTIONS else ()
    for n, heading in enumerate(
        ("Section", "Points", "Possible", headline, "Answered", "X", "Not answered", *exact), start=1
    ):
        put(sheet, top, n, heading, font=STRONG, border=BOX).fill = HEADING_FILL
    decimals = key.rounding.decimals
    for row, layout in enumerate(pages, start=top + 1):
        put(sheet, row, 1, layout.page.title, border=BOX)
        for n, states in ((5, (ANSWERED,)), (6, (X,)), (7, (MISSING, NOT_COUNTED))):
            put_formula(sheet, row, n, f"={totals.count([layout], *states)}")
        _sums(sheet, row, totals, [layout])
        enough = totals.enough([layout], f"$E{row}", f"$G{row}")
        put_formula(sheet, row, 4, totals.headline([layout], enough), decimals=decimals)
        if exact:
            put_formula(sheet, row, 8, totals.exact([layout], enough))
        _boxed(sheet, row, 7 + len(exact))
        grow(sheet, row, [(layout.page.title, _WIDTHS[0])])
    row = top + len(pages) + 1
    first, last = top + 1, row - 1
    put(sheet, row, 1, in_all, font=STRONG, border=BOX)
    for n in (5, 6, 7):
        letters = column_letters(n)
        put_formula(sheet, row, n, f"=SUM(${letters}${first}:${letters}${last})")
    _sums(sheet, row, totals, pages)
    enough = totals.enough(pages, f"$E{row}", f"$G{row}")
    whole = totals.mean_of(f"$H${first}:$H${last}", enough) if exact else totals.headline(pages, enough)
    put_formula(sheet, row, 4, whole, decimals=decimals)
    _boxed(sheet, row, 7)
    amiss = totals.count(pages, NOT_COUNTED)
    put_formula(sheet, row + 1, 1, f'=IF({amiss}=0,"","{AMISS} "&({amiss}))').font = AMISS_FONT
    sheet.merge_cells(start_row=row + 1, end_row=row + 1, start_column=1, end_column=len(_WIDTHS))
    if board.reckoning.scale is not None:
        _points(sheet, _first_point(top, len(pages)), totals, board.reckoning.scale)


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
