"""Roll-up: what several teams come to together, and what can't be put together."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import attrs
import pytest
from tests.scoring.rollup_builders import (
    FORM,
    TAKES_SCORE,
    a_team,
    a_tree,
    gathered,
    gives,
    key_for_form,
    rolled,
    the,
)
from tests.strategies import EXTENT, HAWD, KEYS, STEPS, a_framework, an_assessment, an_item

from practicecheck.assessments import (
    Answer,
    Ballot,
    BaseValue,
    Basis,
    Capture,
    Chosen,
    Reason,
    StreamEntry,
    Unit,
    UnitId,
    UnitTree,
)
from practicecheck.errors import Code, DocumentError, Severity
from practicecheck.frameworks import (
    AddsRange,
    AddsRatio,
    AnswerOption,
    BaseFigure,
    CapturePart,
    Measure,
    Period,
    TakesChoice,
    TakesNarrative,
    TakesNumber,
    TakesPercent,
    TakesYesNo,
    Wording,
)
from practicecheck.scoring import (
    HELD_BACK,
    Distribution,
    PointTeams,
    Range,
    Ratio,
    Share,
    Sum,
    Totalling,
    WeightedMean,
    check_contributions,
    contribution_of,
    gather,
    roll_up,
)

PEOPLE_10 = Answer(item="people", number=10)
PEOPLE_30 = Answer(item="people", number=30)
ON_WTE = Capture(basis=Basis.WTE)
VERSION_B = (Chosen(choice="version", option="B"),)


def left_out(figure) -> dict[str, tuple[str, ...]]:
    return {left.why: left.teams for left in figure.left_out}


# --- each way to add up ---------------------------------------------------------------------------


def test_counts_are_added_up_exactly() -> None:
    """Halves of posts stay halves."""
    up = rolled(
        a_team("a", Answer(item="people", number=Decimal("10.5"))),
        a_team("b", Answer(item="people", number=Decimal("0.1"))),
    )
    figure = the(up, "people")
    assert figure.amount == Sum(total=Fraction(106, 10))
    assert figure.said == "10.6 people"


def test_a_rate_is_the_ratio_of_sums_and_not_the_mean_of_rates() -> None:
    """1 of 10 and 9 of 30 are 25 %; the mean of 10 % and 30 % would be 20."""
    up = rolled(a_team("a", PEOPLE_10, base={"leavers": 1}), a_team("b", PEOPLE_30, base={"leavers": 9}))
    figure = the(up, "turnover")
    assert figure.amount == Ratio(of=Fraction(10), over=Fraction(40), times=100)
    assert figure.amount.value == Decimal("25.0")
    assert figure.said == "25.0 % (10 / 40 x 100)"


def test_a_rate_that_was_stated_counts_for_nothing_without_its_figures() -> None:
    """The team is left out of both sums, and told."""
    up = rolled(
        a_team("a", PEOPLE_10, base={"leavers": 1}),
        a_team("b", Answer(item="turnover", percent=90), PEOPLE_30),
    )
    figure = the(up, "turnover")
    assert figure.amount == Ratio(of=Fraction(1), over=Fraction(10), times=100)
    assert left_out(figure) == {"leavers is not given": ("b",)}
    assert figure.coverage.said == "1 of 2 teams"


def test_a_share_given_in_percent_is_taken_of_its_whole() -> None:
    """40 % of 30 are 12; with 3 of 10 that is 15 of 40."""
    up = rolled(
        a_team("a", PEOPLE_10, Answer(item="newly", number=3)),
        a_team("b", PEOPLE_30, Answer(item="newly", percent=40)),
    )
    assert the(up, "newly").amount == Ratio(of=Fraction(15), over=Fraction(40), times=100)


def test_a_rate_that_does_not_apply_is_left_out_with_its_figures() -> None:
    """X says so, though the figures are there."""
    up = rolled(
        a_team("a", PEOPLE_10, Answer(item="turnover", not_applicable=Reason("new")), base={"leavers": 1}),
        a_team("b", PEOPLE_30, base={"leavers": 9}),
    )
    assert left_out(the(up, "turnover")) == {"not applicable": ("a",)}


def test_nothing_is_divided_by_nought() -> None:
    """The sums are told, and no rate."""
    figure = the(rolled(a_team("a", Answer(item="people", number=0), base={"leavers": 0})), "turnover")
    assert figure.amount is not None
    assert figure.amount.value is None
    assert figure.said == "nothing to divide by (0 / 0 x 100)"


def test_a_mean_counts_each_team_by_its_figure() -> None:
    """36 hours of 10 people and 40 of 30 are 39, not 38."""
    up = rolled(
        a_team("a", PEOPLE_10, Answer(item="hours", number=36)),
        a_team("b", PEOPLE_30, Answer(item="hours", number=40)),
        a_team("c", Answer(item="hours", number=80)),
    )
    figure = the(up, "hours")
    assert figure.amount == WeightedMean(weighted=Fraction(1560), weight=Fraction(40))
    assert figure.said == "39.0 hours a week (1560 / 40)"
    assert left_out(figure) == {"people is not given": ("c",)}
    assert [part.said for part in up.explain(figure)] == ["36 x 10", "40 x 30"]


def test_a_mean_by_nought_is_none() -> None:
    """A team without people has no say."""
    up = rolled(a_team("a", Answer(item="people", number=0), Answer(item="hours", number=36)))
    assert the(up, "hours").said == "nothing to count by (0 / 0)"


def test_hours_and_days_are_never_added_together() -> None:
    """Each has a line of its own, which tells the teams of the other."""
    up = rolled(
        a_team("a", Answer(item="leave", number=20, unit="hours")),
        a_team("b", Answer(item="leave", number=3, unit="days")),
        a_team("c", Answer(item="leave", number=4, unit="days")),
    )
    days, hours = up.figure("leave")
    assert (days.unit, days.amount, left_out(days)) == (
        "days",
        Sum(total=Fraction(7)),
        {"given in hours": ("a",)},
    )
    assert (hours.unit, hours.amount) == ("hours", Sum(total=Fraction(20)))
    assert left_out(hours) == {"given in days": ("b", "c")}


def test_yes_is_counted_over_those_who_answered() -> None:
    """Whoever said nothing is no no."""
    up = rolled(
        a_team("a", Answer(item="policy", answer=True)),
        a_team("b", Answer(item="policy", answer=True)),
        a_team("c", Answer(item="policy", answer=False)),
        a_team("d"),
    )
    figure = the(up, "policy")
    assert figure.amount == Share(yes=2, of=3)
    assert figure.said == "2 of 3 say yes (66.7 %)"
    assert figure.coverage.said == "3 of 4 teams"


def test_frequencies_are_ranged_in_times_a_year() -> None:
    """Once a month is more than nine times a year."""
    up = rolled(
        a_team("a", Answer(item="often", times=1, per=Period.MONTH)),
        a_team("b", Answer(item="often", times=9, per=Period.YEAR)),
        a_team("c", Answer(item="often", times=1, per=Period.WEEK)),
        a_team("d", Answer(item="often", times=10, per=Period.YEAR)),
    )
    figure = the(up, "often")
    assert figure.amount == Range(lowest=Fraction(9), median=Fraction(11), highest=Fraction(52))
    assert figure.said == "9 to 52 times a year, median 11"


def test_points_are_counted_lowest_first() -> None:
    """The middle may lie between two points."""
    up = rolled(*(a_team(f"t{n}", Answer(item="q1", score=score)) for n, score in enumerate([1, 4, 2, 3])))
    figure = the(up, "q1")
    assert figure.amount == Distribution(
        counts=tuple(PointTeams(code=code, teams=teams) for code, teams in enumerate([0, 1, 1, 1, 1])),
        lowest=1,
        median=(2, 3),
        highest=4,
    )
    assert figure.said == "1: 1, 2: 1, 3: 1, 4: 1; median 2 to 3"


def test_words_are_counted_and_kept_only_where_they_are_wanted() -> None:
    """With their team."""
    said = a_team("a", Answer(item="words", narrative="The rota is out."))
    up = roll_up(gather([gives(said)], a_tree("a")))
    assert (the(up, "words").said, up.texts) == ("1 text", ())
    up = roll_up(gather([gives(said, texts=True)], a_tree("a")))
    assert [(text.team, text.item, text.text) for text in up.texts] == [("a", "words", "The rota is out.")]


def test_evidence_and_entries_are_collected_each_by_itself() -> None:
    """A stream of two sources is two texts."""
    stream = (StreamEntry(what="Survey", says="Good"), StreamEntry(what="Talks", says="Bad"))
    team = an_assessment(
        STEPS,
        Answer(item="step-39", stream=stream),
        Answer(item="step-19", entries=("Panel", "Papers"), narrative="And more."),
        unit="a",
    )
    up = roll_up(gather([contribution_of(team, STEPS, texts=True)], a_tree("a")))
    assert the(up, "step-39").said == "2 texts"
    assert the(up, "step-19").said == "3 texts"
    assert [text.text for text in up.texts] == ["Panel", "Papers", "And more.", "Survey: Good", "Talks: Bad"]


def test_a_figure_of_nobody_is_no_nought() -> None:
    """It has no amount."""
    figure = the(rolled(a_team("a")), "people")
    assert (figure.amount, figure.said, figure.coverage.teams) == (None, "no figure", 0)
    assert left_out(figure) == {"unanswered": ("a",)}


OPTIONS = (AnswerOption(id="one", title="One"), AnswerOption(id="group", title="Group"))
OTHER = a_framework(
    an_item(
        "kind",
        TakesChoice(
            options=(AnswerOption(id="one", title="One"), AnswerOption(id="group", title="Group")), several=True
        ),
    ),
    an_item("mixed", TakesYesNo(), TakesNumber(measure=Measure.COUNT, unit="rooms"), TakesPercent(of="rooms")),
    an_item("scored", TAKES_SCORE, TakesNarrative()),
    an_item(
        "absence",
        TakesPercent(of="days"),
        adds_up=(AddsRatio(of="lost", over="heads", over_times="days", times=100, wording=Wording.OURS),),
    ),
    scales=(EXTENT,),
    base=(
        BaseFigure(id="heads", title="Staff", measure=Measure.COUNT, unit="people", wording=Wording.OURS),
        BaseFigure(id="lost", title="Lost", measure=Measure.DAYS, unit="days", wording=Wording.OURS),
        BaseFigure(
            id="days",
            title="Days",
            measure=Measure.DAYS,
            unit="days a head",
            wording=Wording.OURS,
            adds_up=(AddsRatio(of="lost", over="heads", wording=Wording.OURS), AddsRange(wording=Wording.OURS)),
        ),
    ),
)


def other(*answers, **base):
    """The roll-up of one team's answers to the other form."""
    values = tuple(BaseValue(figure=figure, number=number) for figure, number in base.items())
    team = an_assessment(OTHER, *answers, unit="a", base=values)
    return roll_up(gather([contribution_of(team, OTHER)], a_tree("a")))


