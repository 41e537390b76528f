"""What people wrote beside the cells: notes, comments and text boxes. It is told, and not taken over."""

from __future__ import annotations

from collections.abc import Iterator

from practicecheck.errors import Code, Problem, Severity, shortened
from practicecheck_excel.reading.limits import MOST_TOLD
from practicecheck_excel.reading.package import Package, local
from practicecheck_excel.reading.workbook import SheetPart


def remarks_on(package: Package, sheet: SheetPart) -> Iterator[Problem]:
    """Tell what is attached to a sheet.

    Args:
        package: The file.
        sheet: The sheet.
    """
    for kind, part in package.related(sheet.part).values():
        if part not in package.parts:
            continue
        if kind == "comments":
            yield from _notes(package, part, sheet.name)
        elif kind == "drawing":
            text = " ".join(
                element.text
                for event, element in package.elements(part)
                if event == "end" and local(element) == "t" and element.text
            )
            if text.strip():
                yield _told(f'sheet "{sheet.name}"', "a drawing", text)


def _notes(package: Package, part: str, sheet: str) -> Iterator[Problem]:
    told = 0
    for event, element in package.elements(part):
        if event == "end" and local(element) == "comment" and told < MOST_TOLD:
            told += 1
            text = "".join(below.text or "" for below in element.iter() if local(below) == "t")
            if text.strip():
                yield _told(f'sheet "{sheet}", cell {element.get("ref", "")[:10]}', "a note on this cell", text)


def _told(where: str, what: str, text: str) -> Problem:
    return Problem(
        code=Code.UNKNOWN_KEY,
        message=f'{what} says "{shortened(" ".join(text.split()))}", and is not taken over.',
        remedy="If it is part of the answer, write it into one of the form's columns.",
        severity=Severity.WARNING,
        where=where,
    )
