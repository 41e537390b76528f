"""Free-text comments of respondents: none from a group that could not be told of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import final

import attrs

from practicecheck.comparison.tables._policy import DisclosurePolicy
from practicecheck.comparison.tables._released import ReleasedTable
from practicecheck.comparison.tables._table import Key
from practicecheck.values import Value


@final
@attrs.frozen(kw_only=True, repr=False)
class GroupComments(Value):
    """What respondents of a group wrote.

    Attributes:
        group: The group, as a released table has it.
        people: How many respondents the group has, whether they wrote something or not.
        comments: What they wrote.
    """

    group: Key
    people: int
    comments: tuple[str, ...]

    def __repr__(self) -> str:
        return f"<GroupComments of {', '.join(self.group)}: not released, so none is shown>"


@final
@attrs.frozen(kw_only=True, repr=False)
class ReleasedComments(Value):
    """What of it may be published, once names have been looked for.

    Attributes:
        group: The group; nothing for those whose groups are not told.
        comments: The comments, in the order of the alphabet: in their own they could tell who wrote which.
        held_back: Whether they were held back.
    """

    group: Key
    comments: tuple[str, ...]
    held_back: bool


def release_comments(
    groups: Iterable[GroupComments], policy: DisclosurePolicy, table: ReleasedTable | None = None
) -> tuple[ReleasedComments, ...]:
    """Hold back the comments of groups that are too small, or that a table hides.

    Args:
        groups: What was written, by group.
        policy: The policy.
        table: The released table of the same groups: comments go with no group that it hides.

    Returns:
        Each group with its comments, or none.
    """
    made: list[ReleasedComments] = []
    for own in groups:
        cell = None if table is None else table.by_key.get(own.group)
        held = own.people < policy.minimum or (table is not None and (cell is None or cell.hidden))
        made.append(
            ReleasedComments(
                group=own.group, comments=() if held else tuple(sorted(own.comments)), held_back=held
            )
        )
    return tuple(made)
