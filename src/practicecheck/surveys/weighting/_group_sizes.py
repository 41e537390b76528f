"""How many people groups have, as it is known from elsewhere: a staff list, a register."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import final

import attrs

from practicecheck.errors import Code, DocumentError, Problem, near, some_of
from practicecheck.surveys.weighting._weights import Cell
from practicecheck.values import Value


@final
@attrs.frozen(kw_only=True, repr=False)
class GroupSizes(Value):
    """How many people each group has, whether they answered or not.

    Attributes:
        by: What tells the groups apart, such as ``council`` and ``role``.
        people: How many people, by group: a value of each.
        file: Where it stands.
    """

    by: tuple[str, ...]
    people: Mapping[Cell, int]
    file: str | None = None

    def along(self, by: Sequence[str]) -> GroupSizes:
        """The sizes of the groups that are told apart by fewer of the columns.

        Args:
            by: Some of the columns.

        Raises:
            DocumentError: A column is not among them.
        """
        if strange := [name for name in by if name not in self.by]:
            raise DocumentError([self._not_known(name) for name in strange])
        places = [self.by.index(name) for name in by]
        sums: dict[Cell, int] = {}
        for cell, count in self.people.items():
            key = tuple(cell[place] for place in places)
            sums[key] = sums.get(key, 0) + count
        return attrs.evolve(self, by=tuple(by), people=sums)

    def _not_known(self, name: str) -> Problem:
        return Problem(
            code=Code.WEIGHTING,
            message=f"how many people there are is not known by {name}.",
            remedy=near(name, self.by) or f"It is known by {some_of(self.by)}.",
            path=(name,),
            file=self.file,
        )

    def lacks(self, cell: Cell) -> bool:
        """Whether a group of people can't be laid beside a size, since somebody left out to which they belong.

        Args:
            cell: What the people say.
        """
        return cell not in self.people and not all(cell)


def check_margins(sizes: Sequence[GroupSizes]) -> Iterator[Problem]:
    """What can't be meant by several lists of sizes: each of them is about one variable of its own.

    Args:
        sizes: The lists.
    """
    seen: dict[str, GroupSizes] = {}
    for own in sizes if len(sizes) > 1 else ():
        if len(own.by) > 1:
            yield Problem(
                code=Code.WEIGHTING,
                message=f"it tells groups apart by {some_of(own.by)}, and there are other sizes beside it.",
                remedy="Of several files each is about one column. Where the crossing is known, one is enough.",
                path=own.by,
                file=own.file,
            )
        for name in own.by:
            if name in seen:
                yield Problem(
                    code=Code.WEIGHTING,
                    message=f"sizes by {name} stand in {seen[name].file or 'another list'}, too.",
                    remedy="Name one of the two.",
                    path=(name,),
                    file=own.file,
                )
            seen[name] = own
