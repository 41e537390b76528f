"""What extensions add: asked in a Questionnaire of its own address, and read back from it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import attrs
import pytest
from fhir.resources.R4B.questionnaire import Questionnaire
from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse
from fhir_reading import FORMS, errors, in_order, read
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.extension_strategies import LONE, Shelf, a_local_section, an_extension, extended, scored
from tests.strategies import HAWD, LAW, STANDARDS_2014, an_item, answerable

from practicecheck.assessments import Assessment, ExtensionDigest
from practicecheck.errors import Code, Severity
from practicecheck.exchange import FormContent, ImportedDocument, read_extension
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

BASE = "https://practicecheck.readthedocs.io/fhir"
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
)
SOUTH = an_extension(
    id=ExtensionId("south-local@2026"),
    namespace="south",
    sections=(a_local_section(an_item("south:dark", TakesScore(scales=(WORRY.id,))), id="south:s"),),
    scale=WORRY,
)
"""An extension with a scale of its own."""


def naming(*extensions: Extension, over: Framework = HAWD, **other: Any) -> Assessment:
    """A blank assessment that names extensions."""
    return Assessment(framework=over.id, extensions=tuple(own.id for own in extensions), **other)


def exported(name: str, assessment: Assessment, *extensions: Extension, over: Framework = HAWD) -> bytes:
    content = FormContent(
        framework=extend(over, extensions), assessment=assessment, extensions=tuple(extensions)
    )
    return FORMS[name].export(content)


def questionnaire(*extensions: Extension, over: Framework = HAWD, **other: Any) -> Any:
    blank = naming(*extensions, over=over, **other)
    return json.loads(exported("fhir-questionnaire", blank, *extensions, over=over))


def links(tree: Any) -> dict[str, Any]:
    """Every item by its link id."""
    found: dict[str, Any] = {}
    for item in tree.get("item", ()):
        found |= {item["linkId"]: item, **links(item)}
    return found


def found_in(
    tree: Any, *extensions: Extension, frameworks: tuple[Framework, ...] = (HAWD,)
) -> ImportedDocument:
    """What is read where some extensions are installed."""
    return read(tree, known=Shelf(*extensions, frameworks=frameworks))


def filled_in(form: Any, **answers: Any) -> Any:
    """What other software sends back: it repeats the address, and groups nothing."""
    return {
        "resourceType": "QuestionnaireResponse",
        "status": "completed",
        "questionnaire": f"{form['url']}|{form['version']}",
        "item": [{"linkId": link, "answer": [value]} for link, value in answers.items()],
    }


def test_the_address_says_what_is_asked_in_which_wording() -> None:
    """The edition's own address stays that of the edition alone, from which this one is derived."""
    form = questionnaire(NORTHSHIRE, SOUTH)
    Questionnaire.model_validate(form)
    assert form["url"] == f"{BASE}/Questionnaire/{HAWD.id}+{ID}+{SOUTH.id}"
    assert form["version"] == f"{HAWD.digest}+{NORTHSHIRE.wording}+{SOUTH.wording}"
    assert form["derivedFrom"] == [
        f"{BASE}/Questionnaire/{own}|{digest}"
        for own, digest in ((HAWD.id, HAWD.digest), (ID, NORTHSHIRE.wording), (SOUTH.id, SOUTH.wording))
    ]
    assert NORTHSHIRE.provenance.attribution in form["copyright"]
    plain = questionnaire()
    assert (plain["url"], plain["version"]) == (f"{BASE}/Questionnaire/{HAWD.id}", HAWD.digest)
    assert "derivedFrom" not in plain


def test_local_sections_and_guidance_stand_where_they_belong() -> None:
    """A local section says whose it is; guidance stands below its question, which stays as it is."""
    form = questionnaire(NORTHSHIRE)
    groups = [own["linkId"] for own in form["item"]]
    assert groups[groups.index("section/3") + 1] == "section/northshire:lone-working-section"
    found, plain = links(form), links(questionnaire())
    own = found["section/northshire:lone-working-section"]
    assert own["text"] == "Local: Lone working"
    assert own["item"][0]["text"].startswith(f"Asked by {ID}.")
    assert "Count supervision by a registered social worker" in found["q1-3/guidance"]["text"]
    assert "All AMHP work is led from the hub" in found["q5-e/guidance"]["text"]
    assert {link: own for link, own in found.items() if link in plain and "item" not in own} == {
        link: own for link, own in plain.items() if "item" not in own
    }


def test_a_condition_may_lean_on_a_local_answer() -> None:
    """Wherever that is asked: an item that is first answered in words asks for yes or no below its own id."""
    own = an_extension(
        an_item("northshire:dark", TakesNarrative(), TakesYesNo()),
        scored("northshire:how", condition=Condition(item="northshire:dark", answer=True)),
    )
    assert links(questionnaire(LONE))["northshire:followed"]["enableWhen"] == [
        {"question": "northshire:alone", "operator": "=", "answerBoolean": True}
    ]
    found = links(questionnaire(own))
    (when,) = found["northshire:how"]["enableWhen"]
    assert found[when["question"]]["type"] == "boolean"


