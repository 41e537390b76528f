"""What stands in each column of a survey's file: its different values, as far as they are few."""

from __future__ import annotations

from typing import Final, final

import attrs

from practicecheck.surveys.exports._file_fault import unreadable
from practicecheck.surveys.exports._table import SurveyTable
from practicecheck.surveys.exports._written import Cell
from practicecheck.values import Value

MOST_VALUES: Final = 60
"""A column with more different values is neither answered on a scale nor grouped by."""


@final
@attrs.frozen(kw_only=True, repr=False)
class ColumnUse(Value):
    """What stands in a column.

    Attributes:
        values: Its different values in the order of their first row; none if there are too many.
        filled: In how many rows something stands.
        many: Whether there are too many different values to list.
        distinct: Whether no value stands there twice.
    """

    values: tuple[Cell, ...]
    filled: int
    many: bool
    distinct: bool


@final
@attrs.frozen(kw_only=True, repr=False)
class TableUse(Value):
    """What stands in a table.

    Attributes:
        columns: What stands in each column.
        rows: How many rows people answered.
        skipped: How many rows nobody answered in earnest.
    """

    columns: tuple[ColumnUse, ...]
    rows: int
    skipped: int


def use_of(table: SurveyTable, respondent: int | None = None) -> TableUse:
    """Read a table once, and see what stands in its columns.

    Args:
        table: The table.
        respondent: The place of a column of which it is asked whether its values are distinct.

    Raises:
        DocumentError: The file stops halfway, a row is of another length, or nobody answered.
    """
    width = len(table.headings)
    seen: list[dict[Cell, None] | None] = [{} for _ in range(width)]
    filled = [0] * width
    people: set[Cell] = set()
    rows = skipped = 0
    for row in table.every_row():
        if table.is_skipped(row):
            skipped += 1
            continue
        rows += 1
        if respondent is not None and row[respondent] is not None:
            people.add(row[respondent])
        for n, cell in enumerate(row):
            if cell is None:
                continue
            filled[n] += 1
            own = seen[n]
            if own is not None and cell not in own:
                if len(own) >= MOST_VALUES:
                    seen[n] = None
                else:
                    own[cell] = None
    if not rows:
        raise unreadable(
            table.name, "there is no row below the headings: nobody answered.", "Export it with the answers."
        )
    return TableUse(
        columns=tuple(
            ColumnUse(
                values=tuple(own or ()),
                filled=count,
                many=own is None,
                distinct=len(people) == count if n == respondent else own is not None and len(own) == count,
            )
            for n, (own, count) in enumerate(zip(seen, filled, strict=True))
        ),
        rows=rows,
        skipped=skipped,
    )
