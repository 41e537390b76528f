"""A facet: one piece of an assessment, and the cells in which a form shows it and takes it back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol, TypeAlias, final

import attrs

from practicecheck.errors import Code, Problem, Severity
from practicecheck.exchange import Plain
from practicecheck.values import Value
from practicecheck_excel.cells import Cell, Shown
from practicecheck_excel.fields import Field

Spot: TypeAlias = tuple[int | None, Field]
"""A cell of what a row's name stands for: the place in a list, if it is one, and the column."""
Said: TypeAlias = Mapping[str, Plain]
"""Some keys of a mapping in a document, with their plain values."""


@final
@attrs.frozen(kw_only=True, repr=False)
class Taken(Value):
    """What was found in a facet's cells.

    Attributes:
        said: The plain values, by their keys.
        cells: Where each value stands, by the steps below the mapping that holds it.
        problems: What can't be understood.
    """

    said: Said
    cells: tuple[tuple[tuple[str | int, ...], Cell], ...] = ()
    problems: tuple[Problem, ...] = ()


class Facet(Protocol):
    """One piece of an assessment.

    Attributes:
        keys: The keys of the document's mapping that it is about.
        fields: The columns that it may use.
        listed: Whether it has a row for each entry of a list.
    """

    @property
    def keys(self) -> tuple[str, ...]: ...  # noqa: D102 - said above

    @property
    def fields(self) -> tuple[Field, ...]: ...  # noqa: D102 - said above

    @property
    def listed(self) -> bool: ...  # noqa: D102 - said above

    def show(self, said: Said) -> Mapping[Spot, Shown]:
        """What its cells show.

        Args:
            said: What the document says under its keys.
        """
        ...

    def take(self, cells: Mapping[Spot, Cell]) -> Taken:
        """Read its cells.

        Args:
            cells: Those that are not blank.
        """
        ...


def not_understood(cell: Cell, message: str, remedy: str, *, code: Code = Code.WRONG_TYPE) -> Problem:
    """A cell that could mean several things, or nothing.

    Args:
        cell: The cell.
        message: What was found.
        remedy: What to do.
        code: What kind of problem it is.
    """
    return Problem(code=code, message=message, remedy=remedy, where=cell.place)


def remark(cell: Cell, message: str, remedy: str) -> Problem:
    """Something about a cell that should be looked at.

    Args:
        cell: The cell.
        message: What was found.
        remedy: What to do.
    """
    return Problem(
        code=Code.WRONG_TYPE, message=message, remedy=remedy, severity=Severity.WARNING, where=cell.place
    )


def in_order(cells: Mapping[Spot, Cell]) -> Iterator[tuple[int | None, dict[Field, Cell]]]:
    """The cells of each entry of a list, in the order of their numbers.

    Args:
        cells: Cells by entry and column.
    """
    rows: dict[int | None, dict[Field, Cell]] = {}
    for (entry, field), cell in cells.items():
        rows.setdefault(entry, {})[field] = cell
    yield from sorted(rows.items(), key=lambda row: row[0] or 0)
