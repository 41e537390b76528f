"""Evidence is carried over a crosswalk, marked as such; an answer and a score never are."""

from __future__ import annotations

from datetime import date

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import LAW, assessments

from practicecheck import Catalogue
from practicecheck.assessments import Answer, AnswerState, Assessment, Chosen, Reason, check_assessment, states
from practicecheck.comparison import carry_evidence
from practicecheck.errors import Severity
from practicecheck.frameworks import Route, RouteStep, route_between

THERE = Catalogue.builtin()
SHIPPED = tuple(THERE.crosswalks.values())
STEPS, OLD, NEW, HAWD = (
    THERE[name]
    for name in (
        "social-work-health-check@2009",
        "employer-standards@2014",
        "employer-standards@2020",
        "how-are-we-doing@2016",
    )
)
EDITIONS = (STEPS, OLD, NEW, HAWD)
DAY, LATER = date(2026, 11, 25), date(2027, 1, 1)


def carried(source: Assessment, onto: Assessment, *, on: date = DAY):
    editions = THERE[source.framework], THERE[onto.framework]
    route = route_between(source.framework, onto.framework, SHIPPED)
    return carry_evidence(source, onto, route, editions, "ours.yaml", on)


def empty(framework, **other) -> Assessment:
    return Assessment(framework=framework.id, **other)


def standards(framework, scale: str = "extent-0-4", **scores) -> Assessment:
    answers = tuple(Answer(item=name.replace("_", "-"), score=score) for name, score in scores.items())
    return empty(framework, answers=answers, choices=(Chosen(choice="scale", option=scale),))


def test_step_8_is_evidence_for_standard_5() -> None:
    """The line says which document, framework and item it comes from, over which crosswalk, on which day."""
    source = empty(STEPS, answers=(Answer(item="step-8b", answer=True),))
    found = carried(source, empty(OLD))
    (answer,) = found.assessment.answers
    line = (
        'Carried on 2026-11-25: step-8b of social-work-health-check@2009 ("is this in line with organisational '
        'policy?") is answered in ours.yaml, and is part of what is asked here, by '
        "health-check-to-standards@2026 with medium confidence"
    )
    assert answer == Answer(item="standard-5", evidence=(line,))
    assert [(line.pair.from_, line.pair.to) for line in found.added] == [("step-8b", "standard-5")]


def test_what_is_not_answered_is_no_evidence() -> None:
    """Neither X, nor a reason, nor a remark."""
    source = empty(
        STEPS,
        answers=(
            Answer(item="step-1", cannot_answer=Reason("No list of posts")),
            Answer(item="step-11", not_applicable=Reason("No cases")),
            Answer(item="step-21", comment="We shall see"),
        ),
    )
    assert carried(source, empty(OLD)).added == ()


def test_over_two_crosswalks_both_are_named() -> None:
    """The weaker of the two says how sure it is."""
    source = empty(STEPS, answers=(Answer(item="step-5", number=14),))
    (line,) = carried(source, empty(NEW)).added
    assert line.text.endswith(
        "by health-check-to-standards@2026 and employer-standards-2014-to-2020@2026 with medium confidence"
    )


def test_the_day_makes_no_second_line() -> None:
    """What was carried before is known on whatever day it is carried again."""
    source = empty(STEPS, answers=(Answer(item="step-5", number=14), Answer(item="step-8b", answer=True)))
    first = carried(source, empty(OLD))
    again = carried(source, first.assessment, on=LATER)
    assert (again.added, len(again.known)) == ((), 2)
    assert again.assessment == first.assessment


def test_what_stands_there_stays() -> None:
    """Evidence is added behind what people wrote; nothing else is touched."""
    there = Answer(item="standard-3", score=2, narrative="Too much.", evidence=("Audit, May",))
    onto = empty(OLD, answers=(there,), note="Ours")
    found = carried(empty(STEPS, answers=(Answer(item="step-5", number=14),)), onto).assessment
    (answer,) = found.answers
    assert answer.evidence[0] == "Audit, May"
    assert attrs.evolve(answer, evidence=there.evidence) == there
    assert attrs.evolve(found, answers=onto.answers) == onto


def test_nothing_is_carried_to_an_alternative_that_was_not_chosen() -> None:
    """While the choice is open, both alternatives get the evidence; once it is made, one of them."""
    source = standards(OLD, standard_3=3)
    reached = {line.pair.to for line in carried(source, empty(HAWD)).added}
    assert {"q2a-2", "q2b-2"} <= reached
    chosen = empty(HAWD, choices=(Chosen(choice="integration", option="2B"),))
    reached = {line.pair.to for line in carried(source, chosen).added}
    assert "q2b-2" in reached
    assert not any(name.startswith("q2a") for name in reached)