def test_options_are_counted_as_the_framework_lists_them() -> None:
    """They have no order, so none is in the middle."""
    figure = the(other(Answer(item="kind", chosen=("group",))), "kind")
    assert figure.amount == Distribution(
        counts=(PointTeams(code="one", teams=0), PointTeams(code="group", teams=1))
    )
    assert figure.said == "group: 1"


def test_what_an_item_takes_in_several_ways_adds_up_in_several_ways() -> None:
    """Each rule tells those that were answered in another way."""
    share, total, span = other(Answer(item="mixed", number=3)).figure("mixed")
    assert (share.amount, left_out(share)) == (None, {"answered without a yes or no": ("a",)})
    assert (total.said, span.said) == ("3 rooms", "3 to 3 rooms, median 3")
    share, total, span = other(Answer(item="mixed", answer=True)).figure("mixed")
    assert share.said == "1 of 1 says yes (100.0 %)"
    assert left_out(total) == left_out(span) == {"answered without a number": ("a",)}
    _, total, span = other(Answer(item="mixed", percent=30)).figure("mixed")
    assert (left_out(total), span.said) == ({"given in %": ("a",)}, "30 to 30 %, median 30")


def test_words_beside_a_score_are_no_point() -> None:
    """Nor is a point a word."""
    points, words = other(Answer(item="scored", narrative="Well enough.")).figure("scored")
    assert (left_out(points), words.said) == ({"answered without a point": ("a",)}, "1 text")
    points, words = other(Answer(item="scored", score=3)).figure("scored")
    assert (points.said, left_out(words)) == ("3: 1; median 3", {"answered without words": ("a",)})


