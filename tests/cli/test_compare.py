"""``practicecheck compare`` and ``practicecheck diff``: what is printed, what is written, and how it ends."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path

import pytest

from practicecheck.cli._app import run

EXAMPLES = Path(__file__).parents[2] / "examples"
YEARS = EXAMPLES / "years"
STEPS = [str(YEARS / f"health-check-{year}.yaml") for year in (2025, 2026)]
STANDARDS = [str(YEARS / f"standards-{year}.yaml") for year in (2025, 2026)]


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def said(capsys: pytest.CaptureFixture[str], *words: str, ends: int = 0) -> str:
    assert run([*words]) == ends
    return capsys.readouterr().out


def told(capsys: pytest.CaptureFixture[str], *words: str, ends: int) -> str:
    assert run([*words]) == ends
    return capsys.readouterr().err


def test_the_verdict_comes_before_the_numbers(capsys) -> None:
    out = said(capsys, "compare", *STANDARDS)
    assert out.index("Comparable with a caveat: 5 of 9 scored items.") < out.index("56.3")


def test_the_shipped_crosswalk_leads_from_the_standards_of_2014_to_those_of_2020(capsys) -> None:
    """What our reading calls equivalent has a difference and the reason; what changed its subject has none."""
    tree = json.loads(said(capsys, "compare", *STANDARDS, "--format", "json"))
    given = {item["id"] for item in tree["items"] if item["difference"] is not None}
    assert given == {"standard-2", "standard-3", "standard-5", "standard-6", "standard-7"}
    (said_so,) = [own for own in tree["grounds"] if own["code"] == "edition"]
    assert "employer-standards-2014-to-2020@2026 (The practicecheck authors, 2026-11-25)" in said_so["why"]


def test_a_difference_that_is_not_allowed_is_blank_in_a_table_for_programs(capsys) -> None:
    rows = {
        row["id"]: row
        for row in csv.DictReader(io.StringIO(said(capsys, "compare", *STEPS, "--format", "csv")))
    }
    assert rows["step-4"]["difference"] == "-2.5"
    assert rows["step-5"]["difference"] == ""
    assert rows["step-5"]["codes"] == "case"
    assert rows["step-5"]["comparability"] == "not comparable"


def test_force_marks_every_difference_that_it_makes(capsys) -> None:
    out = said(capsys, "compare", *STEPS, "--force")
    assert "-8.5 !" in out
    assert "Differences marked ! are given against the verdict" in out
    working = ("--audience", "working")
    tree = json.loads(said(capsys, "compare", *STEPS, "--force", "--format", "json", *working))
    forced = {figure["id"]: figure["forced"] for figure in tree["figures"]}
    assert forced == {"step-1": False, "step-3": False, "step-4": False, "step-5": True, "step-11": True}


def test_what_a_report_holds_back_is_not_compared(capsys) -> None:
    """A figure about health of a team of whom nobody says how large it is."""
    out = said(capsys, "compare", *STEPS)
    assert "step-3: the whole answer" in out
    for form in ("json", "csv"):
        assert "step-3" not in said(capsys, "compare", *STEPS, "--format", form)
        assert "step-3" in said(capsys, "compare", *STEPS, "--format", form, "--audience", "working")


def test_a_lineage_is_not_written_over(capsys) -> None:
    Path("became.yaml").write_text("practicecheck: lineage/1\norganisations: [A]\n", encoding="utf-8")
    words = ("compare", *STEPS, "--lineage", "became.yaml", "--format", "csv", "-o", "became.yaml")
    assert "Name another file to write to" in told(capsys, *words, ends=2)
    assert Path("became.yaml").read_text(encoding="utf-8").startswith("practicecheck: lineage/1")


def test_a_folder_is_compared_year_by_year(capsys) -> None:
    tree = json.loads(said(capsys, "compare", str(YEARS), "--format", "json"))
    pairs = [(each["earlier"]["name"], each["later"]["name"]) for each in tree["comparisons"]]
    assert pairs == [("health-check-2025", "health-check-2026"), ("standards-2025", "standards-2026")]


def test_files_of_one_name_are_told_apart(capsys, tmp_path: Path) -> None:
    for year in (2025, 2026):
        (tmp_path / str(year)).mkdir()
        Path(str(year), "check.yaml").write_bytes((YEARS / f"health-check-{year}.yaml").read_bytes())
    assert "2025/check.yaml and 2026/check.yaml" in said(
        capsys, "compare", "2025/check.yaml", "2026/check.yaml"
    )


def test_csv_is_written_whole(capsys) -> None:
    said(capsys, "compare", *STEPS, "--format", "csv", "-o", "out.csv")
    assert Path("out.csv").read_bytes().startswith(b"\xef\xbb\xbfearlier,later")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((STEPS[0],), "Name two assessments at least"),
        ((*STEPS, "-o", "out.csv"), "A table is for the terminal"),
        ((*STEPS, "--format", "csv", "-o", STEPS[0]), "Name another file to write to"),
        ((STEPS[0], STANDARDS[0], "--against", "previous"), "Add --against first or --against each"),
        ((*STANDARDS, "--crosswalk", "northshire-audit-to-standards"), "Name another crosswalk"),
    ],
)
def test_what_can_not_be_meant_is_refused_with_what_to_do(capsys, words, says) -> None:
    assert says in told(capsys, "compare", *words, ends=2)


def test_every_fault_of_every_file_is_told(capsys) -> None:
    for n in (1, 2):
        Path(f"bad-{n}.yaml").write_text(
            "practicecheck: assessment/1\nframework: nothing@1\n", encoding="utf-8"
        )
    err = told(capsys, "compare", "bad-1.yaml", "bad-2.yaml", ends=1)
    assert "bad-1.yaml" in err
    assert "bad-2.yaml" in err


def test_an_edition_beside_itself_has_nothing_to_tell(capsys) -> None:
    out = said(capsys, "diff", "employer-standards@2014", "employer-standards@2014")
    assert out.rstrip().endswith("8 same.")


def test_two_frameworks_are_not_taken_for_editions(capsys) -> None:
    out = said(capsys, "diff", "employer-standards@2014", "how-are-we-doing@2016")
    assert "These are two frameworks, and not two editions of one" in out


def test_a_framework_in_a_file_is_compared_before_it_is_a_plugin(capsys) -> None:
    said(capsys, "show", "employer-standards@2020", "--format", "json")
    run(["show", "employer-standards@2020", "--format", "json"])
    text = capsys.readouterr().out.replace('"Wellbeing"', '"Wellbeing of staff"')
    Path("draft.json").write_text(text, encoding="utf-8")
    out = said(capsys, "diff", "employer-standards@2020", "draft.json")
    assert "1 reworded" in out
    assert "now  Wellbeing of staff" in out


def test_a_crosswalk_that_can_not_be_read_stops_no_comparison(capsys, tmp_path: Path) -> None:
    """It is a plugin's, and no business of whoever compares."""
    folder = tmp_path / "broken"
    (folder / "crosswalks").mkdir(parents=True)
    (folder / "plugin.yaml").write_text("practicecheck: plugin/1\ncontract: 1\ntitle: Ours\n", encoding="utf-8")
    (folder / "crosswalks" / "aa-to-bb@1.yaml").write_text("practicecheck: crosswalk/1\n", encoding="utf-8")
    there = ("--plugins-dir", str(folder))
    assert "5 of 9 scored items" in said(capsys, "compare", *STANDARDS, *there)
    said(capsys, "diff", "employer-standards@2014", "employer-standards@2020", *there)


