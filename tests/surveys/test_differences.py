"""The table of differences that the handbook shows is made anew here, of fewer people."""

from __future__ import annotations

from pathlib import Path

import attrs
import polars as pl
from benchmarks.survey_data import framework, key, questionnaire, write_survey
from benchmarks.survey_differences import BY, MOST, alone, differences, engines

from practicecheck.surveys import survey_rule


def test_every_engine_gives_what_each_form_gives_alone(tmp_path: Path) -> None:
    """No count differs, no mean by a billionth, and nothing as it is printed. Spark has its own tests."""
    file = tmp_path / "survey.parquet"
    write_survey(250, file)
    table = pl.read_parquet(file)
    rule = survey_rule(framework(), key(), table.columns, BY, questionnaire())
    expected = alone(table.rows(), table.columns, rule)
    told = {name: differences(expected, run()) for name, run in engines(file, rule) if "Spark" not in name}
    assert len(told) == 10
    assert {name for name, own in told.items() if own.counts or own.printed or own.means > MOST} == set()
    first, *others = expected.groups
    other = attrs.evolve(expected, groups=(attrs.evolve(first, people=first.people + 1), *others))
    assert differences(expected, other)[::2] == (1, len(rule.parts) + len(rule.asked))