def test_a_rate_may_be_over_a_product() -> None:
    """11 days lost of 10 people with 220 days each are half a percent."""
    assert the(other(heads=10, lost=11, days=220), "absence").said == "0.5 % (11 / 2200 x 100)"
    assert left_out(the(other(heads=10, lost=11), "absence")) == {"days is not given": ("a",)}


def test_a_base_figure_may_be_a_rate() -> None:
    """It is measured in its own unit."""
    rate, span = other(heads=10, lost=11, days=220).figure("days")
    assert rate.said == "1.1 days a head (11 / 10)"
    assert span.said == "220 to 220 days a head, median 220"


def test_a_rate_with_a_figure_that_is_held_back_is_held_back() -> None:
    """Otherwise the figure could be worked out from it."""
    team = an_assessment(OTHER, unit="a", base=(BaseValue(figure="heads", number=3),))
    gives_less = attrs.evolve(contribution_of(team, OTHER), held_back=frozenset({"lost"}))
    figure = the(roll_up(gather([gives_less], a_tree("a"))), "absence")
    assert list(left_out(figure)) == [HELD_BACK]


# --- the capture protocol -------------------------------------------------------------------------


def test_heads_and_whole_time_equivalents_are_not_added_up() -> None:
    """The sum is refused and told; what does not depend on it is not."""
    yes = Answer(item="policy", answer=True)
    up = rolled(
        a_team("a", PEOPLE_10, yes), a_team("b", PEOPLE_30, yes), a_team("c", PEOPLE_10, yes, capture=ON_WTE)
    )
    figure = the(up, "people")
    assert (figure.amount, figure.said) == (None, "refused")
    assert figure.why_refused == "basis: a, b say headcount; c says wte"
    assert [(group.teams, group.amount) for group in figure.apart] == [
        (("a", "b"), Sum(total=Fraction(40))),
        (("c",), Sum(total=Fraction(10))),
    ]
    assert the(up, "policy").amount == Share(yes=3, of=3)
    (problem,) = [problem for problem in up.problems if problem.code is Code.CAPTURE_DIFFERS]
    assert problem.severity is Severity.WARNING
    assert problem.remedy.startswith("Not added up for that: people.")


