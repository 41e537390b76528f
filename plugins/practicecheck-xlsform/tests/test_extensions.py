"""What extensions add: asked in sections of their own, and read back with their ids and wordings."""

from __future__ import annotations

import io
import re
import shutil
from pathlib import Path

import attrs
import pytest
import xlsform_phone as phone
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pyxform.xls2xform import convert
from tests.extension_strategies import LONE, Shelf, a_local_section, an_extension, extended, scored
from tests.strategies import HAWD, LAW, STANDARDS_2014, STEPS, an_item, answerable
from xlsform_reading import FORMS, extended_bytes, read, said_in, told

from practicecheck.assessments import Answer, Assessment, Chosen, ExtensionDigest
from practicecheck.errors import Code, Severity
from practicecheck.exchange import read_extension
from practicecheck.frameworks import (
    Condition,
    Extension,
    ExtensionId,
    Framework,
    Point,
    Scale,
    TakesNarrative,
    TakesScore,
    TakesYesNo,
    extend,
)

ID = ExtensionId("northshire-local@2026")
SHIPPED = (
    Path(__file__).parents[2] / f"practicecheck-northshire/src/practicecheck_northshire/extensions/{ID}.yaml"
)
NORTHSHIRE = read_extension(str(SHIPPED))
WORRY = Scale(
    id="south:worry",
    title="Worry",
    points=tuple(Point(code=n, anchor=f"worry {n}") for n in range(1, 4)),
    default_key="south-worry@1",
    locator="policy 4",
    priority=True,
)
SOUTH = an_extension(
    id=ExtensionId("south-local@2026"),
    namespace="south",
    sections=(a_local_section(an_item("south:dark", TakesScore(scales=(WORRY.id,))), id="south:s"),),
    scale=WORRY,
)
"""An extension with a scale of its own."""
_QUOTED_FORMULA = re.compile(r"'\s*[=+\-@＝＋－＠]")  # noqa: RUF001 - the wide ones, too


def naming(*extensions: Extension, over: Framework = HAWD, **other) -> Assessment:
    """A blank assessment that names extensions."""
    return Assessment(framework=over.id, extensions=tuple(own.id for own in extensions), **other)


def form(*extensions: Extension, over: Framework = HAWD, **other) -> phone.Form:
    """The form as a phone has it."""
    return phone.opened(extended_bytes(naming(*extensions, over=over, **other), *extensions, over=over))


def sent(*extensions: Extension, **wanted: str) -> bytes:
    """One submission, exported."""
    blank = form(*extensions, choices=(Chosen(choice="integration", option="2A"),))
    return phone.exported(blank, [phone.submitted(blank, wanted)])


def row(made: phone.Form, name: str) -> phone.Row:
    (found,) = [own for own in made.rows if own.name == name]
    return found


@pytest.mark.parametrize(
    ("over", "extensions"),
    [
        (HAWD, (NORTHSHIRE, SOUTH)),
        (HAWD, (LONE,)),
        *(
            (over, (attrs.evolve(SOUTH, extends=over.id, digest=over.digest),))
            for over in (STANDARDS_2014, STEPS)
        ),
    ],
    ids=["two", "conditions", "several scales", "nothing scored"],
)
def test_survey_tools_take_a_form_with_extensions(over, extensions) -> None:
    """Pyxform and ODK Validate find no error, and nothing to warn of."""
    data = extended_bytes(naming(*extensions, over=over), *extensions, over=over)
    made = convert(io.BytesIO(data), validate=shutil.which("java") is not None, file_type=".xlsx")
    assert not made.warnings


def test_local_sections_stand_where_they_belong_and_say_whose_they_are() -> None:
    """Behind the section that the extension names, and marked as local."""
    made = form(NORTHSHIRE)
    groups = [*dict.fromkeys(own.groups[-1]["name"] for own in made.rows)]
    place = groups.index("form-section-_3")
    assert groups[place + 1] == "form-section-northshire__lone_working_section"
    own = row(made, "northshire__lone_working")
    assert own.groups[-1]["label"] == "Local: Lone working"
    said = row(made, "form-section-northshire__lone_working_section-introduction").cells["label"]
    assert said.startswith(f"Asked by {ID}. Its answers are scored apart from the national ones.\n")
    assert said.endswith("whoever employs the social worker.")


