"""Ballots of a room in one table: items down, raters across, as a spreadsheet has them.

The first row names the raters by their codes, the row ``perspective`` says for whom each of them speaks, and
every other row is an item. A cell is read where it can mean only one thing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import final

import attrs

from practicecheck.assessments import BallotPaper, Vote
from practicecheck.errors import Code, DocumentError, Problem
from practicecheck.exchange._csv_records import csv_records
from practicecheck.frameworks import FrameworkId
from practicecheck.values import Value

ITEM = "item"
PERSPECTIVE = "perspective"
QUESTION = "question"

_LETTERS = 26

_OF_ITEMS = frozenset({Code.UNKNOWN_ITEM, Code.NOT_TAKEN, Code.OTHER_ALTERNATIVE, Code.CONDITION_NOT_MET})


@final
@attrs.frozen(kw_only=True, repr=False)
class TablePaper(Value):
    """One rater's column as a ballot paper, and where its cells stand.

    Attributes:
        paper: The paper.
        column: The column, as it is told: ``column D (r2)``.
        items: The column of the items' ids.
        rows: The row of each item, counted from 1 as a spreadsheet counts.
        perspective_row: The row that says for whom raters speak.
        top: The row that names the raters.
    """

    paper: BallotPaper
    column: str
    items: str
    rows: tuple[tuple[str, int], ...]
    perspective_row: int
    top: int

    def placed(self, problem: Problem, file: str) -> Problem:
        """A problem of the paper with its file, row and column.

        Args:
            problem: A problem with a path in the paper.
            file: The file's name.
        """
        match problem.path:
            case ("ballots", str(item)):
                # What is wrong with an item is told once, and not of each rater.
                column = self.items if problem.code in _OF_ITEMS else self.column
                return attrs.evolve(problem, file=file, line=dict(self.rows)[item], path=(column,))
            case ("perspective",):
                return attrs.evolve(problem, file=file, line=self.perspective_row, path=(self.column,))
            case ("rater",):
                return attrs.evolve(problem, file=file, line=self.top, path=(self.column,))
            case _:
                return attrs.evolve(problem, file=file, line=self.top, path=())


def ballot_table(data: bytes, file: str, framework: FrameworkId) -> tuple[TablePaper, ...]:
    """Read the ballots of a room.

    How it was saved says nothing, and neither do blank rows, and columns without a heading or a ballot.

    Args:
        data: The file's bytes.
        file: Its name, for problems.
        framework: The edition that is answered, unless the table names another one above its questions.

    Returns:
        A paper for each rater, in the order of the columns.

    Raises:
        DocumentError: It is no such table, or says something twice; each fault with row and column.
    """
    table = _Table(file, framework)
    for row in csv_records(data, file).rows:
        if not table.heads:
            table.begin(row.number, row.cells)
        else:
            table.take(row.number, row.cells)
    return table.papers()


class _Table:
    """A table while it is read."""

    def __init__(self, file: str, framework: FrameworkId) -> None:
        self.heads: Sequence[str] = ()
        self._file = file
        self._framework = framework
        self._problems: list[Problem] = []
        self._top = 1
        self._items = 0
        self._questions: set[int] = set()
        self._votes: dict[int, dict[str, tuple[str, int]]] = {}
        self._speaks: dict[int, str] = {}
        self._speaks_row = 0
        self._seen: set[str] = set()

    def begin(self, row: int, cells: Sequence[str]) -> None:
        """Take the first row, which names the raters."""
        small = [cell.casefold() for cell in cells]
        if ITEM not in small:
            self._fault(
                'this is no table of ballots: its first row names no column "item".',
                "Make one with practicecheck ballots new, and fill that in.",
                row,
            )
            raise DocumentError(self._problems)
        self.heads, self._top, self._items = cells, row, small.index(ITEM)
        self._questions = {n for n, cell in enumerate(small) if cell == QUESTION or "@" in cell}
        self._framework = next(
            (FrameworkId(cells[n]) for n in sorted(self._questions) if "@" in cells[n]), self._framework
        )
        for n, cell in enumerate(small):
            if cell and n != self._items and n not in self._questions:
                self._votes[n] = {}
                if cell in small[:n]:
                    self._fault(
                        f"{cells[n]} has two columns.",
                        "Give each rater one column and a code of their own.",
                        row,
                        n,
                    )

    def take(self, row: int, cells: Sequence[str]) -> None:
        """Take a row about an item, or the one that says for whom raters speak."""
        for n, cell in enumerate(cells):
            if cell and n != self._items and n not in self._questions and n not in self._votes:
                self._fault(
                    f'"{cell}" stands below no rater.', "Write the rater's code into the first row.", row, n
                )
        name = _cell(cells, self._items)
        given = {n: _cell(cells, n) for n in self._votes if _cell(cells, n)}
        if name.casefold() == PERSPECTIVE:
            self._speaks_row = row
            self._speaks |= given
        elif not name:
            if given:
                self._fault(
                    "nothing says which item these ballots are for.", "Write the item's id.", row, self._items
                )
        elif name in self._seen:
            self._fault(f"{name} has a row already.", "Leave one of the two rows out.", row, self._items)
        else:
            self._seen.add(name)
            for n, cell in given.items():
                self._votes[n][name] = (cell, row)

    def papers(self) -> tuple[TablePaper, ...]:
        """The raters' columns."""
        if not self.heads:
            self._fault("there is nothing in it.", "Make a table with practicecheck ballots new.", 1)
        for n, own in self._votes.items():
            if own and n not in self._speaks:
                self._fault(
                    f"nothing says for whom {self.heads[n]} speaks.",
                    f'Write it into the row "{PERSPECTIVE}", such as practitioner.',
                    self._speaks_row or self._top,
                    n,
                )
        if self._problems:
            raise DocumentError(self._problems)
        return tuple(self._paper(n, own) for n, own in self._votes.items() if own)

    def _paper(self, n: int, own: Mapping[str, tuple[str, int]]) -> TablePaper:
        return TablePaper(
            paper=BallotPaper(
                framework=self._framework,
                rater=self.heads[n],
                perspective=self._speaks[n],
                ballots=tuple(Vote(item=item, point=cell) for item, (cell, _) in own.items()),
            ),
            column=f"column {column_name(n)} ({self.heads[n]})",
            items=f"column {column_name(self._items)}",
            rows=tuple((item, row) for item, (_, row) in own.items()),
            perspective_row=self._speaks_row,
            top=self._top,
        )

    def _fault(self, message: str, remedy: str, row: int, column: int | None = None) -> None:
        self._problems.append(
            Problem(
                code=Code.BALLOT_TABLE,
                message=message,
                remedy=remedy,
                file=self._file,
                line=row,
                path=() if column is None else (f"column {column_name(column)}",),
            )
        )


def column_name(column: int) -> str:
    """A column's name in a spreadsheet: A for the first, AA for the twenty-seventh.

    Args:
        column: Its place, counted from 0.
    """
    above, own = divmod(column, _LETTERS)
    return (column_name(above - 1) if above else "") + chr(ord("A") + own)


def _cell(cells: Sequence[str], n: int) -> str:
    return cells[n] if n < len(cells) else ""
