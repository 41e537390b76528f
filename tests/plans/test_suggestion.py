"""Drafts of a plan: from what was found, within the framework's rules, and nothing invented."""

from datetime import date
from decimal import Decimal

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.comparison.builders import ballot, card_of, hawd, voted
from tests.plans.builders import HAWD, LAW, RAG, STANDARDS, STEPS, card, cards, framework, ruled, scored_items

from practicecheck.assessments import Answer, Assessment, Chosen, Flag, Mark, Number, SectionRecord
from practicecheck.comparison import BallotRule
from practicecheck.frameworks import (
    ActionsPerSection,
    FrameworkId,
    MixedOrigins,
    MostActions,
    Origin,
    Period,
    Quota,
)
from practicecheck.plans import (
    MOST_SUGGESTED,
    Action,
    Measure,
    Monitoring,
    Plan,
    PlanFor,
    check_plan,
    review_plan,
    suggest_plan,
)
from practicecheck.scoring import Finding, FindingKind, Scorecard, score_assessment


def addressed(plan: Plan) -> list[str]:
    return [item for action in plan.actions for item in action.addresses]


def told(of: Scorecard) -> list[Finding]:
    """What a plan may tell of: all but that one of two people differs."""
    few = {split.item for split in of.splits if split.ballots < BallotRule().in_all}
    return [own for own in of.findings if own.kind is not FindingKind.SPLIT or own.item not in few]


def strengths(of: Scorecard) -> set[str]:
    """Items that are a strength and nothing more pressing."""
    first = {finding.item: finding.kind.value for finding in reversed(told(of))}
    return {item for item, kind in first.items() if kind == "strength"}


def quota_of(section: str) -> str:
    return "2" if section in ("2A", "2B") else section


@LAW
@given(cards())
def test_the_same_card_gives_the_same_drafts(of):
    assert suggest_plan(of) == suggest_plan(of)


@LAW
@given(cards())
def test_nothing_is_invented(of):
    for action in suggest_plan(of).actions:
        allowed = ("id", "draft", "addresses", "section", "builds_on", "why", "measure", "notes")
        assert action.draft
        assert attrs.evolve(action, **{name: getattr(Action(id=""), name) for name in allowed}) == Action(id="")
        assert action.measure is None or action.measure.target is None


@LAW
@given(cards())
def test_drafts_keep_the_rules_of_how_are_we_doing(of):
    drafts = suggest_plan(of)
    sections = [quota_of(action.section) for action in drafts.actions]
    assert len(drafts.actions) <= 6
    assert all(sections.count(name) <= (2 if name == "5" else 1) for name in sections)
    assert set(sections) <= {"1", "2", "3", "4", "5"}
    assert not check_plan(drafts, framework())


@LAW
@given(cards())
def test_each_draft_is_about_something_that_was_found(of):
    drafts = suggest_plan(of)
    assert len(set(addressed(drafts))) == len(drafts.actions)
    assert set(addressed(drafts)) <= {finding.item for finding in of.findings}
    assert [action.id for action in drafts.actions] == [
        f"action-{n}" for n in range(1, len(drafts.actions) + 1)
    ]


@LAW
@given(cards())
def test_drafts_stand_in_the_order_of_the_findings(of):
    order = list(dict.fromkeys(finding.item for finding in told(of)))
    places = [order.index(item) for item in addressed(suggest_plan(of))]
    assert places == sorted(places)


@LAW
@given(cards())
def test_no_quota_stays_empty_while_it_has_a_finding(of):
    found = [quota_of(section) for _, section in {(f.item, f.section) for f in told(of)}]
    drafted = [quota_of(action.section) for action in suggest_plan(of).actions]
    for section, number in {"1": 1, "2": 1, "3": 1, "4": 1, "5": 2}.items():
        assert drafted.count(section) == min(number, found.count(section))


@LAW
@given(cards())
def test_a_strength_is_built_on_where_there_is_one_to_spare(of):
    """Unless it could only take the place of the one gap that there is."""
    drafts = suggest_plan(of).actions
    usable = {item for item in strengths(of) if of.framework.section_of[item].id != "workforce"}
    if usable and len(drafts) > 1:
        assert any(action.builds_on is Origin.STRENGTH for action in drafts) or (
            sum(action.builds_on is Origin.GAP for action in drafts) == 1
        )


@pytest.mark.parametrize("option", ["2A", "2B"])
def test_a_full_card_gives_one_for_each_section_and_two_for_the_fifth(option):
    lowest_first = {item: n % 3 for n, item in enumerate(scored_items(option))}
    drafts = suggest_plan(card({**lowest_first, "q4-1": 4}, option=option))
    assert sorted(action.section for action in drafts.actions) == ["1", option, "3", "4", "5", "5"]
    kept = {rule.id: rule.kept for rule in review_plan(drafts, framework()).rules}
    assert kept["most-actions"]
    assert kept["actions-per-section"]
    assert kept["mixed-origins"]


