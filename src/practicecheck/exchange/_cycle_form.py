"""A cycle to be filled in, with what belongs where beside the blanks, in the words of the sources.

The form is written from the class that holds a cycle, so that no blank is forgotten and none is called
otherwise than the reader calls it.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import Any, get_args, get_origin

import attrs
import yaml

from practicecheck.cycle import Cycle, steps_of
from practicecheck.documents import spelled
from practicecheck.exchange._comment import comment
from practicecheck.exchange._kinds import HEADER, KINDS
from practicecheck.exchange._schema import attributes_of
from practicecheck.exchange._writer import SCHEMAS, plain, yaml_text
from practicecheck.frameworks import (
    Ahead,
    Break,
    ChecklistKind,
    Event,
    ExerciseRule,
    Framework,
    TeamPerspectives,
    TeamSize,
    TimeSetAside,
    WhenReady,
)
from practicecheck.plans import stated

_REMEMBERED = 60
"""So much of what stood in a field last year is shown beside its blank."""
_HOW_TO = """\
Write after the colons. Leave blank what is not decided yet. Dates are written 2026-04-01.
Write roles and groups, never names: this file is passed on from year to year.
Put "quotes" around text that holds a colon followed by a space, or a #. For a longer text write | after \
the colon, and the text on the lines below, indented.
Lists have one entry a line, after a hyphen and a space. Add lines as you need them.
practicecheck cycle status, followed by the name of this file, says what is done, what is due and what follows.
"""
_CHAPTERS = {
    "mandate": "Mandate and people",
    "scope": "What is looked at, and by whom",
    "protocol": "How data are collected",
    "communications": "Who is told what",
    "calendar": "The days",
    "answers": "Questions to talk about",
    "report": "What came of it",
    "last_year": "Last year",
}
_PASSED_OVER = frozenset({"perspectives", "note"})
"""Fields that a form shows only where something stands in them."""


def cycle_form(cycle: Cycle, frameworks: Sequence[Framework], earlier: Cycle | None = None) -> str:
    """Make a cycle to be filled in.

    Args:
        cycle: What is known already; of a first cycle, its frameworks.
        frameworks: The editions that it names.
        earlier: Last year's cycle, which is remembered beside the blanks.

    Returns:
        A YAML text that reads as that cycle.
    """
    kind = KINDS["cycle"].written
    lines = [
        f"# yaml-language-server: $schema={SCHEMAS}/{kind.replace('/', '-')}.json",
        "#",
        f"# A year's exercise with: {'; '.join(framework.title for framework in frameworks)}",
        "#",
        "# How to fill it in",
        *(line for hint in _HOW_TO.splitlines() for line in comment("", hint, "* ")),
        "",
        f"{HEADER}: {kind}",
    ]
    for field in attrs.fields(Cycle):
        lines += _top(field, cycle, frameworks, earlier)
    return "\n".join(lines) + "\n"


def _top(
    field: attrs.Attribute[Any], cycle: Cycle, frameworks: Sequence[Framework], earlier: Cycle | None
) -> Iterator[str]:
    name, value = spelled(field.name), getattr(cycle, field.name)
    if (name in _PASSED_OVER or name == "last_year") and value == field.default:
        return
    if name in _CHAPTERS:
        yield from ("", f"# ===== {_CHAPTERS[name]} =====")
    if name != "frameworks":
        yield ""
        yield from comment("", attributes_of(Cycle)[field.name])
    yield from _asked(name, frameworks)
    before = getattr(earlier, field.name) if earlier is not None else None
    if name == "team":
        yield from _team(cycle, frameworks, earlier)
    elif name == "answers":
        yield from _answers(cycle, frameworks, earlier)
    else:
        yield from _field(field, value, before, "", frameworks, remark=False)


def _asked(name: str, frameworks: Sequence[Framework]) -> Iterator[str]:
    """What the sources say of a field: the steps that it shows, and what they advise."""
    for step in steps_of(frameworks):
        if step.shown_by[0].partition(".")[0] == name and step.id != step.checklist:
            yield from comment("", f"{step.id}: {step.text} ({step.locator})", "  ")
            for detail in step.details:
                yield from comment("", detail, "    - ")
    for framework in frameworks:
        for rule in framework.exercise:
            if name == "team" and isinstance(rule.advises, TeamSize | TeamPerspectives):
                yield from _advised("", rule)
        for own in framework.checklists:
            if name == "facilitation" and own.kind is ChecklistKind.USES:
                yield from comment("", own.introduction or own.title, "  ")
                for entry in own.entries:
                    yield from comment("", f"{entry.id}: {entry.text}", "    ")


def _advised(indent: str, rule: ExerciseRule) -> Iterator[str]:
    yield from comment(indent, f"{rule.text} ({rule.locator})", "  ")


def _of_event(name: str, frameworks: Sequence[Framework]) -> Iterator[ExerciseRule]:
    """What the sources advise about the days of an event."""
    for framework in frameworks:
        for rule in framework.exercise:
            events: tuple[Event, ...] = ()
            match rule.advises:
                case Ahead(event=event) | TimeSetAside(event=event) | WhenReady(event=event):
                    events = (event,)
                case Break(before=before):
                    events = before[:1]
                case TeamSize() | TeamPerspectives():
                    pass
            if name in {event.value for event in events}:
                yield rule


def _team(cycle: Cycle, frameworks: Sequence[Framework], earlier: Cycle | None) -> Iterator[str]:
    yield "team:   # how many people speak from each perspective"
    given = {part.perspective: part.people for part in cycle.team}
    last = {part.perspective: part.people for part in earlier.team} if earlier else {}
    known = [name for framework in frameworks for name in framework.perspectives]
    for name in dict.fromkeys([*given, *known, *last]):
        if name in given:
            yield from _written(name, given[name], "  ")
        else:
            key = yaml_text({name: None}).removesuffix(" null\n")
            yield f"  {key}{_remark('', last.get(name))}"


def _answers(cycle: Cycle, frameworks: Sequence[Framework], earlier: Cycle | None) -> Iterator[str]:
    yield "answers:"
    last = earlier.by_question if earlier else {}
    asked: set[str] = set()
    for framework in frameworks:
        for own in framework.checklists:
            if own.kind is not ChecklistKind.QUESTIONS:
                continue
            yield ""
            yield from comment("  ", own.introduction or own.title)
            for entry in own.entries:
                asked.add(entry.id)
                yield ""
                yield from comment("  ", f"{entry.text} ({entry.locator})")
                if entry.id in cycle.by_question:
                    yield from _written(entry.id, cycle.by_question[entry.id], "  ")
                else:
                    yield f"  {entry.id}:{_remark('', last.get(entry.id))}"
    for given in cycle.answers:
        if given.question not in asked:
            yield from _written(given.question, given.answer, "  ")


def _field(
    field: attrs.Attribute[Any],
    value: Any,
    before: Any,
    indent: str,
    frameworks: Sequence[Framework],
    *,
    remark: bool = True,
    about: str = "",
) -> Iterator[str]:
    """One field: what stands in it, or a blank with what belongs there."""
    name = spelled(field.name)
    told = _options(field.type, about) if remark else ""
    kind = _class_in(field.type)
    if kind is None:
        if value is not None and value != ():
            yield from _written(name, plain(value), indent)
        else:
            yield f"{indent}{name}:{_remark(told, before)}"
            if get_origin(field.type) is tuple:
                yield f"{indent}  -"
    elif get_origin(field.type) is not tuple:
        yield f"{indent}{name}:{_remark(told, None)}"
        yield from _members(kind, value, before, f"{indent}  ", frameworks)
    else:
        yield f"{indent}{name}:{_remark(told, _in_short(before))}"
        blank = _blank_of(kind)
        for member in value or ((blank,) if blank is not None else ()):
            lines = list(_members(kind, member, None, f"{indent}    ", frameworks))
            yield f"{indent}  - {lines[0].lstrip()}"
            yield from lines[1:]
        if not value and blank is None:
            yield f"{indent}  - on:   # a day; add half_days: 2 for a whole one, and what: for a remark"


def _members(
    kind: type, value: Any, before: Any, indent: str, frameworks: Sequence[Framework]
) -> Iterator[str]:
    attrs.resolve_types(kind)
    about = attributes_of(kind)
    for field in attrs.fields(kind):
        held = getattr(value, field.name)
        if field.type is int and held == field.default:
            continue
        if kind is attrs.fields_dict(Cycle)["calendar"].type:
            for rule in _of_event(field.name, frameworks):
                yield from _advised(indent, rule)
        yield from _field(
            field, held, getattr(before, field.name, None), indent, frameworks, about=about[field.name]
        )


def _class_in(kind: Any) -> type | None:
    """Our class that a field holds, alone or in a list."""
    for inner in (kind, *get_args(kind)):
        if isinstance(inner, type) and attrs.has(inner):
            return inner
    return None


def _blank_of(kind: type) -> Any:
    """A blank member of a list, where there can be one."""
    return kind() if all(field.default is not attrs.NOTHING for field in attrs.fields(kind)) else None


def _options(kind: Any, about: str) -> str:
    for inner in (kind, *get_args(kind)):
        if isinstance(inner, type) and issubclass(inner, Enum):
            return f"{' or '.join(str(member.value) for member in inner)}. {about}"
    return about


def _remark(about: str, before: Any) -> str:
    """What stands behind a blank: what belongs there, and what stood there last year."""
    said = [" ".join(about.split())] if about else []
    if stated(before):
        text = before.isoformat() if hasattr(before, "isoformat") else plain(before)
        shown = "; ".join(map(str, text)) if isinstance(text, list) else str(text)
        shown = "".join(own if own.isprintable() else " " for own in shown)
        said.append(f"Last year: {textwrap.shorten(shown, _REMEMBERED, placeholder=' ...')}")
    return f"   # {' '.join(said)}" if said else ""


def _in_short(members: Any) -> tuple[str, ...]:
    """What the members of a list are called: sessions by their days, others by their first field."""
    firsts = [plain(attrs.astuple(member, recurse=False)[0]) for member in members or ()]
    return tuple(str(first) for first in firsts if stated(first))


def _written(name: str, value: Any, indent: str) -> Iterator[str]:
    texts = [text for text in (value if isinstance(value, list) else [value]) if isinstance(text, str)]
    if any(text.endswith("\n\n") for text in texts):
        # In a block it would end with blank lines, and those of the form would join them.
        written = yaml.safe_dump({name: value}, default_style='"', allow_unicode=True)
    else:
        written = yaml_text({name: value})
    for line in written.removesuffix("\n").split("\n"):
        yield f"{indent}{line}" if line else line
