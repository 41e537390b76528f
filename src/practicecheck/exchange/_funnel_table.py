"""The figures of organisations, read from a table of text: one row for each, and nobody's own answers."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from practicecheck.comparison.statistics import Aggregate, Measure
from practicecheck.errors import Code, DocumentError, Problem
from practicecheck.exchange._named_rows import place_of, rows_by_name
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
    rows = rows_by_name(table, unit)
    counts, sizes = (place_of(table, heading) for heading in (count, of))
    style = style_of(
        (row.cells[n] for row in table.rows for n in (counts, sizes)), separator=table.separator, said=None
    )
    problems = list(rows.problems)
    found: list[Aggregate] = []
    for name, row in rows.by_name.items():
        told: list[Problem] = []
        numbers = [_number(table, row.number, n, row.cells[n], style, told) for n in (counts, sizes)]
        if not told:
            told += _misfits(table, row.number, (counts, sizes), (numbers[0], numbers[1]), measure)
        problems += told
        if not told:
            found.append(Aggregate(name, int(numbers[0]), Fraction(numbers[1])))
    if problems:
        raise DocumentError(told_together(problems))
    return tuple(found)


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
