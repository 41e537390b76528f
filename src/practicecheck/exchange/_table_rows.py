"""The rows of a table of figures, by its layout. What is wrong with a cell is told with its row and column."""

from __future__ import annotations

from typing import final

import attrs

from practicecheck.assessments import Number
from practicecheck.errors import Code, DocumentError, Problem, near
from practicecheck.exchange._csv_records import TableRow
from practicecheck.exchange._number_style import style_of
from practicecheck.exchange._source import Unusable
from practicecheck.exchange._table_cell import cell_of
from practicecheck.exchange._table_columns import Columns
from practicecheck.exchange._table_problems import told_together
from practicecheck.exchange._table_text import TableText
from practicecheck.scoring import Cell, IndicatorSet, NamedCell, TableLayout, UnitFigures
from practicecheck.values import Value


@final
@attrs.frozen(repr=False)
class _NumberColumn(Value):
    """A column of numbers.

    Attributes:
        name: The figure's or the rate's id.
        place: Its place in the table.
        nearest: To the nearest what its numbers are rounded.
        percent: Whether a percent sign may follow them.
    """

    name: str
    place: int
    nearest: Number | None
    percent: bool = False


def rows_of(
    table: TableText, layout: TableLayout, definitions: IndicatorSet, columns: Columns
) -> tuple[UnitFigures, ...]:
    """Read the rows of a table.

    Args:
        table: The table.
        layout: Its layout.
        definitions: The definitions that it is read for.
        columns: Where its columns stand.

    Raises:
        DocumentError: Cells are neither numbers nor markers, or could be two numbers; or a row is of no known
            level.
    """
    style = style_of(
        (
            row.cells[own.place].rstrip("% ")
            for row in table.rows
            for own in (*columns.inputs, *columns.published)
        ),
        separator=table.separator,
        said=layout.decimal,
    )
    nearest = layout.nearest_of
    percents = {one.id for one in definitions.indicators if one.unit == "%"}
    inputs = [
        _NumberColumn(own.name, own.place, nearest.get(own.name, definitions.input_of[own.name].nearest))
        for own in columns.inputs
    ]
    published = [
        _NumberColumn(own.name, own.place, nearest.get(own.name), own.name in percents)
        for own in columns.published
    ]
    units = {level: (name, code) for level, name, code in columns.units}
    problems: list[Problem] = []

    def cells(row: TableRow, wanted: list[_NumberColumn]) -> tuple[NamedCell, ...]:
        return tuple([NamedCell(own.name, cell(row, own)) for own in wanted])

    def cell(row: TableRow, own: _NumberColumn) -> Cell:
        try:
            return cell_of(row.cells[own.place], layout, style, nearest=own.nearest, percent=own.percent)
        except Unusable as fault:
            problems.append(
                Problem(
                    code=fault.code,
                    message=f"in row {row.number}, {fault.message}",
                    remedy=fault.remedy,
                    path=(table.heading[own.place],),
                    file=table.name,
                    line=row.number,
                )
            )
            return Cell()

    def unit(row: TableRow, level: str | None) -> tuple[str | None, str | None]:
        if level not in units:
            problems.append(_unknown_level(table, layout, row, level or ""))
            return None, None
        name, code = units[level]
        return row.cells[name] or None, (None if code is None else row.cells[code] or None)

    made: list[UnitFigures] = []
    for row in table.rows:
        level = None if columns.level is None else row.cells[columns.level]
        name, code = unit(row, level)
        year = layout.year if columns.period is None else row.cells[columns.period]
        made.append(
            UnitFigures(
                unit=name,
                code=code,
                level=level,
                year=year or None,
                row=row.number,
                groups=tuple((own.name, row.cells[own.place]) for own in columns.by),
                inputs=cells(row, inputs),
                published=cells(row, published),
            )
        )
    if problems:
        raise DocumentError(told_together(problems))
    return tuple(made)


def _unknown_level(table: TableText, layout: TableLayout, row: TableRow, level: str) -> Problem:
    known = layout.levels
    listed = f"the layout knows: {', '.join(known)}."
    return Problem(
        code=Code.UNKNOWN_LEVEL,
        message=f'row {row.number} is of the level "{level}", which the layout does not know.'
        if level
        else f"row {row.number} says nothing of its level.",
        remedy=(near(level, known) or f"Mend it, or add it to the layout; {listed}")
        if level
        else f"If it is a footnote, delete the row; otherwise write its level; {listed}",
        path=(layout.level or "",),
        file=table.name,
        line=row.number,
    )
