"""``survey score --sizes``, ``survey response`` and ``survey reliability``, as an officer types them."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from practicecheck.cli._app import run

ROOT = Path(__file__).parents[2]
ANSWERS = str(ROOT / "examples" / "employer-survey.csv")
STAFF = str(ROOT / "examples" / "employer-survey-staff.csv")
STANDARDS = ("--framework", "employer-standards@2014", "--key", "agreement-100")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def sizes(text: str, name: str = "sizes.csv") -> str:
    Path(name).write_text(text, encoding="utf-8")
    return name


def printed(capsys: pytest.CaptureFixture[str], *words: str) -> dict:
    assert run(["survey", *words, "--format", "json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_weighted_means_stand_beside_the_others(capsys: pytest.CaptureFixture[str]) -> None:
    """Northshire and Marsh and Vale can be told; of Westmoor three managers would follow."""
    told = printed(capsys, "score", ANSWERS, *STANDARDS, "--by", "council", "--sizes", STAFF)
    rows = {row["group"]["council"]: row for row in told["rows"] if row["kind"] == "section"}
    assert (rows["Northshire"]["mean"], rows["Northshire"]["weighted"]["mean"]) == (65.7, 64.6)
    assert rows["Northshire"]["weighted"]["effective"] == 84.6
    assert (rows["Westmoor"]["mean"], set(rows["Westmoor"]["weighted"].values())) == (46.9, {"c"})
    assert told["weighting"]["method"] == "post-stratification by council, role"
    assert told["weighting"]["effective"] == "c"
    rates = {tuple(row["group"].values()): row for row in told["weighting"]["response"][0]["rows"]}
    assert rates["Northshire", "manager"]["words"] == "42 % (20 of 48); 28 gave no usable answer"
    assert rates["Westmoor", "manager"] == {
        "group": {"council": "Westmoor", "role": "manager"},
        **dict.fromkeys(["issued", "returned", "usable", "without_answer", "percent"], "c"),
        "words": "held back",
    }


def test_what_is_published_names_no_small_group(capsys: pytest.CaptureFixture[str]) -> None:
    """Neither in the result nor beside it; the working copy does."""
    call = ["survey", "score", ANSWERS, *STANDARDS, "--by", "council", "--sizes", STAFF]
    assert run(call) == 0
    seen = capsys.readouterr()
    assert "2 more warnings about weights are of groups that are held back" in seen.err
    assert "Westmoor, manager" not in seen.err
    assert run([*call, "--audience", "working"]) == 0
    assert "Westmoor, manager: 3 answered, and stand for 9" in capsys.readouterr().err


def test_a_file_has_weighted_columns(capsys: pytest.CaptureFixture[str]) -> None:
    """Behind those that it always has."""
    call = ["survey", "score", ANSWERS, *STANDARDS, "--sizes", STAFF, "--audience", "working", "-o", "s.csv"]
    assert run(call) == 0
    assert "185 people in 1 groups" in capsys.readouterr().out
    with Path("s.csv").open(encoding="utf-8-sig", newline="") as file:
        [row, *_] = csv.DictReader(file)
    assert (row["mean"], row["weighted_mean"], row["effective"], row["design_effect"]) == (
        "62.4",
        "62.4",
        "154.0",
        "1.20",
    )
    assert row["audience"] == "working copy"


def test_two_files_are_raked_to(capsys: pytest.CaptureFixture[str]) -> None:
    """Each by one column; trimmed only where it is said."""
    councils = sizes("council,people\nNorthshire,494\nMarsh and Vale,205\nWestmoor,65\n", "councils.csv")
    roles = sizes("role,people\npractitioner,612\nmanager,91\neducator,61\n", "roles.csv")
    call = ("score", ANSWERS, *STANDARDS, "--sizes", councils, "--sizes", roles, "--audience", "working")
    raked = printed(capsys, *call)["weighting"]
    assert raked["method"] == "raking to council, role"
    assert [own["by"] for own in raked["response"]] == [["council"], ["role"]]
    trimmed = printed(capsys, *call, "--trim", "1.2")["weighting"]
    assert trimmed["method"] == "raking to council, role, at most 1.2 times the mean"
    assert trimmed["design_effect"] < raked["design_effect"]


def test_response_rates_go_through_the_policy(capsys: pytest.CaptureFixture[str]) -> None:
    """What is hidden of them can't be worked out from the whole."""
    told = printed(capsys, "response", ANSWERS, *STANDARDS, "--sizes", STAFF)
    shown = [row for row in told["rows"] if row["usable"] != "c"]
    assert told["whole"]["usable"] == 185
    assert told["hidden"] == 9 - len(shown) == 3
    assert all(row["issued"] >= 10 <= row["usable"] for row in shown)
    assert 185 - sum(row["usable"] for row in shown) >= 10
    by_council = printed(capsys, "response", ANSWERS, *STANDARDS, "--sizes", STAFF, "--by", "council")
    assert [row["percent"] for row in by_council["rows"]] == [19, 35, 28]