@pytest.mark.parametrize("over", [HAWD, STANDARDS_2014], ids=lambda own: own.id)
def test_a_scale_of_its_own_has_its_own_codes(over) -> None:
    """In a system under the extension's name; whichever national scale is chosen."""
    own = attrs.evolve(SOUTH, extends=over.id, digest=over.digest)
    form = questionnaire(own, over=over)
    codings = [option["valueCoding"] for option in links(form)["south:dark"]["answerOption"]]
    assert [coding["code"] for coding in codings] == ["1", "2", "3"]
    assert {coding["system"] for coding in codings} == {f"{BASE}/CodeSystem/{SOUTH.id}/south:worry"}
    response = filled_in(form, **{"south:dark": {"valueCoding": codings[1]}})
    found = found_in(response, own, frameworks=(over,))
    assert not errors(found)
    assert found.document.by_item["south:dark"].score == 2


def test_what_other_software_fills_in_comes_back_with_its_extensions() -> None:
    """It knows no more of them than the address that it repeats."""
    form = questionnaire(NORTHSHIRE, SOUTH)
    found = found_in(filled_in(form, **{"northshire:amhp": {"valueBoolean": True}}), NORTHSHIRE, SOUTH)
    assert not errors(found)
    assert found.document.extensions == (ID, SOUTH.id)
    assert {own.extension: own.digest for own in found.document.extension_digests} == {
        ID: NORTHSHIRE.wording,
        SOUTH.id: SOUTH.wording,
    }
    assert found.document.digest == HAWD.digest
    assert found.document.by_item["northshire:amhp"].answer is True


@settings(LAW, max_examples=40)
@given(data=st.data(), framework=answerable())
def test_whatever_extensions_ask_comes_back(data, framework) -> None:
    """Several extensions, some on scales of their own, over every edition: nothing is lost."""
    assessment, extensions = data.draw(extended(framework, own_scale=True))
    if data.draw(st.booleans()):
        digests = tuple(ExtensionDigest(extension=own.id, digest=own.wording) for own in extensions.values())
        assessment = attrs.evolve(assessment, extension_digests=digests)
    form = exported("fhir-questionnaire", assessment, *extensions.values(), over=framework)
    Questionnaire.model_validate_json(form)
    raw = exported("fhir-response", assessment, *extensions.values(), over=framework)
    QuestionnaireResponse.model_validate_json(raw)
    assert set(links(json.loads(raw))) <= set(links(json.loads(form)))
    found = found_in(raw, *extensions.values(), frameworks=(framework,))
    assert not errors(found)
    expected = attrs.evolve(
        in_order(assessment),
        extension_digests=tuple(
            sorted(assessment.extension_digests, key=lambda own: assessment.extensions.index(own.extension))
        ),
    )
    assert in_order(found.document) == expected


def test_answers_to_an_extension_that_is_not_installed_travel_on() -> None:
    """Whoever makes the response without it neither reads nor loses what was answered."""
    answered = found_in(
        filled_in(questionnaire(SOUTH), **{"south:dark": {"valueCoding": {"code": "2"}}}), SOUTH
    )
    raw = exported("fhir-response", answered.document)
    assert found_in(raw).document == answered.document
    assert found_in(raw, SOUTH).document == answered.document


def test_an_extension_that_is_not_installed_is_told_where_it_was_answered() -> None:
    """Groups that hold nothing of it are no answers."""
    response = filled_in(questionnaire(SOUTH), **{"south:dark": {"valueCoding": {"code": "2"}}})
    response["item"] = [{"linkId": "section/south:s", "item": response["item"]}]
    found = found_in(response)
    assert found.document is None
    (problem,) = [own for own in found.problems if own.severity is Severity.ERROR]
    assert problem.code is Code.EXTENSION
    assert problem.where == 'linkId "south:dark"'
    assert SOUTH.id in problem.message
    response["item"] = [{"linkId": "section/south:s", "item": []}]
    assert found_in(response).document.extensions == (SOUTH.id,)


def test_another_wording_of_an_extension_is_told() -> None:
    """A response says which wording was asked."""
    (section,) = SOUTH.sections
    items = (attrs.evolve(section.items[0], text="Another question?"),)
    other = attrs.evolve(SOUTH, sections=(attrs.evolve(section, items=items),))
    found = found_in(filled_in(questionnaire(SOUTH)), other)
    assert errors(found) == [Code.DIGEST]
    assert found.document is None


@pytest.mark.parametrize(
    "end", ["+", "++", "+south-local@2026+south-local@2026", "+a b", f"+{ID}|", f"+{ID}|+", "+" * 5000]
)
def test_an_address_that_was_edited_is_told(end) -> None:
    """What it names is looked for, and no more of it than a questionnaire can have."""
    found = found_in(
        {**filled_in(questionnaire()), "questionnaire": f"{BASE}/Questionnaire/{HAWD.id}{end}"}, SOUTH
    )
    assert found.problems
    assert all(problem.remedy for problem in found.problems)


def test_what_is_said_in_the_address_and_in_the_rest_is_told() -> None:
    """Of two lists of extensions nobody knows which is true."""
    response = filled_in(questionnaire(SOUTH))
    rest = json.dumps([[["extensions"], [ID]]])
    response["extension"] = [{"url": f"{BASE}/StructureDefinition/rest", "valueString": rest}]
    found = found_in(response, SOUTH)
    assert errors(found) == [Code.TWO_STATES]
    assert found.document is None
