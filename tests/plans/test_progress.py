"""Where a plan stands on a day."""

from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.plans.builders import FULL, LAW, plan

from practicecheck.plans import (
    Action,
    ActionProgress,
    Milestone,
    MilestoneKind,
    Monitoring,
    Move,
    Progress,
    ProgressCounts,
    Status,
    plan_progress,
)

# FULL begins on 2026-10-01, is looked at on 2026-12-01, and is to be completed on 2027-03-31.
START, LOOK, END = date(2026, 10, 1), date(2026, 12, 1), date(2027, 3, 31)
DAY = timedelta(days=1)


def noted(on: date, status: Status = Status.ON_TRACK) -> Action:
    return attrs.evolve(FULL, progress=(Progress(on=on, status=status),))


def at(action: Action, on: date, **options: int) -> ActionProgress:
    (only,) = plan_progress(plan(action), on, **options).actions
    return only


def kinds(of: ActionProgress) -> list[MilestoneKind]:
    return [milestone.kind for milestone in of.late]


def test_what_is_stated_of_an_action_is_passed_on():
    seen = at(attrs.evolve(FULL, draft=True, quick_win=True), START)
    assert (seen.action, seen.text, seen.lead) == (FULL.id, FULL.action, FULL.lead)
    assert seen.draft
    assert seen.quick_win


def test_an_action_stands_as_its_latest_note_says():
    notes = (
        Progress(on=LOOK, status=Status.DELAYED),
        Progress(on=START, status=Status.ON_TRACK),
    )
    action = attrs.evolve(FULL, progress=notes)
    assert at(action, START - DAY).status is Status.NOT_STARTED
    assert at(action, START - DAY).noted is None
    assert (at(action, LOOK - DAY).status, at(action, LOOK - DAY).noted) == (Status.ON_TRACK, START)
    assert (at(action, END).status, at(action, END).noted) == (Status.DELAYED, LOOK)


def test_of_two_notes_on_one_day_the_one_written_last_holds():
    notes = (Progress(on=LOOK, status=Status.ON_TRACK), Progress(on=LOOK, status=Status.DONE))
    assert at(attrs.evolve(FULL, progress=notes), END).status is Status.DONE
    assert at(attrs.evolve(FULL, progress=notes[::-1]), END).status is Status.ON_TRACK


def test_completion_is_late_from_the_day_after():
    action = noted(LOOK)
    assert (at(action, END).days_left, at(action, END).is_late, at(action, END).days_late) == (0, False, 0)
    late = at(action, END + 14 * DAY)
    assert (late.days_left, late.is_late, late.days_late) == (-14, True, 14)
    assert [str(milestone) for milestone in late.late] == [
        "was to be completed on 2027-03-31, 14 days ago (signed off by Practice board)"
    ]


def test_monitoring_is_late_while_no_note_follows_it():
    action = noted(LOOK - DAY)
    assert not at(action, LOOK).is_late
    late = at(action, LOOK + DAY)
    assert [str(milestone) for milestone in late.late] == [
        "no progress noted since it was to be looked at on 2026-12-01, 1 day ago (Practice board)"
    ]
    assert late.days_late == 0
    assert not at(noted(LOOK), LOOK + DAY).is_late
    assert kinds(at(FULL, LOOK + DAY)) == [MilestoneKind.MONITORING]


def test_a_note_that_is_still_to_come_does_not_help():
    assert at(noted(LOOK + 9 * DAY), LOOK + 5 * DAY).is_late
    assert not at(noted(LOOK + 9 * DAY), LOOK + 9 * DAY).is_late


def test_late_dates_stand_earliest_first():
    assert kinds(at(FULL, END + DAY)) == [MilestoneKind.MONITORING, MilestoneKind.COMPLETION]


@pytest.mark.parametrize("status", [Status.DONE, Status.STOPPED])
def test_what_is_closed_is_never_late_and_has_nothing_to_come(status):
    for on in (LOOK, END + 99 * DAY):
        seen = at(noted(START, status), on)
        assert (seen.late, seen.next_, seen.soon, seen.days_left, seen.days_late) == ((), None, False, None, 0)


def test_what_comes_next_is_the_nearest_date():
    told = {on: str(at(FULL, on).next_) for on in (START - 2 * DAY, START, START + DAY, LOOK + DAY, END)}
    assert list(told.values()) == [
        "begins on 2026-10-01, in 2 days",
        "begins on 2026-10-01, today",
        "progress is looked at on 2026-12-01, in 60 days (Practice board)",
        "to be completed on 2027-03-31, in 119 days (signed off by Practice board)",
        "to be completed on 2027-03-31, today (signed off by Practice board)",
    ]
    assert at(FULL, END + DAY).next_ is None


def test_a_milestone_without_forum_names_none():
    looked = attrs.evolve(FULL, monitoring=(Monitoring(on=LOOK),), sign_off=None)
    assert str(at(looked, LOOK).next_) == "progress is looked at on 2026-12-01, today"
    assert str(at(looked, LOOK + DAY).next_) == "to be completed on 2027-03-31, in 119 days"


