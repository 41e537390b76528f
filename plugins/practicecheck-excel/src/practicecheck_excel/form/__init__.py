"""The form: a workbook that a team fills in."""

from __future__ import annotations

from collections.abc import Mapping

from openpyxl import Workbook

from practicecheck.exchange import FormContent, Plain, document_tree
from practicecheck_excel.cells import column_letters
from practicecheck_excel.form.cover import WORKING_COPY, keeps_ballots
from practicecheck_excel.form.layout import held_by, layout_of
from practicecheck_excel.form.lists import Lists
from practicecheck_excel.form.page_sheet import write_page
from practicecheck_excel.form.pages import pages_of, scale_of
from practicecheck_excel.form.reckoning import reckonings_of
from practicecheck_excel.form.scores_sheet import SCORES, boards_of, write_scores
from practicecheck_excel.kept import KEPT_HINT, KEPT_TITLE, pieces_of
from practicecheck_excel.package import packed
from practicecheck_excel.sheet import print_ready, protect, put
from practicecheck_excel.style import STRONG, TITLE, UNWRAPPED

__all__ = ["form_workbook"]


def form_workbook(content: FormContent) -> bytes:
    """Make a form.

    Args:
        content: What is asked, what has been answered already, and the key that scores it.

    Returns:
        An ``.xlsx`` file. What has no cell in it, such as ballots, is kept on a sheet of its own.
    """
    framework = content.framework
    tree = document_tree(content.assessment)
    scale = scale_of(framework, tree)
    if scale is not None and len(framework.scales) > 1:
        tree["choices"] = {**held_by(tree, ("choices",)), "scale": scale.id}
    tree.setdefault("digest", framework.digest)
    reckonings = tuple(reckonings_of(content, scale))
    live = {own.extension for own in reckonings if own.why is None}
    layouts = [
        layout_of(page, tree, totals=page.scored and page.extension in live)
        for page in pages_of(framework, tree)
    ]
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    workbook.properties.title = f"{framework.title} ({framework.edition})"
    workbook.properties.creator = "practicecheck"
    workbook.properties.language = "en-GB"
    lists = Lists(workbook)
    boards = tuple(boards_of(reckonings, framework, layouts, lists))
    totals = {board.reckoning.extension: board.totals for board in boards}
    for layout in layouts:
        write_page(workbook, layout, lists, totals.get(layout.page.extension))
    if boards:
        write_scores(workbook.create_sheet(SCORES), boards)
    _keep(workbook, tree)
    lists.close()
    return packed(workbook)


def _keep(workbook: Workbook, tree: Mapping[str, Plain]) -> None:
    sheet = workbook.create_sheet("Kept")
    sheet.column_dimensions[column_letters(1)].width = 120
    put(sheet, 1, 1, KEPT_TITLE, font=TITLE)
    put(sheet, 2, 1, KEPT_HINT, font=STRONG)
    for row, piece in enumerate(pieces_of(tree), start=4):
        put(sheet, row, 1, piece, alignment=UNWRAPPED)
    sheet.print_area = "A1:A2"
    print_ready(sheet, mark=WORKING_COPY)
    protect(sheet)
    if not keeps_ballots(tree):
        # Nobody needs it on paper, and what is hidden is not printed. Where it holds what single raters gave,
        # it stays in sight, so that it can be deleted.
        sheet.sheet_state = "hidden"
