"""A year's four reports hold nothing that may not leave, and say plainly what is not done."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.exchange.report_builders import BY_NAME, Page, export
from tests.strategies import HAWD, KEYS, LAW, STEPS, assessments, cycles, plans

from practicecheck.assessments import Answer, Assessment, Ballot, Chosen, Flag, Mark, SectionRecord
from practicecheck.comparison import Audience
from practicecheck.cycle import (
    CarriedAction,
    Communications,
    Contributor,
    Cycle,
    Facilitation,
    LastYear,
    Linked,
    LinkedAssessment,
    Mandate,
    QuestionAnswer,
    SelfEvaluation,
    TeamPart,
)
from practicecheck.exchange import ReportContent, ReportForm, cycle_content
from practicecheck.exchange.reports._brief import MOST_CHARACTERS
from practicecheck.exchange.reports._outline import outline_of
from practicecheck.exchange.reports._plain_words import PLAIN_WORDS, explained
from practicecheck.plans import Action, Measure, Move, Plan, Progress, Status
from practicecheck.scoring import score_assessment

DAY = date(2026, 11, 22)
FORMS = [form for form in ReportForm if form is not ReportForm.FULL]
KEY = KEYS["extent-points@1"]
LONG = "Words that go on and on until nobody reads them any more, and then a few more of the same kind. " * 3


def ballots(*points: int) -> tuple[Ballot, ...]:
    return tuple(
        Ballot(rater=f"rater-{n}", perspective="practitioner", score=point) for n, point in enumerate(points)
    )


ASSESSMENT = Assessment(
    framework=HAWD.id,
    unit="North team",
    answers=(
        Answer(item="workforce-1", number=6),
        Answer(item="workforce-14", percent=41, comment="whispered"),
        Answer(item="q1-1", score=1, ballots=ballots(0, 1, 3, 1), flag=Flag(is_=Mark.STRENGTH)),
        Answer(item="q3-1", score=4),
        Answer(item="q4-1", score=4, ballots=ballots(0, 4)),
    ),
    sections=(SectionRecord(section="1", priorities=("Be heard",)),),
)
PLAN = Plan(
    framework=HAWD.id,
    actions=(
        Action(
            id="rota",
            action="Publish the AMHP rota.",
            plain="You hear earlier who comes.",
            section="1",
            lead="Hub manager",
            completion=date(2026, 11, 1),
            progress=(
                Progress(on=date(2026, 10, 1), status=Status.DELAYED, note="Nobody is free.", plain="We wait."),
                Progress(on=date(2026, 12, 1), status=Status.DONE, note="from the future"),
            ),
        ),
        Action(
            id="sickness",
            action="Look after each other.",
            addresses=("workforce-14",),
            why="41 per cent were away: whispered",
            measure=Measure(item="workforce-14", baseline=41),
            progress=(
                Progress(on=date(2026, 10, 1), status=Status.ON_TRACK, note="whispered", plain="whispered"),
            ),
        ),
        Action(
            id="talks",
            action="Hold talks.",
            why="Seven left.",
            completion=date(2027, 3, 1),
            moved=(Move(from_=date(2027, 1, 1), to=date(2027, 3, 1), why="The trainer was ill"),),
            progress=(Progress(on=date(2026, 10, 1), status=Status.ON_TRACK, note="Begun."),),
        ),
        Action(id="stopped", action="Buy chairs.", progress=(Progress(on=DAY, status=Status.STOPPED),)),
        Action(id="done", action="Mend the printer.", progress=(Progress(on=DAY, status=Status.DONE),)),
        Action(id="idea", action="Perhaps this.", draft=True),
    ),
)
CYCLE = Cycle(
    frameworks=(HAWD.id,),
    title="Our year",
    organisation="Northshire",
    unit="Duty service",
    mandate=Mandate(not_yet="a secret of the board"),
    facilitation=Facilitation(why="a quarrel that stays inside"),
    team=(
        TeamPart(perspective="practitioner", people=4),
        TeamPart(perspective="person using services", people=1),
    ),
    contributors=(Contributor(who="The carers' group", how="A visit"),),
    communications=Communications(contact="ask@northshire.example"),
    answers=(
        QuestionAnswer(question="setup-1", answer="I want to leave"),
        QuestionAnswer(question="governance-1", answer="The board signs"),
        QuestionAnswer(question="synthesis-1", answer="Leadership surprised us"),
    ),
    report=SelfEvaluation(priorities=("Duty first",), agreed=date(2026, 11, 10), by="Board"),
    last_year=LastYear(
        actions=(CarriedAction(action="old", what="Paint the room.", stood=Status.DONE, outcome="It is blue."),)
    ),
)


def made(
    form: ReportForm,
    audience: Audience = Audience.PUBLISHED,
    *,
    cycle: Cycle = CYCLE,
    assessment: Assessment | None = ASSESSMENT,
    plan: Plan | None = PLAN,
    **other: Any,
) -> ReportContent:
    given = [] if assessment is None else [assessment]
    linked = Linked(
        assessments=tuple(LinkedAssessment(file="a.yaml", assessment=own) for own in given), plan=plan, **other
    )
    return cycle_content(
        cycle,
        [HAWD, STEPS],
        linked,
        [(own, HAWD, score_assessment(own, HAWD, KEY)) for own in given],
        form=form,
        audience=audience,
        made_on=DAY,
    )


def told(form: ReportForm, audience: Audience = Audience.PUBLISHED, **other: Any) -> str:
    return " ".join(export("markdown", made(form, audience, **other)).replace("\\", "").split())


# --- what may leave ---------------------------------------------------------------------------


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", ["html", "markdown", "json", "csv"])
def test_what_is_published_holds_no_ballot_no_figure_about_health_and_nothing_said_in_confidence(
    form: ReportForm, name: str
) -> None:
    """In no exporter, whatever the form."""
    page = export(name, made(form))
    for secret in (
        *("rater-", "whispered", "41 per cent", "41%", '"baseline": 41', "I want to leave"),
        *("a secret of the board", "a quarrel that stays inside"),
    ):
        assert secret not in page


@pytest.mark.parametrize("form", FORMS)
def test_two_ballots_that_differ_are_no_split_that_may_be_told(form: ReportForm) -> None:
    """Of two people it would tell who gave what."""
    split = HAWD.item("q4-1").text
    assert f"{split} (q4-1)" not in told(form).partition("## Findings")[0].partition("## Where views differ")[2]


def test_a_working_copy_says_so_and_holds_what_was_said_in_confidence() -> None:
    """The team's own words are theirs."""
    page = told(ReportForm.SELF_EVALUATION, Audience.WORKING)
    assert "Working copy, not for publication" in page
    assert "I want to leave" in page


