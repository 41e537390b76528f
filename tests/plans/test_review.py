"""The review of a whole plan."""

import attrs
from tests.plans.builders import FULL, framework, plan

from practicecheck.frameworks import Weight
from practicecheck.plans import Action, Letter, ReviewCounts, review_plan

VAGUE = Action(id="action-2", draft=True, action="Improve supervision", section="1")


def test_a_review_looks_at_each_action_and_each_rule():
    review = review_plan(plan(FULL, VAGUE), framework())
    assert [(action.action, action.draft, action.smart) for action in review.actions] == [
        ("action-1", False, True),
        ("action-2", True, False),
    ]
    assert [rule.id for rule in review.rules] == [rule.id for rule in framework().plan.rules]


def test_a_review_says_who_falls_short_on_what():
    review = review_plan(plan(FULL, VAGUE), framework())
    (short,) = review.falls_short
    assert short.action == "action-2"
    assert short.falls_short == tuple(Letter)
    assert review.short_of(Letter.M) == ("action-2",)
    assert not review.smart
    assert not short.letter(Letter.A).passes
    assert [check.id for check in short.letter(Letter.S).falls_short] == [
        "specific.for-whom",
        "specific.addresses",
    ]


def test_a_review_counts():
    review = review_plan(plan(FULL, VAGUE, sponsor="Director"), framework())
    assert review.counts == ReviewCounts(actions=2, drafts=1, smart=1, rules=8, kept=2, required_broken=0)
    assert [rule.id for rule in review.broken] == [
        "actions-per-section",
        "mixed-origins",
        "systemic-impact",
        "owned-and-monitored",
        "sponsor-lead-forum",
        "accountability",
    ]
    assert {rule.weight for rule in review.broken} == {Weight.ADVICE}


def test_a_plan_is_smart_when_all_its_actions_are():
    assert review_plan(plan(FULL, attrs.evolve(FULL, id="action-2")), framework()).smart
    assert not review_plan(plan(), framework()).smart


def test_only_the_reason_of_a_move_is_required():
    assert [rule.id for rule in framework().plan.rules if rule.weight is Weight.REQUIRED] == ["moves-explained"]
