"""Scoring rows without any engine: the plain path, and the oracle of all the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from math import isnan, lcm
from typing import TypeAlias, final

import attrs

from practicecheck.surveys._rule import TOTAL, ItemRule, SurveyRule
from practicecheck.surveys._tally import (
    Group,
    GroupTally,
    ItemTally,
    PartTally,
    Repeated,
    StrangeAnswer,
    Tallied,
)
from practicecheck.values import Value

Written: TypeAlias = str | int | float | None
"""What stands in a cell of a table."""

_STRANGE, _CROSS, _MISSING = -3, -2, -1
"""Where an answer that is no point is counted: behind the points of the scale."""


def tally_rows(rows: Iterable[Sequence[Written]], columns: Sequence[str], rule: SurveyRule) -> Tallied:
    """Score rows of answers, one person each, and add people up by group.

    A person's score is the one that their answers would have as a form of their own.

    Args:
        rows: The rows.
        columns: Their headings.
        rule: The rule.
    """
    at = {name: n for n, name in enumerate(columns)}
    by = [at[group.column] for group in rule.by]
    who = None if rule.respondent is None else at[rule.respondent]
    times: Counter[Written] = Counter()
    items = [_Column.of(own, rule) for own in rule.items]
    reading, groups = AnswerReader(rule, columns), dict[Group, _Adding]()
    for row in rows:
        group = tuple([said(row[n]) for n in by])
        adding = groups.get(group)
        if adding is None:
            adding = groups[group] = _Adding(rule, items)
        if who is not None and said(row[who]):
            times[row[who]] += 1
        adding.add(reading.places(row))
    return Tallied(
        rule=rule,
        groups=tuple(groups[group].tally(group) for group in sorted(groups)),
        strange=reading.strange,
        repeated=_repeated(times, rule.respondent),
    )


def _repeated(times: Counter[Written], column: str | None) -> Repeated | None:
    several = [rows for rows in times.values() if rows > 1]
    return Repeated(column=column, people=len(several), rows=sum(several)) if several and column else None


def said(written: Written) -> str:
    """What a cell says of a group, as text: a number as its figure, and nothing where nothing is said.

    Args:
        written: What stands in the cell.
    """
    if written is None or (isinstance(written, float) and isnan(written)):
        return ""
    if isinstance(written, float) and written.is_integer():
        return str(int(written))
    return str(written).strip()


@final
@attrs.frozen(kw_only=True, repr=False)
class _Column(Value):
    """What each place along the scale gives on an item, in whole numbers; behind them what no point gives."""

    item: str
    asked: bool
    gives: list[int]
    possible: list[int]

    @classmethod
    def of(cls, item: ItemRule, rule: SurveyRule) -> _Column:
        # One number that makes all of them whole.
        whole = lcm(*(part.denominator for own in rule.items for part in own.parts))
        most = item.weight if rule.scale_mean else item.possible
        cross, missing = rule.counts_crosses, rule.counts_missing

        def along(points: Iterable[Fraction], otherwise: Fraction) -> list[int]:
            beside = [otherwise * missing, otherwise * cross, otherwise * missing]
            return [int(part * whole) for part in (*points, *beside)]

        codes = rule.scale.codes
        return cls(
            item=item.item,
            asked=item.column is not None,
            gives=along([item.points[code] for code in codes], item.lowest),
            possible=along([most] * len(codes), most),
        )


@final
class AnswerReader:
    """What is written in cells, as places along the scale.

    Args:
        rule: The rule.
        columns: The headings of the table.
    """

    STRANGE, CROSS, MISSING = _STRANGE, _CROSS, _MISSING
    """Where an answer that is no point is counted."""

    def __init__(self, rule: SurveyRule, columns: Sequence[str]) -> None:
        at = {name: n for n, name in enumerate(columns)}
        order = {code: n for n, code in enumerate(rule.scale.codes)}
        self._at = [(None if own.column is None else at[own.column], own.item) for own in rule.items]
        self._means: dict[Written, int] = {
            None: _MISSING,
            **dict.fromkeys(rule.missing, _MISSING),
            **dict.fromkeys(rule.not_applicable, _CROSS),
            **{written: order[point] for written, point in rule.says.items()},
        }
        self._strange: Counter[tuple[str, str]] = Counter()

    def places(self, row: Sequence[Written]) -> list[int]:
        """The place along the scale of each answer in a row, or where else it is counted.

        Args:
            row: The row's cells.
        """
        means, found = self._means, list[int]()
        for n, item in self._at:
            if n is None:
                found.append(_MISSING)
            elif (place := means.get(row[n])) is not None:
                found.append(place)
            else:
                found.append(self._other(row[n], item))
        return found

    def _other(self, cell: Written, item: str) -> int:
        written = said(cell)
        found = self._means.get(written, _STRANGE)
        if found == _STRANGE:
            self._strange[item, written] += 1
        return found

    @property
    def strange(self) -> tuple[StrangeAnswer, ...]:
        """What was written so far and means nothing."""
        return tuple(
            StrangeAnswer(item=item, written=written, people=people)
            for (item, written), people in sorted(self._strange.items())
        )


class _Adding:
    """A group of people, as they are added up."""

    def __init__(self, rule: SurveyRule, items: Sequence[_Column]) -> None:
        self._rule, self._columns = rule, items
        self._people = 0
        self._answers = [[0] * len(own.gives) for own in items]
        self._parts = {name: _Sums() for name in rule.parts}
        ends = [0]
        for section in rule.sections:
            ends.append(ends[-1] + len(section.items))
        self._within = [
            (section.id, slice(start, end))
            for section, start, end in zip(rule.sections, ends, ends[1:], strict=False)
        ]

    def add(self, answers: list[int]) -> None:
        """Add a person, whose answers are places along the scale."""
        self._people += 1
        for counts, place in zip(self._answers, answers, strict=True):
            counts[place] += 1
        scores: list[float] = []
        for name, part in self._within:
            score = self._score(answers[part], self._columns[part])
            if score is not None:
                self._parts[name].add(score)
                scores.append(score)
        if TOTAL in self._parts and self._enough(answers):
            whole = (
                (sum(scores) / len(scores) if scores else None)
                if self._rule.by_sections
                else self._score(answers, self._columns)
            )
            if whole is not None:
                self._parts[TOTAL].add(whole)

    def _score(self, answers: list[int], columns: Sequence[_Column]) -> float | None:
        """A person's score over some items, as `scoring` makes it of a form."""
        possible = sum([own.possible[place] for own, place in zip(columns, answers, strict=True)])
        if not possible or not self._enough(answers):
            return None
        points = sum([own.gives[place] for own, place in zip(columns, answers, strict=True)])
        return (1 if self._rule.scale_mean else 100) * points / possible

    def _enough(self, answers: list[int]) -> bool:
        """Whether so much is answered as the key asks for."""
        answered = sum([place >= 0 for place in answers])
        least = self._rule.key.minimum
        if least.answered is not None and answered < least.answered:
            return False
        return least.percent is None or 100 * answered >= least.percent * (len(answers) - answers.count(_CROSS))

    def tally(self, group: Group) -> GroupTally:
        """What the group came to."""
        return GroupTally(
            group=group,
            people=self._people,
            parts={name: own.tally for name, own in self._parts.items()},
            items={
                own.item: self._item(counts)
                for own, counts in zip(self._columns, self._answers, strict=True)
                if own.asked
            },
        )

    def _item(self, counts: Sequence[int]) -> ItemTally:
        points: Mapping[int | str, int] = dict(zip(self._rule.scale.codes, counts, strict=False))
        return ItemTally(
            points=points,
            not_applicable=counts[_CROSS],
            missing=counts[_MISSING],
            strange=counts[_STRANGE],
        )


class _Sums:
    """Scores, as they are added up."""

    def __init__(self) -> None:
        self._scored, self._total, self._squares = 0, 0.0, 0.0

    def add(self, score: float) -> None:
        self._scored += 1
        self._total += score
        self._squares += score * score

    @property
    def tally(self) -> PartTally:
        return PartTally(scored=self._scored, total=self._total, squares=self._squares)
