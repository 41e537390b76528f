"""The reader takes back what people really send, and tells what it can't take."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest
from openpyxl.comments import Comment
from tests.strategies import EVERYTHING, KNOWN

from practicecheck.assessments import Answer, Assessment, Chosen, Flag, Mark, StreamEntry
from practicecheck.errors import DocumentError, Severity
from practicecheck.frameworks import FrameworkId, Period

HAWD = FrameworkId("how-are-we-doing@2016")
WITH_2A = Assessment(framework=HAWD, choices=(Chosen(choice="integration", option="2A"),))
ALL = Assessment(
    framework=EVERYTHING.id,
    choices=(Chosen(choice="form", option="A"), Chosen(choice="scale", option="extent")),
)


@pytest.fixture(scope="module")
def blank(books) -> bytes:
    return books.form(WITH_2A)


@pytest.fixture(scope="module")
def everything(books) -> bytes:
    return books.form(ALL, EVERYTHING)


def told(document, severity: Severity = Severity.ERROR) -> list:
    return [problem for problem in document.problems if problem.severity is severity]


@pytest.mark.parametrize(
    ("written", "score"),
    [
        (3, 3), (3.0, 3), ("3", 3), (" 3 ", 3), ("3 - to a good extent with room for further improvement", 3),
        ("3: To a good extent with room for further improvement", 3), ("not at all", 0),
        ("0 \u2013 not at all", 0),
    ],
)  # fmt: skip
def test_a_score_may_be_written_in_several_ways(books, blank: bytes, written: object, score: int) -> None:
    """As a number, as text, with its meaning: as long as it can mean one thing."""
    document = books.read(books.answered(blank, "1", {("q1-1", "Answer"): written}))
    assert document.document.by_item["q1-1"].score == score


@pytest.mark.parametrize(
    "written", [3.5, 7, "N/A", "3 or 4", "3 - but only in adults", "good", "-1", True, "3-4", "?"]
)
def test_what_could_mean_several_things_is_told_with_its_cell(books, blank: bytes, written: object) -> None:
    """It is never guessed at."""
    document = books.read(books.answered(blank, "1", {("q1-1", "Answer"): written}))
    assert document.document is None
    assert [problem.where for problem in told(document)] == ['sheet "1", cell D5']


@pytest.mark.parametrize("mark", ["X", "x", " X ", "not applicable", "Not applicable"])
def test_x_with_its_reason(books, blank: bytes, mark: str) -> None:
    """X stands in the answer, and why beside it."""
    reason = "Why X, or why it can't be answered"
    document = books.read(
        books.answered(blank, "1", {("q1-1", "Answer"): mark, ("q1-1", reason): "No such team"})
    )
    assert document.document.by_item["q1-1"] == Answer(item="q1-1", not_applicable="No such team")


@pytest.mark.parametrize("mark", ["can't answer", "Can\u2019t answer", "cannot answer"])
def test_that_it_cant_be_answered(books, blank: bytes, mark: str) -> None:
    """With whichever apostrophe a program puts in."""
    reason = "Why X, or why it can't be answered"
    document = books.read(
        books.answered(blank, "1", {("q1-1", "Answer"): mark, ("q1-1", reason): "Nobody knows"})
    )
    assert document.document.by_item["q1-1"].cannot_answer == "Nobody knows"


@pytest.mark.parametrize(
    ("answer", "reason", "code"),
    [("X", None, "PC201"), (None, "We have none", "PC202"), (3, "We have none", "PC202")],
)
def test_a_reason_and_an_x_belong_together(
    books, blank: bytes, answer: object, reason: str | None, code: str
) -> None:
    """One without the other is told, and not made up."""
    column = "Why X, or why it can't be answered"
    document = books.read(books.answered(blank, "1", {("q1-1", "Answer"): answer, ("q1-1", column): reason}))
    assert [problem.code.value for problem in told(document)] == [code]
    assert told(document)[0].where in ('sheet "1", cell D5', 'sheet "1", cell E5')


@pytest.mark.parametrize(
    ("name", "cells", "answer"),
    [
        ("people", {"Answer": 42}, {"number": 42}),
        ("people", {"Answer": "42 people"}, {"number": 42, "unit": "people"}),
        ("people", {"Answer": "12,345,678"}, None),
        ("people", {"Answer": "7,5"}, {"number": Decimal("7.5")}),
        ("people", {"Answer": "1,234"}, None),
        ("people", {"Answer": "about 40"}, None),
        ("cases", {"Answer": 12}, {"number": 12}),
        ("cases", {"Answer": "12%"}, {"percent": 12}),
        ("cases", {"Answer": 12, "Unit or period": "%"}, {"percent": 12}),
        ("leave", {"Answer": 3.5, "Unit or period": "days"}, {"number": Decimal("3.5"), "unit": "days"}),
        ("leave", {"Answer": 3}, None),
        ("share", {"Answer": 7.5}, {"percent": Decimal("7.5")}),
        ("share", {"Answer": "7.5 %"}, {"percent": Decimal("7.5")}),
        ("often", {"Answer": 2, "Unit or period": "month"}, {"times": 2, "per": Period.MONTH}),
        ("often", {"Answer": "3 times a week"}, {"times": 3, "per": Period.WEEK}),
        ("often", {"Answer": "now and then"}, None),
        ("policy", {"Answer": "Yes"}, {"answer": True}),
        ("policy", {"Answer": False}, {"answer": False}),
        ("policy", {"Answer": "perhaps"}, None),
        ("policy", {"Answer": 1}, None),
        ("kind", {"Answer": "Group"}, {"chosen": ("group",)}),
        ("kind", {"Answer": "one\ngroup"}, {"chosen": ("one", "group")}),
        ("kind", {"Answer": "one; group"}, {"chosen": ("one", "group")}),
        ("kind", {"Answer": "none of them"}, None),
        ("policy", {"Answer": "yes", "Flag": "Gap", "Why flagged": "For years"},
         {"answer": True, "flag": Flag(is_=Mark.GAP, why="For years")}),
        ("policy", {"Answer": "yes", "Comment": 2024}, {"answer": True, "comment": "2024"}),
        ("q1", {"Answer": 2, "Evidence, one a line": "Audit\n\n Survey "},
         {"score": 2, "evidence": ("Audit", "Survey")}),
    ],
)  # fmt: skip
def test_every_type_of_answer(books, everything: bytes, name: str, cells: dict, answer: dict | None) -> None:
    """Each is read where it can mean one thing, and told where it can't."""
    sheet = "views" if name == "q1" else "figures"
    filled = books.answered(everything, sheet, {(name, heading): value for heading, value in cells.items()})
    document = books.read(filled, KNOWN)
    if answer is None:
        assert document.document is None
        assert all(problem.where.startswith('sheet "') for problem in told(document))
    else:
        assert document.document.by_item[name] == Answer(item=name, **answer)


