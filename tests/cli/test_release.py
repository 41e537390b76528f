"""``practicecheck release``: a CSV goes in, and nobody can be found in what comes out."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import attrs
import pytest

from practicecheck.cli._app import run
from practicecheck.comparison.tables import Dominance
from practicecheck.exchange import held, read_ledger, shipped_policy, write_document

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
        f"{team},{n % 2 * 2 if n else 1}\n"
        for team, people in (("A", 20), ("B", 30), ("C", 4))
        for n in range(people)
    )
    (survey.parent / "people.csv").write_text(f"Team,Yes\n{rows}", encoding="utf-8")
    words = ["release", "people.csv", "--by", "Team", "--value", "Yes", "--format", "csv"]
    assert run(words) == 0
    assert capsys.readouterr().out.splitlines()[1:] == [
        'A,c,c,"Held back: the group is small, or one that is could be worked out from it."',
        "B,30,1.0,",
        'C,c,c,"Held back: the group is small, or one that is could be worked out from it."',
        "Total,54,1.1,",
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
    assert run([*words, "--policy", "few.yaml"]) == 1
    assert "PC774" in (said := capsys.readouterr().err)
    assert "a row for each person" in said


@pytest.mark.parametrize("output", ["new.yaml", "./new.yaml", "few.yaml"])
def test_neither_ledger_nor_policy_is_written_over(
    survey: Path, output: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Not even a ledger that is not there yet."""
    _dominance(survey.parent)
    words = ["release", "survey.csv", "--by", "Team,Grade", "--count", "N", "--ledger", "new.yaml"]
    assert run([*words, "--policy", "few.yaml", "--format", "csv", "-o", output]) == 2
    assert "Name another file" in capsys.readouterr().err


