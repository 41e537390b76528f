"""Questionnaires and responses: what FHIR says of them, and what comes back."""

from __future__ import annotations

from typing import Any

import pytest
from fhir.resources.R4B.questionnaire import Questionnaire
from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse
from fhir_reading import FORMS, answer, errors, in_order, made, read, response
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import EVERYTHING, FRAMEWORKS, HAWD, LAW, STANDARDS_2014, answerable, assessments

from practicecheck.assessments import Answer, Assessment, Chosen
from practicecheck.errors import Code, DocumentError
from practicecheck.exchange import FormContent
from practicecheck_fhir import practicecheck_contract


@pytest.mark.parametrize("framework", [*FRAMEWORKS.values(), EVERYTHING], ids=lambda own: own.id)
def test_every_framework_is_a_questionnaire(framework) -> None:
    """FHIR's own rules find nothing wrong, and each question has a link id of its own."""
    tree = made("fhir-questionnaire", Assessment(framework=framework.id), framework)
    own = Questionnaire.model_validate(tree)
    assert own.version == framework.digest
    assert own.publisher == framework.provenance.publisher
    assert framework.provenance.attribution in own.copyright
    links = [item["linkId"] for item in walk(tree)]
    assert len(set(links)) == len(links)
    assert set(framework.items) <= set(links)
    for item in walk(tree):
        for when in item.get("enableWhen", ()):
            assert when["question"] in links


@pytest.mark.parametrize("framework", [*FRAMEWORKS.values(), EVERYTHING], ids=lambda own: own.id)
def test_the_rules_that_no_model_checks_are_kept(framework) -> None:
    """FHIR's que-1, que-3, que-5, que-9 and que-11: what groups, headings and choices may have."""
    for item in walk(made("fhir-questionnaire", Assessment(framework=framework.id), framework)):
        kind = item["type"]
        assert ("item" in item) is (kind == "group")
        assert ("answerOption" in item) is (kind == "choice")
        assert "initial" not in item
        assert kind != "display" or not {"code", "readOnly", "repeats", "required"} & item.keys()


def walk(tree: Any) -> Any:
    for item in tree.get("item", ()):
        yield item
        yield from walk(item)


@LAW
@given(data=st.data(), framework=answerable())
def test_an_assessment_comes_back(data, framework) -> None:
    """Whatever it says, in words or in ballots: FHIR's rules are kept, and nothing is lost."""
    assessment = data.draw(assessments(framework))
    raw = FORMS["fhir-response"].export(FormContent(framework=framework, assessment=assessment))
    QuestionnaireResponse.model_validate_json(raw)
    found = read(raw)
    assert not errors(found)
    assert isinstance(found.document, Assessment)
    assert in_order(found.document) == in_order(assessment)


@LAW
@given(data=st.data(), framework=answerable())
def test_a_response_answers_what_its_questionnaire_asks(data, framework) -> None:
    """Each link id is in the Questionnaire, in its order and below the same headings."""
    assessment = data.draw(assessments(framework))
    asked = made("fhir-questionnaire", assessment, framework)
    answered = made("fhir-response", assessment, framework)

    def below(questions: Any, answers: Any) -> None:
        order = [question["linkId"] for question in questions.get("item", ())]
        places = [order.index(own["linkId"]) for own in answers.get("item", ())]
        assert places == sorted(places)
        for own, place in zip(answers.get("item", ()), places, strict=True):
            below(questions["item"][place], own)

    below(asked, answered)


def test_points_are_codings_that_say_what_they_count_for() -> None:
    """Whoever adds up in FHIR finds the number beside the code."""
    tree = made("fhir-questionnaire", Assessment(framework=HAWD.id), HAWD)
    item = next(own for own in walk(tree) if own["linkId"] == "q1-1")
    assert item["type"] == "choice"
    codings = [option["valueCoding"] for option in item["answerOption"]]
    assert [own["code"] for own in codings] == ["0", "1", "2", "3", "4"]
    assert [own["extension"][0]["valueDecimal"] for own in codings] == [0, 1, 2, 3, 4]