def test_guidance_stands_below_the_national_question() -> None:
    """Its text, its examples and what could show the answer; and by whom it is narrowed. The question stays."""
    made, plain = form(NORTHSHIRE), form()
    own = row(made, "q1_3")
    assert own.cells["label"] == row(plain, "q1_3").cells["label"]
    assert "Northshire local questions: Count supervision by a registered social worker" in own.cells["hint"]
    assert "What could show it: The supervision audit of July; The diary exercise of June." in own.cells["hint"]
    narrowed = row(made, "q5_e").cells
    assert f"{ID} says that this applies here only if northshire:amhp is answered yes" in narrowed["hint"]
    assert "relevant" not in narrowed, "the national score counts it, so it can be answered"


def test_a_local_question_is_asked_on_its_condition() -> None:
    """Which may lean on a local answer, or on a national one."""
    made = form(LONE)
    for answer, asked in (("yes", True), ("no", False), ("", False)):
        kept = phone.submitted(made, {"northshire__alone": answer, "northshire__followed": "3"})
        assert ("northshire__followed" in kept) is asked


def test_a_condition_finds_the_answer_that_decides_wherever_it_is_asked() -> None:
    """An item that is answered in words or with yes or no asks for the latter below its own name."""
    extension = an_extension(
        an_item("northshire:dark", TakesNarrative(), TakesYesNo()),
        scored("northshire:how", condition=Condition(item="northshire:dark", answer=True)),
    )
    made = form(extension)
    for answer, asked in (("yes", True), ("no", False)):
        kept = phone.submitted(made, {"northshire__dark-answer": answer, "northshire__how": "3"})
        assert ("northshire__how" in kept) is asked


def test_each_answer_of_a_local_item_is_a_question_of_its_own() -> None:
    """Whatever it takes beside a score: no two questions share a name."""
    kinds = (TakesNarrative(), TakesYesNo(), TakesScore(scales=("extent-0-4",)))
    for takes in (kinds, kinds[::-1]):
        made = form(an_extension(an_item("northshire:dark", *takes)))
        names = [own.name for own in made.rows]
        assert len({*names}) == len(names)


def test_a_scale_of_its_own_is_offered_without_a_choice() -> None:
    """National items keep theirs; X is offered only where it may be given; and what is urgent can be said."""
    made = form(SOUTH)
    for name, codes in (
        ("south__dark", ["1", "2", "3", "cannot_answer"]),
        ("q1_1", ["0", "1", "2", "3", "4", "X", "cannot_answer"]),
    ):
        kind, _, choices = row(made, name).cells["type"].partition(" ")
        assert kind == "select_one"
        assert [*made.choices[choices]] == codes
    assert "relevant" not in row(made, "south__dark-priority").cells


def test_a_local_scale_stands_apart_from_several_national_ones() -> None:
    """Whichever of them is chosen, local items are answered on their own."""
    over = attrs.evolve(SOUTH, extends=STANDARDS_2014.id, digest=STANDARDS_2014.digest)
    made = form(over, over=STANDARDS_2014)
    kept = phone.submitted(made, {"form-choice-scale": "rag", "standard_1-on-rag": "amber", "south__dark": "2"})
    (found,) = read(phone.exported(made, [kept]), known=Shelf(over, frameworks=(STANDARDS_2014,)))
    assert not told(found)
    assert found.document.by_item["standard-1"].score == "amber"
    assert found.document.by_item["south:dark"].score == 2