def test_a_percentage_that_excel_made_of_what_was_typed(books, everything: bytes) -> None:
    """Whoever types 7.5% leaves 0.075 in the cell, shown in percent."""

    def change(workbook) -> None:
        cell = workbook["figures"][books.place(workbook["figures"], "share")]
        cell.value, cell.number_format = 0.075, "0.0%"

    assert books.read(books.edited(everything, change), KNOWN).document.by_item["share"].percent == Decimal(
        "7.5"
    )


def test_a_share_that_may_have_been_meant_as_a_percentage_is_told(books, everything: bytes) -> None:
    """0.075 without a percent sign is taken at its word, and asked about."""
    document = books.read(books.answered(everything, "figures", {("share", "Answer"): 0.075}), KNOWN)
    assert document.document.by_item["share"].percent == Decimal("0.075")
    assert "7.5%" in told(document, Severity.WARNING)[0].remedy


def test_lists_and_sources_have_rows(books, everything: bytes) -> None:
    """A numbered row for each; blank rows between are no entries."""
    filled = books.answered(
        everything,
        "figures",
        {
            ("blocks [1]", "In your words"): "Panels",
            ("blocks [3]", "In your words"): "Travel",
            ("heard [2]", "Source"): "Survey",
            ("heard [2]", "What the source says"): "Too many forms",
            ("heard [2]", "Source from"): date(2026, 4, 1),
        },
    )
    document = books.read(filled, KNOWN).document
    assert document.by_item["blocks"].entries == ("Panels", "Travel")
    source = StreamEntry(what="Survey", says="Too many forms", from_=date(2026, 4, 1))
    assert document.by_item["heard"].stream == (source,)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        (date(2026, 4, 1), date(2026, 4, 1)), (datetime(2026, 4, 1), date(2026, 4, 1)),  # noqa: DTZ001
        ("2026-04-01", date(2026, 4, 1)), ("1 April 2026", date(2026, 4, 1)), ("30/04/2026", date(2026, 4, 30)),
        ("01/04/2026", None), ("04/30/2026", None), ("spring", None), (2026, None),
    ],
)  # fmt: skip
def test_days(books, blank: bytes, written: object, day: date | None) -> None:
    """A day is read where day and month can't be mixed up."""
    document = books.read(books.answered(blank, "Cover", {("capture/from", "Answer"): written}))
    if day is None:
        assert [problem.code.value for problem in told(document)] == ["PC212"]
    else:
        assert document.document.capture.from_ == day


