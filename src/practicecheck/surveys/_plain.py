"""Scoring rows without any engine: the plain path, and the oracle of all the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from fractions import Fraction
from itertools import pairwise
from math import isnan, lcm
from operator import getitem
from typing import NamedTuple, TypeAlias, final

import attrs

from practicecheck.frameworks import PointCode
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

Written: TypeAlias = str | int | float | date | None
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
    times: Counter[str] = Counter()
    items = [_Column.of(own, rule) for own in rule.items]
    reading, scoring, groups = AnswerReader(rule, columns), _Scoring(rule, items), dict[Group, _Adding]()
    for row in rows:
        group = tuple([said(row[n]) for n in by])
        adding = groups.get(group)
        if adding is None:
            adding = groups[group] = _Adding(scoring)
        if who is not None and (told := said(row[who])):
            times[told] += 1
        answers = reading.places(row)
        adding.add(answers, scoring.scores(answers))
    return Tallied(
        rule=rule,
        groups=tuple(groups[group].tally(group, rule, items) for group in sorted(groups)),
        strange=reading.strange,
        repeated=_repeated(times, rule.respondent),
    )


def _repeated(times: Counter[str], column: str | None) -> Repeated | None:
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
    if isinstance(written, datetime) and written.time() == time():
        # Some engines know days only as the midnight that they begin with.
        return str(written.date())
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
        self._items = [own.item for own in rule.items]
        # Who is not asked has said nothing, as it stands behind the last cell.
        self._at = [-1 if own.column is None else at[own.column] for own in rule.items]
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
        given = (*row, None)
        cells = [given[n] for n in self._at]
        if bool in map(type, cells):
            # To Python true is 1, but nobody who ticked a box gave that point.
            cells = [str(own) if isinstance(own, bool) else own for own in cells]
        found = list(map(self._means.get, cells))
        return [
            self._other(cell, item) if place is None else place
            for place, cell, item in zip(found, cells, self._items, strict=True)
        ]

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


class _Scoring:
    """What a person's answers come to, as `scoring` makes it of a form."""

    def __init__(self, rule: SurveyRule, items: Sequence[_Column]) -> None:
        self.parts = rule.parts
        self.width = len(rule.scale.codes) - _STRANGE
        self.items = len(items)
        self._whole, self._by_sections = TOTAL in rule.parts, rule.by_sections
        self._times, self._least = 1 if rule.scale_mean else 100, rule.key.minimum
        ends = [0]
        for section in rule.sections:
            ends.append(ends[-1] + len(section.items))
        self._within = [
            (part, [own.gives for own in items[part]], [own.possible for own in items[part]])
            for part in (slice(*own) for own in pairwise(ends))
        ]

    def scores(self, answers: list[int]) -> list[float | None]:
        """A person's score in each part.

        Args:
            answers: Their answers, as places along the scale.
        """
        sums = [
            _Sums(
                items=len(own := answers[part]),
                blank=own.count(_MISSING) + own.count(_STRANGE),
                crosses=own.count(_CROSS),
                points=sum(map(getitem, gives, own)),
                possible=sum(map(getitem, possible, own)),
            )
            for part, gives, possible in self._within
        ]
        found = [self._score(own) for own in sums]
        if self._whole:
            whole = _Sums(*map(sum, zip(*sums, strict=True)))
            found.append(self._mean(found, whole) if self._by_sections else self._score(whole))
        return found

    def _score(self, sums: _Sums) -> float | None:
        return self._times * sums.points / sums.possible if sums.possible and self._enough(sums) else None

    def _mean(self, scores: Iterable[float | None], whole: _Sums) -> float | None:
        given = [own for own in scores if own is not None]
        return sum(given) / len(given) if given and self._enough(whole) else None

    def _enough(self, sums: _Sums) -> bool:
        """Whether so much is answered as the key asks for."""
        applicable = sums.items - sums.crosses
        answered = applicable - sums.blank
        least = self._least
        if least.answered is not None and answered < least.answered:
            return False
        return least.percent is None or 100 * answered >= least.percent * applicable


class _Sums(NamedTuple):
    """What a person's answers to some items are added up to."""

    items: int
    blank: int
    crosses: int
    points: int
    possible: int


class _Adding:
    """A group of people, as they are added up."""

    def __init__(self, scoring: _Scoring) -> None:
        self._people = 0
        # For each item how many gave each answer, one item after the other.
        self._width = scoring.width
        self._answers = [0] * (scoring.items * self._width)
        self._starts = range(0, len(self._answers), self._width)
        self._parts = [(name, _Scores()) for name in scoring.parts]

    def add(self, answers: Iterable[int], scores: Iterable[float | None]) -> None:
        """Add a person.

        Args:
            answers: Their answers, as places along the scale.
            scores: Their score in each part.
        """
        self._people += 1
        counts, width = self._answers, self._width
        for start, place in zip(self._starts, answers, strict=True):
            counts[start + place % width] += 1
        for (_, part), score in zip(self._parts, scores, strict=True):
            if score is not None:
                part.add(score)

    def tally(self, group: Group, rule: SurveyRule, items: Sequence[_Column]) -> GroupTally:
        """What the group came to."""
        return GroupTally(
            group=group,
            people=self._people,
            parts={name: own.tally for name, own in self._parts},
            items={
                own.item: _tally(self._answers[start : start + self._width], rule.scale.codes)
                for own, start in zip(items, self._starts, strict=True)
                if own.asked
            },
        )


def _tally(counts: Sequence[int], codes: Sequence[PointCode]) -> ItemTally:
    return ItemTally(
        points=dict(zip(codes, counts, strict=False)),
        not_applicable=counts[_CROSS],
        missing=counts[_MISSING],
        strange=counts[_STRANGE],
    )


class _Scores:
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
