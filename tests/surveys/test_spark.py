"""The numbers are the same on Spark, here on two cores of one machine."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from copy import copy
from typing import Any

import attrs
import pytest
from tests.surveys.strategies import NINE, Asked, doing, key, standards

from practicecheck.scoring import Counting, Minimum, Totalling
from practicecheck.surveys import (
    AskedItem,
    Dialect,
    GroupColumn,
    Questionnaire,
    StrangeAnswer,
    moments_of_rows,
    score,
    survey_moments,
    survey_rule,
    survey_sql,
    tally,
    tally_rows,
)

pytest.importorskip("pyspark", reason="Spark is not installed: pip install -r requirements-spark.txt")
pytestmark = [
    pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java, which is not installed"),
    # What Spark says of pandas, and leaves open when it looks for its own.
    pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]

CASES = {
    "minimum": standards(attrs.evolve(key("agreement-100@1"), minimum=Minimum(percent=50))),
    "sections": doing(attrs.evolve(key("extent-points@1"), totalling=Totalling.SECTIONS)),
    "counted": standards(
        attrs.evolve(
            key("agreement-100@1"),
            not_applicable=Counting.LOWEST,
            missing=Counting.LOWEST,
            reversed_=("standard-2",),
        )
    ),
}
ODD = 'How far: `{}.a`, "b"?'
"""A heading as platforms write them, with all that Spark takes for something else."""


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    from pyspark.sql import SparkSession

    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .getOrCreate()
    )
    yield session
    session.stop()


class Table:
    """Sixty people's answers: two are in no group, one said nothing, and one wrote what means nothing."""

    def __init__(self, asked: Asked, *, words: bool) -> None:
        self.asked, self.words = asked, words
        self.questionnaire = Questionnaire(
            framework=asked.framework.id,
            scale=asked.key.scale,
            items=tuple(AskedItem(item=item, column=ODD.format(item)) for item in asked.items),
            not_applicable=(NINE,),
            groups=(GroupColumn(name="team", column="Your team."),),
        )
        self.columns = ["Your team.", *(own.column for own in self.questionnaire.items)]
        dice = random.Random(20161122)  # noqa: S311 - answers, no secrets
        likely = [*asked.codes, *asked.codes, None, NINE]
        self.rows: list[list[Any]] = [
            [dice.choice(["a", "b", "c d"]), *dice.choices(likely, k=len(asked.items))] for _ in range(60)
        ]
        self.rows[0][0] = self.rows[1][0] = None
        self.rows[2][1:] = [None] * len(asked.items)
        self.rows[3][1] = 77
        if words:
            self.rows = [
                [row[0], *(None if own is None else f" {own}" for own in row[1:])] for row in self.rows
            ]

    def on(self, spark: Any) -> Any:
        from pyspark.sql.types import ByteType, StringType, StructField, StructType

        kind = StringType() if self.words else ByteType()
        kinds = [StringType(), *[kind] * (len(self.columns) - 1)]
        fields = [StructField(name, own) for name, own in zip(self.columns, kinds, strict=True)]
        return spark.createDataFrame([tuple(row) for row in self.rows], StructType(fields))

    @property
    def asking(self) -> dict[str, Any]:
        return {"by": ["team"], "questionnaire": self.questionnaire}


TABLES = {
    "minimum": Table(CASES["minimum"], words=False),
    "sections": Table(CASES["sections"], words=True),
    "counted": Table(CASES["counted"], words=False),
}


@pytest.mark.parametrize("case", TABLES)
def test_spark_gives_what_the_plain_path_gives(case: str, spark: Any) -> None:
    """Groups, people, each count, scores, and what was written that means nothing."""
    table = TABLES[case]
    rule = survey_rule(table.asked.framework, table.asked.key, table.columns, **table.asking)
    plain = tally_rows(table.rows, table.columns, rule)
    found = tally(table.on(spark), table.asked.framework, table.asked.key, **table.asking)
    assert [own.group for own in found.groups] == [("",), ("a",), ("b",), ("c d",)]
    assert [(own.group, own.people, own.items) for own in found.groups] == [
        (own.group, own.people, own.items) for own in plain.groups
    ]
    for own, expected in zip(found.groups, plain.groups, strict=True):
        for name, part in own.parts.items():
            want = expected.parts[name]
            assert part.scored == want.scored
            assert (part.total, part.squares) == pytest.approx((want.total, want.squares), rel=1e-12, abs=1e-9)
    assert found.strange == plain.strange == (StrangeAnswer(item=table.asked.items[0], written="77", people=1),)


@pytest.mark.parametrize("case", TABLES)
def test_spark_adds_up_how_answers_go_together(case: str, spark: Any) -> None:
    """Exactly as the plain path does: whole numbers are added up."""
    table = TABLES[case]
    rule = survey_rule(table.asked.framework, table.asked.key, table.columns, **table.asking)
    # Most say one thing, so that somebody answers all of a section.
    full = [[row[0], *[row[1] if own is None else own for own in row[1:]]] for row in table.rows[4:]]
    table = copy(table)
    table.rows = full
    plain = moments_of_rows(full, table.columns, rule)
    found = survey_moments(table.on(spark), table.asked.framework, table.asked.key, **table.asking)
    assert found.sections == plain.sections
    assert any(own.moments.n for own in plain.sections)


@pytest.mark.parametrize("case", TABLES)
def test_the_sql_gives_the_same_on_spark(case: str, spark: Any) -> None:
    """The text, for those who have a warehouse and no Python."""
    table = TABLES[case]
    answers = table.on(spark)
    answers.createOrReplaceTempView("answers")
    text = survey_sql(
        table.asked.framework,
        table.asked.key,
        "answers",
        **table.asking,
        words=table.words,
        dialect=Dialect.SPARK,
    )
    found = spark.sql(text)
    want = score(answers, table.asked.framework, table.asked.key, **table.asking)
    assert type(want) is type(answers)
    assert found.columns == want.columns
    pairs = zip(found.orderBy("team").collect(), want.orderBy("team").collect(), strict=True)
    for one, other in pairs:
        assert one[0] == other[0]
        assert tuple(one[1:]) == pytest.approx(tuple(other[1:]), rel=1e-12, abs=1e-9)
