"""Drop-downs and what else is checked while somebody types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.worksheet.datavalidation import DataValidation

from practicecheck_excel.fields import Field
from practicecheck_excel.form.entry import Entry
from practicecheck_excel.form.lists import Lists
from practicecheck_excel.form.section_page import AGREED_WORDS, MARK_WORDS, PRIORITY_WORDS

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_LONGEST_LIST = 250
_FIXED = {Field.FLAG: MARK_WORDS, Field.AGREED: AGREED_WORDS, Field.PRIORITY: PRIORITY_WORDS}
_DAYS = (Field.FROM, Field.TO)


class DropDowns:
    """The drop-downs of one sheet; cells that offer the same share one.

    Args:
        lists: Where lists go that are too long to stand in the cells themselves.
        sheet: The sheet.
    """

    def __init__(self, lists: Lists, sheet: Worksheet) -> None:
        self._lists = lists
        self._sheet = sheet
        self._made: dict[tuple[str, ...], DataValidation] = {}

    def offer(self, cell: str, field: Field, entry: Entry) -> None:
        """Say what a cell takes.

        Args:
            cell: The cell, such as ``D7``.
            field: Its column.
            entry: What is asked there.
        """
        if field in _FIXED:
            self._add(cell, _FIXED[field], "Choose one of the words in the list, or leave the cell empty.")
        elif field is Field.UNIT and entry.units:
            self._add(cell, entry.units, "Choose the unit or the period from the list.")
        elif field in _DAYS or entry.name in ("capture/from", "capture/to"):
            self._check(cell, "date", "Write a day: year, month and day, such as 2026-04-01.")
        elif field is Field.ANSWER and entry.numeric:
            self._number(cell, entry)
        elif field is Field.ANSWER and entry.options:
            self._add(cell, entry.options, f"Choose one of: {', '.join(entry.options)}.")

    def _add(self, cell: str, options: tuple[str, ...], hint: str) -> None:
        if options not in self._made:
            self._made[options] = self._new(
                DataValidation(type="list", formula1=self._list(options), allow_blank=True), hint
            )
        self._made[options].add(cell)

    def _list(self, options: tuple[str, ...]) -> str:
        written = ",".join(options)
        plain = not any(sign in option for option in options for sign in ',"') and len(written) <= _LONGEST_LIST
        # No list may begin or end with a space, either: programs take them off.
        if plain and all(option == option.strip() for option in options):
            return f'"{written}"'
        return self._lists.place([(option,) for option in options])

    def _number(self, cell: str, entry: Entry) -> None:
        words = "".join(f',LOWER(TRIM({cell}))="{option.lower()}"' for option in entry.options)
        formula = f"IF(ISNUMBER({cell}),{cell}>=0,OR(FALSE{words}))"
        other = f", or one of: {', '.join(entry.options)}" if entry.options else ""
        self._new(
            DataValidation(type="custom", formula1=formula, allow_blank=True),
            f"Write a number that is not below zero{other}. Words go into the columns beside it.",
        ).add(cell)

    def _check(self, cell: str, kind: str, hint: str) -> None:
        if (kind,) not in self._made:
            self._made[kind,] = self._new(
                DataValidation(type="date", operator="greaterThan", formula1="367", allow_blank=True), hint
            )
        self._made[kind,].add(cell)

    def _new(self, validation: DataValidation, hint: str) -> DataValidation:
        validation.showErrorMessage = True
        validation.errorTitle = "This does not fit here"
        validation.error = hint if len(hint) <= _LONGEST_LIST else f"{hint[: _LONGEST_LIST - 3]}..."
        self._sheet.add_data_validation(validation)
        return validation
