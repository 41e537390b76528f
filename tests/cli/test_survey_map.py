"""``practicecheck survey map``: a draft for a person, and a confirmed one held against a new export."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.surveys import exports

from practicecheck import Catalogue
from practicecheck.cli._app import run
from practicecheck.exchange import read_questionnaire

EXAMPLES = Path(__file__).parents[2] / "examples"
OURS = str(EXAMPLES / "survey-northshire-2026.csv")
NEXT = str(EXAMPLES / "survey-northshire-2027.csv")
CONFIRMED = str(EXAMPLES / "survey-northshire-2026.yaml")
STANDARDS = ("--framework", "employer-standards@2014")


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def said(capsys: pytest.CaptureFixture[str], *words: str, ends: int = 0) -> str:
    assert run(["survey", "map", *words]) == ends
    return capsys.readouterr().out


def told(capsys: pytest.CaptureFixture[str], *words: str, ends: int) -> str:
    assert run(["survey", "map", *words]) == ends
    return capsys.readouterr().err


def test_each_item_stands_beside_what_the_survey_asked(capsys) -> None:
    """With where the file comes from, and what to do next."""
    page = said(capsys, OURS, *STANDARDS, "-o", "survey.yaml")
    assert "SurveyMonkey, since the headings" in page
    assert "2 heading rows, 19 columns, 30 people" in page
    assert "employer-standards@2014 on agreement-5: 8 of 8 items have a column." in page
    assert "X: Not applicable to my role." in page
    assert "Personal, and no groups: IP Address, Email Address, First Name, Last Name." in page
    assert f"practicecheck survey map {OURS} --check survey.yaml" in page


def test_the_draft_is_one_and_holds_what_was_shown(capsys) -> None:
    """Nobody has confirmed anything yet."""
    said(capsys, OURS, *STANDARDS, "-o", "survey.yaml")
    own = read_questionnaire("survey.yaml", Catalogue.builtin())
    assert own.draft
    assert len(own.items) == 8
    assert [group.name for group in own.groups] == ["council", "role"]
    assert "# standard-3, 0.99 alike: Safe Workloads" in Path("survey.yaml").read_text(encoding="utf-8")


def test_without_an_output_nothing_is_written(capsys) -> None:
    """It is only looked at."""
    assert "Nothing was written" in said(capsys, OURS, *STANDARDS)
    assert list(Path().iterdir()) == []


def test_a_confirmed_questionnaire_is_not_replaced(capsys) -> None:
    """Unless somebody says so."""
    Path("survey.yaml").write_text("mine", encoding="utf-8")
    assert "--force" in told(capsys, OURS, *STANDARDS, "-o", "survey.yaml", ends=2)
    assert Path("survey.yaml").read_text(encoding="utf-8") == "mine"
    said(capsys, OURS, *STANDARDS, "-o", "survey.yaml", "--force")
    assert read_questionnaire("survey.yaml", Catalogue.builtin()).draft


def test_the_answers_are_never_written_over(capsys) -> None:
    """Not even with --force."""
    file = exports.csv_file(Path("answers.csv"), exports.generic())
    before = file.read_bytes()
    assert "read from" in told(capsys, "answers.csv", *STANDARDS, "-o", "answers.csv", "--force", ends=2)
    assert file.read_bytes() == before


def test_a_file_that_can_not_be_read_leaves_no_draft(capsys) -> None:
    """What stopped it stands on the error stream."""
    exports.csv_file(Path("cut.csv"), [*exports.generic(), ["Northshire", "3"]])
    assert "PC785 line 14" in told(capsys, "cut.csv", *STANDARDS, "-o", "survey.yaml", ends=1)
    assert not Path("survey.yaml").exists()


def test_an_open_scale_ends_with_1(capsys) -> None:
    """The draft is written, and says what to write."""
    rows = [["1", "2", "3", "4"] * 2 for _ in range(12)]
    exports.csv_file(Path("s.csv"), exports.microsoft_forms(rows))
    assert "PC223" in said(capsys, "s.csv", *STANDARDS, "-o", "survey.yaml", ends=1)
    assert Path("survey.yaml").exists()
    assert "on agreement-5" in said(capsys, "s.csv", *STANDARDS, "--scale", "agreement-5")


def test_a_workbook_needs_nothing_more(capsys) -> None:
    """Microsoft Forms gives no CSV."""
    exports.xlsx_file(Path("forms.xlsx"), exports.microsoft_forms())
    assert "Microsoft Forms, since" in said(capsys, "forms.xlsx", *STANDARDS)


def test_a_platform_may_be_named(capsys) -> None:
    """An unknown one is refused with the names that there are."""
    assert "Did you mean qualtrics" in told(capsys, OURS, *STANDARDS, "--platform", "qualtrix", ends=1)
    assert "since it was named so" in said(capsys, OURS, *STANDARDS, "--platform", "surveymonkey")


@pytest.mark.parametrize(
    "words",
    [
        [OURS],
        [OURS, "--check", CONFIRMED, *STANDARDS],
        [OURS, "--check", CONFIRMED, "--scale", "rag"],
        [OURS, "--check", CONFIRMED, "-o", "x.yaml"],
    ],
)
def test_what_does_not_go_together_is_told(words: list[str], capsys) -> None:
    """As wrong usage."""
    assert "Error: " in told(capsys, *words, ends=2)


def test_the_next_years_export_is_read_though_headings_were_mended(capsys) -> None:
    """Each mended heading is told."""
    page = said(capsys, NEXT, "--check", CONFIRMED)
    assert "8 of 8 items have their column; 2 go by another heading now, 0 were not found." in page
    assert 'column "Effective workforce planing makes sur..." (standard-2)' in page.replace("\n        ", " ")
    assert "Nobody has confirmed" not in page


def test_a_missing_column_ends_with_1(capsys) -> None:
    """With what is nearest."""
    rows = exports.microsoft_forms(exports.as_codes(exports.answers()))
    exports.csv_file(Path("a.csv"), rows)
    said(capsys, "a.csv", *STANDARDS, "-o", "survey.yaml")
    rows[0][8] = "How many hours do you work?"
    exports.csv_file(Path("b.csv"), rows)
    page = said(capsys, "b.csv", "--check", "survey.yaml", ends=1)
    assert "standard-3  missing" in page
    assert "PC782" in page
    assert "It is a draft" in page


def test_json_says_the_same(capsys) -> None:
    """Of a draft, and of a check."""
    draft = json.loads(said(capsys, OURS, *STANDARDS, "--format", "json"))
    assert draft["file"]["platform"] == "surveymonkey"
    assert [own["item"] for own in draft["items"]] == [f"standard-{n}" for n in range(1, 9)]
    assert draft["not_applicable"] == ["Not applicable to my role"]
    found = json.loads(said(capsys, NEXT, "--check", CONFIRMED, "--format", "json"))
    assert [own["name"] for own in found["items"] if own["was"]] == ["standard-2", "standard-3"]
    assert found["missing"] == found["unconfirmed"] == []


def test_what_a_heading_says_can_not_order_the_terminal(capsys) -> None:
    """Whatever somebody put into the form."""
    rows = exports.microsoft_forms()
    rows[0][8] = "My workload is \x1b[2Jsafe and \u202emanageable\x07"
    exports.csv_file(Path("s.csv"), rows)
    page = said(capsys, "s.csv", *STANDARDS)
    assert not {"\x1b", "\x07", "\u202e"} & {*page}


def scored(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    assert run(["survey", "score", *words, "--audience", "working", "--format", "json"]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_a_platforms_export_is_scored_by_its_questionnaire(capsys) -> None:
    """The same as a plain table of codes with the same answers."""
    exports.csv_file(Path("plain.csv"), exports.generic())
    plain = scored(capsys, "plain.csv", *STANDARDS, "--key", "agreement-100", "--by", "council")
    for rows in (exports.surveymonkey(), exports.microsoft_forms(), exports.qualtrics(), exports.kobo()):
        for write, name in ((exports.csv_file, "export.csv"), (exports.xlsx_file, "export.xlsx")):
            write(Path(name), rows)
            said(capsys, name, *STANDARDS, "-o", "draft.yaml", "--scale", "agreement-5", "--force")
            text = Path("draft.yaml").read_text(encoding="utf-8").replace("draft: true", "draft: false")
            Path("survey.yaml").write_text(text, encoding="utf-8")
            own = scored(capsys, name, "--questionnaire", "survey.yaml", "--by", "council")
            assert own["rows"] == plain["rows"]


def test_two_years_of_exports_are_scored_together(capsys) -> None:
    """Though two headings were mended between them, which is told."""
    both = scored(capsys, OURS, NEXT, "--questionnaire", CONFIRMED)
    each = [scored(capsys, own, "--questionnaire", CONFIRMED) for own in (OURS, NEXT)]
    assert both["rows"][0]["people"] == sum(own["rows"][0]["people"] for own in each) == 60
