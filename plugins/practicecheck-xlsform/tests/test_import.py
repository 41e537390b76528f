"""Exports as people send them: what is read, what is told, and what is refused."""

from __future__ import annotations

from decimal import Decimal

import pytest
import xlsform_phone as phone
from tests.strategies import EVERYTHING, HAWD, STEPS
from xlsform_reading import ABOUT, IMPORTERS, chosen, form_of, one, read, table, told

from practicecheck.assessments import Assessment
from practicecheck.errors import Code, DocumentError, Severity
from practicecheck.exchange import ImportedFile
from practicecheck.frameworks import Period
from practicecheck_xlsform import practicecheck_contract
from practicecheck_xlsform.submissions import MOST_BYTES, MOST_SUBMISSIONS


def test_each_submission_is_a_document_of_its_own() -> None:
    """It is named by the number that the survey tool gave it, or by its row."""
    found = read(table({**ABOUT, "_id": "41", "q1_1": "3"}, {**ABOUT, "_id": "", "q1_1": "0"}))
    assert [own.name for own in found] == ["41", "row-3"]
    assert [own.document.by_item["q1-1"].score for own in found] == [3, 0]


@pytest.mark.parametrize("heading", ["_uuid", "meta/instanceID", "meta-instanceID", "KEY"])
def test_a_submission_is_named_by_whichever_number_there_is(heading) -> None:
    """KoboToolbox and ODK Central call it by different names."""
    (found,) = read(table({**ABOUT, heading: "uuid:5f2a", "q1_1": "3"}))
    assert found.name == "5f2a"


def test_a_submission_that_stands_there_twice_is_told() -> None:
    """Two documents of one submission would count twice."""
    first, second = read(table({**ABOUT, "_id": "1", "q1_1": "3"}, {**ABOUT, "_id": "1", "q1_1": "3"}))
    assert not told(first)
    (problem,) = told(second)
    assert problem.code is Code.ROW_TWICE
    assert problem.where == "row 3"


@pytest.mark.parametrize(
    ("written", "score"),
    [
        ("3", 3),
        ("3 - to a good extent with room for further improvement", 3),
        ("3  -  TO A GOOD EXTENT with room for further improvement", 3),
    ],
)
def test_a_point_may_be_its_value_or_its_label(written, score) -> None:
    """An export holds the one or the other."""
    assert one(q1_1=written).document.by_item["q1-1"].score == score


def test_a_label_that_matches_nothing_is_told_with_what_was_meant() -> None:
    """A slip of whoever has edited the export."""
    found = one(q1_1="3 - to a good extend with room for further improvement")
    (problem,) = told(found)
    assert problem.code is Code.OFF_SCALE
    assert problem.remedy == "Did you mean 3 - to a good extent with room for further improvement?"
    assert problem.where == "row 2, column q1_1"


def test_every_fault_of_a_value_says_its_row_and_column() -> None:
    """The library reads strictly, and tells the place in the export."""
    found = one(**{"form-section-workforce/workforce_15": "no", "form-section-workforce/workforce_16": "yes"})
    (problem,) = told(found)
    assert problem.code is Code.CONDITION_NOT_MET
    assert problem.where == "row 2, column form-section-workforce/workforce_16"


def test_a_column_that_nobody_knows_is_told_where_it_says_something() -> None:
    """Nothing is dropped without a word; an empty column says nothing."""
    found = one(q1_9="3", q1_8="", q1_1="2")
    (problem,) = told(found)
    assert problem.code is Code.NO_SUCH_COLUMN
    assert problem.severity is Severity.WARNING
    assert '"3" was left out' in problem.message
    assert problem.where == "row 2, column q1_9"
    assert found.document.by_item["q1-1"].score == 2


@pytest.mark.parametrize(
    "heading",
    ["_id", "_tags", "start", "end", "__version__", "meta/instanceName", "SubmissionDate", "formhub/uuid"],
)
def test_what_the_survey_tool_adds_is_no_answer(heading) -> None:
    """Its own columns are left aside."""
    assert not told(one(**{heading: "something", "q1_1": "2"}))


def test_two_columns_for_one_question_are_refused() -> None:
    """Nobody knows which of them is true."""
    with pytest.raises(DocumentError) as caught:
        one(**{"q1_1": "3", "form-section-_1/q1_1": "2"})
    assert caught.value.problems[0].code is Code.COLUMN_TWICE


def test_a_reason_stands_for_the_missing_answer() -> None:
    """X and "cannot answer" are kept with the reason."""
    found = one(
        **{"q1_1": "X", "q1_1-why": "No night service", "q1_2": "cannot_answer", "q1_2-why": "Nobody knows"}
    )
    assert found.document.by_item["q1-1"].not_applicable == "No night service"
    assert found.document.by_item["q1-2"].cannot_answer == "Nobody knows"


def test_a_missing_reason_is_told() -> None:
    """X without a reason is no answer."""
    (problem,) = told(one(q1_1="X"))
    assert problem.code is Code.NO_REASON
    assert problem.where == "row 2, column q1_1"


