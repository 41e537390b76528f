"""``practicecheck release``: a CSV goes in, and nobody can be found in what comes out."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import attrs
import pytest

from practicecheck.cli._app import run
from practicecheck.comparison.tables import Dominance
from practicecheck.exchange import shipped_policy, write_document

SURVEY = "Team,Service,Grade,Yes,N,Score\n" + "".join(
    f"{team},{service},{grade},{yes},{people},{score}\n"
    for team, service, grade, yes, people, score in [
        ("East", "Adults", "junior", 50, 25, 62.0),
        ("East", "Adults", "senior", 40, 30, 61.0),
        ("Duty", "Adults", "junior", 40, 5, 50.0),
        ("Duty", "Adults", "senior", 25, 16, 51.5),
        ("North", "Children", "junior", 30, 40, 70.0),
        ("North", "Children", "senior", 60, 45, 66.5),
    ]
)


@pytest.fixture
def survey(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A table of groups, in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "survey.csv").write_text(SURVEY, encoding="utf-8")
    return tmp_path / "survey.csv"


def test_a_csv_is_written_with_markers(survey: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each group has a row, totals among them, and a hidden one its marker and why."""
    code = run(["release", "survey.csv", "--by", "Team<Service,Grade", "--count", "N", "-o", "out.csv"])
    assert code == 0
    assert "cells hidden" in capsys.readouterr().out
    with (survey.parent / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {(row["Team"], row["Grade"]): row for row in csv.DictReader(file)}
    assert len(rows) == 6 * 3
    assert rows["Duty", "junior"]["people"] == "c"
    assert rows["Duty", "junior"]["note"].startswith("Held back")
    assert rows["Total", "Total"]["people"] == "161"


def test_json_is_chosen_by_the_ending(survey: Path) -> None:
    """And the audit goes with it if it is asked for."""
    words = ["release", "survey.csv", "--by", "Team,Grade", "--count", "N", "--value", "Score", "--audit"]
    assert run([*words, "-o", "out.json"]) == 0
    tree = json.loads((survey.parent / "out.json").read_text(encoding="utf-8"))
    assert tree["tables"][0]["measure"] == "mean"
    assert len(tree["audit"]) == tree["tables"][0]["hidden"] > 0
    assert all(cell["wide_enough"] for cell in tree["audit"])


def test_a_row_may_be_a_person(survey: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without --count people are counted, and their values make a mean."""
    rows = "".join(
        f"{team},{n % 2}\n" for team, people in (("A", 20), ("B", 30), ("C", 4)) for n in range(people)
    )
    (survey.parent / "people.csv").write_text(f"Team,Yes\n{rows}", encoding="utf-8")
    words = ["release", "people.csv", "--by", "Team", "--value", "Yes", "--format", "csv"]
    assert run(words) == 0
    assert capsys.readouterr().out.splitlines()[1:] == [
        'A,c,c,"Held back: the group is small, or one that is could be worked out from it."',
        "B,30,0.5,",
        'C,c,c,"Held back: the group is small, or one that is could be worked out from it."',
        "Total,54,0.5,",
    ]


def test_the_ledger_remembers(survey: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is made, kept when the same goes out again, and held against the next table."""
    words = ["release", "survey.csv", "--by", "Team,Grade", "--count", "N", "--ledger", "ledger.yaml"]
    assert run(words) == 0
    assert "Entered in ledger.yaml" in capsys.readouterr().err
    first = (survey.parent / "ledger.yaml").read_bytes()
    assert run(words) == 0
    assert "Entered" not in capsys.readouterr().err
    assert (survey.parent / "ledger.yaml").read_bytes() == first
    assert run([*words, "--policy", "at-least-5"]) == 1
    assert "PC767" in capsys.readouterr().err
    assert (survey.parent / "ledger.yaml").read_bytes() == first


def test_a_policy_may_be_a_file(survey: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With markers of its own."""
    (survey.parent / "ours.yaml").write_text(
        "practicecheck: policy/1\nid: ours@1\ntitle: Ours\nsummary: Ours.\nwording: ours\nsource: the board\n"
        "markers: {hidden: hidden}\n",
        encoding="utf-8",
    )
    words = ["release", "survey.csv", "--by", "Team,Grade", "--count", "N", "--policy", "ours.yaml"]
    assert run([*words, "--audit"]) == 0
    out = capsys.readouterr().out
    assert "hidden: Held back" in out
    assert "What an outsider can work out" in out


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["--by", "Tema", "--count", "N"], 1, "PC723"),
        (["--by", "Team,Team", "--count", "N"], 1, "PC724"),
        (["--by", "Team", "--count", "Grade"], 1, "PC726"),
        (["--by", "Team,Grade", "--count", "Score"], 1, "PC211"),
        (["--by", "Team", "--count", "N"], 1, "PC763"),
        (["--by", "Service<Team,Grade", "--count", "N"], 1, "PC765"),
        (["--by", "Team,Grade", "--count", "N", "--policy", "at-least-9"], 1, "PC504"),
        (["--by", "Team", "--value", "Score", "--percent"], 2, "No such option"),
        (["--by", "Team", "--answers", "Grade"], 2, "--by does not"),
        (["--by", "Team", "--format", "table", "-o", "x.csv"], 2, "for the terminal"),
        (["--by", "Team", "-o", "survey.csv"], 2, "read from"),
    ],
)
def test_what_can_not_be_meant_is_told(
    survey: Path, words: list[str], code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """With its code, and nothing is written."""
    assert run(["release", survey.name, *words]) == code
    assert said in capsys.readouterr().err
    assert {file.name for file in survey.parent.iterdir()} == {"survey.csv"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Team,N\nEast,20\nTotal,20\n", "PC764"),
        ("Team,N\n,20\n", "PC764"),
        ("Team,N\nEast,-3\n", "PC762"),
        ("Team,N\nEast,3\nWest,4\n", "PC766"),
        ("Team,N\n", "PC721"),
    ],
)
def test_a_table_that_can_not_be_released_is_told(
    survey: Path, text: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Before anything is written, the ledger included."""
    survey.write_text(text, encoding="utf-8")
    assert (
        run(["release", survey.name, "--by", "Team", "--count", "N", "--ledger", "l.yaml", "-o", "x.csv"]) == 1
    )
    assert said in capsys.readouterr().err
    assert {file.name for file in survey.parent.iterdir()} == {"survey.csv"}


def test_a_cell_told_before_is_not_hidden_in_vain(survey: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where the ledger tells a group that must be hidden now, nothing goes out and nothing is entered."""
    (survey.parent / "q.csv").write_text("Team,N\nEast,25\nWest,31\nNorth,40\n", encoding="utf-8")
    (survey.parent / "r.csv").write_text(
        "Team,Pct\n" + "East,1\n" * 25 + "West,1\nWest,2\n" + "West,3\n" * 29 + "North,2\n" * 39 + "North,1\n",
        encoding="utf-8",
    )
    common = ["--by", "Team", "--population", "q", "--ledger", "lq.yaml"]
    assert run(["release", "q.csv", "--count", "N", *common]) == 0
    entered = (survey.parent / "lq.yaml").read_bytes()
    capsys.readouterr()
    assert run(["release", "r.csv", "--value", "Pct", *common, "-o", "out.csv"]) == 1
    assert "PC769" in capsys.readouterr().err
    assert not (survey.parent / "out.csv").exists()
    assert (survey.parent / "lq.yaml").read_bytes() == entered


def test_a_group_of_one_value_is_hidden(survey: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A mean of twelve equal values tells each of the twelve."""
    (survey.parent / "p.csv").write_text(
        "Team,V\n" + "East,1\n" * 12 + "West,1\nWest,3\n" * 10 + "North,2\nNorth,3\n" * 10, encoding="utf-8"
    )
    assert run(["release", "p.csv", "--by", "Team", "--value", "V", "--format", "csv"]) == 0
    rows = {row["Team"]: row for row in csv.DictReader(capsys.readouterr().out.splitlines())}
    assert rows["East"]["people"] == rows["East"]["mean"] == "c"


def _dominance(folder: Path) -> None:
    """A policy that asks for it, as a file."""
    policy = attrs.evolve(shipped_policy("at-least-10"), id="few@1", dominance=Dominance(largest=1, percent=50))
    write_document(policy, folder / "few.yaml")


def test_a_dominated_group_is_hidden(survey: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Who brings most of a total is known from the rows of persons."""
    _dominance(survey.parent)
    (survey.parent / "d.csv").write_text(
        "Team,V\n" + "East,900\n" + "East,1\n" * 14 + "West,40\nWest,30\n" * 30 + "North,20\nNorth,30\n" * 30,
        encoding="utf-8",
    )
    words = ["release", "d.csv", "--by", "Team", "--value", "V", "--format", "csv", "--policy", "few.yaml"]
    assert run(words) == 0
    rows = {row["Team"]: row for row in csv.DictReader(capsys.readouterr().out.splitlines())}
    assert rows["East"]["mean"] == "c"


def test_dominance_can_not_be_seen_in_groups(survey: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A policy that asks for it is refused where only groups are given, not passed over."""
    _dominance(survey.parent)
    words = ["release", "survey.csv", "--by", "Team,Grade", "--count", "N", "--value", "Score"]
    assert run([*words, "--policy", "few.yaml"]) == 2
    assert "a row for each person" in capsys.readouterr().err


@pytest.mark.parametrize("output", ["new.yaml", "./new.yaml", "few.yaml"])
def test_neither_ledger_nor_policy_is_written_over(
    survey: Path, output: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Not even a ledger that is not there yet."""
    _dominance(survey.parent)
    words = ["release", "survey.csv", "--by", "Team,Grade", "--count", "N", "--ledger", "new.yaml"]
    assert run([*words, "--policy", "few.yaml", "--format", "csv", "-o", output]) == 2
    assert "Name another file" in capsys.readouterr().err
