"""The framework's rules for a plan: whether they are kept, what was found, and what to do."""

from datetime import date

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.plans.builders import FULL, HAWD, LAW, STANDARDS, STEPS, framework, plan, ruled

from practicecheck.frameworks import (
    ActionFields,
    ActionsPerSection,
    Demand,
    MixedOrigins,
    MostActions,
    MovesExplained,
    Origin,
    PlanFields,
    Quota,
    Weight,
)
from practicecheck.plans import (
    Action,
    Move,
    Plan,
    Progress,
    RuleResult,
    Status,
    review_plan,
    section_served,
)


def result(demand: Demand, *actions: Action, **fields: object) -> RuleResult:
    (only,) = review_plan(plan(*actions, **fields), ruled(demand)).rules
    return only


def some(*sections: str | None, **fields: object) -> list[Action]:
    return [attrs.evolve(FULL, id=f"action-{n}", section=s, **fields) for n, s in enumerate(sections, start=1)]


def stopped(action: Action) -> Action:
    return attrs.evolve(action, progress=(Progress(on=date(2026, 11, 1), status=Status.STOPPED),))


def told(of: RuleResult) -> tuple[bool, str, str | None]:
    return of.kept, of.found, of.do


SIX = MostActions(number=6)


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (0, (True, "no actions", None)),
        (1, (True, "1 action", None)),
        (6, (True, "6 actions", None)),
        (8, (False, "8 actions", "Keep the 6 that matter most, and leave the others for later.")),
    ],
)
def test_no_more_than_six_actions(count, expected):
    assert told(result(SIX, *some(*["1"] * count))) == expected


def test_drafts_and_done_actions_count():
    done = (Progress(on=date(2026, 11, 1), status=Status.DONE),)
    assert not result(SIX, *some(*["1"] * 7, draft=True)).kept
    assert not result(SIX, *some(*["1"] * 7, progress=done)).kept


def test_a_stopped_action_leaves_its_place_to_another():
    *others, last = some(*["1"] * 7)
    assert told(result(SIX, *others, stopped(last))) == (True, "6 actions", None)
    gap = some("1", builds_on=Origin.GAP)[0]
    mixed = result(MixedOrigins(origins=(Origin.GAP,)), stopped(gap))
    assert not mixed.kept
    assert result(ActionFields(fields=("lead",)), stopped(attrs.evolve(FULL, lead=None))).kept


QUOTAS = ActionsPerSection(
    quotas=(
        Quota(sections=("1",), number=1),
        Quota(sections=("2A", "2B"), number=1),
        Quota(sections=("5",), number=2),
    )
)


def test_each_section_gets_its_number_of_actions():
    assert told(result(QUOTAS, *some("1", "2B", "5", "5"))) == (
        True,
        "1 for section 1, 1 for section 2A or 2B, 2 for section 5",
        None,
    )


def test_too_few_and_too_many_for_a_section_are_told():
    assert told(result(QUOTAS, *some("1", "1", "1", "5", "workforce"))) == (
        False,
        "3 for section 1, none for section 2A or 2B, 1 for section 5",
        "Change the plan: take 2 from section 1; add 1 for section 2A or 2B; add 1 for section 5.",
    )


def test_an_action_without_section_serves_that_of_its_items():
    action = attrs.evolve(FULL, section=None, addresses=("no-such-item", "q5-a", "q1-1"))
    assert section_served(action, framework()) == "5"
    assert section_served(FULL, framework()) == "1"
    assert section_served(Action(id="action-1"), framework()) is None
    assert result(QUOTAS, action).found.endswith("1 for section 5")


def test_some_actions_build_on_gaps_and_some_on_strengths():
    both = MixedOrigins(origins=(Origin.GAP, Origin.STRENGTH))
    gaps = some("1", "3")
    assert told(result(both, *gaps)) == (
        False,
        "actions that build on a gap: 2, on a strength: none",
        "Add or change an action, so that one builds on a strength.",
    )
    assert told(result(both)) == (
        False,
        "actions that build on a gap: none, on a strength: none",
        "Add or change an action, so that one builds on a gap and one on a strength.",
    )
    strength = some("4", builds_on=Origin.STRENGTH)
    assert told(result(both, *gaps, *strength)) == (
        True,
        "actions that build on a gap: 2, on a strength: 1",
        None,
    )


HEAD = PlanFields(fields=("sponsor", "lead", "accountable_to"))


