"""``python -m benchmarks.survey_differences [people]``: one survey on every engine.

Each is held against every form scored alone: the largest difference that there is in any group and part. Counts
have to be the same; sums are added up in another order by each engine, so that their last digits are not.
"""

from __future__ import annotations

import shutil
import sqlite3
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.survey_data import CROSS, ITEMS, POINTS, framework, key, questionnaire, write_survey
from practicecheck.assessments import Answer, Assessment
from practicecheck.scoring import score_assessment
from practicecheck.surveys import (
    Group,
    GroupTally,
    ItemTally,
    PartTally,
    SurveyRule,
    Tallied,
    survey_results,
    survey_rule,
    survey_sql,
    tally,
    tally_rows,
    working_copy,
)

PEOPLE = 4_000
BY = ("region", "role")
MOST = 1e-9
"""The largest difference of a mean that is none, before anything is rounded."""
_SPARK = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.shuffle.partitions": "2",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
}


def alone(rows: Sequence[Sequence[Any]], columns: Sequence[str], rule: SurveyRule) -> Tallied:
    """Score each person's answers as a form of its own, exactly, and add the forms up.

    Args:
        rows: The answers.
        columns: Their headings.
        rule: How they are asked.
    """
    form, scored_by = framework(), key()
    found: dict[Group, list[tuple[dict[str, Any], dict[str, Fraction | None]]]] = {}
    for row in rows:
        person = dict(zip(columns, row, strict=True))
        answers = tuple(
            Answer(item=item, not_applicable="it does not")
            if person[item] == CROSS
            else Answer(item=item, score=person[item])
            for item in ITEMS
            if person[item] is not None
        )
        card = score_assessment(Assessment(framework=form.id, answers=answers), form, scored_by)
        scores = {own.id: own.score.exact for own in card.sections}
        scores["total"] = None if card.total is None else card.total.exact
        found.setdefault(tuple(str(person[name]) for name in BY), []).append((person, scores))
    return Tallied(
        rule=rule,
        groups=tuple(
            GroupTally(
                group=group,
                people=len(people),
                parts={
                    part: _part([own for _, scores in people if (own := scores[part]) is not None])
                    for part in rule.parts
                },
                items={item: _item(Counter(person[item] for person, _ in people)) for item in ITEMS},
            )
            for group, people in sorted(found.items())
        ),
    )


def _part(scores: Sequence[Fraction]) -> PartTally:
    squares = sum((own * own for own in scores), Fraction())
    return PartTally(scored=len(scores), total=float(sum(scores, Fraction())), squares=float(squares))


def _item(gave: Counter[Any]) -> ItemTally:
    return ItemTally(
        points={point: gave[point] for point in POINTS}, not_applicable=gave[CROSS], missing=gave[None]
    )


class Differences(NamedTuple):
    """How far two results of one survey are apart.

    Attributes:
        counts: The largest difference of a count: of people, of those who have a score, and of each answer.
        means: The largest difference of a mean, before it is rounded.
        printed: How many of the results differ in a figure as it is printed.
    """

    counts: int
    means: float
    printed: int


def differences(expected: Tallied, found: Tallied) -> Differences:
    """Hold what an engine found against each form scored alone.

    Args:
        expected: The forms.
        found: The engine's.

    Raises:
        ValueError: There are other groups.
    """
    counts, means = 0, 0.0
    for one, other in zip(expected.groups, found.groups, strict=True):
        if one.group != other.group:
            raise ValueError(f"{other.group} stands where {one.group} should")
        pairs = [(one.people, other.people)]
        for name, part in one.parts.items():
            own = other.parts[name]
            pairs.append((part.scored, own.scored))
            if part.scored and own.scored:
                means = max(means, abs(part.total / part.scored - own.total / own.scored))
        for name, item in one.items.items():
            pairs += zip(_counts(item), _counts(other.items[name]), strict=True)
        counts = max(counts, *(abs(a - b) for a, b in pairs))
    printed = zip(*(working_copy(survey_results(own)).rows for own in (expected, found)), strict=True)
    return Differences(counts, means, sum(a != b for a, b in printed))


def _counts(item: ItemTally) -> tuple[int, ...]:
    return (*item.points.values(), item.not_applicable, item.missing, item.strange)


