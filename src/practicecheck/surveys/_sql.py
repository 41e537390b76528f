"""The rule as SQL: the same expressions, written out instead of worked out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from typing import Any, TypeAlias, final

import attrs

from practicecheck.frameworks import Framework
from practicecheck.scoring import ScoringKey
from practicecheck.surveys._engine import Engine
from practicecheck.surveys._expressions import summed
from practicecheck.surveys._questionnaire import Questionnaire
from practicecheck.surveys._result_columns import PEOPLE
from practicecheck.surveys._rule import survey_rule

_OURS = re.compile(rf"{PEOPLE}|pc_\w+|[A-Za-z]\w*__\w+")
"""Names that we give: no dialect has another use for them."""

_NAMED = re.compile("\0(.*?)\0", re.DOTALL)
"""Where a column is named, whatever is in its heading, until the dialect is known."""

_WORDS = re.compile("\2(.*?)\2", re.DOTALL)
"""Where words stand, until it is known how they are quoted."""

_REAL = "\1"
"""Stands for the type of real numbers until the dialect is known."""


@final
class Dialect(Enum):
    """How names are quoted, and real numbers called."""

    ANSI = "ansi"
    """With double quotes: DuckDB, SQLite, PostgreSQL, Oracle, Snowflake."""
    SPARK = "spark"
    """With backticks, and ``DOUBLE``: Spark, Databricks."""


def survey_sql(  # noqa: PLR0913 - what is asked, how it is held, and how it is written
    framework: Framework,
    key: ScoringKey,
    table: str,
    *,
    by: Sequence[str] = (),
    questionnaire: Questionnaire | None = None,
    columns: Sequence[str] = (),
    words: bool = False,
    dialect: Dialect = Dialect.ANSI,
) -> str:
    """Write the rule as one SQL query, to score people where their answers are kept.

    It gives what `score` gives. Numbers that are no whole ones are written as ``25.0E0``: ``25.0`` is a decimal
    to some engines.

    Args:
        framework: The edition that was asked.
        key: A key for the scale of the answers.
        table: The table, as it is written in SQL. It has a row for each person.
        by: What people are grouped by: groups of the questionnaire, or columns.
        questionnaire: Which column holds which item, and what its answers mean.
        columns: The columns of the table, where no questionnaire says which items are asked; all of them, if
            nothing is said.
        words: Whether the answers are held as text; as whole numbers, if not.
        dialect: How names are quoted.

    Raises:
        DocumentError: The questionnaire is a draft, or asks nothing.
        KeyMismatchError: The key is for another scale.
    """
    asked = questionnaire.items if questionnaire else ()
    items = [own.column for own in asked] or [
        item.id for item in framework.national.items.values() if item.scored
    ]
    groups = {own.name: own.column for own in questionnaire.groups} if questionnaire else {}
    there = list(columns) or list(dict.fromkeys((*items, *(groups.get(name, name) for name in by))))
    rule = survey_rule(framework, key, there, by, questionnaire)
    kind = _Kind(numeric=not words)
    frame: Any = _Frame(source=table, steps=(), dialect=dialect, schema=dict.fromkeys(there, kind))
    engine = Engine(name="sql", lazy=True, plain_groups=False, adds_truths=True, layer=_Layer())
    found: Any = summed(frame, engine, rule)
    return str(found.text)


@final
@attrs.frozen
class _Kind:
    """A column's type, as far as it matters."""

    numeric: bool

    def is_numeric(self) -> bool:
        return self.numeric

    def is_integer(self) -> bool:
        return True


_Text: TypeAlias = str


