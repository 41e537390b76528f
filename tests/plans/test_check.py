"""What is wrong with a plan as a document."""

import attrs
from tests.plans.builders import FULL, framework, plan

from practicecheck.errors import Code
from practicecheck.plans import Measure, check_plan


def problems(*actions):
    return [(p.code, p.place, p.message, p.remedy) for p in check_plan(plan(*actions), framework())]


def test_a_plan_that_names_what_is_there_has_no_problem():
    figure = attrs.evolve(FULL, id="action-2", section=None, measure=Measure(figure="Sessions"))
    assert problems(FULL, figure, attrs.evolve(FULL, id="action-3", measure=None)) == []


def test_two_actions_of_one_id_are_told():
    assert problems(FULL, FULL) == [
        (
            Code.REPEATED_ACTION,
            "actions[2].id",
            'two actions are called "action-1".',
            "Give each action an id of its own.",
        )
    ]


def test_unknown_names_are_told_with_the_near_miss():
    wrong = attrs.evolve(FULL, addresses=("q1-1", "q1-9"), section="2", measure=Measure(item="zzz"))
    assert problems(wrong) == [
        (
            Code.UNKNOWN_IN_PLAN,
            "actions[1].addresses[2]",
            '"q1-9" is not an item of how-are-we-doing@2016.',
            "Did you mean q1-1?",
        ),
        (
            Code.UNKNOWN_IN_PLAN,
            "actions[1].measure.item",
            '"zzz" is not an item of how-are-we-doing@2016.',
            "`practicecheck show how-are-we-doing@2016` prints its items.",
        ),
        (
            Code.UNKNOWN_IN_PLAN,
            "actions[1].section",
            '"2" is not a section of how-are-we-doing@2016.',
            "Did you mean 2A?",
        ),
    ]
    assert problems(attrs.evolve(FULL, section="zz"))[0][3] == "It has: workforce, 1, 2A, 2B, 3, 4, 5."
