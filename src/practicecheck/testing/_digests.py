"""Digests: what was recorded of a wording that has been answered, so that nobody changes it unawares."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from practicecheck.errors import Code, Problem, some_of
from practicecheck.exchange import document_tree, json_text
from practicecheck.frameworks import Extension, Framework, item_digest
from practicecheck.testing._digest_file import DIGESTS
from practicecheck.testing._subject import Subject, amiss

if TYPE_CHECKING:
    from practicecheck.exchange import Document

WHOLE = "whole"
"""Under this name stands the digest of a definition as a whole."""


def recorded_digests(definitions: Iterable[tuple[str, Document]]) -> dict[str, dict[str, str]]:
    """What is recorded of definitions.

    Args:
        definitions: Each with its id.

    Returns:
        By the id of each: the digest of the whole, and of a framework that of each item, too. A framework's
        digest is the one that its assessments state: titles, notes, locators and licences may change.
    """
    return {name: _digests(document) for name, document in definitions}


def _digests(document: Document) -> dict[str, str]:
    if isinstance(document, Framework):
        return {
            WHOLE: document.digest,
            **{item.id: item_digest(item, document) for item in document.items.values()},
        }
    if isinstance(document, Extension):
        return {WHOLE: document.wording}
    text = json_text(document_tree(document))
    return {WHOLE: f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"}


def own_digests(subject: Subject) -> Mapping[str, Mapping[str, str]]:
    """What is to be recorded of a plugin.

    Args:
        subject: The plugin.
    """
    # Golden cases are called after their key, and change nothing of what anybody has answered.
    return recorded_digests(
        (own.name, own.document) for own in subject.definitions if own.kind != "golden_cases"
    )


def unchanged(subject: Subject) -> Iterator[Problem]:
    """What was recorded still holds, and everything is recorded.

    Args:
        subject: The plugin.
    """
    recorded, now = subject.digests or {}, own_digests(subject)
    again = f"practicecheck plugins check {subject.distribution} --record tests/{DIGESTS}"
    for name, digests in recorded.items():
        if name not in now:
            yield amiss(
                f"{name} was recorded, and is not offered any more.",
                f"Bring it back: somebody may have answered it. If nobody has, record anew: {again}",
                code=Code.WORDING_CHANGED,
            )
            continue
        if any(now[name].get(part) != digest for part, digest in digests.items()):
            yield amiss(
                f"it is not what was recorded.{_difference(digests, now[name])}",
                "If anybody has answered it, bring the old wording back and make a new edition of the new one. "
                f"If nobody has, record anew: {again}",
                file=name,
                code=Code.WORDING_CHANGED,
            )
    if missing := [name for name in now if name not in recorded]:
        yield amiss(
            f"nothing is recorded of {some_of(missing)}.", f"Record it: {again}", code=Code.WORDING_CHANGED
        )


def _difference(before: Mapping[str, str], now: Mapping[str, str]) -> str:
    """Which items are worded otherwise, which are gone, and which are new."""
    parts = {
        "worded otherwise": [part for part in before if part in now and before[part] != now[part]],
        "gone": [part for part in before if part not in now],
        "new": [part for part in now if part not in before],
    }
    told = (f"{what}: {some_of(named)}" for what, names in parts.items() if (named := _items(names)))
    said = "; ".join(told)
    return f" {said[0].upper()}{said[1:]}." if said else ""


def _items(names: Iterable[str]) -> list[str]:
    return [name for name in names if name != WHOLE]
