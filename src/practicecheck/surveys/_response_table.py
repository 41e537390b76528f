"""Who answered of each group: a survey beside the known sizes of its groups."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, final

import attrs

from practicecheck.errors import Code, Problem, Severity
from practicecheck.surveys._response import ResponseRate, check_response
from practicecheck.surveys._tally import GroupTally, Tallied, regrouped, together
from practicecheck.values import Value

if TYPE_CHECKING:
    from practicecheck.surveys.weighting._group_sizes import GroupSizes


@final
@attrs.frozen(kw_only=True, repr=False)
class ResponseTable(Value):
    """How many answered of each group, and of all.

    Attributes:
        by: What tells the groups apart.
        rates: The groups.
        whole: All people together, those among them who don't say to which group they belong.
        unplaced: Those who don't say to which group they belong, by what they do say. How many they are is not
            known.
        part: What tells whether an answer can be used: the whole, or the only section.
        file: Where the sizes stand.
    """

    by: tuple[str, ...]
    rates: tuple[ResponseRate, ...]
    whole: ResponseRate
    unplaced: tuple[ResponseRate, ...] = ()
    part: str
    file: str | None = None

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What must be known before results of the groups are read."""
        return tuple(attrs.evolve(own, file=self.file) for own in (*check_response(self.rates), *self._left()))

    def _left(self) -> Iterator[Problem]:
        if self.unplaced:
            silent = sum(own.returned for own in self.unplaced)
            yield Problem(
                code=Code.RESPONSE,
                message=f"of {self.whole.returned} who answered, {silent} don't say all of "
                f"{', '.join(self.by)}.",
                remedy="They count in the rate of all, and in none of a group.",
                severity=Severity.NOTE,
            )


def response_table(tallied: Tallied, sizes: GroupSizes) -> ResponseTable:
    """Lay a survey beside the sizes of its groups.

    An answer is usable that can be scored: somebody answered as much as the key asks for.

    Args:
        tallied: The survey, added up by the columns of the sizes, or by more.
        sizes: How many people each group has.
    """
    groups = {own.group: own for own in regrouped(tallied, sizes.by).groups}
    part = tallied.rule.whole
    placed = {group: own for group, own in groups.items() if not sizes.lacks(group)}
    rates = tuple(
        _rate(group, sizes.people.get(group, 0), placed.get(group), part)
        for group in dict.fromkeys((*sizes.people, *placed))
    )
    everybody = together(tallied.groups) if tallied.groups else None
    return ResponseTable(
        by=sizes.by,
        rates=rates,
        whole=_rate((), sum(sizes.people.values()), everybody, part),
        unplaced=tuple(_rate(group, 0, own, part) for group, own in groups.items() if group not in placed),
        part=part,
        file=sizes.file,
    )


def _rate(group: tuple[str, ...], issued: int, answers: GroupTally | None, part: str) -> ResponseRate:
    return ResponseRate(
        group=group,
        issued=issued,
        returned=answers.people if answers else 0,
        usable=answers.parts[part].scored if answers else 0,
    )
