"""You said, we did: what became of each action, for staff, and in plain words for people who use services.

What is not done is told as plainly as what is: with its new date and the reason, or that there is none.
"""

from __future__ import annotations

from collections.abc import Iterator

from practicecheck.exchange.reports._blocks import Block, Fact, Facts, Listing, Paragraph, Part, Tone, anchor
from practicecheck.exchange.reports._content import ReportContent
from practicecheck.exchange.reports._cycle_content import ReportedCycle
from practicecheck.exchange.reports._held_back import held_back_parts
from practicecheck.exchange.reports._plain_words import explained
from practicecheck.exchange.reports._words import counted, date_text
from practicecheck.exchange.reports._year import STATUS_WORDS, last_year_part
from practicecheck.frameworks import Event
from practicecheck.plans import Action, Plan, Progress, Status

_STANDS = {
    Status.NOT_STARTED: "We have not begun.",
    Status.ON_TRACK: "We are doing it.",
    Status.DELAYED: "We are behind.",
    Status.DONE: "It is done.",
    Status.STOPPED: "We have stopped.",
}


def staff_parts(content: ReportContent, cycle: ReportedCycle) -> Iterator[Part]:
    """You said, we did, for the staff who answered.

    Args:
        content: The report's content.
        cycle: What of the year may be told.
    """
    said = {own.action: own.words for own in cycle.said}
    actions = _actions(content.plan)
    yield _summary(content, actions)
    for n, action in enumerate(actions, start=1):
        blocks: list[Block] = []
        if said.get(action.id):
            blocks.append(Listing(label="You said, or we found", entries=said[action.id]))
        did = " ".join(_did(action, content, plain=False))
        blocks.append(Paragraph(text=did, label="We did"))
        facts = tuple(_coming(action, content))
        if facts:
            blocks.append(Facts(facts=facts))
        yield Part(id=anchor("action", str(n), action.id), title=f"{n}. {_what(action)}", blocks=tuple(blocks))
    yield from _drafts(content.plan)
    yield from last_year_part(cycle)
    yield from _contact(content, cycle)
    yield from held_back_parts(content)


def people_parts(content: ReportContent, cycle: ReportedCycle) -> Iterator[Part]:
    """The same in plain words, for people who use services and their families.

    Args:
        content: The report's content.
        cycle: What of the year may be told.

    Returns:
        Short sentences, without ids, scores or the names of posts and meetings; with the words of the trade
        that could not be avoided explained at the end.
    """
    actions = _actions(content.plan)
    parts = [_summary(content, actions)]
    for n, action in enumerate(actions, start=1):
        blocks: list[Block] = [Paragraph(text=" ".join(_did(action, content, plain=True)))]
        title = f"{n}. {action.plain or _what(action)}"
        parts.append(Part(id=anchor("action", str(n), action.id), title=title, blocks=tuple(blocks)))
    parts += _contact(content, cycle)
    yield from parts
    words = explained(text for part in parts for text in _texts(part))
    if words:
        yield Part(
            id="words",
            title="Words that we used",
            blocks=(Facts(facts=tuple(Fact(name=own.word, value=own.means) for own in words)),),
        )
    if content.withheld:
        text = "We left out some numbers, so that nobody's health can be read from this page."
        yield Part(id="held-back", title="What we left out", blocks=(Paragraph(text=text),))


def _actions(plan: Plan | None) -> tuple[Action, ...]:
    return tuple(action for action in plan.actions if not action.draft) if plan else ()


def _what(action: Action) -> str:
    return action.action or "Not yet said what will be done"


def _summary(content: ReportContent, actions: tuple[Action, ...]) -> Part:
    if not actions:
        return Part(id="summary", title="In short", blocks=(Paragraph(text="There is no plan yet."),))
    standing = [action.stands(content.made_on) for action in actions]
    states = ", ".join(
        f"{count} {_is(count)} {STATUS_WORDS[status]}" for status in _ORDER if (count := standing.count(status))
    )
    text = f"We promised {counted(len(actions), 'thing')}. On {date_text(content.made_on)}, {states}."
    late = sum(_late(action, content) for action in actions)
    if late:
        was = "was" if late == 1 else "were"
        text += f" {late} {was} to be finished by now and {_is(late)} not."
    return Part(id="summary", title="In short", blocks=(Paragraph(text=text),))


_ORDER = (Status.DONE, Status.ON_TRACK, Status.DELAYED, Status.NOT_STARTED, Status.STOPPED)


def _is(count: int) -> str:
    return "is" if count == 1 else "are"


def _late(action: Action, content: ReportContent) -> bool:
    open_ = action.stands(content.made_on) not in (Status.DONE, Status.STOPPED)
    return open_ and action.completion is not None and action.completion < content.made_on


