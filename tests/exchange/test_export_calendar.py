"""The calendar: all-day events that keep their identity."""

from datetime import date

import attrs
from icalendar import Calendar
from tests.exchange.report_builders import BY_NAME, CASES, PLAN, content_of, framework

from practicecheck.comparison import Audience


def events(content):
    calendar = Calendar.from_ical(BY_NAME["calendar"].export(content))
    return list(calendar.walk("VEVENT"))


def plan_alone(plan=PLAN, **other):
    return content_of([], plan, plan_framework=framework(), **other)


def test_monitoring_and_completion_dates_are_all_day_events():
    assert [
        (event["SUMMARY"], event.decoded("DTSTART"), event.decoded("DTEND")) for event in events(plan_alone())
    ] == [
        ("Look at progress: Protect an hour for peer supervision.", date(2027, 1, 19), date(2027, 1, 20)),
        ("Look at progress: Protect an hour for peer supervision.", date(2027, 2, 1), date(2027, 2, 2)),
        ("To be completed: Protect an hour for peer supervision.", date(2027, 3, 31), date(2027, 4, 1)),
        ("To be completed: Stop this.", date(2027, 3, 31), date(2027, 4, 1)),
    ]


def test_an_event_keeps_its_identity_when_its_date_moves():
    first = PLAN.actions[0]
    moved = attrs.evolve(first, completion=date(2027, 6, 30), moved=(*first.moved, *first.moved))
    later = events(plan_alone(attrs.evolve(PLAN, actions=(moved, *PLAN.actions[1:]))))
    before = events(plan_alone())
    assert [event["UID"] for event in later] == [event["UID"] for event in before]
    assert later[2]["SEQUENCE"] == before[2]["SEQUENCE"] + 1


def test_no_two_events_share_an_identity_and_another_plan_has_others():
    ids = [event["UID"] for event in events(plan_alone())]
    others = [event["UID"] for event in events(plan_alone(attrs.evolve(PLAN, title="Another")))]
    assert len({*ids, *others}) == 2 * len(ids)


def test_a_stopped_action_is_cancelled_and_a_draft_tentative():
    draft = attrs.evolve(PLAN.actions[1], completion=date(2027, 5, 1))
    found = events(plan_alone(attrs.evolve(PLAN, actions=(*PLAN.actions, draft))))
    assert [str(event["STATUS"]) for event in found] == [
        "CONFIRMED",
        "CONFIRMED",
        "CONFIRMED",
        "CANCELLED",
        "TENTATIVE",
    ]


def test_the_forum_is_the_place_and_lead_and_measure_are_told():
    first = events(plan_alone())[0]
    assert first["LOCATION"] == "Board"
    assert "Lead: Principal Social Worker" in first["DESCRIPTION"]
    assert "Measure: q1-1" in first["DESCRIPTION"]


def test_a_line_break_in_a_text_makes_no_event_of_its_own():
    hostile = attrs.evolve(
        PLAN.actions[0], action="x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nATTACH:https://example.org"
    )
    found = events(plan_alone(attrs.evolve(PLAN, actions=(hostile,))))
    assert len(found) == 3
    assert all("ATTACH" not in event for event in found)


def test_the_stamp_is_the_day_that_the_report_was_made():
    assert events(plan_alone())[0].decoded("DTSTAMP").date() == date(2026, 11, 3)


def test_no_plan_gives_a_calendar_without_events():
    assert events(CASES["empty"]) == []


def test_a_working_copy_says_so_in_each_event():
    for event in events(plan_alone(audience=Audience.WORKING)):
        assert event["DESCRIPTION"].startswith("Working copy, not for publication")
