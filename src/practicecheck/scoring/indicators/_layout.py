"""How a table of figures is laid out: which column holds what. Data, so that next year's table works too."""

from collections.abc import Mapping
from datetime import date
from enum import Enum
from functools import cached_property
from types import MappingProxyType
from typing import final

import attrs

from practicecheck.assessments import Number
from practicecheck.documents import keyed_by
from practicecheck.scoring.indicators._marker import Marker
from practicecheck.values import Value


@final
class DecimalSign(Enum):
    """What stands between whole numbers and tenths."""

    POINT = "point"
    COMMA = "comma"


@final
@attrs.frozen(kw_only=True, repr=False)
class UnitColumns(Value):
    """Which columns name the units of one level.

    Attributes:
        name: The column with the unit's name.
        code: The column with its code.
        level: What the column of levels says of such a unit; nothing where a table has one level only.
    """

    name: str
    code: str | None = None
    level: str | None = None


@final
@attrs.frozen(kw_only=True, repr=False)
class ColumnOf(Value):
    """The column of a figure.

    Attributes:
        figure: The figure's id, or the rate's.
        column: The heading of its column, letter for letter.
    """

    figure: str
    column: str


@final
@attrs.frozen(kw_only=True, repr=False)
class NearestOf(Value):
    """To the nearest what a figure is rounded in this table.

    Attributes:
        figure: The figure's id, or the rate's.
        nearest: To the nearest what: 0.1, 0.01, 5.
    """

    figure: str
    nearest: Number


@final
@attrs.frozen(kw_only=True, repr=False)
class MarkerMeaning(Value):
    """What a word or sign in a table means.

    Attributes:
        written: The word or sign.
        means: The marker that it stands for.
    """

    written: str
    means: Marker


@final
@attrs.frozen(kw_only=True, repr=False)
class TableLayout(Value):
    """Which column of a table holds what.

    Attributes:
        units: The columns that name units, by level, from the top down. Rows of the last level are those that
            are added up.
        inputs: The column of each figure that the table has.
        published: The column of each rate that the table prints.
        level: The column that says of which level a row is.
        period: The column of the reporting year.
        year: The reporting year of all rows, where no column says it.
        nearest: Figures that are rounded otherwise than the definitions say.
        markers: What words and signs in place of numbers mean; if nothing is said, z, x, u, c and low.
        decimal: What stands before the tenths, where the table leaves it open.
    """

    units: tuple[UnitColumns, ...]
    inputs: tuple[ColumnOf, ...] = attrs.field(metadata=keyed_by("figure", "column"))
    published: tuple[ColumnOf, ...] = attrs.field(default=(), metadata=keyed_by("figure", "column"))
    level: str | None = None
    period: str | None = None
    year: str | None = None
    nearest: tuple[NearestOf, ...] = attrs.field(default=(), metadata=keyed_by("figure", "nearest"))
    markers: tuple[MarkerMeaning, ...] = attrs.field(default=(), metadata=keyed_by("written", "means"))
    decimal: DecimalSign | None = None

    @property
    def levels(self) -> tuple[str, ...]:
        """The levels, from the top down; none where the table has one only."""
        return tuple(own.level for own in self.units if own.level is not None)

    @cached_property
    def marker_of(self) -> Mapping[str, Marker]:
        """What each word or sign means, in small letters."""
        if not self.markers:
            return _MARKERS
        return MappingProxyType({entry.written.casefold(): entry.means for entry in self.markers})

    @cached_property
    def nearest_of(self) -> Mapping[str, Number]:
        """To the nearest what, by the ids of figures that are rounded otherwise than the definitions say."""
        return MappingProxyType({entry.figure: entry.nearest for entry in self.nearest})


_MARKERS: Mapping[str, Marker] = MappingProxyType({marker.value: marker for marker in Marker})


@final
@attrs.frozen(kw_only=True, repr=False)
class Vintage(Value):
    """Which state of the data a table holds.

    Attributes:
        source: Who published it, under which title.
        published: The day on which it was published.
        taken: The day on which it was downloaded or drawn from a system.
        address: Where it was found.
        note: What else there is to know, such as "second revision".
    """

    source: str
    published: date | None = None
    taken: date | None = None
    address: str | None = None
    note: str | None = None