def test_the_cover_is_read(books, blank: bytes) -> None:
    """Who answers, how the data were collected, and who was in the room."""
    cells = {
        "about/unit": "East",
        "capture/basis": "WTE",
        "capture/sources": "HR\nAudit",
        "room/practitioner": 4,
    }
    document = books.read(books.answered(blank, "Cover", {(n, "Answer"): v for n, v in cells.items()})).document
    assert document.unit == "East"
    assert document.capture.basis.value == "wte"
    assert document.capture.sources == ("HR", "Audit")
    assert document.room[0].people == 4


# --- what people do to forms --------------------------------------------------------------------


def rebuilt(sheet) -> None:
    """Take the protection and the merges off, so that openpyxl can move what people move by hand."""
    for merged in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(merged))


def renamed(workbook) -> None:
    for n, sheet in enumerate(workbook.worksheets):
        sheet.title = f"Our sheet {n}"


def shuffled(workbook) -> None:
    workbook.move_sheet("1", offset=-2)


def more_columns(workbook) -> None:
    rebuilt(workbook["1"])
    workbook["1"].insert_cols(1, amount=3)
    workbook["1"].insert_cols(7)


def more_rows(workbook) -> None:
    rebuilt(workbook["1"])
    workbook["1"].insert_rows(1, amount=4)
    workbook["1"].insert_rows(10)


def hidden(workbook) -> None:
    workbook["1"].row_dimensions[5].hidden = True
    workbook["2A"].sheet_state = "hidden"


def other_headings(workbook) -> None:
    sheet = workbook["1"]
    for cell in sheet[4]:
        cell.value = {"Answer": "YOUR ANSWER", "In your words": "Narrative", "Item": "Ref."}.get(
            cell.value, cell.value
        )


def ids_with_dashes(workbook) -> None:
    for row in workbook["1"].iter_rows(min_row=5, max_col=1):
        row[0].value = row[0].value and str(row[0].value).replace("-", "\u2011").upper()


def copied(workbook) -> None:
    workbook.copy_worksheet(workbook["1"]).title = "1 (2)"


def moved_column(workbook) -> None:
    sheet = workbook["1"]
    rebuilt(sheet)
    for row in range(4, 10):
        sheet.cell(row, 30).value = sheet.cell(row, 4).value
        sheet.cell(row, 4).value = None


@pytest.mark.parametrize(
    "change",
    [renamed, shuffled, more_columns, more_rows, hidden, other_headings, ids_with_dashes, copied, moved_column],
)
def test_answers_are_found_wherever_they_stand(books, blank: bytes, change) -> None:
    """By the words of the headings and the ids beside the questions."""
    filled = books.answered(
        blank, "1", {("q1-1", "Answer"): 3, ("q1-1", "In your words"): "Heard", ("q1-2", "Answer"): 1}
    )
    document = books.read(books.edited(filled, change))
    assert told(document) == []
    assert document.document.by_item["q1-1"] == Answer(item="q1-1", score=3, narrative="Heard")
    assert document.document.by_item["q1-2"].score == 1