def test_a_strength_takes_the_least_pressing_place():
    low = dict.fromkeys(scored_items(), 1)
    drafts = suggest_plan(
        card({**low, "q1-1": 0, "q1-2": 4, "q3-1": 2, "q3-2": 4, "q3-3": 2, "q3-systemic": 2})
    )
    assert [(a.addresses, a.builds_on) for a in drafts.actions if a.section in ("1", "3")] == [
        (("q1-1",), Origin.GAP),
        (("q3-2",), Origin.STRENGTH),
    ]
    assert drafts.actions[-1].addresses == ("q3-2",)


def test_a_mixture_is_not_bought_with_the_only_gap():
    drafts = suggest_plan(card({"q1-1": 1, "q1-2": 4}))
    assert addressed(drafts) == ["q1-1"]


def test_a_draft_quotes_what_was_found():
    of = card({"q1-1": 1}, flags={"q1-1": Mark.WATCH}, ballots={"q1-1": [0, 3, 3]})
    (action,) = suggest_plan(of).actions
    text = framework().item("q1-1").text
    assert action == Action(
        id="action-1",
        draft=True,
        addresses=("q1-1",),
        section="1",
        builds_on=Origin.GAP,
        why=f"Scored 1: minimal. Raters differ by 2 points or more. Flagged by the team as watch. "
        f"Asked in q1-1: “{text}”",
        measure=Measure(item="q1-1", baseline=1, unit="points"),
    )


def test_a_flag_is_quoted_with_its_reason():
    assessment = Assessment(
        framework=FrameworkId(STEPS),
        answers=(
            Answer(item="step-13", answer=False, flag=Flag(is_=Mark.GAP, why="nobody is told!")),
            Answer(item="step-17", answer=True, flag=Flag(is_=Mark.STRENGTH, why="Managers know every case")),
        ),
    )
    gap, strength = suggest_plan(score_assessment(assessment, framework(STEPS), None)).actions
    assert (
        gap.why
        == f"Flagged as gap: nobody is told! Asked in step-13: “{framework(STEPS).item('step-13').text}”"
    )
    assert strength.why.startswith("Flagged as strength: Managers know every case. Asked in step-17: ")
    assert (gap.builds_on, strength.builds_on) == (Origin.GAP, Origin.STRENGTH)
    assert gap.measure is None


def test_a_split_alone_leaves_open_what_it_builds_on():
    (action,) = suggest_plan(card({"q1-1": 3}, ballots={"q1-1": [1, 4, 4]})).actions
    assert action.builds_on is None
    assert action.why.startswith("Raters differ by 2 points or more. Scored 3: to a good extent")


def test_that_two_people_differ_is_not_told():
    """A plan goes further than ballots may, and two people who differ would tell who gave what."""
    (action,) = suggest_plan(card({"q1-1": 3}, ballots={"q1-1": [1, 4]})).actions
    assert action.builds_on is Origin.STRENGTH
    assert "differ" not in (action.why or "")


def test_the_section_s_priorities_are_quoted():
    said = SectionRecord(section="1", priorities=("Protect time for peer supervision", "Fill the AMHP post"))
    first, second = suggest_plan(card({"q1-1": 1, "q3-1": 2}, sections=[said])).actions
    assert first.notes == (
        "The team's priorities for section 1: “Protect time for peer supervision”; “Fill the AMHP post”"
    )
    assert second.notes is None


def test_a_plan_is_for_the_unit_of_the_card():
    drafts = suggest_plan(card())
    assert drafts == Plan(
        framework=FrameworkId(HAWD),
        for_=PlanFor(organisation="Northshire County Council", unit="Adult mental health service"),
    )


def of_steps(*answers: Answer) -> Scorecard:
    return score_assessment(Assessment(framework=FrameworkId(STEPS), answers=answers), framework(STEPS), None)


GAP = Flag(is_=Mark.GAP)


@pytest.mark.parametrize(
    ("answer", "measure"),
    [
        (Answer(item="step-1", number=4, flag=GAP), Measure(item="step-1", baseline=4, unit="posts")),
        (
            Answer(item="step-4", percent=Decimal("12.5"), flag=GAP),
            Measure(item="step-4", baseline=Decimal("12.5"), unit="%"),
        ),
        (
            Answer(item="step-8a", times=1, per=Period.MONTH, flag=GAP),
            Measure(item="step-8a", baseline=1, unit="times a month"),
        ),
        (Answer(item="step-10", narrative="It varies.", flag=GAP), None),
    ],
)
def test_a_figure_is_measured_in_its_own_unit(answer, measure):
    (action,) = suggest_plan(of_steps(answer)).actions
    assert action.measure == measure


def test_a_sensitive_figure_is_not_copied_into_a_plan():
    (action,) = suggest_plan(of_steps(Answer(item="step-3", number=2, flag=GAP))).actions
    assert action.measure is None