@pytest.mark.parametrize("form", [ReportForm.STAFF, ReportForm.PEOPLE])
def test_what_goes_to_everybody_holds_no_answers_at_all(form: ReportForm) -> None:
    """It tells of promises; the assessment is not in it for any exporter."""
    content = made(form)
    assert content.assessments == ()
    assert len(export("csv", content).splitlines()) == 1


def test_an_action_about_a_figure_that_is_held_back_keeps_what_will_be_done() -> None:
    """And says that the question was asked, not what was answered; that something is missing is said."""
    page = told(ReportForm.STAFF)
    assert "Look after each other." in page
    assert "What is your annual sickness rate" in page
    assert "plan, sickness: what was found" in page
    assert "We left out some numbers" in told(ReportForm.PEOPLE)


def test_what_came_of_last_year_is_told_only_if_it_is_known_to_repeat_no_figure() -> None:
    """Without last year's plan nobody knows what an action was about."""
    assert "It is blue." not in told(ReportForm.STAFF)
    assert "last year's plan, old: what came of it" in told(ReportForm.STAFF)
    sound = Plan(framework=HAWD.id, actions=(Action(id="old", addresses=("q1-1",)),))
    assert "Paint the room. It was done when this year began. It is blue." in told(
        ReportForm.STAFF, last_plan=sound
    )
    touched = Plan(framework=HAWD.id, actions=(Action(id="old", addresses=("workforce-14",)),))
    assert "It is blue." not in told(ReportForm.STAFF, last_plan=touched)
    assert "It is blue." in told(ReportForm.STAFF, Audience.WORKING)


# --- the self-evaluation report ---------------------------------------------------------------


