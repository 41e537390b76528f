"""What extensions add: asked on sheets of their own, scored apart, and read back."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO
from pathlib import Path

import attrs
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.extension_strategies import LONE, a_local_section, an_extension, extended, scored
from tests.strategies import HAWD, LAW, an_item, answerable

from practicecheck.assessments import Answer, Assessment, Chosen, Number, Reason
from practicecheck.errors import Severity
from practicecheck.exchange import FormContent, ImportedDocument, read_extension
from practicecheck.frameworks import (
    Extension,
    ExtensionId,
    Framework,
    Measure,
    Point,
    Scale,
    TakesNumber,
    TakesPercent,
    TakesScore,
    extend,
)
from practicecheck.scorer import score_extended
from practicecheck.scoring import PointValue, Score, ScoringKey

ID = "northshire-local@2026"
NATIONALLY = "In all, nationally"
EXTENSIONS = Path(__file__).parents[2] / "practicecheck-northshire/src/practicecheck_northshire/extensions"


class Shelf(dict[str, Framework]):
    """Frameworks with extensions, as a catalogue has them."""

    def __init__(self, *extensions: Extension, frameworks: tuple[Framework, ...] = (HAWD,)) -> None:
        super().__init__({framework.id: framework for framework in frameworks})
        self.extensions = {extension.id: extension for extension in extensions}


@pytest.fixture(scope="module")
def local() -> Extension:
    return read_extension(str(EXTENSIONS / f"{ID}.yaml"))


@pytest.fixture(scope="module")
def east(books) -> Assessment:
    """The shipped example with extensions."""
    return books.example("how-are-we-doing-northshire-east")


def form(books, assessment: Assessment, *extensions: Extension, keys: tuple[ScoringKey, ...] = ()) -> bytes:
    """A form that asks what extensions add, with the scores of the edition's own key."""
    content = FormContent(
        framework=extend(HAWD, extensions),
        assessment=assessment,
        key=books.catalogue.scoring_keys["extent-points@1"],
        local_keys=keys,
    )
    return books.form_exporter.export(content)


def opened(data: bytes, *, worked_out: bool = False) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(data), data_only=worked_out)


def texts(sheet) -> list[str]:
    return [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]


def row_of(sheet, first: str) -> tuple[object, ...]:
    """Points, possible, score, answered, X and not answered, in the row that begins with a text."""
    return next(row[1:7] for row in sheet.iter_rows(values_only=True) if row[0] == first)


def expected(score: Score) -> tuple[object, ...]:
    percent: Number | None = score.percent
    return (
        float(score.points),
        float(score.possible),
        "no score" if percent is None else float(percent),
        score.answered,
        score.not_applicable,
        score.cannot_answer + score.unanswered,
    )


def lone(**answers: object) -> Assessment:
    """Some national answers, and local ones to LONE."""
    given = [Answer(item="q1-1", score=4), Answer(item="q1-2", not_applicable=Reason("Not here"))]
    given += [Answer(item=f"northshire:{name}", **what) for name, what in answers.items()]
    return Assessment(
        framework=HAWD.id,
        extensions=(ExtensionId(ID),),
        choices=(Chosen(choice="integration", option="2A"),),
        answers=tuple(given),
    )


def severities(document: ImportedDocument) -> set[str]:
    """How grave what was told is. That something is still unanswered is a note."""
    return {problem.severity.value for problem in document.problems}


def without_kept(workbook: openpyxl.Workbook) -> None:
    del workbook["Kept"]


def test_local_sections_have_sheets_of_their_own(books, east, local) -> None:
    """No sheet's name holds a colon; each says whose questions they are, behind the section they follow."""
    workbook = opened(form(books, east, local))
    names = workbook.sheetnames
    assert names[names.index("3") + 1] == "northshire-lone-working-section"
    assert not any(set(name) & set("[]:*?/\\'") for name in names)
    sheet = workbook["northshire-lone-working-section"]
    assert texts(sheet)[0] == "Local: Lone working"
    assert texts(sheet)[1].startswith("These are your council's own questions")
    assert ID in texts(sheet)[1]


def test_guidance_stands_beside_the_national_question(books, east, local) -> None:
    """Its text, its examples and what could show the answer; and by whom it is narrowed."""
    workbook = opened(form(books, east, local))
    said = workbook["1"][books.place(workbook["1"], "q1-3", "Guidance")].value
    assert "Northshire local questions: Count supervision by a registered social worker" in said
    assert "For example: Monthly supervision" in said
    assert "What could show it: The supervision audit of July; The diary exercise of June." in said
    narrowed = workbook["5"][books.place(workbook["5"], "q5-e", "Guidance")].value
    assert f"{ID} says that this applies here" in narrowed
    assert "All AMHP work is led from the hub" in narrowed


