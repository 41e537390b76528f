"""Digests over what a framework means: what is asked, and how it can be answered.

The layout of a file, its locators, notes, licences and errata do not count; nor do the
numbers that a source prints, since items are known by their ids. White space is folded.
A score's meaning includes the points of the scales that are permitted.
"""

from __future__ import annotations

import hashlib
import json
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeAlias

import attrs

from practicecheck.frameworks._answer_types import ANSWER_TYPES, AnswerType, TakesScore
from practicecheck.frameworks._item import Item
from practicecheck.frameworks._scale import Scale

if TYPE_CHECKING:
    from collections.abc import Mapping

    from practicecheck.frameworks._extension import Extension
    from practicecheck.frameworks._framework import Framework

Meaning: TypeAlias = "dict[str, Meaning] | list[Meaning] | str | int | bool | None"

_TYPE_NAMES = {cls: name for name, cls in ANSWER_TYPES.items()}


def item_digest(item: Item, framework: Framework) -> str:
    """The digest of one item's meaning, its parts included.

    Args:
        item: An item of the framework.
        framework: The framework, for its scales.

    Returns:
        ``sha256:`` and 64 hexadecimal digits.
    """
    return _digest(_item(item, _scales_of(framework)))


def answers_digest(item: Item, framework: Framework) -> str:
    """The digest of what an item may be answered with, the points of its scales included.

    Args:
        item: An item of the framework.
        framework: The framework, for its scales.

    Returns:
        ``sha256:`` and 64 hexadecimal digits.
    """
    scales = _scales_of(framework)
    return _digest([_taken(taken, scales) for taken in item.takes])


def framework_digest(framework: Framework) -> str:
    """The digest of a whole edition's meaning. An assessment states it to say which wording was answered.

    Args:
        framework: The edition.

    Returns:
        ``sha256:`` and 64 hexadecimal digits.
    """
    scales = _scales_of(framework)
    return _digest(
        {
            "id": framework.id,
            "choices": [
                {"id": choice.id, "options": [option.id for option in choice.options]}
                for choice in framework.choices
            ],
            "base": [
                {"id": figure.id, "title": _folded(figure.title), "measure": figure.measure.value}
                for figure in framework.base
            ],
            "sections": [
                {
                    "id": section.id,
                    "title": _folded(section.title),
                    "introduction": _folded(section.introduction),
                    "alternative": section.alternative.option if section.alternative else None,
                    "items": [_item(item, scales) for item in section.items],
                }
                for section in framework.sections
            ],
        }
    )


def extension_digest(extension: Extension) -> str:
    """The digest of what an extension asks, and of the items that it narrows.

    Guidance and reasons do not count, so that they can be mended while teams are answering.

    Args:
        extension: The extension.

    Returns:
        ``sha256:`` and 64 hexadecimal digits.
    """
    # The edition's own scales are pinned with the edition.
    scales = {extension.scale.id: extension.scale} if extension.scale else {}
    return _digest(
        {
            "id": extension.id,
            "extends": extension.extends,
            "digest": extension.digest,
            "sections": [
                {
                    "id": section.id,
                    "title": _folded(section.title),
                    "introduction": _folded(section.introduction),
                    "items": [_item(item, scales) for item in section.items],
                }
                for section in extension.sections
            ],
            "narrows": [{"item": own.item, "only_if": _plain(own.only_if)} for own in extension.narrows],
        }
    )


def _scales_of(framework: Framework) -> Mapping[str, Scale]:
    return {scale.id: scale for scale in framework.scales}


def _item(item: Item, scales: Mapping[str, Scale]) -> Meaning:
    return {
        "id": item.id,
        "text": _folded(item.text),
        "title": _folded(item.title),
        "style": item.style.value if item.style else None,
        "instruction": _folded(item.instruction),
        "explanation": _folded(item.explanation),
        "takes": [_taken(taken, scales) for taken in item.takes],
        "condition": _plain(item.condition),
        "parts": [_item(part, scales) for part in item.parts],
    }


def _taken(taken: AnswerType, scales: Mapping[str, Scale]) -> Meaning:
    if isinstance(taken, TakesScore):
        return {
            "type": "score",
            "scales": [_scale(scales[name]) if name in scales else {"id": name} for name in taken.scales],
        }
    return {"type": _TYPE_NAMES[type(taken)], "as": _plain(taken)}


def _scale(scale: Scale) -> Meaning:
    return {
        "id": scale.id,
        "points": [{"code": point.code, "anchor": _folded(point.anchor)} for point in scale.points],
        "not_applicable": _folded(scale.not_applicable),
    }


def _plain(value: Any) -> Meaning:
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, str):
        return _folded(value)
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, Decimal):
        return str(value.normalize())
    if isinstance(value, tuple):
        return [_plain(member) for member in value]
    return {field.name: _plain(getattr(value, field.name)) for field in attrs.fields(type(value))}


def _folded(text: str | None) -> str | None:
    return None if text is None else " ".join(text.split())


def _digest(meaning: Meaning) -> str:
    canonical = json.dumps(meaning, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return "sha256:" + hashlib.sha256(canonical.encode()).hexdigest()
