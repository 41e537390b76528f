"""A form as an XLSForm workbook: the sheets survey, choices and settings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import IllegalCharacterError
from openpyxl.worksheet.worksheet import Worksheet

from practicecheck.errors import Code, DocumentError, Problem
from practicecheck_xlsform.package import packed
from practicecheck_xlsform.question import Asked, Option, Question, Survey

MOST_LETTERS = 32_767
"""A longer text does not fit into a cell, and would be cut without a word."""
JOINER = "\u2060"
"""It can't be seen, and keeps a dollar and a brace from being taken for the answer to another question."""

_SURVEY = (
    "type", "name", "label", "hint", "required", "relevant", "constraint", "constraint_message",
    "calculation", "default", "appearance",
)  # fmt: skip
_TYPES: Mapping[Asked, str] = MappingProxyType(
    {
        Asked.TEXT: "text",
        Asked.WORDS: "text",
        Asked.LINES: "text",
        Asked.NUMBER: "decimal",
        Asked.WHOLE: "integer",
        Asked.DATE: "date",
        Asked.ONE: "select_one",
        Asked.SEVERAL: "select_multiple",
        Asked.NOTE: "note",
        Asked.SAID: "calculate",
    }
)
_WIDTHS = {"label": 80, "hint": 50, "name": 44, "type": 44, "relevant": 60, "list_name": 44}
_WIDTH = 18


def workbook_of(survey: Survey) -> bytes:
    """Write a form.

    Args:
        survey: The form.

    Returns:
        The bytes of a workbook in which nothing is a formula.

    Raises:
        DocumentError: A text is longer than a cell, or holds a character that no workbook can hold.
    """
    lists = _lists(survey)
    book = Workbook()
    book.remove(book.worksheets[0])
    _sheet(book, "survey", _SURVEY, _rows(survey, lists))
    _sheet(
        book,
        "choices",
        ("list_name", "name", "label"),
        (
            {"list_name": name, "name": option.name, "label": inert(option.label) or option.name}
            for options, name in lists.items()
            for option in options
        ),
    )
    settings = {
        "form_title": inert(survey.title),
        "form_id": survey.form_id,
        "version": survey.version,
        "instance_name": survey.instance_name,
    }
    _sheet(book, "settings", tuple(settings), [settings])
    return packed(book)


def inert(text: str) -> str:
    """A text in which a survey tool finds no reference to another question. It reads the same.

    Args:
        text: Any text.
    """
    return text.replace("${", f"${JOINER}{{")


def _lists(survey: Survey) -> dict[tuple[Option, ...], str]:
    """The lists of what can be chosen, each once however often it is used, named after the first question."""
    lists: dict[tuple[Option, ...], str] = {}
    for _, question in survey.questions:
        if question.options and question.asked is not Asked.SAID:
            lists.setdefault(question.options, f"{question.name}-list")
    return lists


def _rows(survey: Survey, lists: Mapping[tuple[Option, ...], str]) -> Iterator[Mapping[str, str]]:
    for group in survey.groups:
        yield {
            "type": "begin_group",
            "name": group.name,
            "label": inert(group.label),
            "relevant": group.relevant,
        }
        for question in group.questions:
            yield _row(question, lists)
        yield {"type": "end_group", "name": group.name}


def _row(question: Question, lists: Mapping[tuple[Option, ...], str]) -> Mapping[str, str]:
    chosen = f" {lists[question.options]}" if question.options in lists else ""
    long = question.asked in {Asked.WORDS, Asked.LINES}
    calculated = question.asked is Asked.SAID
    return {
        "type": _TYPES[question.asked] + (chosen if question.asked in {Asked.ONE, Asked.SEVERAL} else ""),
        "name": question.name,
        "label": "" if calculated else inert(question.label).strip() or question.name,
        "hint": inert(question.hint),
        "required": "yes" if question.required else "",
        "relevant": question.relevant,
        "constraint": question.constraint,
        "constraint_message": inert(question.fault),
        "calculation": question.says if calculated else "",
        "default": "" if calculated else question.says,
        "appearance": "multiline" if long else question.appearance,
    }


def _sheet(book: Workbook, title: str, columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> None:
    sheet: Worksheet = book.create_sheet(title)
    for number, row in enumerate([dict(zip(columns, columns, strict=True)), *rows], start=1):
        for place, column in enumerate(columns, start=1):
            if text := row.get(column, ""):
                _put(sheet, number, place, text, column)
    for place, column in enumerate(columns, start=1):
        sheet.cell(1, place).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(place)].width = _WIDTHS.get(column, _WIDTH)
    sheet.freeze_panes = "A2"


def _put(sheet: Worksheet, row: int, column: int, text: str, heading: str) -> None:
    where = f'sheet "{sheet.title}", row {row}, column {heading}'
    if len(text) > MOST_LETTERS:
        raise DocumentError(
            [
                Problem(
                    code=Code.TOO_LARGE,
                    message=f"a text has {len(text):,} characters, and a cell holds {MOST_LETTERS:,}.",
                    remedy="Shorten it in the framework or in the assessment from which the form is made.",
                    where=where,
                )
            ]
        )
    try:
        cell = sheet.cell(row, column, text)
    except IllegalCharacterError:
        raise DocumentError(
            [
                Problem(
                    code=Code.CONTROL_CHARACTER,
                    message="a text holds a character that can't be shown.",
                    remedy="Delete it in the framework or in the assessment from which the form is made.",
                    where=where,
                )
            ]
        ) from None
    # openpyxl would take what begins with = for a formula.
    cell.data_type = "s"
