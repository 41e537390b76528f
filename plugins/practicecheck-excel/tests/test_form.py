"""The form: what it asks, how it takes it, and how it looks on paper."""

from __future__ import annotations

import subprocess
import sys
from io import BytesIO

import attrs
import openpyxl
import pytest
from tests.strategies import EVERYTHING, an_item

from practicecheck.assessments import Answer, Assessment, Chosen
from practicecheck.frameworks import FrameworkId, TakesScore
from practicecheck.scoring import Half, Rounding, Totalling

HAWD = FrameworkId("how-are-we-doing@2016")
BUILT_IN = (
    "how-are-we-doing@2016",
    "employer-standards@2014",
    "employer-standards@2020",
    "social-work-health-check@2009",
)


def blank(framework: str = HAWD, **choices: str) -> Assessment:
    return Assessment(
        framework=FrameworkId(framework),
        choices=tuple(Chosen(choice=name, option=option) for name, option in choices.items()),
    )


def opened(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(data))


def texts(workbook: openpyxl.Workbook) -> set[str]:
    return {str(c.value) for s in workbook for row in s.iter_rows() for c in row if c.value is not None}


def rule(sheet, place: str):
    return next(v for v in sheet.data_validations.dataValidation if place in str(v.sqref).split())


def test_nothing_heavy_is_loaded_before_it_is_used() -> None:
    """Whoever only lists plugins waits for no workbook library."""
    code = "import sys, practicecheck_excel; print('openpyxl' in sys.modules, 'defusedxml' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.split() == ["False", "False"]


def test_it_is_found_through_its_entry_point(books) -> None:
    """Whoever installs it can make forms, read them and report."""
    import practicecheck as pc

    catalogue = pc.Catalogue.discover()
    assert catalogue.form_for("form.xlsx").name == "workbook"
    assert catalogue.importer_for("form.xlsm").name == "workbook"
    assert catalogue.exporter_for("results.xlsx").name == "excel"


@pytest.mark.parametrize("name", BUILT_IN)
def test_every_question_is_asked_as_it_is_printed(books, name: str) -> None:
    """Each question of each edition stands in the form, with its id beside it."""
    framework = books.catalogue[name]
    found = texts(opened(books.form(blank(name))))
    for item in framework.items.values():
        assert item.id in found
        assert any(item.text in text for text in found)


@pytest.mark.parametrize("name", BUILT_IN)
def test_a_blank_form_reads_as_nothing_answered(books, name: str) -> None:
    """What a team is handed is in order before anybody has written in it."""
    document = books.read(books.form(blank(name)))
    assert document.document is not None
    assert document.document.answers == ()
    assert {problem.severity.value for problem in document.problems} <= {"note"}


def test_the_same_content_gives_the_same_bytes(books) -> None:
    """No clock is in a form."""
    assessment = books.example("how-are-we-doing-northshire")
    assert books.form(assessment) == books.form(assessment)


def test_there_is_a_sheet_for_each_section_that_is_asked(books) -> None:
    """The other alternative has none; while the choice is open, both have one."""
    sheets = opened(books.form(blank(integration="2B"))).worksheets
    fixed = [sheet.title for sheet in sheets if sheet.sheet_state == "visible"]
    assert fixed == ["Cover", "workforce", "1", "2B", "3", "4", "5", "Scores"]
    assert {"2A", "2B"} <= set(opened(books.form(blank())).sheetnames)


def test_kept_is_hidden_unless_it_holds_what_single_raters_gave(books) -> None:
    """What is hidden is not printed; what may have to be deleted stays in sight."""
    assert opened(books.form(blank()))["Kept"].sheet_state == "hidden"
    assert opened(books.form(books.example("how-are-we-doing-northshire")))["Kept"].sheet_state == "visible"


def test_an_open_choice_is_taken_on_the_cover(books) -> None:
    """It is chosen from a list; a choice that was taken when the form was made is locked."""
    cover = opened(books.form(blank()))["Cover"]
    place = books.place(cover, "choices/integration")
    assert rule(cover, place).formula1 == '"2A,2B"'
    assert not cover[place].protection.locked
    cover = opened(books.form(blank(integration="2A")))["Cover"]
    assert cover[place].value == "2A"
    assert cover[place].protection.locked


def test_scores_are_chosen_from_the_scale(books) -> None:
    """X is offered where the scale has it, and that something can't be answered always."""
    sheet = opened(books.form(blank()))["1"]
    assert rule(sheet, books.place(sheet, "q1-1")).formula1 == '"0,1,2,3,4,X,can\'t answer"'
    without = attrs.evolve(EVERYTHING.scales[0], not_applicable=None)
    framework = attrs.evolve(EVERYTHING, scales=(without, EVERYTHING.scales[1]))
    sheet = opened(books.form(Assessment(framework=framework.id), framework))["views"]
    assert "X" not in rule(sheet, books.place(sheet, "q1")).formula1.split(",")


def test_what_does_not_fit_is_told_in_plain_words(books) -> None:
    """Each check says what to write."""
    for sheet in opened(books.form(blank())).worksheets:
        for own in sheet.data_validations.dataValidation:
            assert own.showErrorMessage
            assert len(own.error) <= 255
            assert own.error.endswith((".", "..."))


