"""Scoring the frameworks that are shipped, with and without scores; keys that do not fit."""

from decimal import Decimal

import pytest
from attrs import evolve
from tests.scoring.builders import (
    X,
    a_form,
    a_key,
    an_answer,
    answers_to,
    ballots,
    shipped_framework,
    shipped_key,
)

from practicecheck.assessments import (
    Answer,
    AnswerState,
    BaseValue,
    Basis,
    Capture,
    Flag,
    Mark,
    Reason,
    SectionRecord,
)
from practicecheck.errors import Code, DocumentError, KeyMismatchError, Severity
from practicecheck.frameworks import Period
from practicecheck.scoring import (
    Coverage,
    FindingKind,
    FoundBy,
    ItemEvidence,
    ItemWeight,
    default_key_of,
    score_assessment,
)

HOW = "how-are-we-doing@2016"
STANDARDS = "employer-standards@2014"
STEPS = "social-work-health-check@2009"


def scored(edition, *answers, key=None, **choices):
    framework = shipped_framework(edition)
    assessment = answers_to(framework, *answers, **choices)
    return score_assessment(assessment, framework, shipped_key(key or default_key_of(assessment, framework)))


class TestHowAreWeDoing:
    """The national maxima come out of the framework's file and its key."""

    @pytest.mark.parametrize("option", ["2A", "2B"])
    def test_maxima_are_16_16_16_16_28_and_92(self, option):
        """With every scored item at the top."""
        framework = shipped_framework(HOW)
        other = "2B" if option == "2A" else "2A"
        top = framework.scale("extent-0-4").codes[-1]
        answers = [
            Answer(item=item.id, score=top)
            for item in framework.items.values()
            if item.scored and framework.section_of[item.id].id != other
        ]
        card = scored(HOW, *answers, integration=option)
        assert len(card.total.items) == 23
        assert [(section.id, section.points, section.possible) for section in card.sections] == [
            ("1", 16, 16),
            (option, 16, 16),
            ("3", 16, 16),
            ("4", 16, 16),
            ("5", 28, 28),
        ]
        assert (card.total.points, card.total.possible, card.total.percent) == (92, 92, 100)

    def test_an_untouched_file_has_no_score_and_counts_what_is_open(self):
        """While nobody has chosen, the first alternative stands in for both."""
        card = scored(HOW)
        assert card.total.percent is None
        assert (card.total.applicable, card.total.unanswered) == (23, 23)
        assert [section.id for section in card.sections] == ["1", "2A", "3", "4", "5"]
        assert card.state_of["q2a-1"] is AnswerState.UNANSWERED
        assert card.state_of["q2b-1"] is AnswerState.NOT_ASKED
        assert Code.CHOICE_OPEN in {problem.code for problem in card.problems}
        assert all(problem.severity is Severity.NOTE for problem in card.problems)

    def test_answers_under_an_open_choice_are_an_error(self):
        """Nobody guesses which alternative was meant."""
        with pytest.raises(DocumentError) as told:
            scored(HOW, Answer(item="q2b-1", score=3))
        assert [problem.code for problem in told.value.problems] == [Code.CHOICE_OPEN]

    def test_a_section_keeps_what_the_team_says_of_it(self):
        """Priorities, a note, and for which staff it speaks."""
        framework = shipped_framework(HOW)
        assessment = answers_to(framework, Answer(item="q5-a", score=3), integration="2A")
        record = SectionRecord(
            section="5", priorities=("Protect time",), note="Two views", speaks_for="Approved professionals"
        )
        section = score_assessment(
            evolve(assessment, sections=(record,)), framework, shipped_key("extent-points@1")
        ).section("5")
        assert (section.priorities, section.note, section.speaks_for) == (
            ("Protect time",),
            "Two views",
            "Approved professionals",
        )

    def test_unscored_items_are_covered_and_not_scored(self):
        """A narrative is no point."""
        card = scored(HOW, Answer(item="q1-solution", narrative="A forum"), integration="2A")
        assert card.total.answered == 0
        [section] = [section for section in card.coverage if section.id == "1"]
        assert (section.title, section.coverage.answered) == ("Professional leadership", 1)
        assert section.coverage.asked == 5

    def test_figures_come_in_the_order_of_the_framework(self):
        """With what they count."""
        card = scored(
            HOW,
            Answer(item="workforce-13", percent=Decimal("7.5")),
            Answer(item="workforce-1", number=42),
            integration="2A",
        )
        assert [(figure.id, figure.value, figure.unit) for figure in card.figures] == [
            ("workforce-1", 42, "social workers"),
            ("workforce-13", Decimal("7.5"), "%"),
        ]

    def test_evidence_comes_in_the_order_of_the_framework(self):
        """However the file is sorted."""
        card = scored(
            HOW,
            Answer(item="q1-2", score=3, evidence=("Audit",)),
            Answer(item="q1-1", score=2, evidence=("Minutes", "Survey")),
            integration="2A",
        )
        assert card.evidence == (
            ItemEvidence(item="q1-1", evidence=("Minutes", "Survey")),
            ItemEvidence(item="q1-2", evidence=("Audit",)),
        )

    def test_another_key_gives_another_number(self):
        """A reversed question and a heavier one, in a key of one's own."""
        key = shipped_key("extent-points@1")
        local = evolve(key, reversed_=("q1-1",), weights=(ItemWeight(item="q1-2", weight=2),))
        framework = shipped_framework(HOW)
        assessment = answers_to(
            framework, Answer(item="q1-1", score=4), Answer(item="q1-2", score=3), integration="2A"
        )
        assert score_assessment(assessment, framework, key).section("1").points == 7
        section = score_assessment(assessment, framework, local).section("1")
        assert (section.points, section.possible, section.percent) == (6, 12, 50)


