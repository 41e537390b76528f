"""What of an assessment and its card may leave the team."""

import attrs
import pytest
from tests.comparison.builders import (
    FIGURE,
    STANDARDS,
    STEPS,
    WHISPER,
    ballot,
    card_of,
    framework,
    hawd,
    key,
    steps,
    voted,
)

from practicecheck.assessments import Answer, Assessment, BaseValue, Chosen, Reason
from practicecheck.comparison import (
    Audience,
    StaffingRule,
    held_back,
    release,
    release_card,
    sensitive,
    staff_of,
)
from practicecheck.errors import Code, Problem, Severity
from practicecheck.scoring import score_assessment


def test_a_working_copy_keeps_everything():
    assessment = steps()
    released = release(assessment, framework(STEPS), Audience.WORKING)
    assert released.assessment is assessment
    assert released.withheld == ()
    card = card_of(assessment)
    assert release_card(card, assessment, Audience.WORKING) is card


def test_no_ballot_and_no_declared_perspective_is_published():
    assessment = hawd(voted(*[ballot(n) for n in range(5)]), perspectives=("the only one of her kind",))
    released = release(assessment, framework(), Audience.PUBLISHED)
    assert released.assessment.answers == (Answer(item="q1-1", score=2),)
    assert released.assessment.perspectives == ()


def test_figures_of_health_and_leave_are_those_that_the_framework_marks():
    assert sensitive(framework(STEPS)) == {
        "days-lost",
        "step-3",
        "step-7",
        "step-7a",
        "step-7b",
        "step-34",
        "step-34a",
        "step-34b",
    }
    assert sensitive(framework()) == {"workforce-14"}
    assert sensitive(framework(STANDARDS)) == set()


def test_a_part_goes_with_its_item():
    item = framework(STEPS).item("step-9")
    told = attrs.evolve(item, sensitive=True)
    section = framework(STEPS).section_of["step-9"]
    items = tuple(told if own is item else own for own in section.items)
    edition = attrs.evolve(framework(STEPS), sections=(attrs.evolve(section, items=items),))
    assert {"step-9", "step-9a", "step-9b"} <= sensitive(edition)


@pytest.mark.parametrize(("heads", "hidden"), [(9, True), (10, False), (None, True)])
def test_a_unit_of_fewer_than_ten_or_of_nobody_knows_how_many_holds_its_figures_back(heads, hidden):
    assessment = steps(heads=heads)
    assert bool(held_back(assessment, framework(STEPS), StaffingRule())) is hidden
    released = release(assessment, framework(STEPS), Audience.PUBLISHED)
    assert (WHISPER in str(released)) is not hidden
    assert (FIGURE in str(released)) is not hidden


def test_whole_time_equivalents_stand_for_heads_of_which_there_cannot_be_fewer():
    wte = (BaseValue(figure="in-post-wte", number=10),)
    assessment = attrs.evolve(steps(heads=None), base=wte)
    assert staff_of(assessment, framework(STEPS)) == 10
    assert held_back(assessment, framework(STEPS), StaffingRule()) == set()


def test_the_head_count_comes_before_whole_time_equivalents():
    base = (BaseValue(figure="in-post-wte", number=12), BaseValue(figure="in-post-headcount", number=9))
    assert staff_of(attrs.evolve(steps(heads=None), base=base), framework(STEPS)) == 9


def test_an_item_can_tell_the_number_of_staff():
    assert staff_of(hawd(Answer(item="workforce-1", number=42)), framework()) == 42
    assert staff_of(hawd(Answer(item="workforce-1", cannot_answer=Reason("?"))), framework()) is None


def test_the_threshold_is_data():
    assessment = steps(heads=9)
    released = release(assessment, framework(STEPS), Audience.PUBLISHED, staffing=StaffingRule(staff=9))
    assert released.assessment == assessment
    card = release_card(card_of(assessment), assessment, Audience.PUBLISHED, staffing=StaffingRule(staff=9))
    assert card == card_of(assessment)


def test_what_was_held_back_is_told_and_why():
    released = release(steps(), framework(STEPS), Audience.PUBLISHED)
    assert [held.what for held in released.withheld] == [
        "days-lost: the figure",
        "step-3: the whole answer",
        "step-7a: the whole answer",
        "step-34b: the whole answer",
    ]
    assert all("fewer than 10 staff" in held.why for held in released.withheld)


