"""A column mapping: the layout of somebody's table, for one set of definitions. A document."""

from typing import final

import attrs

from practicecheck.documents import keyed_by
from practicecheck.scoring.indicators._definition import IndicatorSetId, YearNumber
from practicecheck.scoring.indicators._layout import TableLayout, Vintage
from practicecheck.values import Value


@final
@attrs.frozen(kw_only=True, repr=False)
class YearsOf(Value):
    """Numbers of years that the definitions do not know yet.

    Attributes:
        figure: The yearly figure's id, such as ``working_days``.
        by_year: The number of each reporting year.
    """

    figure: str
    by_year: tuple[YearNumber, ...] = attrs.field(metadata=keyed_by("year", "number"))


@final
@attrs.frozen(kw_only=True, repr=False)
class ColumnMapping(Value):
    """Which column of a table holds which figure of a set of definitions.

    Attributes:
        definitions: The id of the definitions.
        layout: Which column holds what.
        vintage: Which state of the data the table holds.
        yearly: Numbers of years that the definitions do not know yet.
        draft: Whether a program drafted it and nobody has confirmed it. A draft is not used.
        note: A remark.
    """

    definitions: IndicatorSetId
    layout: TableLayout
    vintage: Vintage | None = None
    yearly: tuple[YearsOf, ...] = attrs.field(default=(), metadata=keyed_by("figure"))
    draft: bool = False
    note: str | None = None