def test_a_form_with_extensions_comes_back_the_same(books, east, local) -> None:
    """Local answers, records of local sections, the extensions' names and digests."""
    document = books.read(form(books, east, local), Shelf(local))
    assert document.document == east
    assert severities(document) == {"note"}


def test_without_what_was_kept_the_local_answers_are_in_the_cells(books, east, local) -> None:
    """Without the sheet Kept nothing is lost of it: the digest of the local wording, too, is on the cover."""
    data = books.edited(form(books, east, local), without_kept)
    document = books.read(data, Shelf(local))
    assert document.document == east
    assert severities(document) == {"note"}


def test_what_is_filled_in_on_a_local_sheet_is_read(books, east, local) -> None:
    sheet = "northshire-hybrid-duty-section"
    data = books.answered(
        form(books, east, local),
        sheet,
        {
            ("northshire:hybrid-duty", "Answer"): 4,
            ("section/northshire:hybrid-duty-section/priorities [1]", "In your words"): "A second phone",
        },
    )
    found = books.read(data, Shelf(local)).document
    assert found.by_item["northshire:hybrid-duty"].score == 4
    assert found.section("northshire:hybrid-duty-section").priorities == ("A second phone",)


def test_a_slip_on_a_local_sheet_is_told_with_its_cell(books, east, local) -> None:
    sheet = "northshire-hybrid-duty-section"
    data = books.answered(form(books, east, local), sheet, {("northshire:hybrid-duty", "Answer"): 7})
    document = books.read(data, Shelf(local))
    assert document.document is None
    (problem,) = (told for told in document.problems if told.severity is Severity.ERROR)
    assert (
        problem.where == f'sheet "{sheet}", cell {books.place(opened(data)[sheet], "northshire:hybrid-duty")}'
    )


def test_national_and_local_scores_stand_apart(books, east, local, saved_by_libreoffice) -> None:
    """The national total is that of the edition alone; the local one is the extension's; there is no sum."""
    data, national = saved_by_libreoffice(form(books, east, local), books.form(east))
    scores = opened(data, worked_out=True)["Scores"]
    found = score_extended(east, HAWD, {ID: local})
    assert row_of(scores, NATIONALLY) == expected(found.national.total)
    (card,) = found.local
    assert row_of(scores, f"In all, {ID}") == expected(card.total)
    for section in card.sections:
        assert row_of(scores, f"Local: {section.title}") == expected(section.score)
    both = found.national.total.points + card.total.points
    assert float(both) not in [cell for row in scores.iter_rows(values_only=True) for cell in row]
    plain = opened(national, worked_out=True)["Scores"]
    assert row_of(plain, "In all") == row_of(scores, NATIONALLY)


WORRY = Scale(
    id="northshire:worry",
    title="Worry",
    points=tuple(Point(code=n, anchor=f"worry {n}") for n in range(1, 4)),
    default_key="northshire-worry@1",
    locator="policy 4",
)
OWN = an_extension(
    sections=(
        a_local_section(
            an_item("northshire:dark", TakesScore(scales=(WORRY.id,))),
            an_item("northshire:far", TakesScore(scales=(WORRY.id,))),
        ),
    ),
    scale=WORRY,
)
"""An extension with a scale of its own."""


@pytest.fixture(scope="module")
def worry(books) -> ScoringKey:
    """A key for it."""
    return attrs.evolve(
        books.catalogue.scoring_keys["extent-points@1"],
        id="northshire-worry@1",
        scale=WORRY.id,
        values=tuple(PointValue(code=n, value=3 - n) for n in range(1, 4)),
        bands=(),
        positive=(),
    )


