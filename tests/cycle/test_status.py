"""Which steps are done is told by fields and dates, and an assessment that begins unprepared is told."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given
from tests.cycle.builders import BLANK, FINISHED, FIRST, JUNE, PREPARED, SETUP, on, with_calendar
from tests.strategies import HAWD, LAW, STEPS, cycles, days

from practicecheck.assessments import Answer, Assessment, Capture
from practicecheck.cycle import (
    Cycle,
    CycleStatus,
    Linked,
    LinkedAssessment,
    Mandate,
    Notice,
    QuestionAnswer,
    StepState,
    cycle_status,
    steps_of,
    steps_on,
)
from practicecheck.errors import Code, Severity
from practicecheck.frameworks import SHOWN_BY, FrameworkId
from practicecheck.plans import Action, Plan


def status(cycle: Cycle, day: date, linked: Linked = Linked()) -> CycleStatus:  # noqa: B008 - frozen
    return cycle_status(cycle, [HAWD], day, linked)


def states(cycle: Cycle, day: date) -> dict[str, str]:
    return {own.step.id: own.state.value for own in steps_on(cycle, [HAWD], day)}


def test_of_a_blank_cycle_every_step_is_open_and_nothing_is_wrong() -> None:
    """No day is set for anything, so nothing can be due."""
    found = status(BLANK, FIRST)
    assert {own.state for own in found.steps} == {StepState.OPEN}
    assert (found.begun, found.unready, found.problems, found.advice) == (None, (), (), ())
    assert not found.ready


def test_the_steps_are_those_of_both_sources_and_questions_that_no_step_stands_for() -> None:
    """Governance has questions of its own; set-up and synthesis are answered in steps of the process."""
    assert [step.id for step in steps_of([HAWD, STEPS])] == [
        *(f"process-{n}" for n in range(1, 12)),
        "governance",
        *(f"preparation-{n}" for n in range(1, 9)),
        *(f"follow-up-{n}" for n in range(1, 4)),
    ]


@pytest.mark.parametrize("name", SHOWN_BY)
def test_each_field_that_can_show_a_step_is_a_field_of_a_cycle(name: str) -> None:
    """What a framework's file may name, the room can look up."""
    framework = attrs.evolve(HAWD, checklists=())
    entry = attrs.evolve(HAWD.checklists[0].entries[0], shown_by=(name,), by=None, at=None)
    framework = attrs.evolve(HAWD, checklists=(attrs.evolve(HAWD.checklists[0], entries=(entry,)),))
    (own,) = steps_on(BLANK, [framework], JUNE, Plan(framework=HAWD.id))
    assert own.missing == (name,)


def test_a_prepared_cycle_is_ready_on_the_first_day() -> None:
    """And what comes after is not yet due."""
    found = status(PREPARED, FIRST)
    assert found.ready
    assert found.begun == FIRST
    assert found.problems == ()
    assert states(PREPARED, FIRST)["process-8"] == "not yet"
    assert states(PREPARED, FIRST)["process-11"] == "open"


def test_a_finished_cycle_has_nothing_left_to_do() -> None:
    """From the day on which people were told what became of it."""
    found = status(FINISHED, date(2026, 12, 11))
    assert {own.state for own in found.steps} == {StepState.DONE}
    assert (found.due, found.next_) == ((), ())
    assert states(FINISHED, date(2026, 12, 10))["process-11"] == "not yet"


@pytest.mark.parametrize(
    ("day", "state"),
    [(SETUP - timedelta(days=1), "not yet"), (SETUP, "due"), (SETUP + timedelta(days=9), "due")],
)
def test_a_step_is_due_from_its_day_on(day: date, state: str) -> None:
    """The sponsor is wanted by the set-up meeting."""
    cycle = attrs.evolve(PREPARED, sponsor=attrs.evolve(PREPARED.sponsor, briefed=None))
    assert states(cycle, day)["process-1"] == state


def test_a_step_that_is_done_on_a_day_is_not_done_before_it() -> None:
    """Answers that were written down ahead of the set-up meeting are no set-up dialogue."""
    before, after = SETUP - timedelta(days=1), SETUP
    (own,) = [own for own in steps_on(PREPARED, [HAWD], before) if own.step.id == "process-5"]
    assert (own.state, own.missing, own.held) == (StepState.NOT_YET, (), False)
    assert own.why == "The day under calendar.setup is still to come."
    assert states(PREPARED, after)["process-5"] == "done"


