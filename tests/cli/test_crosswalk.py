"""``practicecheck crosswalk``: show, check, apply; what is refused, with its code and the next step."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from practicecheck import Catalogue, read_assessment
from practicecheck.assessments import AnswerState, states
from practicecheck.cli._app import run

ROOT = Path(__file__).parents[2]
YEARS = ROOT / "examples" / "years"
STEPS = str(YEARS / "health-check-2026.yaml")
STANDARDS = [str(YEARS / f"standards-{year}.yaml") for year in (2025, 2026)]
OF_2014 = "employer-standards@2014"
SHIPPED = ROOT / "src" / "practicecheck" / "frameworks" / "data" / "crosswalks"


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def said(capsys: pytest.CaptureFixture[str], *words: str, ends: int = 0) -> str:
    assert run(["crosswalk", *words]) == ends
    return capsys.readouterr().out


def told(capsys: pytest.CaptureFixture[str], *words: str, ends: int = 1) -> str:
    assert run(["crosswalk", *words]) == ends
    return " ".join(capsys.readouterr().err.split())


def test_the_shipped_crosswalks_are_listed(capsys) -> None:
    listed = {own["id"]: own for own in json.loads(said(capsys, "list", "--format", "json"))}
    assert listed["health-check-to-standards@2026"]["distribution"] == "practicecheck"
    assert listed["health-check-to-standards@2026"]["wording"] == "ours"
    assert "health-check-to-standards@2026" in said(capsys, "list")


def test_an_item_is_shown_with_the_reason(capsys) -> None:
    out = said(capsys, "show", "health check", OF_2014, "--item", "step-21")
    assert "step-21  subset" in out
    assert "Equipment is among the practical tools" in out
    assert "step-22" not in out


def test_gaps_are_told_on_both_sides(capsys) -> None:
    out = said(capsys, "show", "social-work-health-check", OF_2014)
    assert "Nothing corresponds to step-28." in out
    assert "Nothing is said of standard-7." in out


def test_the_way_back_is_walked_the_other_way_round(capsys) -> None:
    out = said(capsys, "show", OF_2014, "social-work-health-check")
    assert "Over health-check-to-standards@2026, the other way round" in out
    assert "standard-2  superset" in out


def test_over_several_crosswalks_each_reason_is_told(capsys) -> None:
    out = said(capsys, "show", "social-work-health-check", "employer-standards@2020", "--item", "step-21")
    assert "step-21 subset standard-4: Equipment" in out
    # Two editions call theirs standard-4, and only in one of them nothing corresponds to it.
    folded = " ".join(out.split()).replace("- ", "-")
    assert "standard-4 of employer-standards@2014 none in employer-standards@2020: Managing risks" in folded


def test_an_item_that_is_not_there_is_told(capsys) -> None:
    words = ("show", "social-work-health-check", OF_2014, "--item", "step-99")
    assert "step-99: no item of" in told(capsys, *words, ends=2)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ((OF_2014, OF_2014), "is both ends of the way"),
        (
            (OF_2014, "employer-standards@2020", "--crosswalk", "health-check-to-standards"),
            "does not lead from employer-standards@2014 to employer-standards@2020",
        ),
        (
            ("how-are-we-doing", OF_2014, "--crosswalk", "how-are-we-doing-to-health-check"),
            "does not lead from how-are-we-doing@2016 to employer-standards@2014",
        ),
    ],
)
def test_where_no_crosswalk_leads_it_is_told(capsys, words, message) -> None:
    out = told(capsys, "show", *words)
    assert "PC741" in out
    assert message in out
    assert "crosswalk" in out


def _framework(name: str) -> str:
    """A framework of somebody's own, which no crosswalk knows."""
    return (
        (ROOT / "src/practicecheck/frameworks/data/employer-standards@2020.yaml")
        .read_text(encoding="utf-8")
        .replace("id: employer-standards@2020", f"id: {name}")
        .replace("  - employer standards 2020\n", "")
    )


def test_an_edition_without_a_crosswalk_is_told(capsys, tmp_path: Path, monkeypatch) -> None:
    folder = tmp_path / "plugin" / "frameworks"
    folder.mkdir(parents=True)
    (folder.parent / "plugin.yaml").write_text(
        "practicecheck: plugin/1\ncontract: 1\ntitle: Ours\n", encoding="utf-8"
    )
    (folder / "our-standards@2026.yaml").write_text(_framework("our-standards@2026"), encoding="utf-8")
    monkeypatch.setenv("PRACTICECHECK_PLUGINS_DIR", str(folder.parent))
    out = told(capsys, "show", OF_2014, "our-standards@2026")
    assert "PC741" in out
    assert "no crosswalk leads from employer-standards@2014 to our-standards@2026" in out


def test_all_that_is_installed_is_checked(capsys) -> None:
    assert "health-check-to-standards@2026: no problems" in said(capsys, "check")


def test_a_faulty_file_is_told_line_by_line(capsys) -> None:
    out = said(capsys, "check", str(ROOT / "tests/bad_data/PC743-contradictory-rows.yaml"), ends=1)
    assert "PC743 line 19, rows[2].relation" in out
    out = said(capsys, "check", str(ROOT / "tests/bad_data/PC117-crosswalk.yaml"), ends=1)
    assert "PC117 line 19" in out