def test_a_scale_of_its_own_is_offered_and_scored_by_its_key(books, worry, saved_by_libreoffice) -> None:
    """Where X may not be given it is not offered; the national list keeps its own points."""
    assessment = lone(dark={"score": 1}, far={"score": 2})
    data = form(books, assessment, OWN, keys=(worry,))
    workbook = opened(data)
    for sheet, name, options in (
        ("northshire-s", "northshire:dark", "1,2,3,can't answer"),
        ("1", "q1-1", "0,1,2,3,4,X,can't answer"),
    ):
        place = books.place(workbook[sheet], name)
        rules = workbook[sheet].data_validations.dataValidation
        assert next(own.formula1 for own in rules if place in str(own.sqref).split()) == f'"{options}"'
    (saved,) = saved_by_libreoffice(data)
    scores = opened(saved, worked_out=True)["Scores"]
    keys = {**books.catalogue.scoring_keys, worry.id: worry}
    found = score_extended(assessment, HAWD, {ID: OWN}, keys=keys)
    assert row_of(scores, NATIONALLY) == expected(found.national.total)
    assert row_of(scores, f"In all, {ID}") == expected(found.local[0].total) == (3, 4, 75, 2, 0, 0)
    assert books.read(saved, Shelf(OWN)).document == attrs.evolve(assessment, digest=HAWD.digest)


def test_without_its_key_a_local_scale_has_no_total_and_the_sheet_says_why(books) -> None:
    """The national total is there all the same, and no local page has points on it."""
    workbook = opened(form(books, lone(dark={"score": 1}), OWN))
    said = texts(workbook["Scores"])
    assert NATIONALLY in said
    assert f"In all, {ID}" not in said
    assert "The key northshire-worry@1 is not at hand." in said
    assert "Points" not in texts(workbook["northshire-s"])


def test_a_condition_may_lean_on_a_local_answer(books, saved_by_libreoffice) -> None:
    """What is not asked counts neither as missing nor as possible, as in the library."""
    given = [lone(alone={"answer": answer}, known={"score": 2}) for answer in (True, False)]
    for data, assessment in zip(
        saved_by_libreoffice(*(form(books, own, LONE) for own in given)), given, strict=True
    ):
        found = score_extended(assessment, HAWD, {ID: LONE}).local[0]
        assert row_of(opened(data, worked_out=True)["Scores"], f"In all, {ID}") == expected(found.total)


def test_several_extensions_are_scored_each_by_itself(books, local, east, worry, saved_by_libreoffice) -> None:
    """In the order of their ids, one beneath the other; no number of one is among those of another."""
    south = an_extension(
        an_item("south:a", TakesScore(scales=("extent-0-4",))), id=ExtensionId("south@1"), namespace="south"
    )
    assessment = attrs.evolve(
        east,
        extensions=(*east.extensions, south.id),
        answers=(*east.answers, Answer(item="south:a", score=4)),
    )
    (data,) = saved_by_libreoffice(form(books, assessment, south, local))
    scores = opened(data, worked_out=True)["Scores"]
    found = score_extended(assessment, HAWD, {ID: local, south.id: south})
    for card, name in zip(found.local, (ID, south.id), strict=True):
        assert row_of(scores, f"In all, {name}") == expected(card.total)
    assert row_of(scores, NATIONALLY) == expected(found.national.total)


def test_sections_whose_names_would_be_the_same_get_sheets_apart(books) -> None:
    """A colon becomes a hyphen, and a long name is cut; what clashes then is numbered."""
    long = "north:east-" + "a" * 40
    names = (("north", (f"{long}-1", f"{long}-2", "north:east-x")), ("north-east", ("north-east:x",)))
    extensions = [
        an_extension(
            id=ExtensionId(f"{space}@1"),
            namespace=space,
            sections=tuple(
                a_local_section(scored(f"{space}:i-{n}"), id=name, title=f"T {n}") for n, name in enumerate(own)
            ),
        )
        for space, own in names
    ]
    items = ("north:i-0", "north:i-1", "north:i-2", "north-east:i-0")
    assessment = attrs.evolve(
        lone(),
        extensions=tuple(own.id for own in extensions),
        answers=tuple(Answer(item=item, score=n) for n, item in enumerate(items)),
    )
    data = form(books, assessment, *extensions)
    sheets = opened(data).sheetnames
    assert len({name.casefold() for name in sheets}) == len(sheets)
    assert max(map(len, sheets)) <= 31
    document = books.read(books.edited(data, without_kept), Shelf(*extensions)).document
    assert {answer.item: answer.score for answer in document.answers} == {
        item: n for n, item in enumerate(items)
    }


def test_answers_to_an_extension_that_is_not_installed_are_kept(books, east, local) -> None:
    """The national ones are read, and what is printed for the others is not told cell by cell."""
    data = books.answered(form(books, east, local), "1", {("q1-1", "Answer"): 4})
    document = books.read(data, Shelf())
    answers = tuple(attrs.evolve(own, score=4) if own.item == "q1-1" else own for own in east.answers)
    assert document.document == attrs.evolve(east, answers=answers)
    told = f'the extension "{ID}" is not installed here, so its questions are not looked at.'
    assert told in [problem.message for problem in document.problems]
    assert severities(document) == {"note"}


