"""What a form's script has to know: what is asked of whom, and what was answered when the form was made."""

from __future__ import annotations

import hashlib

from practicecheck.assessments import scale_used
from practicecheck.exchange._form import FormContent
from practicecheck.exchange._json_text import json_text
from practicecheck.exchange._source import Plain, Tree
from practicecheck.exchange._writer import document_tree
from practicecheck.exchange.forms._cover import decided, sections_of
from practicecheck.exchange.forms._plan_part import plan_rules
from practicecheck.exchange.forms._reckoning import reckonings
from practicecheck.frameworks import ANSWER_TYPES, Item, Scale, Section, TakesEntries, TakesNumber

_TYPES = {cls: name for name, cls in ANSWER_TYPES.items()}


def asked(content: FormContent) -> Tree:
    """What the script has to know.

    Args:
        content: What the form is made from.

    Returns:
        Plain values. ``id`` is the same for the same form, and another one for every other.
    """
    framework, assessment = content.framework, content.assessment
    sections = sections_of(framework, assessment)
    scale = scale_used(assessment, framework)
    tree: Tree = {
        "framework": framework.id,
        "title": f"{framework.title} ({framework.edition})",
        "digest": framework.digest,
        "extensions": dict(content.wordings),
        "decided": dict(decided(framework, assessment)),
        "choices": {choice.id: [own.id for own in choice.options] for choice in framework.choices},
        "perspectives": list(dict.fromkeys((*framework.perspectives, *assessment.perspectives))),
        "scale": None if scale is None else scale.id,
        "scales": {own.id: _scale(own) for own in _scales(scale, sections)},
        "sections": [_section(section, scale) for section in sections],
        "whole": [figure.id for figure in framework.base if figure.measure.value == "count"],
        "reckonings": [*reckonings(content, sections, scale)],
        "plan": plan_rules(framework),
        "document": _start(content),
    }
    return {"id": hashlib.sha256(json_text(tree, indent=None).encode()).hexdigest()[:16], **tree}


def _start(content: FormContent) -> Tree:
    """The document that the form begins with: it says which wording is answered, and on which scale."""
    made = decided(content.framework, content.assessment)
    tree = document_tree(content.assessment)
    tree.setdefault("digest", content.framework.digest)
    if made:
        tree["choices"] = {**_held(tree.get("choices")), **made}
    if content.extensions:
        laid: Tree = {extension.id: extension.wording for extension in content.extensions}
        told = _held(tree.get("extension_digests"))
        tree["extension_digests"] = {**laid, **told}
    return tree


def _held(value: Plain) -> Tree:
    return value if isinstance(value, dict) else {}


def _scales(scale: Scale | None, sections: tuple[Section, ...]) -> tuple[Scale, ...]:
    own = [section.scale for section in sections if section.scale is not None]
    return tuple(own if scale is None else (scale, *own))


def _scale(scale: Scale) -> Plain:
    return {"codes": list(scale.codes), "x": scale.not_applicable is not None}


def _section(section: Section, scale: Scale | None) -> Plain:
    on = section.scale or scale
    return {
        "id": section.id,
        "name": f"Section {section.number}" if section.number else section.title,
        "alternative": None
        if section.alternative is None
        else [section.alternative.choice, section.alternative.option],
        "extension": section.extension,
        "items": [_item(item, on) for item in section.walk() if item.takes],
    }


def _item(item: Item, scale: Scale | None) -> Plain:
    numbers = [taken for taken in item.takes if isinstance(taken, TakesNumber)]
    return {
        "id": item.id,
        "name": _name(item),
        "takes": [_TYPES[type(taken)] for taken in item.takes],
        "scale": scale.id if item.scored and scale is not None else None,
        "condition": None if item.condition is None else [item.condition.item, item.condition.answer],
        "units": [taken.unit for taken in numbers],
        "whole": [taken.unit for taken in numbers if taken.measure.value == "count"],
        "most": {taken.unit: str(taken.most) for taken in numbers if taken.most is not None},
        "most_entries": next((taken.most for taken in item.takes if isinstance(taken, TakesEntries)), None),
    }


_LONGEST = 60


def _name(item: Item) -> str:
    """How a question is called where there is no room for it."""
    text = item.title or item.text
    short = text if len(text) <= _LONGEST else f"{text[:_LONGEST].rsplit(' ', 1)[0]} …"
    return f"{item.number}. {short}" if item.number else short
