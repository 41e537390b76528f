"""What somebody typed where libyaml gave up: a slip, its line, and how it is mended."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final, final

import attrs

from practicecheck.errors import shortened
from practicecheck.values import Value

_BREAK: Final = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
"""Where libyaml begins a new line."""
_ENTRY: Final = re.compile(r"(?P<dashes> *(?:- +)*)(?P<name>[\w@.:-]*\w)(?P<colon>:(?: +|$))?(?P<rest>.*)")
"""A name at the beginning of a line, behind hyphens or none."""
_CURLY: Final = frozenset("\u201c\u201d\u201e\u2018\u2019\u201a")


@final
@attrs.frozen(kw_only=True, repr=False)
class Slip(Value):
    """What was typed amiss.

    Attributes:
        message: What is wrong.
        remedy: What to type instead.
        line: The line in which it stands, counted from 1.
    """

    message: str
    remedy: str
    line: int


def lines_of(text: str) -> int:
    """How many lines a text has, as libyaml counts them.

    Args:
        text: The whole text.
    """
    return len(_BREAK.split(text))


def slip(text: str, said: str, at: tuple[int, int], since: int | None) -> Slip | None:
    """The slip that makes libyaml say something.

    Args:
        text: The whole text.
        said: What libyaml says.
        at: Where it gave up: the line and the column, counted from 0.
        since: The line in which that began which it could not finish, counted from 0.

    Returns:
        The slip; nothing if it is none that is known.
    """
    lines = _BREAK.split(text)
    line, column = at
    if line >= len(lines):
        return None
    place = _Place(lines=lines, line=line, column=column, since=line if since is None else since)
    for known in (_strange_space, *(rule for words, rule in _RULES if words in said)):
        if (found := known(place)) is not None:
            return found
    return None


@final
@attrs.frozen(kw_only=True)
class _Place:
    """Where libyaml gave up, and where that began which it could not finish."""

    lines: list[str]
    line: int
    column: int
    since: int

    @property
    def here(self) -> str:
        return self.lines[self.line]

    @property
    def before(self) -> int | None:
        """The last line above that has something in it and is no comment."""
        above = range(self.line - 1, -1, -1)
        return next((n for n in above if self.lines[n].strip() and self.lines[n].lstrip()[0] != "#"), None)


def _strange_space(place: _Place) -> Slip | None:
    """A tab, or what a word processor makes of a space, looks like a space and is none."""
    for n in (place.line, place.since, place.before):
        start = "" if n is None else place.lines[n][: -len(place.lines[n].lstrip()) or None]
        if n is not None and start.strip(" "):
            what = "a tab" if "\t" in start else "a space of another kind, as word processors make it"
            return Slip(message=f"this line begins with {what}.", remedy="Use spaces in its place.", line=n + 1)
    if place.here[place.column : place.column + 1] == "\t":
        return Slip(message="a tab stands in this line.", remedy="Use a space.", line=place.line + 1)
    return None


def _no_colon(place: _Place, n: int | None = None) -> Slip | None:
    n = place.since if n is None else n
    found = _ENTRY.fullmatch(place.lines[n])
    if found is None or found["colon"]:
        return None
    name, glued, rest = found["name"].partition(":")
    what = shortened(f"{name}: {(rest + found['rest']).strip()}".strip())
    if glued:
        return Slip(message=f'a space is missing after "{name}:".', remedy=f"Write {what}", line=n + 1)
    return Slip(
        message=f'a colon and a space are missing after "{name}".',
        remedy=f"Write {what}; or, if the line goes on with the text above it, begin it further right.",
        line=n + 1,
    )


def _colon(place: _Place) -> Slip | None:
    """A colon where none can stand: within a text, or because its line belongs elsewhere."""
    found = _ENTRY.fullmatch(place.here)
    if found and found["colon"] and place.column >= found.end("colon"):
        written, name = found["rest"].strip(), found["name"]
        mark = "'" if '"' in written else '"'
        curly = "Curly quotes are read as letters. " if set(written) & _CURLY else ""
        shown = shortened("".join(letter for letter in written if letter not in _CURLY and letter != mark))
        return Slip(
            message=f'the text after "{name}" has a colon in it.',
            remedy=f"{curly}Put straight quotes around the whole text: {name}: {mark}{shown}{mark}",
            line=place.line + 1,
        )
    if place.before is None:
        return None
    return _no_colon(place, place.before) or _out_of_line(place)


def _out_of_line(place: _Place) -> Slip | None:
    """A line that begins where none above it does."""
    dash = place.here.lstrip(" ")[:1] == "-"
    begins = len(place.here) - len(place.here.lstrip(" "))
    if dash and re.match(r"-\w", place.here.lstrip(" ")):
        name = place.here.lstrip(" -")
        return Slip(
            message="a space is missing after the hyphen.",
            remedy=f"Write - {shortened(name)}",
            line=place.line + 1,
        )
    # What stands nearest above goes before what is as near and higher up.
    nearest = min(_starts(place, dash=dash), key=lambda start: abs(start[1] - begins), default=None)
    if nearest is None or nearest[1] == begins:
        return None
    n, wanted, name = nearest
    way, off = ("right", begins - wanted) if begins > wanted else ("left", wanted - begins)
    return Slip(
        message=f"this line begins {_spaces(off)} too far {way}.",
        remedy=f'Line it up with "{name}" in line {n + 1}: {_spaces(wanted)} before it.',
        line=place.line + 1,
    )


def _entry(place: _Place) -> Slip | None:
    """Where no entry can begin: behind a text that has ended, or at the beginning of a line."""
    return _goes_on(place) if place.here[: place.column].strip(" -") else _out_of_line(place)


def _starts(place: _Place, *, dash: bool) -> Iterator[tuple[int, int, str]]:
    """Lines above, nearest first, with the column in which a name or a hyphen stands, and what it is."""
    for n in range(place.line - 1, -1, -1):
        found = _ENTRY.fullmatch(place.lines[n])
        if found is None or not found["colon"]:
            continue
        if not dash:
            yield n, len(found["dashes"]), found["name"]
        elif "-" in found["dashes"]:
            yield n, found["dashes"].index("-"), f"- {found['name']}"


def _spaces(count: int) -> str:
    return f"{count or 'no'} space{'' if count == 1 else 's'}"


def _goes_on(place: _Place) -> Slip | None:
    """Text behind a quotation mark or a bracket that seemed to end it."""
    before = place.here[: place.column].rstrip()[-1:]
    if before in {'"', "'"}:
        other = "'" if before == '"' else '"'
        return Slip(
            message=f"the text goes on after the quotation mark {before} that ends it.",
            remedy=f"Put {other} around the whole text.",
            line=place.line + 1,
        )
    if before in {"]", "}"}:
        return Slip(
            message=f"the text goes on after the bracket {before}.",
            remedy="Put straight quotes around the whole text.",
            line=place.line + 1,
        )
    return None


def _bracket(place: _Place) -> Slip:
    return Slip(
        message="a bracket that begins here is not closed, or a comma is missing or one too many.",
        remedy="Close each { with } and each [ with ], with commas between; put straight quotes around text "
        "that has a bracket in it.",
        line=place.since + 1,
    )


def _sign(place: _Place) -> Slip | None:
    sign = place.here[place.column : place.column + 1]
    if not sign:
        return None
    return Slip(
        message=f'no text can begin with "{sign}".',
        remedy="Put straight quotes around the whole text.",
        line=place.line + 1,
    )


def _second(place: _Place) -> Slip | None:
    """What follows upon the end of a document."""
    if place.before is None or place.lines[place.before].rstrip() != "...":
        return _goes_on(place)
    return Slip(
        message="the document has ended above.",
        remedy="Delete the line of three dots above this one.",
        line=place.line + 1,
    )


def _told(message: str, remedy: str) -> Callable[[_Place], Slip]:
    return lambda place: Slip(message=message, remedy=remedy, line=place.since + 1)


_RULES: Final[tuple[tuple[str, Callable[[_Place], Slip | None]], ...]] = (
    ("mapping values are not allowed", _colon),
    ("could not find expected ':'", _no_colon),
    ("did not find expected key", _entry),
    ("did not find expected '-' indicator", _entry),
    ("did not find expected ',' or", _bracket),
    ("did not find expected node content", _bracket),
    ("character that cannot start any token", _sign),
    (
        "found unexpected end of stream",
        _told("a quotation mark is opened here and never closed.", "Put the same mark at the end of the text."),
    ),
    (
        "block sequence entries are not allowed",
        _told(
            "a hyphen stands where a text belongs.",
            "Begin a list on a line of its own; put straight quotes around text that begins with a hyphen.",
        ),
    ),
    (
        "expected comment or line break",
        _told(
            "a text that begins with > or | begins on the next line.",
            "Move it there, or put straight quotes around it with the sign.",
        ),
    ),
    (
        "did not find expected alphabetic or numeric character",
        _told("no text can begin with & or *.", "Put straight quotes around it."),
    ),
    ("hexdecimal", _told("a backslash between double quotes has a meaning of its own.", "Use single quotes.")),
    (
        "unknown escape character",
        _told("a backslash between double quotes has a meaning of its own.", "Use single quotes."),
    ),
    ("<document start>", _second),
)
"""What libyaml says, and what somebody has typed."""