def test_nothing_is_carried_to_what_is_not_asked() -> None:
    """An item whose condition is not met gets no evidence."""
    source = standards(OLD, standard_1=3)
    onto = empty(HAWD, answers=(Answer(item="workforce-15", answer=False),))
    assert "workforce-16" in {line.pair.to for line in carried(source, empty(HAWD)).added}
    assert "workforce-16" not in {line.pair.to for line in carried(source, onto).added}


def test_scores_stand_beside_each_other_where_both_ask_the_same() -> None:
    """Two editions of a standard on one scale: the score may be taken over, and was not."""
    source = standards(OLD, standard_1=1, standard_2=2, standard_4=3, standard_5=4)
    onto = standards(NEW, standard_2=3)
    found = carried(source, onto)
    beside = {own.pair.to: (own.score, own.there, own.can_be_taken) for own in found.scores}
    assert beside == {"standard-1": (1, None, False), "standard-2": (2, 3, True), "standard-5": (4, None, True)}
    assert {own.pair.to: own.why for own in found.scores}["standard-1"] == (
        "the two do not ask the same: intersects"
    )
    assert [(own.item, own.score) for own in found.assessment.answers if own.score is not None] == [
        ("standard-2", 3)
    ]


def test_another_scale_is_no_ground_to_take_a_score_over() -> None:
    """The same question on another scale has another number."""
    found = carried(standards(OLD, standard_2=2), standards(NEW, "agreement-5"))
    (own,) = found.scores
    assert (own.can_be_taken, own.why) == (False, "it is on the scale extent-0-4, and the other on agreement-5")


def test_a_scale_of_one_name_with_other_points_is_another() -> None:
    """What a point is called in the other edition counts, not the name of the scale."""
    scale = NEW.scales[0]
    reworded = attrs.evolve(
        NEW,
        scales=(
            attrs.evolve(scale, points=(attrs.evolve(scale.points[0], anchor="never"), *scale.points[1:])),
            *NEW.scales[1:],
        ),
    )
    route = route_between(OLD.id, NEW.id, SHIPPED)
    found = carry_evidence(standards(OLD, standard_2=2), empty(NEW), route, (OLD, reworded), "ours.yaml", DAY)
    (own,) = found.scores
    assert (own.can_be_taken, own.why) == (False, "it is on the scale extent-0-4")


def test_a_way_between_other_editions_is_refused() -> None:
    """Nothing is carried over a crosswalk that is about something else."""
    route = Route(steps=(RouteStep(crosswalk=THERE.crosswalks["health-check-to-standards"]),))
    with pytest.raises(ValueError, match="leads from"):
        carry_evidence(empty(HAWD), empty(OLD), route, (HAWD, OLD), "ours.yaml", DAY)


@st.composite
def two_assessments(draw) -> tuple[Assessment, Assessment]:
    first, second = draw(st.permutations(EDITIONS))[:2]
    return draw(assessments(first, most=25)), draw(assessments(second, most=25))


@given(two_assessments())
@LAW
def test_carrying_answers_nothing_and_is_done_once(pair) -> None:
    """Whatever is carried, each item keeps its state and answer; nothing new is wrong; again adds nothing."""
    source, onto = pair
    edition = THERE[onto.framework]
    found = carried(source, onto)
    assert states(found.assessment, edition) == states(onto, edition)
    before = {name: attrs.evolve(answer, evidence=()) for name, answer in onto.by_item.items()}
    for name, answer in found.assessment.by_item.items():
        assert attrs.evolve(answer, evidence=()) == before.get(name, Answer(item=name))
        old = onto.by_item[name].evidence if name in before else ()
        assert answer.evidence[: len(old)] == old

    def errors(assessment: Assessment) -> list[str]:
        found = check_assessment(assessment, edition)
        return [problem.message for problem in found if problem.severity is Severity.ERROR]

    assert errors(found.assessment) == errors(onto)
    again = carried(source, found.assessment, on=LATER)
    assert again.added == ()
    assert again.assessment == found.assessment
    given_states = states(source, THERE[source.framework])
    assert all(given_states[line.pair.from_] is AnswerState.ANSWERED for line in found.added)
