"""What things are called in a form: ids as XML names, and whatever is chosen as a word without blanks.

An id has letters, digits and single ``-``, ``:`` or ``.`` between them. As an XML name it has one, two or three
underscores there: ``q1-1`` is ``q1_1``, ``northshire:lone-working`` is ``northshire__lone_working``. An id that
begins with a digit has one more before it. So no two ids share a name, and none has a hyphen: names with
a hyphen are the form's own, such as ``q1_1-why`` and ``form-unit``.
"""

from __future__ import annotations

import re
from typing import Final

X: Final = "X"
CANNOT: Final = "cannot_answer"
"""What is chosen where an item does not apply, or can't be answered."""

_MARKS = ("-", ":", ".")
_RUN = re.compile("_+")
_ID = re.compile(r"[A-Za-z0-9]+(?:[-.:][A-Za-z0-9]+)*")
_KEPT = re.compile(r"[A-Za-z0-9-]")
_SPACED = re.compile(r"(?:^|[-/])_?[a-z0-9]+(?:_[a-z0-9]+)*__[a-z0-9]")
_ESCAPED = re.compile(r"\.([0-9a-f]+)\.")


def xml_name(name: str) -> str:
    """An id as an XML name.

    Args:
        name: The id of an item, a section, a scale, a choice or a base figure.

    Raises:
        ValueError: It is no id, so that two of its kind could share a name.
    """
    if not _ID.fullmatch(name):
        raise ValueError(name)
    spelled = "".join("_" * (_MARKS.index(sign) + 1) if sign in _MARKS else sign for sign in name)
    return f"_{spelled}" if spelled[0].isdigit() else spelled


def id_of(name: str) -> str:
    """The id that has an XML name.

    Args:
        name: The XML name.
    """
    return _RUN.sub(lambda run: _MARKS[len(run.group()) - 1], name.removeprefix("_"))


def is_local(heading: str) -> bool:
    """Whether a column's heading holds the name of an id with a namespace, as those of extensions have.

    Args:
        heading: The heading.
    """
    return _SPACED.search(heading) is not None


def word(text: str) -> str:
    """Any text as one word, as the name of a choice has to be.

    Args:
        text: A point's code, an option's id, a perspective...

    Returns:
        Letters, digits and hyphens as they are, an underscore for each blank, and whatever else by its number:
        ``person using services`` is ``person_using_services``. No two texts become one word, and none becomes
        ``X`` or ``cannot_answer`` by chance.
    """
    made = "".join(sign if _KEPT.match(sign) else "_" if sign == " " else f".{ord(sign):x}." for sign in text)
    return f"{made}." if made in {X, CANNOT} else made


def text_of(chosen: str) -> str:
    """The text that a word stands for.

    Args:
        chosen: The word.
    """
    if chosen in {f"{X}.", f"{CANNOT}."}:
        chosen = chosen[:-1]
    parts = _ESCAPED.split(chosen)
    return "".join(
        chr(int(part, 16)) if n % 2 and int(part, 16) < _BEYOND else part.replace("_", " ")
        for n, part in enumerate(parts)
    )


_BEYOND = 0x110000
