"""What is known of organisations, and who was chosen as peers, read from tables of text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import final

import attrs

from practicecheck.comparison.statistics import Profile
from practicecheck.errors import Code, DocumentError, Problem, shortened
from practicecheck.exchange._csv_records import TableRow
from practicecheck.exchange._named_rows import place_of, rows_by_name
from practicecheck.exchange._number_style import NumberStyle, number_in, style_of
from practicecheck.exchange._source import Unusable
from practicecheck.exchange._table_problems import told_together
from practicecheck.exchange._table_text import TableText
from practicecheck.values import Value

_MINUS = ("-", "\u2212")


def read_profiles(
    table: TableText, *, near: Sequence[str] = (), same: Sequence[str] = (), unit: str | None = None
) -> tuple[Profile, ...]:
    """Take a table's rows as what is known of organisations. What is blank is not known.

    Args:
        table: The table.
        near: The headings of columns that hold numbers.
        same: The headings of columns that hold words.
        unit: The heading of the column that names the organisation; the first column, if nothing is said.

    Raises:
        DocumentError: A column is not there, an organisation is there twice, or a cell is no number.
    """
    rows = rows_by_name(table, unit)
    numbers, words = ({heading: place_of(table, heading) for heading in own} for own in (near, same))
    reading = _Reading(table, numbers)
    found = [
        Profile(
            name=name,
            numbers=reading.numbers(row),
            words={heading: row.cells[n] for heading, n in words.items() if row.cells[n]},
        )
        for name, row in rows.by_name.items()
    ]
    problems = [*rows.problems, *reading.problems]
    if problems:
        raise DocumentError(told_together(problems))
    return tuple(found)


class _Reading:
    """Reads numbers and gathers what is wrong with them."""

    def __init__(self, table: TableText, places: dict[str, int]) -> None:
        self._table = table
        # Each column has its own way of writing numbers: people with commas, shares with points.
        self._columns: list[tuple[str, int, NumberStyle]] = [
            (
                heading,
                n,
                style_of((_bare(row.cells[n]) for row in table.rows), separator=table.separator, said=None),
            )
            for heading, n in places.items()
        ]
        self.problems: list[Problem] = []

    def numbers(self, row: TableRow) -> dict[str, float]:
        found: dict[str, float] = {}
        for heading, n, style in self._columns:
            written = row.cells[n]
            if not written:
                continue
            try:
                number = float(number_in(_bare(written), style))
            except Unusable as fault:
                self._tell(row, heading, fault, written)
            else:
                found[heading] = -number if written.startswith(_MINUS) else number
        return found

    def _tell(self, row: TableRow, heading: str, fault: Unusable, written: str) -> None:
        found = fault.message if _bare(written) else f'"{shortened(written)}" is not a number.'
        blank = "Write a number; if it is not known, leave the cell blank."
        self.problems.append(
            Problem(
                code=fault.code,
                message=f"in row {row.number}, {found}",
                remedy=blank if fault.code is Code.NOT_A_NUMBER else "Write all numbers of the column alike.",
                path=(heading,),
                file=self._table.name,
                line=row.number,
            )
        )


def _bare(written: str) -> str:
    """A number without its sign and its percent: what is known of a place may be less than nothing."""
    return (written[1:] if written.startswith(_MINUS) else written).rstrip("% ").lstrip()


@final
@attrs.frozen(kw_only=True, repr=False)
class ChosenPeers(Value):
    """Who was chosen as peers, as a table says.

    Attributes:
        of: The organisation whose peers they are.
        peers: Their names.
    """

    of: str
    peers: tuple[str, ...]


def read_chosen_peers(table: TableText) -> ChosenPeers:
    """Read a list of peers: what ``peers --format csv`` writes, or one that was made by hand.

    Args:
        table: A table with the columns ``organisation`` and ``of``; and ``peer``, where those that were not
            chosen stand in it, too: they have ``no`` there.

    Raises:
        DocumentError: A column is not there, an organisation is there twice, or the peers are of several.
    """
    rows = rows_by_name(table, "organisation")
    of, problems = place_of(table, "of"), list(rows.problems)
    chosen = place_of(table, "peer") if "peer" in table.heading else None
    owners = dict.fromkeys(row.cells[of] for row in rows.by_name.values())
    if len(owners) > 1 or "" in owners:
        of_whom = " and of ".join(shortened(own) or "nobody" for own in list(owners)[:2])
        problems.append(
            Problem(
                code=Code.OTHER_PEERS,
                message=f"they are the peers of {of_whom}.",
                remedy="Keep one list for each organisation.",
                path=("of",),
                file=table.name,
            )
        )
    if problems:
        raise DocumentError(told_together(problems))
    return ChosenPeers(
        of=next(iter(owners)),
        peers=tuple(name for name, row in rows.by_name.items() if chosen is None or row.cells[chosen] == "yes"),
    )
