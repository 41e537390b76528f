"""What several of a year's reports tell: surprises, splits, who was in the room, and what came of last year."""

from __future__ import annotations

from collections.abc import Iterator

from practicecheck.cycle import FacilitationDecision, Surprise, SurpriseKind
from practicecheck.exchange.reports._blocks import Block, Fact, Facts, Listing, Paragraph, Part, Tone
from practicecheck.exchange.reports._content import ReportedAssessment
from practicecheck.exchange.reports._cycle_content import ReportedCycle
from practicecheck.exchange.reports._words import date_text, number_text
from practicecheck.frameworks import Event, Item
from practicecheck.plans import Status

_FACILITATED = {
    FacilitationDecision.EXTERNAL: "by somebody from outside",
    FacilitationDecision.PEER: "by somebody from a neighbouring employer or service",
    FacilitationDecision.INTERNAL: "from inside",
}
STATUS_WORDS = {
    Status.NOT_STARTED: "not begun",
    Status.ON_TRACK: "under way",
    Status.DELAYED: "behind",
    Status.DONE: "done",
    Status.STOPPED: "stopped",
}


def item_text(item: Item) -> str:
    """A question as a report names it: its title, or its words.

    Args:
        item: The item.
    """
    number = f"{item.number}. " if item.number else ""
    return f"{number}{item.title or item.text}"


def surprise_text(surprise: Surprise, reported: ReportedAssessment) -> str:
    """A surprise in a sentence.

    Args:
        surprise: The surprise.
        reported: The assessment in which it was found.
    """
    points = f"{number_text(abs(surprise.away))} percentage points"
    side = "above" if surprise.away > 0 else "below"
    match surprise.kind:
        case SurpriseKind.STANDS_OUT:
            return f"{surprise.title}: {number_text(surprise.percent)}%, {points} {side} the whole."
        case SurpriseKind.FLAG_AGAINST_SCORE:
            items = "; ".join(item_text(reported.framework.item(name)) for name in surprise.items)
            return f"{surprise.title}: what the team flagged speaks against the score that it gave: {items}"
        case SurpriseKind.LOW_WITHOUT_PRIORITY:
            return f"{surprise.title}: {points} below the whole, and no priority is named for it."


def splits_of(reported: ReportedAssessment) -> tuple[str, ...]:
    """The items on which views differ, as far as it may be told.

    Args:
        reported: The assessment.
    """
    return tuple(item for section in reported.card.sections for item in section.splits)


def process_part(cycle: ReportedCycle) -> Part:
    """How the exercise was gone about: who was in the room, who else was heard, when, and what went otherwise.

    Args:
        cycle: What of the year may be told.
    """
    told = [
        ("Sponsor", cycle.sponsor),
        ("Project lead", cycle.lead),
        ("Reports to", cycle.forum),
        ("Facilitated", _FACILITATED[cycle.facilitation] if cycle.facilitation else None),
        ("In scope", cycle.scope.staff),
        ("Other practitioners", cycle.scope.others),
        ("In the team", _team(cycle)),
        ("Answered on", _days(cycle, Event.ASSESSMENT)),
        ("Discussed on", _days(cycle, Event.SYNTHESIS)),
    ]
    facts = tuple(Fact(name=name, value=value) for name, value in told if value)
    blocks: list[Block] = [Facts(facts=facts)] if facts else []
    heard = tuple(
        f"{own.who}: {own.how}" if own.how else own.who for own in cycle.contributors if own.who is not None
    )
    if heard:
        blocks.append(Listing(label="Who else was heard, and how", entries=heard))
    if cycle.unready:
        blocks.append(
            Paragraph(
                text="The assessment began before set-up was finished. Not done then: "
                f"{'; '.join(own.step.text.rstrip('.') for own in cycle.unready)}.",
                tone=Tone.WARNING,
            )
        )
    if cycle.note:
        blocks.append(Paragraph(text=cycle.note, tone=Tone.VOICE))
    if not blocks:
        blocks.append(Paragraph(text="Nothing is said of it yet.", tone=Tone.QUIET))
    return Part(id="process", title="How we went about it", blocks=tuple(blocks))


def _team(cycle: ReportedCycle) -> str | None:
    if not cycle.perspectives:
        return None
    who = "1 person" if cycle.people == 1 else f"{cycle.people} people"
    return f"{who}, who spoke as {', '.join(cycle.perspectives)}"


def _days(cycle: ReportedCycle, event: Event) -> str:
    return ", ".join(dict.fromkeys(date_text(own.on) for own in cycle.calendar.sessions(event)))


def last_year_part(cycle: ReportedCycle) -> Iterator[Part]:
    """What came of last year's actions; nothing if none were carried in.

    Args:
        cycle: What of the year may be told.
    """
    entries = tuple(
        f"{own.what or own.action}"
        f"{f' It was {STATUS_WORDS[own.stood]} when this year began.' if own.stood else ''}"
        f" {own.outcome or 'Nothing is said yet of what came of it.'}"
        for own in cycle.last_year
    )
    if entries:
        yield Part(id="last-year", title="What came of last year's plan", blocks=(Listing(entries=entries),))