def test_a_team_that_gives_no_such_figure_refuses_nothing() -> None:
    """Only those that would be added up have to agree."""
    up = rolled(a_team("a", PEOPLE_10), a_team("b", capture=ON_WTE))
    assert the(up, "people").amount == Sum(total=Fraction(10))
    (problem,) = [problem for problem in up.problems if problem.code is Code.CAPTURE_DIFFERS]
    assert problem.severity is Severity.NOTE


def test_what_is_not_said_differs_from_what_is_said() -> None:
    """Nobody knows whether it is the same."""
    up = rolled(a_team("a", PEOPLE_10), a_team("b", PEOPLE_10, capture=Capture()))
    assert the(up, "people").why_refused == "basis: a says headcount; b says nothing"


def test_what_nobody_says_is_the_same() -> None:
    """Then the sum stands, and nothing says what it counts."""
    up = rolled(a_team("a", PEOPLE_10, capture=Capture()), a_team("b", PEOPLE_10, capture=Capture()))
    assert the(up, "people").amount == Sum(total=Fraction(20))


def test_definitions_are_compared_without_capitals_blanks_and_full_stop() -> None:
    """So that only another definition is another one."""
    one, same = Capture(case="One open child."), Capture(case="one  OPEN child")
    base = {"posts": 3}
    assert the(
        rolled(a_team("a", base=base, capture=one), a_team("b", base=base, capture=same)), "posts"
    ).amount
    other = Capture(case="One open family")
    figure = the(rolled(a_team("a", base=base, capture=one), a_team("b", base=base, capture=other)), "posts")
    assert [difference.part for difference in figure.refused] == [CapturePart.CASE]
    assert figure.why_refused == 'case: a says "One open child."; b says "One open family"'