def test_a_reason_without_a_missing_answer_is_told() -> None:
    """Somebody changed the point afterwards."""
    (problem,) = told(one(**{"q1_1": "3", "q1_1-why": "No night service"}))
    assert "it is the reason for an answer that is not missing" in problem.message


@pytest.mark.parametrize(
    ("written", "number"),
    [("12", 12), ("12.5", Decimal("12.5")), ("12,5", Decimal("12.5")), ("+3", 3), ("0", 0)],
)
def test_numbers_are_read_as_they_are_written(written, number) -> None:
    """A comma before the decimals comes from a spreadsheet of another country."""
    assert one(**{"form-basis": "wte", "workforce_1": written}).document.by_item["workforce-1"].number == number


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("about 12", Code.NOT_A_NUMBER),
        ("1e3", Code.NOT_A_NUMBER),
        ("NaN", Code.NOT_A_NUMBER),
        ("1,234", Code.TWO_MEANINGS),
        ("١٢", Code.NOT_A_NUMBER),
        ("9" * 60, Code.NOT_A_NUMBER),
        ("-4", Code.BELOW_LEAST),
        ("'-4", Code.BELOW_LEAST),
    ],
)
def test_what_is_no_number_is_told(written, code) -> None:
    """A figure is never guessed."""
    assert code in [problem.code for problem in told(one(workforce_1=written))]


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+44 20", "-", "@home"])
def test_the_apostrophe_of_an_exporter_is_taken_off(text) -> None:
    """It keeps a spreadsheet from running the text, and is none of the team's words."""
    assert one(**{"form-note": f"'{text}"}).document.note == text


@pytest.mark.parametrize("text", ["'single'--- a", "'", "''", "it's", "'quoted'"])
def test_an_apostrophe_of_the_team_s_own_stays(text) -> None:
    """Only one that stands before the sign of a formula, at the beginning, is an exporter's."""
    assert one(**{"form-note": text}).document.note == text


def test_a_date_that_a_spreadsheet_has_turned_round_is_told() -> None:
    """Whether 4 May or 5 April is meant, nobody knows."""
    (problem,) = told(one(**{"form-from": "04/05/2026"}))
    assert problem.code is Code.NOT_A_DATE
    assert problem.where == "row 2, column form-from"


def test_lists_close_up_over_blanks() -> None:
    """A blank between two entries is no entry, and each place is still told."""
    about = {**ABOUT, "form-framework": EVERYTHING.id, "form-choice-integration": ""}
    (found,) = read(table({**about, "blocks": "one", "blocks-entry-3": "three"}))
    assert found.document.by_item["blocks"].entries == ("one", "three")


def test_several_options_are_read_from_one_column_or_from_many() -> None:
    """By their words, by their labels, or by a column of 1 and 0 for each."""
    about = {"form-framework": EVERYTHING.id}
    for cells in (
        {"kind": "one group"},
        {"kind": "One to one Group"},
        {"kind/one": "1", "kind/group": "True"},
        {"kind": "one group", "kind/one": "1", "kind/group": "1"},
    ):
        (found,) = read(table({**about, **cells}))
        assert found.document.by_item["kind"].chosen == ("one", "group")
        assert not told(found)
    (found,) = read(table({**about, "kind/one": "perhaps"}))
    assert told(found)[0].code is Code.UNKNOWN_OPTION


def test_the_framework_is_the_one_that_the_form_says() -> None:
    """Submissions of two forms in one table are each held against their own."""
    first, second = read(
        table(
            {"form-framework": HAWD.id, "q1_1": "3"},
            {"form-framework": STEPS.id, "step_8a": "1", "step_8a-per": "month"},
        )
    )
    assert first.document.framework == HAWD.id
    assert second.document.by_item["step-8a"].per is Period.MONTH


def test_a_table_that_says_no_framework_needs_one() -> None:
    """Whoever exported without the calculated columns names it."""
    with pytest.raises(DocumentError) as caught:
        read(table({"q1_1": "3"}))
    assert caught.value.problems[0].code is Code.UNKNOWN_FRAMEWORK
    (found,) = read(table({"q1_1": "3"}), framework=HAWD)
    assert found.document.by_item["q1-1"].score == 3


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"form-framework": "how-are-we-doing@2061"}, Code.UNKNOWN_FRAMEWORK),
        ({"form-framework": HAWD.id, "form-kind": "plan/1"}, Code.UNKNOWN_KIND),
    ],
)
def test_what_no_form_of_ours_says_is_refused(cells, code) -> None:
    """It was edited, or is some other survey's."""
    with pytest.raises(DocumentError) as caught:
        read(table({**cells, "q1_1": "3"}))
    assert caught.value.problems[0].code is code


def test_another_wording_is_told() -> None:
    """A submission says which wording was on the phone."""
    found = one(**{"form-digest": "sha256:0", "q1_1": "3"})
    assert Code.DIGEST in [problem.code for problem in told(found)]


