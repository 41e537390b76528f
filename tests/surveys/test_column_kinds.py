"""Answers, groups and names are the same, in whatever kind of column an engine holds them."""

from __future__ import annotations

import datetime as dt
import decimal
from collections.abc import Callable
from typing import Any

import attrs
import duckdb
import pandas as pd
import polars as pl
import pytest
from tests.surveys.strategies import NINE, key, standards
from tests.surveys.test_engines import FRAMES

from practicecheck.errors import DocumentError
from practicecheck.surveys import (
    AnswerMeaning,
    AskedItem,
    Dialect,
    StrangeAnswer,
    survey_rule,
    survey_sql,
    tally,
    tally_rows,
)

ASKED = standards(key("agreement-100@1"))
FIRST = ASKED.items[0]
ANSWERS = (1, 2, 3, 4, 5, None, 9, 5)


def answers(kind: Any, written: Callable[[int], Any] = int) -> pl.Series:
    return pl.Series(FIRST, [None if own is None else written(own) for own in ANSWERS], dtype=kind)


COLUMNS: dict[str, pl.Series] = {
    **{str(kind): answers(kind) for kind in (pl.Int8, pl.UInt8, pl.Int64, pl.UInt64)},
    **{str(kind): answers(kind, float) for kind in (pl.Float32, pl.Float64)},
    "not a number": answers(pl.Float64, float).fill_null(float("nan")),
    "decimal": answers(pl.Decimal(10, 0), decimal.Decimal),
    "half points": answers(pl.Float64, lambda own: own + 0.5 if own == 1 else own),
    "text": answers(pl.String, str),
    "decimal text": answers(pl.String, "{}.0".format),
    "two decimals": answers(pl.String, "{}.00".format),
    "a nought before": answers(pl.String, "0{}".format),
    "blanks": answers(pl.String, "\t {}\n".format),
    "no-break spaces": answers(pl.String, "\u00a0{}\u2003".format),
    "wide figures": answers(pl.String, lambda own: chr(0xFF10 + own)),
    "small x": answers(pl.String, lambda own: "x" if own == NINE else str(own)),
    "category": answers(pl.String, str).cast(pl.Categorical),
    "truths": answers(pl.Boolean, lambda own: own > 2),
    "days": answers(pl.Date, lambda own: dt.date(2026, 1, own)),
    "nothing": answers(pl.Null, lambda _: None),
}


@pytest.mark.parametrize("engine", FRAMES)
@pytest.mark.parametrize("column", COLUMNS)
def test_an_answer_is_one_in_every_kind_of_column(column: str, engine: str) -> None:
    """Where some are missing pandas has floating point; and statistics packages write 4.00."""
    frame = COLUMNS[column].to_frame()
    found = tally(FRAMES[engine](frame), ASKED.framework, ASKED.key)
    rule = survey_rule(ASKED.framework, ASKED.key, frame.columns)
    plain = tally_rows(frame.rows(), frame.columns, rule)
    assert found.groups == plain.groups
    assert [(own.written.removesuffix(".0"), own.people) for own in found.strange] == [
        (own.written.removesuffix(".0"), own.people) for own in plain.strange
    ]


@pytest.mark.parametrize("engine", FRAMES)
def test_several_numbers_stand_for_nothing(engine: str) -> None:
    """In a column of floating point, too."""
    questionnaire = attrs.evolve(ASKED.questionnaire(), not_applicable=(8, 9), missing=(7, -9), items=(ITEM,))
    for kind in (pl.Int8, pl.Float64):
        frame = answers(kind).to_frame()
        [group] = tally(FRAMES[engine](frame), ASKED.framework, ASKED.key, questionnaire=questionnaire).groups
        own = group.items[FIRST]
        assert (own.not_applicable, own.missing, own.answered) == (1, 1, 6)


