"""The error that says why a survey's file can't be read."""

from __future__ import annotations

from practicecheck.errors import Code, DocumentError, Problem

SAVE_AS = "Export it again as CSV in UTF-8, or as a workbook (.xlsx)."


def unreadable(
    file: str, message: str, remedy: str = SAVE_AS, *, line: int | None = None, where: str | None = None
) -> DocumentError:
    """Make the error.

    Args:
        file: The file's name.
        message: What was found.
        remedy: What to do.
        line: The row in which it was found, as a spreadsheet counts it.
        where: The place in a file that has no rows.
    """
    return DocumentError(
        [Problem(code=Code.SURVEY_FILE, message=message, remedy=remedy, file=file, line=line, where=where)]
    )
