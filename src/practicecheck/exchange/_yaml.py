"""YAML as its version 1.2 reads it, on libyaml's events.

Only ``true`` and ``false`` are booleans, ``no`` is a word, dates are text and numbers are
exact. Keys are always text. Repeated keys, tags, expanding aliases and deep nesting are
told, each with its line, and reading goes on.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, final

import yaml
from yaml._yaml import CParser
from yaml.reader import ReaderError

from practicecheck.errors import Code, Path, Problem, shortened
from practicecheck.exchange._source import (
    MOST_DEPTH,
    MOST_DIGITS,
    MOST_SHOWN,
    Parsed,
    Plain,
    Unusable,
    decimal,
    forbidden,
)
from practicecheck.exchange._yaml_slips import lines_of, slip

_LIBYAML_TOO_DEEP = "exceeded maximum nesting depth"
"""How libyaml puts it where brackets are so deep that it gives no event for them."""
_MOST_COPIES = 10_000
"""So many values may come from aliases."""

_CONSTANTS: Mapping[str, bool | None] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
_INTEGER = re.compile(r"[-+]?[0-9]+")
_DECIMAL = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_ENDLESS = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_FIRST_OF_NUMBER = frozenset("+-.0123456789")


def parse_yaml(text: str) -> Parsed:
    """Read one YAML document.

    Args:
        text: The whole text.

    Returns:
        Its plain values, and every problem of the text.
    """
    walk = _Walk(text, lines=None)
    tree = walk.document()
    return Parsed(tree=tree, problems=tuple(walk.problems))


def locate_yaml(text: str) -> Mapping[Path, int]:
    """Find the line of every value.

    Args:
        text: The whole text.

    Returns:
        Lines, counted from 1, by path.
    """
    lines: dict[Path, int] = {}
    _Walk(text, lines=lines).document()
    return lines


def plain_scalar(written: str) -> Plain:
    """What an unquoted scalar stands for.

    Args:
        written: The scalar's text.

    Raises:
        Unusable: It is a number that can't be used.
    """
    if written in _CONSTANTS:
        return _CONSTANTS[written]
    if written[0] in _FIRST_OF_NUMBER:
        if _INTEGER.fullmatch(written) and len(written) <= MOST_DIGITS:
            return int(written)
        if _DECIMAL.fullmatch(written):
            return decimal(written)
        if _ENDLESS.fullmatch(written):
            return decimal(written)
    return written


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1


@final
class _Stop(Exception):
    """Nothing sensible can be read any more."""


@final
class _Walk:
    """One pass over a text's events."""

    def __init__(self, text: str, lines: dict[Path, int] | None) -> None:
        self._text = text
        self._lines = lines
        self._path: list[str | int] = []
        self._anchors: dict[str, tuple[Plain, int]] = {}
        self._copies = 0
        self._read = 0
        self.problems: list[Problem] = []

    def document(self) -> Plain:
        event: Any
        try:
            self._next = CParser(self._text).get_event  # refuses control characters, as YAML itself does
            event = self._event()
            while event.__class__ in (yaml.StreamStartEvent, yaml.DocumentStartEvent):
                event = self._event()
            if event.__class__ is yaml.StreamEndEvent:
                return None
            tree = self._value(event)
            self._event()
            event = self._event()
            if event.__class__ is yaml.DocumentStartEvent:
                self._tell(
                    Code.SYNTAX,
                    "a second document begins here.",
                    "Keep one document in a file; delete the line ---.",
                    _line(event),
                )
        except _Stop:
            return None
        return tree

    def _event(self) -> Any:
        try:
            return self._next()
        except yaml.YAMLError as fault:
            self._syntax(fault)
            raise _Stop from None

    def _syntax(self, fault: yaml.YAMLError) -> None:
        if isinstance(fault, ReaderError):
            before = self._text.encode()[: fault.position]
            self._tell(
                Code.CONTROL_CHARACTER,
                f"the text holds the character U+{int(fault.character):04X}, which can't be shown.",
                "Delete it; it often comes from copying out of another program."
                if fault.character
                else 'Save the file again with the encoding "UTF-8".',
                before.count(b"\n") + 1,
            )
            return
        mark = getattr(fault, "problem_mark", None)
        said = getattr(fault, "problem", None) or getattr(fault, "reason", None) or "it can't be read"
        context = getattr(fault, "context", None)
        if said == _LIBYAML_TOO_DEEP:
            self._too_deep(None if mark is None else mark.line + 1)
            return
        since = getattr(fault, "context_mark", None)
        found = None
        if mark is not None:
            found = slip(self._text, said, (mark.line, mark.column), None if since is None else since.line)
        if found is not None:
            # What was read last leads to the place only if nothing was amiss before it.
            self._path.clear()
            self._tell(Code.SYNTAX, found.message, found.remedy, found.line)
            return
        self._tell(
            Code.SYNTAX,
            f"this is not YAML: {said}{f' ({context})' if context else ''}.",
            "Look at this line and the one before it: indentation by spaces, a space after each colon, "
            "quotes around text that holds a colon followed by a space.",
            # libyaml gives up after the last line, where a backslash ends the text.
            None if mark is None else min(mark.line + 1, lines_of(self._text)),
        )

    def _too_deep(self, line: int | None) -> None:
        del self._path[MOST_SHOWN:]
        self._tell(
            Code.TOO_DEEP,
            f"this is nested more than {MOST_DEPTH} levels deep.",
            "No document of ours is; delete the brackets or the indentation that went wrong.",
            line,
        )

    def _tell(self, code: Code, message: str, remedy: str, line: int | None) -> None:
        self.problems.append(
            Problem(code=code, message=message, remedy=remedy, path=tuple(self._path), line=line)
        )

    def _value(self, event: Any) -> Plain:
        self._read += 1
        kind = event.__class__
        if self._lines is not None:
            self._lines.setdefault(tuple(self._path), _line(event))
        if kind is yaml.AliasEvent:
            return self._alias(event)
        self._tag(event)
        before = self._read + self._copies
        if kind is yaml.ScalarEvent:
            value = self._scalar(event)
        else:
            if len(self._path) >= MOST_DEPTH:
                self._too_deep(_line(event))
                raise _Stop
            value = self._mapping() if kind is yaml.MappingStartEvent else self._sequence()
        if event.anchor is not None:
            self._anchors[event.anchor] = value, self._read + self._copies - before + 1
        return value

    def _tag(self, event: Any) -> None:
        if event.tag is not None:
            self._tell(
                Code.TAG,
                f"the tag {shortened(event.tag.replace('tag:yaml.org,2002:', '!!'))} is not read.",
                "Delete the word that begins with an exclamation mark, or put quotes around the text.",
                _line(event),
            )

    def _scalar(self, event: Any) -> Plain:
        written: str = event.value
        try:
            if event.implicit[0]:
                return plain_scalar(written)
            if fault := forbidden(written):
                raise fault
        except Unusable as fault:
            self._tell(fault.code, fault.message, fault.remedy, _line(event))
            return None
        return written

    def _alias(self, event: Any) -> Plain:
        line = _line(event)
        if event.anchor not in self._anchors:
            self._tell(
                Code.EXPANDS,
                f"*{event.anchor} refers to itself or to nothing.",
                "Write the value out, or put quotes around text that begins with an asterisk.",
                line,
            )
            return None
        value, size = self._anchors[event.anchor]
        self._copies += size
        if self._copies > _MOST_COPIES:
            self._tell(
                Code.EXPANDS,
                f"the aliases of this file stand for more than {_MOST_COPIES} values.",
                "Write the values out where they are needed.",
                line,
            )
            raise _Stop
        return value

    def _sequence(self) -> Plain:
        found: list[Plain] = []
        path = self._path
        path.append(0)
        while (event := self._event()).__class__ is not yaml.SequenceEndEvent:
            path[-1] = len(found)
            found.append(self._value(event))
        path.pop()
        return found

    def _mapping(self) -> Plain:
        found: dict[str, Plain] = {}
        path = self._path
        path.append("")
        while (event := self._event()).__class__ is not yaml.MappingEndEvent:
            if event.__class__ is not yaml.ScalarEvent:
                path.pop()
                self._tell(
                    Code.SYNTAX,
                    "a list, a mapping or an alias stands where a name followed by a colon belongs.",
                    "Put quotes around text that begins with a bracket, a brace or an asterisk.",
                    _line(event),
                )
                raise _Stop
            key: str = event.value
            path[-1] = key
            line: int = _line(event)
            self._tag(event)
            if fault := forbidden(key):
                self._tell(fault.code, fault.message, fault.remedy, line)
            if self._lines is not None:
                self._lines.setdefault(tuple(path), line)
            if key in found:
                self._tell(
                    Code.REPEATED_KEY,
                    f'"{key}" stands here a second time.',
                    "Keep one of the two, and everything that belongs to it.",
                    line,
                )
                self._value(self._event())
            else:
                found[key] = self._value(self._event())
        path.pop()
        return found