def test_options_that_no_list_can_hold_stand_on_a_sheet_of_their_own(books) -> None:
    """A comma in an option does not make two of it."""
    from practicecheck.frameworks import AnswerOption, TakesChoice

    options = tuple(AnswerOption(id=f"one, or {n}", title="Something") for n in range(3))
    section = attrs.evolve(EVERYTHING.sections[0], items=(an_item("pick", TakesChoice(options=options)),))
    framework = attrs.evolve(EVERYTHING, sections=(section,), choices=(), staff=())
    workbook = opened(books.form(Assessment(framework=framework.id), framework))
    sheet = workbook["figures"]
    assert rule(sheet, books.place(sheet, "pick")).formula1 == "'Lists'!$A$2:$A$6"
    assert [cell.value for cell in workbook["Lists"]["A"]][1:3] == ["one, or 0", "one, or 1"]


def test_only_what_is_to_be_filled_in_is_open(books) -> None:
    """Questions, ids and formulas are locked; nobody needs a password to unlock them."""
    for sheet in opened(books.form(blank())).worksheets:
        assert sheet.protection.sheet
        assert sheet.protection.password is None
    sheet = opened(books.form(blank()))["1"]
    place = books.place(sheet, "q1-1")
    assert not sheet[place].protection.locked
    assert all(sheet[f"{column}{place[1:]}"].protection.locked for column in "ABC")


def test_every_sheet_is_ready_for_the_printer(books) -> None:
    """A4 on its side, one page wide, headings on each page, and a foot that says what it is."""
    for sheet in opened(books.form(blank())).worksheets:
        assert sheet.page_setup.orientation == "landscape"
        assert str(sheet.page_setup.paperSize) == "9"
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.oddFooter.left.text == "Working copy, not for publication"
        assert "Page &P of &N" in sheet.oddFooter.right.text
    sheet = opened(books.form(blank()))["1"]
    heading = books.place(sheet, "q1-1")
    assert sheet.print_title_rows == "$6:$6" or sheet.print_title_rows.startswith("$")
    assert sheet.freeze_panes is not None
    assert heading[1:] > sheet.print_title_rows.split("$")[-1]


def test_text_that_looks_like_a_formula_is_text(books) -> None:
    """It stays text even for whoever opens the cell to mend a word."""
    assessment = attrs.evolve(blank(), organisation="=1+1", note="@SUM(A1)")
    cover = opened(books.form(assessment))["Cover"]
    for name in ("about/organisation", "about/note"):
        cell = cover[books.place(cover, name)]
        assert (cell.data_type, cell.number_format, cell.quotePrefix) == ("s", "@", True)


def test_what_is_answered_already_is_filled_in(books) -> None:
    """A half-finished form goes on where it stands."""
    sheet = opened(books.form(books.example("how-are-we-doing-northshire")))["1"]
    assert sheet[books.place(sheet, "q1-1")].value == 2
    assert sheet[books.place(sheet, "q1-1", "Agreed by")].value is not None
    assert sheet[books.place(sheet, "section/1/priorities [1]", "In your words")].value.startswith(
        "Settle who leads"
    )


def test_ballots_are_kept_and_the_cover_says_so(books) -> None:
    """Nobody passes on what single raters gave without knowing."""
    with_ballots = texts(opened(books.form(books.example("how-are-we-doing-northshire"))))
    assert any("what single raters gave" in text for text in with_ballots)
    assert not any("what single raters gave" in text for text in texts(opened(books.form(blank()))))


def test_the_form_says_what_it_is(books) -> None:
    """Working copy, licence, edition and digest stand on the cover."""
    framework = books.catalogue[HAWD]
    cover = opened(books.form(blank()))["Cover"]
    found = {str(cell.value) for row in cover.iter_rows() for cell in row if cell.value}
    assert "Working copy, not for publication." in found
    assert any(framework.provenance.licence in text for text in found)
    assert {HAWD, framework.digest} <= found


def test_local_questions_are_asked_like_any_other(books) -> None:
    """An extension's items carry the owner's name before theirs, and come back with their answers."""
    item = an_item("northshire:lone-working", TakesScore(scales=("extent", "colours")))
    section = attrs.evolve(EVERYTHING.sections[1], id="northshire:local", items=(item,))
    framework = attrs.evolve(EVERYTHING, sections=(*EVERYTHING.sections, section))
    assessment = Assessment(
        framework=framework.id,
        choices=(Chosen(choice="scale", option="extent"), Chosen(choice="form", option="A")),
    )
    form = books.form(assessment, framework)
    assert "northshire-local" in opened(form).sheetnames
    code = framework.scales[0].codes[0]
    filled = books.answered(form, "northshire-local", {("northshire:lone-working", "Answer"): code})
    document = books.read(filled, {framework.id: framework}).document
    assert document.by_item["northshire:lone-working"] == Answer(item="northshire:lone-working", score=code)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"rounding": Rounding(decimals=12)}, "more digits"),
        ({"rounding": Rounding(half=Half.EVEN), "totalling": Totalling.SECTIONS}, "mean of sections"),
        ({"scale": "agreement-5"}, "another scale"),
    ],
)
def test_a_key_that_no_formula_can_follow_is_told(books, change: dict, why: str) -> None:
    """No number is better than a wrong one."""
    key = attrs.evolve(books.catalogue.scoring_keys["extent-points@1"], **change)
    workbook = opened(books.form(blank(), key=key))
    assert any(why in text for text in texts(workbook))
    assert not any(str(cell.value).startswith("=") for s in workbook for row in s.iter_rows() for cell in row)
