"""One cell of a number column: a number, a marker or nothing, or a refusal that says why."""

from __future__ import annotations

from practicecheck.assessments import Number
from practicecheck.errors import Code
from practicecheck.exchange._number_style import NumberStyle, number_in
from practicecheck.exchange._source import Unusable
from practicecheck.scoring import Cell, TableLayout


def cell_of(
    written: str,
    layout: TableLayout,
    style: NumberStyle,
    *,
    nearest: Number | None = None,
    percent: bool = False,
) -> Cell:
    """Read a cell of a number column.

    Args:
        written: What stands in it.
        layout: The layout, for its markers. A marker may stand in square brackets.
        style: How the table writes numbers.
        nearest: To the nearest what its numbers are rounded.
        percent: Whether a percent sign may follow the number.

    Raises:
        Unusable: It is neither a number nor a marker, or could be two numbers.
    """
    if not written:
        return Cell()
    word = written.casefold()
    marker = layout.marker_of.get(word[1:-1] if word[0] == "[" and word[-1] == "]" else word)
    if marker is not None:
        return Cell(written=written, marker=marker, nearest=nearest)
    if written.endswith("%"):
        if not percent:
            raise Unusable(
                Code.NOT_A_NUMBER,
                f'"{written}" is a percentage, and a number belongs there.',
                "Name the column of the figure itself; the rate is worked out from it.",
            )
        return Cell(written=written, number=number_in(written[:-1].rstrip(), style), nearest=nearest)
    return Cell(written=written, number=number_in(written, style), nearest=nearest)