def test_the_plan_states_its_sponsor_and_lead():
    assert told(result(HEAD, sponsor="Director", lead=" ")) == (
        False,
        "nothing under lead and accountable_to",
        "Write lead and accountable_to at the head of the plan.",
    )
    assert told(result(HEAD, sponsor="Director", lead="Head", accountable_to=("Front-line staff",))) == (
        True,
        "sponsor, lead and accountable_to stated",
        None,
    )


OWNED = ActionFields(fields=("lead", "sign_off", "monitoring"))


def test_every_action_states_what_it_must():
    first, second = attrs.evolve(FULL, lead=None, monitoring=()), attrs.evolve(FULL, id="action-2", sign_off="")
    broken = result(OWNED, first, second, attrs.evolve(FULL, id="action-3"))
    assert told(broken) == (
        False,
        "action-1 without lead and monitoring; action-2 without sign_off",
        "Write lead, sign_off and monitoring where it is missing.",
    )
    assert broken.actions == ("action-1", "action-2")
    alike = result(OWNED, *some("1", "3", lead=None))
    assert alike.found == "action-1 and action-2 without lead"


@pytest.mark.parametrize(
    ("count", "found"),
    [
        (0, "no actions yet"),
        (1, "lead, sign_off and monitoring stated by its one action"),
        (3, "lead, sign_off and monitoring stated by all 3 actions"),
    ],
)
def test_what_every_action_states_is_said(count, found):
    assert told(result(OWNED, *some(*["1"] * count))) == (True, found, None)


MARCH, MAY, JUNE = date(2027, 3, 31), date(2027, 5, 31), date(2027, 6, 30)


def moved(*moves: Move, completion: date | None = MAY) -> Action:
    return attrs.evolve(FULL, moved=moves, completion=completion)


def test_a_moved_date_needs_its_reason():
    explained = Move(from_=MARCH, to=MAY, why="The lead changed post")
    silent = attrs.evolve(explained, why=None)
    assert told(result(MovesExplained(), FULL)) == (True, "no date moved", None)
    assert told(result(MovesExplained(), moved(explained))) == (True, "1 date moved, with a reason", None)
    twice = moved(explained, Move(from_=MAY, to=JUNE, why="Panel dates"), completion=JUNE)
    assert told(result(MovesExplained(), twice)) == (True, "2 dates moved, with a reason", None)
    broken = result(MovesExplained(), moved(silent))
    assert told(broken) == (
        False,
        "action-1 moved from 2027-03-31 to 2027-05-31 without a reason",
        "Write every move of action-1 under moved, each with from, to and why.",
    )
    assert broken.actions == ("action-1",)
    assert not result(MovesExplained(), stopped(moved(silent))).kept


def test_a_date_moved_again_in_silence_is_told():
    explained = Move(from_=MARCH, to=MAY, why="The lead changed post")
    assert result(MovesExplained(), moved(explained, completion=JUNE)).found == (
        "action-1 moved to 2027-05-31 and is now to be completed on 2027-06-30"
    )
    assert result(MovesExplained(), moved(explained, completion=None)).found == (
        "action-1 moved to 2027-05-31 and is now to be completed on no date"
    )


@LAW
@given(st.lists(st.sampled_from(["1", "2A", "2B", "3", "5", None]), max_size=9))
def test_quotas_are_kept_only_by_exactly_their_numbers(sections):
    exact = sections.count("1") == 1 and sections.count("5") == 2
    exact = exact and sections.count("2A") + sections.count("2B") == 1
    # Without a section an action serves that of its items, which here are of other sections.
    actions = some(*sections, addresses=("q3-1",))
    assert result(QUOTAS, *actions).kept is exact


def test_each_rule_carries_its_weight_and_words():
    (only,) = review_plan(plan(), ruled(SIX, weight=Weight.REQUIRED)).rules
    assert (only.id, only.weight, only.rule.text) == ("rule-1", Weight.REQUIRED, "A rule")


def test_a_framework_without_a_plan_has_no_rules():
    assert review_plan(plan(FULL), attrs.evolve(framework(), plan=None)).rules == ()


@pytest.mark.parametrize("name", [HAWD, STEPS, STANDARDS, "employer-standards@2020"])
def test_the_rules_of_shipped_frameworks_name_fields_that_exist(name):
    for rule in framework(name).plan.rules if framework(name).plan else ():
        match rule.demands:
            case PlanFields(fields=names):
                assert set(names) <= {field.name for field in attrs.fields(Plan)}
            case ActionFields(fields=names):
                assert set(names) <= {field.name for field in attrs.fields(Action)}
            case _:
                pass
