"""``practicecheck report`` with comparisons and released tables: what is asked for, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from practicecheck.cli._app import run

EXAMPLES = Path(__file__).parents[2] / "examples"
YEARS = EXAMPLES / "years"
STANDARDS = [str(YEARS / f"standards-{year}.yaml") for year in (2025, 2026)]
STEPS = [str(YEARS / f"health-check-{year}.yaml") for year in (2025, 2026)]
HAWD, EAST = (str(EXAMPLES / f"how-are-we-doing-northshire{of}.yaml") for of in ("", "-east"))
TEAMS = [str(file) for file in sorted((EXAMPLES / "teams").glob("safeguarding-*.yaml"))]
SURVEY = str(EXAMPLES / "staff-survey-northshire.csv")
RELEASE = ("release", SURVEY, "--by", "Team<Service", "--count", "Respondents", "--value", "Score")


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def reported(*words: str) -> str:
    assert run(["report", *words, "-o", "report.md"]) == 0
    return Path("report.md").read_text(encoding="utf-8")


def refused(capsys: pytest.CaptureFixture[str], *words: str, ends: int = 2) -> str:
    assert run(["report", *words, "-o", "report.md"]) == ends
    assert not Path("report.md").exists()
    return " ".join(capsys.readouterr().err.split())


def test_two_years_with_a_changed_edition_are_compared_by_its_crosswalk() -> None:
    """The verdict, the coverage, and the editions in short."""
    text = reported(*STANDARDS, "--compare", "previous")
    assert "## Change since 30 June 2025" in text
    assert "**Verdict:** Comparable with a caveat: 5 of 9 scored items." in text
    assert "- **Coverage:** 5 of 9 items comparable" in text
    assert "7 reworded, 1 added, 1 retired. By the crosswalk employer-standards-2014-to-2020@2026" in text
    assert "| In all | 5 of 9 | 56.3 | 67.9 | 60.0 | 75.0 | +15.0 |" in text


def test_the_years_are_put_in_order_by_their_periods() -> None:
    assert "## Change since 30 June 2025" in reported(*reversed(STANDARDS), "--compare", "previous")


def test_figures_are_compared_and_what_is_held_back_is_not() -> None:
    text = reported(*STEPS, "--compare", "first")
    change = text.partition("## Change since")[2].partition("\n## ")[0]
    assert "(step-4) | 18.0 | 15.5 | % | -2.5 points |" in change
    assert "(step-5) | 22.5 | 14.0 | cases for each whole-time equivalent | not comparable |" in change
    assert "(step-3)" not in change


def test_teams_are_laid_beside_each_other() -> None:
    """Each beside every other, or all beside the first that is named."""
    assert reported(*TEAMS, "--compare", "each").count("\n### Safeguarding team (") == 3
    assert reported(*TEAMS, "--compare", "first").count("\n### Safeguarding team (") == 2


def test_a_crosswalk_can_be_named() -> None:
    named = ("--crosswalk", "employer-standards-2014-to-2020")
    assert "5 of 9 items comparable" in reported(*STANDARDS, "--compare", "previous", *named)


def test_a_crosswalk_between_other_editions_is_refused(capsys) -> None:
    named = ("--crosswalk", "how-are-we-doing-to-standards")
    told = refused(capsys, *STANDARDS, "--compare", "previous", *named)
    assert "Name another crosswalk." in told


def test_a_lineage_is_followed_and_not_written_over(capsys) -> None:
    lineage = "practicecheck: lineage/1\norganisations: [Westmere Borough Council]\n"
    Path("became.yaml").write_text(lineage, encoding="utf-8")
    words = (*STANDARDS, "--compare", "previous", "--lineage", "became.yaml")
    assert "## Change since" in reported(*words)
    assert run(["report", *words, "-o", "became.yaml"]) == 2
    assert Path("became.yaml").read_text(encoding="utf-8") == lineage


@pytest.mark.parametrize("option", ["--crosswalk", "--lineage"])
def test_what_only_a_comparison_needs_is_refused_without_one(capsys, option: str) -> None:
    Path("x").write_text("", encoding="utf-8")
    assert "Add --compare previous." in refused(capsys, *STANDARDS, option, "x")


def test_one_assessment_has_nothing_to_be_compared_with(capsys) -> None:
    assert "Name two of them at least." in refused(capsys, HAWD, "--compare", "previous")


def test_two_units_have_no_year_before(capsys) -> None:
    told = refused(capsys, *TEAMS, "--compare", "previous")
    assert "none has one before it. Say --compare first or --compare each." in told


def test_what_extensions_ask_is_not_compared() -> None:
    """East has local questions: they are reported, and laid beside nothing."""
    text = reported(HAWD, EAST, "--compare", "each")
    assert text.count("**Verdict:**") == 1


def test_released_tables_come_into_the_report(capsys) -> None:
    """Only with the markers of their policy."""
    assert run([*RELEASE, "-o", "survey.json"]) == 0
    text = reported(HAWD, "--tables", "survey.json")
    groups = text.partition("## Results by group")[2]
    assert "| Duty | c | c |" in groups
    assert "| West | 31 | 58.4 |" in groups
    assert "c: Held back" in groups


@pytest.mark.parametrize("name", [SURVEY, "released.csv"])
def test_a_csv_is_refused_with_what_to_do(capsys, name: str) -> None:
    """Released or not: it does not say by which policy."""
    assert run([*RELEASE, "-o", "released.csv"]) == 0
    told = refused(capsys, HAWD, "--tables", name, ends=1)
    assert "PC777" in told
    assert "practicecheck release TABLE.csv --by COLUMN -o released.json" in told


def test_a_number_that_was_mended_by_hand_is_refused(capsys) -> None:
    assert run([*RELEASE, "-o", "survey.json"]) == 0
    tree = json.loads(Path("survey.json").read_text(encoding="utf-8"))
    tree["tables"][0]["cells"][1]["people"] += 1
    Path("survey.json").write_text(json.dumps(tree), encoding="utf-8")
    told = refused(capsys, HAWD, "--tables", "survey.json", ends=1)
    assert "PC778" in told
    assert "digest" in told


def test_the_faults_of_all_tables_are_told_at_once(capsys) -> None:
    Path("empty.json").write_text("{}", encoding="utf-8")
    told = refused(capsys, HAWD, "--tables", "empty.json", "--tables", SURVEY, "--tables", "none.json", ends=1)
    assert told.count("PC777") == 2
    assert "PC101" in told


def test_two_files_about_the_same_people_are_pointed_out(capsys) -> None:
    """What one hides the other may show; the same file twice is one."""
    assert run([*RELEASE, "-o", "one.json"]) == 0
    assert run([*RELEASE[:-2], "-o", "two.json"]) == 0
    reported(HAWD, "--tables", "one.json", "--tables", "one.json")
    assert "--ledger" not in capsys.readouterr().err
    reported(HAWD, "--tables", "one.json", "--tables", "two.json")
    assert "Two files tell of staff-survey-northshire." in " ".join(capsys.readouterr().err.split())


def test_released_tables_among_the_assessments_are_shown_where_they_belong(capsys) -> None:
    assert run([*RELEASE, "-o", "survey.json"]) == 0
    assert "Name it with --tables survey.json" in refused(capsys, HAWD, "survey.json")


def test_the_tables_are_not_written_over(capsys) -> None:
    assert run([*RELEASE, "-o", "survey.json"]) == 0
    before = Path("survey.json").read_bytes()
    assert run(["report", HAWD, "--tables", "survey.json", "-o", "survey.json"]) == 2
    assert Path("survey.json").read_bytes() == before


@pytest.mark.parametrize("ending", ["html", "json", "csv", "md"])
def test_every_format_takes_both(ending: str) -> None:
    assert run([*RELEASE, "-o", "survey.json"]) == 0
    words = [*STANDARDS, "--compare", "previous", "--tables", "survey.json", "-o", f"report.{ending}"]
    assert run(["report", *words]) == 0
    text = Path(f"report.{ending}").read_text(encoding="utf-8-sig")
    assert "15.0" in text
    assert "58.4" in text


def test_of_several_frameworks_each_comparison_says_which_it_is_of() -> None:
    """Two instruments of one unit in one report are not called alike."""
    years = [str(file) for file in sorted((EXAMPLES / "years").glob("*-202[56].yaml"))]
    text = reported(*years, "--compare", "previous")
    assert "Change since 30 June 2025 (Social Work Health Check)" in text
    assert "Change since 30 June 2025 (Standards for Employers of Social Workers in England)" in text
