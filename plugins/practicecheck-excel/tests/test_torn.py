"""Forms that come back torn: columns, headings, sheets and ids gone. No answer goes without a word."""

from __future__ import annotations

import pytest

from practicecheck.assessments import Answer, Assessment, Chosen
from practicecheck.errors import Severity
from practicecheck.frameworks import FrameworkId

HAWD = FrameworkId("how-are-we-doing@2016")


@pytest.fixture(scope="module")
def given(books) -> Assessment:
    return books.example("how-are-we-doing-northshire")


@pytest.fixture(scope="module")
def full(books, given: Assessment) -> bytes:
    return books.form(given)


@pytest.fixture(scope="module")
def blank(books) -> bytes:
    return books.form(Assessment(framework=HAWD, choices=(Chosen(choice="integration", option="2A"),)))


def told(document, *severities: Severity) -> list:
    return [problem for problem in document.problems if problem.severity in severities]


def apart(sheet) -> None:
    for merged in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(merged))


def without_answers(workbook) -> None:
    sheet = workbook["1"]
    apart(sheet)
    sheet.delete_cols(next(cell.column for cell in sheet[4] if cell.value == "Answer"))


def test_a_column_that_was_deleted_takes_no_answer_with_it(books, given: Assessment, full: bytes) -> None:
    """The column Answer is gone, and the column beside it with reasons still stands: the answers are kept."""
    document = books.read(books.edited(full, without_answers))
    assert document.document == given
    kept = told(document, Severity.WARNING)
    assert [problem.where for problem in kept] == [f'sheet "1", row {row}' for row in (5, 6, 7, 8)]
    assert "score of q1-1 has no cell any more" in kept[0].message


def test_a_change_beside_a_column_that_was_deleted_is_not_taken_by_half(books, full: bytes) -> None:
    """What goes with the lost column was changed: nobody knows what the whole was meant to be."""

    def change(workbook) -> None:
        without_answers(workbook)
        workbook["1"][
            books.place(workbook["1"], "q1-1", "Why X, or why it can't be answered")
        ].value = "We left"

    document = books.read(books.edited(full, change))
    assert document.document is None
    (problem,) = told(document, Severity.ERROR)
    assert (problem.code.value, problem.where) == ("PC116", 'sheet "1", cell D5')
    assert "the column Answer is gone" in problem.message


def without_headings(workbook) -> None:
    apart(workbook["1"])
    workbook["1"].delete_rows(4)


def without_ids(workbook) -> None:
    apart(workbook["1"])
    workbook["1"].delete_cols(1)


@pytest.mark.parametrize(("change", "cell"), [(without_headings, "D4"), (without_ids, "C5")])
def test_a_sheet_of_answers_that_nobody_can_place_is_one_error(books, blank: bytes, change, cell: str) -> None:
    """One message for the sheet with what to do, and no document without its answers."""
    filled = books.answered(blank, "1", {("q1-1", "Answer"): 3, ("q1-2", "In your words"): "Heard"})
    document = books.read(books.edited(filled, change))
    assert document.document is None
    (problem,) = told(document, Severity.ERROR, Severity.WARNING)
    assert problem.where == f'sheet "1", cell {cell}'
    assert "can't be put to any of them" in problem.message


def test_a_page_without_headings_on_which_nothing_was_written_is_nothing_to_tell(books, blank: bytes) -> None:
    """Its texts are all our own."""
    document = books.read(books.edited(blank, without_headings))
    assert told(document, Severity.ERROR, Severity.WARNING) == []


def test_a_formula_beside_no_question_is_told(books, rows) -> None:
    """The id of its row was deleted: what it gives may have been an answer."""
    data = books.sheet(
        rows(("Item", "Answer"), ("q1-1", 2), (None, "<c><f>1+2</f><v>3</v></c>"), ("q1-2", 1)),
    )
    (problem,) = told(books.read(data, framework=books.catalogue[HAWD]), Severity.WARNING)
    assert problem.where == 'sheet "Form", cell B3'