def test_an_unscored_edition_keeps_its_marks_beneath_a_scored_extension() -> None:
    """What can be marked is the edition's business."""
    over = attrs.evolve(SOUTH, extends=STEPS.id, digest=STEPS.digest)
    names = {own.name for own in form(over, over=STEPS).rows}
    assert {own.name for own in form(over=STEPS).rows} < names


def test_the_form_says_which_extensions_it_asks_in_which_wording() -> None:
    """Its id and its version change with them, and submissions carry both."""
    made = form(NORTHSHIRE, SOUTH)
    assert made.settings["form_id"] == "how-are-we-doing-2016-northshire-local-2026-south-local-2026"
    (found,) = read(sent(NORTHSHIRE, SOUTH), known=Shelf(NORTHSHIRE, SOUTH))
    assert found.document.extensions == (ID, SOUTH.id)
    assert {own.extension: own.digest for own in found.document.extension_digests} == {
        ID: NORTHSHIRE.wording,
        SOUTH.id: SOUTH.wording,
    }
    assert found.document.digest == HAWD.digest


def reworded(extension: Extension) -> Extension:
    """The same extension, with another question in it."""
    first, *others = extension.sections
    items = (attrs.evolve(first.items[0], text="Another question?"), *first.items[1:])
    return attrs.evolve(extension, sections=(attrs.evolve(first, items=items), *others))


def test_another_wording_of_an_extension_is_another_version() -> None:
    """So that a survey tool takes the form for a new one. Without extensions it is the digest's beginning."""
    versions = [
        form(*own).settings["version"] for own in ((), (NORTHSHIRE,), (reworded(NORTHSHIRE),), (SOUTH,))
    ]
    assert len({*versions}) == len(versions)
    assert all(HAWD.digest.startswith(f"sha256:{own[:12]}") for own in versions)


def test_the_id_of_a_form_stays_short() -> None:
    """However many extensions are laid over the edition, and each set of them has one of its own."""
    many = [
        attrs.evolve(
            SOUTH, id=ExtensionId(f"{space}-{'a' * 30}@2026"), namespace=space, sections=(), scale=None
        )
        for space in ("south", "south-a", "south-b")
    ]
    ids = [form(*own).settings["form_id"] for own in (many, many[:2])]
    assert ids[0] != ids[1]
    assert all(len(own) <= 64 for own in ids)


@settings(LAW, max_examples=40)
@given(
    data=st.data(),
    framework=answerable(),
    style=st.fixed_dictionaries(
        {
            "separator": st.sampled_from(",;\t"),
            "group": st.sampled_from(["/", "-", None]),
            "by_option": st.booleans(),
        }
    ),
)
def test_whatever_extensions_ask_comes_back(data, framework, style) -> None:
    """Several extensions, some on scales of their own, over every edition: what was kept is what is read."""
    assessment, extensions = data.draw(extended(framework, own_scale=True))
    laid = extend(framework, extensions.values())
    made = phone.opened(extended_bytes(assessment, *extensions.values(), over=framework))
    leaves = [*phone.leaves(assessment, laid)]
    wanted = {name: written for name, written, _, _ in leaves}
    assume(not any(_QUOTED_FORMULA.match(written.strip(phone.BLANKS)) for written in wanted.values()))
    kept = phone.submitted(made, wanted)
    shelf = Shelf(*extensions.values(), frameworks=(framework,))
    (found,) = read(phone.exported(made, [kept], **style), known=shelf)
    assert not told(found)
    own = {("extension_digests", name): extension.wording for name, extension in extensions.items()}
    own[("extensions",)] = [*assessment.extensions]
    if assessment.perspectives:
        own[("perspectives",)] = [*assessment.perspectives]
    assert said_in(found) == own | {path: value for name, _, path, value in leaves if path and name in kept}


def test_labels_find_local_questions_too() -> None:
    """An export of labels rather than names."""
    blank = form(NORTHSHIRE)
    kept = phone.submitted(blank, {"northshire__hybrid_duty": "4", "q1_1": "2"})
    (found,) = read(phone.exported(blank, [kept], labels=True), known=Shelf(NORTHSHIRE))
    assert not told(found)
    assert found.document.by_item["northshire:hybrid-duty"].score == 4


