"""What was written for each thing that is asked, and what was written anywhere else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import final

import attrs

from practicecheck.errors import Code, Problem, Severity, near, shortened
from practicecheck.values import Value
from practicecheck_excel.cells import Cell, plain_lines, same
from practicecheck_excel.facet import Spot
from practicecheck_excel.fields import Field, Printed
from practicecheck_excel.form.counted import ANSWERED, MISSING, NOT_ASKED, NOT_COUNTED, X
from practicecheck_excel.form.totals import NO_SCORE
from practicecheck_excel.names import RowName
from practicecheck_excel.reading.limits import MOST_TOLD
from practicecheck_excel.reading.tables import Table, tables_of
from practicecheck_excel.reading.workbook import Merge, Sheet

_NUMBERED = re.compile(r"\d{1,4}\.|\(goes on from the row above: \d{1,4}\)")
_WORKED_OUT = (ANSWERED, MISSING, NO_SCORE, NOT_ASKED, NOT_COUNTED, X)


@final
@attrs.frozen(kw_only=True, repr=False, eq=False)
class Gathered(Value):
    """What a workbook holds.

    Attributes:
        cells: What was written, by what is asked, the place in a list and the column.
        offered: Every cell that was there to be written in, blank or not.
        rows: Where each row with a question stands.
        problems: What can't be told apart, and what belongs to no question.
    """

    cells: Mapping[str, Mapping[Spot, Cell]]
    offered: Mapping[str, frozenset[Field]]
    rows: Mapping[str, str]
    problems: tuple[Problem, ...]


@final
class Gathering:
    """Goes through sheets and puts cells to what they answer.

    Args:
        known: Everything that can be asked, by its name.
        printed: Every text that a form has on it before it is filled in.
        questions: Those of them that are questions.
        guided: Whether guidance may go on with what an extension says that is not at hand.
    """

    def __init__(
        self, known: Iterable[str], printed: Iterable[str], questions: Iterable[str], *, guided: bool = False
    ) -> None:
        self._known = {_loose(name): name for name in known}
        self._printed = {plain_lines(text) for text in printed}
        self._questions = {plain_lines(text) for text in questions}
        self._guided = guided
        self._cells: dict[str, dict[tuple[int | None, int | None, Field], Cell]] = {}
        self._offered: dict[str, set[Field]] = {}
        self._rows: dict[str, str] = {}
        self._problems: list[Problem] = []
        self._strays: list[Problem] = []
        self._used: set[tuple[str, int, int]] = set()

    def add(self, sheet: Sheet, named: Callable[[str], RowName | None], *, unknown: bool = False) -> None:
        """Go through a sheet.

        Args:
            sheet: The sheet.
            named: Reads a row's name.
            unknown: Whether nobody here knows what was printed on it.
        """
        used: set[tuple[int, int]] = set()
        tables = tuple(tables_of(sheet, named))
        if not tables and self._asks(sheet):
            self._problems += [_no_table(cell) for cell in self._adrift(sheet, named)[:1]]
            return
        for table in tables:
            for column in table.columns:
                used.add((table.heading, column))
            self._table(table, named, used)
        for place, cell in sheet.cells.items():
            if place not in used and not unknown and not self._ours(cell):
                self.stray(cell)

    def _asks(self, sheet: Sheet) -> bool:
        return any(plain_lines(cell.text) in self._questions for cell in sheet.cells.values())

    def _adrift(self, sheet: Sheet, named: Callable[[str], RowName | None]) -> list[Cell]:
        """What was written on a page of the form of which the headings or the ids are gone."""
        cells = [sheet.cells[place] for place in sorted(sheet.cells)]
        others = [cell for cell in cells if not (self._ours(cell) or named(cell.text))]
        return [cell for cell in others if not _NUMBERED.fullmatch(cell.text)]

    def stray(self, cell: Cell) -> None:
        """Tell a cell that belongs to no question.

        Args:
            cell: The cell.
        """
        self._strays.append(_stray(cell))

    def known(self, name: RowName) -> RowName | None:
        """A row's name as the form writes it.

        Args:
            name: The name as it was found.

        Returns:
            Nothing if nothing of that name is asked.
        """
        written = self._known.get(_loose(name.name))
        return None if written is None else attrs.evolve(name, name=written)

    def _table(self, table: Table, named: Callable[[str], RowName | None], used: set[tuple[int, int]]) -> None:
        cells, merges = table.sheet.cells, table.sheet.merges
        fields = {column: what for column, what in table.columns.items() if isinstance(what, Field)}
        before: tuple[RowName, int] | None = None
        for row in sorted({row for row, _ in cells if table.heading < row < table.end} | _continued(table)):
            label = cells.get((row, table.item))
            anchored = False
            if label is None and before is not None:
                anchored = any(m.covers(row, table.item) and m.covers(before[1], table.item) for m in merges)
            name = named(label.text) if label else before[0] if anchored and before else None
            if name is None:
                beside = [cells[row, c] for c in fields if (row, c) in cells]
                if label is not None and not self._is_printed(label):
                    self._unknown(label, beside, used)
                for written in beside:
                    # Elsewhere a formula is somebody's own reckoning; here it stands for an answer.
                    if written.formula and (row, written.column) not in used:
                        used.add((row, written.column))
                        self.stray(written)
                continue
            if not anchored:
                before = (name, row)
            used.add((row, table.item))
            self._rows.setdefault(str(name), f'sheet "{table.sheet.name}", row {row}')
            for column, field in fields.items():
                self._offered.setdefault(name.name, set()).add(field)
                if (cell := cells.get((row, column))) is not None:
                    used.add((row, column))
                    self._put(name, field, cell)
                elif above := _merged_above(merges, cells, row, column):
                    self._problems.append(_merged(above, f'sheet "{table.sheet.name}", row {row}', str(name)))
            for column, what in table.columns.items():
                cell = cells.get((row, column))
                if cell is not None and isinstance(what, Printed) and self._as_printed(cell, what):
                    used.add((row, column))

    def _as_printed(self, cell: Cell, what: Printed) -> bool:
        if what in (Printed.POINTS, Printed.POSSIBLE, Printed.COUNTS_AS):
            return cell.formula or not isinstance(cell.value, str) or cell.text in _WORKED_OUT
        if what is Printed.GUIDANCE and self._guided:
            return any(plain_lines(cell.text).startswith(f"{text}\n") for text in self._printed)
        return _NUMBERED.fullmatch(cell.text) is not None

    def _ours(self, cell: Cell) -> bool:
        return cell.formula or self._is_printed(cell)

    def _is_printed(self, cell: Cell) -> bool:
        return plain_lines(cell.text) in self._printed

    def _unknown(self, label: Cell, beside: Sequence[Cell], used: set[tuple[int, int]]) -> None:
        if not beside:
            return
        used.update((cell.row, cell.column) for cell in (label, *beside))
        texts = ", ".join(f'"{shortened(cell.text)}"' for cell in beside[:3])
        hint = near(label.text, self._known.values()) if len(self._problems) < MOST_TOLD else ""
        self._problems.append(
            Problem(
                code=Code.UNKNOWN_ITEM,
                message=f'"{shortened(label.text)}" is not asked in this form, and beside it stands {texts}.',
                remedy=hint or "Mend the name in the column Item, or delete the row.",
                where=label.place,
            )
        )

    def _put(self, name: RowName, field: Field, cell: Cell) -> None:
        own = self._cells.setdefault(name.name, {})
        place = (name.entry, name.part, field)
        if place not in own:
            own[place] = cell
        elif own[place].fault or cell.fault or not same(own[place].value, cell.value):
            self._problems.append(
                Problem(
                    code=Code.REPEATED_KEY,
                    message=f'{name} is there twice, and {field.value} differs: "{shortened(cell.text)}" here, '
                    f'"{shortened(own[place].text)}" in {own[place].place}.',
                    remedy="Keep the one that is true, and delete the other.",
                    where=cell.place,
                )
            )

    @property
    def result(self) -> Gathered:
        """What was found."""
        strays = self._strays[:MOST_TOLD]
        if more := len(self._strays) - len(strays):
            strays.append(
                Problem(
                    code=Code.UNKNOWN_KEY,
                    message=f"{more} more cells belong to no question, and are not taken over.",
                    remedy="Look whether this is the right workbook.",
                    severity=Severity.WARNING,
                )
            )
        return Gathered(
            cells={name: _joined(own) for name, own in self._cells.items()},
            offered={name: frozenset(fields) for name, fields in self._offered.items()},
            rows=self._rows,
            problems=(*self._problems, *strays),
        )


def _loose(name: str) -> str:
    """A name without what programs change by themselves: case, kinds of hyphens, spaces."""
    plain = name.replace("\u2011", "-").replace("\u2013", "-").replace("\u2014", "-").replace("\u2212", "-")
    return " ".join(plain.split()).casefold()


def _continued(table: Table) -> set[int]:
    """Rows without a cell of their own that are merged with a row above."""
    return {
        merge.bottom
        for merge in table.sheet.merges
        if merge.top != merge.bottom and table.heading < merge.bottom < table.end
    }


def _merged_above(
    merges: Sequence[Merge], cells: Mapping[tuple[int, int], Cell], row: int, column: int
) -> Cell | None:
    for merge in merges:
        if merge.top < row and merge.covers(row, column):
            return cells.get((merge.top, merge.left))
    return None


def _merged(above: Cell, where: str, name: str) -> Problem:
    return Problem(
        code=Code.UNKNOWN_KEY,
        message=f'the cell of {name} is merged with one above, where "{shortened(above.text)}" stands; that is '
        "read for the row above alone.",
        remedy="If it holds for both, take the cells apart and write it twice.",
        severity=Severity.WARNING,
        where=where,
    )


def _no_table(cell: Cell) -> Problem:
    return Problem(
        code=Code.MISSING_KEY,
        message=f'"{shortened(" ".join(cell.text.split()))}" stands on a sheet with questions of the form, and '
        "can't be put to any of them: the headings are gone, or the column Item.",
        remedy="Put the row of headings and the column Item back as they are in an empty form; or delete the "
        "sheet if it is no part of the form.",
        where=cell.place,
    )


def _stray(cell: Cell) -> Problem:
    return Problem(
        code=Code.UNKNOWN_KEY,
        message=f'"{shortened(" ".join(cell.text.split()))}" belongs to no question, and is not taken over.',
        remedy="If it is part of an answer, write it beside its question, under one of the form's headings.",
        severity=Severity.WARNING,
        where=cell.place,
    )


def _joined(cells: Mapping[tuple[int | None, int | None, Field], Cell]) -> dict[Spot, Cell]:
    """Cells with what goes on in the rows below them."""
    found: dict[Spot, Cell] = {}
    for (entry, part, field), cell in sorted(cells.items(), key=_order):
        first = found.get((entry, field))
        if part is None or first is None:
            found[entry, field] = cell
        else:
            found[entry, field] = attrs.evolve(first, value=first.text + cell.text)
    return found


def _order(found: tuple[tuple[int | None, int | None, Field], Cell]) -> tuple[str, int, int]:
    entry, part, field = found[0]
    return field.value, entry or 0, part or 0
