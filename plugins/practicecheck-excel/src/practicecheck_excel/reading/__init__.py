"""The reader of filled-in workbooks: it takes back what people really send."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import attrs

from practicecheck.assessments import Assessment
from practicecheck.errors import Code, DocumentError, Problem, Severity, near
from practicecheck.exchange import Imported, ImportedFile, document_tree, json_text, read_any, source_of
from practicecheck.frameworks import Framework
from practicecheck_excel.cells import Cell
from practicecheck_excel.fields import Field, Printed
from practicecheck_excel.form.cover import BALLOTS_KEPT, EXTENSIONS_ROW, FRAMEWORK_ROW
from practicecheck_excel.form.entry import Entry
from practicecheck_excel.form.lists import LISTS_TITLE
from practicecheck_excel.form.page_sheet import COMES_TO
from practicecheck_excel.form.pages import pages_of
from practicecheck_excel.form.scores_sheet import SCORES_COLUMNS, SCORES_TITLE
from practicecheck_excel.kept import KEPT_TITLE, is_piece, put_together
from practicecheck_excel.names import RowName, row_name
from practicecheck_excel.reading.document import assemble
from practicecheck_excel.reading.extensions import asks, entries_kept, extensions_kept, laid_over
from practicecheck_excel.reading.gathering import Gathering
from practicecheck_excel.reading.package import Package, refusal
from practicecheck_excel.reading.remarks import remarks_on
from practicecheck_excel.reading.sheet_part import read_sheet
from practicecheck_excel.reading.workbook import Sheet, open_book

__all__ = ["read_workbook"]

_ROOM = "room/"
_FOR_PROGRAMS = (KEPT_TITLE, SCORES_TITLE, LISTS_TITLE)
"""How sheets begin on which nobody has anything to fill in."""
_OF_KEPT = (0, 1)
"""The rows with the title and the hint, from the title on."""


def read_workbook(file: ImportedFile, frameworks: Mapping[str, Framework]) -> Iterable[Imported]:
    """Read a filled-in form.

    Args:
        file: The file.
        frameworks: The frameworks by id.

    Returns:
        The one document in it, with the cell of each value, and what was written that belongs to no question.

    Raises:
        DocumentError: It is no workbook, is not safe to open, or holds no form.
    """
    package = Package(file.name, file.data)
    book, parts, problems = open_book(package)
    sheets = [read_sheet(book, part) for part in parts]
    told = [*problems, *(problem for part in parts for problem in remarks_on(package, part))]
    told += [problem for sheet in sheets for problem in sheet.problems]
    edition = _framework(file, sheets, frameworks).national
    kept, doubts = _kept(sheets, edition)
    told += doubts
    names = extensions_kept(_said(sheets, EXTENSIONS_ROW), kept)
    framework, missing = laid_over(edition, names, frameworks)
    unread = {entry.name: entry for entry in entries_kept(sheets, missing)}
    gathering, entries = _asked(framework, {**kept, "extensions": names}, sheets, unread, missing=bool(missing))
    for sheet in sheets:
        title = _title(sheet)
        if title is None or title.text.strip() not in _FOR_PROGRAMS:
            gathering.add(sheet, lambda text: _named(text, gathering), unknown=asks(sheet, unread))
            continue
        for cell in sheet.cells.values():
            if _written_beside(cell, title):
                gathering.stray(cell)
    gathered = gathering.result
    if not gathered.rows:
        raise refusal(
            file.name,
            Code.NO_KIND,
            "no sheet of it has a heading Answer over rows that this framework asks.",
            f"Fill in the form that practicecheck makes: practicecheck form {framework.id} -o form.xlsx",
        )
    imported = assemble(kept, entries, gathered)
    tree = dict(imported.tree)
    tree.setdefault("framework", framework.id)
    return [attrs.evolve(imported, tree=tree, problems=(*told, *imported.problems))]


def _named(text: str, gathering: Gathering) -> RowName | None:
    name = row_name(text)
    return None if name is None else gathering.known(name)


def _framework(file: ImportedFile, sheets: Sequence[Sheet], frameworks: Mapping[str, Framework]) -> Framework:
    said = _said(sheets, FRAMEWORK_ROW)
    name = said.text.strip() if said else str((_pieces_in(sheets) or {}).get("framework", ""))
    if not name and file.framework is None:
        raise refusal(
            file.name,
            Code.NO_KIND,
            "it does not say which framework it answers: its cover is missing, or it is another workbook.",
            "Name it: practicecheck import FILE --framework how-are-we-doing@2016",
        )
    if file.framework is not None and name in ("", file.framework.id):
        return file.framework
    try:
        return frameworks[name]
    except KeyError:
        raise DocumentError(
            [
                Problem(
                    code=Code.UNKNOWN_FRAMEWORK,
                    message=f'no framework is called "{name[:60]}".',
                    remedy=near(name, frameworks) or f"There are: {', '.join(sorted(frameworks))}.",
                    file=file.name,
                    where=said.place if said else None,
                )
            ]
        ) from None


def _said(sheets: Sequence[Sheet], name: str) -> Cell | None:
    return next((found for sheet in sheets if (found := _beside(sheet, name))), None)


def _beside(sheet: Sheet, name: str) -> Cell | None:
    """What stands as the answer in a row that has a name: the last cell of the row, as the cover has it."""
    for (row, column), cell in sheet.cells.items():
        if cell.text.strip().casefold() == name:
            right = [own for (r, c), own in sheet.cells.items() if r == row and c > column]
            at = [own for own in right if "@" in own.text]
            return max(at or right, key=lambda own: own.column, default=None)
    return None


def _kept(sheets: Sequence[Sheet], framework: Framework) -> tuple[dict[str, Any], list[Problem]]:
    own = [sheet for sheet in sheets if _is_kept(sheet)]
    if not own:
        return {}, [] if _said(sheets, FRAMEWORK_ROW) is None else [_kept_is_gone(sheets)]
    tree = _pieces_in(own)
    document: object = None
    if tree is not None:
        try:
            document, _ = read_any(source_of(json_text(tree), "kept.json"), {framework.id: framework})
        except DocumentError:
            document = None
    if not isinstance(document, Assessment):
        return {}, [
            Problem(
                code=Code.UNREADABLE,
                message="what was kept when the form was made can't be read any more; only what the other "
                "sheets show is taken, without ballots.",
                remedy="If there were ballots, take them from the document that the form was made from.",
                severity=Severity.WARNING,
                where=f'sheet "{own[0].name}"',
            )
        ]
    return dict(document_tree(document)), []


def _pieces_in(sheets: Iterable[Sheet]) -> dict[str, Any] | None:
    return put_together(cell.text for sheet in sheets if _is_kept(sheet) for cell in sheet.cells.values())


def _kept_is_gone(sheets: Iterable[Sheet]) -> Problem:
    ballots = any(cell.text == BALLOTS_KEPT for sheet in sheets for cell in sheet.cells.values())
    return Problem(
        code=Code.UNREADABLE,
        message=f"the sheet Kept is gone{', and what single raters gave with it' if ballots else ''}; "
        "only what the other sheets show is taken.",
        remedy="If it is needed, take it from the document that the form was made from.",
        severity=Severity.WARNING if ballots else Severity.NOTE,
    )


def _asked(
    framework: Framework,
    kept: Mapping[str, Any],
    sheets: Sequence[Sheet],
    unread: Mapping[str, Entry],
    *,
    missing: bool,
) -> tuple[Gathering, dict[str, Entry]]:
    """Everything that can be asked, whichever alternatives were chosen, and all that is printed beside it."""
    tree: dict[str, Any] = {key: kept[key] for key in ("perspectives", "room", "extensions") if key in kept}
    scale = (kept.get("choices") or {}).get("scale")
    if "framework" not in kept:
        cell = _said(sheets, "choices/scale")
        scale = cell.text.strip() if cell is not None else None
        if scale not in [own.id for own in framework.scales]:
            scale = None
    if scale is not None:
        tree["choices"] = {"scale": scale}
    tree["room"] = dict.fromkeys([*_in_room(sheets), *(tree.get("room") or {})])
    pages = (*pages_of(framework, tree), *pages_of(framework, kept))
    entries = {entry.name: entry for page in reversed(pages) for entry in page.entries}
    ordered = {entry.name: entries[entry.name] for page in pages for entry in page.entries}
    ordered |= unread
    printed = {text for page in pages for text in page.printed}
    columns = {column.value for column in (*Field, *Printed)}
    texts = {*printed, *columns, BALLOTS_KEPT, COMES_TO}
    questions = {entry.question for entry in entries.values() if entry.item is not None}
    return Gathering(ordered, texts, questions, guided=missing), ordered


def _in_room(sheets: Sequence[Sheet]) -> Iterable[str]:
    for sheet in sheets:
        for cell in sheet.cells.values():
            text = " ".join(cell.text.split())
            if text.startswith(_ROOM) and len(text) > len(_ROOM):
                yield text[len(_ROOM) :]


def _title(sheet: Sheet) -> Cell | None:
    """The first cell, wherever rows and columns were put in before it."""
    return sheet.cells[min(sheet.cells)] if sheet.cells else None


def _is_kept(sheet: Sheet) -> bool:
    title = _title(sheet)
    return title is not None and title.text.strip() == KEPT_TITLE


def _written_beside(cell: Cell, title: Cell) -> bool:
    """Whether somebody wrote on a sheet on which there is nothing to fill in, beside what stands there."""
    row, column = cell.row - title.row, cell.column - title.column
    if title.text.strip() == KEPT_TITLE:
        return column != 0 or not (row in _OF_KEPT or is_piece(cell.text))
    return title.text.strip() == SCORES_TITLE and not 0 <= column < SCORES_COLUMNS
