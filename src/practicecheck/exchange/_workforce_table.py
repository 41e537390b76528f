"""Reading a table of workforce figures by its layout: each cell is a number, a marker or blank, or refused."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from importlib.resources.abc import Traversable
from typing import final

import attrs

from practicecheck.errors import Code, DocumentError, Problem, Severity
from practicecheck.exchange._table_columns import columns_in
from practicecheck.exchange._table_rows import rows_of
from practicecheck.exchange._table_text import read_table_text
from practicecheck.exchange._workforce_notes import table_notes
from practicecheck.scoring import (
    ColumnMapping,
    IndicatorSet,
    TableLayout,
    UnitFigures,
    Vintage,
    YearNumber,
    mapping_misfits,
)
from practicecheck.values import Value


@final
@attrs.frozen(kw_only=True, repr=False)
class WorkforceTable(Value):
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
    columns = columns_in(table, layout, by, published=published)
    units = rows_of(table, layout, definitions, columns)
    if not units:
        raise DocumentError([attrs.evolve(_NO_ROW, file=table.name)])
    definitions = _with_years(definitions, mapping)
    problems = (
        *table.problems,
        *table_notes(units, definitions, table.name, grouped=bool(by)),
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


_NO_ROW = Problem(
    code=Code.NOT_A_TABLE,
    message="there is a heading, and no row below it.",
    remedy="Name the file that holds the figures.",
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
                    message=f"{definitions.id} has no published table, so nothing says which column is which.",
                    remedy="Draft a mapping with --draft-mapping FILE, confirm it, and name it with --mapping.",
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
