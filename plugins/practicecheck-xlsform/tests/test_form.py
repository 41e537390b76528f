"""The workbook: what survey tools make of it, and what people read in it."""

from __future__ import annotations

import io
import shutil

import attrs
import pytest
import xlsform_phone as phone
from openpyxl import load_workbook
from pyxform.xls2xform import convert
from tests.strategies import (
    EVERYTHING,
    FRAMEWORKS,
    HAWD,
    STANDARDS_2014,
    STEPS,
    a_framework,
    an_item,
)
from xlsform_reading import chosen, form_bytes, form_of

from practicecheck.errors import Code, DocumentError
from practicecheck.frameworks import TakesYesNo

HOSTILE = (
    "=1+1",
    "=HYPERLINK(1)",
    "+1",
    "-1",
    "@SUM(A1)",
    "{=1+1}",
    "\t=1+1",
    "Is ${q1} asked?",
    "${",
    "${}",
    "${ a b }",
    "${last-saved#q1}",
    "<script>alert(1)</script>",
    "a < b & c > d",
    "]]>",
    "&amp;",
    'it\'s "both"',
    "two\nlines",
    "_x0041_",
    "\u202eright to left",
    "\U0001f469\u200d\U0001f4bb emoji",
    "x" * 16_000,
)


@pytest.mark.parametrize("ballots", [False, True])
@pytest.mark.parametrize("framework", [*FRAMEWORKS.values(), EVERYTHING], ids=lambda own: own.id)
def test_survey_tools_take_every_form(framework, ballots) -> None:
    """Pyxform and ODK Validate find no error, and nothing to warn of."""
    if ballots and not framework.scored:
        with pytest.raises(DocumentError):
            form_bytes(framework, ballots=True)
        return
    made = convert(
        io.BytesIO(form_bytes(framework, ballots=ballots)),
        validate=shutil.which("java") is not None,
        file_type=".xlsx",
    )
    assert not made.warnings


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_a_formula_or_a_reference(text) -> None:
    """Whatever a framework and an assessment say is text for the spreadsheet and for the survey tool."""
    item = an_item("q1", TakesYesNo(), explanation=text, instruction=text)
    framework = a_framework(attrs.evolve(item, text=text), title=text)
    data = form_bytes(framework, organisation=text[:500], unit=text[:500])
    for sheet in load_workbook(io.BytesIO(data)).worksheets:
        assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None} == {"s"}
    made = convert(io.BytesIO(data), validate=False, file_type=".xlsx")
    assert not made.warnings
    assert "<output" not in made.xform
    row = next(row for row in phone.opened(data).rows if row.name == "q1")
    assert row.cells["label"].replace("\u2060", "") == text.strip()


def test_a_text_that_fits_no_cell_is_named() -> None:
    """A spreadsheet would cut it without a word."""
    framework = a_framework(attrs.evolve(an_item("q1"), text="x" * 32_768))
    with pytest.raises(DocumentError) as caught:
        form_bytes(framework)
    (problem,) = caught.value.problems
    assert problem.code is Code.TOO_LARGE
    assert problem.where is not None
    assert problem.where.startswith('sheet "survey", row ')
    assert "32,768" in problem.message


def test_a_character_that_no_workbook_holds_is_named() -> None:
    """It comes from a framework that was made in Python, since no file may hold one."""
    with pytest.raises(DocumentError) as caught:
        form_bytes(a_framework(attrs.evolve(an_item("q1"), text="a\x0bb")))
    assert caught.value.problems[0].code is Code.CONTROL_CHARACTER


def test_an_unscored_framework_has_no_ballots() -> None:
    """Who asks for a form to vote on is told what to make instead."""
    with pytest.raises(DocumentError, match="nobody can vote on it"):
        form_bytes(STEPS, ballots=True)


def test_a_chosen_alternative_leaves_the_other_out() -> None:
    """Once a choice is taken, only its section is asked, and the form says the choice itself."""
    form = form_of(HAWD, **chosen(integration="2B"))
    names = {row.name for row in form.rows}
    assert "q2b_1" in names
    assert "q2a_1" not in names
    (said,) = [row for row in form.rows if row.name == "form-choice-integration"]
    assert said.cells["type"] == "calculate"


def test_an_open_choice_is_asked_and_opens_its_section() -> None:
    """While a choice is open, both sections are there, and the answer shows one of them."""
    form = form_of(HAWD)
    wanted = {"q2a_1": "3", "q2b_1": "1"}
    for option, kept in (("2A", {"q2a_1"}), ("2B", {"q2b_1"})):
        answered = phone.submitted(form, {**wanted, "form-choice-integration": option})
        assert answered.keys() & wanted.keys() == kept


def test_an_item_is_asked_only_on_its_condition() -> None:
    """Item 16 is asked where item 15 is answered yes."""
    form = form_of(HAWD)
    for answer, asked in (("yes", True), ("no", False), ("", False)):
        kept = phone.submitted(form, {"workforce_15": answer, "workforce_16": "yes"})
        assert ("workforce_16" in kept) is asked


def test_crossing_out_asks_for_the_reason() -> None:
    """X and "cannot answer" stand among the points, and open a reason that has to be given."""
    form = form_of(HAWD)
    row = next(row for row in form.rows if row.name == "q1_1")
    options = form.choices[row.cells["type"].split(" ")[1]]
    assert [*options] == ["0", "1", "2", "3", "4", "X", "cannot_answer"]
    reason = next(row for row in form.rows if row.name == "q1_1-why")
    assert reason.cells["required"] == "yes"
    for point, asked in (("X", True), ("cannot_answer", True), ("3", False)):
        assert ("q1_1-why" in phone.submitted(form, {"q1_1": point, "q1_1-why": "So it is"})) is asked


def test_a_figure_that_can_not_be_known_is_excused_below() -> None:
    """A number has no X beside it: why there is none is asked while it is blank."""
    form = form_of(HAWD)
    excuse = {"workforce_1-none": "cannot_answer", "workforce_1-why": "Nobody counts them"}
    assert phone.submitted(form, excuse).keys() >= excuse.keys()
    assert not phone.submitted(form, {"workforce_1": "12", **excuse}).keys() & excuse.keys()


def test_the_form_says_which_wording_it_asks() -> None:
    """Its id is the edition's, its version the beginning of the digest, and submissions carry both."""
    form = form_of(HAWD)
    assert form.settings["form_id"] == "how-are-we-doing-2016"
    assert HAWD.digest.startswith(f"sha256:{form.settings['version']}")
    kept = phone.submitted(form, {})
    assert kept["form-framework"] == HAWD.id
    assert kept["form-digest"] == HAWD.digest


def test_labels_are_as_printed() -> None:
    """Number and text are the source's; a framework with several scales says which one a question is on."""
    labels = {row.name: row.cells.get("label") for row in form_of(HAWD).rows}
    assert labels["workforce_1"] == f"1. {HAWD.item('workforce-1').text}"
    labels = {row.name: row.cells.get("label") for row in form_of(STANDARDS_2014).rows}
    own = labels["standard_1-on-rag"]
    assert own is not None
    assert STANDARDS_2014.item("standard-1").text in own
    assert own.endswith(f"({STANDARDS_2014.scale('rag').title})")


@pytest.mark.parametrize("framework", [*FRAMEWORKS.values(), EVERYTHING], ids=lambda own: own.id)
def test_each_name_is_one_question(framework) -> None:
    """A table of names leaves nothing open."""
    rows = form_of(framework).rows
    assert len({row.name for row in rows}) == len(rows)
