"""What each platform's export looks like is known, and told."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.surveys import exports

from practicecheck.errors import Code, DocumentError, Severity
from practicecheck.surveys import PLATFORMS, ColumnKind, detect_platform, open_export

LAYOUTS = {
    "surveymonkey": (exports.surveymonkey(), "surveymonkey", 2),
    "microsoft-forms": (exports.microsoft_forms(), "microsoft-forms", 1),
    "limesurvey, codes": (exports.limesurvey(), "limesurvey", 1),
    "limesurvey, questions": (exports.limesurvey(heading="full"), "limesurvey", 1),
    "limesurvey, both": (exports.limesurvey(heading="both"), "limesurvey", 1),
    "qualtrics": (exports.qualtrics(), "qualtrics", 3),
    "qualtrics without ImportIds": (exports.qualtrics(headings=2), "qualtrics", 2),
    "qualtrics, names alone": (exports.qualtrics(headings=1), "qualtrics", 1),
    "kobo, names": (exports.kobo(), "kobo", 1),
    "kobo, labels": (exports.kobo(labels=True), "kobo", 1),
    "a plain table": (exports.generic(), "generic", 1),
}


@pytest.mark.parametrize("name", LAYOUTS)
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_each_layout_is_recognised(name: str, ending: str, tmp_path: Path) -> None:
    """As CSV and as a workbook, with its heading rows, and all the people below them."""
    rows, platform, count = LAYOUTS[name]
    write = exports.csv_file if ending == "csv" else exports.xlsx_file
    table = open_export(write(tmp_path / f"export.{ending}", rows))
    assert (table.platform.name, table.detected.heading_rows) == (platform, count)
    assert len(list(table.rows())) == 12
    assert len(table.headings) == len(rows[0])


def test_why_names_the_headings_that_told_it() -> None:
    """Whoever doubts it can look."""
    assert detect_platform(exports.microsoft_forms()).why == (
        'the headings "Completion time" and "Start time" stand together'
    )


def test_headings_in_another_order_tell_the_same() -> None:
    """Somebody has moved columns in a spreadsheet."""
    rows = [list(reversed(row)) for row in exports.qualtrics()]
    found = detect_platform(rows)
    assert (found.platform.name, found.heading_rows) == ("qualtrics", 3)


def test_import_ids_alone_tell_qualtrics() -> None:
    """The columns that Qualtrics writes itself were deleted."""
    rows = [row[7:] for row in exports.qualtrics()]
    found = detect_platform(rows)
    assert (found.platform.name, found.heading_rows, found.why) == ("qualtrics", 3, "row 3 holds ImportIds")


def test_nothing_at_all_is_a_plain_table() -> None:
    """No row, no platform."""
    assert detect_platform([]).platform.name == "generic"


def test_each_platform_has_a_name_of_its_own() -> None:
    """A questionnaire names it."""
    assert len({platform.name for platform in PLATFORMS}) == len(PLATFORMS) == 6


def test_statements_of_a_grid_stand_below_their_question(tmp_path: Path) -> None:
    """SurveyMonkey prints a grid's question over its first column alone."""
    table = open_export(exports.csv_file(tmp_path / "s.csv", exports.surveymonkey()))
    grid = [heading for heading in table.headings if heading.part]
    assert [heading.part for heading in grid] == list(exports.STATEMENTS.values())
    assert grid[2].code == f"{exports.GRID} [My workload is safe and manageable]"
    assert table.headings[6].code == exports.COUNCIL
    assert table.headings[-1].code == "Anything else?"


def test_a_question_that_people_answer_in_their_own_words_is_open(tmp_path: Path) -> None:
    """SurveyMonkey says so in its second row. Nobody is grouped by it."""
    table = open_export(exports.csv_file(tmp_path / "s.csv", exports.surveymonkey()))
    assert table.headings[-1].kind is ColumnKind.OPEN


def test_code_and_question_are_told_apart(tmp_path: Path) -> None:
    """``G01Q02[SQ003]. Question [Statement]`` is both."""
    table = open_export(exports.csv_file(tmp_path / "l.csv", exports.limesurvey(heading="both")))
    own = table.headings[9]
    assert (own.code, own.part) == ("G01Q02[SQ003]", "My workload is safe and manageable")
    assert table.headings[0].code == "id"


def test_qualtrics_has_codes_above_and_questions_below(tmp_path: Path) -> None:
    """The first row names the column, and the second asks."""
    table = open_export(exports.csv_file(tmp_path / "q.csv", exports.qualtrics()))
    assert (table.headings[10].code, table.headings[10].part) == ("Q2_3", "My workload is safe and manageable")


def test_import_ids_are_no_questions(tmp_path: Path) -> None:
    """Two heading rows may be names and ImportIds."""
    rows = exports.qualtrics()
    table = open_export(exports.csv_file(tmp_path / "q.csv", [rows[0], *rows[2:]]))
    assert table.detected.heading_rows == 2
    assert {heading.wording for heading in table.headings} == {None}