def test_a_flag_on_a_blank_scored_item_has_nothing_to_measure_yet():
    (action,) = suggest_plan(card(flags={"q1-1": Mark.GAP})).actions
    assert action.measure is None


def test_a_framework_without_scores_is_planned_from_its_flags():
    steps = [f"step-{n}" for n in range(20, 27)]
    drafts = suggest_plan(of_steps(*(Answer(item=step, answer=False, flag=GAP) for step in steps)))
    assert addressed(drafts) == steps[:MOST_SUGGESTED]
    assert suggest_plan(of_steps()).actions == ()


@pytest.mark.parametrize(("point", "number"), [("red", 1), ("amber", 2), ("green", 3)])
def test_a_scale_of_words_is_measured_by_place(point, number):
    assessment = Assessment(
        framework=FrameworkId(STANDARDS),
        choices=(Chosen(choice="scale", option="rag"),),
        answers=(Answer(item="standard-3", score=point),),
    )
    (action,) = suggest_plan(score_assessment(assessment, framework(STANDARDS), RAG)).actions
    assert action.measure == Measure(
        item="standard-3", baseline=number, unit="points (1 red, 2 amber, 3 green)"
    )


@pytest.mark.parametrize("item", ["q1-1", "q5-a"])
@LAW
@given(points=st.integers(0, 4), target=st.integers(0, 4))
def test_a_draft_measures_on_the_scale_of_its_item(item, points, target):
    (action,) = suggest_plan(card({item: points})).actions
    ready = attrs.evolve(action.measure, target=target)
    (review,) = review_plan(
        Plan(framework=framework().id, actions=(attrs.evolve(action, measure=ready),)), framework()
    ).actions
    short = {check.id for letter in review.letters for check in letter.falls_short}
    assert "measurable.on-scale" not in short
    assert ("measurable.change" in short) is (points == target)


def rules() -> st.SearchStrategy[list[MostActions | ActionsPerSection | MixedOrigins]]:
    section = st.sampled_from([("1",), ("2A", "2B"), ("3",), ("4", "5"), ("workforce",)])
    quotas = st.lists(
        st.builds(lambda sections, number: Quota(sections=sections, number=number), section, st.integers(0, 3)),
        unique_by=lambda quota: quota.sections,
        max_size=4,
    )
    return st.lists(
        st.one_of(
            st.builds(lambda number: MostActions(number=number), st.integers(0, 8)),
            st.builds(lambda found: ActionsPerSection(quotas=tuple(found)), quotas),
            st.just(MixedOrigins(origins=(Origin.GAP, Origin.STRENGTH))),
        ),
        max_size=3,
    )


@LAW
@given(st.data(), rules())
def test_any_rules_are_kept_as_data(data, demands):
    of = data.draw(cards(rules_of=ruled(*demands)))
    actions = suggest_plan(of).actions
    assert len(actions) <= min(
        (d.number for d in demands if isinstance(d, MostActions)), default=MOST_SUGGESTED
    )
    for demand in demands:
        for quota in demand.quotas if isinstance(demand, ActionsPerSection) else ():
            assert sum(action.section in quota.sections for action in actions) <= quota.number


def test_without_rules_the_lowest_gaps_come_first():
    points: dict[str, Number] = {"q1-1": 2, "q1-2": 0, "q1-3": 1, "q1-systemic": 4}
    of = card(points, rules_of=attrs.evolve(framework(), plan=None))
    assert addressed(suggest_plan(of)) == ["q1-2", "q1-3", "q1-1", "q1-systemic"]


def test_without_rules_a_seventh_is_left_out():
    of = card(dict.fromkeys(scored_items(), 1), rules_of=ruled())
    assert addressed(suggest_plan(of)) == scored_items()[:6]


def test_a_draft_that_is_filled_in_becomes_smart():
    (action,) = suggest_plan(card({"q1-1": 1})).actions
    filled = attrs.evolve(
        action,
        draft=False,
        action="Hold monthly peer supervision.",
        for_whom="All practitioners",
        measure=attrs.evolve(action.measure, target=3),
        lead="Principal social worker",
        lead_agreed=True,
        resources="Half a day a month",
        released_by="Head of service",
        systemic_impact="Teams learn from each other",
        start=date(2026, 10, 1),
        monitoring=(Monitoring(on=date(2026, 12, 1), forum="Practice board"),),
        completion=date(2027, 3, 31),
        sign_off="Practice board",
    )
    assert review_plan(Plan(framework=framework().id, actions=(filled,)), framework()).smart


def test_a_draft_says_that_perspectives_differ_and_not_which():
    """A plan goes further than ballots may."""
    form = hawd(voted(ballot(1, score=0), ballot(2, score=0), ballot(3, "medical", 4), ballot(4, "medical", 4)))
    (action,) = suggest_plan(card_of(form)).actions
    assert "Perspectives differ." in action.why
    assert "medical" not in action.why