def test_another_period_refuses_sums_that_need_the_same() -> None:
    """A year and half a year are no sum."""
    year = Capture(from_=date(2025, 10, 1), to=date(2026, 9, 30))
    half = Capture(from_=date(2026, 4, 1), to=date(2026, 9, 30))
    base = {"posts": 3, "leavers": 2}
    up = rolled(a_team("a", base=base, capture=year), a_team("b", base=base, capture=half))
    assert the(up, "posts").why_refused == (
        "period: a says 2025-10-01 to 2026-09-30; b says 2026-04-01 to 2026-09-30"
    )
    assert the(up, "leavers").amount == Sum(total=Fraction(4))


def test_many_teams_are_counted_where_they_differ() -> None:
    """The most frequent stands first, and single ones have their names."""
    up = rolled(*(a_team(f"t{n}", PEOPLE_10) for n in range(7)), a_team("odd", PEOPLE_10, capture=ON_WTE))
    assert the(up, "people").why_refused == "basis: 7 teams say headcount; odd says wte"


def test_many_definitions_are_told_shortly() -> None:
    """Each with its beginning; the result itself has all of them."""
    base = {"posts": 1}
    teams = [a_team(f"t{n}", base=base, capture=Capture(scope=f"{n} {'all staff ' * 30}")) for n in range(9)]
    figure = the(rolled(*teams), "posts")
    assert figure.why_refused is not None
    assert figure.why_refused.endswith(' ..."; 5 more')
    assert len(figure.why_refused) < 500
    assert len(figure.refused[0].stands) == len(figure.apart) == 9


def test_the_same_answers_from_two_teams_are_told() -> None:
    """A file may have been copied; two that say little may well be alike."""
    same = (PEOPLE_10, Answer(item="hours", number=37))
    up = rolled(
        a_team("a", *same, base={"posts": 3}), a_team("b", *same, base={"posts": 3}), a_team("c", *same)
    )
    (problem,) = up.problems
    assert (problem.code, problem.severity) == (Code.SAME_ANSWERS, Severity.WARNING)
    assert problem.message == "2 teams give the same to the last figure: a, b."
    assert rolled(a_team("a", *same), a_team("b", *same)).problems == ()


@pytest.mark.parametrize(
    ("stated", "doubts"), [(12, 1), (9, 0), (Decimal("9.1"), 0), (Decimal("9.0"), 1), (Decimal("9.3"), 1)]
)
def test_a_rate_that_its_figures_contradict_is_told(stated, doubts) -> None:
    """1 of 11 are 9.09 %: rounded, that is 9 or 9.1."""
    team = a_team(
        "a", Answer(item="people", number=11), Answer(item="turnover", percent=stated), base={"leavers": 1}
    )
    found = [problem for problem in rolled(team).problems if problem.code is Code.RATE_DIFFERS]
    assert len(found) == doubts
    if stated == 12:
        assert found[0].message == "a: turnover says 12 %, and its figures make 9.1 % (1 / 11 x 100)."


