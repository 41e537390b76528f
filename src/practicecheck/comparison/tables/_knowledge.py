"""What an outsider knows of each cell: between which numbers it must lie."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, final

from practicecheck.comparison.tables._policy import DisclosurePolicy, Treatment
from practicecheck.comparison.tables._rounding import rounded, rounded_from

if TYPE_CHECKING:
    from practicecheck.comparison.tables._dimension import Dimension
    from practicecheck.comparison.tables._ledger import LedgerDimension
    from practicecheck.comparison.tables._system import Line, System


@final
class Reason(Enum):
    """Why a cell is hidden. For the working copy alone: to tell an outsider would narrow down what it is."""

    SMALL = "small"
    """Fewer people than the policy lets be told."""
    ZERO = "zero"
    """Nobody, and the policy hides that."""
    FULL = "full"
    """All of a group gave one answer."""
    DOMINATED = "dominated"
    """A few people are too much of the total."""
    ASKED = "asked"
    """Whoever made the table asks for it."""
    EARLIER = "earlier"
    """It was hidden when it went out before."""
    COMPLEMENT = "complement"
    """Another hidden cell could be worked out from it."""


@final
class Knowledge:
    """What an outsider knows, while it is decided what to hide.

    Args:
        system: The cells and their sums.
        policy: The policy.
    """

    def __init__(self, system: System, policy: DisclosurePolicy) -> None:
        self.system = system
        self.policy = policy
        self.reasons: dict[int, Reason] = {}
        self.listed = {
            number
            for table in system.tables
            for key, number in system.cells_of(table)
            if all(own.by_name[name].shown for own, name in zip(table.dimensions, key, strict=True))
        }
        self.told_before: dict[int, tuple[int, int]] = {}
        self.hidden_before: set[int] = set()
        for entry in system.earlier:
            told = entry.by_key
            for key, number in system.cells_before(entry):
                people = told[key].people
                if people is None:
                    self.hidden_before.add(number)
                else:
                    low, high = rounded_from(people, told[key].nearest)
                    before = self.told_before.get(number, (low, high))
                    self.told_before[number] = max(low, before[0]), min(high, before[1])
        asked: list[Sequence[Dimension] | Sequence[LedgerDimension]] = [
            *(table.dimensions for table in system.tables),
            *(entry.dimensions for entry in system.earlier),
        ]
        full = policy.full is Treatment.HIDE and any(own.answers for dimensions in asked for own in dimensions)
        self._least_hidden = 1 if policy.zeros is Treatment.SHOW and not full else 0

    @cached_property
    def binding(self) -> tuple[Line, ...]:
        """The independent sums from which anything follows.

        Of a total that no table shows, of which nothing went out, and that need not be guarded, nobody knows
        anything. Where it stands in no other sum, its own says what it would be, and nothing about its parts.
        Once that is left out, a part may be such a total, too. A part itself bounds the others: none of them
        is more than the total.
        """
        free = {
            number
            for number in set(range(len(self.system.people))).difference(self.listed, self.guarded)
            if self.before(number) == (0, None)
        }
        lines = dict.fromkeys(self.system.independent)
        at: dict[int, set[Line]] = {number: set() for number in free}
        for line in lines:
            for number in free.intersection(line):
                at[number].add(line)
        waiting = [number for number, own in at.items() if len(own) == 1]
        while waiting:
            total = waiting.pop()
            # Sums are only ever taken away: there is one, or none any more.
            own = next(iter(at[total]), None)
            if own is None or own[0] != total:
                continue
            del lines[own]
            for number in free.intersection(own):
                at[number].discard(own)
                if len(at[number]) == 1:
                    waiting.append(number)
        return tuple(lines)

    def people(self, number: int) -> int:
        """How many people a cell has, or would have in one way of filling what nobody here knows.

        Args:
            number: The cell.
        """
        return self.system.people[number] or 0

    def bounds(self, number: int) -> tuple[int, int | None]:
        """Between which numbers an outsider knows a cell to lie before adding anything up.

        Args:
            number: The cell.

        Returns:
            The lowest, and the highest if there is one.
        """
        if number in self.reasons:
            return self.as_hidden(number)
        low, high = self.before(number)
        return self._shown(number, low, high) if number in self.listed else (low, high)

    def before(self, number: int) -> tuple[int, int | None]:
        """What an outsider knows of a cell from what went out before.

        Args:
            number: The cell.
        """
        low, high = self.told_before.get(number, (0, None))
        return (max(low, self._least_hidden), high) if number in self.hidden_before else (low, high)

    def _shown(self, number: int, low: int, high: int | None) -> tuple[int, int | None]:
        people, base = self.people(number), self.policy.rounding
        if base == 1 or not people:
            return people, people
        least, most = rounded_from(rounded(people, base), base)
        # Whoever knows the policy knows that a number that is told is no small one.
        least = max(low, least, min(people, self.policy.minimum))
        return least, most if high is None else min(most, high)

    def as_hidden(self, number: int) -> tuple[int, int | None]:
        """What an outsider would know of a cell if it were hidden.

        Args:
            number: The cell.
        """
        low, high = self.told_before.get(number, (0, None))
        return max(low, self._least_hidden), high

    def open(self, number: int) -> bool:
        """Whether an outsider does not know a cell exactly.

        Args:
            number: The cell.
        """
        low, high = self.bounds(number)
        return low != high

    def tells(self, number: int) -> bool:
        """Whether a cell is told, here or before, to the nearest so many at least.

        Args:
            number: The cell.
        """
        return number not in self.reasons and (number in self.listed or number in self.told_before)

    def may_hide(self, number: int) -> bool:
        """Whether a cell can still be hidden: it is told here, and was not told before.

        Args:
            number: The cell.
        """
        return (
            number in self.listed
            and number not in self.reasons
            and number not in self.told_before
            and (self.policy.zeros is Treatment.HIDE or self.people(number) > 0)
        )

    def cost(self, number: int) -> int:
        """What is lost by hiding a cell: itself, and the people that it tells of.

        Args:
            number: The cell.
        """
        return 1 + self.people(number)

    @property
    def guarded(self) -> Iterator[int]:
        """The cells that must not be worked out: the hidden ones, and small groups that no table lists."""
        for number in range(len(self.system.people)):
            unlisted = number not in self.listed and 0 < self.people(number) < self.policy.minimum
            before = (number in self.hidden_before or unlisted) and number not in self.told_before
            # What is hidden now and was told before can't be guarded, and that has to be found out.
            if number in self.reasons or before:
                yield number
