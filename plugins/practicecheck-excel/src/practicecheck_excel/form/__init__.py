"""The form: a workbook that a team fills in."""

from __future__ import annotations

from collections.abc import Mapping

from openpyxl import Workbook

from practicecheck.exchange import FormContent, Plain, document_tree
from practicecheck_excel.cells import column_letters
from practicecheck_excel.form.choices import LISTS
from practicecheck_excel.form.cover import WORKING_COPY
from practicecheck_excel.form.layout import held_by, layout_of
from practicecheck_excel.form.page_sheet import write_page
from practicecheck_excel.form.pages import pages_of, scale_of
from practicecheck_excel.form.scores_sheet import SCORES, totals_of, why_not, write_scores
from practicecheck_excel.form.totals import why_no_formulas
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
    framework, key = content.framework, content.key
    tree = document_tree(content.assessment)
    scale = scale_of(framework, tree)
    if scale is not None and len(framework.scales) > 1:
        tree["choices"] = {**held_by(tree, ("choices",)), "scale": scale.id}
    tree.setdefault("digest", framework.digest)
    why_none = None if key is None else why_no_formulas(key)
    live = key is not None and why_none is None and scale is not None and scale.id == key.scale
    layouts = [
        layout_of(
            page,
            tree,
            totals=live and any(entry.item is not None and entry.item.scored for entry in page.entries),
        )
        for page in pages_of(framework, tree)
    ]
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    workbook.properties.title = f"{framework.title} ({framework.edition})"
    workbook.properties.creator = "practicecheck"
    workbook.properties.language = "en-GB"
    totals = totals_of(key, framework, layouts, scale) if live and key and scale else None
    for layout in layouts:
        write_page(workbook, layout, totals)
    if key is not None:
        scores = workbook.create_sheet(SCORES)
        if totals is not None and scale is not None:
            write_scores(scores, totals, scale)
        else:
            why_not(scores, why_none or f"The key {key.id} is for another scale than the answers are on.")
    _keep(workbook, tree)
    if LISTS in workbook.sheetnames:
        workbook.move_sheet(LISTS, offset=len(workbook.sheetnames))
        protect(workbook[LISTS])
    return packed(workbook)


def _keep(workbook: Workbook, tree: Mapping[str, Plain]) -> None:
    sheet = workbook.create_sheet("Kept")
    sheet.column_dimensions[column_letters(1)].width = 120
    put(sheet, 1, 1, KEPT_TITLE, font=TITLE)
    put(sheet, 2, 1, KEPT_HINT, font=STRONG)
    for row, piece in enumerate(pieces_of(tree), start=4):
        put(sheet, row, 1, piece, alignment=UNWRAPPED)
    # Nobody needs this on paper; whoever prints the whole workbook gets one line of it.
    sheet.print_area = "A1:A2"
    print_ready(sheet, mark=WORKING_COPY)
    protect(sheet)