def test_a_question_whose_blanks_were_replaced_is_no_code(tmp_path: Path) -> None:
    """LimeSurvey may write underscores for blanks."""
    rows = [[cell.replace(" ", "_") for cell in row] for row in exports.limesurvey(heading="full")]
    table = open_export(exports.csv_file(tmp_path / "l.csv", rows))
    assert table.platform.name == "limesurvey"
    assert table.headings[9].part == "My_workload_is_safe_and_manageable"


@pytest.mark.parametrize(
    "heading", ["Q2_3", "Q5_1_TEXT", "G01Q02[SQ001]", "grid/about_your_work/standard_3", "id"]
)
def test_a_code_is_no_question(heading: str) -> None:
    """It is named, and asks nothing that could be like an item."""
    assert {own.wording for platform in PLATFORMS for own in platform.headings([[heading]])} == {None}


def test_a_question_for_a_name_is_personal_whatever_its_code(tmp_path: Path) -> None:
    """Qualtrics calls it Q9, and Kobo puts a group in front."""
    rows = exports.qualtrics()
    rows[0][7], rows[1][7] = "Q9", "What is your email address?"
    table = open_export(exports.csv_file(tmp_path / "q.csv", rows))
    assert table.headings[7].kind is ColumnKind.PERSONAL
    (kobo,) = (platform for platform in PLATFORMS if platform.name == "kobo")
    assert kobo.headings([["about/full_name"]])[0].kind is ColumnKind.PERSONAL


def test_groups_are_a_path_in_front_of_a_name(tmp_path: Path) -> None:
    """Kobo's ``grid/standard_3``."""
    table = open_export(exports.csv_file(tmp_path / "k.csv", exports.kobo(), delimiter=";"))
    assert (table.headings[5].code, table.headings[5].part) == ("grid/standard_3", "standard_3")


def test_markup_is_no_part_of_a_question(tmp_path: Path) -> None:
    """Questions are written with bold words, and break over lines."""
    rows = exports.qualtrics()
    rows[1][10] = f"{exports.GRID} - <p>My <b>workload</b> is safe &amp;\nmanageable</p>"
    table = open_export(exports.csv_file(tmp_path / "q.csv", rows))
    assert table.headings[10].part == "My workload is safe & manageable"


@pytest.mark.parametrize("name", LAYOUTS)
def test_what_a_platform_writes_itself_is_nobodys_answer(name: str, tmp_path: Path) -> None:
    """Times, ids and addresses are told from questions."""
    rows, _, _ = LAYOUTS[name]
    table = open_export(exports.csv_file(tmp_path / "e.csv", rows))
    asked = [heading for heading in table.headings if heading.kind is ColumnKind.ASKED]
    assert len(asked) == len(exports.STATEMENTS) + 1


@pytest.mark.parametrize(
    "heading",
    [
        *("Email", "E-mail address", "What is your email address?", "Name", "Your full name", "Surname"),
        *("IP Address", "ipaddr", "Phone number", "Date of birth", "Home postcode", "Payroll number"),
        *("RecipientEmail", "LocationLatitude", "username"),
    ],
)
def test_a_personal_column_is_known(heading: str) -> None:
    """Whichever platform it comes from, if that writes such a column; and anywhere if its name says so."""
    assert any(platform.kind_of(heading) is ColumnKind.PERSONAL for platform in PLATFORMS)


@pytest.mark.parametrize(
    "heading",
    [
        *("Team name", "My manager knows my name and what I do", "I am reached by phone outside my hours"),
        *("Which council do you work for?", "Role", "I can name a mentor"),
    ],
)
def test_a_question_with_such_a_word_in_it_is_not_personal(heading: str) -> None:
    """A team's name is no person's."""
    assert {platform.kind_of(heading) for platform in PLATFORMS} == {ColumnKind.ASKED}


@pytest.mark.parametrize("said", ["Survey Preview", "1", "Survey Test", "2"])
def test_previews_are_nobodys_answers(said: str, tmp_path: Path) -> None:
    """Qualtrics tells them by their status, in words or as a number."""
    rows = exports.qualtrics()
    rows[3][2] = rows[7][2] = said
    table = open_export(exports.csv_file(tmp_path / "q.csv", rows))
    assert len(list(table.rows())) == 10
    assert len(list(table.every_row())) == 12


def test_a_platform_that_was_named_is_taken(tmp_path: Path) -> None:
    """And what the file looks like is told, if that is another."""
    file = exports.csv_file(tmp_path / "e.csv", exports.limesurvey())
    table = open_export(file, "microsoft-forms")
    assert table.platform.name == "microsoft-forms"
    assert [(own.code, own.severity) for own in table.problems] == [(Code.SURVEY_FILE, Severity.WARNING)]
    assert "looks like LimeSurvey" in table.problems[0].message


def test_a_platform_that_nobody_knows_is_refused(tmp_path: Path) -> None:
    """With the name that may have been meant."""
    file = exports.csv_file(tmp_path / "e.csv", exports.generic())
    with pytest.raises(DocumentError, match="Did you mean limesurvey") as caught:
        open_export(file, "lime-survey")
    assert caught.value.problems[0].code is Code.QUESTIONNAIRE
