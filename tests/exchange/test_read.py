"""Reading tells every problem at once, each with its code, its place and what to do."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from pathlib import Path

import pytest
from tests.strategies import CASE_FILES, FRAMEWORK_FILES, KEY_FILES, KEYS, KNOWN, STANDARDS_2014

from practicecheck.cycle import Contributor, Cycle
from practicecheck.errors import Code, DocumentError, KeyMismatchError, Problem, Severity
from practicecheck.exchange import (
    check,
    open_source,
    read_any,
    read_assessment,
    read_framework,
    read_golden_cases,
    read_key,
    read_plan,
    source_of,
)
from practicecheck.scoring import run_golden_cases, score_assessment

BAD_DATA = Path(__file__).parents[1] / "bad_data"
YAML_FILES = sorted(BAD_DATA.glob("*.yaml"))
BY_ANOTHER_TEST = {"PC304", "PC306", "PC307", "PC730", "PC731", "PC733"}

# What is told of each broken JSON file, which can't say it itself.
JSON_FILES = {
    "PC102-empty.json": ["PC102 file"],
    "PC105-syntax.json": ["PC105 line 4 framework"],
    "PC105-unclosed-text.json": ["PC105 line 2 practicecheck"],
    "PC105-follows.json": ["PC105 line 5"],
    "PC106-repeated-key.json": ["PC106 line 4 framework"],
    "PC108-too-deep.json": ["PC108 line 4 answers[1][1]"],
    "PC110-control-character.json": ["PC110 line 4 unit", "PC110 line 5 note"],
    "PC115-wrong-type.json": ["PC115 line 4 unit"],
    "PC213-not-finite.json": [
        "PC213 line 5 answers.step-1.number",
        "PC213 line 6 answers.step-2.number",
        "PC213 line 7 answers.step-3.number",
    ],
}
MADE_IN_A_TEST = {
    Code.UNREADABLE,
    Code.NOT_UTF8,
    Code.TOO_LARGE,
    # Of ballots that are brought together: tests/exchange/test_ballot_merge.py.
    Code.SECOND_BALLOT,
    Code.BALLOT_TABLE,
    Code.TWO_PERSPECTIVES,
    # Of tables that are to be released: tests/comparison/tables.
    Code.TOTAL_DIFFERS,
    Code.NEGATIVE_COUNT,
    Code.CELL_TWICE,
    Code.UNKNOWN_CATEGORY,
    Code.CATEGORY_CIRCLE,
    Code.HIDES_EVERYTHING,
    Code.RELEASED_OTHERWISE,
    Code.SURVEY_COLUMN,
    Code.SURVEY_ANSWER,
    Code.RESPONDENT_TWICE,
    Code.SURVEY_FILE,
    # Of who answered a survey, and of how its answers hang together: tests/surveys.
    Code.REVERSED_ITEM,
    Code.RESPONSE,
    Code.WEIGHTING,
    Code.FIGURES_REVISED,
    Code.NOT_PROTECTED,
    # Of tables that were not released: tests/exchange/test_read_released.py.
    Code.NOT_RELEASED,
    # Of extensions that are installed: tests/assessments/test_extensions.py.
    Code.EXTENSION_MISFIT,
    Code.EXTENSIONS_CLASH,
}
NO_DOCUMENT_CAUSES_IT = {
    Code.PLUGIN_FAILED,
    Code.BAD_OFFER,
    Code.NAME_TAKEN,
    Code.OUTSIDE_FOLDER,
    Code.STRAY_FILE,
    Code.OTHERS_NAME,
    Code.CONFORMANCE,
    Code.WORDING_CHANGED,
    Code.NOT_IN_CATALOGUE,
    Code.MISSING_EXTRA,
    Code.NOT_WRITTEN,
    # Of a release, and of the ledger that it is entered in: tests/cli/test_release.py.
    Code.FILE_IN_USE,
    Code.NOT_IN_LEDGER,
    Code.VALUES_NOT_SEEN,
    Code.CONTRIBUTORS_NOT_SEEN,
    Code.VALUE_OFF_SCALE,
    # Several crosswalks together, or a crosswalk and an assessment: tests/frameworks/test_routes.py and
    # tests/cli/test_crosswalk.py.
    Code.NO_CROSSWALK,
    Code.CONTRADICTORY_CROSSWALKS,
    Code.CARRIED_ELSEWHERE,
    # Of tables of organisations: tests/cli/test_peers.py.
    Code.OTHER_PEERS,
    Code.NOT_KNOWN,
    # Several documents together cause these.
    Code.NOT_IN_TREE,
    Code.TWO_FILES,
    Code.OTHER_EDITION,
    Code.OWN_ASSESSMENT,
    Code.TEAM_MISSING,
    Code.CAPTURE_DIFFERS,
    Code.SCORED_APART,
    Code.OTHER_ORGANISATION,
    Code.SAME_ANSWERS,
}
BY_WHAT_IT_LINKS_TO = {Code.BEGUN_EARLY, Code.BROKEN_LINK, Code.LINKED_TO_OTHER, Code.PROTOCOL_DIFFERS}
"""Told of a cycle by those who know the day and open what it links to."""


def shown(problem: Problem) -> str:
    line = f"line {problem.line}" if problem.line else "file"
    return f"{problem.code.value} {line} {problem.place}".rstrip()


def told(file: Path) -> list[Problem]:
    """What is told of a file, but for what nobody has answered yet where that is not the matter."""
    blank = {Code.CHOICE_OPEN.value, Code.UNANSWERED.value, Code.STEPS_OPEN.value} - {file.name[:5]}
    return [problem for problem in check(file, KNOWN) if problem.code.value not in blank]


@pytest.mark.parametrize(
    "file", [f for f in YAML_FILES if f.name[:5] not in BY_ANOTHER_TEST], ids=lambda f: f.stem
)
def test_a_broken_yaml_file_says_what_must_be_told_of_it_and_nothing_else_is(file: Path) -> None:
    expected = re.findall(r"^#   (PC.*)$", file.read_text(encoding="utf-8"), re.MULTILINE)
    assert [shown(problem) for problem in told(file)] == expected
    assert any(line.startswith(file.name[:5]) for line in expected)


@pytest.mark.parametrize("name", JSON_FILES)
def test_a_broken_json_file_is_told_of_in_the_same_way(name: str) -> None:
    assert [shown(problem) for problem in told(BAD_DATA / name)] == JSON_FILES[name]


def test_every_stored_json_file_is_in_the_table() -> None:
    assert {file.name for file in BAD_DATA.glob("*.json")} == set(JSON_FILES)


@pytest.mark.parametrize("file", [*YAML_FILES, *sorted(BAD_DATA.glob("*.json"))], ids=lambda f: f.name)
def test_every_problem_names_its_file_is_a_sentence_and_says_what_to_do(file: Path) -> None:
    for problem in check(file, KNOWN):
        assert problem.file == str(file)
        assert problem.message
        assert not problem.message[0].isspace()
        assert problem.message[-1] in ".?"
        assert problem.remedy
        assert "  " not in problem.message + problem.remedy
        assert "\n" not in problem.message + problem.remedy
        assert not re.search(r"Traceback|object at|<class|None\b", problem.message + problem.remedy)
        assert len(str(problem)) < 800


def test_every_code_that_a_document_can_cause_has_a_broken_file() -> None:
    stored = {file.name[:5] for file in BAD_DATA.iterdir()}
    elsewhere = NO_DOCUMENT_CAUSES_IT | MADE_IN_A_TEST | BY_WHAT_IT_LINKS_TO
    expected = {code.value for code in Code} - {code.value for code in elsewhere}
    assert stored == expected


def test_a_key_for_another_scale_is_refused_by_name() -> None:
    assessment = read_assessment(BAD_DATA / "PC304-key-for-other-scale.yaml", KNOWN)
    with pytest.raises(
        KeyMismatchError, match=r"^PC304 extent-points@1 scores the scale extent-0-4, .* on rag"
    ):
        score_assessment(assessment, STANDARDS_2014, KEYS["extent-points@1"])


def test_a_golden_case_that_does_not_hold_tells_both_figures() -> None:
    file = BAD_DATA / "PC306-golden-case.yaml"
    source = open_source(file)
    (problem,) = run_golden_cases(KEYS["extent-points@1"], read_golden_cases(source))
    assert problem.code is Code.GOLDEN_CASE
    assert problem.place == "cases[1].total.points"
    assert "should be 3" in problem.message
    assert "comes out as 2" in problem.message
    assert source.placed(problem).line == 8


def test_the_file_that_is_called_after_something_else_is_sound_in_itself() -> None:
    assert check(BAD_DATA / "PC307-file-name.yaml", {}) == ()
    assert read_framework(BAD_DATA / "PC307-file-name.yaml").id not in "PC307-file-name"


# --- all at once ------------------------------------------------------------------------------

MANY = """\
practicecheck: assessment/1
framework: how-are-we-doing@2016
digest: sha256:0
organization: Northshire
unit: 7
capture:
  from: 2026-13-01
  basis: heads
