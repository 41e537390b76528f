"""A CSV of how many people groups have, for response rates and weights."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from importlib.resources.abc import Traversable

from practicecheck.errors import Code, DocumentError, Problem, near, shortened
from practicecheck.exchange._group_columns import GroupColumn
from practicecheck.exchange._group_table import read_group_table
from practicecheck.exchange._table_problems import told_together
from practicecheck.exchange._table_text import TableText, read_table_text
from practicecheck.surveys import GroupSizes

_PEOPLE = "people"
"""The heading of the column that says how many people there are."""


def read_group_sizes(file: str | os.PathLike[str] | Traversable) -> GroupSizes:
    """Read how many people each group has.

    Args:
        file: A CSV file: a column ``people``, and a column for each thing that tells groups apart, under the
            heading that it has in the answers. A row for each group, and none for totals.

    Raises:
        DocumentError: A column is not there, a cell is blank or no number, or a group stands there twice.
    """
    text = read_table_text(file)
    if problems := list(_headings(text)):
        raise DocumentError(problems)
    names = [heading for heading in text.heading if heading != _PEOPLE]
    groups = [GroupColumn(columns=(name,)) for name in names]
    table = read_group_table(file, groups, count=_PEOPLE, name=text.name, population=text.name)
    if problems := list(_twice(text, names)):
        raise DocumentError(told_together(problems))
    return GroupSizes(by=tuple(names), people={own.key: own.people for own in table.cells}, file=text.name)


def _headings(text: TableText) -> Iterator[Problem]:
    if _PEOPLE not in text.heading:
        yield Problem(
            code=Code.NO_SUCH_COLUMN,
            message=f'no column is called "{_PEOPLE}", which says how many people a group has.',
            remedy=near(_PEOPLE, text.heading) or f"Call the column of the sizes {_PEOPLE}.",
            file=text.name,
        )
    elif len(set(text.heading)) == 1:
        yield Problem(
            code=Code.NO_SUCH_COLUMN,
            message=f'beside "{_PEOPLE}" there is no column that tells groups apart.',
            remedy="Put one before it, such as council, under the heading that it has in the answers.",
            file=text.name,
        )


def _twice(text: TableText, names: Sequence[str]) -> Iterator[Problem]:
    places = [text.heading.index(name) for name in names]
    seen: dict[tuple[str, ...], int] = {}
    for row in text.rows:
        group = tuple(row.cells[place] for place in places)
        if group in seen:
            yield Problem(
                code=Code.ROW_TWICE,
                message=f"rows {seen[group]} and {row.number} are both of {', '.join(map(shortened, group))}.",
                remedy="Give each group one row.",
                file=text.name,
                line=row.number,
            )
        seen.setdefault(group, row.number)
