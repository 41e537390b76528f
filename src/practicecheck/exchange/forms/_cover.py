"""What a form asks about the whole: who answers, how the data came together, and what was decided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import final

import attrs

from practicecheck.assessments import Assessment, Basis, Voice, scale_used
from practicecheck.exchange.forms._field import Field, Kind, Offered, Way
from practicecheck.frameworks import Framework, Section
from practicecheck.values import Value

_BASES = {Basis.HEADCOUNT: "heads", Basis.WTE: "whole-time equivalents"}
_VOICES = {Voice.ON_BEHALF: "on behalf of social workers", Voice.JOINTLY: "jointly with them"}


@final
@attrs.frozen(kw_only=True, repr=False)
class Group(Value):
    """Fields that belong together.

    Attributes:
        id: The part of the document that they fill in.
        title: Their heading.
        fields: The fields.
        hint: What helps to fill them in.
        folded: Whether they are shown when they are asked for.
    """

    id: str
    title: str
    fields: tuple[Field, ...]
    hint: str | None = None
    folded: bool = False


def decided(framework: Framework, assessment: Assessment) -> Mapping[str, str]:
    """What was decided when the form was made, so that it can't be decided otherwise on it.

    Args:
        framework: What is asked.
        assessment: What has been answered already.
    """
    made = {choice.id: option for choice in framework.choices if (option := assessment.option(choice.id))}
    scale = scale_used(assessment, framework)
    return made if scale is None or len(framework.scales) == 1 else {**made, "scale": scale.id}


def sections_of(framework: Framework, assessment: Assessment) -> tuple[Section, ...]:
    """The sections that a form has: while a choice is open, those of every alternative.

    Args:
        framework: What is asked.
        assessment: What has been answered already.
    """
    made = decided(framework, assessment)
    return tuple(
        section
        for section in framework.sections
        if section.alternative is None
        or made.get(section.alternative.choice) in (None, section.alternative.option)
    )


def cover_of(framework: Framework, assessment: Assessment) -> tuple[Group, ...]:
    """What is asked about the whole.

    Args:
        framework: What is asked.
        assessment: What has been answered already.
    """
    return tuple(group for group in _groups(framework, assessment) if group.fields)


def _groups(framework: Framework, assessment: Assessment) -> Iterator[Group]:
    made = decided(framework, assessment)
    yield Group(
        id="choices",
        title="What has to be decided first",
        fields=tuple(
            Field(
                way=("choices", choice.id),
                kind=Kind.PICK,
                label=choice.question,
                offered=tuple(
                    Offered(value=own.id, text=own.title or own.id, code=own.id) for own in choice.options
                ),
            )
            for choice in framework.choices
            if choice.id not in made
        ),
    )
    yield Group(
        id="about",
        title="Who answers",
        fields=(
            Field(way=("organisation",), kind=Kind.TEXT, label="Organisation"),
            Field(way=("unit",), kind=Kind.TEXT, label="Team or service"),
        ),
    )
    yield Group(id="capture", title="How the data came together", fields=tuple(_capture()), folded=True)
    known = dict.fromkeys((*framework.perspectives, *assessment.perspectives))
    yield Group(
        id="room",
        title="Who is in the room",
        hint="How many people speak for each perspective, and never a name. With numbers here, each "
        "question that is scored has a place for everybody's vote.",
        fields=tuple(
            Field(way=("room", name), kind=Kind.NUMBER, label=name) for name in known if framework.scored
        ),
        folded=True,
    )
    yield Group(
        id="base",
        title="Figures that rates need",
        hint="None of them has to be given.",
        fields=tuple(
            Field(way=("base", figure.id), kind=Kind.NUMBER, label=figure.title, unit=figure.unit)
            for figure in framework.base
        ),
        folded=True,
    )


def _capture() -> Iterator[Field]:
    way: Way = ("capture",)
    yield Field(way=(*way, "from"), kind=Kind.DATE, label="First day of the period")
    yield Field(way=(*way, "to"), kind=Kind.DATE, label="Last day of the period")
    bases = tuple(Offered(value=own.value, text=text) for own, text in _BASES.items())
    yield Field(way=(*way, "basis"), kind=Kind.PICK, label="Figures of staff count", offered=bases)
    voices = tuple(Offered(value=own.value, text=text) for own, text in _VOICES.items())
    yield Field(way=(*way, "voice"), kind=Kind.PICK, label="It is filled in", offered=voices)
    yield Field(way=(*way, "case"), kind=Kind.TEXT, label="What counts as one case?")
    yield Field(way=(*way, "scope"), kind=Kind.TEXT, label="Which staff are in scope?")
    yield Field(way=(*way, "services"), kind=Kind.TEXT, label="Which services are the figures about?")
    yield Field(way=(*way, "sources"), kind=Kind.LIST, label="Where the data come from")
    yield Field(way=(*way, "aggregation"), kind=Kind.TEXT, label="How are results added up?")
    yield Field(way=(*way, "publication"), kind=Kind.TEXT, label="How and to whom will results be published?")
