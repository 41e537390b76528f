"""What stands in a column of answers, as whole numbers that every engine can count."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, final

import attrs

from practicecheck.frameworks import PointCode
from practicecheck.surveys._engine import narwhals
from practicecheck.values import Value

if TYPE_CHECKING:
    from practicecheck.surveys._rule import SurveyRule


@final
@attrs.frozen(kw_only=True, repr=False)
class Cells(Value):
    """How a column's answers are told apart.

    Attributes:
        means: The point that each number means.
        crosses: Numbers that stand for X.
        missing: Numbers that stand for no answer.
        real: Whether the numbers are held as floating point, where other programs put what is missing.
    """

    means: Mapping[int, PointCode]
    crosses: tuple[int, ...]
    missing: tuple[int, ...]
    real: bool = False

    def answered(self, column: Any) -> Any:
        """Whether a point was given."""
        low, high = min(self.means), max(self.means)
        if not self.real and high - low + 1 == len(self.means):
            return column.is_between(low, high)
        return column.is_in(self._held(self.means))

    def crossed(self, column: Any) -> Any | None:
        """Whether X was given; nothing where nothing stands for it."""
        return self._any_of(column, self.crosses)

    def left_out(self, column: Any) -> Any:
        """Whether no answer was given."""
        blank = column.is_null() | column.is_nan() if self.real else column.is_null()
        stands = self._any_of(column, self.missing)
        return blank if stands is None else blank | stands

    def _any_of(self, column: Any, numbers: tuple[int, ...]) -> Any | None:
        if not numbers:
            return None
        return column == numbers[0] if len(numbers) == 1 else column.is_in(self._held(numbers))

    def _held(self, numbers: Iterable[int]) -> list[float]:
        """Numbers as the column holds them: not every engine looks for a whole one among real ones."""
        return [float(own) for own in numbers] if self.real else list(numbers)


def numbers_in(rule: SurveyRule, *, real: bool) -> Cells:
    """How whole numbers in a table are told apart.

    Args:
        rule: The rule.
        real: Whether they are held as floating point.
    """
    return Cells(
        means={written: point for written, point in rule.says.items() if isinstance(written, int)},
        crosses=tuple(sorted(own for own in rule.not_applicable if isinstance(own, int))),
        missing=tuple(sorted(own for own in rule.missing if isinstance(own, int))),
        real=real,
    )


def words_in(rule: SurveyRule) -> Cells:
    """How words are told apart, once they are numbers.

    Args:
        rule: The rule.
    """
    codes = rule.scale.codes
    return Cells(means=dict(enumerate(codes)), crosses=(len(codes),), missing=())


def are_words(kind: Any, rule: SurveyRule) -> bool:
    """Whether what stands in a column is told apart as words: as it is no number, or no number is a point.

    Args:
        kind: The column's type.
        rule: The rule.
    """
    return not (kind.is_numeric() and any(isinstance(written, int) for written in rule.says))


def told_apart(column: Any, kind: Any, rule: SurveyRule, layer: Any) -> Any:
    """A column of answers as its cells are told apart: decimals as floating point, words as numbers.

    Args:
        column: The column, as the table holds it.
        kind: Its type.
        rule: The rule.
        layer: The layer of expressions.
    """
    if kind.is_numeric() and not kind.is_integer():
        column = column.cast(layer.Float64)
    if not are_words(kind, rule):
        return column
    if kind.is_numeric() and not kind.is_integer():
        column = layer.when(~column.is_nan()).then(column)
    return as_numbers(column.cast(layer.String), rule, layer)


_BLANKS = "".join(own for own in map(chr, range(0x3001)) if own.isspace())
"""Whatever Python takes for a blank: engines disagree on it."""


def stripped(text: Any) -> Any:
    """A column of words without the blanks around them.

    Args:
        text: The column.
    """
    return text.str.strip_chars(_BLANKS)


def as_numbers(column: Any, rule: SurveyRule, layer: Any) -> Any:
    """A column of words as numbers: places along the scale, then X, then whatever means nothing.

    Args:
        column: The column.
        rule: The rule.
        layer: The layer of expressions.
    """
    codes = rule.scale.codes
    words: dict[int, list[str]] = {n: [] for n in range(len(codes) + 1)}
    order = {code: n for n, code in enumerate(codes)}
    for written, point in rule.says.items():
        words[order[point]].append(str(written))
    words[len(codes)] += [str(own) for own in rule.not_applicable]
    text = stripped(column)
    blank = text.is_null() | text.is_in(sorted({str(own) for own in rule.missing}))
    found = layer.lit(len(codes) + 1, layer.Int16)
    for place, own in words.items():
        if own:
            found = (
                layer.when(text.is_in(sorted(set(own)))).then(layer.lit(place, layer.Int16)).otherwise(found)
            )
    return layer.when(~blank).then(found)


def strangers(column: Any, kind: Any, rule: SurveyRule) -> Any:
    """Whether what stands in a column means nothing.

    Args:
        column: The column, as the table holds it.
        kind: Its type.
        rule: The rule.
    """
    column = told_apart(column, kind, rule, narwhals())
    if are_words(kind, rule):
        return column == len(rule.scale.codes) + 1
    cells = numbers_in(rule, real=not kind.is_integer())
    known = cells.answered(column) | cells.left_out(column)
    crossed = cells.crossed(column)
    return ~(known if crossed is None else known | crossed)
