"""Roll-up as it travels: read one by one, and written as JSON and CSV."""

import contextlib
import csv
import io
import json
from decimal import Decimal
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.scoring.rollup_builders import FORM, a_team, a_tree, gathered, key_for_form, team_sets
from tests.strategies import KEYS as SHIPPED_KEYS
from tests.strategies import LAW, answerable, assessments

from practicecheck import Catalogue
from practicecheck.assessments import Answer, Unit, UnitId, UnitTree, scale_used
from practicecheck.cli._rollup_table import show_roll_up
from practicecheck.comparison import Audience, release_contribution
from practicecheck.errors import DocumentError, NotInCatalogueError
from practicecheck.exchange import (
    csv_bytes,
    document_text,
    json_text,
    read_contribution,
    read_units,
    rollup_csv,
    rollup_tree,
    source_of,
)
from practicecheck.scoring import contribution_of, gather, roll_up

KEYS = {"extent-points@1": key_for_form()}
ALL_KEYS = tuple(SHIPPED_KEYS.values())
EXAMPLES = Path(__file__).parents[2] / "examples"


def test_a_contribution_is_that_of_the_assessment_that_was_read() -> None:
    """Scored with the default key of its scale, and with its file."""
    team = a_team("a", Answer(item="q1", score=3), Answer(item="words", narrative="So it is."))
    read = read_contribution(source_of(document_text(team), "a.yaml"), {FORM.id: FORM}, KEYS, texts=True)
    assert read == contribution_of(team, FORM, KEYS["extent-points@1"], texts=True, file="a.yaml")


def test_what_is_wrong_with_a_file_is_told_as_everywhere() -> None:
    """With every problem and the file's name."""
    text = document_text(a_team("a")).replace("unit: a", "unit: a\nunity: b")
    with pytest.raises(DocumentError) as fault:
        read_contribution(source_of(text, "a.yaml"), {FORM.id: FORM}, KEYS)
    assert [(problem.code.value, problem.file) for problem in fault.value.problems] == [("PC114", "a.yaml")]


def test_a_key_that_is_not_there_is_told() -> None:
    """By its name."""
    catalogue = Catalogue.builtin()
    with pytest.raises(NotInCatalogueError):
        read_contribution(
            EXAMPLES / "teams" / "duty-east.yaml", catalogue, catalogue.scoring_keys, key="no-such-key"
        )


def test_a_tree_is_read_with_its_names() -> None:
    """In the order of the file."""
    tree = read_units(EXAMPLES / "units-northshire.yaml")
    assert tree.root.id == "northshire"
    assert [unit.id for unit in tree.below("northshire")] == ["assessment", "safeguarding", "permanence"]
    assert len(tree.teams("northshire")) == 9


def test_no_cell_is_a_formula() -> None:
    """Whatever a unit is called."""
    tree = UnitTree(units=(Unit(id="top", name="=HYPERLINK(1)"), Unit(id="a", within=UnitId("top"))))
    whole = gather([contribution_of(a_team("a"), FORM)], tree)
    rows = list(csv.DictReader(io.StringIO(rollup_csv(whole, "top", Audience.PUBLISHED))))
    assert {row["unit_name"] for row in rows} == {"'=HYPERLINK(1)"}


def test_csv_for_a_file_has_a_mark() -> None:
    """A spreadsheet reads it as it was meant."""
    assert csv_bytes("a,é") == b"\xef\xbb\xbfa,\xc3\xa9"


def test_many_teams_that_are_left_out_are_told_shortly() -> None:
    """No spreadsheet holds thousands of names in a cell."""
    whole = gathered(a_team("a"), missing=[f"team number {n}" for n in range(2000)])
    rows = list(csv.DictReader(io.StringIO(rollup_csv(whole, "top", Audience.PUBLISHED))))
    assert max(len(row["note"]) for row in rows) < 300
    assert rows[0]["note"].startswith("no assessment: team number 0, ")
    assert "and 1994 more" in rows[0]["note"]


@LAW
@given(teams=team_sets())
def test_json_and_csv_say_the_same(teams) -> None:
    """A figure's value, and how many teams it counts."""
    whole = gathered(*teams)
    tree = json.loads(json_text(rollup_tree(whole, "top", Audience.WORKING, explain=True)), parse_float=Decimal)
    rows = list(csv.DictReader(io.StringIO(rollup_csv(whole, "top", Audience.WORKING))))
    for figure in tree["units"][0]["figures"]:
        own = [
            row
            for row in rows
            if (row["item"], row["how"], row["measured_in"])
            == (figure["id"], figure["how"], figure["unit"] or "")
        ]
        assert {int(row["teams"]) for row in own} == {figure["coverage"]["teams"]}
        assert len(figure["parts"]) == figure["coverage"]["teams"]
        if figure["value"] is not None:
            assert [Decimal(row["value"]) for row in own] == [figure["value"]]
        elif figure["how"] == "distribution" and figure["amount"]:
            assert [int(row["value"]) for row in own] == [each["teams"] for each in figure["amount"]["counts"]]
        assert {row["refused"] for row in own} == {figure["refused"] or ""}


@st.composite
def teams_of_any_framework(draw):
    """Two teams that answer the same edition, whatever it asks, with all that a team may say."""
    framework = draw(answerable())
    return framework, [
        attrs.evolve(draw(assessments(framework, most=20)), unit=name, organisation=None) for name in "ab"
    ]


@LAW
@given(drawn=teams_of_any_framework(), audience=st.sampled_from(Audience))
def test_whatever_teams_say_rolls_up(drawn, audience) -> None:
    """Of every type of answer and in every state, for every audience, and prints."""
    framework, teams = drawn
    contributions = []
    for team in teams:
        scale = scale_used(team, framework)
        key = next((key for key in ALL_KEYS if scale and key.scale == scale.id), None)
        full = contribution_of(team, framework, key, texts=True)
        contributions.append(release_contribution(full, team, audience))
    whole = gather(contributions, a_tree("a", "b", "c"))
    up = roll_up(whole)
    for figure in up.figures:
        assert figure.said
        assert figure.coverage.teams + sum(len(left.teams) for left in figure.left_out) == 3
    assert json.loads(json_text(rollup_tree(whole, "top", audience, explain=True)))
    assert rollup_csv(whole, "top", audience)
    with contextlib.redirect_stdout(io.StringIO()) as page:
        show_roll_up(up, audience, explain=True)
    assert page.getvalue()