def test_a_date_shows_nothing_until_its_day_has_come() -> None:
    """A sponsor who will be briefed in October is not briefed in September."""
    cycle = attrs.evolve(PREPARED, sponsor=attrs.evolve(PREPARED.sponsor, briefed=date(2026, 10, 1)))
    (own,) = [own for own in steps_on(cycle, [HAWD], FIRST) if own.step.id == "process-1"]
    assert (own.missing, own.to_come) == (("sponsor.briefed",), ("sponsor.briefed",))
    assert own.why == "The day under sponsor.briefed is still to come."


def test_what_is_blank_and_what_is_still_to_come_are_told_apart() -> None:
    """Whoever has written a day would look in vain for a blank."""
    later = date(2026, 10, 1)
    cycle = attrs.evolve(
        PREPARED, sponsor=attrs.evolve(PREPARED.sponsor, agreed=later, briefed=later, role=" ")
    )
    (own,) = [own for own in steps_on(cycle, [HAWD], FIRST) if own.step.id == "process-1"]
    assert own.why == (
        "Nothing under sponsor.role; the days under sponsor.agreed and sponsor.briefed are still to come."
    )


def test_a_reason_why_there_is_no_mandate_yet_is_as_good_as_a_mandate() -> None:
    """Chapter 7 lets an organisation go ahead without one."""
    without = attrs.evolve(PREPARED, mandate=Mandate(not_yet="The director is new."))
    assert states(without, FIRST)["process-1"] == "done"
    assert states(attrs.evolve(PREPARED, mandate=Mandate()), FIRST)["process-1"] == "due"


def test_an_answer_of_blanks_is_no_answer() -> None:
    """And each question that is missing is named."""
    answers = tuple(
        QuestionAnswer(question=own.question, answer=" \n" if own.question == "governance-2" else own.answer)
        for own in PREPARED.answers
    )
    found = status(attrs.evolve(PREPARED, answers=answers), FIRST)
    assert [own.missing for own in found.due] == [("answers.governance-2",)]


def test_what_follows_waits_for_no_other_step() -> None:
    """The nearest day comes first; what has none comes last."""
    found = status(attrs.evolve(FINISHED, lead=attrs.evolve(FINISHED.lead, role=None), team=()), JUNE)
    follows = [own.step.id for own in found.next_]
    assert "process-2" in follows
    assert "process-4" not in follows
    days_of = [own.due or date.max for own in found.next_]
    assert days_of == sorted(days_of)


def test_notice_counts_once_every_team_has_had_it() -> None:
    """A letter that goes out next month has told nobody."""
    notice = (Notice(to="North", on=JUNE), Notice(to="South", on=date(2026, 8, 1)))
    cycle = Cycle(frameworks=(STEPS.id,), notice=notice)
    for day, state in ((date(2026, 7, 31), StepState.OPEN), (date(2026, 8, 1), StepState.DONE)):
        (own,) = [own for own in steps_on(cycle, [STEPS], day) if own.step.id == "preparation-7"]
        assert own.state is state


def test_quick_wins_are_looked_for_in_the_plan_itself() -> None:
    """Which has to have been read."""
    cycle = attrs.evolve(FINISHED, frameworks=(STEPS.id,))
    quick = Plan(framework=STEPS.id, actions=(Action(id="a"), Action(id="b", quick_win=True)))
    for plan, state in (
        (None, StepState.DUE),
        (attrs.evolve(quick, actions=quick.actions[:1]), StepState.DUE),
        (quick, StepState.DONE),
    ):
        found = steps_on(cycle, [STEPS], date(2026, 12, 1), plan)
        assert [own.state for own in found if own.step.id == "follow-up-2"] == [state]


# --- readiness --------------------------------------------------------------------------------


def test_an_assessment_that_begins_before_set_up_is_finished_is_warned_of_in_the_words_of_the_source() -> None:
    """With the steps that were not done, and whether they still are not."""
    early = with_calendar(PREPARED, setup=on(date(2026, 9, 30)))
    found = status(attrs.evolve(early, contributors=()), date(2026, 10, 5))
    (problem,) = found.problems
    assert (problem.code, problem.severity) == (Code.BEGUN_EARLY, Severity.WARNING)
    assert problem.message == (
        "the assessment began on 2026-09-24, before set-up was finished: process-5 came later; "
        "process-6 is still not done."
    )
    assert '"this is not commenced until all the set up processes outlined above' in problem.remedy
    assert "Chapter 12, paragraph 12.1" in problem.remedy
    assert [own.step.id for own in found.unready] == ["process-5", "process-6"]