def test_a_start_that_has_passed_reads_as_passed():
    passed = Milestone(action="action-1", kind=MilestoneKind.START, on=START, days=-3)
    assert str(passed) == "was to begin on 2026-10-01, 3 days ago"


def test_soon_is_four_weeks_unless_said_otherwise():
    assert at(FULL, LOOK - 28 * DAY).soon
    assert not at(FULL, LOOK - 29 * DAY).soon
    assert at(FULL, LOOK - 29 * DAY, soon_days=30).soon
    assert not at(FULL, LOOK - DAY, soon_days=0).soon


def test_moves_are_kept_and_summed():
    moves = (
        Move(from_=date(2027, 1, 31), to=date(2027, 2, 28), why="Panel dates"),
        Move(from_=date(2027, 2, 28), to=END),
    )
    seen = at(attrs.evolve(FULL, moved=moves), START)
    assert (seen.moved, seen.days_moved, seen.moved_without_reason) == (moves, 59, True)
    assert not at(attrs.evolve(FULL, moved=moves[:1]), START).moved_without_reason
    assert (at(FULL, START).days_moved, at(FULL, START).moved_without_reason) == (0, False)


def test_an_action_without_dates_is_never_late():
    seen = at(Action(id="action-1"), END)
    assert (seen.late, seen.next_, seen.days_left, seen.days_late) == ((), None, None, 0)


WIN = attrs.evolve(FULL, id="action-2", quick_win=True, completion=date(2026, 11, 1), monitoring=())
MOVE = Move(from_=date(2027, 1, 31), to=END, why="Panel dates")
MANY = plan(
    attrs.evolve(FULL, moved=(MOVE,)),
    WIN,
    attrs.evolve(noted(LOOK, Status.DELAYED), id="action-3"),
    attrs.evolve(noted(LOOK, Status.DONE), id="action-4", quick_win=True),
    attrs.evolve(noted(LOOK, Status.STOPPED), id="action-5"),
    attrs.evolve(noted(LOOK), id="action-6"),
    Action(id="action-7", draft=True),
)


def test_a_plan_is_counted():
    progress = plan_progress(MANY, END - DAY)
    assert progress.counts == ProgressCounts(
        actions=7,
        drafts=1,
        not_started=3,
        on_track=1,
        delayed=1,
        done=1,
        stopped=1,
        late=2,
        soon=3,
        moved=1,
    )
    assert [action.action for action in progress.late] == ["action-1", "action-2"]


def test_quick_wins_stand_apart():
    progress = plan_progress(MANY, END - DAY)
    assert [action.action for action in progress.quick_wins] == ["action-2", "action-4"]
    assert [action.action for action in progress.longer] == [
        "action-1",
        "action-3",
        "action-5",
        "action-6",
        "action-7",
    ]
    counts = progress.quick_win_counts
    assert (counts.actions, counts.done, counts.late) == (2, 1, 1)


def test_what_is_coming_stands_earliest_first():
    coming = plan_progress(MANY, date(2026, 10, 2)).coming
    assert [(milestone.action, milestone.on) for milestone in coming] == [
        ("action-2", date(2026, 11, 1)),
        ("action-1", LOOK),
        ("action-3", LOOK),
        ("action-4", LOOK),
        ("action-5", LOOK),
        ("action-6", LOOK),
    ]


def test_the_day_is_kept():
    progress = plan_progress(MANY, END, soon_days=7)
    assert (progress.on, progress.soon_days) == (END, 7)


DAYS = st.dates(date(2026, 1, 1), date(2028, 12, 31))


@st.composite
def actions(draw: st.DrawFn) -> Action:
    return Action(
        id="action-1",
        start=draw(st.none() | DAYS),
        completion=draw(st.none() | DAYS),
        monitoring=tuple(Monitoring(on=on) for on in draw(st.lists(DAYS, max_size=3))),
        progress=tuple(
            Progress(on=on, status=status)
            for on, status in draw(st.lists(st.tuples(DAYS, st.sampled_from(Status)), max_size=3))
        ),
    )


@LAW
@given(actions(), DAYS, st.integers(0, 400))
def test_lateness_only_grows_while_nobody_writes_a_note(action, on, days):
    later = on + days * DAY
    if any(on < note.on <= later for note in action.progress):
        return
    before, after = at(action, on), at(action, later)
    assert {m.on for m in before.late} <= {m.on for m in after.late}
    assert before.days_late <= after.days_late
    assert before.status is after.status
    if before.days_left is not None:
        assert before.days_left - after.days_left == days


@LAW
@given(actions(), DAYS)
def test_late_dates_have_passed_and_the_next_has_not(action, on):
    seen = at(action, on)
    assert all(milestone.on < on for milestone in seen.late)
    assert seen.next_ is None or seen.next_.on >= on
    assert all(m.days == (m.on - on).days for m in (*seen.late, *([seen.next_] if seen.next_ else [])))


@LAW
@given(actions(), DAYS, DAYS)
def test_notes_after_the_day_change_nothing(action, on, note):
    if note > on:
        more = attrs.evolve(action, progress=(*action.progress, Progress(on=note, status=Status.DONE)))
        assert at(more, on) == at(action, on)
