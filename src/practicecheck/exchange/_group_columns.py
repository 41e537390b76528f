"""Which columns of a CSV people are grouped by, and which one holds their values, as it is typed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import final

import attrs

from practicecheck.values import Value


@final
@attrs.frozen(kw_only=True, repr=False)
class GroupColumn(Value):
    """What people are grouped by, and what that lies within.

    Attributes:
        columns: The headings, the smallest groups first: council, region.
        answers: Whether what stands there are answers that people gave.
    """

    columns: tuple[str, ...]
    answers: bool = False

    @property
    def name(self) -> str:
        """The heading of the smallest groups."""
        return self.columns[0]


def group_columns(written: str, answers: Sequence[str] = ()) -> tuple[GroupColumn, ...]:
    """What people are grouped by, as it is typed.

    Args:
        written: Headings with commas between them; ``council<region`` for a hierarchy.
        answers: Those among them that hold answers people gave.
    """
    made: list[GroupColumn] = []
    for part in written.split(","):
        columns = tuple(name.strip() for name in part.split("<"))
        made.append(GroupColumn(columns=columns, answers=columns[0] in answers))
    return tuple(made)


@final
@attrs.frozen(kw_only=True, repr=False)
class ValueColumn(Value):
    """The column of each person's value, or of each group's mean.

    Attributes:
        heading: Its heading.
        scale: The values that a person can bring, the lowest first. If none are said, and each row is a person,
            those count that persons brought; of groups they are not known.
    """

    heading: str
    scale: tuple[Decimal, ...] = ()


_WHOLE = re.compile(r"\s*(-?[0-9]{1,6})\s*\.\.\s*(-?[0-9]{1,6})\s*")
_NUMBER = re.compile(r"\s*-?[0-9]{1,12}(?:\.[0-9]{1,12})?\s*")
_MOST = 10_000


def value_scale(written: str) -> tuple[Decimal, ...]:
    """The values that a person can bring, as they are typed.

    Args:
        written: ``1..5`` for whole numbers, or all values with commas between them: ``0,0.5,1``.

    Returns:
        The values, the lowest first.

    Raises:
        ValueError: They are no numbers, fewer than two, or too many.
    """
    if whole := _WHOLE.fullmatch(written):
        first, last = int(whole[1]), int(whole[2])
        if last - first >= _MOST:
            message = f"{written} are more than {_MOST} values."
            raise ValueError(message)
        values = [Decimal(number) for number in range(first, last + 1)]
    else:
        parts = written.split(",")
        if strange := [part for part in parts if not _NUMBER.fullmatch(part)]:
            message = f'"{strange[0].strip()}" is no number. Write 1..5, or all values: 0,0.5,1.'
            raise ValueError(message)
        values = sorted({Decimal(part.strip()) for part in parts})
    if len(values) < _FEWEST:
        message = f"{written} names fewer than two values. Write 1..5, or all values: 0,0.5,1."
        raise ValueError(message)
    return tuple(values)


_FEWEST = 2
