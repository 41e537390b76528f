"""The figures of one unit for one reporting year: one row of a table, whatever it was read from."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType
from typing import final

import attrs

from practicecheck.assessments import Number
from practicecheck.scoring.indicators._cell import Cell
from practicecheck.scoring.indicators._definition import IndicatorSet
from practicecheck.scoring.indicators._marker import Marker
from practicecheck.values import Value


@final
@attrs.frozen(repr=False)
class NamedCell(Value):
    """A cell and what it is of.

    Attributes:
        name: The figure's id, or the rate's.
        cell: The cell.
    """

    name: str
    cell: Cell


@final
@attrs.frozen(kw_only=True, repr=False)
class UnitFigures(Value):
    """The figures of one unit for one reporting year.

    Attributes:
        unit: Its name.
        code: Its code.
        level: Of which level it is.
        year: The reporting year.
        row: The row of the table, counted from 1 as spreadsheets do.
        groups: What it can be grouped by, as pairs of a column's heading and what stands there.
        inputs: Its figures.
        published: The rates that the table prints.
    """

    unit: str | None = None
    code: str | None = None
    level: str | None = None
    year: str | None = None
    row: int | None = None
    groups: tuple[tuple[str, str], ...] = ()
    inputs: tuple[NamedCell, ...] = ()
    published: tuple[NamedCell, ...] = ()

    @cached_property
    def input_of(self) -> Mapping[str, Cell]:
        """Its figures by their ids."""
        return MappingProxyType({own.name: own.cell for own in self.inputs})

    @cached_property
    def published_of(self) -> Mapping[str, Cell]:
        """The printed rates by the ids of their definitions."""
        return MappingProxyType({own.name: own.cell for own in self.published})


def unit_figures(
    figures: Mapping[str, Number | Marker | None],
    definitions: IndicatorSet,
    *,
    unit: str | None = None,
    year: str | None = None,
) -> UnitFigures:
    """Make a row of plain values, for who has no table.

    Args:
        figures: Numbers or markers by the ids of figures; nothing where a figure is not known.
        definitions: The definitions, which say to the nearest what each figure is given.
        unit: The unit's name.
        year: The reporting year.
    """
    cells: list[NamedCell] = []
    for name, given in figures.items():
        known = definitions.input_of.get(name)
        cells.append(
            NamedCell(
                name,
                Cell(
                    written=given.value if isinstance(given, Marker) else "" if given is None else str(given),
                    number=None if isinstance(given, Marker) else given,
                    marker=given if isinstance(given, Marker) else None,
                    nearest=known and known.nearest,
                ),
            )
        )
    return UnitFigures(unit=unit, year=year, inputs=tuple(cells))