def test_perspectives_in_the_room_are_counted() -> None:
    """Their names have blanks, and their columns have none."""
    found = one(**{"form-room-person_using_services": "2", "form-room-AMHP": "1"})
    assert {own.perspective: own.people for own in found.document.room} == {
        "person using services": 2,
        "AMHP": 1,
    }


def test_a_perspective_of_the_team_s_own_comes_back() -> None:
    """It was declared in the file from which the form was made."""
    form = form_of(HAWD, perspectives=("night staff",), **chosen(integration="2A"))
    kept = phone.submitted(form, {"form-room-night_staff": "3"})
    (found,) = read(phone.exported(form, [kept]))
    assert {own.perspective: own.people for own in found.document.room} == {"night staff": 3}


def test_a_rater_without_a_code_has_the_submission_s_number() -> None:
    """Nobody's name is needed, and the same export gives the same codes again."""
    cells = {"form-kind": "ballots/1", "form-framework": HAWD.id, "form-perspective": "AMHP", "q1_1": "X"}
    (found,) = read(table({**cells, "_id": "77"}))
    assert found.document.rater == "s77"
    assert [(vote.item, vote.point) for vote in found.document.ballots] == [("q1-1", "X")]


def test_a_team_s_form_is_no_ballot() -> None:
    """Who asks for ballots is told that these are none."""
    with pytest.raises(DocumentError) as caught:
        read(table({**ABOUT, "q1_1": "3"}), "kobo-ballots")
    assert caught.value.problems[0].code is Code.OTHER_FORM


def test_ballots_without_the_form_s_own_columns_are_read_by_name() -> None:
    """The importer says that they are ballots, and the command which framework they are on."""
    (found,) = read(table({"form-perspective": "AMHP", "q1_1": "2"}), "kobo-ballots", HAWD)
    assert found.document.perspective == "AMHP"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n\n",
        b"PK\x03\x04workbook",
        b"\x00\x01\x02",
        b'"never closed\n1,2\n',
        b"a,b\n1,2,3\n",
        b"a\n\x1b[31m\n",
    ],
)
def test_what_is_no_table_is_refused(data) -> None:
    """Each for its reason, and none with a traceback."""
    with pytest.raises(DocumentError):
        read(data, framework=HAWD)


def test_a_table_of_headings_alone_has_no_document() -> None:
    """Nobody has answered yet."""
    assert read(b"form-framework,q1_1\n") == ()


def test_too_many_submissions_are_refused_before_any_is_read() -> None:
    """A hundred thousand documents are no import."""
    data = b"form-framework,q1_1\n" + f"{HAWD.id},3\n".encode() * 100_000
    with pytest.raises(DocumentError) as caught:
        IMPORTERS["kobo-csv"].read(ImportedFile(name="all.kobo.csv", data=data), {HAWD.id: HAWD})
    (problem,) = caught.value.problems
    assert problem.code is Code.TOO_LARGE
    assert f"{MOST_SUBMISSIONS:,}" in problem.message


def test_a_table_of_ever_other_forms_is_refused() -> None:
    """An export is of one form; one that was made up could ask for thousands to be built."""
    rows = [{"form-framework": HAWD.id, "form-perspectives": f"voice-{n}", "q1_1": "3"} for n in range(500)]
    with pytest.raises(DocumentError) as caught:
        read(table(*rows))
    assert caught.value.problems[0].code is Code.TOO_LARGE


@pytest.mark.parametrize("written", [".d800.", ".0.", ".1b.", ".110000.", f".{'f' * 5000}.", "..", ". .", "'"])
def test_a_word_that_stands_for_no_text_breaks_nothing(written) -> None:
    """What can be no perspective is told, or read as it stands; no part of it reaches a terminal."""
    cells = {"form-kind": "ballots/1", "form-framework": HAWD.id, "form-perspective": written, "q1_1": "2"}
    (found,) = read(table(cells))
    for problem in found.problems:
        assert str(problem).replace("\n", "").isprintable()
    assert found.document is None or found.document.perspective.isprintable()


def test_a_file_that_is_too_large_is_refused_unread() -> None:
    """Its bytes are counted first."""
    with pytest.raises(DocumentError) as caught:
        read(b"x" * (MOST_BYTES + 1))
    assert caught.value.problems[0].code is Code.TOO_LARGE


def test_an_old_encoding_is_told() -> None:
    """A spreadsheet saved it so; names with accents may be wrong."""
    (found,) = read(table({**ABOUT, "form-unit": "Café"}).decode().encode("windows-1252"))
    assert isinstance(found.document, Assessment)
    assert found.document.unit == "Café"
    assert Code.OLD_ENCODING in [problem.code for problem in found.problems]


def test_the_plugin_says_which_contract_it_keeps() -> None:
    """The host needs to know."""
    assert practicecheck_contract == 1