ITEM = AskedItem(item=FIRST, column=FIRST)
GROUPS: dict[str, tuple[pl.Series, list[str]]] = {
    "real": (pl.Series([1.0, 2.5, None, float("nan")] * 2), ["", "1", "2.5"]),
    "blank": (pl.Series(["", None, " a", "a\u00a0"] * 2), ["", "a"]),
    "words": (pl.Series(["None", "nan", "NaN", "null"] * 2), ["NaN", "None", "nan", "null"]),
    "days": (pl.Series([dt.date(2026, 1, 2)] * 8), ["2026-01-02"]),
    "nothing": (pl.Series([None] * 8), [""]),
    "large": (pl.Series([2**60, 2**60 + 1] * 4), [str(2**60), str(2**60 + 1)]),
    "hostile": (pl.Series(["=cmd", "a\nb", "\x1b[31m", "'"] * 2), ["\x1b[31m", "'", "=cmd", "a\nb"]),
}


@pytest.mark.parametrize("engine", FRAMES)
@pytest.mark.parametrize("kind", GROUPS)
def test_a_group_is_called_the_same_on_every_engine(kind: str, engine: str) -> None:
    """What is missing is missing, whatever pandas has for it, and a day is no midnight."""
    column, names = GROUPS[kind]
    frame = answers(pl.Int8).to_frame().with_columns(column.alias("g"))
    found = tally(FRAMES[engine](frame), ASKED.framework, ASKED.key, by=["g"])
    rule = survey_rule(ASKED.framework, ASKED.key, frame.columns, ["g"])
    assert [own.group for own in found.groups] == [(name,) for name in names]
    assert found.groups == tally_rows(frame.rows(), frame.columns, rule).groups


@pytest.mark.parametrize("engine", FRAMES)
def test_who_has_no_name_stands_there_once(engine: str) -> None:
    """A blank is nobody's staff number."""
    questionnaire = attrs.evolve(ASKED.questionnaire(), respondent="who", items=(ITEM,))
    frame = (
        answers(pl.Int8).to_frame().with_columns(pl.Series("who", ["", " ", None, "a", " a", "b", "c", "d"]))
    )
    found = tally(FRAMES[engine](frame), ASKED.framework, ASKED.key, questionnaire=questionnaire).repeated
    assert found is not None
    assert (found.people, found.rows) == (1, 2)


@pytest.mark.parametrize("engine", FRAMES)
@pytest.mark.parametrize(
    "name", ["pc_by0", "pc_item0", "pc_all", "who", "a`b.c", 'q"t', "n\nl", "{x}", "PC_BY0"]
)
def test_a_group_may_have_any_name_that_no_result_has(name: str, engine: str) -> None:
    """Ours on the way among them."""
    frame = answers(pl.Int8).to_frame().with_columns(pl.Series(name, ["a", "b"] * 4))
    found = tally(FRAMES[engine](frame), ASKED.framework, ASKED.key, by=[name])
    assert [(own.group, own.people) for own in found.groups] == [(("a",), 4), (("b",), 4)]


@pytest.mark.parametrize("engine", ["polars", "polars-lazy", "pandas-arrow", "pyarrow", "duckdb"])
def test_lists_are_no_answers(engine: str) -> None:
    """Told before an engine trips over them."""
    frame = answers(pl.Int8).to_frame().with_columns(pl.Series("g", [[1]] * 8))
    with pytest.raises(DocumentError, match='column "g": it holds lists or records'):
        tally(FRAMES[engine](frame), ASKED.framework, ASKED.key, by=["g"])


def test_what_was_ticked_is_no_point() -> None:
    """To Python true is 1."""
    rule = survey_rule(ASKED.framework, ASKED.key, [FIRST])
    found = tally_rows([[True], [1]], [FIRST], rule)
    assert found.groups[0].items[FIRST].points[1] == 1
    assert found.strange == (StrangeAnswer(item=FIRST, written="True", people=1),)