def engines(file: Path, rule: SurveyRule) -> Iterator[tuple[str, Callable[[], Tallied]]]:
    """Each engine that is installed, and what it makes of a file.

    Args:
        file: The answers, as Parquet.
        rule: How they are asked.
    """
    import duckdb
    import pandas as pd
    import polars as pl
    import pyarrow.parquet as pq

    def scored(frame: object) -> Tallied:
        return tally(frame, framework(), key(), by=BY, questionnaire=questionnaire())

    name = str(file)
    table = pl.read_parquet(file)
    text = survey_sql(framework(), key(), "answers", by=BY, questionnaire=questionnaire())
    yield "no engine (plain)", lambda: tally_rows(table.rows(), table.columns, rule)
    yield "polars, streamed", lambda: scored(pl.scan_parquet(file))
    yield "polars, in memory", lambda: scored(table)
    yield "pandas", lambda: scored(pd.read_parquet(file))
    yield "pandas, nullable", lambda: scored(pd.read_parquet(file, dtype_backend="numpy_nullable"))
    yield "pandas, Arrow", lambda: scored(pd.read_parquet(file, dtype_backend="pyarrow"))
    yield "pyarrow", lambda: scored(pq.read_table(file))
    yield "duckdb", lambda: scored(duckdb.read_parquet(name))

    def on_duckdb() -> Tallied:
        with duckdb.connect() as own:
            own.execute(f"CREATE VIEW answers AS SELECT * FROM read_parquet('{name}')")
            return _of_sums(own.execute(text), rule)

    def on_sqlite() -> Tallied:
        own = sqlite3.connect(":memory:")
        own.execute(f"CREATE TABLE answers ({', '.join(table.columns)})")
        marks = ", ".join("?" * table.width)
        own.executemany(f"INSERT INTO answers VALUES ({marks})", table.rows())
        return _of_sums(own.execute(text), rule)

    yield "survey sql, on DuckDB", on_duckdb
    yield "survey sql, on SQLite", on_sqlite
    if find_spec("pyspark") and shutil.which("java"):
        yield "Spark, local", lambda: _on_spark(name, scored)


def _of_sums(cursor: Any, rule: SurveyRule) -> Tallied:
    """What a query gives, whose columns are called as `survey_sql` calls them."""
    names = [own[0] for own in cursor.description]
    told = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    groups = [
        GroupTally(
            group=tuple(str(own[name]) for name in BY),
            people=own["people"],
            parts={
                part: PartTally(
                    scored=own[f"{part}__scored"], total=own[f"{part}__total"], squares=own[f"{part}__squares"]
                )
                for part in rule.parts
            },
            items={
                item: ItemTally(
                    points={point: own[f"{item}__{point}"] for point in POINTS},
                    not_applicable=own[f"{item}__X"],
                    missing=own[f"{item}__missing"],
                    strange=own[f"{item}__strange"],
                )
                for item in ITEMS
            },
        )
        for own in told
    ]
    return Tallied(rule=rule, groups=tuple(sorted(groups, key=lambda own: own.group)))


def _on_spark(name: str, scored: Callable[[object], Tallied]) -> Tallied:
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master("local[2]")
    for setting, value in _SPARK.items():
        builder = builder.config(setting, value)
    session = builder.getOrCreate()
    try:
        return scored(session.read.parquet(name))
    finally:
        session.stop()


def show_differences(people: int = PEOPLE) -> bool:
    """Print the table; whether all engines agree.

    Args:
        people: How many people answer.
    """
    import polars as pl

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "survey.parquet"
        write_survey(people, file)
        table = pl.read_parquet(file)
        rule = survey_rule(framework(), key(), table.columns, BY, questionnaire())
        expected = alone(table.rows(), table.columns, rule)
        results = len(expected.groups) * (len(rule.parts) + len(ITEMS))
        print(
            f"\n{people:,} people in {len(expected.groups):,} groups, {len(ITEMS)} items, {results:,} results:"
        )
        print("how far each engine is from every form scored alone\n")
        print(f"  {'':<24}{'counts':>8}{'means':>12}{'printed':>10}")
        same = True
        for name, run in engines(file, rule):
            own = differences(expected, run())
            print(f"  {name:<24}{own.counts:>8}{own.means:>12.1e}{own.printed:>10}", flush=True)
            same = same and not own.counts and own.means <= MOST and not own.printed
    told = "All agree" if same else "They do NOT agree"
    print(f"\n  {told}: counts exactly, means to {MOST:.0e}, and as printed.")
    return same


if __name__ == "__main__":
    sys.exit(not show_differences(*(int(float(own)) for own in sys.argv[1:])))
