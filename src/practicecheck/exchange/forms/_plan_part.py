"""The action plan on a form: its fields, and the rules that its script holds it against, as data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from practicecheck.exchange._source import Tree
from practicecheck.exchange._writer import plain
from practicecheck.exchange.forms._cover import Group
from practicecheck.exchange.forms._field import Column, Field, Kind, Offered
from practicecheck.frameworks import Framework, Item, Origin, Section
from practicecheck.plans import NEXT_SENTENCE, SMART_RULES, Letter, scale_numbers, scale_unit

_BUILDS_ON = {Origin.GAP: "mends a gap", Origin.STRENGTH: "builds on a strength"}
_HEAD = {
    "sponsor": "Senior sponsor, by role",
    "lead": "Project lead, by role",
    "forum": "Governance forum",
}
_LONGEST = 70


def head_fields(framework: Framework) -> tuple[Field, ...]:
    """What a plan says at its head, in the words of the source where it has some.

    Args:
        framework: What the plan acts on.
    """
    printed = {field.id: field.text for field in framework.plan.fields} if framework.plan else {}
    return (
        Field(way=("title",), kind=Kind.TEXT, label="What people call the plan"),
        *(Field(way=(name,), kind=Kind.TEXT, label=printed.get(name, text)) for name, text in _HEAD.items()),
        Field(way=("accountable_to",), kind=Kind.LIST, label="To whom it accounts"),
        Field(way=("notes",), kind=Kind.AREA, label="A remark on the plan", rows=2),
    )


def action_groups(sections: Sequence[Section]) -> tuple[Group, ...]:
    """What a plan says of each action, by the letters of SMART.

    Args:
        sections: The sections that the form has. A plan acts on those of the edition.
    """
    national = [section for section in sections if section.extension is None]
    fields = {
        Letter.S: _specific(national),
        Letter.M: _measurable(national),
        Letter.A: _achievable(),
        Letter.R: _relevant(national),
        Letter.T: _time_bound(),
    }
    return tuple(Group(id=letter.value, title=letter.title, fields=tuple(fields[letter])) for letter in Letter)


def _specific(sections: Sequence[Section]) -> Iterator[Field]:
    yield Field(way=("action",), kind=Kind.AREA, label="What will be done, in one sentence", rows=2)
    yield Field(way=("plain",), kind=Kind.TEXT, label="The same in plain words, for people who use services")
    yield Field(way=("for_whom",), kind=Kind.TEXT, label="For whom it is done")
    yield Field(
        way=("addresses",), kind=Kind.SEVERAL, label="The questions that it is about", offered=_items(sections)
    )


def _measurable(sections: Sequence[Section]) -> Iterator[Field]:
    way = ("measure",)
    yield Field(way=(*way, "item"), kind=Kind.SELECT, label="A question shows it", offered=_items(sections))
    yield Field(way=(*way, "indicator"), kind=Kind.TEXT, label="Or an indicator, by its name")
    yield Field(way=(*way, "figure"), kind=Kind.TEXT, label="Or another figure: what is counted")
    yield Field(way=(*way, "baseline"), kind=Kind.NUMBER, label="It stands now at")
    yield Field(way=(*way, "target"), kind=Kind.NUMBER, label="It is to reach")
    yield Field(way=(*way, "unit"), kind=Kind.TEXT, label="What both count", hint="Such as points, % or days.")


def _achievable() -> Iterator[Field]:
    yield Field(way=("lead",), kind=Kind.TEXT, label="Who leads it, by role")
    yield Field(way=("lead_agreed",), kind=Kind.TICK, label="The lead has agreed")
    yield Field(way=("resources",), kind=Kind.TEXT, label="The time, people or money that it needs")
    yield Field(way=("released_by",), kind=Kind.TEXT, label="Who releases them, by role")


def _relevant(sections: Sequence[Section]) -> Iterator[Field]:
    titles = tuple(Offered(value=own.id, text=own.title) for own in sections)
    yield Field(way=("section",), kind=Kind.SELECT, label="The section that it serves", offered=titles)
    yield Field(way=("why",), kind=Kind.AREA, label="What was found", rows=2)
    offered = tuple(Offered(value=own.value, text=text) for own, text in _BUILDS_ON.items())
    yield Field(way=("builds_on",), kind=Kind.PICK, label="It", offered=offered)
    yield Field(way=("systemic_impact",), kind=Kind.AREA, label="What it changes beyond itself", rows=2)


def _time_bound() -> Iterator[Field]:
    yield Field(way=("start",), kind=Kind.DATE, label="It begins on")
    yield Field(way=("completion",), kind=Kind.DATE, label="It is completed by")
    yield Field(
        way=("monitoring",),
        kind=Kind.ROWS,
        label="When and where progress is looked at",
        row="Date",
        columns=(Column("on", "On", "date"), Column("forum", "Where: the meeting or board")),
    )
    yield Field(way=("sign_off",), kind=Kind.TEXT, label="The body that signs it off")
    yield Field(way=("quick_win",), kind=Kind.TICK, label="It can be done almost at once")
    yield Field(way=("notes",), kind=Kind.AREA, label="Notes", rows=2)


def _items(sections: Sequence[Section]) -> tuple[Offered, ...]:
    return tuple(
        Offered(value=item.id, text=_short(item), code=item.id)
        for section in sections
        for item in section.walk()
        if item.takes
    )


def _short(item: Item) -> str:
    text = item.title or item.text
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rsplit(' ', 1)[0]} …"


def plan_rules(framework: Framework) -> Tree:
    """The rules that a plan is held against: the checks of SMART, and what the framework asks.

    Args:
        framework: What the plan acts on.

    Returns:
        Plain values.
    """
    edition = framework.national
    return {
        "smart": [
            {
                "id": rule.id,
                "letter": rule.letter.value,
                "looks": rule.looks.value,
                "fields": list(rule.fields),
                "why": rule.why,
                "write": rule.write,
            }
            for rule in SMART_RULES
        ],
        "next_sentence": NEXT_SENTENCE,
        "scales": {
            scale.id: {"numbers": list(scale_numbers(scale).values()), "unit": scale_unit(scale)}
            for scale in edition.scales
        },
        "scales_of": {item.id: list(item.scales) for item in edition.items.values() if item.scales},
        "section_of": {item: section.id for item, section in edition.section_of.items()},
        "rules": [plain(rule) for rule in (edition.plan.rules if edition.plan else ())],
    }
