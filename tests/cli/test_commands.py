"""The command line: what is printed, what is written, and how it ends."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.distributions import install

from practicecheck.cli._app import run
from practicecheck.exchange import source_of

EXAMPLES = Path(__file__).parents[2] / "examples"
FORM = str(EXAMPLES / "how-are-we-doing-northshire.yaml")
STEPS = str(EXAMPLES / "health-check-northshire.yaml")
STANDARDS = str(EXAMPLES / "employer-standards-northshire.yaml")
PLAN = str(EXAMPLES / "plan-northshire.yaml")
FAULTS = str(EXAMPLES / "faults.yaml")


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def said(capsys: pytest.CaptureFixture[str], *words: str, ends: int = 0) -> str:
    assert run(words) == ends
    return capsys.readouterr().out


def told(capsys: pytest.CaptureFixture[str], *words: str, ends: int) -> str:
    assert run(words) == ends
    return capsys.readouterr().err


def test_alone_it_lists_its_commands(capsys) -> None:
    page = said(capsys)
    for command in (
        "frameworks",
        "show",
        "new",
        "check",
        "score",
        "rollup",
        "plan",
        "report",
        "schema",
        "plugins",
        "demo",
    ):
        assert f"  {command} " in page


@pytest.mark.parametrize(
    "words",
    [
        ["chek"],
        ["check"],
        ["score"],
        ["score", FORM, "--format", "xml"],
        ["report", FORM],
        ["report", PLAN, PLAN, "-o", "a.md"],
        ["report", "--on", "tomorrow", FORM, "-o", "a.md"],
        ["new", "how-are-we-doing", "--choose", "integration=2C"],
        ["new", "how-are-we-doing", "--choose", "scale=rag"],
        ["new", "how-are-we-doing", "--choose", "integration=2A", "--choose", "integration=2B"],
        ["new", "how-are-we-doing", "-o", "blank.json"],
        ["report", STEPS, PLAN, "-o", "a.md"],
        ["report", FORM, "-o", "a.ics"],
        ["schema", "poem"],
        ["plan", "progress", PLAN, "--on", "2026-13-01"],
    ],
)
def test_wrong_usage_ends_with_2_and_says_how(capsys, words) -> None:
    assert "Usage" in told(capsys, *words, ends=2)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["show", "how-are-we-doin"], "PC504"),
        (["score", FORM, "--key", "extent"], "PC504"),
        (["score", FORM, "--key", "rag"], "PC304"),
        (["score", STEPS, "--key", "rag"], "PC304"),
        (["score", "not-there.yaml"], "PC101"),
        (["score", PLAN], "PC112"),
        (["score", FAULTS], "PC204"),
        (["report", FAULTS, "-o", "a.md"], "PC204"),
        (["report", FORM, "-o", "a.odt"], "PC504"),
        (["report", FORM, "-o", "no-such-folder/a.md"], "PC601"),
        (["plan", "review", FORM], "PC112"),
    ],
)
def test_problems_in_what_was_given_end_with_1_and_a_code(capsys, words, code) -> None:
    assert code in told(capsys, *words, ends=1)


def test_a_blank_form_is_in_order_and_what_is_unanswered_is_said(capsys) -> None:
    said(capsys, "new", "how-are-we-doing", "--choose", "integration=2A", "-o", "our.yaml")
    page = said(capsys, "check", "our.yaml")
    assert "nothing is wrong" in page
    assert "section 1: 5 of 5 are still unanswered" in page


def test_a_form_that_may_hold_answers_is_never_replaced_unasked(capsys) -> None:
    Path("our.yaml").write_text("answers")
    assert "--force" in told(capsys, "new", "how-are-we-doing", "-o", "our.yaml", ends=2)
    assert Path("our.yaml").read_text() == "answers"
    said(capsys, "new", "how-are-we-doing", "-o", "our.yaml", "--force")
    assert Path("our.yaml").read_text().startswith("# yaml-language-server")


def test_check_tells_every_file_and_ends_with_1(capsys) -> None:
    page = said(capsys, "check", FORM, FAULTS, "not-there.yaml", ends=1)
    assert f"{FORM}: nothing is wrong" in page
    assert f"{FAULTS}: 21 problems" in page
    assert "PC101" in page


def test_the_faults_example_has_a_dozen_codes(capsys) -> None:
    [file] = json.loads(said(capsys, "check", FAULTS, "--format", "json", ends=1))
    assert len({problem["code"] for problem in file["problems"]}) >= 12
    assert not file["ok"]


def test_the_scorecard_of_the_example(capsys) -> None:
    card = json.loads(said(capsys, "score", FORM, "--format", "json"))
    assert [(s["id"], s["points"], s["possible"]) for s in card["sections"]] == [
        ("1", 10, 16),
        ("2A", 10, 16),
        ("3", 6, 12),
        ("4", 7, 16),
        ("5", 15, 24),
    ]
    assert (card["total"]["points"], card["total"]["possible"], card["total"]["percent"]) == (48, 84, 57.1)
    assert card["key"] == "extent-points@1"


def test_a_framework_without_scores_has_a_card(capsys) -> None:
    page = said(capsys, "score", STEPS, "--explain")
    assert "Nothing is scored in this framework." in page
    assert "step-8a" in page


def test_explain_shows_what_each_item_gave_and_the_rule_once(capsys) -> None:
    page = said(capsys, "score", FORM, "--explain")
    assert page.count("Laid down in:") == 1
    assert "48 / 84 x 100 = 57.1 %" in page
    assert "left out: " in page


def test_standards_are_shown_by_domain_in_the_order_of_the_framework(capsys) -> None:
    page = said(capsys, "score", STANDARDS)
    places = [page.index(f"\n{name} ") for name in ("safe", "effective", "caring", "responsive", "well-led")]
    assert places == sorted(places)
    assert "Band" in page


def test_drafts_are_a_plan_that_can_be_read(capsys) -> None:
    said(capsys, "plan", "suggest", FORM, "-o", "plan.yaml")
    assert "nothing is wrong" in said(capsys, "check", "plan.yaml")
    page = said(capsys, "plan", "review", "plan.yaml")
    assert "(a draft: nothing is written yet)" in page
    assert "--force" in told(capsys, "plan", "suggest", FORM, "-o", "plan.yaml", ends=2)
    assert source_of(said(capsys, "plan", "suggest", FORM)).tree["practicecheck"] == "plan/1"


def test_drafts_say_which_assessment_they_are_for(capsys) -> None:
    plan = json.loads(said(capsys, "plan", "suggest", FORM, "--format", "json"))
    assert plan["for"]["from"] == "2026-04-01"
    assert plan["for"]["file"] == "how-are-we-doing-northshire.yaml"


def test_an_exporter_that_fails_is_named_and_nothing_is_written(capsys, monkeypatch, tmp_path: Path) -> None:
    code = """
