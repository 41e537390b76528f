"""A framework as it reads on paper."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from practicecheck.exchange._guidance_text import beside_item, of_section
from practicecheck.frameworks import (
    AnswerType,
    ChecklistEntry,
    Framework,
    Item,
    PlanTemplate,
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

_WIDTH = 88


def on_paper(framework: Framework) -> str:
    """Set a framework out as text, for reading and printing.

    Args:
        framework: The edition.

    Returns:
        Its questions with their scales, its checklists and its plan, with the ids that answers use.
    """
    return "\n".join(_lines(framework)) + "\n"


def _lines(framework: Framework) -> Iterator[str]:
    yield framework.title
    yield "=" * len(framework.title)
    yield from _wrapped(framework.summary)
    yield ""
    yield from _wrapped(f"{framework.id}, {framework.digest}")
    if framework.origin is not None:
        yield from _wrapped(f"Comes with {framework.origin}")
    if framework.also_known_as:
        yield from _wrapped(f"Also known as: {', '.join(framework.also_known_as)}")
    for scale in framework.scales:
        yield ""
        yield from _scale(scale)
    for choice in framework.choices:
        yield ""
        yield from _wrapped(f"Choose once ({choice.id}): {choice.question}")
        for option in choice.options:
            yield from _wrapped(f"{option.id}: {option.title}", "  ")
    for section in framework.sections:
        yield from _section(section)
    if framework.expectations:
        yield from _heading("What the standards lay down in numbers")
        for rule in framework.expectations:
            yield from _wrapped(f"- {rule.item}, {rule.who}: {rule.text} ({rule.wording.value})", "", "  ")
    yield from _exercise(framework)
    if framework.plan:
        yield from _plan(framework.plan)
    yield from _sources(framework)


def _scale(scale: Scale) -> Iterator[str]:
    yield f"Scale {scale.id}: {scale.title}"
    if scale.not_applicable is not None:
        yield f"  X  {scale.not_applicable}"
    for point in scale.points:
        yield f"  {point.code}  {point.anchor}"


def _wrapped(text: str | None, indent: str = "", hanging: str | None = None) -> Iterator[str]:
    for paragraph in (text or "").split("\n\n"):
        yield from textwrap.wrap(
            paragraph,
            width=_WIDTH,
            initial_indent=indent,
            subsequent_indent=indent if hanging is None else hanging,
            break_long_words=False,
            break_on_hyphens=False,
        )


def _heading(title: str) -> Iterator[str]:
    yield from ("", "", title, "-" * len(title))


def _section(section: Section) -> Iterator[str]:
    number = section.number or (section.id if section.id[:1].isdigit() else None)
    yield from _heading(f"{number}  {section.title}" if number else section.title)
    for text in of_section(section):
        yield from _wrapped(f"({text})")
    yield from _wrapped(section.introduction)
    if section.scale:
        yield ""
        yield from _scale(section.scale)
    instruction = None
    for item in section.items:
        if item.instruction and item.instruction != instruction:
            yield ""
            yield from _wrapped(f"({item.instruction})")
        instruction = item.instruction
        yield from _item(item, "")
    if section.closing:
        yield ""
        yield section.closing


def _item(item: Item, indent: str) -> Iterator[str]:
    yield ""
    number = f"{item.number}. " if item.number else ""
    title = f"{item.title}: " if item.title and item.title != item.text else ""
    hanging = indent + " " * len(number)
    yield from _wrapped(f"{number}{title}{item.text}", indent, hanging)
    yield from _wrapped(item.explanation, hanging)
    taken = " or ".join(_taken(taken) for taken in item.takes)
    yield f"{hanging}[{item.id}{f': {taken}' if taken else ''}]"
    if item.condition:
        yield f"{hanging}({item.condition.said})"
    for text in beside_item(item):
        yield from _wrapped(f"> {text}", hanging, f"{hanging}  ")
    if item.as_printed is not None:
        yield from _wrapped(f'(printed: "{item.as_printed}")', hanging)
    for part in item.parts:
        yield from _item(part, hanging + "  ")


def _taken(taken: AnswerType) -> str:
    match taken:
        case TakesScore():
            return f"score on {' or '.join(taken.scales)}"
        case TakesNumber():
            return taken.unit
        case TakesPercent():
            return "per cent"
        case TakesYesNo():
            return "yes or no"
        case TakesChoice():
            return f"choose {'any' if taken.several else 'one'} of {', '.join(o.title for o in taken.options)}"
        case TakesFrequency():
            return "how often"
        case TakesNarrative():
            return "narrative"
        case TakesEntries():
            return "list" if taken.most is None else f"list of up to {taken.most}"
        case TakesStream():
            return "evidence: what it is, from when, what it says"


def _exercise(framework: Framework) -> Iterator[str]:
    for checklist in framework.checklists:
        yield from _heading(checklist.title)
        yield from _wrapped(checklist.introduction)
        for entry in checklist.entries:
            yield from _entry(entry)
    if framework.exercise:
        yield from _heading("What is advised about the exercise")
        for rule in framework.exercise:
            yield from _wrapped(f"- {rule.text} ({rule.wording.value}; {rule.locator})", "", "  ")


def _entry(entry: ChecklistEntry) -> Iterator[str]:
    number = f"{entry.number}. " if entry.number else "- "
    yield ""
    yield from _wrapped(f"{number}{entry.text}", "", " " * len(number))
    for detail in entry.details:
        yield from _wrapped(f"- {detail}", "  ", "    ")
    yield f"{' ' * len(number)}[{entry.id}]"


def _plan(plan: PlanTemplate) -> Iterator[str]:
    yield from _heading(plan.title)
    for field in (*plan.fields, *plan.columns):
        yield f"- {field.text}"
    if plan.rules:
        yield ""
        yield "A plan should keep to this:"
    for rule in plan.rules:
        yield from _wrapped(f"- {rule.text} ({rule.weight.value})", "", "  ")


def _sources(framework: Framework) -> Iterator[str]:
    source = framework.provenance
    yield from _heading("Source")
    yield from _wrapped(f"{source.title}. {source.publisher}, {source.date}. {source.address}")
    yield from _wrapped(source.attribution)
    yield from _wrapped(f"Licence: {source.licence}. {source.licence_note or ''}".rstrip())
    if source.held_from:
        yield from _wrapped(f"The texts were taken from: {source.held_from}")
    yield from _wrapped(framework.note)