def test_a_merged_id_holds_its_rows_together(books, blank: bytes) -> None:
    """An answer one row below, beside an id that is merged over both, is its answer."""

    def change(workbook) -> None:
        sheet = workbook["1"]
        for row in range(6, 30):
            for column in range(1, 20):
                if (row, column) == (6, 4):
                    sheet.cell(row, column).value = 3
                elif type(sheet.cell(row, column)).__name__ == "Cell":
                    sheet.cell(row, column).value = None
        sheet.merge_cells("A5:A6")

    document = books.read(books.edited(blank, change))
    assert document.document.by_item["q1-1"].score == 3


def test_an_answer_merged_over_two_questions_counts_for_the_first_and_is_told(books, blank: bytes) -> None:
    """Nobody knows whether it was meant for both."""
    filled = books.answered(blank, "1", {("q1-1", "Answer"): 3})
    document = books.read(books.edited(filled, lambda workbook: workbook["1"].merge_cells("D5:D6")))
    assert document.document.by_item["q1-1"].score == 3
    assert "q1-2" not in document.document.by_item
    assert "merged with one above" in told(document, Severity.WARNING)[0].message


def test_two_rows_that_differ_are_told(books, blank: bytes) -> None:
    """Two answers to one question, and nobody knows which is true; two that are equal are one."""
    filled = books.edited(books.answered(blank, "1", {("q1-1", "Answer"): 3}), copied)
    assert told(books.read(filled)) == []
    document = books.read(books.answered(filled, "1 (2)", {("q1-1", "Answer"): 2}))
    (problem,) = told(document)
    assert (problem.code.value, problem.where) == ("PC106", 'sheet "1 (2)", cell D5')


def test_a_question_that_is_not_asked_is_told_with_what_was_meant(books, blank: bytes) -> None:
    """An id with a slip is not passed over."""

    def change(workbook) -> None:
        workbook["1"]["A5"].value = "q1-11"
        workbook["1"]["D5"].value = 3

    (problem,) = told(books.read(books.edited(blank, change)))
    assert (problem.code.value, problem.where) == ("PC117", 'sheet "1", cell A5')
    assert problem.remedy == "Did you mean q1-1?"


def test_what_stands_beside_the_form_is_told(books, blank: bytes) -> None:
    """Text, notes on cells, and answers in locked cells: each with its place, none passed over."""

    def change(workbook) -> None:
        workbook["1"]["Z40"].value = "Ask Jo about this"
        workbook["Cover"]["H3"].value = 12
        workbook["1"]["B5"].value = "Our own wording?"
        workbook["Kept"]["A60"].value = "A secret thought"
        workbook["Scores"]["K2"].value = "Too low!"
        workbook["1"]["D5"].comment = Comment("Was it not 2?", "A reader")

    document = books.read(books.edited(blank, change))
    assert document.document is not None
    assert sorted(problem.where for problem in told(document, Severity.WARNING)) == [
        'sheet "1", cell B5',
        'sheet "1", cell D5',
        'sheet "1", cell Z40',
        'sheet "Cover", cell H3',
        'sheet "Kept", cell A60',
        'sheet "Scores", cell K2',
    ]


def test_many_strays_are_counted(books, blank: bytes) -> None:
    """A foreign table in the workbook does not drown everything else."""

    def change(workbook) -> None:
        for row in range(1, 500):
            workbook.worksheets[0].cell(row + 200, 9).value = f"stray {row}"

    warnings = told(books.read(books.edited(blank, change)), Severity.WARNING)
    assert len(warnings) == 101
    assert any("399 more cells" in problem.message for problem in warnings)


def test_what_has_no_cell_is_kept(books) -> None:
    """Ballots and perspectives of one's own come back though no cell shows them, beside what was changed."""
    given = books.example("how-are-we-doing-northshire")
    filled = books.answered(books.form(given), "1", {("q1-1", "Answer"): 4})
    answer = books.read(filled).document.by_item["q1-1"]
    assert answer.score == 4
    assert answer.ballots == given.by_item["q1-1"].ballots


def test_what_was_deleted_is_deleted(books) -> None:
    """An emptied cell takes its value out of the document."""
    filled = books.answered(
        books.form(books.example("how-are-we-doing-northshire")),
        "1",
        {("q1-2", "In your words"): None, ("section/1/priorities [2]", "In your words"): None},
    )
    document = books.read(filled).document
    assert document.by_item["q1-2"].narrative is None
    assert document.section("1").priorities == ("Settle who leads mental health social work at senior level",)