def test_nothing_is_warned_of_before_the_first_day() -> None:
    """Up to then everything can still be done in time."""
    early = with_calendar(PREPARED, setup=on(date(2026, 9, 30)))
    assert status(early, FIRST - timedelta(days=1)).problems == ()
    assert [problem.code for problem in status(early, FIRST).problems] == [Code.BEGUN_EARLY]


def test_where_the_calendar_says_nothing_answers_show_that_an_assessment_has_begun() -> None:
    """A form with nothing in it does not; and whoever looks back to an earlier day is not misled by answers."""
    blank = Assessment(framework=HAWD.id, answers=(Answer(item="q1-1"),))
    begun = attrs.evolve(blank, answers=(Answer(item="q1-1", score=2),))
    for assessment, codes in ((blank, []), (begun, [Code.BEGUN_EARLY])):
        linked = Linked(assessments=(LinkedAssessment(file="ours.yaml", assessment=assessment),))
        assert [problem.code for problem in status(BLANK, JUNE, linked).problems] == codes
        assert status(attrs.evolve(BLANK, calendar=PREPARED.calendar), JUNE, linked).begun is None


def test_a_framework_without_such_a_rule_has_no_such_warning() -> None:
    """What no source says is not held against anybody."""
    silent = attrs.evolve(HAWD, exercise=())
    assert cycle_status(attrs.evolve(BLANK, calendar=PREPARED.calendar), [silent], FIRST).problems == ()


def test_an_assessment_that_departs_from_the_protocol_is_told_with_its_file() -> None:
    """In the field where it does; where either is silent, nothing is."""
    cycle = attrs.evolve(
        PREPARED, protocol=attrs.evolve(PREPARED.protocol, from_=date(2026, 4, 1), case="One open  Referral")
    )
    capture = Capture(from_=date(2026, 5, 1), to=date(2026, 9, 30), case="one open referral")
    linked = Linked(
        assessments=(
            LinkedAssessment(file="a.yaml", assessment=Assessment(framework=HAWD.id, capture=capture)),
        )
    )
    (problem,) = status(cycle, JUNE, linked).problems
    assert (problem.code, problem.file, problem.place) == (Code.PROTOCOL_DIFFERS, "a.yaml", "capture.from")


def test_the_days_that_are_still_to_come_are_told_in_order() -> None:
    """The day itself is one of them."""
    coming = status(FINISHED, date(2026, 10, 13)).coming
    assert [(own.event.value, own.days) for own in coming] == [
        ("synthesis", 0),
        ("planning", 0),
        ("planning", 7),
        ("report", 28),
        ("review", 56),
        ("feedback", 59),
    ]


def test_the_plan_is_looked_at_on_the_same_day() -> None:
    """So that one command tells both."""
    plan = Plan(framework=HAWD.id, actions=(Action(id="a", completion=date(2026, 11, 1)),))
    progress = status(FINISHED, date(2026, 11, 2), Linked(plan=plan)).plan
    assert progress is not None
    assert len(progress.late) == 1


# --- laws -------------------------------------------------------------------------------------


@LAW
@given(cycles(HAWD, STEPS), days)
def test_each_step_has_one_state_and_says_why(cycle: Cycle, day: date) -> None:
    """And what is done misses nothing."""
    found = cycle_status(cycle, [HAWD, STEPS], day)
    assert len(found.steps) == len(steps_of([HAWD, STEPS]))
    for own in found.steps:
        assert own.why.endswith(".")
        assert (own.state is StepState.DONE) is (not own.missing and own.held)
        assert own.state is not StepState.OPEN or own.due is None


@LAW
@given(cycles(HAWD, STEPS), days, days)
def test_what_is_done_stays_done(cycle: Cycle, one: date, other: date) -> None:
    """Time alone undoes no step of the same document."""
    earlier, later = sorted((one, other))
    done = {own.step.id for own in cycle_status(cycle, [HAWD, STEPS], earlier).done}
    assert done <= {own.step.id for own in cycle_status(cycle, [HAWD, STEPS], later).done}


def test_an_edition_without_steps_has_a_status_too() -> None:
    """There is nothing to do, and nothing to be ready for."""
    found = cycle_status(Cycle(frameworks=(FrameworkId("x@1"),)), [], JUNE)
    assert (found.steps, found.ready) == ((), True)