def test_a_percentage_beside_a_number_is_kept_without_its_extension(books) -> None:
    """The item takes both, so the form writes % beside it; what nobody touched is no change."""
    takes = (TakesNumber(unit="cases", measure=Measure.COUNT), TakesPercent(of="cases"))
    own = an_extension(an_item("northshire:load", *takes), id=ExtensionId(ID), namespace="northshire")
    given = lone(load={"percent": Decimal("7.5")})
    document = books.read(form(books, given, own), Shelf())
    assert severities(document) == {"note"}
    assert document.document.by_item == given.by_item


def test_what_was_written_since_to_an_extension_that_is_not_installed_is_told(books, east, local) -> None:
    """It can't be read without the extension, and is never dropped without a word."""
    sheet = "northshire-hybrid-duty-section"
    data = books.answered(form(books, east, local), sheet, {("northshire:hybrid-duty", "Answer"): 4})
    document = books.read(data, Shelf())
    assert document.document is None
    (told,) = [problem for problem in document.problems if problem.severity is Severity.ERROR]
    assert told.where == f'sheet "{sheet}", cell {books.place(opened(data)[sheet], "northshire:hybrid-duty")}'
    assert f"answers {ID}, and can't be read without it" in told.message


def test_without_extension_and_without_what_was_kept_local_answers_are_told(books, east, local) -> None:
    """Each cell that only the extension could read; nothing national is among them."""
    document = books.read(books.edited(form(books, east, local), without_kept), Shelf())
    assert document.document is None
    told = [own for own in document.problems if own.severity is Severity.ERROR]
    assert {own.where.split(",")[0] for own in told} == {
        f'sheet "northshire-{name}-section"' for name in ("lone-working", "hybrid-duty", "amhp")
    }
    assert all(ID in own.message for own in told)


def test_more_extensions_than_anybody_has_take_no_time(books, east, local) -> None:
    """A cover that was tampered with is read like any other; what is local is told."""

    def tamper(workbook: openpyxl.Workbook) -> None:
        cover = workbook["Cover"]
        cover[books.place(cover, "form/extensions")].value = "\n".join(f"n{n}@1" for n in range(4000))

    document = books.read(books.edited(form(books, east, local), tamper), Shelf(local))
    assert document.document is None
    assert any('"northshire:hybrid-duty" is not asked in this form' in own.message for own in document.problems)


def test_what_is_written_into_guidance_is_told(books, east, local) -> None:
    """Also where a form names no extension, or one that is installed."""
    for data, shelf in (
        (form(books, attrs.evolve(lone(), extensions=())), Shelf()),
        (form(books, east, local), Shelf(local)),
    ):
        workbook = opened(data)
        said = workbook["1"][books.place(workbook["1"], "q1-1", "Guidance")].value
        changed = books.answered(data, "1", {("q1-1", "Guidance"): f"{said}\nAsk Jo."})
        told = [own for own in books.read(changed, shelf).problems if own.severity is Severity.WARNING]
        assert [own.where for own in told] == ['sheet "1", cell C5'], told


def test_another_wording_of_the_extension_is_told(books, east, local) -> None:
    """The digest on the cover is that of the questions that were answered."""
    section = local.sections[1]
    items = (attrs.evolve(section.items[0], text="Another question?"), *section.items[1:])
    other = attrs.evolve(
        local, sections=(local.sections[0], attrs.evolve(section, items=items), local.sections[2])
    )
    document = books.read(form(books, east, local), Shelf(other))
    assert document.document is None
    assert any(f"another wording of {ID}" in problem.message for problem in document.problems)


@settings(LAW, max_examples=20)
@given(data=st.data())
def test_whatever_extensions_ask_comes_back(books, data: st.DataObject) -> None:
    """Several extensions, with whatever is written in them, over every edition."""
    framework = data.draw(answerable())
    assessment, extensions = data.draw(extended(framework))
    content = FormContent(framework=extend(framework, extensions.values()), assessment=assessment)
    shelf = Shelf(*extensions.values(), frameworks=(framework,))
    document = books.read(books.form_exporter.export(content), shelf)
    assert document.document == attrs.evolve(assessment, digest=assessment.digest or framework.digest)