def test_what_a_figure_is_made_of_is_said() -> None:
    """A rate by its figures, a mean by what each team counts by."""
    up = rolled(a_team("a"))
    assert the(up, "turnover").made == "leavers / people x 100"
    assert the(up, "hours").made == "each team by people"
    assert the(up, "people").made == ""
    steps = roll_up(gather([contribution_of(an_assessment(STEPS, unit="a"), STEPS)], a_tree("a")))
    assert steps.figure("step-34a")[0].made == "days-lost / (in-post-wte x working-days) x 100"


# --- coverage -------------------------------------------------------------------------------------


def test_a_missing_team_is_told_in_teams_and_posts() -> None:
    """The tree knows its posts though its answers are not there."""
    up = rolled(a_team("a", PEOPLE_10), missing=["b"], posts={"a": 83, "b": 18})
    assert up.coverage.said == "1 of 2 teams, 83 of 101 posts"
    assert up.missing == ("b",)
    assert left_out(the(up, "people")) == {"no assessment": ("b",)}
    (problem,) = up.problems
    assert (problem.code, problem.severity) == (Code.TEAM_MISSING, Severity.NOTE)


def test_posts_are_told_only_where_all_are_known() -> None:
    """83 of nobody knows how many says nothing."""
    assert rolled(a_team("a"), missing=["b"], posts={"a": 83}).coverage.said == "1 of 2 teams"


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (Answer(item="people", cannot_answer=Reason("lost")), "cannot answer"),
        (Answer(item="people", not_applicable=Reason("none")), "not applicable"),
        (Answer(item="people", comment="later"), "unanswered"),
    ],
)
def test_why_a_team_is_left_out_is_told_without_its_words(answer, why) -> None:
    """A reason may name somebody."""
    assert left_out(the(rolled(a_team("a", answer)), "people")) == {why: ("a",)}


def test_the_other_alternative_is_not_asked() -> None:
    """So its answers are no gap of those who were not asked."""
    up = rolled(a_team("a", Answer(item="a1", score=3)), a_team("b", choices=VERSION_B))
    assert left_out(up.figure("a1")[0]) == {"not asked": ("b",)}


def test_a_unit_with_its_own_assessment_is_told_and_not_counted() -> None:
    """Its figures are those of its teams."""
    tree = UnitTree(units=(Unit(id="top"), Unit(id="a", within=UnitId("top"))))
    up = roll_up(
        gather([gives(a_team("top", PEOPLE_30), file="top.yaml"), gives(a_team("a", PEOPLE_10))], tree)
    )
    assert the(up, "people").amount == Sum(total=Fraction(10))
    (problem,) = up.problems
    assert (problem.code, problem.severity, problem.file) == (Code.OWN_ASSESSMENT, Severity.NOTE, "top.yaml")


def test_doubts_about_figures_come_along() -> None:
    """A sum is no better than what goes into it."""
    odd = an_assessment(
        HAWD,
        Answer(item="workforce-1", number=10),
        Answer(item="workforce-2", number=11),
        choices=(Chosen(choice="integration", option="2A"),),
        capture=Capture(basis=Basis.HEADCOUNT),
        unit="a",
    )
    up = roll_up(gather([contribution_of(odd, HAWD, file="a.yaml")], a_tree("a")))
    (doubt,) = up.problems
    assert (doubt.code, doubt.file) == (Code.MORE_THAN_WHOLE, "a.yaml")


# --- scores ---------------------------------------------------------------------------------------


def score_of(up, what):
    return [score for score in up.scores if score.what == what]


