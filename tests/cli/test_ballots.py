"""``practicecheck ballots`` and ``score --ballots``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from practicecheck.cli._app import run

FORM = """\
practicecheck: assessment/1
framework: how-are-we-doing@2016
unit: North team
room: {practitioner: 2, AMHP: 1}
choices: {integration: 2A}
answers:
  q1-1: {score: 2, consensus: none, narrative: Two views.}
"""


@pytest.fixture(autouse=True)
def in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    Path("form.yaml").write_text(FORM, encoding="utf-8")


def said(capsys: pytest.CaptureFixture[str], *words: str, ends: int = 0) -> str:
    assert run(words) == ends
    got = capsys.readouterr()
    return got.err if ends else got.out


def vote(file: str, **points: object) -> None:
    """Fill in a paper."""
    text = Path(file).read_text(encoding="utf-8")
    for item, point in points.items():
        name = item.replace("_", "-")
        text = text.replace(f"  {name}:\n", f"  {name}: {point}\n")
    Path(file).write_text(text, encoding="utf-8")


def test_the_room_gets_a_file_each(capsys):
    """Codes come from who is in the room; no name is asked for."""
    out = said(capsys, "ballots", "new", "form.yaml", "-o", "papers")
    assert sorted(file.name for file in Path("papers").iterdir()) == ["r1.yaml", "r2.yaml", "r3.yaml"]
    assert "perspective: AMHP" in Path("papers/r3.yaml").read_text(encoding="utf-8")
    assert f"practicecheck ballots merge form.yaml {Path('papers/r1.yaml')}" in out


def test_raters_can_be_named_by_codes(capsys):
    """In one table for the room."""
    said(capsys, "ballots", "new", "form.yaml", "--rater", "a1=AMHP", "--rater", "b2=medical", "-o", "room.csv")
    assert (
        Path("room.csv")
        .read_text(encoding="utf-8-sig")
        .startswith("item,how-are-we-doing@2016,a1,b2\nperspective,,AMHP,medical\n")
    )


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (["--rater", "r1=practicioner"], "Did you mean practitioner?"),
        (["--rater", "Jane Smith=AMHP"], '"Jane Smith" is no code'),
        (["--rater", "../r1=AMHP"], "is no code"),
        (["--rater", "r1=AMHP", "--rater", "R1=medical"], "R1 is named twice"),
        (["--rater", "r1"], '"" is no perspective'),
    ],
)
def test_a_rater_who_can_not_be_is_refused(capsys, words, fault):
    """Wrong usage, and nothing is written."""
    assert fault in " ".join(
        said(capsys, "ballots", "new", "form.yaml", "-o", "papers", *words, ends=2).split()
    )
    assert not Path("papers").exists()


@pytest.mark.parametrize("name", ["papers.xlsx", "papers.YAML", "papers.txt"])
def test_a_folder_of_papers_is_not_called_as_a_file(capsys, name):
    """Somebody who asks for a workbook would get a folder."""
    assert "looks like a file" in said(capsys, "ballots", "new", "form.yaml", "-o", name, ends=2)
    assert not Path(name).exists()


def test_beside_a_median_stand_the_ballots_that_it_is_of(capsys):
    """X is on no point, and so in no median."""
    Path("room.csv").write_text(
        "item,question,r1,r2,r3\nperspective,,practitioner,practitioner,practitioner\nq1-1,,1,4,X\n"
    )
    said(capsys, "ballots", "merge", "form.yaml", "room.csv", "-o", "voted.yaml")
    assert "practitioner 1 to 4 (2)" in said(capsys, "score", "voted.yaml", "--ballots")


def test_a_workbook_is_told_as_one(capsys):
    """With what to do."""
    Path("room.xlsx").write_bytes(b"PK\x03\x04 and so on")
    fault = said(capsys, "ballots", "merge", "form.yaml", "room.xlsx", ends=1)
    assert "PC721 it is a workbook" in fault
    assert "CSV UTF-8" in fault


def test_where_nobody_is_in_the_room_it_is_asked_who_votes(capsys):
    """With both ways to say it."""
    Path("form.yaml").write_text(FORM.replace("room: {practitioner: 2, AMHP: 1}\n", ""), encoding="utf-8")
    fault = said(capsys, "ballots", "new", "form.yaml", "-o", "papers", ends=2)
    assert "Nothing says who votes" in fault


def test_a_framework_without_scores_has_no_ballots(capsys):
    """It is told, and nothing is written."""
    Path("steps.yaml").write_text(
        "practicecheck: assessment/1\nframework: social-work-health-check@2009\n"
        "perspectives: [practitioner]\nroom: {practitioner: 3}\n",
        encoding="utf-8",
    )
    assert "is not scored" in said(capsys, "ballots", "new", "steps.yaml", "-o", "papers", ends=2)


@pytest.mark.parametrize(
    ("form", "open_choice"),
    [
        (FORM.replace("choices: {integration: 2A}\n", ""), "integration: 2A or 2B"),
        (
            "practicecheck: assessment/1\nframework: employer-standards@2014\nroom: {practitioner: 2}\n",
            "scale: agreement-5 or",
        ),
    ],
)
def test_what_is_voted_on_is_settled_first(capsys, form, open_choice):
    """A paper for the wrong alternative would be lost work."""
    Path("form.yaml").write_text(form, encoding="utf-8")
    fault = " ".join(said(capsys, "ballots", "new", "form.yaml", "-o", "papers", ends=2).split())
    assert "Settle first what is voted on" in fault
    assert open_choice.split(":")[0] in fault


def test_papers_are_made_for_a_room_and_not_for_a_town(capsys):
    """A slip of the keyboard fills no disk."""
    Path("form.yaml").write_text(
        FORM.replace("practitioner: 2", "practitioner: 2000000000000000"), encoding="utf-8"
    )
    assert "are no room" in said(capsys, "ballots", "new", "form.yaml", "-o", "papers", ends=2)


def test_a_folder_that_can_not_be_made_is_told(capsys):
    """A file is in its place."""
    Path("taken").write_text("a file", encoding="utf-8")
    fault = said(capsys, "ballots", "new", "form.yaml", "-o", "taken", ends=1)
    assert "PC601" in fault
    assert Path("taken").read_text(encoding="utf-8") == "a file"


def test_papers_that_are_there_are_not_written_over(capsys):
    """They may hold ballots."""
    said(capsys, "ballots", "new", "form.yaml", "-o", "papers")
    vote("papers/r2.yaml", q1_1=3)
    assert "may hold ballots" in said(capsys, "ballots", "new", "form.yaml", "-o", "papers", ends=2)
    assert "q1-1: 3" in Path("papers/r2.yaml").read_text(encoding="utf-8")
    said(capsys, "ballots", "new", "form.yaml", "-o", "papers", "--force")


def test_ballots_are_brought_together_into_a_new_file(capsys):
    """The old one stays as it was, and the rest can come later."""
    said(capsys, "ballots", "new", "form.yaml", "-o", "papers")
    vote("papers/r1.yaml", q1_1=1)
    vote("papers/r2.yaml", q1_1=2, q1_2="x")
    vote("papers/r3.yaml", q1_1=4)
    out = said(capsys, "ballots", "merge", "form.yaml", "papers/r1.yaml", "papers/r2.yaml", "-o", "one.yaml")
    assert "3 ballots were added to 0: 3 now, of 2 raters." in out
    assert "Nobody has voted on: q1-3, q1-systemic" in out
    assert "form.yaml is unchanged" in out
    assert Path("form.yaml").read_text(encoding="utf-8") == FORM
    out = said(capsys, "ballots", "merge", "one.yaml", "papers/r3.yaml", "-o", "two.yaml")
    assert "1 ballots were added to 3" not in out
    assert "1 ballot was added to 3: 4 now, of 3 raters." in out
    assert "narrative: Two views." in Path("two.yaml").read_text(encoding="utf-8")


def test_what_does_not_fit_the_room_is_told_when_ballots_come_in(capsys):
    """The merged file is written, and says what to look at."""
    said(capsys, "ballots", "new", "form.yaml", *("--rater", "a=AMHP", "--rater", "b=AMHP"), "-o", "papers")
    vote("papers/a.yaml", q1_1=1)
    vote("papers/b.yaml", q1_1=1)
    out = said(capsys, "ballots", "merge", "form.yaml", "papers/a.yaml", "papers/b.yaml", "-o", "one.yaml")
    assert "Something to look at:" in out
    assert "PC226" in out
    assert Path("one.yaml").exists()


def test_a_file_that_was_read_is_never_written_over(capsys):
    """Not even by force, nor a file that is there without it."""
    said(capsys, "ballots", "new", "form.yaml", "-o", "papers")
    for words in (["-o", "form.yaml", "--force"], ["-o", "papers/r1.yaml", "--force"]):
        assert "read from" in said(capsys, "ballots", "merge", "form.yaml", "papers/r1.yaml", *words, ends=2)
    Path("there.yaml").write_text("mine", encoding="utf-8")
    assert "may hold answers" in said(
        capsys, "ballots", "merge", "form.yaml", "papers/r1.yaml", "-o", "there.yaml", ends=2
    )
    assert Path("there.yaml").read_text(encoding="utf-8") == "mine"


def test_without_a_file_to_write_the_assessment_is_printed(capsys):
    """Ready to be read."""
    said(capsys, "ballots", "new", "form.yaml", "-o", "papers")
    vote("papers/r1.yaml", q1_1=1)
    out = said(capsys, "ballots", "merge", "form.yaml", "papers/r1.yaml")
    assert "- {rater: r1, perspective: practitioner, score: 1}" in out


def test_a_second_ballot_ends_with_1_and_nothing_is_written(capsys):
    """And says where the first one stands."""
    said(capsys, "ballots", "new", "form.yaml", "-o", "papers")
    vote("papers/r1.yaml", q1_1=1)
    fault = said(
        capsys, "ballots", "merge", "form.yaml", "papers/r1.yaml", "papers/r1.yaml", "-o", "one.yaml", ends=1
    )
    assert "PC228" in fault
    assert "in papers/r1.yaml" in fault
    assert not Path("one.yaml").exists()


# --- score --ballots ----------------------------------------------------------------------------


def ten(capsys: pytest.CaptureFixture[str]) -> str:
    said(capsys, "ballots", "new", "form.yaml", "-o", "papers")
    for rater, points in {"r1": (0, 2), "r2": (1, 2), "r3": (4, "X")}.items():
        vote(f"papers/{rater}.yaml", q1_1=points[0], q1_2=points[1])
    said(capsys, "ballots", "merge", "form.yaml", *map(str, sorted(Path("papers").iterdir())), "-o", "all.yaml")
    return said(capsys, "score", "all.yaml", "--ballots")


def test_the_spread_stands_beside_each_score(capsys):
    """Counts by point, the score in brackets, median, range, A and whether it is a split."""
    page = ten(capsys)
    assert "Ballots (working copy, not for publication)" in page
    assert "In the room: 2 practitioner, 1 AMHP." in page
    [row] = [line for line in page.splitlines() if line.startswith("q1-1 ") and "[.]" in line]
    assert [cell for cell in row.split() if not cell.isspace()][-4:] == ["-0.28", "split,", "no", "agreement"]
    assert "practitioner 0 to 1 (2), AMHP 4 (1)" in page
    assert "Van der Eijk's A: " in page


def test_no_rater_is_in_it(capsys):
    """Neither in the table nor in JSON."""
    page = ten(capsys)
    tree = said(capsys, "score", "all.yaml", "--ballots", "--format", "json")
    for code in ("r1", "r2", "r3"):
        assert f'"{code}"' not in tree
        assert f" {code} " not in page


def test_json_gains_the_ballots(capsys):
    """And without the option it has what it had."""
    ten(capsys)
    plain = json.loads(said(capsys, "score", "all.yaml", "--format", "json"))
    tree = json.loads(said(capsys, "score", "all.yaml", "--ballots", "--format", "json"))
    assert "ballots" not in plain
    ballots = tree.pop("ballots")
    assert tree == plain
    assert ballots["notice"] == "Working copy, not for publication"
    [first, second] = ballots["items"]
    assert (first["item"], first["median"], first["range"], first["split"]) == ("q1-1", [1], 4, True)
    assert second["counts"][-1] == {"code": "X", "ballots": 1}


def test_bars_are_left_out_where_they_can_not_be_shown(capsys, monkeypatch):
    """A terminal of another encoding still shows the numbers."""
    monkeypatch.setattr("practicecheck.cli._ballot_table._BARS", "\ud800")
    assert "[.]" in ten(capsys)


def test_a_framework_without_scores_has_nothing_to_show(capsys):
    """And says so."""
    Path("steps.yaml").write_text(
        "practicecheck: assessment/1\nframework: social-work-health-check@2009\n", encoding="utf-8"
    )
    assert "so nobody votes" in said(capsys, "score", "steps.yaml", "--ballots")


def test_a_form_without_ballots_says_how_to_get_them(capsys):
    """It is no fault."""
    assert "Nobody has voted yet" in said(capsys, "score", "form.yaml", "--ballots")