def test_rows_of_zero_and_one_are_refused_as_percentages(
    survey: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A mean of them with its people is a number of people, and the same goes for a scale of two values."""
    rows = "".join(f"{team},{n % 2}\n" for team in "AB" for n in range(20))
    (survey.parent / "yes.csv").write_text(f"Team,Yes\n{rows}", encoding="utf-8")
    assert run(["release", "yes.csv", "--by", "Team", "--value", "Yes", "--ledger", "l.yaml"]) == 1
    assert "percentages by another name" in (said := capsys.readouterr().err)
    assert "--by Team,Answer --answers Answer" in said
    words = ["release", "survey.csv", "--by", "Team,Grade", "--count", "N", "--value", "Score"]
    assert run([*words, "--scale", "0,100"]) == 1
    assert "percentages by another name" in capsys.readouterr().err
    assert not (survey.parent / "l.yaml").exists()


def test_means_of_groups_are_looked_at_if_the_scale_is_said(
    survey: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without it a warning says what was not seen; with it a group that all gave the highest is hidden."""
    survey.write_text("Team,N,Score\nEast,25,5.0\nWest,31,3.1\nNorth,40,2.5\n", encoding="utf-8")
    words = ["release", "survey.csv", "--by", "Team", "--count", "N", "--value", "Score", "--format", "csv"]
    assert run(words) == 0
    seen = capsys.readouterr()
    assert "PC773 survey: (warning)" in seen.err
    assert "East,25,5.0" in seen.out
    assert run([*words, "--scale", "1..5"]) == 0
    seen = capsys.readouterr()
    assert not seen.err
    assert "East,c,c" in seen.out


def test_a_value_off_the_scale_is_told_with_its_row(survey: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of persons each value is looked at, of groups whether the mean lies within."""
    survey.write_text("Team,V\n" + "East,1\nEast,2\n" * 12 + "West,9\n", encoding="utf-8")
    assert run(["release", "survey.csv", "--by", "Team", "--value", "V", "--scale", "1..5"]) == 1
    assert "PC775 line 26, V: nobody can bring" in capsys.readouterr().err
    survey.write_text("Team,N,V\nEast,20,6.1\nWest,20,3\n", encoding="utf-8")
    words = ["release", "survey.csv", "--by", "Team", "--count", "N", "--value", "V", "--scale", "1..5"]
    assert run(words) == 1
    assert "PC775 survey: the mean of survey, Team East lies outside" in capsys.readouterr().err


@pytest.mark.parametrize("scale", ["1", "5..1", "a,b", "1..99999", "", "1,,2", "1;2", "0..0"])
def test_a_scale_that_can_not_be_read_is_told(
    survey: Path, scale: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """With how one is written."""
    words = ["release", "survey.csv", "--by", "Team,Grade", "--count", "N", "--value", "Score"]
    assert run([*words, "--scale", scale]) == 2
    assert "Invalid value for '--scale'" in capsys.readouterr().err


def test_a_scale_needs_a_value(survey: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """There is nothing else that it could be about."""
    assert run(["release", "survey.csv", "--by", "Team,Grade", "--count", "N", "--scale", "1..5"]) == 2
    assert "name its column" in capsys.readouterr().err


TEAMS = "Team,N\nEast,25\nWest,31\nNorth,40\n"


@pytest.mark.parametrize(
    ("population", "period", "told"),
    [
        ("survey", "2025", None),
        ("suvey", "2025", "the ledger knows survey, and nothing of suvey"),
        ("managers", "2025", "the ledger knows survey, and nothing of managers"),
        ("survey", "2026", "the ledger knows survey of 2025, and nothing of 2026"),
        ("survey", None, "the ledger knows survey of 2025, and nothing of no period"),
    ],
)
def test_a_ledger_says_that_it_knows_nothing_of_some_people(
    survey: Path, population: str, period: str | None, told: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    """And names those whose name is near: nothing that went out is held against the table."""
    survey.write_text(TEAMS, encoding="utf-8")
    words = ["release", "survey.csv", "--by", "Team", "--count", "N", "--ledger", "ledger.yaml"]
    assert run([*words, "--period", "2025"]) == 0
    assert "PC772" not in capsys.readouterr().err
    assert run([*words, "--population", population, *(("--period", period) if period else ())]) == 0
    said = " ".join(capsys.readouterr().err.split())
    if told is None:
        assert "PC772" not in said
        return
    assert f"PC772 survey: (warning) {told}: nothing is held against it." in said
    assert ("Did you mean survey?" in said) is (population == "suvey")
    assert ("Did you mean 2025?" in said) is (period == "2026")


def test_a_new_ledger_is_told_with_one_whose_name_is_near(
    survey: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A misspelt file would begin anew without a word."""
    survey.write_text(TEAMS, encoding="utf-8")
    words = ["release", "survey.csv", "--by", "Team", "--count", "N", "--ledger"]
    assert run([*words, "releases.yaml"]) == 0
    assert capsys.readouterr().err == "Entered in releases.yaml, which begins a new ledger\n"
    assert run([*words, "relaeses.yaml"]) == 0
    said = "Entered in relaeses.yaml, which begins a new ledger. Did you mean releases?\n"
    assert capsys.readouterr().err == said
    assert run([*words, "releases.yaml", "--population", "others"]) == 0
    assert "new ledger" not in capsys.readouterr().err


def test_while_another_holds_the_ledger_nothing_is_read_or_written(
    survey: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two releases at one moment would each miss what the other tells."""
    survey.write_text(TEAMS, encoding="utf-8")
    words = ["release", "survey.csv", "--by", "Team", "--count", "N", "--ledger", "ledger.yaml"]
    with held("ledger.yaml"):
        assert run([*words, "-o", "out.csv"]) == 1
    said = capsys.readouterr().err
    assert f"PC602 ledger.yaml is being changed by process {os.getpid()}." in said
    assert "ledger.yaml.lock" in said
    assert {file.name for file in survey.parent.iterdir()} == {"survey.csv"}
    assert run(words) == 0


def test_releases_at_one_moment_are_all_in_the_ledger(survey: Path) -> None:
    """Each waits its turn or is refused: no entry is written over."""
    program = (
        "import sys; from pathlib import Path; from practicecheck.cli._app import run;"
        "name = sys.argv[1]; Path(f'{name}.csv').write_text('Team,N\\nEast,25\\nWest,31\\nNorth,40\\n');"
        "words = ['release', f'{name}.csv', '--by', 'Team', '--count', 'N', '--ledger', 'ledger.yaml'];"
        "sys.exit(run(words))"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", program, f"t{n}"], stderr=subprocess.PIPE) for n in range(4)
    ]
    said = [process.communicate()[1] for process in running]
    done = {f"t{n}" for n, process in enumerate(running) if process.returncode == 0}
    assert {own.table for own in read_ledger("ledger.yaml").entries} == done
    assert all(b"PC602" in own for own, process in zip(said, running, strict=True) if process.returncode)
    assert done


@pytest.mark.parametrize("name", ["total", "TOTAL", "Subtotal", "Sub-total", "Adults total", "Gesamt", "All"])
def test_a_row_of_totals_is_refused_whatever_it_is_called(
    survey: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """As a team it would be counted twice."""
    survey.write_text(f"{TEAMS}{name},96\n", encoding="utf-8")
    assert run(["release", "survey.csv", "--by", "Team", "--count", "N"]) == 1
    assert f"PC764 line 5, Team: {name} stands there" in capsys.readouterr().err


def test_what_people_answered_may_sound_like_a_total(survey: Path) -> None:
    """All, some, none: these are answers. A team may be called Totalisator."""
    survey.write_text(
        "Team,Answer,N\n" + "".join(f"Totalisator,{a},20\nB,{a},30\n" for a in ("All", "Some", "None")),
        encoding="utf-8",
    )
    assert run(["release", "survey.csv", "--by", "Team,Answer", "--count", "N", "--answers", "Answer"]) == 0


def test_a_blank_value_makes_a_mean_unknown_and_that_is_what_is_said(
    survey: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One person of twelve gave none: the others did."""
    rows = "".join(f"{team},{n % 3}\n" for team in "AB" for n in range(12))
    survey.write_text(f"Team,V\n{rows}A,\n", encoding="utf-8")
    assert run(["release", "survey.csv", "--by", "Team", "--value", "V", "--format", "csv"]) == 0
    assert "A,13,x,It is not known for everybody in the group." in capsys.readouterr().out


def test_a_policy_may_come_from_a_plugin(survey: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By its name, with its version or without."""
    plugin = survey.parent / "ours" / "policies"
    plugin.mkdir(parents=True)
    policy = attrs.evolve(shipped_policy(), id="ours-at-least-30@1", minimum=30)
    write_document(policy, plugin / "ours-at-least-30@1.yaml")
    (plugin.parent / "plugin.yaml").write_text("practicecheck: plugin/1\ncontract: 1\ntitle: Ours\n")
    survey.write_text("Team,N\nEast,25\nWest,31\nNorth,40\nSouth,50\n", encoding="utf-8")
    words = ["release", "survey.csv", "--by", "Team", "--count", "N", "--plugins-dir", "ours"]
    for name in ("ours-at-least-30", "ours-at-least-30@1"):
        assert run([*words, "--policy", name, "--format", "csv"]) == 0
        assert "East,c" in capsys.readouterr().out
    assert run([*words, "--policy", "ours-at-least-3"]) == 1
    assert "ours-at-least-30@1" in capsys.readouterr().err


def test_a_file_whose_ending_says_nothing_is_refused(survey: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A CSV that is called a page is no page; and nothing is entered in the ledger for it."""
    words = ["release", "survey.csv", "--by", "Team,Grade", "--count", "N", "--ledger", "ledger.yaml"]
    assert run([*words, "-o", "out.html"]) == 2
    assert "ends in neither .csv nor .json" in capsys.readouterr().err
    assert [own.name for own in survey.parent.iterdir()] == ["survey.csv"]
    assert run([*words, "--format", "csv", "-o", "out.txt"]) == 0


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ("members:\n              - Duty\n              - East\n              - North\n", "members: []\n"),
        (
            "- name: East\n            members:\n              - East\n",
            "- name: North\n            members:\n              - East\n",
        ),
    ],
)
def test_a_ledger_whose_groups_were_mended_by_hand_is_refused(
    written: str, mended: str, survey: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A total that is made of nobody would hold nothing against what comes."""
    ledger = survey.parent / "ledger.yaml"
    words = ["release", "survey.csv", "--by", "Team,Grade", "--count", "N", "--ledger", "ledger.yaml"]
    assert run(words) == 0
    text = ledger.read_text(encoding="utf-8")
    assert written in text
    ledger.write_text(text.replace(written, mended, 1), encoding="utf-8")
    capsys.readouterr()
    assert run(words) == 1
    assert "PC771" in capsys.readouterr().err


def test_what_may_not_go_out_is_told_of_the_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A refusal names the file that was to be released, and not "document"."""
    table = tmp_path / "small.csv"
    table.write_text("team,grade\nA,x\nA,x\nA,y\n", encoding="utf-8")
    assert run(["release", str(table), "--by", "team,grade"]) == 1
    assert capsys.readouterr().err.startswith(f"{table}: 1 problem\n  PC766 ")
