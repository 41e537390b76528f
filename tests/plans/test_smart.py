"""SMART: what each letter asks of the fields, and what it says when they fall short."""

from datetime import date
from decimal import Decimal

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.plans.builders import FULL, LAW, STANDARDS, STEPS, framework, plan

from practicecheck.plans import Action, Letter, Measure, Monitoring, SmartCheck, review_plan


def checks(action: Action, name: str = "how-are-we-doing@2016") -> dict[str, SmartCheck]:
    (review,) = review_plan(plan(action), framework(name)).actions
    return {check.id: check for letter in review.letters for check in letter.checks}


def short(action: Action, name: str = "how-are-we-doing@2016") -> dict[str, str | None]:
    return {check.id: check.why for check in checks(action, name).values() if not check.passes}


def letters(action: Action) -> set[Letter]:
    (review,) = review_plan(plan(action), framework()).actions
    return set(review.falls_short)


def test_an_action_with_every_field_passes_every_check():
    assert short(FULL) == {}


BLANKS = {
    "action": (None, {Letter.S}),
    "for_whom": (None, {Letter.S}),
    "addresses": ((), {Letter.S}),
    "measure": (None, {Letter.M}),
    "measure.item": (None, {Letter.M}),
    "measure.baseline": (None, {Letter.M}),
    "measure.target": (None, {Letter.M}),
    "measure.unit": (None, {Letter.M}),
    "lead": (None, {Letter.A}),
    "lead_agreed": (False, {Letter.A}),
    "resources": (None, {Letter.A}),
    "released_by": (None, {Letter.A}),
    "why": (None, {Letter.R}),
    "builds_on": (None, {Letter.R}),
    "systemic_impact": (None, {Letter.R}),
    "start": (None, {Letter.T}),
    "monitoring": ((), {Letter.T}),
    "completion": (None, {Letter.T}),
    "sign_off": (None, {Letter.T}),
    # The items that it addresses say which section it serves.
    "section": (None, set()),
}
# Not among the fields of SMART.
NOT_SMART = {"id", "draft", "plain", "quick_win", "progress", "moved", "notes"}


def test_every_field_of_an_action_is_known_here():
    assert {name.partition(".")[0] for name in BLANKS} | NOT_SMART == {f.name for f in attrs.fields(Action)}


@pytest.mark.parametrize("field", BLANKS)
def test_a_blank_field_makes_exactly_its_letter_fall_short(field):
    blank, expected = BLANKS[field]
    whole, _, part = field.partition(".")
    value = attrs.evolve(FULL.measure, **{part: blank}) if part else blank
    assert letters(attrs.evolve(FULL, **{whole: value})) == expected


@LAW
@given(st.sets(st.sampled_from(sorted(name for name in BLANKS if "." not in name))))
def test_letters_fall_short_independently(fields):
    """Blanking several fields costs the letters that each costs alone; the place it serves needs one of two."""
    expected = set().union(*(BLANKS[field][1] for field in fields))
    if {"section", "addresses"} <= fields:
        expected.add(Letter.R)
    assert letters(attrs.evolve(FULL, **{field: BLANKS[field][0] for field in fields})) == expected


@LAW
@given(st.text(alphabet=" \t\n", max_size=5))
def test_white_space_says_nothing(blank):
    assert short(attrs.evolve(FULL, lead=blank)) == {"achievable.lead": "Nobody leads it."}


def test_an_empty_action_is_told_everything_that_it_lacks():
    said = checks(Action(id="action-1"))
    assert {name: check.why for name, check in said.items() if not check.passes} == {
        "specific.action": "Nothing says what will be done.",
        "specific.for-whom": "Nothing says for whom it is done.",
        "specific.addresses": "Nothing says which items it is about.",
        "measurable.measure": "Nothing says what will show that it worked.",
        "measurable.baseline": "Nothing says where the measure stands now.",
        "measurable.target": "Nothing says what the measure is to reach.",
        "measurable.unit": "Nothing says what the measure is counted in.",
        "achievable.lead": "Nobody leads it.",
        "achievable.lead-agreed": "Nothing says that the lead has agreed.",
        "achievable.resources": "Nothing says what it needs.",
        "achievable.released-by": "Nothing says who releases what it needs.",
        "relevant.serves": "Nothing says which part of the self-assessment it serves.",
        "relevant.why": "Nothing says what was found.",
        "relevant.builds-on": "Nothing says whether it mends a gap or builds on a strength.",
        "relevant.systemic-impact": "Nothing says what it changes beyond itself.",
        "time-bound.start": "Nothing says when it begins.",
        "time-bound.completion": "Nothing says when it is to be completed.",
        "time-bound.monitoring": "Nothing says when progress is looked at.",
        "time-bound.sign-off": "Nothing says who signs it off.",
    }


