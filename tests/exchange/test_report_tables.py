"""Reports show released tables, and take no others."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import attrs
import pytest
from tests.comparison.tables.builders import a_policy, a_table
from tests.exchange.report_builders import BY_NAME, content_of, full

from practicecheck.comparison import Audience
from practicecheck.comparison.tables import ReleasedTable, release
from practicecheck.exchange import ReportContent, report_content

TABLE = a_table({"East": [4, 30], "West": [20, 40], "North": [33, 44]}, "yn", name="Staff survey")
RELEASED = release([TABLE], a_policy()).tables[0]


def with_tables(*tables: ReleasedTable) -> ReportContent:
    """A report with tables."""
    return attrs.evolve(content_of([full()], audience=Audience.PUBLISHED), tables=tables)


def test_a_table_that_was_not_released_is_refused_by_its_type() -> None:
    """Whoever makes a report can't slip one in."""
    with pytest.raises(TypeError, match="ReleasedTable"):
        with_tables(TABLE)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="ReleasedTable"):
        report_content([], made_on=date(2026, 11, 22), tables=[TABLE])  # type: ignore[list-item]


@pytest.mark.parametrize("name", ["html", "markdown"])
def test_it_is_shown_with_its_markers(name: str) -> None:
    """Under a heading of its own, with what the markers mean."""
    text = BY_NAME[name].export(with_tables(RELEASED)).decode()
    for part in ("Results by group", "Staff survey", "c: Held back", "171"):
        assert part in text


def test_a_report_without_tables_has_no_such_part() -> None:
    """An empty heading would make people wonder."""
    assert "Results by group" not in BY_NAME["html"].export(with_tables()).decode()


def test_csv_has_a_row_for_each_number() -> None:
    """A hidden one says so."""
    text = BY_NAME["csv"].export(with_tables(RELEASED)).decode("utf-8-sig")
    rows = {
        row["text"]: row for row in csv.DictReader(io.StringIO(text, newline="")) if row["section"] == "groups"
    }
    assert len(rows) == len(RELEASED.cells)
    assert (rows["East, y"]["value"], rows["East, y"]["held_back"]) == ("c", "yes")
    assert (rows["Total, Total"]["value"], rows["Total, Total"]["held_back"]) == ("171", "")


def test_the_report_says_how_many_groups_were_held_back() -> None:
    """Among all else that was."""
    content = report_content([], made_on=date(2026, 11, 22), tables=[RELEASED])
    assert content.tables == (RELEASED,)
    assert [own.what for own in content.withheld] == [f"Staff survey: {RELEASED.hidden} of 12 groups"]


def test_json_has_it_as_the_command_prints_it() -> None:
    """With null where no number is told."""
    [table] = json.loads(BY_NAME["json"].export(with_tables(RELEASED)))["tables"]
    cells = {tuple(cell["groups"]): cell for cell in table["cells"]}
    assert cells["East", "y"]["people"] is None
    assert cells["East", "y"]["people_marker"] == "c"
    assert table["hidden"] == RELEASED.hidden
