"""The shape of a response: what FHIR lets stand in it, so that nothing is passed over without a word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from practicecheck.errors import Code, Problem, near, shortened
from practicecheck.exchange import Plain

MOST_LEVELS: Final = 40
"""A response that is nested deeper is not read. A form has three levels."""
WITHDRAWN: Final = "entered-in-error"

_ELEMENT: Final = frozenset({"id", "extension"})
_MODIFIERS: Final = frozenset({"modifierExtension", "implicitRules"})
"""FHIR forbids to read on where one of them is not understood."""
_RESOURCE: Final = _ELEMENT | {
    *("resourceType", "meta", "language", "text", "contained", "identifier", "basedOn", "partOf"),
    *("questionnaire", "status", "subject", "encounter", "authored", "author", "source", "item"),
}
_ITEM: Final = _ELEMENT | {"linkId", "definition", "text", "answer", "item"}
_ANSWER: Final = _ELEMENT | {
    "item",
    *(
        f"value{kind}"
        for kind in (
            *("Boolean", "Decimal", "Integer", "Date", "DateTime", "Time", "String", "Uri"),
            *("Attachment", "Coding", "Quantity", "Reference"),
        )
    ),
}


def depth(tree: Plain) -> int:
    """How deep items stand in each other.

    Args:
        tree: The response.
    """
    level, deepest = [tree], 0
    while level:
        deepest += 1
        level = [
            inner
            for own in level
            if isinstance(own, dict)
            for key in ("item", "answer")
            for inner in _listed(own.get(key))
        ]
    return deepest


def faults(tree: Mapping[str, Plain]) -> Iterator[Problem]:
    """What would be passed over, or changes what the rest means.

    Args:
        tree: The response, no deeper than anything that can be read.
    """
    if tree.get("status") == WITHDRAWN:
        yield Problem(
            code=Code.UNKNOWN_KIND,
            message=f"its status is {WITHDRAWN}: whoever sent it has withdrawn it.",
            remedy="Ask for the one that is true.",
            where="the response",
        )
    yield from _keys(tree, _RESOURCE, "the response")
    yield from _items(tree.get("item"))


def _items(items: Plain) -> Iterator[Problem]:
    for item in _listed(items):
        if not isinstance(item, dict):
            continue
        where = f'linkId "{shortened(str(item.get("linkId")))}"'
        yield from _keys(item, _ITEM, where)
        for answer in _listed(item.get("answer")):
            if isinstance(answer, dict):
                yield from _keys(answer, _ANSWER, where)
                yield from _one_value(answer, where)
                yield from _items(answer.get("item"))
        yield from _items(item.get("item"))


def _keys(element: Mapping[str, Plain], known: frozenset[str], where: str) -> Iterator[Problem]:
    for key in element:
        if key in _MODIFIERS:
            yield Problem(
                code=Code.UNKNOWN_KEY,
                message=f"{key} may change what all of it means, and is not understood.",
                remedy="Ask whoever sent it what it says; take it out only if it changes no answer.",
                where=where,
            )
        elif key not in known and key.removeprefix("_") not in known:
            yield Problem(
                code=Code.UNKNOWN_KEY,
                message=f'FHIR knows no "{shortened(key)}" here, and it is not read.',
                remedy=near(key, known) or "Take it out; or write it where it belongs.",
                where=where,
            )


def _one_value(answer: Mapping[str, Plain], where: str) -> Iterator[Problem]:
    values = [key for key in answer if key.startswith("value")]
    if len(values) > 1:
        yield Problem(
            code=Code.WRONG_TYPE,
            message=f"one answer has {' and '.join(sorted(values)[:2])}.",
            remedy="Keep the one that is true.",
            where=where,
        )


def _listed(value: Plain) -> list[Plain]:
    return value if isinstance(value, list) else []