class TestEmployerStandards:
    """Three scales, and a view by domain."""

    def test_each_scale_has_its_default_key(self):
        """The framework names it."""
        framework = shipped_framework(STANDARDS)
        found = {
            scale: default_key_of(answers_to(framework, scale=scale), framework)
            for scale in ("extent-0-4", "agreement-5", "rag")
        }
        assert found == {
            "extent-0-4": "extent-points@1",
            "agreement-5": "agreement-100@1",
            "rag": "rag@1",
        }

    def test_colours_become_the_share_of_green(self):
        """Amber is a gap, and not half a green."""
        card = scored(
            STANDARDS,
            Answer(item="standard-1", score="green"),
            Answer(item="standard-2", score="amber"),
            an_answer("standard-3", X),
            scale="rag",
        )
        assert card.total.percent == 50
        assert [finding.id for finding in card.findings] == ["gap:standard-2", "strength:standard-1"]

    def test_domains_are_scored_across_sections(self):
        """A standard counts in each of its domains, once."""
        card = scored(
            STANDARDS,
            Answer(item="standard-3", score=1),
            Answer(item="standard-4", score=3),
            Answer(item="standard-5", score=5),
            scale="agreement-5",
        )
        [view] = card.views
        assert view.id == "domain"
        scores = {group.id: group.score for group in view.groups}
        assert set(scores) == {"safe", "effective", "caring", "responsive", "well-led"}
        assert [item.item for item in scores["safe"].items if item.counts] == [
            "standard-3",
            "standard-4",
            "standard-5",
        ]
        assert (scores["safe"].percent, scores["safe"].band) == (50, "low")
        assert scores["caring"].percent == 50
        assert scores["effective"].percent == 75
        assert scores["well-led"].percent is None
        assert not scores["safe"].complete

    def test_raters_on_colours_may_be_split(self):
        """From red to green is two points."""
        card = scored(
            STANDARDS,
            Answer(item="standard-1", score="amber", ballots=ballots("red", "green")),
            Answer(item="standard-2", score="amber", ballots=ballots("red", "amber")),
            scale="rag",
        )
        assert card.section("standards").splits == ("standard-1",)

    @pytest.mark.parametrize(
        ("key", "percent", "mean"),
        [
            ("agreement-100@1", 75, None),
            ("agreement-top-share@1", 80, None),
            ("percent-positive@1", 100, None),
            ("agreement-mean@1", None, 4),
        ],
    )
    def test_one_answer_goes_four_ways(self, key, percent, mean):
        """Which is why a score never travels without its key."""
        total = scored(STANDARDS, Answer(item="standard-1", score=4), key=key, scale="agreement-5").total
        assert (total.percent, total.mean) == (percent, mean)
        assert total.key.id == key


