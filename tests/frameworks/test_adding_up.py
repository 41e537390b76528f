"""How answers add up: what frameworks say, and what holds where they say nothing."""

import attrs
import pytest
from tests.strategies import FRAMEWORKS, HAWD, STEPS, a_framework, an_item

from practicecheck.frameworks import (
    ADDS_UP,
    ANSWER_TYPES,
    EVERY_PART,
    AddsSum,
    AnswerOption,
    AnswerType,
    BaseFigure,
    Measure,
    TakesChoice,
    TakesEntries,
    TakesFrequency,
    TakesNarrative,
    TakesNumber,
    TakesPercent,
    TakesScore,
    TakesStream,
    TakesYesNo,
    Wording,
    fits,
    framework_digest,
)

HOW = {cls: name for name, cls in ADDS_UP.items()}
STATED = [item for item in STEPS.items.values() if item.takes] + [
    item for item in HAWD.section("workforce").walk() if item.takes
]


def number(measure: Measure) -> TakesNumber:
    return TakesNumber(measure=measure, unit="of them")


USUAL: list[tuple[AnswerType, list[str]]] = [
    (TakesScore(scales=("extent",)), ["distribution", "narratives"]),
    (number(Measure.COUNT), ["sum"]),
    (number(Measure.STAFF), ["sum"]),
    (number(Measure.WTE), ["sum"]),
    (number(Measure.HOURS), ["range"]),
    (number(Measure.DAYS), ["range"]),
    (number(Measure.RATIO), ["range"]),
    (TakesPercent(of="staff"), ["range"]),
    (TakesYesNo(), ["share-of-yes"]),
    (TakesChoice(options=(AnswerOption(id="a", title="A"),)), ["distribution"]),
    (TakesFrequency(), ["range"]),
    (TakesNarrative(), ["narratives"]),
    (TakesEntries(), ["narratives"]),
    (TakesStream(), ["evidence"]),
]
MADE = {type(taken): taken for taken, _ in USUAL}


@pytest.mark.parametrize(("taken", "how"), USUAL)
def test_where_nothing_is_said_the_answer_type_decides(taken: AnswerType, how: list[str]) -> None:
    """Things and people are added up, rates never."""
    rules = an_item("a", taken).roll_up_rules
    assert [HOW[type(rule)] for rule in rules] == how
    assert all(fits(type(rule), taken) for rule in rules)
    assert all(rule.wording is Wording.OURS for rule in rules)


def test_every_answer_type_adds_up_somehow() -> None:
    """So that no answer of a team is lost on the way up."""
    told = {
        type(taken)
        for framework in FRAMEWORKS.values()
        for item in framework.items.values()
        for taken in item.takes
    }
    assert told <= set(ANSWER_TYPES.values())
    for framework in FRAMEWORKS.values():
        for item in framework.items.values():
            assert not item.takes or item.roll_up_rules


def test_a_rule_that_is_stated_holds_alone() -> None:
    """What is usual is not added to it."""
    rule = AddsSum(wording=Wording.OURS, needs=())
    assert an_item("a", TakesYesNo(), number(Measure.DAYS), adds_up=(rule,)).roll_up_rules == (rule,)


def test_base_figures_add_up_by_their_measure() -> None:
    """Unless they say how."""
    base = BaseFigure(id="b", title="B", measure=Measure.DAYS, unit="days", wording=Wording.OURS)
    assert [HOW[type(rule)] for rule in base.roll_up_rules] == ["range"]
    assert [HOW[type(rule)] for rule in attrs.evolve(base, measure=Measure.COUNT).roll_up_rules] == ["sum"]


def test_rates_are_never_summed_and_counts_never_averaged() -> None:
    """Whatever a framework says."""
    assert not fits(ADDS_UP["sum"], number(Measure.RATIO))
    assert not fits(ADDS_UP["sum"], TakesPercent(of="staff"))
    assert not fits(ADDS_UP["weighted-mean"], number(Measure.COUNT))
    assert fits(ADDS_UP["weighted-mean"], number(Measure.HOURS))


def test_a_sum_needs_the_whole_protocol_unless_it_says_otherwise() -> None:
    """Who is careless gets the careful rule."""
    assert AddsSum(wording=Wording.OURS).needs == EVERY_PART


@pytest.mark.parametrize("item", STATED, ids=lambda item: item.id)
def test_the_steps_and_the_workforce_figures_say_how_they_add_up(item) -> None:
    """As a decision of ours, which fits what they are answered with."""
    assert item.adds_up
    for rule in item.adds_up:
        assert rule.wording is Wording.OURS
        assert any(fits(type(rule), taken) for taken in item.takes)


def test_base_figures_of_the_steps_say_how_they_add_up() -> None:
    """As decisions of ours."""
    assert all(figure.adds_up and figure.adds_up[0].wording is Wording.OURS for figure in STEPS.base)


def test_how_answers_add_up_is_no_part_of_what_is_asked() -> None:
    """So forms that were filled in before still hold."""
    plain = a_framework(an_item("a", number(Measure.COUNT)))
    said = a_framework(an_item("a", number(Measure.COUNT), adds_up=(AddsSum(wording=Wording.OURS),)))
    assert framework_digest(plain) == framework_digest(said)