def test_conditions_and_open_choices_open_questions() -> None:
    """The item with a condition, and the section of an alternative while the choice is open."""
    items = {
        own["linkId"]: own for own in walk(made("fhir-questionnaire", Assessment(framework=HAWD.id), HAWD))
    }
    assert items["workforce-16"]["enableWhen"] == [
        {"question": "workforce-15", "operator": "=", "answerBoolean": True}
    ]
    (when,) = items["section/2B"]["enableWhen"]
    assert (when["question"], when["answerCoding"]["code"]) == ("choices/integration", "2B")


def test_a_choice_that_is_taken_is_selected_and_leaves_the_other_out() -> None:
    """Only the chosen section is there, and the choice can be read and not changed."""
    taken = Assessment(framework=HAWD.id, choices=(Chosen(choice="integration", option="2B"),))
    items = {own["linkId"]: own for own in walk(made("fhir-questionnaire", taken, HAWD))}
    assert "section/2A" not in items
    assert "enableWhen" not in items["section/2B"]
    choice = items["choices/integration"]
    assert choice["readOnly"]
    assert [own["valueCoding"]["code"] for own in choice["answerOption"] if own.get("initialSelected")] == [
        "2B"
    ]


def test_a_missing_answer_is_coded_as_hl7_codes_it() -> None:
    """X is not-applicable, and "cannot answer" asked-unknown; each with its reason."""
    items = {
        own["linkId"]: own for own in walk(made("fhir-questionnaire", Assessment(framework=HAWD.id), HAWD))
    }
    for key, code in (("not_applicable", "not-applicable"), ("cannot_answer", "asked-unknown")):
        (coding,) = items[f"q1-1/{key}"]["code"]
        assert coding == {"system": "http://terminology.hl7.org/CodeSystem/data-absent-reason", "code": code}


def test_a_whole_assessment_is_completed_and_another_in_progress() -> None:
    """The status says whether something is still unanswered."""
    answers = tuple(Answer(item=f"standard-{n}", score=3) for n in range(1, 9))
    choices = (Chosen(choice="scale", option="extent-0-4"),)
    for given_, status in ((answers, "completed"), (answers[1:], "in-progress")):
        assessment = Assessment(framework=STANDARDS_2014.id, choices=choices, answers=given_)
        assert made("fhir-response", assessment, STANDARDS_2014)["status"] == status


@pytest.mark.parametrize(
    ("items", "code"),
    [
        ([answer("q1-9", valueDecimal=3)], Code.UNKNOWN_ITEM),
        ([answer("q1-1", valueDecimal=3)], Code.WRONG_TYPE),
        ([answer("q1-1", valueCoding={"code": "7"})], Code.OFF_SCALE),
        ([answer("q1-1", valueCoding={"code": ["3"]})], Code.WRONG_TYPE),
        ([answer("q1-1", valueCoding="3")], Code.OFF_SCALE),
        ([{"linkId": "q1-1", "answer": [{"valueCoding": {"code": "3"}}] * 2}], Code.TOO_MANY_ENTRIES),
        ([answer("q1-1", valueCoding={"code": "3"})] * 2, Code.TWO_STATES),
        ([answer("section/1", valueString="all well")], Code.WRONG_TYPE),
        ([{"linkId": "q1-1", "answer": "3"}], Code.WRONG_TYPE),
        ([{"linkId": "q1-1", "answer": [3]}], Code.WRONG_TYPE),
        ([{"linkId": 7}], Code.WRONG_TYPE),
        (["q1-1"], Code.WRONG_TYPE),
        ([{"linkId": "section/1", "item": {"linkId": "q1-1"}}], Code.WRONG_TYPE),
        ([answer("workforce-1", valueDecimal=-3)], Code.BELOW_LEAST),
        ([answer("workforce-1", valueDecimal="12")], Code.WRONG_TYPE),
        ([answer("capture/from", valueDate="2026-02-30")], Code.NOT_A_DATE),
        ([answer("q1-1/cannot_answer", valueString=" ")], Code.NO_REASON),
        ([answer("room/", valueDecimal=1)], Code.UNKNOWN_ITEM),
        ([answer("room/Martians", valueDecimal=1)], Code.UNKNOWN_PERSPECTIVE),
    ],
)
def test_each_fault_is_told_with_its_link_id(items, code) -> None:
    """The rest of the response is read all the same."""
    found = read(response(*items))
    problems = [problem for problem in found.problems if problem.code is code]
    assert problems
    assert all(problem.where for problem in problems)