class TestHealthCheck:
    """Nothing is scored, and there is a card all the same."""

    @pytest.fixture(name="card")
    def _card(self):
        framework = shipped_framework(STEPS)
        assessment = answers_to(
            framework,
            Answer(item="step-11", number=7, evidence=("Duty log",)),
            Answer(item="step-8a", times=1, per=Period.QUARTER),
            Answer(item="step-7a", cannot_answer=Reason("Not recorded by team")),
            Answer(item="step-33", answer=True, flag=Flag(is_=Mark.STRENGTH, why="Lone working app")),
            Answer(item="step-18", not_applicable=Reason("No duty rota")),
        )
        assessment = evolve(
            assessment,
            base=(BaseValue(figure="posts", number=48),),
            capture=Capture(basis=Basis.HEADCOUNT),
            organisation="Northshire County Council",
            unit="Adults",
        )
        assert default_key_of(assessment, framework) is None
        return score_assessment(assessment, framework, None)

    def test_there_are_no_scores(self, card):
        """None is made up."""
        assert (card.key, card.total, card.sections, card.views) == (None, None, (), ())
        with pytest.raises(KeyError):
            card.explain()
        with pytest.raises(KeyError):
            card.section("1")

    def test_it_says_whose_it_is(self, card):
        """And to which wording the answers were given."""
        assert (card.framework_id, card.organisation, card.unit) == (
            STEPS,
            "Northshire County Council",
            "Adults",
        )
        assert card.digest.startswith("sha256:")

    def test_coverage_is_told_by_section(self, card):
        """All five, by number; items with parts are counted by their parts."""
        assert [section.id for section in card.coverage] == ["1", "2", "3", "4", "5"]
        assert card.coverage[1].coverage == Coverage(answered=1, not_applicable=1, unanswered=10)
        whole = card.whole_coverage
        assert (whole.answered, whole.cannot_answer, whole.not_applicable) == (3, 1, 1)
        assert whole.asked == len(card.states) == 47

    def test_figures_are_told_with_units(self, card):
        """Base figures first; a frequency with its period."""
        assert [(f.id, f.value, f.unit, f.per, f.section) for f in card.figures] == [
            ("posts", 48, "posts", None, None),
            ("step-8a", 1, None, Period.QUARTER, "1"),
            ("step-11", 7, "cases", None, "2"),
        ]

    def test_evidence_is_told(self, card):
        """By item."""
        assert card.evidence == (ItemEvidence(item="step-11", evidence=("Duty log",)),)

    def test_findings_come_from_the_frequency_check_and_from_flags(self, card):
        """Supervision once a quarter is less often than once a month."""
        gap, strength = card.findings
        assert (gap.kind, gap.found_by, gap.item, gap.section) == (
            FindingKind.GAP,
            FoundBy.CHECK,
            "step-8a",
            "1",
        )
        assert gap.why == "1 a quarter is less often than 1 a month"
        assert (strength.id, strength.found_by, strength.why) == (
            "strength:step-33",
            FoundBy.FLAG,
            "Lone working app",
        )

    def test_a_key_for_it_does_not_exist(self):
        """A framework without a scale takes none."""
        framework = shipped_framework(STEPS)
        with pytest.raises(KeyMismatchError, match="this framework is not scored"):
            score_assessment(answers_to(framework), framework, shipped_key("extent-points@1"))


class TestKeysThatDoNotFit:
    """A key is held against the scale that was used."""

    def test_a_key_for_another_scale_is_refused(self):
        """By the names of both scales."""
        with pytest.raises(KeyMismatchError) as told:
            scored(HOW, key="rag@1", integration="2A")
        assert (told.value.key, told.value.scale, told.value.used) == ("rag@1", "rag", "extent-0-4")

    @pytest.mark.parametrize(
        "codes", [(0, 1, 2, 3), (0, 1, 2, 3, 4, 5), (4, 3, 2, 1, 0)], ids=["fewer", "more", "turned"]
    )
    def test_a_key_with_other_points_is_refused(self, codes):
        """Fewer, more, or in another order: a better answer must never lower a score."""
        form = a_form({"a": 1}, codes)
        with pytest.raises(DocumentError) as told:
            score_assessment(answers_to(form, Answer(item="a-1", score=1)), form, a_key())
        [problem] = told.value.problems
        assert problem.code is Code.KEY_DOES_NOT_FIT
        assert ", ".join(map(str, codes)) in problem.remedy

    def test_a_key_that_names_items_which_are_not_scored_is_told(self):
        """A slip in an id would change a score in silence."""
        form = a_form({"a": 2})
        key = a_key(weights=(ItemWeight(item="a-11", weight=2),), reversed_=("elsewhere",))
        card = score_assessment(answers_to(form, Answer(item="a-1", score=1)), form, key)
        told = [problem for problem in card.problems if problem.code is Code.KEY_DOES_NOT_FIT]
        assert {problem.message.split('"')[1] for problem in told} == {"a-11", "elsewhere"}
        assert all(problem.severity is Severity.WARNING for problem in told)
        assert "Did you mean a-1?" in {problem.remedy for problem in told}

    def test_an_assessment_with_errors_is_not_scored(self):
        """All of them are told."""
        form = a_form({"a": 2})
        with pytest.raises(DocumentError) as told:
            score_assessment(
                answers_to(form, Answer(item="a-1", score=9), Answer(item="a-7", score=1)), form, a_key()
            )
        assert {problem.code for problem in told.value.problems} == {Code.OFF_SCALE, Code.UNKNOWN_ITEM}

    def test_a_scale_without_x_takes_none(self):
        """The form decides, not the key."""
        form = a_form({"a": 1}, crossed=None)
        with pytest.raises(DocumentError):
            score_assessment(answers_to(form, an_answer("a-1", X)), form, a_key())