from practicecheck.exchange import Exporter
from practicecheck.hookspecs import hookimpl


def fails(content):
    raise ValueError("no paper")


@hookimpl
def practicecheck_exporters():
    return [Exporter(name="broken", title="Broken", endings=(".broken",), export=fails)]
"""
    install(
        tmp_path, "plugin-broken", {"plugin_broken.py": code}, {"practicecheck": {"broken": "plugin_broken"}}
    )
    monkeypatch.syspath_prepend(tmp_path)
    page = told(capsys, "report", FORM, "-o", "a.broken", ends=1)
    assert "PC501 the exporter broken of plugin-broken 1.0 failed: ValueError: no paper" in page
    assert not Path("a.broken").exists()


def test_progress_on_a_day(capsys) -> None:
    page = said(capsys, "plan", "progress", PLAN, "--on", "2026-11-22")
    assert "On 2026-11-22: 1 of 6 actions is late." in page
    found = json.loads(said(capsys, "plan", "progress", PLAN, "--on", "2026-11-22", "--format", "json"))
    assert found["late"] == 1


@pytest.mark.parametrize("ending", ["html", "md", "csv", "json", "ics"])
def test_a_report_in_every_form(capsys, ending) -> None:
    file = Path(f"report.{ending}")
    assert "Wrote" in said(capsys, "report", FORM, PLAN, "-o", str(file), "--on", "2026-11-22")
    first = file.read_bytes()
    assert first
    said(capsys, "report", FORM, PLAN, "-o", str(file), "--on", "2026-11-22")
    assert file.read_bytes() == first


def test_a_page_begins_with_its_type(capsys) -> None:
    said(capsys, "report", FORM, "-o", "a.html")
    assert Path("a.html").read_text().startswith("<!DOCTYPE html>")


def test_a_working_copy_says_so_and_a_published_one_holds_no_rater(capsys) -> None:
    said(capsys, "report", FORM, "-o", "a.md", "--audience", "working")
    said(capsys, "report", FORM, "-o", "b.json")
    assert "working copy" in Path("a.md").read_text().lower()
    assert '"rater"' not in Path("b.json").read_text()


def test_nothing_is_written_over_what_is_being_read(capsys) -> None:
    form = Path("our.json")
    form.write_bytes(Path(FORM).read_bytes())
    linked = Path("linked.html")
    linked.symlink_to(form)
    for words in (
        ("report", "our.json", "-o", "./our.json"),
        ("report", "our.json", "-o", "linked.html"),
        ("plan", "suggest", "our.json", "-o", "our.json", "--force"),
    ):
        assert "Name another file to write to." in told(capsys, *words, ends=2)
        assert form.read_bytes() == Path(FORM).read_bytes()


def test_an_ending_without_an_exporter_is_told(capsys) -> None:
    assert 'No exporter is called ".odt".' in told(capsys, "report", FORM, "-o", "our.odt", ends=1)


def test_the_exporter_can_be_named(capsys) -> None:
    said(capsys, "report", FORM, "-o", "report.txt", "--exporter", "markdown")
    assert Path("report.txt").read_text().startswith("# ")


def test_the_worked_examples_of_the_keys_hold(capsys) -> None:
    page = said(capsys, "keys", "--check")
    assert page.count(" hold") == 8
    [key] = json.loads(said(capsys, "keys", "extent-points", "--check", "--format", "json"))
    assert key["failed"] == []


def test_frameworks_plugins_and_schema_are_listed(capsys) -> None:
    assert "how-are-we-doing@2016" in said(capsys, "frameworks")
    assert "practicecheck" in said(capsys, "plugins", "list")
    assert json.loads(said(capsys, "schema", "plan"))["$id"].endswith("plan-1.json")


def test_a_framework_reads_as_on_paper(capsys) -> None:
    page = said(capsys, "show", "how-are-we-doing")
    assert "[q2a-1: score on extent-0-4]" in page
    assert '(printed: "' in page
    assert (
        json.loads(said(capsys, "show", "39 steps", "--format", "json"))["id"]
        == "social-work-health-check@2009"
    )


def test_the_demo_does_the_whole_job(capsys) -> None:
    page = said(capsys, "demo")
    assert "57.1" in page
    for file in (Path(".demo/northshire.html"), Path(".demo/northshire.md")):
        assert str(file) in page
        assert file.stat().st_size > 10_000


def test_it_runs_as_a_process_and_stops_quietly_when_nobody_reads_on() -> None:
    words = [sys.executable, "-c", "from practicecheck.cli import main; main()", "show", "how-are-we-doing"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == b""
    assert process.returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_output_that_has_no_room_is_told_in_one_line() -> None:
    words = [sys.executable, "-c", "from practicecheck.cli import main; main()", "show", "how-are-we-doing"]
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(words, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert ended.returncode == 1
    assert ended.stderr == "This could not be printed: No space left on device.\n"


def test_without_the_extra_it_says_what_to_install() -> None:
    code = "import sys; sys.modules['click'] = None\nfrom practicecheck.cli import main; main()"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ended.returncode == 1
    assert "pip install 'practicecheck[cli]'" in ended.stderr
    assert "Traceback" not in ended.stderr
