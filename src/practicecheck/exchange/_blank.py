"""A blank assessment: the questions beside the blanks, for a team that has read no documentation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from practicecheck.exchange._comment import comment, on_a_line
from practicecheck.exchange._guidance_text import beside_item, of_section
from practicecheck.exchange._kinds import KINDS
from practicecheck.exchange._writer import SCHEMAS
from practicecheck.frameworks import (
    AnswerType,
    Extension,
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
    extend,
)

_HOW_TO = """\
Write after the colons. Leave blank what you don't know yet: a blank is never counted as a zero.
An item that does not apply (X): write a line not_applicable: and the reason, and leave its score blank.
An item that you can't answer: write a line cannot_answer: and the reason.
Put "quotes" around text that holds a colon followed by a space, or a #. For a longer text write | after \
the colon, and the text on the lines below, indented.
Lists have one entry a line, after a hyphen and a space. Add lines as you need them.
To mark an answer as something to act on or to celebrate, add a line such as \
flag: {is: gap, why: It has been so for years}; or strength, or watch.
practicecheck check, followed by the name of this file, says what is still missing.
"""


def blank_assessment(
    framework: Framework, choices: Mapping[str, str] | None = None, extensions: Iterable[Extension] = ()
) -> str:
    """Make a blank assessment.

    Args:
        framework: The edition to be answered.
        choices: Decisions that are taken already, such as ``{"integration": "2A"}``. Sections of
            other alternatives are left out; while a decision is open, all of them are there.
        extensions: The extensions that are asked, too.

    Returns:
        A YAML text that reads as an assessment with nothing answered.

    Raises:
        DocumentError: An extension does not fit the edition, or two of them clash.
    """
    given = sorted(extensions, key=lambda extension: extension.id)
    framework = extend(framework, given)
    taken = dict(choices or {})
    if len(framework.scales) > 1:
        taken.setdefault("scale", framework.scales[0].id)
    lines = [
        f"# yaml-language-server: $schema={SCHEMAS}/{KINDS['assessment'].written.replace('/', '-')}.json",
        "#",
        f"# {on_a_line(framework.title)} ({framework.edition})",
        *comment("", framework.summary),
        "#",
        "# How to fill it in",
        *(line for hint in _HOW_TO.splitlines() for line in comment("", hint, bullet="* ")),
        "#",
        *comment("", f"{framework.provenance.attribution} Licence: {framework.provenance.licence}."),
        "",
        "practicecheck: assessment/1",
        f"framework: {framework.id}",
        f"digest: {framework.digest}   # which wording you answered; leave it as it is",
        *_extensions(given),
        "organisation:",
        "unit:   # the team or service that answers",
        "",
        *_capture(),
        *_room(framework),
        *_choices(framework, taken),
        *_base(framework),
        "answers:",
    ]
    sections = [
        section
        for section in framework.sections
        if section.alternative is None
        or taken.get(section.alternative.choice) in (None, section.alternative.option)
    ]
    scale = next((s for s in framework.scales if taken.get("scale") in (None, s.id)), None)
    for section in sections:
        lines += _section(section, framework, scale)
    lines += [
        "",
        "# What matters most in each section, and anything else there is to say about it.",
        "sections:",
    ]
    for section in sections:
        lines += [
            f'  "{section.id}":   # {on_a_line(section.title)}',
            "    priorities:",
            "      -",
            "    note:",
        ]
    return "\n".join(lines) + "\n"


def _extensions(extensions: Sequence[Extension]) -> Iterator[str]:
    if not extensions:
        return
    yield f"extensions: [{', '.join(extension.id for extension in extensions)}]   # asked locally, scored apart"
    yield "extension_digests:   # leave them as they are, too"
    for extension in extensions:
        yield f"  {extension.id}: {extension.wording}"


def _capture() -> Iterable[str]:
    return (
        "# How the data were collected.",
        "capture:",
        "  from:   # the first day of the period, such as 2026-04-01",
        "  to:     # the last day",
        "  basis:  # headcount or wte (whole-time equivalents): what figures of staff count",
        "  case:   # what counts as one case",
        "  scope:  # which staff are in scope",
        "  voice:  # on behalf (of social workers) or jointly (with them)",
        "  sources:   # where the data come from",
        "    -",
        "",
    )


def _room(framework: Framework) -> Iterator[str]:
    if framework.scored and framework.perspectives:
        yield "# Who is in the room when scores are agreed: how many of each perspective, and never a name."
        yield "room:"
        yield from (f"  {perspective}:" for perspective in framework.perspectives)
        yield ""


def _choices(framework: Framework, taken: Mapping[str, str]) -> Iterator[str]:
    if not framework.choices and len(framework.scales) < 2:  # noqa: PLR2004 - one scale is no choice
        return
    yield "choices:"
    for choice in framework.choices:
        yield from comment("  ", choice.question)
        for option in choice.options:
            yield from comment("  ", f"{option.id}: {option.title}", bullet="  ")
        yield f"  {choice.id}: {taken.get(choice.id, '')}".rstrip()
    if len(framework.scales) > 1:
        yield from comment("  ", "The scale for all answers:")
        for scale in framework.scales:
            yield from comment("  ", f"{scale.id}: {_points(scale)}", bullet="  ")
        yield f"  scale: {taken['scale']}"
    yield ""


def _points(scale: Scale) -> str:
    return "; ".join(f"{point.code} {point.anchor}" for point in scale.points)


def _base(framework: Framework) -> Iterator[str]:
    if not framework.base:
        return
    yield "# Figures that rates need. None of them has to be given."
    yield "base:"
    for figure in framework.base:
        yield f"  {figure.id}:   # {on_a_line(figure.title)}"
    yield ""


def _section(section: Section, framework: Framework, scale: Scale | None) -> Iterator[str]:
    yield ""
    number = f"{section.number or section.id}  " if section.number or section.id.isalnum() else ""
    yield f"  # ===== {number}{on_a_line(section.title)} ====="
    for text in of_section(section):
        yield from comment("  ", text)
    scale = section.scale or scale
    if section.introduction:
        yield from comment("  ", section.introduction)
    if scale is not None and any(item.scored for item in section.walk()):
        yield from comment("  ", f"Scores: {_points(scale)}")
    instruction = None
    for item in section.items:
        if item.instruction and item.instruction != instruction:
            yield ""
            yield from comment("  ", f"({item.instruction})")
        instruction = item.instruction
        yield from _item(item, framework, scale)


def _item(item: Item, framework: Framework, scale: Scale | None) -> Iterator[str]:
    yield ""
    number = f"{item.number}. " if item.number else ""
    title = f"{item.title}: " if item.title and item.title != item.text else ""
    yield from comment("  ", f"{number}{title}{item.text}")
    if item.explanation:
        yield from comment("  ", item.explanation, bullet="  ")
    for text in beside_item(item):
        yield from comment("  ", text, bullet="  > ")
    if item.condition:
        yield f"  # ({item.condition.said})"
    if item.takes:
        yield f"  {item.id}:"
        for taken in item.takes:
            yield from _blanks(taken, item, scale)
        if not any(isinstance(taken, TakesNarrative) for taken in item.takes):
            yield "    narrative:" if item.scored else "    comment:"
        if item.scored:
            yield from ("    evidence:", "      -")
        if item.scored and scale is not None and scale.priority:
            yield "    priority:   # low, medium or high"
    for part in item.parts:
        yield from _item(part, framework, scale)


def _blanks(taken: AnswerType, item: Item, scale: Scale | None) -> Iterator[str]:
    match taken:
        case TakesScore():
            codes = [str(code) for code in scale.codes] if scale else []
            yield f"    score:   # {', '.join(codes[:-1])} or {codes[-1]}" if codes else "    score:"
        case TakesNumber():
            numbers = [other for other in item.takes if isinstance(other, TakesNumber)]
            if taken is numbers[0]:
                yield f"    number:   # {' or '.join(other.unit for other in numbers)}"
                if len(numbers) > 1:
                    yield f"    unit:     # {' or '.join(other.unit for other in numbers)}"
        case TakesPercent():
            other = " (or this, in place of a number)" if len(item.takes) > 1 else ""
            yield f"    percent:   # from 0 to 100{other}"
        case TakesYesNo():
            yield "    answer:   # true for yes, false for no"
        case TakesFrequency():
            yield "    times:   # how many times"
            yield f"    per:     # {', '.join(period.value for period in Period)}"
        case TakesChoice():
            options = "; ".join(f"{option.id} ({option.title})" for option in taken.options)
            yield f"    chosen:   # {'any of' if taken.several else 'one of'}: {options}"
            yield "      -"
        case TakesEntries():
            yield "    entries:" if taken.most is None else f"    entries:   # up to {taken.most}"
            yield from ["      -"] * (taken.most or 1)
        case TakesStream():
            yield from (
                "    stream:",
                "      - what:   # what it is",
                "        from:   # from when",
                "        says:   # what it says",
            )
        case TakesNarrative():
            yield "    narrative:"