def test_the_self_evaluation_report_begins_with_the_highlighted_priorities() -> None:
    """And with who agreed them; those of the sections stand below."""
    (first, *_) = outline_of(made(ReportForm.SELF_EVALUATION)).parts
    assert first.title == "Priorities for change"
    page = told(ReportForm.SELF_EVALUATION)
    assert "1. Duty first Agreed by the Board on 10 November 2026." in page
    assert "| Professional leadership | 1 of 4 points, 25.0% | Be heard |" in page


def test_a_report_that_is_still_to_be_agreed_says_so() -> None:
    """On its day it was not yet."""
    later = attrs.evolve(CYCLE, report=attrs.evolve(CYCLE.report, agreed=date(2026, 12, 1)))
    assert "Not agreed yet." in told(ReportForm.SELF_EVALUATION, cycle=later)
    none = attrs.evolve(CYCLE, report=SelfEvaluation())
    assert "No priorities have been highlighted yet." in told(ReportForm.SELF_EVALUATION, cycle=none)


def test_it_tells_surprises_splits_and_what_was_said_to_the_questions() -> None:
    """Each beside what the figures show."""
    page = told(ReportForm.SELF_EVALUATION)
    assert "Professional leadership: 25.0%, 50.0 percentage points below the whole." in page
    assert "what the team flagged speaks against the score that it gave: 1. To what extent" in page
    assert "Does anything in the total or subtotal scores surprise" in page
    assert "> Leadership surprised us" in page
    assert "> The board signs" in page
    assert "**How 4 ballots fell**" in page
    assert "**Agreement:** median" in page


def test_it_says_that_the_assessment_began_before_set_up_was_finished() -> None:
    """Readers have to know."""
    page = told(ReportForm.SELF_EVALUATION)
    assert "> The assessment began before set-up was finished. Not done then: establishing a senior" in page
    assert "5 people, who spoke as practitioner, person using services" in page
    assert "The carers' group: A visit" in page


def test_several_assessments_each_have_a_part_of_their_own() -> None:
    """With ids that no other part has."""
    other = attrs.evolve(ASSESSMENT, unit="South team")
    given = [(own, HAWD, score_assessment(own, HAWD, KEY)) for own in (ASSESSMENT, other)]
    content = cycle_content(CYCLE, [HAWD], Linked(), given, made_on=DAY)
    page = Page(export("html", content))
    ids = [own["id"] for _, own in page.tags if "id" in own]
    assert len(ids) == len(set(ids))
    assert "North team, How are we doing?" in page.text
    assert "South team, How are we doing?" in page.text


# --- the brief --------------------------------------------------------------------------------


def crowded() -> ReportContent:
    """Far more to say than fits on a page."""
    answers = tuple(
        Answer(
            item=item.id,
            score=(n * 7) % 5,
            flag=Flag(is_=list(Mark)[n % 3], why=LONG),
            ballots=ballots(*[(n + own) % 5 for own in range(10)]),
        )
        for n, item in enumerate(HAWD.items.values())
        if item.scored and not item.id.startswith("q2b")
    )
    full = Assessment(
        framework=HAWD.id, unit=LONG, answers=answers, choices=(Chosen(choice="integration", option="2A"),)
    )
    actions = tuple(
        Action(
            id=f"action-{n}",
            action=f"{n} {LONG}",
            lead=LONG,
            resources=LONG,
            start=date(2026, 12, n + 1),
            completion=date(2026, 11 if n % 2 else 12, n + 1),
        )
        for n in range(20)
    )
    cycle = attrs.evolve(
        CYCLE,
        organisation=LONG,
        unit="Duty",
        report=SelfEvaluation(priorities=tuple(f"{n} {LONG}" for n in range(9))),
    )
    return made(ReportForm.BRIEF, cycle=cycle, assessment=full, plan=attrs.evolve(PLAN, actions=actions))


def test_the_brief_fits_on_one_page_however_much_there_is_to_say() -> None:
    """So many lines of so many characters were printed on one side of A4, and looked at."""
    page = export("markdown", crowded())
    lines = [line for line in page.splitlines() if line.strip()]
    assert len(lines) <= 50
    assert (
        max(len(line.replace("\\", "")) for line in lines if not line.startswith("|")) <= MOST_CHARACTERS + 20
    )


def test_the_brief_says_how_much_it_leaves_out() -> None:
    """Whoever wants the rest knows that there is a rest."""
    assert "**Priorities for change (4 of 9)**" in export("markdown", crowded())
    assert re.search(r"\*\*Gaps, the lowest first \(3 of \d+\)\*\*", export("markdown", crowded()))


