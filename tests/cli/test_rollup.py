"""``practicecheck rollup``: what is printed, what is written, and how it ends."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from tests.docs.test_outputs import SCHEMAS, strictly

from practicecheck.cli._app import run

EXAMPLES = Path(__file__).parents[2] / "examples"
UNITS = ("--units", str(EXAMPLES / "units-northshire.yaml"))
TEAMS = [str(file) for file in sorted((EXAMPLES / "teams").glob("*.yaml"))]
EAST = str(EXAMPLES / "teams" / "duty-east.yaml")
FORM = str(EXAMPLES / "how-are-we-doing-northshire.yaml")
SPLIT = "q2a-2"


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def said(capsys: pytest.CaptureFixture[str], *words: str, ends: int = 0) -> str:
    assert run(["rollup", *words]) == ends
    return capsys.readouterr().out


def told(capsys: pytest.CaptureFixture[str], *words: str, ends: int) -> str:
    assert run(["rollup", *words]) == ends
    return capsys.readouterr().err


def as_json(capsys: pytest.CaptureFixture[str], *words: str):
    return json.loads(said(capsys, *words, "--format", "json"))


def figure(unit, name: str):
    (found,) = [figure for figure in unit["figures"] if figure["id"] == name]
    return found


def test_nine_teams_with_one_missing_and_one_on_another_basis(capsys) -> None:
    """The missing one is told, the odd one refuses what depends on the basis, and all else is there."""
    page = said(capsys, *TEAMS, *UNITS)
    assert "8 of 9 teams, 93 of 101 posts." in page
    assert re.search(r"Care leavers team +team +MISSING", page)
    assert "PC710" in page
    assert "basis: 7 teams say headcount; duty-east says wte" in " ".join(page.split())
    assert "15.7 % (13 / 83 x 100)" in page
    assert "Refused" in page
    assert "Held back: days-lost, step-3," in page


def test_all_levels_are_in_the_json(capsys) -> None:
    """The unit in view comes first."""
    tree = as_json(capsys, *TEAMS, *UNITS)
    assert [unit["id"] for unit in tree["units"]] == ["northshire", "assessment", "safeguarding", "permanence"]
    top, *services = tree["units"]
    assert figure(top, "step-11")["value"] == 50
    assert sum(figure(unit, "step-11")["value"] for unit in services) == 50
    assert figure(top, "step-1")["value"] is None
    assert figure(top, "step-1")["refused"].startswith("basis: 7 teams say headcount")
    assert [figure(unit, "step-1")["value"] for unit in services] == [None, 3, 1]
    assert top["missing"] == ["care-leavers"]


def test_a_service_is_shown_by_its_name(capsys) -> None:
    """Capitals don't matter, and it is summed although the organisation is not."""
    page = said(capsys, *TEAMS, *UNITS, "--unit", "safeguarding SERVICE")
    assert "Safeguarding service" in page
    assert "Refused" not in page
    assert as_json(capsys, *TEAMS, *UNITS, "--unit", "safeguarding")["unit"] == "safeguarding"


def test_one_item_is_explained_with_each_teams_part(capsys) -> None:
    """So that anybody can add it up again."""
    page = said(capsys, *TEAMS, *UNITS, "--item", "step-4", "--explain")
    assert "Children's duty and assessment team (East): 3 / 12" in page
    assert "not counted, no assessment: Care leavers team" in page
    assert "step-5" not in page


def test_words_are_collected_when_they_are_asked_for(capsys) -> None:
    """With their team, and a reminder to look for names."""
    page = said(capsys, *TEAMS, *UNITS, "--texts", "--unit", "permanence")
    assert "Children looked after team (North): Transfers come without a chronology." in page
    assert "Safeguarding" not in page
    assert "check them for names" in page
    assert "Transfers come" not in said(capsys, *TEAMS, *UNITS)


def test_a_working_copy_says_so_and_holds_nothing_back(capsys) -> None:
    """It is for the organisation itself."""
    page = said(capsys, *TEAMS, *UNITS, "--audience", "working", "--unit", "permanence")
    assert "Working copy, not for publication." in page
    assert "Held back" not in page
    published = figure(as_json(capsys, *TEAMS, *UNITS, "--unit", "permanence")["units"][0], "step-3")
    assert (published["value"], published["coverage"]["teams"]) == (None, 0)


def test_csv_has_a_row_for_each_figure_of_each_unit(capsys) -> None:
    """Tidy, so that a spreadsheet can pivot it."""
    rows = list(csv.DictReader(io.StringIO(said(capsys, *TEAMS, *UNITS, "--format", "csv"))))
    (cases,) = [row for row in rows if row["unit"] == "northshire" and row["item"] == "step-11"]
    assert (cases["how"], cases["value"], cases["teams"], cases["of_teams"]) == ("sum", "50", "8", "9")
    assert cases["note"] == "no assessment: Care leavers team"
    (often,) = [row for row in rows if row["unit"] == "northshire" and row["item"] == "step-8a"]
    assert (often["lowest"], often["median"], often["highest"]) == ("8", "11.5", "12")
    assert {row["unit"] for row in rows} == {"northshire", "assessment", "safeguarding", "permanence"}


