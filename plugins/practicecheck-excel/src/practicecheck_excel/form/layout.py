"""Where everything of a page stands: its columns, and the rows of each entry with what they show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, final

import attrs

from practicecheck.values import Value
from practicecheck_excel.cells import Shown, column_letters
from practicecheck_excel.fields import Field, Printed
from practicecheck_excel.form.entry import Entry, Page
from practicecheck_excel.names import RowName

MOST_CHARACTERS = 16_000
"""A longer text goes on in the row below. A cell holds 32,767, and some characters count as two."""


@final
@attrs.frozen(kw_only=True, repr=False, eq=False)
class Line(Value):
    """A row of an entry.

    Attributes:
        row: Its place on the sheet, from 1.
        name: Its name.
        entry: The entry.
        shown: What its cells show.
    """

    row: int
    name: RowName
    entry: Entry
    shown: Mapping[Field, Shown]

    @property
    def first(self) -> bool:
        """Whether it is the row with the question."""
        return self.name.entry is None and self.name.part is None

    @property
    def offers(self) -> frozenset[Field]:
        """The columns in which something may be written."""
        entry = self.entry
        if self.name.part is not None:
            return frozenset(self.shown)
        if self.name.entry is not None:
            return entry.list_fields | frozenset(self.shown)
        alone = {field for facet in entry.facets if not facet.listed for field in facet.fields}
        return frozenset(entry.offers & alone) | frozenset(self.shown)


@final
@attrs.frozen(kw_only=True, repr=False, eq=False)
class Layout(Value):
    """A page with every row in its place.

    Attributes:
        page: The page.
        columns: Its columns from the left.
        heading: The row of the headings.
        lines: The rows of its entries.
        bands: What is printed above entries, by its row.
        end: The first row beneath them.
    """

    page: Page
    columns: tuple[Field | Printed, ...]
    heading: int
    lines: tuple[Line, ...]
    bands: Mapping[int, str]
    end: int

    def cell(self, column: Field | Printed, row: int) -> str:
        """A cell as a formula on another sheet calls it.

        Args:
            column: Its column.
            row: Its row.
        """
        return f"'{self.page.name}'!${self.letters(column)}${row}"

    def span(self, column: Printed) -> str:
        """A whole column of entries as a formula calls it.

        Args:
            column: The column.
        """
        letters = self.letters(column)
        return (
            f"'{self.page.name}'!${letters}${self.heading + 1}:${letters}${max(self.end - 1, self.heading + 1)}"
        )

    def letters(self, column: Field | Printed) -> str:
        """A column as a spreadsheet calls it.

        Args:
            column: The column.
        """
        return column_letters(self.columns.index(column) + 1)

    def line(self, name: str) -> Line | None:
        """The row with a question.

        Args:
            name: The entry's name.
        """
        return next((line for line in self.lines if line.first and line.name.name == name), None)


def layout_of(page: Page, tree: Mapping[str, Any], *, totals: bool) -> Layout:
    """Put a page's rows in their places.

    Args:
        page: The page.
        tree: What was answered, as a document's plain values.
        totals: Whether points are worked out beside the answers.
    """
    row = 2 + len(page.lines) + 1
    heading, lines, bands = row, list[Line](), dict[int, str]()
    for entry in page.entries:
        for text in entry.before:
            row += 1
            bands[row] = text
        for name, shown in _rows(entry, tree):
            row += 1
            lines.append(Line(row=row, name=name, entry=entry, shown=shown))
    used = {field for line in lines for field in (*line.offers, *line.shown)}
    return Layout(
        page=page,
        columns=(
            *(Printed.ITEM, Printed.QUESTION, Printed.GUIDANCE),
            *(field for field in Field if field in used),
            *((Printed.POINTS, Printed.POSSIBLE, Printed.COUNTS_AS) if totals else ()),
        ),
        heading=heading,
        lines=tuple(lines),
        bands=bands,
        end=row + 1,
    )


def held_by(tree: Mapping[str, Any], holder: tuple[str, ...]) -> Mapping[str, Any]:
    """The mapping in a document that holds an answer; an empty one if there is none.

    Args:
        tree: The document's plain values.
        holder: The way to it.
    """
    for step in holder:
        below = tree.get(step)
        tree = below if isinstance(below, Mapping) else {}
    return tree


def _rows(entry: Entry, tree: Mapping[str, Any]) -> Iterator[tuple[RowName, Mapping[Field, Shown]]]:
    held = held_by(tree, entry.holder)
    rows: dict[int | None, dict[Field, Shown]] = {None: {}} | {n: {} for n in range(1, entry.blanks + 1)}
    for facet in entry.facets:
        own = {key: held[key] for key in facet.keys if key in held}
        for (n, field), value in facet.show(own).items():
            rows.setdefault(n, {})[field] = value
    for n, shown in sorted(rows.items(), key=lambda found: found[0] or 0):
        for part, piece in enumerate(_pieces(shown)):
            yield RowName(entry.name, n, part or None), piece


def _pieces(shown: Mapping[Field, Shown]) -> Iterator[Mapping[Field, Shown]]:
    """A row, and the rows below it for what is too long for one cell."""
    while True:
        rest: dict[Field, Shown] = {}
        here = dict(shown)
        for field, value in shown.items():
            if isinstance(value, str) and len(value) > MOST_CHARACTERS:
                here[field], rest[field] = value[:MOST_CHARACTERS], value[MOST_CHARACTERS:]
        yield here
        if not rest:
            return
        shown = rest