def test_a_sheet_that_is_gone_takes_nothing_with_it(books) -> None:
    """What was answered before is kept, and the loss of the sheet is told."""
    given = books.example("how-are-we-doing-northshire")

    def change(workbook) -> None:
        del workbook["3"]

    document = books.read(books.edited(books.form(given), change))
    assert document.document == given
    assert any("q3-1 has no cell any more" in problem.message for problem in told(document, Severity.WARNING))


@pytest.mark.parametrize(
    "text", ["1/1 {", "1/2 {}", "1/1 []", '1/1 {"practicecheck": "plan/1"}', "1/1 " + "[" * 20_000]
)
def test_a_kept_copy_that_was_changed_is_told(books, blank: bytes, text: str) -> None:
    """The cells are read all the same."""

    def change(workbook) -> None:
        workbook["Kept"]["A4"].value = text
        workbook["1"]["D5"].value = 3

    document = books.read(books.edited(blank, change))
    assert document.document.by_item["q1-1"].score == 3
    assert any("kept when the form was made" in problem.message for problem in told(document, Severity.WARNING))


def test_a_formula_gives_the_value_that_was_shown(books, rows) -> None:
    """What Excel worked out is read; it is never worked out again."""
    framework = books.catalogue[HAWD]
    cell = "<c><f>1+2</f><v>3</v></c>"
    data = books.sheet(rows(("Item", "Answer"), ("q1-1", cell)))
    assert books.read(data, framework=framework).document.by_item["q1-1"].score == 3


@pytest.mark.parametrize(
    "cell",
    [
        "<c><f>1+2</f></c>",
        '<c t="e"><v>#REF!</v></c>',
        '<c t="s"><v>99</v></c>',
        "<c><v>three</v></c>",
        "<c><v>1e999</v></c>",
        '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>',
    ],
)
def test_a_cell_without_a_value_is_told(books, rows, cell: str) -> None:
    """A broken formula is not a blank."""
    document = books.read(
        books.sheet(rows(("Item", "Answer"), ("q1-1", cell))), framework=books.catalogue[HAWD]
    )
    assert document.document is None
    assert told(document)[0].where == 'sheet "Form", cell B2'


def test_a_table_of_ones_own_is_read(books, rows) -> None:
    """Ids and answers are enough, if whoever imports it names the framework."""
    data = books.sheet(rows(("ID", "Score", "Comments"), ("q1-1", 3, "Fine"), ("q1-2", "X", None)))
    document = books.read(data, framework=books.catalogue[HAWD])
    assert [problem.code.value for problem in told(document)] == ["PC201"]
    data = books.sheet(rows(("ID", "Score", "Comments"), ("q1-1", 3, "Fine")))
    document = books.read(data, framework=books.catalogue[HAWD])
    assert document.document.by_item["q1-1"] == Answer(item="q1-1", score=3, comment="Fine")


def test_a_workbook_that_does_not_say_what_it_answers(books, rows) -> None:
    """It says what to do."""
    with pytest.raises(DocumentError, match="--framework"):
        books.read(books.sheet(rows(("Item", "Answer"), ("q1-1", 3))))


def test_a_workbook_without_a_form(books, rows) -> None:
    """Another table is not taken for answers."""
    with pytest.raises(DocumentError, match="no sheet of it has a heading"):
        books.read(books.sheet(rows(("Name", "Salary"), ("A", 3))), framework=books.catalogue[HAWD])


def test_an_edition_that_is_not_known(books, blank: bytes) -> None:
    """The nearest name is suggested, and the cell told."""
    filled = books.answered(blank, "Cover", {("form/framework", "Answer"): "how-are-we-doin@2016"})
    with pytest.raises(DocumentError, match="Did you mean how-are-we-doing@2016"):
        books.read(filled)


def test_another_wording_is_told(books, blank: bytes) -> None:
    """The digest on the cover says which questions were answered."""
    filled = books.answered(blank, "Cover", {("form/digest", "Answer"): "sha256:0"})
    assert [problem.code.value for problem in told(books.read(filled))] == ["PC119"]