def test_a_file_is_written_whole_and_with_a_mark_for_spreadsheets(capsys) -> None:
    """JSON has none."""
    said(capsys, *TEAMS, *UNITS, "--format", "csv", "-o", "figures.csv")
    assert Path("figures.csv").read_bytes().startswith(b"\xef\xbb\xbfframework,unit,")
    said(capsys, *TEAMS, *UNITS, "--format", "json", "-o", "figures.json")
    assert json.loads(Path("figures.json").read_text(encoding="utf-8"))["unit"] == "northshire"


def test_scores_are_shown_with_lowest_median_and_highest(capsys) -> None:
    """Another framework has scores, and splits with their team."""
    Path("units.yaml").write_text(
        "practicecheck: units/1\nunits:\n  top: {}\n  amh: {name: Adult mental health service, within: top}\n",
        encoding="utf-8",
    )
    tree = as_json(capsys, FORM, "--units", "units.yaml", "--texts", "--explain")
    schema = json.loads((SCHEMAS / "output-rollup-1.json").read_text(encoding="utf-8"))
    Draft202012Validator(strictly(schema)).validate(tree)
    unit = tree["units"][0]
    (total,) = [score for score in unit["scores"] if score["what"] == "total"]
    assert (total["lowest"], total["median"], total["highest"], total["together"]) == (57.1, 57.1, 57.1, 57.1)
    assert total["alternatives"] == "integration 2A"
    assert unit["splits"]
    page = said(capsys, FORM, "--units", "units.yaml")
    assert "By the key" in page
    assert "Teams whose raters differ" in page
    rows = list(csv.DictReader(io.StringIO(said(capsys, FORM, "--units", "units.yaml", "--format", "csv"))))
    assert [row["value"] for row in rows if row["item"] == "q1-1" and row["how"] == "distribution"]
    assert [row["lowest"] for row in rows if row["how"] == "score" and row["section"] == "total"] == ["57.1"]


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["--unit", "safegarding"], "Did you mean safeguarding?"),
        (["--item", "step-111"], "Did you mean step-11?"),
        (["-o", "figures.csv"], "--format csv"),
        (["--texts", "--format", "csv"], "CSV holds figures only"),
        (["-o", TEAMS[0], "--format", "csv"], "is read from"),
        (["-o", UNITS[1], "--format", "json"], "is read from"),
    ],
)
def test_wrong_usage_ends_with_2_and_says_how(capsys, words, hint) -> None:
    assert hint in " ".join(told(capsys, *TEAMS, *UNITS, *words, ends=2).split())


