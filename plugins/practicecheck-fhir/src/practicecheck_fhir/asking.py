"""The fields of a framework: its items as they are asked, and what is asked of the whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from typing import Final, final

import attrs

from practicecheck.assessments import Agreement, Assessment, Basis, Mark, Priority, Voice
from practicecheck.errors import Path
from practicecheck.exchange import beside_item
from practicecheck.frameworks import (
    Framework,
    Item,
    Period,
    Scale,
    Section,
    TakesChoice,
    TakesEntries,
    TakesFrequency,
    TakesNarrative,
    TakesNumber,
    TakesPercent,
    TakesScore,
    TakesStream,
    TakesYesNo,
)
from practicecheck.values import Value
from practicecheck_fhir.field import SYSTEM, Coded, Field, Type, When, is_code

_ABOUT: Final = (
    ("organisation", "Organisation", Type.STRING),
    ("unit", "The team or service that answers", Type.STRING),
    ("note", "A remark on the whole", Type.TEXT),
)
_CAPTURE: Final = (
    ("from", "The first day of the period", Type.DATE),
    ("to", "The last day of the period", Type.DATE),
    ("case", "What counts as one case?", Type.TEXT),
    ("scope", "Which staff are in scope?", Type.TEXT),
    ("services", "Which services are the figures about?", Type.TEXT),
    ("aggregation", "How are results added up?", Type.TEXT),
    ("publication", "How and to whom will results be published?", Type.TEXT),
)
_LABELS: Final = {
    "comment": "Comment",
    "narrative": "In words",
    "not_applicable": "It does not apply (X), because",
    "cannot_answer": "It can't be answered, because",
}
_ABSENT: Final = {"not_applicable": "not-applicable", "cannot_answer": "asked-unknown"}


def fields_of(framework: Framework, assessment: Assessment) -> tuple[Field, ...]:
    """Everything that is asked.

    Args:
        framework: The edition.
        assessment: The choices that have been taken. Sections of other alternatives are left out.
    """
    return (
        Field(
            link="about", type=Type.GROUP, text="About this assessment", below=(*_about(framework, assessment),)
        ),
        *(
            _section(section, framework, assessment)
            for section in framework.sections
            if _may_be_asked(section, assessment)
        ),
    )


def _may_be_asked(section: Section, assessment: Assessment) -> bool:
    return section.alternative is None or assessment.option(section.alternative.choice) in (
        None,
        section.alternative.option,
    )


def _about(framework: Framework, assessment: Assessment) -> Iterator[Field]:
    for key, text, type_ in _ABOUT:
        yield Field(link=key, path=(key,), type=type_, text=text)
    for choice in _choices(framework):
        taken = assessment.option(str(choice.path[-1]))
        yield choice if taken is None else _decided(choice, taken)
    for key, text, type_ in _CAPTURE:
        yield Field(link=f"capture/{key}", path=("capture", key), type=type_, text=text)
    yield _enum(("capture", "basis"), "What do figures of staff count?", Basis)
    yield _enum(("capture", "voice"), "On behalf of social workers, or jointly with them?", Voice)
    yield Field(
        link="capture/sources", path=("capture", "sources"), text="Where the data come from", repeats=True
    )
    for perspective in dict.fromkeys((*framework.perspectives, *assessment.perspectives)):
        yield _figure(("room", perspective), f"How many in the room: {perspective}")
    for figure in framework.base:
        yield _figure(("base", figure.id), f"{figure.title} ({figure.unit})")


def _choices(framework: Framework) -> Iterator[Field]:
    asked = [(own.id, own.question, [(o.id, o.title) for o in own.options]) for own in framework.choices]
    if len(framework.scales) > 1:
        scales = [(scale.id, scale.title) for scale in framework.scales]
        asked.append(("scale", "On which scale are the answers?", scales))
    for name, question, options in asked:
        yield Field(
            link=f"choices/{name}",
            path=("choices", name),
            type=Type.CHOICE,
            text=question,
            options=tuple(
                Coded(system=f"{SYSTEM}/{framework.id}/{name}", means=option, display=title or option)
                for option, title in options
            ),
        )


def _decided(choice: Field, taken: str) -> Field:
    initial = next((option for option in choice.options if option.means == taken), None)
    return attrs.evolve(choice, initial=initial)


def _figure(path: Path, text: str) -> Field:
    return Field(link=_link(path), path=path, type=Type.DECIMAL, text=text)


def _enum(path: Path, text: str, cls: type[Enum]) -> Field:
    options = tuple(
        Coded(system=f"{SYSTEM}/{path[-1]}", means=own.value, display=str(own.value)) for own in cls
    )
    return Field(link=_link(path), path=path, type=Type.CHOICE, text=text, options=options)


def _link(path: Path) -> str:
    return "/".join(map(str, path[1:] if path[0] == "answers" else path))


def _section(section: Section, framework: Framework, assessment: Assessment) -> Field:
    path = ("sections", section.id)
    when: When | None = None
    if section.alternative and assessment.option(section.alternative.choice) is None:
        link = f"choices/{section.alternative.choice}"
        choice = next(own for own in _choices(framework) if own.link == link)
        option = next(own for own in choice.options if own.means == section.alternative.option)
        when = (link, option)
    return Field(
        link=f"section/{section.id}",
        type=Type.GROUP,
        text=f"Local: {section.title}" if section.extension else section.title,
        number=section.number,
        when=when,
        below=(
            *_whose(section),
            *(field for item in section.walk() for field in _item(item, section, framework, assessment)),
            Field(
                link=f"{_link(path)}/priorities",
                path=(*path, "priorities"),
                text="Priorities for action",
                repeats=True,
            ),
            Field(link=f"{_link(path)}/note", path=(*path, "note"), text="A remark on this section"),
            Field(
                link=f"{_link(path)}/speaks_for",
                path=(*path, "speaks_for"),
                text="The staff for whom this section speaks, if not all",
            ),
        ),
    )


def _whose(section: Section) -> Iterator[Field]:
    if section.extension:
        text = f"Asked by {section.extension}. Its answers are scored apart from the national ones."
        yield Field(link=f"section/{section.id}/extension", type=Type.DISPLAY, text=text)


def _item(item: Item, section: Section, framework: Framework, assessment: Assessment) -> Iterator[Field]:
    """The item's first value under the item's own id, and all else under its path."""
    title = f"{item.title}: {item.text}" if item.title and item.title != item.text else item.text
    when: When | None = None
    if item.condition and _is_there(item.condition.item, framework, assessment):
        decider = framework.item(item.condition.item)
        link = decider.id if isinstance(decider.takes[0], TakesYesNo) else f"{decider.id}/answer"
        when = (link, item.condition.answer)
    beside = "\n".join(beside_item(item))
    guidance = [Field(link=f"{item.id}/guidance", type=Type.DISPLAY, text=beside, when=when)] if beside else []
    if not item.takes:
        yield Field(link=item.id, type=Type.DISPLAY, text=title, number=item.number, when=when)
        yield from guidance
        return
    asked = _Asked(
        owner=section.extension or framework.id,
        scales=framework.scales if section.scale is None else (section.scale,),
        # On a scale of its own an extension leaves nothing to be chosen.
        named=assessment.option("scale") if section.scale is None else None,
    )
    first, *others = (*_values(item, asked), *_remarks(item, asked))
    yield attrs.evolve(first, link=item.id, text=title, number=item.number, when=when)
    yield from guidance
    yield from (attrs.evolve(field, when=when) for field in others)


@final
@attrs.frozen(kw_only=True, repr=False)
class _Asked(Value):
    """Who asks: the edition, or an extension; and on which scales."""

    owner: str
    scales: tuple[Scale, ...]
    named: str | None


def _is_there(name: str, framework: Framework, assessment: Assessment) -> bool:
    return _may_be_asked(framework.section_of[name], assessment)


def _values(item: Item, asked: _Asked) -> Iterator[Field]:
    path = ("answers", item.id)
    numbers = [taken for taken in item.takes if isinstance(taken, TakesNumber)]
    for taken in item.takes:
        match taken:
            case TakesScore():
                yield _score(item, asked)
            case TakesNumber() if taken is numbers[0]:
                units = [own.unit for own in numbers]
                yield _figure((*path, "number"), f"In {' or '.join(units)}")
                yield _coded((*path, "unit"), "In which unit?", asked.owner, [(unit, unit) for unit in units])
            case TakesPercent():
                yield _figure((*path, "percent"), f"Per cent of {taken.of}")
            case TakesYesNo():
                link = f"{item.id}/answer"
                yield Field(link=link, path=(*path, "answer"), type=Type.BOOLEAN, text="Yes or no?")
            case TakesChoice():
                options = [(own.id, own.title or own.id) for own in taken.options]
                chosen = _coded((*path, "chosen"), "Choose", asked.owner, options)
                yield attrs.evolve(chosen, repeats=True)
            case TakesFrequency():
                yield _figure((*path, "times"), "How many times?")
                yield _enum((*path, "per"), "In which period?", Period)
            case TakesEntries():
                yield Field(link=f"{item.id}/entries", path=(*path, "entries"), text="Entries", repeats=True)
            case TakesStream():
                yield _stream(item)
            case TakesNarrative():
                yield _words(item, "narrative")
            case _:
                pass


def _score(item: Item, asked: _Asked) -> Field:
    scales = [own for own in asked.scales if own.id in item.scales and asked.named in (None, own.id)]
    return Field(
        link=f"{item.id}/score",
        path=("answers", item.id, "score"),
        type=Type.CHOICE,
        options=tuple(point for scale in scales for point in _points(scale, asked.owner)),
    )


def _points(scale: Scale, owner: str) -> Iterator[Coded]:
    for place, point in enumerate(scale.points):
        yield Coded(
            system=f"{SYSTEM}/{owner}/{scale.id}",
            means=point.code,
            display=point.anchor or str(point.code),
            ordinal=point.code if isinstance(point.code, int) else place,
        )


def _coded(path: Path, text: str, owner: str, options: Iterable[tuple[str, str]]) -> Field:
    return Field(
        link=_link(path),
        path=path,
        type=Type.CHOICE,
        text=text,
        options=tuple(
            Coded(system=f"{SYSTEM}/{owner}/{path[1]}/{path[-1]}", means=own, display=title)
            for own, title in options
            if is_code(own)
        ),
    )


def _stream(item: Item) -> Field:
    link, path = f"{item.id}/stream", ("answers", item.id, "stream")
    keys = (("what", "What it is"), ("from", "From when"), ("to", "Until when"), ("says", "What it says"))
    return Field(
        link=link,
        path=path,
        type=Type.GROUP,
        repeats=True,
        below=tuple(
            Field(
                link=f"{link}/{key}",
                path=(key,),
                type=Type.DATE if key in {"from", "to"} else Type.TEXT,
                text=text,
            )
            for key, text in keys
        ),
    )


def _remarks(item: Item, asked: _Asked) -> Iterator[Field]:
    path = ("answers", item.id)
    yield _words(item, "not_applicable")
    yield _words(item, "cannot_answer")
    if not any(isinstance(taken, TakesNarrative) for taken in item.takes):
        yield _words(item, "narrative")
    yield _words(item, "comment")
    yield Field(link=f"{item.id}/evidence", path=(*path, "evidence"), text="Evidence", repeats=True)
    yield _enum((*path, "flag", "is"), "Marked as", Mark)
    yield Field(link=f"{item.id}/flag/why", path=(*path, "flag", "why"), text="Why is it marked?")
    if item.scored:
        yield _enum((*path, "consensus"), "How was the score agreed?", Agreement)
        if any(scale.priority for scale in asked.scales):
            yield _enum((*path, "priority"), "How urgent is it?", Priority)


def _words(item: Item, key: str) -> Field:
    return Field(
        link=f"{item.id}/{key}", path=("answers", item.id, key), text=_LABELS[key], absent=_ABSENT.get(key)
    )