def test_an_id_that_a_formula_gives_is_no_less_wrong(books, rows) -> None:
    """It names nothing that is asked, and an answer stands beside it."""
    item = '<c t="str"><f>Old!A1</f><v>q9-9</v></c>'
    data = books.sheet(rows(("Item", "Answer"), ("q1-1", 2), (item, 3)))
    document = books.read(data, framework=books.catalogue[HAWD])
    (problem,) = told(document, Severity.ERROR)
    assert (problem.code.value, problem.where) == ("PC117", 'sheet "Form", cell A3')


def test_a_formula_that_comes_to_no_text_is_a_blank(books, rows) -> None:
    """It was worked out, and shows nothing."""
    cell = '<c t="str"><f>IF(1,"")</f><v></v></c>'
    data = books.sheet(rows(("Item", "Answer"), ("q1-1", cell), ("q1-2", 1)))
    document = books.read(data, framework=books.catalogue[HAWD]).document
    assert document.answers == (Answer(item="q1-2", score=1),)


@pytest.mark.parametrize("title", ["Kept", "Scores"])
def test_rows_and_columns_before_what_the_form_keeps_change_nothing(
    books, given: Assessment, full: bytes, title: str
) -> None:
    """Somebody put a row and a column in before everything on a sheet that is not filled in."""

    def change(workbook) -> None:
        apart(workbook[title])
        workbook[title].insert_rows(1)
        workbook[title].insert_cols(1)

    document = books.read(books.edited(full, change))
    assert document.document == given
    assert told(document, Severity.WARNING) == []


def without_kept(workbook) -> None:
    del workbook["Kept"]


def test_ballots_that_went_with_the_sheet_kept_are_told(books, full: bytes) -> None:
    """Whoever deleted it may have known; whoever reads the form should, too."""
    document = books.read(books.edited(full, without_kept))
    assert document.document.by_item["q1-1"].ballots == ()
    (problem,) = told(document, Severity.WARNING)
    assert "the sheet Kept is gone, and what single raters gave with it" in problem.message


def test_a_form_without_ballots_can_do_without_the_sheet_kept(books, blank: bytes) -> None:
    """It is told in passing."""
    document = books.read(books.edited(blank, without_kept))
    assert told(document, Severity.WARNING) == []
    assert any("the sheet Kept is gone;" in problem.message for problem in document.problems)


def test_a_form_without_its_cover_says_what_it_answers_all_the_same(
    books, given: Assessment, full: bytes
) -> None:
    """What was kept when it was made names the framework."""

    def change(workbook) -> None:
        del workbook["Cover"]

    assert books.read(books.edited(full, change)).document == given


@pytest.mark.parametrize("written", ["three", 3.5, -1, "3 (mostly)", True, "n/a", "3%", "2 or 3"])
def test_what_is_no_point_is_told_in_the_words_of_the_form(books, blank: bytes, written: object) -> None:
    """The next step names what can be written in the cell, and no key of a text file."""
    document = books.read(books.answered(blank, "1", {("q1-1", "Answer"): written}))
    (problem,) = told(document, Severity.ERROR)
    assert (problem.code.value, problem.where) == ("PC204", 'sheet "1", cell D5')
    assert problem.remedy == "Write 0, 1, 2, 3, 4, X or can't answer; words go into the columns beside it."


def test_a_missing_reason_is_asked_for_in_its_column(books, blank: bytes) -> None:
    """An X alone says nothing of why."""
    document = books.read(books.answered(blank, "1", {("q1-1", "Answer"): "X"}))
    (problem,) = told(document, Severity.ERROR)
    assert (problem.code.value, problem.where) == ("PC201", 'sheet "1", cell D5')
    assert problem.remedy.endswith("in the column Why X, or why it can't be answered.")


@pytest.mark.parametrize("text", ["_xD83D_", "_xD83D__xDE00_", "_xdfff_ more"])
def test_half_a_character_stays_as_it_is_written(books, rows, text: str) -> None:
    """What looks like an escaped half of a character is none."""
    data = books.sheet(rows(("Item", "Answer", "In your words"), ("q1-1", 3, text)))
    document = books.read(data, framework=books.catalogue[HAWD])
    assert document.document.by_item["q1-1"].narrative == text
