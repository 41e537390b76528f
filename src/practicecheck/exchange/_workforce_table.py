"""Reading a table of workforce figures by its layout: every cell is a number, a marker or blank, or is refused."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.resources.abc import Traversable
from typing import final

import attrs

from practicecheck.assessments import Number
from practicecheck.comparison import StaffingRule
from practicecheck.errors import Code, DocumentError, Problem, Severity, near
from practicecheck.exchange._number_style import NumberStyle, number_in, style_of
from practicecheck.exchange._source import Unusable
from practicecheck.exchange._table_text import TableRow, TableText, read_table_text
from practicecheck.scoring import (
    Cell,
    ColumnMapping,
    IndicatorSet,
    NamedCell,
    TableLayout,
    UnitColumns,
    UnitFigures,
    Vintage,
    YearNumber,
    mapping_misfits,
)


@final
@attrs.frozen(kw_only=True)
class WorkforceTable:
    """A table of workforce figures, as it was read.

    Attributes:
        file: The file's name as it was given.
        digest: The digest of the file's bytes.
        encoding: The encoding of its text.
        separator: What stands between its cells.
        definitions: The definitions that it was read for, with the numbers of years that the mapping adds.
        layout: How it is laid out.
        vintage: Which state of the data it holds, as the mapping says.
        units: Its rows.
        problems: Warnings and notes about it.
    """

    file: str
    digest: str
    encoding: str
    separator: str
    definitions: IndicatorSet
    layout: TableLayout
    vintage: Vintage | None
    units: tuple[UnitFigures, ...]
    problems: tuple[Problem, ...]

    @property
    def years(self) -> tuple[str, ...]:
        """Its reporting years, in order."""
        return tuple(sorted({own.year for own in self.units if own.year}))

    @property
    def levels(self) -> tuple[str, ...]:
        """The levels of its rows, from the top down."""
        present = {own.level for own in self.units}
        return tuple(level for level in self.layout.levels if level in present)


def read_workforce_table(
    file: str | os.PathLike[str] | Traversable,
    definitions: IndicatorSet,
    mapping: ColumnMapping | None = None,
    *,
    published: bool = False,
    by: Sequence[str] = (),
) -> WorkforceTable:
    """Read a table of workforce figures.

    Args:
        file: A CSV file.
        definitions: The definitions that it is read for.
        mapping: Which column holds what; the layout of the published table if nothing is said.
        published: Whether the published rates are read, too.
        by: The headings of columns that rows are grouped by.

    Returns:
        The table. Nothing is worked out yet.

    Raises:
        DocumentError: The table or the mapping has problems, all of them listed.
    """
    layout = _layout_of(definitions, mapping)
    table = read_table_text(file)
    columns = _Columns(table, layout, by, published=published)
    if columns.problems:
        raise DocumentError(columns.problems)
    reader = _Reader(table, layout, definitions, columns)
    units = tuple(reader.row(row, by) for row in table.rows)
    if reader.problems:
        raise DocumentError(reader.problems)
    definitions = _with_years(definitions, mapping)
    problems = (
        *table.problems,
        *_repeated(units, table.name, grouped=bool(by)),
        *_years_not_listed(units, definitions, table.name),
        *_few_staff(units, definitions, table.name),
    )
    if errors := [problem for problem in problems if problem.severity is Severity.ERROR]:
        raise DocumentError(errors)
    return WorkforceTable(
        file=table.name,
        digest=table.digest,
        encoding=table.encoding,
        separator=table.separator,
        definitions=definitions,
        layout=layout,
        vintage=mapping and mapping.vintage,
        units=units,
        problems=problems,
    )


def _layout_of(definitions: IndicatorSet, mapping: ColumnMapping | None) -> TableLayout:
    if mapping is not None:
        if misfits := mapping_misfits(mapping, definitions):
            raise DocumentError(misfits)
        return mapping.layout
    if definitions.layout is None:
        raise DocumentError(
            [
                Problem(
                    code=Code.NO_SUCH_COLUMN,
                    message=f"{definitions.id} has no table of its own, so nothing says which column holds what.",
                    remedy="Draft a mapping with --draft-mapping FILE, confirm it, and name it with --mapping FILE.",
                )
            ]
        )
    return definitions.layout


def _with_years(definitions: IndicatorSet, mapping: ColumnMapping | None) -> IndicatorSet:
    added: Mapping[str, tuple[YearNumber, ...]] = (
        {own.figure: own.by_year for own in mapping.yearly} if mapping else {}
    )
    if not added:
        return definitions
    return attrs.evolve(
        definitions,
        yearly=tuple(
            attrs.evolve(figure, by_year=tuple(dict.fromkeys((*figure.by_year, *added.get(figure.id, ())))))
            for figure in definitions.yearly
        ),
    )


@final
class _Columns:
    """Where the columns of a layout stand in a table, and what is wrong with their headings."""

    def __init__(self, table: TableText, layout: TableLayout, by: Sequence[str], *, published: bool) -> None:
        self._table = table
        self._counted = Counter(table.heading)
        self.problems: list[Problem] = []
        self.level = self._place(layout.level, "layout.level")
        self.period = self._place(layout.period, "layout.period")
        self.units = [
            (own, self._place(own.name, "layout.units"), self._place(own.code, "layout.units"))
            for own in layout.units
        ]
        self.inputs = [
            (own.figure, self._place(own.column, f"layout.inputs.{own.figure}")) for own in layout.inputs
        ]
        self.published = [
            (own.figure, self._place(own.column, f"layout.published.{own.figure}"))
            for own in (layout.published if published else ())
        ]
        self.by = [(name, self._place(name, "--by")) for name in by]

    def _place(self, column: str | None, said: str) -> int | None:
        if column is None:
            return None
        if self._counted[column] > 1:
            self._tell(
                Code.COLUMN_TWICE,
                f'{self._counted[column]} columns are called "{column}" ({said}).',
                "Give each column of the table a name of its own.",
            )
        if column in self._counted:
            return self._table.heading.index(column)
        there = ", ".join(self._table.heading)
        self._tell(
            Code.NO_SUCH_COLUMN,
            f'no column is called "{column}" ({said}).',
            near(column, self._table.heading)
            or f"The table has: {there if len(there) < _LISTED else there[:_LISTED] + '...'}.",
        )
        return None

    def _tell(self, code: Code, message: str, remedy: str) -> None:
        self.problems.append(Problem(code=code, message=message, remedy=remedy, file=self._table.name))


_LISTED = 300


@final
class _Reader:
    """Reads rows, and gathers what is wrong with their cells."""

    def __init__(
        self, table: TableText, layout: TableLayout, definitions: IndicatorSet, columns: _Columns
    ) -> None:
        self._table = table
        self._layout = layout
        self._columns = columns
        self._units = {own.level: (own, name, code) for own, name, code in columns.units}
        self._style = style_of(
            (
                row.cells[place].rstrip("% ")
                for row in table.rows
                for _, place in (*columns.inputs, *columns.published)
                if place is not None
            ),
            separator=table.separator,
            said=layout.decimal,
        )
        rates = {indicator.id: indicator for indicator in definitions.indicators}
        self._inputs = [
            _Column(
                name,
                place,
                table.heading[place],
                layout.nearest_of.get(name, definitions.input_of[name].nearest),
            )
            for name, place in columns.inputs
            if place is not None
        ]
        self._published = [
            _Column(
                name, place, table.heading[place], layout.nearest_of.get(name), percent=rates[name].unit == "%"
            )
            for name, place in columns.published
            if place is not None
        ]
        self.problems: list[Problem] = []

    def row(self, row: TableRow, by: Sequence[str]) -> UnitFigures:
        """The figures of one row."""
        level = None if self._columns.level is None else row.cells[self._columns.level]
        name, code = self._unit(level, row)
        period = self._layout.year if self._columns.period is None else row.cells[self._columns.period]
        return UnitFigures(
            unit=name or None,
            code=code or None,
            level=level,
            year=period or None,
            row=row.number,
            groups=tuple((column, row.cells[place]) for column, place in self._columns.by if place is not None),
            inputs=tuple([NamedCell(column.figure, self._cell(column, row)) for column in self._inputs]),
            published=tuple([NamedCell(column.figure, self._cell(column, row)) for column in self._published]),
        )

    def _unit(self, level: str | None, row: TableRow) -> tuple[str, str]:
        if level not in self._units:
            self.problems.append(
                Problem(
                    code=Code.UNKNOWN_LEVEL,
                    message=f'row {row.number} is of the level "{level}", which the layout does not know.',
                    remedy=near(level, self._layout.levels)
                    or f"The layout knows: {', '.join(self._layout.levels)}.",
                    path=(self._layout.level or "",),
                    file=self._table.name,
                    line=row.number,
                )
            )
            return "", ""
        _, name, code = self._units[level]
        return "" if name is None else row.cells[name], "" if code is None else row.cells[code]

    def _cell(self, column: _Column, row: TableRow) -> Cell:
        written = row.cells[column.place]
        try:
            return cell_of(written, self._layout, self._style, nearest=column.nearest, percent=column.percent)
        except Unusable as fault:
            self.problems.append(
                Problem(
                    code=fault.code,
                    message=f"in row {row.number}, {fault.message}",
                    remedy=fault.remedy,
                    path=(column.heading,),
                    file=self._table.name,
                    line=row.number,
                )
            )
            return Cell(written=written)


@final
@attrs.frozen
class _Column:
    figure: str
    place: int
    heading: str
    nearest: Number | None
    percent: bool = False


def cell_of(
    written: str,
    layout: TableLayout,
    style: NumberStyle,
    *,
    nearest: Number | None = None,
    percent: bool = False,
) -> Cell:
    """Read a cell of a number column.

    Args:
        written: What stands in it.
        layout: The layout, for its markers. A marker may stand in square brackets.
        style: How the table writes numbers.
        nearest: To the nearest what its numbers are rounded.
        percent: Whether a percent sign may follow the number.

    Raises:
        Unusable: It is neither a number nor a marker, or could be two numbers.
    """
    if not written:
        return Cell()
    word = written.casefold()
    marker = layout.marker_of.get(word[1:-1] if word[0] == "[" and word[-1] == "]" else word)
    if marker is not None:
        return Cell(written=written, marker=marker, nearest=nearest)
    if written.endswith("%"):
        if not percent:
            raise Unusable(
                Code.NOT_A_NUMBER,
                f'"{written}" is a percentage, and a number belongs there.',
                "Name the column of the figure itself; the rate is worked out from it.",
            )
        return Cell(written=written, number=number_in(written[:-1].rstrip(), style), nearest=nearest)
    return Cell(written=written, number=number_in(written, style), nearest=nearest)


def _repeated(units: Iterable[UnitFigures], file: str, *, grouped: bool) -> Iterator[Problem]:
    seen: dict[tuple[str | None, ...], UnitFigures] = {}
    for own in units:
        key = (own.level, own.year, own.code, own.unit)
        if key in seen:
            yield Problem(
                code=Code.ROW_TWICE,
                message=f"rows {seen[key].row} and {own.row} are both of {own.unit}{f' in {own.year}' if own.year else ''}.",
                remedy="Delete one of them, or name the column that tells them apart.",
                file=file,
                line=own.row,
                severity=Severity.ERROR if grouped else Severity.WARNING,
            )
        seen.setdefault(key, own)


def _years_not_listed(units: Iterable[UnitFigures], definitions: IndicatorSet, file: str) -> Iterator[Problem]:
    years = {own.year for own in units}
    for figure in definitions.yearly:
        if unknown := sorted(year or "no year" for year in years if year not in figure.numbers):
            yield Problem(
                code=Code.YEAR_NOT_LISTED,
                message=f"{definitions.id} does not know {figure.id} of {', '.join(unknown)}, and nothing is guessed.",
                remedy=f"Write them into the mapping, under yearly: {{{figure.id}: {{by_year: ...}}}}.",
                file=file,
                severity=Severity.WARNING,
            )


def _few_staff(units: Iterable[UnitFigures], definitions: IndicatorSet, file: str) -> Iterator[Problem]:
    """A note on small units, whose rates about health or leave are rates of somebody."""
    sensitive = [indicator for indicator in definitions.indicators if indicator.sensitive]
    least = StaffingRule().staff
    small = [
        own
        for own in units
        if 0 < min((n for n in _staff(own, definitions) if n), default=0) < least
        and any(all(not own.input_of.get(name, Cell()).missing for name in one.above) for one in sensitive)
    ]
    if small:
        names = ", ".join(one.id for one in sensitive)
        rows = ", ".join(f"{own.unit} (row {own.row})" for own in small[:_NAMED])
        yield Problem(
            code=Code.FEW_STAFF,
            message=f"{len(small)} of the units have fewer than {least} staff: {rows}{', ...' * (len(small) > _NAMED)}.",
            remedy=f"Do not publish {names} of your own small units: people could be recognised.",
            file=file,
            severity=Severity.NOTE,
        )


_NAMED = 5


def _staff(own: UnitFigures, definitions: IndicatorSet) -> Iterator[Number]:
    for name in definitions.staff:
        number = own.input_of.get(name, Cell()).number
        if number is not None:
            yield number
