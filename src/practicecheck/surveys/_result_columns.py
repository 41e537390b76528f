"""What the columns of a survey's sums are called, and which names are left for groups."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from practicecheck.errors import Code, Problem, shortened
from practicecheck.frameworks import PointCode

PEOPLE = "people"
"""The column that says how many people a group has."""
CROSS, MISSING, STRANGE = "X", "missing", "strange"
"""What is counted of an item beside its points."""
SCORED, SUM, SQUARES = "scored", "total", "squares"
"""What is told of a part."""
_TOLD = frozenset(
    {
        *("kind", "id", "title", "people", "answered", "mean", "deviation", "low", "high", "band"),
        *("positive", "not_applicable", "missing", "audience"),
    }
)
"""What stands beside groups in a table of results."""


def named(part: str, what: object) -> str:
    """The name of a column of sums: ``standard_3__scored``. Every engine takes it as it is.

    Args:
        part: A section, an item, or the whole.
        what: What the column says of it.
    """
    return f"{_plain(part)}__{_plain(str(what))}"


def _plain(name: str) -> str:
    return re.sub(r"[^0-9A-Za-z]", "_", name)


def check_groups(
    groups: Sequence[str], parts: Iterable[str], items: Iterable[str], codes: Sequence[PointCode]
) -> Iterator[Problem]:
    """Groups that could not be told from one another, or from the figures beside them.

    Args:
        groups: What people are grouped by.
        parts: What has a score.
        items: The items.
        codes: The points of the scale.
    """
    # Most databases don't tell Team from team.
    names = [name.casefold() for name in groups]
    ours = {*_TOLD, *(named(part, what).casefold() for part in parts for what in (SCORED, SUM, SQUARES))}
    ours |= {named(item, what).casefold() for item in items for what in (*codes, CROSS, MISSING, STRANGE)}
    for name in dict.fromkeys(groups):
        if names.count(name.casefold()) > 1:
            yield _amiss(name, "people are grouped by it twice", "Name each group once.")
        elif name.casefold() in ours:
            yield _amiss(
                name,
                "a column of the results is called so",
                "Rename the column; or give the group another name in a questionnaire, under groups.",
            )


def _amiss(name: str, why: str, remedy: str) -> Problem:
    return Problem(
        code=Code.SURVEY_COLUMN, message=f'group "{shortened(name)}": {why}.', remedy=remedy, path=("by",)
    )