WRITE = {
    "specific.action": "Write action: what will be done, in one sentence.",
    "specific.for-whom": (
        "Write for_whom: the people who will notice, such as the practitioners of the duty team."
    ),
    "specific.addresses": "Write addresses: the ids of the items that it answers to, such as [q1-1].",
    "measurable.measure": (
        "Write under measure: item: an item's id, or indicator: its name, or figure: what is counted."
    ),
    "measurable.baseline": "Write under measure: baseline: the value when the action begins.",
    "measurable.target": "Write under measure: target: the value to be reached by the completion date.",
    "measurable.unit": "Write under measure: unit: what both numbers count, such as points, % or days.",
    "achievable.lead": "Write lead: the role that answers for it, not a name.",
    "achievable.lead-agreed": "Ask the lead, then write lead_agreed: true.",
    "achievable.resources": (
        "Write resources: the time, people or money that it needs; if it needs none, say so."
    ),
    "achievable.released-by": ("Write released_by: the role that can release it, such as the head of service."),
    "relevant.serves": "Write section: the section's id, or addresses: the ids of items.",
    "relevant.why": "Write why: the finding that calls for it.",
    "relevant.builds-on": "Write builds_on: gap, or builds_on: strength.",
    "relevant.systemic-impact": (
        "Write systemic_impact: what it is expected to change in the wider system or culture."
    ),
    "time-bound.start": "Write start: a date, such as 2026-04-01.",
    "time-bound.completion": "Write completion: a date, such as 2026-09-30.",
    "time-bound.monitoring": (
        "Write monitoring: a list of dates, each as on: and a date, with forum: and where."
    ),
    "time-bound.sign-off": "Write sign_off: the body that says it is done.",
}


def test_every_shortfall_says_what_to_write():
    said = checks(Action(id="action-1"))
    assert {name: check.write for name, check in said.items() if not check.passes} == WRITE


def test_what_passes_says_nothing():
    assert all((check.why, check.write) == (None, None) for check in checks(FULL).values())


def test_the_checks_of_a_letter_begin_with_its_name():
    (review,) = review_plan(plan(FULL), framework()).actions
    assert [letter.letter.name for letter in review.letters] == list("SMART")
    assert [letter.letter.title for letter in review.letters] == [
        "Specific",
        "Measurable",
        "Achievable",
        "Relevant",
        "Time-bound",
    ]
    assert all(
        check.id.startswith(f"{letter.letter.value}.") for letter in review.letters for check in letter.checks
    )


@pytest.mark.parametrize(
    "text",
    [
        "Hold peer supervision monthly. Train the managers too.",
        "Hold peer supervision! Then train the managers.",
        "Hold peer supervision\nTrain the managers",
        'Agree "a standard of ninety days." The board signs it off.',
    ],
)
def test_two_sentences_are_told(text):
    said = checks(attrs.evolve(FULL, action=text))["specific.one-sentence"]
    assert said.why == "The action is more than one sentence."
    assert said.write == (
        "Say in one sentence what will be done. Put the rest under notes, or make a second action of it."
    )


@pytest.mark.parametrize(
    "text",
    [
        "Hold peer supervision monthly",
        "Hold peer supervision, e.g. by video, at St. Mary's every month.\n",
        "Bring cases down to 18.5 for each whole-time equivalent.",
        "Ask the duty team (why now?) and act on it.",
    ],
)
def test_one_sentence_is_one_sentence(text):
    assert short(attrs.evolve(FULL, action=text)) == {}


def test_a_target_must_differ_from_the_baseline():
    said = checks(attrs.evolve(FULL, measure=Measure(item="q1-1", baseline=2, target=2, unit="points")))
    assert said["measurable.change"].why == "The target is the same as the baseline: 2."
    assert said["measurable.change"].write == (
        "Set a target that differs from the baseline, or choose a measure that can move."
    )