def test_scores_stand_side_by_side_with_lowest_median_and_highest() -> None:
    """Pooled over all points, which is no mean of the teams' scores."""
    up = rolled(
        a_team("a", Answer(item="q1", score=4), Answer(item="q2", score=4)),
        a_team("b", Answer(item="q1", score=0), Answer(item="q2", not_applicable=Reason("none"))),
        a_team("c", Answer(item="q1", score=2), Answer(item="q2", score=2)),
    )
    (score,) = score_of(up, "points")
    assert (score.lowest, score.median, score.highest) == (Decimal("0.0"), Decimal("50.0"), Decimal("100.0"))
    assert (score.lowest_in, score.highest_in) == (("b",), ("a",))
    assert score.together == Decimal("60.0")
    assert [(value.team, value.exact) for value in score.values] == [("b", 0), ("c", 50), ("a", 100)]


def test_a_score_that_lacks_answers_is_told() -> None:
    """It stands with the others, and is marked."""
    (score,) = score_of(rolled(a_team("a", Answer(item="q1", score=4))), "points")
    assert score.incomplete == ("a",)


def test_alternatives_are_not_mixed_in_the_whole() -> None:
    """Sections that both have stand together; totals stand apart."""
    q1 = Answer(item="q1", score=4)
    up = rolled(a_team("a", q1), a_team("b", q1), a_team("c", q1, choices=VERSION_B))
    assert [score.coverage.teams for score in score_of(up, "points")] == [3]
    with_a, with_b = score_of(up, "total")
    assert (with_a.alternatives, with_a.coverage.teams) == ("version A", 2)
    assert (with_b.alternatives, with_b.coverage.teams) == ("version B", 1)
    assert left_out(with_b)["scored apart: extent-points@1, version A"] == ("a", "b")
    (problem,) = [problem for problem in up.problems if problem.code is Code.SCORED_APART]
    assert problem.severity is Severity.NOTE


def test_keys_are_not_mixed() -> None:
    """A percentage of points and a score of 100 only look alike."""
    other = attrs.evolve(KEYS["extent-100@1"], scale="extent")
    team = a_team("b", Answer(item="q1", score=4))
    both = [gives(a_team("a", Answer(item="q1", score=4))), contribution_of(team, FORM, other)]
    up = roll_up(gather(both, a_tree("a", "b")))
    assert {score.key.id for score in score_of(up, "points")} == {"extent-100@1", "extent-points@1"}
    assert all(score.coverage.teams == 1 for score in score_of(up, "points"))


def test_a_framework_without_scores_has_none() -> None:
    """Its figures and words still roll up."""
    up = roll_up(gather([contribution_of(an_assessment(STEPS, unit="a"), STEPS)], a_tree("a")))
    assert up.scores == ()


def test_a_split_is_told_with_its_team() -> None:
    """A mean of the team's ballots would hide it."""
    ballots = tuple(
        Ballot(rater=f"r{n}", perspective="practitioner", score=score) for n, score in enumerate([0, 4, 4])
    )
    split = a_team("a", Answer(item="q1", score=2, ballots=ballots), perspectives=("practitioner",))
    up = rolled(split, a_team("b", Answer(item="q1", score=2)))
    assert [(found.item, found.teams) for found in up.splits] == [("q1", ("a",))]


def test_a_mean_of_section_scores_is_not_pooled() -> None:
    """There is nothing to divide by that all teams share."""
    key = attrs.evolve(key_for_form(), totalling=Totalling.SECTIONS)
    up = roll_up(gather([contribution_of(a_team("a", Answer(item="q1", score=4)), FORM, key)], a_tree("a")))
    assert score_of(up, "total")[0].together is None
    assert score_of(up, "points")[0].together == Decimal("100.0")


# --- what keeps contributions from being gathered -------------------------------------------------


def codes(contributions, tree) -> list[str]:
    return [problem.code.value for problem in check_contributions(contributions, tree)]