def test_what_was_meant_is_suggested() -> None:
    """A slip in a link id."""
    (problem,) = [
        p
        for p in read(response(answer("q1-systemik", valueString="x"))).problems
        if p.code is Code.UNKNOWN_ITEM
    ]
    assert problem.remedy == "Did you mean q1-systemic?"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"null",
        b"[]",
        b"{",
        b'{"resourceType": "Bundle"}',
        b'{"resourceType": "QuestionnaireResponse"}',
        b'{"resourceType": "QuestionnaireResponse", "questionnaire": 7}',
        b'{"resourceType": "QuestionnaireResponse", "questionnaire": "http://other.example/Questionnaire/x"}',
        b'{"resourceType": "QuestionnaireResponse", "resourceType": "QuestionnaireResponse"}',
        b'{"a":' * 5000,
        b"[" * 100_000,
        b"\xff\xfe{}",
        b" " * (4 * 1024 * 1024 + 1),
        b'{"resourceType": "QuestionnaireResponse", "item": 1e999}',
    ],
)
def test_what_is_no_response_is_refused(data) -> None:
    """Each for its reason, and none with a traceback."""
    with pytest.raises(DocumentError) as caught:
        read(data)
    assert caught.value.problems[0].remedy


@pytest.mark.parametrize(
    "rest", ["", "7", "[7]", "[[[], 1]]", "[[[1], 1]]", "[" * 9000, '[[["answers"], 7]]', 7]
)
def test_a_broken_rest_is_told(rest) -> None:
    """It has been edited."""
    extension = [
        {"url": "https://practicecheck.readthedocs.io/fhir/StructureDefinition/rest", "valueString": rest}
    ]
    assert errors(read(response(extension=extension)))


def test_the_rest_never_replaces_an_answer() -> None:
    """What is said twice is told, in whichever place it stands."""
    url = "https://practicecheck.readthedocs.io/fhir/StructureDefinition/rest"
    extension = [
        {"url": url, "valueString": '[[["answers", "q1-1", "score"], 1], [["practicecheck"], "plan/1"]]'}
    ]
    found = read(response(answer("q1-1", valueCoding={"code": "3"}), extension=extension))
    assert errors(found) == [Code.TWO_STATES, Code.TWO_STATES]
    assert found.document is None


def test_another_wording_is_told() -> None:
    """The version of the questionnaire is the digest of what was asked."""
    tree = response()
    tree["questionnaire"] += "|sha256:0"
    assert Code.DIGEST in errors(read(tree))


def test_the_named_framework_is_used_for_a_questionnaire_of_others() -> None:
    """A trust may keep the form under an address of its own."""
    tree = response(answer("q1-1", valueCoding={"code": "3"}))
    tree["questionnaire"] = "https://trust.example/Questionnaire/hawd"
    found = read(tree, HAWD)
    assert isinstance(found.document, Assessment)
    assert found.document.by_item["q1-1"].score == 3


def test_thousands_of_strangers_are_told_in_no_time() -> None:
    """What each meant is sought for the first few."""
    found = read(response(*(answer(f"stranger-{n}", valueDecimal=n) for n in range(20_000))))
    assert len([code for code in errors(found) if code is Code.UNKNOWN_ITEM]) == 20_000


def test_the_plugin_says_which_contract_it_keeps() -> None:
    """The host needs to know."""
    assert practicecheck_contract == 1
