"""A CSV of people or of groups as a table that can be released."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from importlib.resources.abc import Traversable

from practicecheck.comparison.tables import Category, Cell, Dimension, Measure, Table
from practicecheck.errors import Code, DocumentError, Problem, near, shortened
from practicecheck.exchange._csv_records import TableRow
from practicecheck.exchange._group_columns import GroupColumn, ValueColumn
from practicecheck.exchange._number_style import NumberStyle, number_in, style_of
from practicecheck.exchange._row_of_totals import TOTAL, is_total
from practicecheck.exchange._source import Unusable
from practicecheck.exchange._table_problems import told_together
from practicecheck.exchange._table_text import TableText, read_table_text


def read_group_table(
    file: str | os.PathLike[str] | Traversable,
    by: Sequence[GroupColumn],
    *,
    count: str | None = None,
    value: ValueColumn | None = None,
    name: str,
    population: str,
    period: str = "",
) -> Table:
    """Read a CSV as a table about groups of people.

    Args:
        file: A CSV file: a row for each person, or with ``count`` a row for each group.
        by: What people are grouped by. A total is made for each.
        count: The heading of the number of people; without it each row is a person.
        value: The column of each person's value, or of each group's mean; without it people are counted.
        name: What the table is called.
        population: The people that it is about.
        period: Which round of figures it is of.

    Raises:
        DocumentError: A column is not there, a cell is blank or no number, or a group lies within two others.
    """
    text = read_table_text(file)
    heading = None if value is None else value.heading
    headings = [*(column for own in by for column in own.columns), *filter(None, (count, heading))]
    places = _places(text, headings)
    reading = _Reading(text, places, count, heading, [own.name for own in by if own.answers])
    rows = [reading.row(row, [own.name for own in by]) for row in text.rows]
    problems = [*reading.problems, *_two_parents(text, by, places)]
    if problems:
        raise DocumentError(told_together(problems))
    if not rows:
        raise DocumentError(
            [
                Problem(
                    code=Code.NOT_A_TABLE,
                    message="there is a heading, and no row below it.",
                    remedy="Name the file that holds the figures.",
                    file=text.name,
                )
            ]
        )
    return Table(
        name=name,
        population=population,
        period=period,
        dimensions=tuple(_dimension(text, own, places) for own in by),
        cells=tuple(_added(rows) if count is None else rows),
        measure=Measure.PEOPLE if value is None else Measure.MEAN,
        value=heading or "",
        scale=() if value is None else _scale(text, value, rows, persons=count is None),
    )


def _scale(text: TableText, value: ValueColumn, rows: Sequence[Cell], *, persons: bool) -> tuple[Decimal, ...]:
    """The values that a person can bring: as they were said, or those that persons did bring."""
    if not persons:
        return value.scale
    brought = {row.total for row in rows if row.total is not None}
    if not value.scale:
        return tuple(sorted(brought))
    if not brought.issubset(value.scale):
        raise DocumentError(told_together(list(_off_scale(text, value, rows))))
    return value.scale


def _off_scale(text: TableText, value: ValueColumn, rows: Sequence[Cell]) -> Iterator[Problem]:
    there = frozenset(value.scale)
    for row, cell in zip(text.rows, rows, strict=True):
        if cell.total is not None and cell.total not in there:
            yield Problem(
                code=Code.VALUE_OFF_SCALE,
                message="nobody can bring what stands there.",
                remedy="Mend the figure, or name all values that there can be.",
                path=(value.heading,),
                file=text.name,
                line=row.number,
            )


def _places(text: TableText, headings: Sequence[str]) -> dict[str, int]:
    problems = [
        Problem(
            code=Code.NO_SUCH_COLUMN,
            message=f'no column is called "{heading}".',
            remedy=near(heading, text.heading) or f"The table has: {', '.join(text.heading)[:300]}.",
            file=text.name,
        )
        for heading in dict.fromkeys(headings)
        if heading not in text.heading
    ]
    problems += [
        Problem(
            code=Code.COLUMN_TWICE,
            message=f'"{heading}" is the heading of several columns, or was named twice.',
            remedy="Give each column its own heading, and name it once.",
            file=text.name,
        )
        for heading in dict.fromkeys(headings)
        if text.heading.count(heading) > 1 or headings.count(heading) > 1
    ]
    if problems:
        raise DocumentError(problems)
    return {heading: text.heading.index(heading) for heading in headings}


class _Reading:
    """Reads rows and gathers what is wrong with them."""

    def __init__(
        self,
        text: TableText,
        places: dict[str, int],
        count: str | None,
        value: str | None,
        answers: Sequence[str],
    ) -> None:
        self._answers = answers
        self._text = text
        self._places = places
        self._count = count
        self._value = value
        self.problems: list[Problem] = []
        self._styles = {
            column: style_of(
                (row.cells[places[column]] for row in text.rows), separator=text.separator, said=None
            )
            for column in filter(None, (count, value))
        }

    def row(self, row: TableRow, names: Sequence[str]) -> Cell:
        key = tuple(row.cells[self._places[name]] for name in names)
        for column in self._places:
            place = self._places[column]
            if not row.cells[place] and column not in {self._count, self._value}:
                self._tell(
                    row,
                    column,
                    Code.UNKNOWN_CATEGORY,
                    "no group stands there.",
                    "Name it, or write: not known.",
                )
            elif column not in {self._count, self._value} and is_total(
                row.cells[place], among_answers=column in self._answers
            ):
                self._tell(
                    row,
                    column,
                    Code.UNKNOWN_CATEGORY,
                    f"{shortened(row.cells[place])} stands there.",
                    "Leave rows of totals out: they are added up from the groups. If it is a group of its own,"
                    " give it another name.",
                )
        people = self._people(row)
        value = None if self._value is None else self._number(row, self._value)
        if self._count is not None and value is not None:
            value = value * people if people else None
        return Cell(key=key, people=people, total=value)

    def _people(self, row: TableRow) -> int:
        if self._count is None:
            return 1
        number = self._number(row, self._count)
        if number is None:
            return 0  # what stands there was told
        if number != number.to_integral_value():
            self._tell(
                row, self._count, Code.NOT_WHOLE, "people are counted in whole numbers.", "Write how many."
            )
            return 0
        return int(number)

    def _number(self, row: TableRow, column: str) -> Decimal | None:
        written = row.cells[self._places[column]]
        if not written and column == self._value:
            return None
        style: NumberStyle = self._styles[column]
        try:
            return Decimal(number_in(written, style))
        except Unusable as fault:
            code = Code.NEGATIVE_COUNT if written.startswith("-") and column == self._count else fault.code
            self._tell(row, column, code, fault.message, fault.remedy)
            return None

    def _tell(self, row: TableRow, column: str, code: Code, message: str, remedy: str) -> None:
        self.problems.append(
            Problem(
                code=code,
                message=message,
                remedy=remedy,
                path=(column,),
                file=self._text.name,
                line=row.number,
            )
        )


def _two_parents(text: TableText, by: Sequence[GroupColumn], places: dict[str, int]) -> list[Problem]:
    problems: list[Problem] = []
    for own in by:
        for lower, upper in zip(own.columns, own.columns[1:], strict=False):
            pairs = dict.fromkeys((row.cells[places[lower]], row.cells[places[upper]]) for row in text.rows)
            problems += [
                Problem(
                    code=Code.CATEGORY_CIRCLE,
                    message=f"{name} lies within {times} of {upper}.",
                    remedy=f"Each of {lower} lies within one of {upper}: mend the rows, or tell two apart.",
                    path=(lower,),
                    file=text.name,
                )
                for name, times in Counter(name for name, _ in pairs).items()
                if times > 1
            ]
    return problems


def _dimension(text: TableText, own: GroupColumn, places: dict[str, int]) -> Dimension:
    categories: dict[str, str] = {}
    for place, column in enumerate(own.columns):
        for row in text.rows:
            above = own.columns[place + 1 :]
            categories.setdefault(row.cells[places[column]], row.cells[places[above[0]]] if above else TOTAL)
    return Dimension(
        name=own.name,
        answers=own.answers,
        categories=(
            *(Category(name=name, parent=parent) for name, parent in categories.items()),
            Category(name=TOTAL),
        ),
    )


def _added(rows: Sequence[Cell]) -> list[Cell]:
    """Rows of people as the groups that they are in."""
    groups: dict[tuple[str, ...], list[Cell]] = {}
    for row in rows:
        groups.setdefault(row.key, []).append(row)
    made: list[Cell] = []
    for key, own in groups.items():
        given = sorted((row.total for row in own if row.total is not None), reverse=True)
        whole = len(given) == len(own)
        made.append(
            Cell(
                key=key,
                people=len(own),
                total=sum(given, Decimal(0)) if whole else None,
                largest=tuple(given[:_FEW]) if whole and given[-1] >= 0 else (),
                same=given[0] if whole and given[0] == given[-1] else None,
            )
        )
    return made


_FEW = 5
"""So many of the largest values are kept: a policy may ask whether they are most of the total."""