def test_an_extension_that_is_not_installed_is_told_where_it_was_answered() -> None:
    """Its answers can't be read without it, so no document comes out that has lost them."""
    data = sent(NORTHSHIRE, q1_1="4", northshire__hybrid_duty="3")
    (found,) = read(data, known=Shelf())
    assert found.document is None
    (problem,) = told(found)
    assert problem.code is Code.EXTENSION
    assert problem.where is not None
    assert problem.where.endswith("/northshire__hybrid_duty")
    assert f'"3" may answer {ID}' in problem.message
    assert problem.remedy.startswith("Install the extension")


def test_where_nobody_answered_an_extension_it_need_not_be_installed() -> None:
    """The national answers are read, and the extension's name is kept."""
    (found,) = read(sent(NORTHSHIRE, q1_1="4"), known=Shelf())
    assert not told(found)
    assert found.document.extensions == (ID,)
    assert found.document.by_item["q1-1"].score == 4
    assert Code.EXTENSION in [problem.code for problem in found.problems]


def test_local_answers_without_the_form_s_own_columns_are_told() -> None:
    """Whoever exported without the calculated columns loses no answer by it."""
    table = b"form-framework,q1_1,form-section-northshire__s/northshire__dark\n" + f"{HAWD.id},3,2\n".encode()
    (found,) = read(table, known=Shelf(NORTHSHIRE))
    (problem,) = told(found)
    assert (problem.code, problem.severity) == (Code.EXTENSION, Severity.ERROR)
    assert "an extension that the submission does not name" in problem.message


def test_another_wording_of_an_extension_is_told() -> None:
    """A submission says which wording was on the phone."""
    (found,) = read(sent(NORTHSHIRE, northshire__hybrid_duty="3"), known=Shelf(reworded(NORTHSHIRE)))
    assert found.document is None
    assert any(f"another wording of {ID}" in problem.message for problem in told(found))


def test_digests_that_were_edited_are_told() -> None:
    """Each without what it belongs to, or for an extension that nobody names."""
    for written in ("sha256.3a.0", f"south-local.40.2026={NORTHSHIRE.wording}", "=", "= =", "a=b=c"):
        data = f"form-framework,form-extension-digests,q1_1\n{HAWD.id},{written},3\n".encode()
        (found,) = read(data, known=Shelf(NORTHSHIRE))
        assert told(found), written


def test_more_extensions_than_anybody_has_are_told() -> None:
    """No more are looked for than a form can have."""
    names = " ".join(f"n{n}.40.1" for n in range(4000))
    data = f"form-framework,form-extensions,q1_1,n1__a\n{HAWD.id},{names},3,1\n".encode()
    (found,) = read(data, known=Shelf(NORTHSHIRE))
    assert found.document is None
    assert all(len(problem.message) < 2000 for problem in found.problems)


def test_nobody_votes_on_what_extensions_add() -> None:
    """A ballot asks the national questions alone, whatever it is made from, and names no extension."""
    assert not FORMS["xlsform-ballots"].asks_extensions
    plain = extended_bytes(naming(), ballots=True)
    answers = (Answer(item="northshire:hybrid-duty", score=3),)
    assert extended_bytes(naming(NORTHSHIRE, answers=answers), NORTHSHIRE, ballots=True) == plain


def test_an_assessment_s_own_digest_is_said_where_the_extension_is_not_there() -> None:
    """What was answered to an extension that is not installed is not asked, and its name is kept."""
    digests = (ExtensionDigest(extension=ID, digest="sha256:1 2"),)
    blank = phone.opened(extended_bytes(naming(NORTHSHIRE, extension_digests=digests)))
    assert "northshire__hybrid_duty" not in {own.name for own in blank.rows}
    (found,) = read(phone.exported(blank, [phone.submitted(blank, {})]), known=Shelf())
    assert found.document.extension_digests == digests
