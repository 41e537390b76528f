"""Responses as other software sends them: what is read, and what is told rather than passed over."""

from __future__ import annotations

import json

import pytest
from fhir.resources.R4B.questionnaire import Questionnaire
from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse
from fhir_reading import answer, errors, made, read, response
from tests.strategies import EVERYTHING, a_framework, an_item

from practicecheck.assessments import Answer, Assessment
from practicecheck.errors import Code, DocumentError
from practicecheck.frameworks import AnswerOption, TakesChoice

THREE = {"valueCoding": {"code": "3"}}
SYSTEM = "https://practicecheck.readthedocs.io/fhir/CodeSystem"


def test_what_stands_below_an_answer_is_read() -> None:
    """FHIR puts a question that another opens below that one's answer."""
    opened = {"valueBoolean": True, "item": [answer("workforce-16", valueBoolean=False)]}
    found = read(response({"linkId": "workforce-15", "answer": [opened]}))
    assert not errors(found)
    assert found.document.by_item["workforce-16"].answer is False


def test_a_stranger_below_an_answer_is_told() -> None:
    """Nothing below it is passed over."""
    below = {**THREE, "item": [answer("q1-9", valueString="lost?")]}
    found = read(response({"linkId": "q1-1", "answer": [below]}))
    assert errors(found) == [Code.UNKNOWN_ITEM]


def nested(depth: int) -> bytes:
    """A response whose one answer stands so deep. Written as text, since Python's own writer gives up first."""
    whole = json.dumps(response("here")).partition('"here"')
    item = json.dumps(answer("q1-1", **THREE))
    below = '{"linkId": "section/1", "item": [' * depth + item + "]}" * depth
    return f"{whole[0]}{below}{whole[2]}".encode()


def test_items_stand_as_deep_as_anybody_puts_them() -> None:
    """A form has three levels; ten are read, and what is deeper than any form is refused."""
    assert read(nested(10)).document.by_item["q1-1"].score == 3
    for depth in (50, 300, 3000):
        with pytest.raises(DocumentError) as caught:
            read(nested(depth))
        assert caught.value.problems[0].code is Code.TOO_DEEP


@pytest.mark.parametrize(
    ("items", "code"),
    [
        ([{"linkId": "q1-1", "answer": [{**THREE, "valueString": "no, 2"}]}], Code.WRONG_TYPE),
        ([{"linkId": "q1-1", **THREE}], Code.UNKNOWN_KEY),
        ([{"linkId": "q1-1", "answers": [THREE]}], Code.UNKNOWN_KEY),
        ([{"linkId": "q1-1", "answer": [{"valuecoding": {"code": "3"}}]}], Code.UNKNOWN_KEY),
        ([answer("q1-1", valueCoding={"display": "to a good extent"})], Code.WRONG_TYPE),
        ([answer("q1-1", valueCoding={"code": "3", "system": "http://other.example"})], Code.UNKNOWN_OPTION),
        (
            [answer("q1-1", valueCoding={"code": "3", "system": f"{SYSTEM}/other@1/extent-0-4"})],
            Code.UNKNOWN_OPTION,
        ),
        ([{**answer("q1-1", **THREE), "modifierExtension": [{"url": "http://not"}]}], Code.UNKNOWN_KEY),
        (
            [{"linkId": "q1-1", "answer": [{**THREE, "modifierExtension": [{"url": "http://not"}]}]}],
            Code.UNKNOWN_KEY,
        ),
    ],
)
def test_what_would_be_passed_over_is_told_with_its_link_id(items, code) -> None:
    """A second value, a key that FHIR does not know, a code of others, a modifier."""
    found = read(response(*items))
    assert code in errors(found)
    assert found.document is None
    told = next(problem for problem in found.problems if problem.code is code)
    assert told.where == 'linkId "q1-1"'
    assert told.remedy


@pytest.mark.parametrize(
    "other",
    [
        {"items": [answer("q1-2", **THREE)]},
        {"modifierExtension": [{"url": "http://not"}]},
        {"implicitRules": "http://rules.example"},
        {"status": "entered-in-error"},
    ],
)
def test_what_changes_the_whole_response_is_told(other) -> None:
    """FHIR forbids to read on where such a thing is not understood; and a response may be withdrawn."""
    found = read({**response(answer("q1-1", **THREE)), **other})
    assert errors(found)
    assert found.document is None


@pytest.mark.parametrize(
    "other",
    [
        {"subject": {"display": "East"}, "authored": "2026-04-01", "author": {"display": "Jo"}},
        {"meta": {"profile": ["http://profile.example"]}, "text": {"status": "empty", "div": "<div/>"}},
        {"_status": {"id": "s"}, "identifier": {"value": "1"}, "language": "en-GB", "status": "amended"},
    ],
)
def test_what_says_nothing_of_the_answers_is_left_aside(other) -> None:
    """Nobody's name comes in."""
    found = read({**response(answer("q1-1", **THREE)), **other})
    assert not errors(found)
    assert found.document.by_item["q1-1"].score == 3


def test_a_second_value_in_an_entry_of_a_stream_is_told() -> None:
    """Of two dates, or two texts, neither replaces the other."""
    name = next(own.id for own in EVERYTHING.items.values() if any("Stream" in str(t) for t in own.takes))
    parts = [answer(f"{name}/stream/{key}", valueString=text) for key, text in (("what", "a"), ("says", "b"))]
    entry = {"linkId": name, "item": [*parts, answer(f"{name}/stream/says", valueString="c")]}
    found = read(response(entry, framework=EVERYTHING))
    assert errors(found) == [Code.TWO_STATES]
    assert found.document is None


@pytest.mark.parametrize("title", ["\x85", "\u2028", "\u3000"])
def test_an_option_whose_title_is_no_text_for_fhir_has_its_code_alone(title) -> None:
    """A response with a blank display would be refused by whoever gets it."""
    options = (AnswerOption(id="one", title=title), AnswerOption(id="two", title="The second"))
    framework = a_framework(an_item("q1", TakesChoice(options=options, several=True)))
    assessment = Assessment(framework=framework.id, answers=(Answer(item="q1", chosen=("one", "two")),))
    for name, model in (("fhir-questionnaire", Questionnaire), ("fhir-response", QuestionnaireResponse)):
        model.model_validate(made(name, assessment, framework))
    known = {framework.id: framework}
    assert read(made("fhir-response", assessment, framework), known=known).document == assessment
