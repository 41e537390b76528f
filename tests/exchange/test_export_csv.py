"""The table: one row for each item, and nothing in it that a spreadsheet could run."""

import csv
import io

import pytest
from hypothesis import given
from tests.comparison.builders import LAW
from tests.exchange.report_builders import BY_NAME, CASES, TEXT, content_of, export, full, scored

from practicecheck.assessments import Answer, Assessment
from practicecheck.comparison import Audience


def rows(content) -> dict[str, dict[str, str]]:
    return {row["item"]: row for row in csv.DictReader(io.StringIO(export("csv", content), newline=""))}


def test_it_begins_with_a_byte_order_mark_for_spreadsheets():
    assert BY_NAME["csv"].export(CASES["empty"]).startswith(b"\xef\xbb\xbfframework,")


def test_each_item_that_takes_an_answer_has_one_row():
    content = CASES["scored"]
    assert list(rows(content)) == [item for item, _ in content.assessments[0].card.states]


@pytest.mark.parametrize(
    ("audience", "said"),
    [(Audience.WORKING, "Working copy, not for publication"), (Audience.PUBLISHED, "Published")],
)
def test_each_row_says_whom_it_may_reach(audience, said):
    """A table is cut up and pasted, so the mark of a working copy goes with each row."""
    found = rows(content_of([full()], audience=audience))
    assert {row["audience"] for row in found.values()} == {said}


def test_a_score_with_its_points():
    row = rows(CASES["scored"])["q1-1"]
    assert (row["value"], row["scale"], row["points"], row["possible"]) == ("2", "extent-0-4", "2.0", "4.0")
    assert (row["consensus"], row["key"]) == ("discussion", "extent-points@1")
    assert row["ballots"] == "0: 1\n1: 1\n2: 1\n3: 4\n4: 0\nX: 0"


def test_an_item_that_does_not_count_says_why():
    row = rows(CASES["scored"])["q1-3"]
    assert (row["state"], row["points"]) == ("cannot answer", "")
    assert row["reason"] == "said"
    assert row["left_out"] == "cannot answer (said)"


def test_every_kind_of_value():
    found = rows(content_of([full()]))
    values = {name: (row["value"], row["value_unit"]) for name, row in found.items() if row["value"]}
    assert values == {
        "in-post-headcount": ("40", "people"),
        "posts": ("45", "posts"),
        "step-1": ("1", "posts"),
        "step-4": ("25", "%"),
        "step-8a": ("1", "times a quarter"),
        "step-8b": ("no", ""),
        "step-9a": ("yes", ""),
    }
    assert found["step-19"]["entries"] == "said\nsaid"
    assert found["step-35"]["entries"] == "said (from 1 January 2026): said\na: b"
    assert (found["step-1"]["flag"], found["step-1"]["flag_why"], found["step-1"]["priority"]) == (
        "gap",
        "said",
        "high",
    )


def test_base_figures_have_rows_of_their_own():
    assert rows(content_of([full()]))["posts"]["section"] == "base"


def test_what_was_held_back_is_marked():
    found = rows(CASES["small unit"])
    assert {name for name, row in found.items() if row["held_back"]} == {"step-3", "step-7a", "step-34b"}
    assert found["step-3"]["value"] == ""


def test_a_plan_alone_gives_a_header_and_no_row():
    assert rows(CASES["plan alone"]) == {}


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", " =", "\u00a0@"])
def test_a_text_that_a_spreadsheet_could_run_is_made_harmless(start):
    assessment = Assessment(
        framework="social-work-health-check@2009",
        unit=f"{start}1+1",
        answers=(Answer(item="step-10", narrative=f"{start}cmd|' /C calc'!A0"),),
    )
    row = rows(content_of([assessment], audience=Audience.WORKING))["step-10"]
    assert row["narrative"] == f"'{start}cmd|' /C calc'!A0"
    assert row["unit"] == f"'{start}1+1"


@LAW
@given(TEXT)
def test_no_cell_of_text_begins_like_a_formula(text):
    for row in rows(content_of([full(text), scored(text)])).values():
        for cell in row.values():
            assert cell is not None
            assert not cell.lstrip(" \u00a0").startswith(("=", "+", "-", "@", "\t", "\r"))