def test_a_unit_that_is_not_in_the_tree_comes_with_the_near_miss() -> None:
    """And with its file."""
    (problem,) = check_contributions([gives(a_team("duty-est"), file="east.yaml")], a_tree("duty-east"))
    assert (problem.code, problem.file) == (Code.NOT_IN_TREE, "east.yaml")
    assert problem.remedy == "Did you mean duty-east?"


@pytest.mark.parametrize("unit", [None, "", "  "])
def test_an_assessment_says_which_unit_answers(unit) -> None:
    """Otherwise nobody knows whose it is."""
    assert codes([attrs.evolve(gives(a_team("a")), unit=unit)], a_tree("a")) == ["PC706"]


def test_two_files_for_one_team_are_refused() -> None:
    """By whichever name they call it."""
    team = gives(a_team("a"), file="one.yaml")
    (problem,) = check_contributions([team, attrs.evolve(team, unit="A", file="two.yaml")], a_tree("a"))
    assert (problem.code, problem.file) == (Code.TWO_FILES, "two.yaml")
    assert "from one.yaml" in problem.message


def test_one_file_that_is_named_twice_is_told_as_that() -> None:
    """It is no second assessment."""
    team = gives(a_team("a"), file="one.yaml")
    (problem,) = check_contributions([team, team], a_tree("a"))
    assert "named twice" in problem.message


def test_a_copy_beside_a_file_that_is_named_twice_is_told_as_a_copy() -> None:
    """Each file has its own fault: one stands there twice, the other holds the same team."""
    files = ("one.yaml", "copy.yaml", "one.yaml")
    found = check_contributions([gives(a_team("a"), file=file) for file in files], a_tree("a"))
    assert [(problem.file, "from one.yaml" in problem.message) for problem in found] == [
        ("copy.yaml", True),
        ("one.yaml", False),
    ]
    assert "named twice" in found[1].message


def test_editions_are_not_mixed() -> None:
    """Those that are fewer are told, whatever the order."""
    form, steps = gives(a_team("a"), file="a"), contribution_of(an_assessment(STEPS, unit="b"), STEPS, file="b")
    more = attrs.evolve(form, unit="c", file="c")
    for order in ([form, steps, more], [steps, more, form]):
        (problem,) = check_contributions(order, a_tree("a", "b", "c"))
        assert (problem.code, problem.file) == (Code.OTHER_EDITION, "b")


def test_another_employer_is_refused() -> None:
    """A file of the neighbours in the folder is soon overlooked."""
    tree = attrs.evolve(a_tree("a"), organisation="Northshire")
    assert codes([attrs.evolve(gives(a_team("a")), organisation="Westmere")], tree) == ["PC715"]
    assert codes([attrs.evolve(gives(a_team("a")), organisation="northshire ")], tree) == []


def test_every_fault_is_told_at_once_and_nothing_is_gathered() -> None:
    """Nothing is counted by half."""
    team = gives(a_team("a"))
    with pytest.raises(DocumentError) as fault:
        gather([team, team, attrs.evolve(team, unit="b")], a_tree("a"))
    assert {problem.code for problem in fault.value.problems} == {Code.TWO_FILES, Code.NOT_IN_TREE}


def test_nothing_can_be_made_of_no_assessment() -> None:
    """The files may have been forgotten."""
    assert codes([], a_tree("a")) == ["PC710"]


def test_an_unknown_unit_is_a_key_error() -> None:
    """As in any mapping."""
    with pytest.raises(KeyError):
        roll_up(gathered(a_team("a")), "b")


def test_base_figures_are_figures_too() -> None:
    """They stand before the items."""
    team = attrs.evolve(a_team("a"), base=(BaseValue(figure="posts", number=3),))
    up = rolled(team)
    assert up.figures[0].id == "posts"
    assert up.figures[0].section is None
    assert the(up, "people").section == "figures"
