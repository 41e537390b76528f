"""Rows of totals among rows of groups: counted as a group they would be counted twice."""

from __future__ import annotations

import re
from typing import Final

TOTAL: Final = "Total"
"""What the total of all groups is called."""
_IN_A_NAME = re.compile(r"\b(?:(?:sub|grand)?[ -]?totals?|(?:zwischen|gesamt)?summe|insgesamt|gesamt)\b")
_ALONE = frozenset({"all", "all groups", "all teams", "everybody", "everyone", "overall", "sum", "alle"})
"""What is a total where teams stand, and may be what people answered."""


def is_total(name: str, *, among_answers: bool) -> bool:
    """Whether a name is that of a total.

    Args:
        name: What stands in the column.
        among_answers: Whether answers stand in the column: people may have answered "All".
    """
    folded = name.casefold()
    if among_answers:
        return folded == TOTAL.casefold()
    return folded in _ALONE or bool(_IN_A_NAME.search(folded))
