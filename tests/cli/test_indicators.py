"""``practicecheck indicators``: rates from tables, mappings that are drafted, and how it ends."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from tests.distributions import install

from practicecheck.cli._app import run

ROOT = Path(__file__).parents[2]
TABLE = str(ROOT / "examples" / "workforce-northshire.csv")
MAPPING = str(ROOT / "examples" / "workforce-northshire-mapping.yaml")
TEN = str(ROOT / "tests" / "published" / "children_workforce_2025.csv")
STEPS = str(ROOT / "examples" / "health-check-northshire.yaml")
CHILDREN = ("--definitions", "children-social-work-workforce@2025")


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def said(capsys: pytest.CaptureFixture[str], *words: str, ends: int = 0) -> str:
    assert run(["indicators", *words]) == ends
    return capsys.readouterr().out


def told(capsys: pytest.CaptureFixture[str], *words: str, ends: int) -> str:
    assert run(["indicators", *words]) == ends
    return capsys.readouterr().err


def test_the_published_layout_needs_no_mapping(capsys) -> None:
    page = said(capsys, TEN, *CHILDREN, "--compare")
    assert "agrees 86, explained by rounding 4, not explained 0" in page
    assert ">0.0..100.0 ~" in page
    assert "No absence_rate_fte: working_days_lost_fte is not applicable (Isles of Scilly, 2025)." in page
    assert "~ explained by rounding, ! not explained" in page


def test_without_compare_nothing_is_said_of_published_rates(capsys) -> None:
    page = said(capsys, TEN, *CHILDREN)
    assert "Beside" not in page
    assert "76.9" in page


def test_a_published_rate_that_is_wrong_ends_with_1(capsys) -> None:
    page = said(capsys, TABLE, *CHILDREN, "--mapping", MAPPING, "--compare", ends=1)
    assert "11.8 !" in page
    assert "not explained 1" in page
    assert "HR systems of both councils" in page


def test_groups_are_ratios_of_sums_with_their_coverage(capsys) -> None:
    found = json.loads(
        said(capsys, TABLE, *CHILDREN, "--mapping", MAPPING, "--by", "Council", "--format", "json")
    )
    rates = {(r["group"]["Council"], r["year"], r["indicator"]): r for r in found["rates"]}
    westmere = rates["Westmere", "2026", "turnover_rate_fte"]
    assert (westmere["value"], westmere["units"], westmere["of"]) == (13.2, 1, 2)
    northshire = rates["Northshire", "2025", "turnover_rate_fte"]
    assert (northshire["numerator"], northshire["denominator"], northshire["value"]) == (4.5, 39.4, 11.4)


def test_levels_are_never_added_up(capsys) -> None:
    """Of national, regional and council rows the councils are taken, or what is named."""
    found = json.loads(said(capsys, TEN, *CHILDREN, "--by", "country_name", "--format", "json"))
    assert {rate["level"] for rate in found["rates"]} == {"Local authority"}
    assert {rate["of"] for rate in found["rates"]} == {6}
    found = json.loads(
        said(capsys, TEN, *CHILDREN, "--by", "country_name", "--level", "Regional", "--format", "json")
    )
    assert {(rate["level"], rate["of"]) for rate in found["rates"]} == {("Regional", 3)}


def test_tidy_csv_has_a_row_for_each_rate(capsys) -> None:
    rows = list(csv.DictReader(io.StringIO(said(capsys, TEN, *CHILDREN, "--compare", "--format", "csv"))))
    assert len(rows) == 90
    [halton] = [row for row in rows if (row["unit"], row["indicator"]) == ("Halton", "vacancy_rate_fte")]
    assert halton == {
        "definitions": "children-social-work-workforce@2025",
        "row": "7",
        "unit": "Halton",
        "code": "E06000006",
        "level": "Local authority",
        "year": "2025",
        "group": "",
        "indicator": "vacancy_rate_fte",
        "value": "31.2",
        "marker": "",
        "numerator": "43",
        "denominator": "138",
        "low": "31.1",
        "high": "31.2",
        "units": "1",
        "of": "1",
        "missing": "",
        "published": "31.2",
        "verdict": "agrees",
    }
    [low] = [row for row in rows if (row["unit"], row["indicator"]) == ("Sunderland", "agency_rate_fte")]
    assert (low["value"], low["marker"], low["numerator"], low["denominator"]) == ("", "low", "low", "")


@pytest.mark.parametrize(
    ("words", "units"),
    [
        (["--unit", "york"], {"York"}),
        (["--unit", "E06000006"], {"Halton"}),
        (["--level", "National"], {"England"}),
        (["--year", "2025", "--level", "Regional"], {"North East", "North West", "London"}),
    ],
)
def test_units_can_be_chosen(capsys, words, units) -> None:
    found = json.loads(said(capsys, TEN, *CHILDREN, *words, "--format", "json"))
    assert {rate["unit"] for rate in found["rates"]} == units


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([], "Missing TABLE"),
        ([TEN], "Missing --definitions ID"),
        ([TEN, *CHILDREN, "--unit", "Yorke"], "Did you mean York?"),
        ([TEN, *CHILDREN, "--year", "2016"], 'no year "2016"'),
        ([TEN, *CHILDREN, "--level", "Region"], "Did you mean Regional?"),
        ([TEN, *CHILDREN, "--level", "National", "--unit", "York"], "no such row"),
        ([TEN, *CHILDREN, "--compare", "--by", "region_name"], "don't go together"),
        ([TEN, *CHILDREN, "--format", "xml"], "xml"),
    ],
)
def test_wrong_usage_ends_with_2_and_says_what(capsys, words, message) -> None:
    assert message in told(capsys, *words, ends=2)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ([TEN, "--definitions", "children-social-work"], "PC504"),
        ([TABLE, *CHILDREN], "PC723"),
        ([TEN, *CHILDREN, "--mapping", MAPPING], "PC723"),
        ([TEN, "--definitions", "adult-social-care-workforce"], "PC723"),
        ([TABLE, "--definitions", "adult-social-care-workforce", "--mapping", MAPPING], "PC730"),
        ([TEN, *CHILDREN, "--by", "region"], "PC723"),
        ([STEPS, *CHILDREN], "PC722"),
        (["none.csv", *CHILDREN], "PC101"),
        ([TEN, *CHILDREN, "--mapping", STEPS], "PC112"),
    ],
)
def test_problems_in_what_was_given_end_with_1_and_a_code(capsys, words, code) -> None:
    assert code in told(capsys, *words, ends=1)


def test_a_draft_is_confirmed_before_it_is_used(capsys) -> None:
    assert "11 of 11 figures have a column" in said(capsys, TABLE, *CHILDREN, "--draft-mapping", "ours.yaml")
    assert "PC738" in told(capsys, TABLE, *CHILDREN, "--mapping", "ours.yaml", ends=1)
    draft = Path("ours.yaml")
    draft.write_text(draft.read_text().replace("draft: true\n", ""))
    assert "17.5" in said(capsys, TABLE, *CHILDREN, "--mapping", "ours.yaml", ends=1)
    assert "Name another file" in told(capsys, TABLE, *CHILDREN, "--draft-mapping", "ours.yaml", ends=2)


def test_a_draft_says_what_it_found_nothing_for(capsys) -> None:
    Path("a.csv").write_text("Team,Year,Leavers (FTE)\n")
    page = said(capsys, "a.csv", *CHILDREN, "--draft-mapping", "ours.yaml")
    assert "1 of 11 figures have a column" in page
    assert "Without a column: inpost_fte, inpost_headcount" in page


def test_a_file_is_written_whole_and_never_over_what_was_read(capsys) -> None:
    assert "Wrote rates.csv" in said(capsys, TEN, *CHILDREN, "--format", "csv", "-o", "rates.csv")
    assert Path("rates.csv").read_bytes().startswith(b"\xef\xbb\xbfdefinitions,row")
    assert "Wrote rates.json" in said(capsys, TEN, *CHILDREN, "--format", "json", "-o", "rates.json")
    assert len(json.loads(Path("rates.json").read_text())["rates"]) == 90
    Path("copy.csv").write_bytes(Path(TEN).read_bytes())
    assert "is read from" in told(capsys, "copy.csv", *CHILDREN, "--format", "csv", "-o", "./copy.csv", ends=2)
    assert "--format csv" in told(capsys, TEN, *CHILDREN, "-o", "rates.txt", ends=2)


@pytest.mark.parametrize("words", [("-o", "list.json", "--format", "json"), ("--format", "csv"), (TEN,)])
def test_a_list_does_not_pass_over_what_it_was_asked_for(capsys, words) -> None:
    """It is printed, as a table or as JSON, and of no table."""
    page = " ".join(told(capsys, "--list", *words, ends=2).split())
    assert "--list goes with --definitions and --format table or json only." in page


def test_definitions_and_their_rules_are_listed_with_their_origin(capsys) -> None:
    page = said(capsys, "--list")
    assert "children-social-work-workforce@2025" in page
    assert "northshire-workforce@2026" in page
    page = said(capsys, "--list", *CHILDREN)
    assert "leavers_headcount" in page
    assert "inpost_headcount x 100" in page


def test_definitions_with_faults_hide_no_others(capsys, monkeypatch, tmp_path: Path) -> None:
    files = {
        "broken/plugin.yaml": "practicecheck: plugin/1\ncontract: 1\ntitle: Broken\n",
        "broken/indicators/broken@1.yaml": "practicecheck: indicators/1\nid: broken@1\n",
    }
    install(tmp_path, "broken", files, {"practicecheck.data": {"broken": "broken"}})
    monkeypatch.syspath_prepend(tmp_path)
    assert run(["indicators", "--list"]) == 0
    page = capsys.readouterr()
    assert "children-social-work-workforce@2025" in page.out
    assert "PC116" in page.err


def test_part_of_a_whole_that_is_larger_is_told(capsys) -> None:
    text = Path(TEN).read_text().replace(",38.8,100,43,", ",48.8,100,43,")
    Path("a.csv").write_text(text)
    page = said(capsys, "a.csv", *CHILDREN, "--unit", "Halton", ends=1)
    assert "PC734 line 7, agency_cover_rate_fte: (warning) Halton, 2025:" in " ".join(page.split())


def test_a_table_without_years_or_whole_rows_is_shown_as_what_it_is(capsys) -> None:
    Path("map.yaml").write_text(
        "practicecheck: mapping/1\ndefinitions: children-social-work-workforce@2025\n"
        "layout: {units: [{name: Team}], inputs: {inpost_fte: Staff, leavers_fte: Leavers}}\n"
    )
    Path("a.csv").write_text("Team,Area,Staff,Leavers\nEast,,20,c\n")
    page = said(capsys, "a.csv", *CHILDREN, "--mapping", "map.yaml", "--by", "Area", ends=1)
    assert "(blank)" in page
    assert "no year given" in page
    assert "No turnover_rate_fte: leavers_fte is suppressed ((blank))." in page


def test_the_scorecard_shows_rates_and_what_is_missing(capsys) -> None:
    assert run(["score", STEPS]) == 0
    page = capsys.readouterr().out
    assert "Rates by social-work-health-check-rates@2009." in page
    assert "21.4 %" in page
    text = Path(STEPS).read_text().replace("  working-days: 253\n", "")
    Path("ours.yaml").write_text(text)
    assert run(["score", "ours.yaml"]) == 0
    assert "missing: working-days" in " ".join(capsys.readouterr().out.split())
    assert run(["score", "ours.yaml", "--format", "json"]) == 0
    [absence] = [r for r in json.loads(capsys.readouterr().out)["rates"] if r["item"] == "step-34a"]
    assert absence["missing"] == [{"figure": "working-days", "why": "not given", "marker": None}]
    assert absence["given"] == 5.8
