"""The rule as expressions, once for all engines: from answers to what leaves the engine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from functools import cached_property, reduce
from itertools import groupby
from operator import and_, or_
from typing import TYPE_CHECKING, Any, final

import attrs

from practicecheck.surveys._block import Block, Line, blocks_of
from practicecheck.surveys._engine import unfragmented
from practicecheck.surveys._opened import OpenedAnswers
from practicecheck.surveys._result_columns import CROSS, MISSING, PEOPLE, SCORED, SQUARES, STRANGE, SUM, named
from practicecheck.surveys._rule import TOTAL, ItemRule, SurveyRule
from practicecheck.values import Value

if TYPE_CHECKING:
    from practicecheck.surveys._cell import Cells
    from practicecheck.surveys._engine import Engine, Frame


def summed(frame: Frame, engine: Engine, rule: SurveyRule) -> Frame:
    """Score the people in a frame and add them up by group. What is lazy stays so.

    Each step is a query of its own, so that no engine works a thing out twice.

    Args:
        frame: The answers.
        engine: The engine that holds them.
        rule: The rule.

    Returns:
        A row for each group: what it has in common, ``people``, of each part ``scored``, ``total`` and
        ``squares``, and of each item how many gave each point, X, no answer, and what means nothing.
    """
    answers = OpenedAnswers.of(frame, engine, rule)
    query = _Query(answers=answers)
    # Beside the table's own columns and not instead of them: so Polars holds back far less of a file.
    opened = frame.with_columns(*answers.opened)
    scores = opened.select(*answers.kept, *query.sums).select(*answers.kept, *query.scores)
    if query.mean_of_sections is not None:
        scores = scores.with_columns(query.mean_of_sections)
    added = query.added
    if not engine.adds_truths:
        added = {
            name: own if name in query.numbers else own.cast(query.nw.Int64) for name, own in added.items()
        }
    if engine.plain_groups:
        scores = scores.select(*answers.by, *(own.alias(name) for name, own in added.items()))
        added = {name: query.nw.col(name) for name in added}
    people = query.nw.len().alias(PEOPLE)
    sums = (own.sum().alias(name) for name, own in added.items())
    with unfragmented():
        groups = scores.group_by(*answers.by).agg(people, *sums)
    return groups.select(*answers.groups, PEOPLE, *query.results)


@final
@attrs.frozen(kw_only=True, repr=False)
class _Sums(Value):
    """What a person's answers in some blocks on one line are added up to.

    Attributes:
        items: How many items there are.
        told: How many of them have a point.
        number: The sum of the numbers in the table.
        crosses: How many of them are X; nothing where nothing stands for X.
    """

    items: int
    told: Any
    number: Any
    crosses: Any | None

    @property
    def applicable(self) -> Any:
        return self.items if self.crosses is None else self.items - self.crosses


@final
@attrs.frozen(kw_only=True, repr=False)
class _Query(Value):
    """What each step asks for."""

    answers: OpenedAnswers

    @property
    def nw(self) -> Any:
        return self.answers.nw

    @property
    def rule(self) -> SurveyRule:
        return self.answers.rule

    @property
    def cells(self) -> Mapping[str, Cells]:
        return self.answers.cells

    @cached_property
    def blocks(self) -> Mapping[str, tuple[Block, ...]]:
        """The blocks of each section."""
        means = {item: own.means for item, own in self.cells.items()}
        return {own.id: blocks_of(own.items, means, self.rule) for own in self.rule.sections}

    @property
    def sums(self) -> Iterator[Any]:
        """Of each person, section and block: how many points there are, their sum, and how many X."""
        for section, blocks in self.blocks.items():
            for n, block in enumerate(blocks):
                asked = [own for own in block.items if own.column is not None]
                yield self.answers.summed(self.answers.told(own) for own in asked).alias(
                    self._between(section, n, "told")
                )
                yield self.answers.summed(self._number(own, block.line) for own in asked).alias(
                    self._between(section, n, "number")
                )
                if crosses := [own for item in asked if (own := self._cross(item)) is not None]:
                    yield self.answers.summed(crosses).alias(self._between(section, n, "crosses"))

    def _between(self, section: str, block: int, what: str) -> str:
        return f"pc_{list(self.blocks).index(section)}_{block}_{what}"

    def _cross(self, item: ItemRule) -> Any | None:
        crossed = self.cells[item.item].crossed(self.answers.answer(item))
        return None if crossed is None else crossed.cast(self.nw.Int32)

    def _number(self, item: ItemRule, line: Line) -> Any:
        answer, cells = self.answers.answer(item), self.cells[item.item]
        if line.straight:
            return self.nw.when(cells.answered(answer)).then(answer).otherwise(0).cast(self.nw.Int32)
        found = self.nw.lit(0.0)
        for number, point in cells.means.items():
            found = self.nw.when(answer == number).then(float(item.points[point])).otherwise(found)
        return found

    @cached_property
    def lines(self) -> Mapping[str, Mapping[Line, _Sums]]:
        """What a person's score in each part is made from, line by line."""
        found: dict[str, dict[Line, list[_Sums]]] = {part: {} for part in self.rule.parts}
        for section, blocks in self.blocks.items():
            for n, block in enumerate(blocks):
                own = _Sums(
                    items=len(block.items),
                    told=self.nw.col(self._between(section, n, "told")),
                    number=self.nw.col(self._between(section, n, "number")),
                    crosses=self.nw.col(self._between(section, n, "crosses"))
                    if any(item.column is not None and self.cells[item.item].crosses for item in block.items)
                    else None,
                )
                for part in {section, TOTAL} & found.keys():
                    found[part].setdefault(block.line, []).append(own)
        return {
            part: {line: self._together(own) for line, own in lines.items()} for part, lines in found.items()
        }

    def _together(self, sums: list[_Sums]) -> _Sums:
        if len(sums) == 1:
            return sums[0]
        crosses = [own.crosses for own in sums if own.crosses is not None]
        return _Sums(
            items=sum(own.items for own in sums),
            told=self.answers.summed(own.told for own in sums),
            number=self.answers.summed(own.number for own in sums),
            crosses=self.answers.summed(crosses) if crosses else None,
        )

    @property
    def scores(self) -> Iterator[Any]:
        """Of each person and part: the score; nothing where too little is answered."""
        for part, lines in self.lines.items():
            if part == TOTAL and self.rule.by_sections:
                yield self._enough(lines.values()).alias("pc_enough")
                continue
            points, possible = self._points(lines)
            enough = self._enough(lines.values())
            yield self.nw.when(enough).then(points / possible).alias(self._score(part))

    def _score(self, part: str) -> str:
        return f"pc_score{self.rule.parts.index(part)}"

    def _points(self, lines: Mapping[Line, _Sums]) -> tuple[Any, Any]:
        """Points times what makes them a score, and what they are divided by."""
        times = 1 if self.rule.scale_mean else 100
        beside = self.rule.counts_crosses or self.rule.counts_missing
        if len(lines) == 1 and not beside:
            # Nearly always so, and half the work: what an answer adds below is divided out.
            [(line, sums)] = lines.items()
            top = sums.number * float(times * line.slope / line.most)
            start = times * line.start / line.most
            return (top + sums.told * float(start) if start else top), sums.told
        points, possible = [], []
        for line, sums in lines.items():
            points.append(sums.number * float(times * line.slope) + sums.told * float(times * line.start))
            counted = [sums.told]
            if self.rule.counts_crosses and sums.crosses is not None:
                counted.append(sums.crosses)
            if self.rule.counts_missing:
                counted.append(sums.applicable - sums.told)
            points += [own * float(times * line.beside) for own in counted[1:]]
            possible += [own * float(line.most) for own in counted]
        return _added(points), _added(possible)

    def _enough(self, lines: Iterable[_Sums]) -> Any:
        """Whether so much is answered as the key asks for, and anything at all is counted."""
        given, least = list(lines), self.rule.key.minimum
        told = _added([own.told for own in given])
        crosses = [own.crosses for own in given if own.crosses is not None]
        items = sum(own.items for own in given)
        applicable = items - _added(crosses) if crosses else items
        counted = told
        if self.rule.counts_missing:
            counted = told * 0 + (items if self.rule.counts_crosses else applicable)
        elif self.rule.counts_crosses and crosses:
            counted = told + _added(crosses)
        rules = [counted > 0]
        if least.answered is not None:
            rules.append(told >= least.answered)
        if least.percent is not None:
            share = Fraction(least.percent) / 100
            rules.append(told * share.denominator >= applicable * share.numerator)
        return reduce(and_, rules)

    @property
    def mean_of_sections(self) -> Any | None:
        """A person's total as the mean of their sections, for a key that makes it so."""
        if not self.rule.by_sections or TOTAL not in self.rule.parts:
            return None
        mean = self.nw.mean_horizontal(*(self._score(own.id) for own in self.rule.sections))
        return self.nw.when(self.nw.col("pc_enough")).then(mean).alias(self._score(TOTAL))

    @cached_property
    def added(self) -> Mapping[str, Any]:
        """What is added up over the people of a group: numbers, and how often something holds."""
        found: dict[str, Any] = {}
        for part in self.rule.parts:
            score = self.nw.col(self._score(part))
            found[named(part, SCORED)] = ~score.is_null()
            found[named(part, SUM)] = score
            found[named(part, SQUARES)] = score * score
        for own in self.rule.asked:
            answer, cells = self.answers.answer(own), self.cells[own.item]
            for point in self.rule.scale.codes:
                same = [answer == number for number, means in cells.means.items() if means == point]
                if same:
                    found[named(own.item, point)] = reduce(or_, same)
            if (crossed := cells.crossed(answer)) is not None:
                found[named(own.item, CROSS)] = crossed
            found[named(own.item, MISSING)] = cells.left_out(answer)
        return found

    @property
    def numbers(self) -> frozenset[str]:
        """What of it is numbers."""
        return frozenset(named(part, what) for part in self.rule.parts for what in (SUM, SQUARES))

    @property
    def results(self) -> Iterator[Any]:
        """The columns of the result, whole numbers as such, whatever an engine makes of their sum.

        Columns of a kind are told together: an expression for each would take longer than a small survey.
        """
        nothing = self.nw.lit(0, self.nw.Int64)
        for part in self.rule.parts:
            yield self._whole(named(part, SCORED))
            yield self.nw.col(named(part, SUM), named(part, SQUARES)).cast(self.nw.Float64).fill_null(0.0)
        for own in self.rule.asked:
            names = [named(own.item, what) for what in (*self.rule.scale.codes, CROSS, MISSING)]
            for counted, some in groupby(names, self.added.__contains__):
                if counted:
                    yield self._whole(*some)
                else:
                    yield from (nothing.alias(name) for name in some)
            known = self.nw.sum_horizontal(*(name for name in names if name in self.added))
            strange = self.nw.col(PEOPLE) - known
            yield strange.cast(self.nw.Int64).alias(named(own.item, STRANGE))

    def _whole(self, *names: str) -> Any:
        return self.nw.col(*names).cast(self.nw.Int64).fill_null(0)


def _added(columns: Iterable[Any]) -> Any:
    given = list(columns)
    return reduce(lambda one, other: one + other, given)
