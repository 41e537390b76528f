"""JSON, strictly: no repeated keys, no endless numbers, exact decimals.

Python's own parser reads the text. Only if something is wrong, or somebody asks for lines,
is it walked again token by token.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, final

from practicecheck.errors import Code, Path, Problem
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


def parse_json(text: str) -> Parsed:
    """Read one JSON document.

    Args:
        text: The whole text.

    Returns:
        Its plain values, and every problem of the text.
    """
    try:
        tree: Plain = _DECODER.decode(text)
        if not _may_be_strange(text) or _clean(tree):
            return Parsed(tree=tree)
    except (_Odd, ValueError, RecursionError):
        pass
    walk = _Walk(text)
    tree = walk.document()
    return Parsed(tree=tree, problems=tuple(walk.problems))


def json_pairs(text: str) -> Any:
    """Read one JSON document as far as Python's own parser goes by itself.

    Args:
        text: The whole text.

    Returns:
        Its values, each object as a tuple of pairs: whether a key is repeated shows when they are taken up.
        Nothing if the text has to be looked at more closely.
    """
    if _may_be_strange(text):
        return None
    try:
        return _PAIRS.decode(text)
    except (_Odd, ValueError, RecursionError):
        return None


def locate_json(text: str) -> Mapping[Path, int]:
    """Find the line of every value.

    Args:
        text: The whole text.

    Returns:
        Lines, counted from 1, by path.
    """
    walk = _Walk(text)
    walk.document()
    return walk.lines


class _Odd(Exception):
    """Something that has to be looked at more closely."""


def _unique(pairs: list[tuple[str, Plain]]) -> dict[str, Plain]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _Odd
    return found


def _exact(written: str) -> Decimal:
    try:
        return decimal(written)
    except Unusable:
        raise _Odd from None


def _endless(written: str) -> Plain:
    raise _Odd(written)


def _whole(written: str) -> int:
    if len(written) > MOST_DIGITS:
        raise _Odd
    return int(written)


_DECODER = json.JSONDecoder(
    object_pairs_hook=_unique, parse_float=_exact, parse_int=_whole, parse_constant=_endless
)
_PAIRS = json.JSONDecoder(object_pairs_hook=tuple, parse_float=_exact, parse_constant=_endless)


def _may_be_strange(text: str) -> bool:
    """Whether a text may hold a character that none may hold; Python's own parser finds those below U+0020."""
    return "\\u" in text or ("\x7f" in text if text.isascii() else forbidden(text) is not None)


def _clean(tree: Plain) -> bool:
    if isinstance(tree, str):
        return forbidden(tree) is None
    if isinstance(tree, list):
        return all(map(_clean, tree))
    if isinstance(tree, dict):
        return all(_clean(key) and _clean(value) for key, value in tree.items())
    return True


_SPACE = re.compile(r"[ \t\r\n]*")
_STRING = re.compile(r'"(?:[^"\\\x00-\x1f]|\\.)*"')
_WORD = re.compile(r"[-+.\w]+")
_WORDS: Mapping[str, bool | None] = {"true": True, "false": False, "null": None}
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")
_ENDLESS = frozenset({"NaN", "Infinity", "-Infinity"})


class _Stop(Exception):
    """Nothing sensible can be read any more."""


@final
class _Walk:
    """One pass over a text, token by token."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._counted = 0
        self._line = 1
        self._path: list[str | int] = []
        self.lines: dict[Path, int] = {}
        self.problems: list[Problem] = []

    def document(self) -> Plain:
        try:
            tree = self._value()
            if self._peek():
                self._syntax("something follows the end of the document")
        except _Stop:
            return None
        return tree

    def _peek(self) -> str:
        match = _SPACE.match(self._text, self._at)
        self._at = match.end() if match else self._at
        self._line += self._text.count("\n", self._counted, self._at)
        self._counted = self._at
        return self._text[self._at : self._at + 1]

    def _tell(self, code: Code, message: str, remedy: str) -> None:
        self.problems.append(
            Problem(code=code, message=message, remedy=remedy, path=tuple(self._path), line=self._line)
        )

    def _syntax(self, said: str) -> None:
        self._tell(
            Code.SYNTAX,
            f"this is not JSON: {said}.",
            "Look at this line and the one before it: commas between values, double quotes around text.",
        )
        raise _Stop

    def _value(self) -> Plain:
        first = self._peek()
        self.lines.setdefault(tuple(self._path), self._line)
        if first and first in "{[":
            if len(self._path) >= MOST_DEPTH:
                del self._path[MOST_SHOWN:]
                self._tell(
                    Code.TOO_DEEP,
                    f"this is nested more than {MOST_DEPTH} levels deep.",
                    "No document of ours is; look for brackets that were never closed.",
                )
                raise _Stop
            return self._object() if first == "{" else self._array()
        try:
            return self._text_value() if first == '"' else self._word()
        except Unusable as fault:
            self._tell(fault.code, fault.message, fault.remedy)
            return None

    def _text_value(self) -> str:
        match = _STRING.match(self._text, self._at)
        try:
            value = str(json.loads(match.group())) if match else ""
        except ValueError:
            match = None
            value = ""
        if match is None:
            self._syntax("a text is not closed, or holds a line break or a wrong escape")
            raise _Stop
        self._at = match.end()
        if fault := forbidden(value):
            raise fault
        return value

    def _word(self) -> Plain:
        match = _WORD.match(self._text, self._at)
        word = match.group() if match else ""
        self._at += len(word)
        if word in _WORDS:
            return _WORDS[word]
        if word in _ENDLESS:
            decimal(word)
        if not _NUMBER.fullmatch(word):
            self._syntax(f'"{word[:40]}" is no value' if word else "a value is missing")
        value = decimal(word)
        return value if set(word) & set(".eE") else int(value)

    def _array(self) -> Plain:
        found: list[Plain] = []
        self._at += 1
        self._path.append(0)
        if self._peek() != "]":
            while True:
                self._path[-1] = len(found)
                found.append(self._value())
                if self._peek() != ",":
                    break
                self._at += 1
        self._close("]")
        return found

    def _object(self) -> Plain:
        found: dict[str, Plain] = {}
        self._at += 1
        self._path.append("")
        if self._peek() != "}":
            while True:
                if self._peek() != '"':
                    self._syntax("a name in double quotes is missing")
                self._member(found)
                if self._peek() != ",":
                    break
                self._at += 1
        self._close("}")
        return found

    def _member(self, found: dict[str, Plain]) -> None:
        try:
            key = self._text_value()
        except Unusable as fault:
            self._tell(fault.code, fault.message, fault.remedy)
            key = ""
        self._path[-1] = key
        self.lines.setdefault(tuple(self._path), self._line)
        if self._peek() != ":":
            self._syntax("a colon is missing")
        self._at += 1
        if key in found:
            self._tell(
                Code.REPEATED_KEY,
                f'"{key}" stands here a second time.',
                "Keep one of the two, and everything that belongs to it.",
            )
            self._value()
        else:
            found[key] = self._value()

    def _close(self, bracket: str) -> None:
        if self._peek() != bracket:
            self._syntax(f"a comma or {bracket} is missing")
        self._path.pop()
        self._at += 1