def test_every_faulty_file_is_told_and_nothing_is_rolled_up(capsys) -> None:
    """What is wrong with those that could be read, too."""
    Path("empty.yaml").write_text("", encoding="utf-8")
    strange = Path(EAST).read_text(encoding="utf-8").replace("team (East)", "team (Est)")
    Path("strange.yaml").write_text(strange, encoding="utf-8")
    assert run(["rollup", *TEAMS, TEAMS[0], "empty.yaml", "not-there.yaml", "strange.yaml", FORM, *UNITS]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    for code in ("PC102", "PC101", "PC706", "PC707", "PC708"):
        assert code in printed.err
    assert "Did you mean Children's duty and assessment team (East)?" in printed.err


@pytest.mark.parametrize(
    ("units", "code"),
    [
        ("units: {a: {within: b}, b: {within: a}}", "PC701"),
        ("units: {a: {}, b: {within: aa}}", "PC702"),
        ("units: {a: {}, b: {}}", "PC705"),
        ("organisation: Westmere\nunits: {top: {name: Children's duty and assessment team (East)}}", "PC715"),
    ],
)
def test_a_faulty_tree_is_told(capsys, units, code) -> None:
    """Before any team is read, where it is the tree's own fault."""
    Path("units.yaml").write_text(f"practicecheck: units/1\n{units}\n", encoding="utf-8")
    assert code in told(capsys, EAST, "--units", "units.yaml", ends=1)


def test_a_tree_is_needed_and_an_assessment_is_none(capsys) -> None:
    """The two are soon exchanged."""
    assert "Missing option '--units'" in told(capsys, EAST, ends=2)
    assert "PC112" in told(capsys, UNITS[1], "--units", EAST, ends=1)


def test_many_teams_are_shown_by_their_services(capsys) -> None:
    """A tree of more than forty lists no single teams."""
    names = [f"t{n}" for n in range(41)]
    below = "\n".join(f"  {name}: {{within: top}}" for name in names)
    Path("units.yaml").write_text(f"practicecheck: units/1\nunits:\n  top: {{}}\n{below}\n", encoding="utf-8")
    east = Path(EAST).read_text(encoding="utf-8")
    one = east.replace("Children's duty and assessment team (East)", "t0")
    Path("one.yaml").write_text(one, encoding="utf-8")
    page = said(capsys, "one.yaml", "--units", "units.yaml")
    assert "1 of 41 teams." in page
    assert "· t0" not in page
    assert "40 of 41 teams have no assessment here: t1, t2, t3, t4, t5, t6 and 34 more." in page


def test_one_item_is_all_that_comes_in_every_form(capsys) -> None:
    """No score, no split and no word of another one."""
    Path("units.yaml").write_text(
        "practicecheck: units/1\nunits:\n  top: {}\n  amh: {name: Adult mental health service, within: top}\n",
        encoding="utf-8",
    )
    words = (FORM, "--units", "units.yaml", "--item", "q1-2")
    (unit,) = as_json(capsys, *words, "--texts")["units"]
    assert {figure["id"] for figure in unit["figures"]} == {"q1-2"}
    assert {said["item"] for said in unit["texts"]} <= {"q1-2"}
    assert (unit["scores"], unit["splits"]) == ([], [])
    page = said(capsys, *words, "--texts")
    assert "Teams whose raters differ" not in page
    assert "By the key" not in page
    (split,) = as_json(capsys, FORM, "--units", "units.yaml", "--item", SPLIT)["units"][0]["splits"]
    assert split["item"] == SPLIT
    assert "Teams whose raters differ" in said(capsys, FORM, "--units", "units.yaml", "--item", SPLIT)


def test_an_item_stands_for_its_parts_too(capsys) -> None:
    """Step 16 is answered through a, b and c."""
    (unit,) = as_json(capsys, *TEAMS, *UNITS, "--unit", "safeguarding", "--item", "step-16")["units"]
    assert [figure["id"] for figure in unit["figures"]] == ["step-16a", "step-16b", "step-16c"]


def test_a_key_for_another_scale_is_told_with_each_file(capsys) -> None:
    """And nothing is rolled up."""
    page = told(capsys, *TEAMS[:2], *UNITS, "--key", "rag", ends=1)
    assert page.count("PC304 choices.scale: rag@1 scores the scale rag, and this file is on none.") == 2
    assert TEAMS[0] in page


def test_doubts_about_figures_stand_under_their_file(capsys) -> None:
    """A rate that the team's own figures contradict is mended in its file."""
    wrong = Path(EAST).read_text(encoding="utf-8").replace("step-4: {percent: 25}", "step-4: {percent: 52}")
    Path("wrong.yaml").write_text(wrong, encoding="utf-8")
    page = said(capsys, "wrong.yaml", *UNITS, "--unit", "assessment")
    assert "\nwrong.yaml:\n  PC733 answers.step-4: (warning) Children's duty and assessment team" in page
    assert "(East): step-4 says 52 %, and its figures make 25.0 % (3 / 12 x 100)." in " ".join(page.split())


def test_a_folder_and_a_pattern_stand_for_their_files(capsys) -> None:
    """Since not every shell opens patterns, and thousands of names don't fit on a line."""
    named = said(capsys, *TEAMS, *UNITS)
    assert said(capsys, str(EXAMPLES / "teams"), *UNITS) == named
    assert said(capsys, str(EXAMPLES / "teams" / "*.yaml"), *UNITS) == named


def test_a_folder_may_hold_the_tree_and_other_things(capsys) -> None:
    """Only documents are read, and the tree is none of the teams."""
    Path("all").mkdir()
    for file in (*TEAMS, UNITS[1]):
        (Path("all") / Path(file).name).write_bytes(Path(file).read_bytes())
    (Path("all") / "minutes.docx").write_bytes(b"minutes")
    (Path("all") / "older").mkdir()
    assert "8 of 9 teams" in said(capsys, "all", "--units", "all/units-northshire.yaml")
    by_the_shell = [str(file) for file in Path("all").glob("*.yaml")]
    assert "8 of 9 teams" in said(capsys, *by_the_shell, "--units", "all/units-northshire.yaml")


def test_an_empty_folder_and_a_pattern_of_nothing_are_told(capsys) -> None:
    """Nothing is rolled up of nothing."""
    Path("empty").mkdir()
    assert "a folder without a document" in " ".join(told(capsys, "empty", *UNITS, ends=2).split())
    assert "PC101" in told(capsys, "empty/*.yaml", *UNITS, ends=1)


def test_a_progress_bar_is_for_those_who_watch(capsys, monkeypatch) -> None:
    """It goes to the error stream of a terminal, and nowhere else."""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    assert run(["rollup", EAST, *UNITS]) == 0
    printed = capsys.readouterr()
    assert "Reading assessments" in printed.err
    assert "Reading" not in printed.out