def test_the_brief_tells_what_is_late_and_what_wants_a_decision() -> None:
    """Steps that are due, leads who have not agreed."""
    page = told(ReportForm.BRIEF)
    assert "5 actions: 1 done, 1 under way, 1 behind, 0 not begun, 1 stopped" not in page
    assert "Hub manager, due on 1 November 2026: Publish the AMHP rota." in page
    assert "Hub manager has not agreed to lead: Publish the AMHP rota." in page


def test_a_brief_on_several_assessments_has_a_line_for_each_and_one_on_the_steps_says_how_many() -> None:
    """As far as there is room."""
    steps = Assessment(framework=STEPS.id, unit="Duty team", answers=(Answer(item="step-1", number=2),))
    card = score_assessment(steps, STEPS, None)
    scored = (ASSESSMENT, HAWD, score_assessment(ASSESSMENT, HAWD, KEY))
    several = [(attrs.evolve(steps, unit=f"Team {n}"), STEPS, card) for n in range(7)]
    content = cycle_content(
        CYCLE, [HAWD, STEPS], Linked(), [scored, *several], form=ReportForm.BRIEF, made_on=DAY
    )
    page = export("markdown", content)
    assert "| North team, How are we doing? | 5 of 63 answered | 75.0% |" in page
    assert "| Team 0, Social Work Health Check | 1 of 47 answered | not scored |" in page
    assert "**Results (7 of 8)**" in page
    alone = cycle_content(CYCLE, [STEPS], Linked(), several[:1], form=ReportForm.BRIEF, made_on=DAY)
    assert "| Effective workload management | 1 of 13 answered | not scored |" in export("markdown", alone)


@pytest.mark.parametrize(
    ("start", "words"),
    [
        (date(2026, 12, 1), "We have not begun. It begins on 1 December 2026."),
        (date(2026, 11, 1), "We have not begun. It was to begin on 1 November 2026."),
        (None, "We have not begun."),
    ],
)
def test_what_has_not_begun_says_when_it_does(start: date | None, words: str) -> None:
    """Or when it was to."""
    plan = attrs.evolve(PLAN, actions=(Action(id="a", action="Ask people.", start=start),))
    assert f"**We did:** {words}" in told(ReportForm.STAFF, plan=plan)
    assert words in told(ReportForm.PEOPLE, plan=plan)


def test_a_brief_without_anything_to_say_says_that() -> None:
    """And is no error."""
    page = told(ReportForm.BRIEF, cycle=Cycle(frameworks=(HAWD.id,)), assessment=None, plan=None)
    assert "No assessment is linked yet." in page
    assert "Nothing waits for a decision." in page


# --- you said, we did -------------------------------------------------------------------------


def test_what_staff_said_stands_before_what_was_done() -> None:
    """What was found; or the priorities of the section; or what was asked."""
    page = told(ReportForm.STAFF)
    assert "- Seven left. **We did:** We are doing it. Begun." in page
    assert "- Be heard **We did:** We are behind. Nobody is free." in page


def test_what_is_late_is_told_plainly() -> None:
    """With its date, and that there is no new one."""
    page = told(ReportForm.STAFF)
    assert "It was to be finished by 1 November 2026, and is not. No new date is set." in page
    assert "1 was to be finished by now and is not." in page


def test_what_was_moved_is_told_with_the_reason() -> None:
    """Or that none was given."""
    for form in (ReportForm.STAFF, ReportForm.PEOPLE):
        assert "We moved the date from 1 January 2027 to 1 March 2027. Why: The trainer was ill." in told(form)
    silent = attrs.evolve(
        PLAN, actions=(attrs.evolve(PLAN.actions[2], moved=(Move(from_=DAY, to=date(2027, 3, 1)),)),)
    )
    assert "No reason has been given." in told(ReportForm.STAFF, plan=silent)


def test_drafts_are_no_promises() -> None:
    """They are counted, for staff; nobody else hears of them."""
    page = told(ReportForm.STAFF)
    assert "Perhaps this." not in page
    assert "1 more idea is not decided yet" in page
    assert (
        "We promised 5 things. On 22 November 2026, 1 is done, 2 are under way, 1 is behind, 1 is stopped."
        in page
    )