choices: {integration: 2A}
answers:
  q1-1: {score: 9}
  q1-1: {score: 1}
  q1-2: {score: 3, not_applicable: Nobody}
  q1-9: {score: 3}
  q2b-1: {score: 3}
  workforce-1: {number: -4, reason: None}
  workforce-12: {percent: 120}
  workforce-15: {answer: yes}
  q3-1: {cannot_answer: }
  q3-2: {score: !!int 3}
  q3-3: {score: .nan}
  q4-1: {ballots: [{rater: r1, perspective: AMHP}]}
sections:
  "9": {note: No such section}
"""
ALL = [
    ("PC119", 3),
    ("PC114", 4),
    ("PC115", 5),
    ("PC212", 7),
    ("PC115", 8),
    ("PC204", 11),
    ("PC106", 12),
    ("PC202", 13),
    ("PC117", 14),
    ("PC207", 15),
    ("PC209", 16),
    ("PC114", 16),
    ("PC210", 17),
    ("PC115", 18),
    ("PC201", 19),
    ("PC109", 20),
    ("PC213", 21),
    ("PC220", 22),
    ("PC120", 24),
]


def test_a_file_with_nineteen_faults_of_different_kinds_tells_all_nineteen() -> None:
    problems = check(source_of(MANY, "our-check.yaml"), KNOWN)
    errors = [(problem.code.value, problem.line) for problem in problems if problem.severity is Severity.ERROR]
    assert sorted(errors, key=str) == sorted(ALL, key=str)


def test_the_error_holds_them_all_and_prints_them_under_the_files_name() -> None:
    with pytest.raises(DocumentError) as raised:
        read_assessment(source_of(MANY, "our-check.yaml"), KNOWN)
    text = str(raised.value)
    assert text.startswith("our-check.yaml: 19 problems\n  PC119 line 3, digest: ")
    assert len(raised.value.problems) == 19


def test_warnings_and_notes_do_not_stop_a_document() -> None:
    text = "practicecheck: assessment/1\nframework: social-work-health-check@2009\n"
    document, problems = read_any(source_of(text), KNOWN)
    assert document is not None
    assert {problem.severity for problem in problems} == {Severity.NOTE}


def test_a_fault_in_the_choices_does_not_make_sound_scores_look_wrong() -> None:
    text = (
        "practicecheck: assessment/1\nframework: employer-standards@2014\n"
        "choices: {scale: 3}\nanswers:\n  standard-1: {score: amber}\n"
    )
    assert [shown(problem) for problem in told_in(text)] == ["PC115 line 3 choices.scale"]


def test_a_fault_in_one_item_does_not_make_references_to_the_others_look_wrong() -> None:
    whole = next(file for file in FRAMEWORK_FILES if "how-are-we-doing" in file.name).read_text(
        encoding="utf-8"
    )
    text = whole.replace("          - {type: yes-no}", "          - {type: perhaps}", 1)
    assert text != whole
    (problem,) = told_in(text)
    assert (problem.code, problem.place.rpartition(".")[2]) == (Code.WRONG_TYPE, "takes[1]")


def told_in(text: str) -> list[Problem]:
    return [problem for problem in check(source_of(text), KNOWN) if problem.severity is not Severity.NOTE]


# --- kinds, names and sources -----------------------------------------------------------------


def test_each_reader_says_how_its_own_kind_of_document_begins() -> None:
    for text in ("", "title: An audit\n", "- a list\n"):
        with pytest.raises(DocumentError, match="Begin the file with its kind, practicecheck: framework/1"):
            read_framework(source_of(text))
        with pytest.raises(DocumentError, match="Begin the file with its kind, practicecheck: key/1"):
            read_key(source_of(text))
    [problem] = told_in("title: An audit\n")
    assert problem.remedy.startswith("Begin the file with its kind, such as practicecheck: assessment/1.")


def test_each_reader_refuses_a_document_of_another_kind() -> None:
    plan = source_of("practicecheck: plan/1\nframework: employer-standards@2014\n", "plan.yaml")
    for read in (read_framework, read_key, read_golden_cases):
        with pytest.raises(
            DocumentError, match="PC112 line 1, practicecheck: this is another kind of document"
        ):
            read(plan)
    with pytest.raises(DocumentError, match="assessment/1 is needed"):
        read_assessment(plan, KNOWN)
    with pytest.raises(DocumentError, match="plan/1 is needed"):
        read_plan(FRAMEWORK_FILES[0], KNOWN)


@pytest.mark.parametrize(
    "said", ["assessment", "assessment/0", "assessment/01", "Assessment/1", "[1]", "{a: 1}", "3"]
)
def test_a_kind_is_written_in_one_way(said: str) -> None:
    (problem,) = check(source_of(f"practicecheck: {said}\n"), {})
    assert problem.code is Code.UNKNOWN_KIND


def test_a_framework_is_named_by_its_id_and_not_by_another_name() -> None:
    text = "practicecheck: plan/1\nframework: hawd\n"
    catalogue = {"hawd": KNOWN["how-are-we-doing@2016"]}  # type: ignore[index]
    (problem,) = check(source_of(text), catalogue)
    assert problem.code is Code.UNKNOWN_FRAMEWORK
    assert problem.remedy == "Write framework: how-are-we-doing@2016"


def test_without_any_framework_the_message_says_that_there_are_none() -> None:
    (problem,) = check(source_of("practicecheck: plan/1\nframework: a@1\n"), {})
    assert problem.remedy == "There are: none."


@pytest.mark.parametrize("file", [*FRAMEWORK_FILES, *KEY_FILES, *CASE_FILES], ids=lambda f: f.name)
def test_nothing_is_wrong_with_what_is_shipped(file: Path) -> None:
    assert check(file, KNOWN) == ()


def test_a_shipped_file_is_read_from_its_package() -> None:
    file = files("practicecheck.frameworks") / "data" / "employer-standards@2020.yaml"
    assert read_framework(file).edition == "2020"
    assert str(open_source(file).name).endswith("employer-standards@2020.yaml")


def test_a_text_without_a_name_is_json_if_it_begins_with_a_brace() -> None:
    tree = {"practicecheck": "plan/1", "framework": "employer-standards@2014"}
    assert read_plan(source_of("\n " + json.dumps(tree)), KNOWN) == read_plan(
        source_of("practicecheck: plan/1\nframework: employer-standards@2014\n"), KNOWN
    )


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    file.write_bytes(b"\xef\xbb\xbfpracticecheck: plan/1\r\nframework: employer-standards@2014\r\n")
    assert read_plan(file, KNOWN).framework == "employer-standards@2014"


def test_a_number_stays_as_exact_as_it_is_written() -> None:
    text = (
        'practicecheck: assessment/1\nframework: how-are-we-doing@2016\nnote: "1.10"\nbase: {}\n'
        "answers:\n  workforce-12: {percent: 7.10}\n"
    )
    assessment = read_assessment(source_of(text), KNOWN)
    assert str(assessment.by_item["workforce-12"].percent) == "7.10"
    assert assessment.note == "1.10"


@pytest.mark.parametrize(
    "text",
    [
        "practicecheck: assessment/1\nframework: employer-standards@2014\ncapture:\n",
        "practicecheck: plan/1\nframework: employer-standards@2014\nfor:\n",
        "practicecheck: cycle/1\nframeworks: [employer-standards@2014]\nsponsor:\ncalendar:\nteam:\nreport:\n",
    ],
)
def test_a_part_with_nothing_behind_its_name_is_a_blank(text: str) -> None:
    """As if it were not there, whatever belongs there."""
    blank = "\n".join(line for line in text.splitlines() if not line.endswith(":"))
    document, problems = read_any(source_of(text), KNOWN)
    assert document == read_any(source_of(blank), KNOWN)[0]
    assert [problem for problem in problems if problem.severity is Severity.ERROR] == []


def test_a_text_in_place_of_a_part_that_wants_one_thing_is_told_which() -> None:
    """A day alone is no session, and the way from one to the other is short."""
    text = "practicecheck: cycle/1\nframeworks: [employer-standards@2014]\ncalendar:\n  setup: [2026-09-10]\n"
    (problem,) = [own for own in check(source_of(text), KNOWN) if own.severity is Severity.ERROR]
    assert (problem.place, problem.remedy) == ("calendar.setup[1]", "Write on: before it.")


@pytest.mark.parametrize("name", ["a.yaml", "a.json"])
def test_an_entry_that_was_left_blank_is_none_whatever_else_stands_in_the_file(name: str) -> None:
    """A form has blank entries, and none of them is a resource or somebody who was heard."""
    tree = {
        "practicecheck": "cycle/1",
        "frameworks": ["employer-standards@2014"],
        "contributors": [{"who": None, "how": None}, {"who": "Carers", "how": None}, {}],
    }
    document, _ = read_any(source_of(json.dumps(tree), name), KNOWN)
    assert isinstance(document, Cycle)
    assert document.contributors == (Contributor(who="Carers"),)