@final
@attrs.frozen(eq=False)
class _Sql:
    """An expression, as text."""

    text: _Text
    truth: bool = False
    name: _Text | None = None

    def alias(self, name: _Text) -> _Sql:
        return attrs.evolve(self, name=name)

    def cast(self, kind: _Text) -> _Sql:
        if self.truth:
            return _Sql(f"CASE WHEN {self.text} THEN 1 ELSE 0 END")
        if kind == "float":
            return _Sql(f"CAST({self.text} AS {_REAL})", name=self.name)
        if kind == "sum":
            # Some databases add small numbers up to small numbers, which overflow.
            return _Sql(f"CAST({self.text} AS INTEGER)", name=self.name)
        # What words are is known to be text, and sums are as wide as they need to be.
        return self

    def sum(self) -> _Sql:
        return _Sql(f"SUM({self.cast('int').text})")

    def is_null(self) -> _Sql:
        return _Sql(f"({self.text} IS NULL)", truth=True)

    def fill_null(self, value: float) -> _Sql:
        return _Sql(f"COALESCE({self.text}, {_literal(value)})", name=self.name)

    def is_between(self, low: int, high: int) -> _Sql:
        return _Sql(f"({self.text} BETWEEN {low} AND {high})", truth=True)

    def is_in(self, values: Iterable[object]) -> _Sql:
        return _Sql(f"({self.text} IN ({', '.join(map(_literal, values))}))", truth=True)

    @property
    def str(self) -> _Sql:
        return self

    def strip_chars(self, blanks: _Text) -> _Sql:
        # What other blanks are called is not the same in any two databases.
        del blanks
        return _Sql(f"TRIM({self.text})")

    def _with(self, sign: _Text, other: object, *, truth: bool = False) -> _Sql:
        return _Sql(f"({self.text} {sign} {_literal(other)})", truth=truth)

    def __add__(self, other: object) -> _Sql:
        return self._with("+", other)

    def __sub__(self, other: object) -> _Sql:
        return self._with("-", other)

    def __rsub__(self, other: object) -> _Sql:
        return _Sql(f"({_literal(other)} - {self.text})")

    def __mul__(self, other: object) -> _Sql:
        return self._with("*", other)

    def __truediv__(self, other: object) -> _Sql:
        return self._with("/", other)

    def __gt__(self, other: object) -> _Sql:
        return self._with(">", other, truth=True)

    def __ge__(self, other: object) -> _Sql:
        return self._with(">=", other, truth=True)

    def __eq__(self, other: object) -> _Sql:  # type: ignore[override]  # it is written, not decided
        return self._with("=", other, truth=True)

    def __hash__(self) -> int:
        return hash(self.text)

    def __and__(self, other: object) -> _Sql:
        return self._with("AND", other, truth=True)

    def __or__(self, other: object) -> _Sql:
        return self._with("OR", other, truth=True)

    def __invert__(self) -> _Sql:
        return _Sql(f"(NOT {self.text})", truth=True)


@final
@attrs.frozen
class _Several:
    """Columns of which the same is asked."""

    columns: tuple[_Sql, ...]

    def cast(self, kind: str) -> _Several:
        return _Several(tuple(own.cast(kind) for own in self.columns))

    def fill_null(self, value: float) -> _Several:
        return _Several(tuple(own.fill_null(value) for own in self.columns))


def _column(named: _Sql | str) -> _Sql:
    return named if isinstance(named, _Sql) else _Sql(f"\0{named}\0", name=named)


def _literal(value: object) -> str:
    match value:
        case _Sql():
            return value.text
        case str():
            return f"\2{value}\2"
        case float():
            return f"{value!r}E0" if "e" not in repr(value) else repr(value)
        case _:
            return str(value)


class _Layer:
    """What narwhals gives, as text."""

    Int16, Int32, Int64, Float64, String = "int", "sum", "int", "float", "text"

    def col(self, *names: str) -> _Sql | _Several:
        columns = tuple(map(_column, names))
        return columns[0] if len(columns) == 1 else _Several(columns)

    def lit(self, value: object, kind: str = "") -> _Sql:
        del kind
        return _Sql(_literal(value))

    def when(self, condition: _Sql) -> _When:
        return _When(condition)

    def sum_horizontal(self, *columns: _Sql | str) -> _Sql:
        return _Sql(f"({' + '.join(_column(own).text for own in columns)})")

    def mean_horizontal(self, *names: str) -> _Sql:
        columns = [_column(name) for name in names]
        total = " + ".join(own.fill_null(0.0).text for own in columns)
        count = " + ".join((~own.is_null()).cast("int").text for own in columns)
        return _Sql(f"(({total}) / NULLIF({count}, 0))")

    def len(self) -> _Sql:
        return _Sql("COUNT(*)")