def test_a_key_for_another_scale_is_told_of_every_file(capsys) -> None:
    err = told(capsys, "compare", *STANDARDS, "--key", "extent-points", ends=1)
    assert err.count("extent-points@1 scores the scale extent-0-4") == 2


LINEAGE = str(EXAMPLES / "lineage.yaml")
TRUST = str(YEARS / "trust-2027.yaml")


def test_the_year_before_is_found_through_the_lineage(capsys) -> None:
    """The borough's work went to a trust: its last year is the year before the trust's first."""
    tree = json.loads(said(capsys, "compare", *STANDARDS, TRUST, "--lineage", LINEAGE, "--format", "json"))
    last = tree["comparisons"][-1]
    assert (last["earlier"]["name"], last["later"]["name"]) == ("standards-2026", "trust-2027")
    assert last["comparability"] == "comparable with a caveat"
    assert "Report to the cabinet, June 2026" in last["grounds"][0]["why"]


def test_what_is_compared_with_nothing_is_named(capsys) -> None:
    """It is no fault; and whoever was renamed is told of --lineage."""
    assert run(["compare", *STANDARDS, TRUST]) == 0
    err = capsys.readouterr().err
    assert "no other is of the same unit and framework: trust-2027." in err
    assert "--lineage FILE" in err
    assert run(["compare", *STANDARDS, TRUST, "--lineage", LINEAGE]) == 0
    assert capsys.readouterr().err == ""


def test_a_file_that_is_named_twice_is_taken_once_and_told(capsys, tmp_path: Path) -> None:
    """By whatever name; a reference may stand in the folder of the others."""
    (tmp_path / "link.yaml").symlink_to(STANDARDS[0])
    assert run(["compare", STANDARDS[0], "link.yaml", STANDARDS[1], "--format", "json"]) == 0
    out, err = capsys.readouterr()
    assert err == "link.yaml is named twice, and is taken once.\n"
    assert [json.loads(out)[side]["name"] for side in ("earlier", "later")] == [
        "standards-2025",
        "standards-2026",
    ]


def test_a_file_beside_itself_is_refused(capsys) -> None:
    err = told(capsys, "compare", STANDARDS[0], STANDARDS[0], ends=2)
    assert "is named twice, and is taken once" in err
    assert "Name two assessments at least" in err


def test_how_many_pairs_there_are_is_told_before_they_are_compared(
    capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a terminal alone, where a bar shows how far it has come; nothing of it is in what is printed."""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert run(["compare", str(YEARS), "--against", "each", "--format", "csv"]) == 0
    out, err = capsys.readouterr()
    assert "Comparing 15 pairs" in err
    assert "Comparing" not in out
    monkeypatch.setattr(sys.stderr, "isatty", lambda: False)
    assert run(["compare", str(YEARS), "--against", "each", "--format", "csv"]) == 0
    assert capsys.readouterr() == (out, "")
