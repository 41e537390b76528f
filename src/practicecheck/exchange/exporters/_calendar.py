"""The plan's dates as all-day events that people can put into their calendars.

An event keeps its identity when its date moves, so that a calendar that is read again moves it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, Event

from practicecheck.comparison import Audience
from practicecheck.exchange.reports._content import ReportContent
from practicecheck.exchange.reports._words import WORKING_COPY
from practicecheck.plans import Action, Plan, Status

_NAMESPACE = uuid5(NAMESPACE_URL, "https://practicecheck.readthedocs.io/calendar")


def export(content: ReportContent) -> bytes:
    """A plan's monitoring and completion dates as iCalendar.

    Args:
        content: The report's content.

    Returns:
        The same bytes for the same content. A calendar without events where there is no plan, or none of its
        actions has a date.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//practicecheck//plan//EN")
    calendar.add("version", "2.0")
    calendar.add("name", content.title)
    calendar.add("x-wr-calname", content.title)
    if content.audience is Audience.WORKING:
        calendar.add("description", WORKING_COPY)
    if content.plan is not None:
        stamp = datetime.combine(content.made_on, time(), tzinfo=UTC)
        for event in _events(content.plan, content):
            event.add("dtstamp", stamp)
            calendar.add_component(event)
    made: bytes = calendar.to_ical()
    return made


def _events(plan: Plan, content: ReportContent) -> Iterator[Event]:
    for action in plan.actions:
        what = action.action or "not yet said what will be done"
        for n, moment in enumerate(action.monitoring, start=1):
            event = _event(moment.on, f"{_uid(plan, action)}-monitoring-{n}", action, content)
            event.add("summary", f"Look at progress: {what}")
            if moment.forum:
                event.add("location", moment.forum)
            yield event
        if action.completion is not None:
            event = _event(action.completion, f"{_uid(plan, action)}-completion", action, content)
            event.add("summary", f"To be completed: {what}")
            yield event


def _uid(plan: Plan, action: Action) -> str:
    about = (plan.framework, plan.title, plan.for_.organisation, plan.for_.unit, action.id)
    return str(uuid5(_NAMESPACE, "\n".join(part or "" for part in about)))


def _event(day: date, uid: str, action: Action, content: ReportContent) -> Event:
    event = Event()
    event.add("uid", f"{uid}@practicecheck")
    event.add("sequence", len(action.moved))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("status", _status(action, content))
    about = [
        WORKING_COPY if content.audience is Audience.WORKING else None,
        f"Action {action.id}",
        f"Lead: {action.lead}" if action.lead else None,
        f"Signed off by: {action.sign_off}" if action.sign_off else None,
        f"Measure: {action.measure.of}" if action.measure and action.measure.of else None,
    ]
    event.add("description", "\n".join(filter(None, about)))
    return event


def _status(action: Action, content: ReportContent) -> str:
    if action.stands(content.made_on) is Status.STOPPED:
        return "CANCELLED"
    return "TENTATIVE" if action.draft else "CONFIRMED"