@final
@attrs.frozen
class _When:
    """A condition that waits for what is to be said."""

    condition: _Sql

    def then(self, value: object) -> _Then:
        return _Then(f"CASE WHEN {self.condition.text} THEN {_literal(value)}")


@final
@attrs.frozen
class _Then:
    """What is said where a condition holds; nothing elsewhere, until something is."""

    start: str

    def otherwise(self, value: object) -> _Sql:
        return _Sql(f"{self.start} ELSE {_literal(value)} END")

    def alias(self, name: str) -> _Sql:
        return _Sql(f"{self.start} END", name=name)


_Column: TypeAlias = "_Sql | _Several | str"


@final
@attrs.frozen
class _Frame:
    """A query that grows step by step."""

    source: str
    steps: tuple[str, ...]
    dialect: Dialect
    schema: Mapping[str, _Kind]
    columns: tuple[str, ...] = ()
    grouped: tuple[str, ...] = ()

    def collect_schema(self) -> Mapping[str, _Kind]:
        return self.schema

    def select(self, *columns: _Column) -> _Frame:
        return self._step(columns)

    def with_columns(self, *columns: _Column) -> _Frame:
        return self._step((*self.columns, *columns))

    def group_by(self, *names: str) -> _Frame:
        return attrs.evolve(self, grouped=names)

    def agg(self, *columns: _Column) -> _Frame:
        step = self._step((*self.grouped, *columns), f"\nGROUP BY {', '.join(map(self._quoted, self.grouped))}")
        return attrs.evolve(step, grouped=())

    def _step(self, columns: Iterable[_Column], after: str = "") -> _Frame:
        named = [
            each for own in columns for each in (own.columns if isinstance(own, _Several) else (_column(own),))
        ]
        lines = ",\n  ".join(self._line(own) for own in named)
        source = self.source if not self.steps else f"step{len(self.steps)}"
        step = f"SELECT\n  {lines}\nFROM {source}{after}"
        names = tuple(str(own.name) for own in named)
        return attrs.evolve(self, steps=(*self.steps, step), columns=names)

    def _line(self, column: _Sql) -> str:
        # Spark does not know the name that ANSI gives it.
        real = "DOUBLE PRECISION" if self.dialect is Dialect.ANSI else "DOUBLE"
        text = _WORDS.sub(lambda found: self._words(found[1]), column.text)
        text = _NAMED.sub(lambda found: self._quoted(found[1]), text).replace(_REAL, real)
        name = self._quoted(str(column.name))
        return text if text == name else f"{text} AS {name}"

    def _words(self, words: str) -> str:
        if self.dialect is Dialect.ANSI:
            return "'" + words.replace("'", "''") + "'"
        # To Spark a backslash hides what follows it, and a mark twice is no mark to older ones.
        return "'" + words.replace("\\", "\\\\").replace("'", "\\'") + "'"

    def _quoted(self, name: str) -> str:
        # A column of theirs that looks like one of ours is theirs: databases fold what is not quoted.
        if _OURS.fullmatch(name) and name not in self.schema:
            return name
        mark = '"' if self.dialect is Dialect.ANSI else "`"
        return f"{mark}{name.replace(mark, mark * 2)}{mark}"

    @property
    def text(self) -> str:
        *before, last = self.steps
        steps = ",\n".join(f"step{n} AS (\n{own}\n)" for n, own in enumerate(before, start=1))
        return f"WITH {steps}\n{last}\n"
