"""Where the columns of a layout stand in a table, and what is wrong with its headings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import final

import attrs

from practicecheck.errors import Code, DocumentError, Problem, near
from practicecheck.exchange._table_text import TableText
from practicecheck.scoring import TableLayout
from practicecheck.values import Value

_LISTED = 300
"""So many characters of headings are told at the most."""


@final
@attrs.frozen(repr=False)
class Placed(Value):
    """A figure, a rate or a column to group by, and where it stands.

    Attributes:
        name: The figure's or the rate's id, or the heading.
        place: The place of its column, counted from 0.
    """

    name: str
    place: int


@final
@attrs.frozen(kw_only=True, repr=False)
class Columns(Value):
    """Where the columns of a layout stand in a table.

    Attributes:
        level: The place of the column of levels.
        period: The place of the column of years.
        units: By level, the places of the unit's name and of its code.
        inputs: The figures.
        published: The published rates.
        by: The columns to group by.
    """

    level: int | None
    period: int | None
    units: tuple[tuple[str | None, int, int | None], ...]
    inputs: tuple[Placed, ...]
    published: tuple[Placed, ...]
    by: tuple[Placed, ...]


def columns_in(table: TableText, layout: TableLayout, by: Sequence[str], *, published: bool) -> Columns:
    """Find the columns of a layout in a table.

    Args:
        table: The table.
        layout: The layout.
        by: The headings of columns to group by.
        published: Whether the published rates are wanted, too.

    Raises:
        DocumentError: A column is not there, or its heading stands over several.
    """
    problems: list[Problem] = []
    counted = Counter(table.heading)

    def place(column: str, said: str) -> int:
        if counted[column] == 1:
            return table.heading.index(column)
        problems.append(_none(table, column, said) if not counted[column] else _several(table, column, said))
        return 0

    def maybe(column: str | None, said: str) -> int | None:
        return None if column is None else place(column, said)

    found = Columns(
        level=maybe(layout.level, "layout.level"),
        period=maybe(layout.period, "layout.period"),
        units=tuple(
            (own.level, place(own.name, "layout.units"), maybe(own.code, "layout.units"))
            for own in layout.units
        ),
        inputs=tuple(
            Placed(own.figure, place(own.column, f"layout.inputs.{own.figure}")) for own in layout.inputs
        ),
        published=tuple(
            Placed(own.figure, place(own.column, f"layout.published.{own.figure}"))
            for own in (layout.published if published else ())
        ),
        by=tuple(Placed(name, place(name, "--by")) for name in by),
    )
    if problems:
        raise DocumentError(problems)
    return found


def _none(table: TableText, column: str, said: str) -> Problem:
    there = ", ".join(table.heading)
    listed = there if len(there) < _LISTED else f"{there[:_LISTED]}..."
    otherwise = (
        "" if said == "--by" else " If it is laid out otherwise, draft a mapping for it: --draft-mapping."
    )
    return Problem(
        code=Code.NO_SUCH_COLUMN,
        message=f'no column is called "{column}" ({said}).',
        remedy=near(column, table.heading) or f"The table has: {listed}.{otherwise}",
        file=table.name,
    )


def _several(table: TableText, column: str, said: str) -> Problem:
    places = [n for n, name in enumerate(table.heading, start=1) if name == column]
    return Problem(
        code=Code.COLUMN_TWICE,
        message=f'columns {" and ".join(map(str, places))} are both called "{column}" ({said}).',
        remedy="Give each column of the table a name of its own.",
        file=table.name,
    )
