"""Scores of extensions as plain values: what ``score --format json`` adds to the national scorecard."""

from __future__ import annotations

from collections.abc import Iterable

from practicecheck.exchange._score_json import score_tree
from practicecheck.exchange._source import Plain, Tree
from practicecheck.frameworks import Extension
from practicecheck.scoring import ExtendedScore


def extended_tree(found: ExtendedScore, named: Iterable[str], *, explain: bool = False) -> Tree:
    """A scorecard with those of its extensions, as plain values.

    Args:
        found: The scores.
        named: The extensions that the assessment names, known or not.
        explain: Whether each score says what it is made of.

    Returns:
        The national scorecard exactly as ``score_tree`` gives it, and beside it ``extensions`` and
        ``as_narrowed``. Nothing in it is a sum of both.
    """
    known: dict[str, Extension] = {extension.id: extension for extension in found.extensions}
    narrowed = found.as_narrowed
    return {
        **score_tree(found.national, explain=explain),
        "extensions": [
            _extension(known[name], found, explain=explain) if name in known else _unknown(name)
            for name in sorted(named)
        ],
        "as_narrowed": narrowed and score_tree(narrowed, explain=explain),
    }


def _extension(extension: Extension, found: ExtendedScore, *, explain: bool) -> Tree:
    card = found.of(extension.id)
    narrowed: list[Plain] = [
        {"item": own.item, "reason": own.reason, "was": own.was.value}
        for own in found.narrowed
        if own.extension == extension.id
    ]
    return {
        "id": extension.id,
        "known": True,
        "title": extension.title,
        "distribution": extension.origin and extension.origin.distribution,
        "digest": extension.wording,
        "narrowed": narrowed,
        "score": card and score_tree(card, explain=explain),
    }


def _unknown(name: str) -> Tree:
    return {
        "id": name,
        "known": False,
        "title": None,
        "distribution": None,
        "digest": None,
        "narrowed": [],
        "score": None,
    }
