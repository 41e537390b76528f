"""``practicecheck cycle``: starting a year, saying where it stands, and writing its reports."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from tests.distributions import install

from practicecheck.cli._app import run

EXAMPLES = Path(__file__).parents[2] / "examples"
DATA = Path(__file__).parents[2] / "src" / "practicecheck"
NORTHSHIRE = EXAMPLES / "cycle-northshire.yaml"
WESTMERE = EXAMPLES / "cycle-westmere.yaml"
ON = ("--on", "2026-11-22")


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for file in ("cycle-northshire.yaml", "how-are-we-doing-northshire.yaml", "plan-northshire.yaml"):
        shutil.copy(EXAMPLES / file, tmp_path / file)


def said(capsys: pytest.CaptureFixture[str], *words: str, ends: int = 0) -> str:
    assert run(words) == ends
    return capsys.readouterr().out


def told(capsys: pytest.CaptureFixture[str], *words: str, ends: int) -> str:
    assert run(words) == ends
    return capsys.readouterr().err


# --- new --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "names", [["how-are-we-doing"], ["39 steps"], ["how-are-we-doing", "social-work-health-check@2009"]]
)
def test_a_first_cycle_is_in_order_and_says_what_is_open(capsys, names) -> None:
    page = said(capsys, "cycle", "new", *names, "-o", "year.yaml")
    assert page == "Wrote year.yaml. Fill it in, then run: practicecheck cycle status year.yaml\n"
    assert "nothing is wrong, and this is worth knowing" in said(capsys, "check", "year.yaml")
    assert "0 due." in said(capsys, "cycle", "status", "year.yaml", *ON)


def test_without_a_file_the_form_is_printed(capsys) -> None:
    page = said(capsys, "cycle", "new", "how-are-we-doing")
    assert page.startswith("# yaml-language-server: $schema=")
    assert "practicecheck: cycle/1" in page


def test_next_year_begins_from_this_one_and_says_what_became_of_each_part(capsys) -> None:
    page = " ".join(said(capsys, "cycle", "new", "cycle-northshire.yaml", "-o", "next.yaml", *ON).split())
    assert "The same as last year: frameworks, unit, scope, protocol, sources, resources" in page
    assert "A year later: protocol.from, protocol.to." in page
    assert "To be confirmed: sponsor, lead, forum." in page
    assert "Carried in for its outcome: 6 actions of last year's plan." in page
    text = Path("next.yaml").read_text(encoding="utf-8")
    assert "role: Director of adult social care" in text
    assert "from: 2027-04-01" in text
    assert "stood: done" in text
    assert "cycle: cycle-northshire.yaml" in text
    status = said(capsys, "cycle", "status", "next.yaml", *ON)
    assert "0 of 12 steps are done" in status
    assert "Other than last year" not in status


def test_a_protocol_that_was_changed_is_told_against_last_year(capsys) -> None:
    said(capsys, "cycle", "new", "cycle-northshire.yaml", "-o", "next.yaml", *ON)
    text = Path("next.yaml").read_text(encoding="utf-8")
    Path("next.yaml").write_text(text.replace("basis: headcount", "basis: wte"), encoding="utf-8")
    page = said(capsys, "cycle", "status", "next.yaml", *ON)
    assert "Other than last year" in page
    assert "protocol.basis" in page


def test_links_are_written_as_the_new_file_sees_them(capsys) -> None:
    Path("2027").mkdir()
    said(capsys, "cycle", "new", "cycle-northshire.yaml", "-o", "2027/cycle.yaml", *ON)
    text = Path("2027/cycle.yaml").read_text(encoding="utf-8")
    assert "cycle: ../cycle-northshire.yaml" in text
    assert "plan: ../plan-northshire.yaml" in text
    said(capsys, "cycle", "status", "2027/cycle.yaml", *ON)


def test_a_newer_edition_is_named_and_not_taken(capsys) -> None:
    said(capsys, "cycle", "new", "employer-standards@2014", "-o", "old.yaml")
    page = said(capsys, "cycle", "new", "old.yaml", "-o", "new.yaml", *ON)
    assert "There is a newer edition, employer-standards@2020." in page
    assert "- employer-standards@2014" in Path("new.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "words",
    [
        ["cycle", "new"],
        ["cycle", "new", "how-are-we-doing", "-o", "a.json"],
        ["cycle", "new", "cycle-northshire.yaml", "how-are-we-doing"],
        ["cycle", "new", "cycle-northshire.yaml", "-o", "cycle-northshire.yaml", "--force"],
        ["cycle", "new", "cycle-northshire.yaml", "-o", "plan-northshire.yaml", "--force"],
        ["cycle", "new", "how-are-we-doing", "-o", "plan-northshire.yaml"],
        ["cycle", "status", "cycle-northshire.yaml", "--on", "22.11.2026"],
        ["cycle", "report", "cycle-northshire.yaml", "-o", "a.md"],
        ["cycle", "report", "cycle-northshire.yaml", "--as", "poem", "-o", "a.md"],
        ["cycle", "report", "cycle-northshire.yaml", "--as", "brief", "-o", "cycle-northshire.yaml"],
        ["cycle", "report", "cycle-northshire.yaml", "--as", "brief", "-o", "how-are-we-doing-northshire.yaml"],
    ],
)
def test_wrong_usage_ends_with_2_and_touches_nothing(capsys, words) -> None:
    before = {file.name: file.read_bytes() for file in Path().iterdir()}
    assert "Usage" in told(capsys, *words, ends=2)
    assert {file.name: file.read_bytes() for file in Path().iterdir()} == before


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["cycle", "new", "how-are-we-doin"], "PC504"),
        (["cycle", "new", "nowhere.yaml"], "PC101"),
        (["cycle", "new", "plan-northshire.yaml"], "PC112"),
        (["cycle", "status", "nowhere.yaml"], "PC101"),
        (["cycle", "status", "plan-northshire.yaml"], "PC112"),
        (["cycle", "report", "cycle-northshire.yaml", "--as", "brief", "-o", "a.odt"], "PC504"),
        (["cycle", "report", "cycle-northshire.yaml", "--as", "brief", "-o", "no/a.md"], "PC601"),
        (["cycle", "report", "cycle-northshire.yaml", "--as", "brief", "--key", "rag", "-o", "a.md"], "PC304"),
    ],
)
def test_problems_in_what_was_given_end_with_1_and_a_code(capsys, words, code) -> None:
    assert code in told(capsys, *words, ends=1)


def test_a_link_that_leads_nowhere_is_told_by_each_command(capsys) -> None:
    Path("plan-northshire.yaml").unlink()
    for words in (
        ["cycle", "status", "cycle-northshire.yaml"],
        ["cycle", "new", "cycle-northshire.yaml", "-o", "next.yaml"],
        ["cycle", "report", "cycle-northshire.yaml", "--as", "staff", "-o", "a.md"],
    ):
        assert "PC428 line 137, plan" in told(capsys, *words, ends=1)


# --- status -----------------------------------------------------------------------------------


def test_the_status_says_what_is_done_what_follows_and_where_the_plan_stands(capsys) -> None:
    page = said(capsys, "cycle", "status", "cycle-northshire.yaml", *ON)
    assert "On 2026-11-22: 11 of 12 steps are done, 0 due." in page
    assert "Set-up is finished." in page
    assert "process-11, on 2027-01-21:" in page
    assert (
        "The plan: 1 of 6 actions done, 1 late. See: practicecheck plan progress plan-northshire.yaml" in page
    )
    assert (
        "The next days of the calendar\n  2026-11-26  one_to_one\n  2026-12-08  review: Mental health" in page
    )
    assert "PC425 team: nobody in the team speaks as workforce and development." in page


def test_the_status_warns_of_an_assessment_that_began_too_early_and_ends_with_0(capsys) -> None:
    page = " ".join(said(capsys, "cycle", "status", str(WESTMERE), "--on", "2026-10-20").split())
    assert "PC424 calendar.assessment: (warning) the assessment began on 2026-10-06" in page
    assert "process-5 came later; process-6, governance are still not done" in page


def test_before_the_assessment_the_status_says_that_it_waits(capsys) -> None:
    page = " ".join(said(capsys, "cycle", "status", str(WESTMERE), "--on", "2026-10-01").split())
    assert "Set-up is not finished: process-5, process-6, governance. The assessment waits for it." in page
    assert "PC424" not in page


def test_an_edition_that_asks_for_no_steps_is_said_to(capsys) -> None:
    said(capsys, "cycle", "new", "employer-standards@2014", "-o", "year.yaml")
    assert "These frameworks ask for nothing before the assessment." in said(
        capsys, "cycle", "status", "year.yaml", *ON
    )


def test_an_assessment_that_departs_from_the_protocol_is_told(capsys) -> None:
    text = Path("cycle-northshire.yaml").read_text(encoding="utf-8")
    Path("cycle-northshire.yaml").write_text(text.replace("basis: headcount", "basis: wte"), encoding="utf-8")
    page = said(capsys, "cycle", "status", "cycle-northshire.yaml", *ON)
    assert "PC431 capture.basis" in page
    tree = json.loads(said(capsys, "cycle", "status", "cycle-northshire.yaml", *ON, "--format", "json"))
    assert [own["file"] for own in tree["problems"]] == ["how-are-we-doing-northshire.yaml"]


# --- report -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("form", "heading"),
    [
        ("self-evaluation", "# Self-evaluation report: How are we doing? Northshire, 2026/27"),
        ("brief", "# Brief for the one-to-one: Adult mental health service"),
        ("staff", "# You said, we did: Adult mental health service"),
        ("people", "# What we promised, and what we have done: Adult mental health service"),
    ],
)
@pytest.mark.parametrize("ending", ["md", "html"])
def test_each_report_is_written_as_markdown_and_html(capsys, form: str, heading: str, ending: str) -> None:
    page = said(capsys, "cycle", "report", "cycle-northshire.yaml", "--as", form, "-o", f"a.{ending}", *ON)
    assert page.startswith(f"Wrote a.{ending}\n")
    assert "check it for names before it goes out" in page
    text = Path(f"a.{ending}").read_text(encoding="utf-8")
    assert heading.removeprefix("# ") in text
    assert "Working copy" not in text


def test_a_working_copy_has_to_be_asked_for(capsys) -> None:
    words = ("cycle", "report", "cycle-northshire.yaml", "--as", "self-evaluation", "-o", "a.md", *ON)
    assert said(capsys, *words, "--audience", "working") == "Wrote a.md\n"
    assert "Working copy, not for publication" in Path("a.md").read_text(encoding="utf-8")


def test_the_plans_dates_come_as_a_calendar_too(capsys) -> None:
    said(capsys, "cycle", "report", "cycle-northshire.yaml", "--as", "staff", "-o", "a.ics", *ON)
    assert Path("a.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_a_plugins_own_rates_are_in_the_report_of_the_year(capsys, monkeypatch, tmp_path: Path) -> None:
    check = DATA / "frameworks" / "data" / "social-work-health-check@2009.yaml"
    rates = DATA / "scoring" / "data" / "indicators" / "social-work-health-check-rates@2009.yaml"
    offered = []
    for file in (check, rates):
        text = file.read_text(encoding="utf-8").replace("social-work-health-check", "local-check")
        offered.append((Path(file.name.replace("social-work-health-check", "local-check")), text))
    folders = ("frameworks", "indicators")
    files = {f"local/{folder}/{file.name}": text for folder, (file, text) in zip(folders, offered, strict=True)}
    files["local/plugin.yaml"] = "practicecheck: plugin/1\ncontract: 1\ntitle: Our own check\n"
    install(tmp_path, "local-check", files, {"practicecheck.data": {"local": "local"}})
    monkeypatch.syspath_prepend(tmp_path)
    Path("team.yaml").write_text(
        "practicecheck: assessment/1\nframework: local-check@2009\n"
        "base: {posts: 20}\nanswers: {step-1: {number: 3}}\n"
    )
    Path("year.yaml").write_text(
        "practicecheck: cycle/1\nframeworks: [local-check@2009]\nassessments: [team.yaml]\n"
    )
    words = ("cycle", "report", "year.yaml", "--as", "self-evaluation", "-o", "a.md", *ON)
    assert "Wrote a.md" in said(capsys, *words, "--audience", "working")
    assert "15.0 %" in Path("a.md").read_text(encoding="utf-8")