def test_notes_of_later_days_are_not_read() -> None:
    """A report made for a day tells how things stood on it."""
    assert "from the future" not in told(ReportForm.STAFF, Audience.WORKING)


def test_people_get_plain_words_where_the_plan_has_them() -> None:
    """No posts, no meetings, no ids, no scores."""
    page = told(ReportForm.PEOPLE)
    assert "1. You hear earlier who comes. We are behind. We wait." in page
    for trade in ("Hub manager", "q1-1", "points", "AMHP", "SMART", "rota"):
        assert trade not in page
    assert "In the group were: people who use services." in page
    assert "ask@northshire.example" in page


def test_words_of_the_trade_that_could_not_be_avoided_are_explained() -> None:
    """Only those that stand on the page."""
    without = attrs.evolve(PLAN, actions=(attrs.evolve(PLAN.actions[0], plain=None),))
    page = told(ReportForm.PEOPLE, plan=without)
    assert "**AMHP:** An approved mental health professional." in page
    assert "**rota:** A list of who works when." in page
    assert "**cabinet:**" not in page


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Two AMHPs", ["AMHP"]),
        ("Cases are re-allocated", ["allocation"]),
        ("He was on duty", ["duty"]),
        ("We trust you", ["trust"]),
        ("entrusted; HRM; dutyful", []),
    ],
)
def test_a_word_is_found_whole_and_in_its_forms(text: str, words: list[str]) -> None:
    """Not within other words."""
    assert [own.word for own in explained([text])] == words


def test_words_are_in_order_and_each_meaning_is_a_sentence() -> None:
    """So that people find them."""
    names = [own.word.lower() for own in PLAIN_WORDS]
    assert names == sorted(names)
    assert [own.word for own in PLAIN_WORDS if not own.means.endswith(".")] == []


@pytest.mark.parametrize("form", FORMS)
def test_short_pages_have_no_table_of_contents(form: ReportForm) -> None:
    """One page, and a page for people who have other things to do."""
    page = Page(export("html", made(form)))
    assert bool(page.all("nav")) is (form not in (ReportForm.BRIEF, ReportForm.PEOPLE))
    assert page.all("body")[0].get("class") == ("compact" if form is ReportForm.BRIEF else None)


def test_a_year_without_a_plan_has_reports_too() -> None:
    """They say that there is none."""
    sound = attrs.evolve(CYCLE, last_year=LastYear())
    for form in (ReportForm.STAFF, ReportForm.PEOPLE):
        page = told(form, plan=None, cycle=sound)
        assert "There is no plan yet." in page
        assert "Then we made promises" not in page
        assert "ballots" not in page
        assert "We left out" not in page


# --- laws -------------------------------------------------------------------------------------


@LAW
@given(cycles(HAWD), assessments(HAWD), plans(HAWD), st.sampled_from(FORMS), st.sampled_from(Audience))
def test_every_exporter_renders_every_report(
    cycle: Cycle, assessment: Assessment, plan: Plan, form: ReportForm, audience: Audience
) -> None:
    """Whatever text stands in it; each part of a page has an id of its own."""
    content = made(form, audience, cycle=cycle, assessment=assessment, plan=plan)
    page = Page(export("html", content))
    ids = [own["id"] for _, own in page.tags if "id" in own]
    assert len(ids) == len(set(ids))
    assert export("markdown", content).startswith("# ")
    tree = json.loads(export("json", content))
    assert (tree["form"], tree["cycle"]["unit"]) == (form.value, cycle.unit)


@LAW
@given(cycles(HAWD), plans(HAWD), st.sampled_from([ReportForm.STAFF, ReportForm.PEOPLE]))
def test_every_action_that_was_taken_up_is_told_of(cycle: Cycle, plan: Plan, form: ReportForm) -> None:
    """None is passed over in silence, done or not."""
    outline = outline_of(made(form, cycle=cycle, plan=plan))
    promised = [part for part in outline.parts if part.id.startswith("action-")]
    assert len(promised) == sum(not action.draft for action in plan.actions)


def test_the_exporters_are_those_of_every_report() -> None:
    """No form has a renderer of its own."""
    assert {"html", "markdown", "json", "csv", "calendar"} <= set(BY_NAME)
