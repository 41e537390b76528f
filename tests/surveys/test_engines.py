"""The numbers are the same on every engine, and the same as scoring each form alone."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

import attrs
import duckdb
import pandas as pd
import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.surveys.strategies import NINE, Asked, Row, agree, alone, doing, key, rows, standards

from practicecheck.frameworks import PointCode
from practicecheck.scoring import Counting, Minimum, Totalling
from practicecheck.surveys import Dialect, score, survey_rule, survey_sql, tally, tally_rows

SLOW = settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
CASES = {
    "centred": standards(key("agreement-100@1")),
    "scale-mean": standards(key("agreement-mean@1")),
    "share-of-top": standards(key("agreement-top-share@1")),
    "positive": standards(key("percent-positive@1")),
    "words": standards(key("rag@1")),
    "points": doing(key("extent-points@1")),
    "sections": doing(attrs.evolve(key("extent-points@1"), totalling=Totalling.SECTIONS)),
    "counted": doing(
        attrs.evolve(key("extent-100@1"), not_applicable=Counting.LOWEST, missing=Counting.LOWEST)
    ),
    "missing-counted": standards(attrs.evolve(key("agreement-100@1"), missing=Counting.LOWEST)),
    "crosses-counted": standards(attrs.evolve(key("agreement-100@1"), not_applicable=Counting.LOWEST)),
    "minimum": doing(attrs.evolve(key("extent-points@1"), minimum=Minimum(answered=2, percent=50))),
    "one-reversed": standards(
        attrs.evolve(
            key("agreement-100@1"),
            not_applicable=Counting.LOWEST,
            missing=Counting.LOWEST,
            reversed_=("standard-2",),
        )
    ),
    "reversed": standards(attrs.evolve(key("agreement-100@1"), reversed_=("standard-2", "standard-5"))),
}


def table(people: Sequence[Row], asked: Asked, *, words: bool) -> pl.DataFrame:
    """Answers as a frame: as text, or as whole numbers with 9 for X."""

    def written(value: Any) -> Any:
        if value is None:
            return None
        return str(value) if words else NINE if value == "X" else value

    columns = {"g": [row["g"] for row in people]} | {
        item: [written(row[item]) for row in people] for item in asked.items
    }
    kind = pl.String if words else pl.Int8
    return pl.DataFrame(columns, schema={"g": pl.String, **dict.fromkeys(asked.items, kind)})


FRAMES: dict[str, Callable[[pl.DataFrame], Any]] = {
    "polars": lambda frame: frame,
    "polars-lazy": lambda frame: frame.lazy(),
    "pandas": lambda frame: frame.to_pandas(),
    "pandas-arrow": lambda frame: frame.to_arrow().to_pandas(types_mapper=pd.ArrowDtype),
    "pandas-nullable": lambda frame: frame.to_pandas().convert_dtypes(),
    "pyarrow": lambda frame: frame.to_arrow(),
    "duckdb": lambda frame: duckdb.from_arrow(frame.to_arrow()),
}


@pytest.mark.parametrize("case", CASES)
@SLOW
@given(data=st.data())
def test_the_plain_path_scores_people_as_their_forms_alone(case: str, data: st.DataObject) -> None:
    """Rows of a table are forms that nobody had to write."""
    asked = CASES[case]
    people = data.draw(rows(asked))
    columns = ["g", *asked.items]
    rule = survey_rule(asked.framework, asked.key, columns, ["g"])
    agree(tally_rows([[row[name] for name in columns] for row in people], columns, rule), alone(people, asked))


@pytest.mark.parametrize("engine", FRAMES)
@pytest.mark.parametrize(
    "case", ["centred", "words", "sections", "crosses-counted", "minimum", "one-reversed", "reversed"]
)
@settings(SLOW, max_examples=2)
@given(data=st.data())
def test_each_engine_gives_what_the_plain_path_gives(case: str, engine: str, data: st.DataObject) -> None:
    """Groups, people, scores and each count, from words and from whole numbers."""
    asked = CASES[case]
    people = data.draw(rows(asked, 8))
    columns = ["g", *asked.items]
    expected = alone(people, asked)
    numbers = all(isinstance(code, int) for code in asked.codes)
    for words in {True, not numbers}:
        questionnaire = None if words else asked.questionnaire()
        rule = survey_rule(asked.framework, asked.key, columns, ["g"], questionnaire)
        frame = table(people, asked, words=words)
        plain = tally_rows(frame.rows(), columns, rule)
        found = tally(FRAMES[engine](frame), asked.framework, asked.key, by=["g"], questionnaire=questionnaire)
        agree(found, expected)
        assert [(own.group, own.people, own.items) for own in found.groups] == [
            (own.group, own.people, own.items) for own in plain.groups
        ]


@pytest.mark.parametrize("case", CASES)
@settings(SLOW, max_examples=3)
@given(data=st.data())
def test_the_sql_gives_the_same_on_duckdb_and_sqlite(case: str, data: st.DataObject) -> None:
    """One text, and no engine of ours."""
    asked = CASES[case]
    people = data.draw(rows(asked, 12))
    numbers = all(isinstance(code, int) for code in asked.codes)
    for words in {True, not numbers}:
        questionnaire = None if words else asked.questionnaire()
        frame = table(people, asked, words=words)
        text = survey_sql(
            asked.framework,
            asked.key,
            "answers",
            by=["g"],
            questionnaire=questionnaire,
            columns=frame.columns,
            words=words,
        )
        lite = sqlite3.connect(":memory:")
        names = ", ".join(f'"{name}" {"TEXT" if words or name == "g" else "INTEGER"}' for name in frame.columns)
        lite.execute(f"CREATE TABLE answers ({names})")
        marks = ", ".join("?" * frame.width)
        lite.executemany(f"INSERT INTO answers VALUES ({marks})", frame.rows())  # noqa: S608 - of question marks
        duck = duckdb.connect()
        duck.register("answers", frame.to_arrow())
        want = score(frame, asked.framework, asked.key, by=["g"], questionnaire=questionnaire).sort("g")
        for found in (lite.execute(text), duck.execute(text)):
            assert [own[0] for own in found.description] == want.columns
            for row, expected in zip(sorted(found.fetchall()), want.rows(), strict=True):
                assert row[0] == expected[0]
                assert row[1:] == pytest.approx(expected[1:], rel=1e-12, abs=1e-9)
        lite.close()
        duck.close()


def test_numbers_are_written_so_that_no_engine_takes_them_for_decimals() -> None:
    """Spark takes 25.0 for a decimal, and 25.0E0 for what it is."""
    asked = CASES["centred"]
    text = survey_sql(asked.framework, asked.key, "answers", by=["role"], dialect=Dialect.SPARK)
    assert "25.0E0" in text
    assert "25.0 " not in text
    assert "`role`" in text
    assert '"' not in text


def test_a_frame_comes_back_as_what_it_was() -> None:
    """What was lazy has not been worked out."""
    asked = CASES["centred"]
    frame = table([{"g": "a", **dict.fromkeys(asked.items, 4)}], asked, words=False)
    for name, make in FRAMES.items():
        given_ = make(frame)
        assert type(score(given_, asked.framework, asked.key, by=["g"])) is type(given_), name


def test_people_without_a_group_are_all_together() -> None:
    """Nobody has to be told from anybody."""
    asked = CASES["centred"]
    frame = table([{"g": "a", **dict.fromkeys(asked.items, 4)}] * 3, asked, words=False)
    [group] = tally(frame, asked.framework, asked.key).groups
    assert (group.group, group.people) == ((), 3)
    assert group.parts["standards"].total == 3 * Fraction(75)


def test_what_people_call_the_same_is_one_group() -> None:
    """An engine holds nothing and a blank apart; people don't."""
    asked = CASES["centred"]
    person: dict[str, PointCode | None] = dict.fromkeys(asked.items, 4)
    frame = table([{"g": "", **person}, {"g": None, **person}, {"g": " a", **person}], asked, words=False)
    found = tally(frame, asked.framework, asked.key, by=["g"])
    assert [(own.group, own.people) for own in found.groups] == [(("",), 2), (("a",), 1)]
