"""A CSV of people or of groups as a table that can be released."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from importlib.resources.abc import Traversable
from typing import final

import attrs

from practicecheck.comparison.tables import Category, Cell, Dimension, Measure, Table
from practicecheck.errors import Code, DocumentError, Problem, near
from practicecheck.exchange._csv_records import TableRow
from practicecheck.exchange._number_style import NumberStyle, number_in, style_of
from practicecheck.exchange._source import Unusable
from practicecheck.exchange._table_problems import told_together
from practicecheck.exchange._table_text import TableText, read_table_text
from practicecheck.values import Value

TOTAL = "Total"


@final
@attrs.frozen(kw_only=True, repr=False)
class GroupColumn(Value):
    """What people are grouped by, and what that lies within.

    Attributes:
        columns: The headings, the smallest groups first: council, region.
        answers: Whether what stands there are answers that people gave.
    """

    columns: tuple[str, ...]
    answers: bool = False

    @property
    def name(self) -> str:
        """The heading of the smallest groups."""
        return self.columns[0]


def group_columns(written: str, answers: Sequence[str] = ()) -> tuple[GroupColumn, ...]:
    """What people are grouped by, as it is typed.

    Args:
        written: Headings with commas between them; ``council<region`` for a hierarchy.
        answers: Those among them that hold answers people gave.
    """
    made: list[GroupColumn] = []
    for part in written.split(","):
        columns = tuple(name.strip() for name in part.split("<"))
        made.append(GroupColumn(columns=columns, answers=columns[0] in answers))
    return tuple(made)


def read_group_table(
    file: str | os.PathLike[str] | Traversable,
    by: Sequence[GroupColumn],
    *,
    count: str | None = None,
    value: str | None = None,
    name: str,
    population: str,
    period: str = "",
) -> Table:
    """Read a CSV as a table about groups of people.

    Args:
        file: A CSV file: a row for each person, or with ``count`` a row for each group.
        by: What people are grouped by. A total is made for each.
        count: The heading of the number of people; without it each row is a person.
        value: The heading of each person's value, or of each group's mean; without it people are counted.
        name: What the table is called.
        population: The people that it is about.
        period: Which round of figures it is of.

    Raises:
        DocumentError: A column is not there, a cell is blank or no number, or a group lies within two others.
    """
    text = read_table_text(file)
    headings = [*(column for own in by for column in own.columns), *filter(None, (count, value))]
    places = _places(text, headings)
    reading = _Reading(text, places, count, value)
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

    def __init__(self, text: TableText, places: dict[str, int], count: str | None, value: str | None) -> None:
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
            elif row.cells[place] == TOTAL and column not in {self._count, self._value}:
                self._tell(
                    row,
                    column,
                    Code.UNKNOWN_CATEGORY,
                    f"{TOTAL} stands there.",
                    "Leave rows of totals out: they are added up from the groups.",
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
        if number is None or number != number.to_integral_value():
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