def test_what_means_nothing_is_told_as_it_was_written() -> None:
    """A nine is no 9.0, though pandas holds it so."""
    frame = pd.DataFrame({FIRST: [9, None, 4]})
    assert tally(frame, ASKED.framework, ASKED.key).strange == (
        StrangeAnswer(item=FIRST, written="9", people=1),
    )


def test_small_numbers_add_up_in_sql() -> None:
    """A database whose answers are bytes adds two of a hundred up to more than a byte."""
    large = attrs.evolve(
        ASKED.questionnaire(), answers=tuple(AnswerMeaning(says=100 + n, point=n) for n in range(1, 6))
    )
    text = survey_sql(ASKED.framework, ASKED.key, "answers", questionnaire=large)
    with duckdb.connect() as own:
        frame = pl.DataFrame({item: pl.Series([105], dtype=pl.Int8) for item in ASKED.items})
        own.register("answers", frame.to_arrow())
        found = own.execute(text)
        row = dict(zip([name[0] for name in found.description], found.fetchall()[0], strict=True))
    assert (row["standards__scored"], row["standards__total"]) == (1, 100.0)


def test_a_column_of_theirs_is_quoted_whatever_it_is_called() -> None:
    """Databases fold the case of what is not."""
    text = survey_sql(ASKED.framework, ASKED.key, "answers", by=["Team__Of", "n\nl"])
    assert '"Team__Of" AS pc_by0' in text
    assert '"n\nl" AS pc_by1' in text


def test_words_are_quoted_as_the_dialect_wants_it() -> None:
    """To Spark a backslash hides what follows it."""
    questionnaire = attrs.evolve(
        ASKED.questionnaire(), answers=(AnswerMeaning(says="Don't \\ know", point=3),), items=(ITEM,)
    )
    asked = (ASKED.framework, ASKED.key, "answers")
    assert r"'Don''t \ know'" in survey_sql(*asked, questionnaire=questionnaire, words=True)
    spark = survey_sql(*asked, questionnaire=questionnaire, words=True, dialect=Dialect.SPARK)
    assert r"'Don\'t \\ know'" in spark


@pytest.mark.parametrize("engine", FRAMES)
@pytest.mark.parametrize("kind", [pl.Float64, pl.Int8])
def test_a_column_of_numbers_on_a_scale_of_words_means_nothing(kind: Any, engine: str) -> None:
    """Where nobody answered, many programs write a column of floating point."""
    words = standards(key("rag@1"))
    frame = pl.DataFrame({words.items[0]: pl.Series([None, 2, None], dtype=kind)})
    found = tally(FRAMES[engine](frame), words.framework, words.key)
    own = found.groups[0].items[words.items[0]]
    assert (own.answered, own.missing, own.strange) == (0, 2, 1)
    assert [one.written.removesuffix(".0") for one in found.strange] == ["2"]


@pytest.mark.parametrize("engine", FRAMES)
@pytest.mark.parametrize("kind", [pl.Int8, pl.Float64, pl.String])
def test_what_a_questionnaire_says_goes_before_the_scale(kind: Any, engine: str) -> None:
    """A code is one thing: here 5 is no answer, and so is X."""
    questionnaire = attrs.evolve(
        ASKED.questionnaire(),
        items=(ITEM,),
        answers=(AnswerMeaning(says="Agree", point=4),),
        missing=(5, "X"),
    )
    column = answers(pl.Int8).cast(kind).to_frame()
    rule = survey_rule(ASKED.framework, ASKED.key, [FIRST], questionnaire=questionnaire)
    found = tally(FRAMES[engine](column), ASKED.framework, ASKED.key, questionnaire=questionnaire)
    assert found.groups == tally_rows(column.rows(), [FIRST], rule).groups
    own = found.groups[0].items[FIRST]
    assert (own.points[5], own.missing, own.not_applicable, own.strange) == (0, 3, 1, 0)