def test_a_target_off_the_scale_of_its_item_is_told():
    said = checks(attrs.evolve(FULL, measure=Measure(item="q1-1", baseline=2, target=5, unit="points")))
    assert said["measurable.on-scale"].why == "No scale of q1-1 has 2 and 5."
    assert said["measurable.on-scale"].write == (
        "Give baseline and target as points of one scale: 0, 1, 2, 3, 4 points."
    )


@pytest.mark.parametrize("target", [-1, 5, Decimal("2.5"), 60])
def test_only_points_of_the_scale_will_do(target):
    assert short(attrs.evolve(FULL, measure=Measure(item="q1-1", target=target))).keys() >= {
        "measurable.on-scale"
    }


def test_baseline_and_target_are_points_of_one_of_the_permitted_scales():
    """Of 0 to 4, 1 to 5, and red, amber, green counted from 1."""
    action = attrs.evolve(FULL, addresses=("standard-3",), section="standards")

    def of(baseline, target):
        measure = Measure(item="standard-3", baseline=baseline, target=target, unit="points")
        return checks(attrs.evolve(action, measure=measure), STANDARDS)["measurable.on-scale"]

    assert of(0, 4).passes
    assert of(1, 5).passes
    assert of(0, 5).why == "No scale of standard-3 has 0 and 5."
    assert of(0, 5).write == (
        "Give baseline and target as points of one scale: "
        "0, 1, 2, 3, 4 points or 1, 2, 3, 4, 5 points or 1, 2, 3 points (1 red, 2 amber, 3 green)."
    )


@pytest.mark.parametrize(
    "measure",
    [
        Measure(item="workforce-12", baseline=Decimal("14.5"), target=8, unit="%"),
        Measure(indicator="turnover", baseline=Decimal("16.1"), target=12, unit="%"),
        Measure(figure="Supervision sessions that were cancelled", baseline=9, target=2, unit="a month"),
    ],
)
def test_other_measures_are_on_no_scale(measure):
    assert short(attrs.evolve(FULL, measure=measure)) == {}


def test_a_step_without_scores_can_be_measured():
    action = attrs.evolve(
        FULL,
        addresses=("step-5",),
        section="1",
        measure=Measure(item="step-5", baseline=24, target=18, unit="cases per whole-time equivalent"),
    )
    assert short(action, STEPS) == {}


def test_an_action_begins_before_it_is_completed():
    said = checks(attrs.evolve(FULL, start=date(2027, 3, 31)))
    assert said["time-bound.order"].why == (
        "It begins on 2027-03-31, which is not before its completion on 2027-03-31."
    )
    assert said["time-bound.order"].write == "Mend start or completion."


@pytest.mark.parametrize("on", [date(2026, 9, 30), date(2027, 3, 31), date(2027, 4, 1)])
def test_progress_is_looked_at_while_things_can_be_mended(on):
    said = checks(attrs.evolve(FULL, monitoring=(Monitoring(on=on, forum="Practice board"),)))
    assert {name for name, check in said.items() if not check.passes} == {"time-bound.monitored-in-time"}
    assert said["time-bound.monitored-in-time"].why == (
        "No monitoring date lies between the start and the completion."
    )
    assert said["time-bound.monitored-in-time"].write == (
        "Add a monitoring date while things can still be mended: "
        "not before the start, and before the completion."
    )


def test_a_second_look_may_come_after_completion():
    later = Monitoring(on=date(2027, 6, 1), forum="Practice board")
    assert short(attrs.evolve(FULL, monitoring=(*FULL.monitoring, later))) == {}


def test_each_monitoring_date_has_its_forum():
    said = checks(
        attrs.evolve(
            FULL,
            monitoring=(*FULL.monitoring, Monitoring(on=date(2027, 1, 5)), Monitoring(on=date(2027, 2, 2))),
        )
    )
    assert said["time-bound.forum"].why == "Nothing says where progress is looked at on 2027-01-05, 2027-02-02."
    assert said["time-bound.forum"].write == "Write forum: the meeting or board, beside each monitoring date."