def _other_reading(tmp_path: Path, old: str, new: str) -> str:
    text = (SHIPPED / "employer-standards-2014-to-2020@2026.yaml").read_text(encoding="utf-8")
    assert old in text
    file = tmp_path / "our-reading.yaml"
    text = text.replace("id: employer-standards-2014-to-2020@2026", "id: our-reading@2026")
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return str(file)


def test_two_that_contradict_each_other_are_told_as_a_warning(capsys, tmp_path: Path) -> None:
    mine = _other_reading(tmp_path, "relation: equivalent", "relation: superset")
    out = " ".join(said(capsys, "check", "employer-standards-2014-to-2020", mine).split())
    assert "PC744 (warning)" in out
    assert "says of standard-2 and standard-2: equivalent of standard-2; our-reading@2026 says: superset" in out


def test_a_reading_of_ones_own_is_followed_where_it_is_named(capsys, tmp_path: Path) -> None:
    mine = _other_reading(tmp_path, "relation: equivalent", "relation: superset")
    words = ("show", OF_2014, "employer-standards@2020", "--item", "standard-2")
    assert "superset" in said(capsys, *words, "--crosswalk", mine)
    assert "superset" not in said(capsys, *words)


def test_a_crosswalk_for_another_wording_is_refused(capsys, tmp_path: Path) -> None:
    mine = _other_reading(tmp_path, "from_digest: sha256:c0", "from_digest: sha256:00")
    for words in (
        ("show", OF_2014, "employer-standards@2020"),
        _apply(STANDARDS[0], "employer-standards@2020"),
    ):
        out = told(capsys, *words, "--crosswalk", mine)
        assert "PC742 from_digest: the rows were written for another wording of employer-standards@2014" in out
    assert not Path("new.yaml").exists()


# --- apply -------------------------------------------------------------------------------------


def _apply(file: str, framework: str, *more: str, to: str = "new.yaml") -> tuple[str, ...]:
    return ("apply", file, "--to", framework, "--on", "2026-11-25", "-o", to, *more)


def test_evidence_is_written_to_a_new_file_and_nothing_is_answered(capsys) -> None:
    out = said(capsys, *_apply(STEPS, OF_2014))
    assert "5 lines of evidence were added" in out
    assert "Nothing in it is answered" in out
    there = Catalogue.builtin()
    found = read_assessment("new.yaml", there)
    assert found.unit == "Children's social work"
    assert set(states(found, there[OF_2014]).values()) == {AnswerState.UNANSWERED}
    assert found.by_item["standard-3"].evidence[0].startswith("Carried on 2026-11-25: step-5 of")


def test_applied_twice_it_adds_nothing(capsys) -> None:
    said(capsys, *_apply(STEPS, OF_2014))
    again = ("apply", STEPS, "--to", OF_2014, "--on", "2027-01-01", "--onto", "new.yaml", "-o", "again.yaml")
    tree = json.loads(said(capsys, *again, "--format", "json"))
    assert (len(tree["added"]), len(tree["known"])) == (0, 5)
    assert Path("again.yaml").read_bytes() == Path("new.yaml").read_bytes()


def test_no_file_is_ever_replaced(capsys) -> None:
    Path("new.yaml").write_text("mine", encoding="utf-8")
    assert "is never replaced" in told(capsys, *_apply(STEPS, OF_2014), ends=2)
    assert Path("new.yaml").read_text(encoding="utf-8") == "mine"


def test_what_is_added_to_stays_as_it_is(capsys) -> None:
    before = Path(STANDARDS[1]).read_bytes()
    out = said(capsys, *_apply(STANDARDS[0], "employer-standards@2020", "--onto", STANDARDS[1]))
    assert Path(STANDARDS[1]).read_bytes() == before
    assert "Scores beside each other: none was carried" in out
    there = Catalogue.builtin()
    old, new = read_assessment(STANDARDS[1], there), read_assessment("new.yaml", there)
    assert {name: own.score for name, own in new.by_item.items()} == {
        name: own.score for name, own in old.by_item.items()
    }


def test_scores_that_may_be_taken_over_are_named(capsys) -> None:
    tree = json.loads(said(capsys, *_apply(STANDARDS[0], "employer-standards@2020", "--format", "json")))
    taken = {own["to"] for own in tree["scores"] if own["can_be_taken"]}
    assert taken == {"standard-2", "standard-3", "standard-5", "standard-6", "standard-7"}
    assert {own["there"] for own in tree["scores"]} == {None}


@pytest.mark.parametrize(
    ("onto", "place"),
    [
        (STANDARDS[1], "framework: this answers employer-standards@2020"),
        (str(ROOT / "examples" / "employer-standards-northshire.yaml"), 'organisation: this is of "'),
    ],
)
def test_evidence_is_not_carried_to_anothers_assessment(capsys, onto, place) -> None:
    out = told(capsys, *_apply(STEPS, OF_2014, "--onto", onto))
    assert "PC745" in out
    assert place in out
    assert not Path("new.yaml").exists()