def test_a_card_keeps_its_coverage_and_loses_what_could_repeat_a_figure():
    assessment = steps()
    full = card_of(assessment)
    card = release_card(full, assessment, Audience.PUBLISHED)
    assert card.states == full.states
    assert card.coverage == full.coverage
    assert [figure.id for figure in card.figures] == ["in-post-headcount"]
    assert card.evidence == ()
    assert card.findings == ()
    assert FIGURE not in repr((card.figures, card.findings, card.problems))


def test_a_problem_that_names_a_hidden_item_is_not_published():
    assessment = steps()
    problems = (
        Problem(code=Code.MORE_THAN_WHOLE, message=f"{FIGURE} (step-3) is more than 4.", remedy="Mend."),
        Problem(code=Code.LESS_OFTEN, message=FIGURE, remedy="Act.", path=("answers", "step-34b")),
        Problem(code=Code.BALLOT, message="RATER1", remedy="Mend."),
        Problem(
            code=Code.NO_BASIS, message="no basis (step-33)", remedy="Write it.", severity=Severity.WARNING
        ),
    )
    card = attrs.evolve(card_of(assessment), problems=problems)
    assert release_card(card, assessment, Audience.PUBLISHED).problems == problems[-1:]


def test_the_note_that_a_sensitive_item_is_unanswered_is_kept():
    assessment = Assessment(framework=framework(STEPS).id)
    card = card_of(assessment)
    assert any("step-3" in problem.message for problem in card.problems)
    assert release_card(card, assessment, Audience.PUBLISHED) == card


def secretive():
    """A framework whose first question touches health or leave, though it is scored."""
    section = framework().section("1")
    items = tuple(attrs.evolve(item, sensitive=item.id in ("q1-1", "q1-2")) for item in section.items)
    edition = framework()
    sections = tuple(attrs.evolve(s, items=items) if s is section else s for s in edition.sections)
    return attrs.evolve(edition, sections=sections)


def test_of_a_scored_answer_that_is_held_back_the_score_stays_since_totals_tell_it():
    assessment = hawd(
        Answer(item="q1-1", score=3, narrative=WHISPER, ballots=tuple(ballot(n) for n in range(4))),
        Answer(item="q1-2", not_applicable=Reason(WHISPER)),
        Answer(item="q1-3", not_applicable=Reason("said aloud")),
    )
    released = release(assessment, secretive(), Audience.PUBLISHED)
    assert released.assessment.answers[0] == Answer(item="q1-1", score=3)
    assert released.spreads == ()
    assert "q1-1: all of the answer but its score" in [held.what for held in released.withheld]
    full = score_assessment(assessment, secretive(), key())
    card = release_card(full, assessment, Audience.PUBLISHED)
    assert WHISPER in str(full.explain("1"))
    assert WHISPER not in str(card.explain("1"))
    assert "said aloud" in str(card.explain("1"))
    assert card.section("1").percent == full.section("1").percent


def test_a_split_is_told_by_the_rule_and_nothing_more():
    assessment = hawd(voted(ballot(1, score=0), ballot(2, score=4), ballot(3, score=2)))
    card = release_card(card_of(assessment), assessment, Audience.PUBLISHED)
    assert card.section("1").splits == ("q1-1",)
    (split,) = [finding for finding in card.findings if finding.kind.value == "split"]
    assert split.why == "raters differ by 2 points or more"


def test_that_two_people_differ_is_not_told():
    """Beside the agreed score it would tell who gave what."""
    assessment = hawd(voted(ballot(1, score=0), ballot(2, score=4)))
    card = release_card(card_of(assessment), assessment, Audience.PUBLISHED)
    assert card.section("1").splits == ()
    assert [finding for finding in card.findings if finding.kind.value == "split"] == []
    assert card_of(assessment).section("1").splits == ("q1-1",)


def test_views_are_released_with_the_rest():
    assessment = Assessment(
        framework=framework(STANDARDS).id,
        choices=(Chosen(choice="scale", option="extent-0-4"),),
        answers=(Answer(item="standard-1", score=3),),
    )
    edition = framework(STANDARDS)
    full = score_assessment(assessment, edition, key())
    assert full.views
    assert release_card(full, assessment, Audience.PUBLISHED) == full
