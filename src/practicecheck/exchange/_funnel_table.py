"""The figures of organisations, read from a table of text: one row for each, and nobody's own answers."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from practicecheck.comparison.statistics import Aggregate, Measure
from practicecheck.errors import Code, DocumentError, Problem, near, shortened, some_of
from practicecheck.exchange._number_style import NumberStyle, number_in, style_of
from practicecheck.exchange._source import Unusable
from practicecheck.exchange._table_problems import told_together
from practicecheck.exchange._table_text import TableText


def read_aggregates(
    table: TableText, *, count: str, of: str, unit: str | None = None, measure: Measure = Measure.PROPORTION
) -> tuple[Aggregate, ...]:
    """Take a table's rows as the figures of organisations.

    Args:
        table: The table.
        count: The heading of the column that counts people, or events.
        of: The heading of the column that says among how many, or for how much exposure.
        unit: The heading of the column that names the organisation; the first column, if nothing is said.
        measure: What the figure is.

    Raises:
        DocumentError: A column is not there, an organisation is there twice, or a cell is no fitting number.
    """
    names, counts, sizes = (
        _column(table, heading) for heading in (unit or (table.heading or ("",))[0], count, of)
    )
    style = style_of(
        (row.cells[n] for row in table.rows for n in (counts, sizes)), separator=table.separator, said=None
    )
    problems: list[Problem] = []
    found: dict[str, Aggregate] = {}
    lines: dict[str, int] = {}
    for row in table.rows:
        name = row.cells[names]
        told: list[Problem] = []
        if not name or name in found:
            told.append(_name(table, row.number, name, lines.get(name)))
        numbers = [_number(table, row.number, n, row.cells[n], style, told) for n in (counts, sizes)]
        if not told:
            told += _misfits(table, row.number, (counts, sizes), (numbers[0], numbers[1]), measure)
        problems += told
        if not told:
            found[name] = Aggregate(name, int(numbers[0]), Fraction(numbers[1]))
            lines[name] = row.number
    if not table.rows:
        problems.append(
            Problem(
                code=Code.NOT_A_TABLE,
                message="there is nothing below the heading.",
                remedy="Name the file that holds the organisations' figures.",
                file=table.name,
            )
        )
    if problems:
        raise DocumentError(told_together(problems))
    return tuple(found.values())


def _column(table: TableText, heading: str) -> int:
    places = [n for n, name in enumerate(table.heading) if name == heading]
    if len(places) == 1:
        return places[0]
    hint = near(heading, table.heading) or f"There are: {some_of(table.heading)}."
    problem = (
        Problem(
            code=Code.COLUMN_TWICE,
            message=f'{len(places)} columns are called "{shortened(heading)}".',
            remedy="Give each column a name of its own.",
            file=table.name,
        )
        if places
        else Problem(
            code=Code.NO_SUCH_COLUMN,
            message=f'no column is called "{shortened(heading)}".',
            remedy=hint,
            file=table.name,
        )
    )
    raise DocumentError([problem])


def _name(table: TableText, row: int, name: str, before: int | None) -> Problem:
    return Problem(
        code=Code.ROW_TWICE,
        message=f"rows {before} and {row} are both of {shortened(name)}."
        if name
        else f"row {row} names no organisation.",
        remedy="Give each organisation one row. Of several years, keep one.",
        file=table.name,
        line=row,
    )


def _number(
    table: TableText, row: int, column: int, written: str, style: NumberStyle, told: list[Problem]
) -> Decimal:
    try:
        return number_in(written, style)
    except Unusable as fault:
        told.append(
            Problem(
                code=fault.code,
                message=f"in row {row}, {fault.message}",
                remedy=fault.remedy,
                path=(table.heading[column],),
                file=table.name,
                line=row,
            )
        )
    return Decimal(0)


def _misfits(
    table: TableText, row: int, columns: tuple[int, int], numbers: tuple[Decimal, Decimal], measure: Measure
) -> Iterator[Problem]:
    whole = columns if measure is Measure.PROPORTION else columns[:1]
    for column, number in zip(whole, numbers, strict=False):
        if number != int(number):
            yield Problem(
                code=Code.NOT_WHOLE,
                message=f"in row {row}, {number} is no whole number.",
                remedy="People and events are counted. For a rate, give the exposure under --of and say "
                "--kind rate.",
                path=(table.heading[column],),
                file=table.name,
                line=row,
            )
    if measure is Measure.PROPORTION and numbers[0] > numbers[1]:
        yield Problem(
            code=Code.PART_EXCEEDS_WHOLE,
            message=f"in row {row}, {numbers[0]} of {numbers[1]} is more than the whole.",
            remedy="Look at the columns; events for each worker are a rate: --kind rate.",
            path=(table.heading[columns[0]],),
            file=table.name,
            line=row,
        )
