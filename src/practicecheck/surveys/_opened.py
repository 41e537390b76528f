"""A table of answers under names of ours, so that any engine can be asked for what stands in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, final

import attrs

from practicecheck.surveys._cell import Cells, are_words, numbers_in, told_apart, words_in
from practicecheck.surveys._rule import ItemRule, SurveyRule
from practicecheck.values import Value

if TYPE_CHECKING:
    from practicecheck.surveys._engine import Engine, Frame


@final
@attrs.frozen(kw_only=True, repr=False)
class OpenedAnswers(Value):
    """What can be asked of a table of answers.

    Attributes:
        rule: The rule by which people are scored.
        cells: How the answers in each item's column are told apart.
        kinds: The type of each item's column.
        engine: The engine that holds the table.
    """

    rule: SurveyRule
    cells: Mapping[str, Cells]
    kinds: Mapping[str, Any]
    engine: Engine

    @classmethod
    def of(cls, frame: Frame, engine: Engine, rule: SurveyRule) -> OpenedAnswers:
        """What can be asked of a frame.

        Args:
            frame: The answers.
            engine: The engine that holds them.
            rule: The rule.
        """
        schema = frame.collect_schema()
        kinds: dict[str, Any] = {own.item: schema[str(own.column)] for own in rule.asked}
        cells = {
            item: words_in(rule) if are_words(kind, rule) else numbers_in(rule, real=not kind.is_integer())
            for item, kind in kinds.items()
        }
        return cls(rule=rule, cells=cells, kinds=kinds, engine=engine)

    @property
    def nw(self) -> Any:
        """The layer of expressions over the engine."""
        return self.engine.layer

    @cached_property
    def by(self) -> list[str]:
        """What the columns are called on the way by which people are grouped."""
        return [f"pc_by{n}" for n, _ in enumerate(self.rule.by)] or ["pc_all"]

    @cached_property
    def column(self) -> Mapping[str, str]:
        """What each item's column is called on the way."""
        return {own.item: f"pc_item{n}" for n, own in enumerate(self.rule.asked)}

    @property
    def opened(self) -> Iterator[Any]:
        """The table's columns, under names of ours."""
        for name, group in zip(self.by, self.rule.by, strict=False):
            yield self.engine.column(group.column).alias(name)
        if not self.rule.by:
            yield self.nw.lit(0).alias(self.by[0])
        for own in self.rule.asked:
            column = self.engine.column(str(own.column))
            answer = told_apart(column, self.kinds[own.item], self.rule, self.nw)
            yield answer.alias(self.column[own.item])

    @property
    def kept(self) -> list[str]:
        """What each step hands on: the groups, and the answers, which are counted at the end."""
        return [*self.by, *self.column.values()]

    @property
    def groups(self) -> list[Any]:
        """What people are grouped by, under the names that it has in results."""
        return [self.nw.col(name).alias(group.name) for name, group in zip(self.by, self.rule.by, strict=False)]

    def answer(self, item: ItemRule) -> Any:
        """What people answered to an item.

        Args:
            item: The item.
        """
        return self.nw.col(self.column[item.item])

    def told(self, item: ItemRule) -> Any:
        """Of each person: 1 if they gave a point to an item.

        Args:
            item: The item.
        """
        return self.cells[item.item].answered(self.answer(item)).cast(self.nw.Int32)

    def summed(self, columns: Iterable[Any]) -> Any:
        """Of each person: some columns, added up. What is not known adds nothing.

        Args:
            columns: The columns.
        """
        given = list(columns)
        if len(given) == 1:
            # What is added up to nothing else stays unknown where it is unknown.
            return given[0].fill_null(0)
        return self.nw.sum_horizontal(*given) if given else self.nw.lit(0, self.nw.Int32)
