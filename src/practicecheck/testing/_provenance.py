"""Provenance: every definition says whose words it holds, where they stand, and on what terms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from practicecheck.errors import Problem
from practicecheck.exchange import Plain, document_tree
from practicecheck.testing._subject import Subject, amiss

_SAYS: Final = frozenset(
    {
        "publisher",
        "title",
        "address",
        "licence",
        "attribution",
        "locator",
        "source",
        "text",
        "author",
        "rationale",
    }
)
"""Keys under which something has to be said."""
_LEFT_OPEN: Final = re.compile(r"\W*|(?:to ?do|tbc|tbd|fixme|x{3,}|unknown|lorem ipsum\b.*)\W*", re.IGNORECASE)
_DAY: Final = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_CURLY: Final = "\u201c\u201d\u201e\u2018\u2019\u201a"
_LICENCE: Final = re.compile(r"(?:LicenseRef-)?[A-Za-z0-9.+-]+(?: (?:AND|OR|WITH) [A-Za-z0-9.+-]+)*")


def complete(subject: Subject) -> Iterator[Problem]:
    """Nothing of what a reader needs to trust a definition is blank, or waits to be written.

    Args:
        subject: The plugin.
    """
    for own in subject.definitions:
        tree = document_tree(own.document)
        yield from _blanks(tree, "", own.name)
        provenance = tree.get("provenance")
        if isinstance(provenance, dict):
            yield from _terms(provenance, own.name)


def _blanks(tree: Plain, place: str, name: str) -> Iterator[Problem]:
    if isinstance(tree, dict):
        for key, value in tree.items():
            inner = f"{place}.{key}" if place else key
            if isinstance(value, str) and key in _SAYS and _LEFT_OPEN.fullmatch(value):
                if key == "licence" and value == "unknown":
                    # What is known of the terms stands in licence_note; without it the file does not load.
                    continue
                yield amiss(f'{inner} says "{value}", which is nothing.', "Write it out.", file=name)
            yield from _blanks(value, inner, name)
    elif isinstance(tree, list):
        for n, value in enumerate(tree, start=1):
            yield from _blanks(value, f"{place}[{n}]", name)


def _terms(provenance: dict[str, Plain], name: str) -> Iterator[Problem]:
    date, licence = str(provenance.get("date", "")), str(provenance.get("licence", ""))
    for key, said in (("date", date), ("licence", licence)):
        if said != (straight := said.strip(_CURLY)):
            yield amiss(
                f"provenance.{key} is {said}, with curly quotes, which are read as letters.",
                f'Type straight ones: {key}: "{straight}"',
                file=name,
            )
    if not _DAY.fullmatch(date.strip(_CURLY)):
        yield amiss(
            f'provenance.date is "{date}".',
            'Write a year, a month or a day, between straight quotes: "2026", "2026-03" or "2026-03-31".',
            file=name,
        )
    if not _LICENCE.fullmatch(licence.strip(_CURLY)):
        yield amiss(
            f'provenance.licence is "{licence}".',
            "Write an SPDX name, such as CC-BY-4.0 or LicenseRef-Northshire; or unknown, with licence_note.",
            file=name,
        )
