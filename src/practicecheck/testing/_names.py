"""Names: its own, and none that could be taken for another's."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from practicecheck.commands import OURS
from practicecheck.errors import Problem
from practicecheck.testing._subject import DOCUMENTS, OBJECTS, Subject, amiss

PREFIX: Final = "practicecheck-"
"""What the name of a plugin's distribution begins with."""
_ALIKE: Final = str.maketrans({"0": "o", "1": "l", "i": "l", "5": "s", "-": None, "_": None, ":": None})
_ALPHABETS: Final = ("LATIN", "GREEK", "CYRILLIC", "ARMENIAN", "CHEROKEE", "COPTIC")
"""Alphabets with letters that look like each other's."""


def own(subject: Subject) -> Iterator[Problem]:
    """Action rules, commands and namespaces begin with the plugin's own name, so that no two plugins meet.

    Args:
        subject: The plugin.
    """
    space = namespace(subject.distribution)
    if subject.distribution == "practicecheck":
        return
    for rule in subject.names("action_rules"):
        if not rule.startswith(f"{space}:"):
            yield amiss(
                f'the action rule "{rule}" is not in its namespace.', f"Call it {space}:{rule.split(':')[-1]}"
            )
    for name, extension in subject.of_kind("extensions").items() if subject.installed else ():
        if extension.namespace != space:
            yield amiss(
                f'its namespace is "{extension.namespace}".', f"Begin its own ids with {space}:", file=name
            )
    for command in subject.names("commands"):
        if command != space and not command.startswith(f"{space}-"):
            yield amiss(f'the command "{command}" does not begin with its name.', f"Call it {space}-{command}")


def namespace(distribution: str) -> str:
    """A distribution's own name, without ``practicecheck-``.

    Args:
        distribution: The distribution's name.
    """
    return re.sub(r"[-_.]+", "-", distribution.casefold()).removeprefix(PREFIX)


def look_alike(subject: Subject) -> Iterator[Problem]:
    """No name or title could be taken for that of somebody else.

    Args:
        subject: The plugin.
    """
    for kind in (*DOCUMENTS, *OBJECTS):
        mine = subject.names(kind)
        others = {_skeleton(name): name for name in subject.shelf(kind) if name not in mine} if mine else {}
        for name in mine:
            if (other := others.get(_skeleton(name))) is not None:
                yield amiss(
                    f'"{name}" looks like "{other}", which is another\'s.', "Give it a name of its own."
                )
    for command in subject.names("commands"):
        for ours in OURS:
            if command != ours and _skeleton(command) == _skeleton(ours):
                yield amiss(f'the command "{command}" looks like "{ours}".', "Give it a name of its own.")
    yield from _titles(subject)


def _titles(subject: Subject) -> Iterator[Problem]:
    mine = subject.frameworks
    others = {
        _folded(title): framework.id
        for framework in subject.every_framework
        if framework not in mine
        for title in (framework.title, *framework.also_known_as)
    }
    for framework in mine:
        for title in (framework.title, *framework.also_known_as):
            if (other := others.get(_folded(title))) is not None:
                yield amiss(
                    f'it is called "{title}", and so is {other}.',
                    "Say in the title whose it is, such as the council's name.",
                    file=framework.id,
                )
            if word := _mixed(title):
                yield amiss(
                    f'"{word}" in its title mixes letters of two alphabets that look the same.',
                    "Type the word anew.",
                    file=framework.id,
                )


def _skeleton(name: str) -> str:
    """What is left of a name when all that the eye may miss is taken away; the edition stays as it is."""
    start, at, edition = name.partition("@")
    return start.translate(_ALIKE).replace("rn", "m").replace("vv", "w").rstrip("s") + at + edition


def _folded(title: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", title).casefold().split())


def _mixed(title: str) -> str | None:
    """A word with letters of two alphabets."""
    for word in title.split():
        alphabets = {
            name
            for letter in word
            if letter.isalpha() and (name := unicodedata.name(letter, "").split(" ")[0]) in _ALPHABETS
        }
        if len(alphabets) > 1:
            return word
    return None