def _did(action: Action, content: ReportContent, *, plain: bool) -> Iterator[str]:
    """Where an action stands, the last word on it, dates that were missed or moved, and why."""
    on = content.made_on
    notes = sorted((note for note in action.progress if note.on <= on), key=lambda note: note.on)
    status = action.stands(on)
    last = notes[-1] if notes else None
    yield f"It was done by {date_text(last.on)}." if status is Status.DONE and last else _STANDS[status]
    if last is not None and (words := _words(last, plain=plain)):
        yield words
    if status in (Status.DONE, Status.STOPPED):
        return
    if status is Status.NOT_STARTED and action.start is not None:
        yield f"{'It begins' if action.start > on else 'It was to begin'} on {date_text(action.start)}."
    if _late(action, content) and action.completion is not None:
        yield f"It was to be finished by {date_text(action.completion)}, and is not. No new date is set."
    for move in action.moved:
        why = f"Why: {_full_stop(move.why)}" if move.why else "No reason has been given."
        yield f"We moved the date from {date_text(move.from_)} to {date_text(move.to)}. {why}"
    if plain and action.completion is not None and action.completion >= on:
        yield f"It is to be finished by {date_text(action.completion)}."


def _words(note: Progress, *, plain: bool) -> str:
    words = (note.plain or note.note) if plain else note.note
    return _full_stop(words) if words else ""


def _full_stop(text: str) -> str:
    stripped = text.strip()
    return stripped if stripped[-1:] in {"", ".", "!", "?"} else f"{stripped}."


def _coming(action: Action, content: ReportContent) -> Iterator[Fact]:
    if action.stands(content.made_on) in (Status.DONE, Status.STOPPED):
        return
    if action.lead:
        yield Fact(name="Who leads it", value=action.lead)
    if action.completion is not None and not _late(action, content):
        yield Fact(name="To be finished by", value=date_text(action.completion))
    ahead = sorted((own for own in action.monitoring if own.on >= content.made_on), key=lambda own: own.on)
    if ahead:
        forum = f", {ahead[0].forum}" if ahead[0].forum else ""
        yield Fact(name="Looked at next", value=f"{date_text(ahead[0].on)}{forum}")


def _drafts(plan: Plan | None) -> Iterator[Part]:
    drafts = sum(action.draft for action in plan.actions) if plan else 0
    if drafts:
        ideas = "1 more idea is" if drafts == 1 else f"{drafts} more ideas are"
        text = (
            f"{ideas} not decided yet, and nothing has been promised about {'it' if drafts == 1 else 'them'}."
        )
        yield Part(id="drafts", title="Not decided yet", blocks=(Paragraph(text=text),))


def _contact(content: ReportContent, cycle: ReportedCycle) -> Iterator[Part]:
    """When we tell more, and where to ask."""
    ahead = [own for own in cycle.calendar.sessions(Event.FEEDBACK) if own.on >= content.made_on]
    entries = tuple(f"{date_text(own.on)}{f': {own.what}' if own.what else ''}" for own in ahead)
    blocks: list[Block] = []
    if entries:
        blocks.append(Listing(label="We tell you more on", entries=entries))
    if cycle.contact:
        blocks.append(Paragraph(text=cycle.contact, label="Ask us, or tell us what you think"))
    if blocks:
        yield Part(id="contact", title="What comes next", blocks=tuple(blocks))


def _texts(part: Part) -> Iterator[str]:
    yield part.title
    for block in part.blocks:
        match block:
            case Paragraph():
                yield block.text
            case Listing():
                yield from block.entries
            case _:
                continue


def people_lead(content: ReportContent, cycle: ReportedCycle) -> Block:
    """What the page is, for somebody who has never heard of it.

    Args:
        content: The report's content.
        cycle: What of the year may be told.
    """
    who = cycle.organisation or "The council"
    what = f"{who} looked at how well social workers can do their work"
    where = f" in its {cycle.unit[:1].lower()}{cycle.unit[1:]}" if cycle.unit else ""
    heard = [own for own in _OF_PEOPLE if own in cycle.perspectives]
    asked = f" In the group were: {', '.join(_OF_PEOPLE[own] for own in heard)}." if heard else ""
    then = f" Then we made promises. This is what became of them by {date_text(content.made_on)}."
    if not _actions(content.plan):
        then = ""
    return Paragraph(
        text=f"This page is for people who use services, and for their families. {what}{where}.{asked}{then}",
        tone=Tone.PLAIN,
    )


_OF_PEOPLE = {"person using services": "people who use services", "family or friend": "family and friends"}
