"""Each item is in one of five states, and nothing is guessed."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import (
    EVERYTHING,
    HAWD,
    LAW,
    STANDARDS_2014,
    STEPS,
    an_assessment,
    answerable,
    assessments,
)

from practicecheck.assessments import (
    Agreement,
    Answer,
    AnswerState,
    Assessment,
    BaseValue,
    Chosen,
    Flag,
    Mark,
    Priority,
    Reason,
    SectionRecord,
    StreamEntry,
    item_is_asked,
    scale_used,
    section_is_asked,
    state_of,
    states,
    values_given,
)
from practicecheck.frameworks import Period

A = AnswerState


@pytest.mark.parametrize(
    ("item", "given_", "state"),
    [
        ("q1", {"score": 0}, A.ANSWERED),
        ("people", {"number": 0}, A.ANSWERED),
        ("share", {"percent": Decimal(0)}, A.ANSWERED),
        ("policy", {"answer": False}, A.ANSWERED),
        ("often", {"times": 0, "per": Period.MONTH}, A.ANSWERED),
        ("kind", {"chosen": ("one",)}, A.ANSWERED),
        ("blocks", {"entries": ("Panels",)}, A.ANSWERED),
        ("heard", {"stream": (StreamEntry(what="Survey", says="More time"),)}, A.ANSWERED),
        ("policy-why", {"narrative": "It was agreed."}, A.ANSWERED),
        ("blocks", {"narrative": "There are none."}, A.ANSWERED),
        ("q1", {"narrative": "A story behind no score"}, A.UNANSWERED),
        ("q1", {"comment": "Later"}, A.UNANSWERED),
        ("q1", {"evidence": ("Audit",), "priority": Priority.HIGH}, A.UNANSWERED),
        ("q1", {"flag": Flag(is_=Mark.GAP), "consensus": Agreement.NONE}, A.UNANSWERED),
        ("policy-why", {"narrative": " \n"}, A.UNANSWERED),
        ("blocks", {"entries": ()}, A.UNANSWERED),
        ("q1", {}, A.UNANSWERED),
        ("q1", {"not_applicable": Reason("Nobody leads")}, A.NOT_APPLICABLE),
        ("q1", {"cannot_answer": Reason("Nobody knows")}, A.CANNOT_ANSWER),
    ],
    ids=str,
)
def test_the_state_of_an_item_that_is_asked(item: str, given_: dict[str, Any], state: AnswerState) -> None:
    assert state_of(EVERYTHING.item(item), Answer(item=item, **given_)) is state


def test_no_answer_at_all_is_unanswered() -> None:
    assert state_of(EVERYTHING.item("q1"), None) is A.UNANSWERED


def test_a_blank_assessment_has_every_item_unanswered_or_not_asked() -> None:
    found = states(an_assessment(HAWD), HAWD)
    assert {state for name, state in found.items() if name.startswith("q2b")} == {A.NOT_ASKED}
    assert {state for name, state in found.items() if not name.startswith("q2b")} == {A.UNANSWERED}


def test_items_that_are_answered_through_their_parts_only_have_no_state() -> None:
    found = states(an_assessment(STEPS), STEPS)
    assert "step-7" not in found
    assert "step-7a" in found


@pytest.mark.parametrize(("option", "asked", "other"), [("2A", "q2a-1", "q2b-1"), ("2B", "q2b-1", "q2a-1")])
def test_the_alternative_that_was_not_chosen_is_not_asked(option: str, asked: str, other: str) -> None:
    assessment = an_assessment(HAWD, choices=(Chosen(choice="integration", option=option),))
    found = states(assessment, HAWD)
    assert found[asked] is A.UNANSWERED
    assert found[other] is A.NOT_ASKED
    assert [
        section.id
        for section in HAWD.sections
        if section.alternative and section_is_asked(section, assessment, HAWD)
    ] == [option]


@pytest.mark.parametrize(
    ("decider", "state"),
    [
        (None, A.UNANSWERED),
        (Answer(item="policy"), A.UNANSWERED),
        (Answer(item="policy", cannot_answer=Reason("Lost")), A.UNANSWERED),
        (Answer(item="policy", answer=True), A.UNANSWERED),
        (Answer(item="policy", answer=False), A.NOT_ASKED),
    ],
    ids=str,
)
def test_an_item_is_left_out_only_if_its_condition_is_known_not_to_be_met(
    decider: Answer | None, state: AnswerState
) -> None:
    assessment = an_assessment(EVERYTHING, *([decider] if decider else []))
    assert states(assessment, EVERYTHING)["policy-why"] is state
    assert item_is_asked(EVERYTHING.item("policy-why"), assessment) is (state is A.UNANSWERED)


@LAW
@given(st.data())
def test_every_item_has_one_state_in_the_order_of_the_source(data: st.DataObject) -> None:
    framework = data.draw(answerable())
    assessment: Assessment = data.draw(assessments(framework))
    found = states(assessment, framework)
    assert [*found] == [item.id for item in framework.items.values() if item.takes]
    for answer in assessment.answers:
        value = values_given(answer)
        assert (found[answer.item] is A.NOT_APPLICABLE) is (answer.not_applicable is not None)
        assert (found[answer.item] is A.CANNOT_ANSWER) is (answer.cannot_answer is not None)
        assert not value or found[answer.item] is A.ANSWERED


def test_values_are_named_by_their_keys() -> None:
    answer = Answer(item="a", score=0, answer=False, entries=("x",), narrative="Not a value everywhere")
    assert values_given(answer) == ("score", "answer", "entries")


def test_an_answer_is_blank_until_it_says_something() -> None:
    assert Answer(item="a").blank
    assert not Answer(item="a", comment="").blank
    assert not Answer(item="a", answer=False).blank


def test_the_scale_that_is_used_is_the_named_one_or_the_first() -> None:
    assert scale_used(an_assessment(STEPS), STEPS) is None
    assert scale_used(an_assessment(STANDARDS_2014), STANDARDS_2014) == STANDARDS_2014.scales[0]
    rag = an_assessment(STANDARDS_2014, choices=(Chosen(choice="scale", option="rag"),))
    assert getattr(scale_used(rag, STANDARDS_2014), "id", None) == "rag"
    other = an_assessment(STANDARDS_2014, choices=(Chosen(choice="scale", option="stars"),))
    assert scale_used(other, STANDARDS_2014) is None


def test_an_assessment_finds_what_it_holds() -> None:
    assessment = an_assessment(
        EVERYTHING,
        Answer(item="q1", score=3),
        base=(BaseValue(figure="posts", number=48),),
        sections=(SectionRecord(section="views", note="Two views"),),
        choices=(Chosen(choice="form", option="B"),),
    )
    assert assessment.by_item["q1"].score == 3
    assert assessment.base_figures == {"posts": 48}
    assert assessment.option("form") == "B"
    assert assessment.option("scale") is None
    assert assessment.section("views").note == "Two views"
    assert assessment.section("figures") == SectionRecord(section="figures")


def test_an_assessment_is_a_value() -> None:
    assessment = an_assessment(EVERYTHING, Answer(item="q1", score=3))
    assert hash(assessment) == hash(attrs.evolve(assessment))
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        assessment.note = "changed"  # type: ignore[misc]
