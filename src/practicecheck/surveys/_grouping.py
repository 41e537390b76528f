"""What people are grouped by, for the tables that a release looks at."""

from __future__ import annotations

from collections.abc import Sequence

from practicecheck.comparison.tables import Category, Dimension
from practicecheck.surveys._tally import Group
from practicecheck.surveys._told import NOT_SAID

EVERYBODY = "everybody"
"""All categories of a dimension together. The results don't show it; what went out before may have."""


def dimensions_of(by: Sequence[str], groups: Sequence[tuple[str, ...]]) -> tuple[Dimension, ...]:
    """What people are grouped by, for a table of which totals are not shown.

    Args:
        by: The names.
        groups: The groups.
    """
    return tuple(
        Dimension(
            name=name,
            categories=(
                Category(name=EVERYBODY, shown=False),
                *(
                    Category(name=value, parent=EVERYBODY)
                    for value in dict.fromkeys(group[n] for group in groups)
                ),
            ),
        )
        for n, name in enumerate(by)
    )


def shown_group(group: Group) -> Group:
    """What a group is called in results, so that none is taken for those who say nothing, or for all.

    Args:
        group: What its people have in common.
    """
    return tuple(f'"{own}"' if own in (NOT_SAID, EVERYBODY) else own or NOT_SAID for own in group)