def test_a_working_copy_of_response_tells_who_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    """Small groups, and that results lean to those who answered more."""
    call = ["survey", "response", ANSWERS, *STANDARDS, "--sizes", STAFF, "--audience", "working"]
    assert run([*call, "-o", "r.csv"]) == 0
    assert "Think of weighting by known group sizes" in (said := capsys.readouterr().err)
    assert "Westmoor, educator: 1 of 4 gave a usable answer, too few" in said
    lines = Path("r.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == ("council,role,issued,returned,usable,without_answer,percent,words,audience")
    assert lines[-1].startswith("all,all,764,185,185,579,24,")


def test_what_a_ledger_knows_holds_for_response(capsys: pytest.CaptureFixture[str]) -> None:
    """Results by role first, then rates by council: what the two tell together is looked at."""
    ledger = ("--population", "survey", "--ledger", "ledger.yaml")
    assert run(["survey", "score", ANSWERS, *STANDARDS, "--by", "council", *ledger, "-o", "a.csv"]) == 0
    assert run(["survey", "response", ANSWERS, *STANDARDS, "--sizes", STAFF, *ledger, "-o", "b.json"]) == 0
    told = json.loads(Path("b.json").read_text(encoding="utf-8"))
    west = [row["usable"] for row in told["rows"] if row["group"]["council"] == "Westmoor"]
    # 18 of Westmoor went out, so its 14 practitioners would tell of the other four.
    assert west == ["c", "c", "c"]
    assert "PC772" not in capsys.readouterr().err


def test_an_item_that_runs_against_the_others_is_warned_of(capsys: pytest.CaptureFixture[str]) -> None:
    """Somebody had turned its answers round before they came here."""
    rows = [f"{4 + n % 2},{4 + n % 2},{4 + n % 2},{2 - n % 2}" for n in range(40)]
    rows += ["1,2,1,5", "2,1,2,4"] * 5
    Path("a.csv").write_text("standard-1,standard-2,standard-3,standard-4\n" + "\n".join(rows) + "\n")
    assert run(["survey", "reliability", "a.csv", *STANDARDS]) == 0
    seen = capsys.readouterr()
    assert "PC786 standard-4" in seen.err
    assert "runs against the others" in seen.out
    told = printed(capsys, "reliability", "a.csv", *STANDARDS)
    [scale] = told["rows"]
    assert [item["item"] for item in scale["items"] if item["against"]] == ["standard-4"]
    assert (scale["people"], scale["left_out"]) == (50, 0)


def test_reliability_is_the_same_by_either_way(capsys: pytest.CaptureFixture[str]) -> None:
    """By Polars, and by nobody but Python; of too few it says why not."""
    call = ("reliability", ANSWERS, *STANDARDS, "--by", "council")
    plain = printed(capsys, *call, "--engine", "plain")
    assert plain == printed(capsys, *call, "--engine", "polars")
    west = next(row for row in plain["rows"] if row["group"]["council"] == "Westmoor")
    assert (west["alpha"], west["left_out"]) == (None, 4)
    assert west["why"] == "it needs 30 people or more who answered every item"


def test_reliability_goes_into_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    """A row for each section and for each of its items, each of which says that it is a working copy."""
    assert run(["survey", "reliability", ANSWERS, *STANDARDS, "-o", "r.csv"]) == 0
    assert "Wrote r.csv: 1 scales." in capsys.readouterr().out
    with Path("r.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["kind"] for row in rows] == ["section", *["item"] * 8]
    assert (rows[0]["alpha"], rows[0]["low"], rows[0]["high"], rows[0]["left_out"]) == (
        "0.81",
        "0.75",
        "0.86",
        "65",
    )
    assert {row["audience"] for row in rows} == {"working copy"}


BAD = {
    "no people": ("council,role,staff\nNorthshire,manager,4\n", "PC723", 'no column is called "people"'),
    "no group": ("people\n12\n", "PC723", "no column that tells groups apart"),
    "no number": ("role,people\nmanager,many\n", "PC726", "sizes.csv: 1 problem"),
    "below nothing": ("role,people\nmanager,-4\n", "PC762", "sizes.csv: 1 problem"),
    "no whole number": ("role,people\nmanager,4.5\n", "PC211", "whole numbers"),
    "twice": ("role,people\nmanager,4\neducator,5\nmanager,6\n", "PC728", "rows 2 and 4 are both of manager"),
    "a total": ("role,people\nmanager,4\nTotal,4\n", "PC764", "Leave rows of totals out"),
    "a blank": ("role,people\n,4\n", "PC764", "no group stands there"),
    "a short row": ("role,people\nmanager\n", "PC722", "row 2 has 1 cell"),
    "a column that the answers lack": ("rolle,people\nmanager,50\n", "PC782", 'column "rolle"'),
    "a cell that is missing": (
        "role,people\nmanager,90\npractitioner,600\n",
        "PC788",
        "26 people answered of educator, which has nobody in the population",
    ),
    "a cell too many": (
        "role,people\nmanager,90\npractitioner,600\neducator,60\ncook,3\n",
        "PC788",
        "nobody answered of cook, which has 3 in the population",
    ),
    "fewer than answered": (
        "role,people\nmanager,40\npractitioner,600\neducator,60\n",
        "PC787",
        "manager: 43 people answered, and there are 40",
    ),
    "nothing": ("", "PC721", "nothing in it"),
    "nothing below": ("role,people\n", "PC721", "no row below it"),
}


@pytest.mark.parametrize("case", BAD)
def test_sizes_that_can_not_be_meant_say_where_and_what_to_do(
    case: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is scored, and nothing is written."""
    text, code, said = BAD[case]
    file = sizes(text)
    assert run(["survey", "score", ANSWERS, *STANDARDS, "--sizes", file, "-o", "out.csv"]) == 1
    seen = " ".join(capsys.readouterr().err.split())
    assert code in seen
    assert said in seen
    assert not Path("out.csv").exists()


def test_more_answers_than_people_have_no_rate(capsys: pytest.CaptureFixture[str]) -> None:
    """The others have, and it is told."""
    file = sizes("role,people\nmanager,40\npractitioner,600\neducator,60\n")
    told = printed(capsys, "response", ANSWERS, *STANDARDS, "--sizes", file)
    [manager] = [row for row in told["rows"] if row["group"] == {"role": "manager"}]
    assert (manager["percent"], manager["without_answer"]) == (None, None)
    assert manager["words"] == "cannot say: 43 answers came back, and 40 were issued"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["score", "--trim", "5"], "--trim goes with --sizes"),
        (["score", "--sizes", STAFF, "--trim", "1"], "nobody can count less than the mean"),
        (["score", "--sizes", STAFF, "--trim", "much"], "is no number"),
        (["score", "--sizes", STAFF, "--format", "table", "-o", "x.csv"], "The table is for the terminal"),
        (["score", "--sizes", STAFF, "-o", STAFF], "is read"),
        (["response"], "--sizes"),
    ],
)
def test_what_can_not_be_asked_is_said(words: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Before anything is read."""
    assert run(["survey", words[0], ANSWERS, *STANDARDS, *words[1:]]) == 2
    assert said in " ".join(capsys.readouterr().err.split())


def test_sizes_that_are_not_known_by_a_column_say_by_which_they_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """With the nearest name."""
    assert run(["survey", "response", ANSWERS, *STANDARDS, "--sizes", STAFF, "--by", "rolle"]) == 1
    seen = " ".join(capsys.readouterr().err.split())
    assert "PC788" in seen
    assert "not known by rolle. Did you mean role?" in seen
