"""What a survey platform's export looks like: heading rows, codes, and columns that it writes itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from html import unescape
from typing import TypeAlias, final

import attrs

from practicecheck.surveys.exports._heading import ColumnKind, Heading
from practicecheck.surveys.exports._written import on_one_line
from practicecheck.values import Value

Row: TypeAlias = Sequence[str]

IMPORT_ID = re.compile(r"""^\{\s*['"]ImportId['"]\s*:""")
_CODE = re.compile(r"[^\W\d][\w.-]*(?:\[[^\]\s]+\])*(?:/[\w.-]+)*")
_MARKUP = re.compile(r"</?[A-Za-z][^<>]{0,300}>")
_PERSONAL = re.compile(
    r"\b(?:e[- ]?mail|(?:(?:first|last|full|your|respondents?|staff|given|family) )?name|surname|ip address|"
    r"telephone|phone|mobile|home address|post ?code|date of birth|dob|staff (?:number|id)|payroll(?: number)?|"
    r"registration number|latitude|longitude)\b",
    re.IGNORECASE,
)
_ABOUT_IT = re.compile(r"what|is|are|your|the|please|enter|give|state|of|work|home|address|optional|number|my")
"""Words that may stand beside it. A statement that has such a word in it asks something else."""
CODED = re.compile(r"(?P<code>[^\W\d][\w-]*(?:\[[^\]\s]+\])*)\. (?P<wording>.+)")
"""``G01Q02[SQ001]. My workload is safe``"""


@final
@attrs.frozen(kw_only=True, repr=False)
class SkippedRows(Value):
    """Rows of a file that nobody answered in earnest, such as a preview of the form.

    Attributes:
        column: The column that tells them.
        values: What stands there.
        what: What they are, for people.
    """

    column: str
    values: frozenset[str]
    what: str


@final
@attrs.frozen(kw_only=True, repr=False)
class Platform(Value):
    """What a survey platform's export looks like.

    Attributes:
        name: Its name in a questionnaire: ``microsoft-forms``.
        title: What people call it.
        telling: Headings that no other platform writes together. One of these groups tells it.
        heading_rows: How many rows of headings the first rows of a file hold.
        metadata: Headings of columns that the platform writes itself.
        personal: Those of them that may tell who somebody is.
        respondent: Headings of the column that tells people apart, the best first.
        joined: Whether a question stands in the first row, and its parts below it in the second.
        worded: Whether the second heading row holds the questions, and the first their codes.
        coded: How a code stands in front of a question, in one heading.
        part: How a part of a question stands in its heading.
        skipped: Rows that nobody answered in earnest.
    """

    name: str
    title: str
    telling: tuple[frozenset[str], ...] = ()
    heading_rows: Callable[[Sequence[Row]], int] = attrs.field(default=lambda _: 1, repr=False, eq=False)
    metadata: frozenset[str] = frozenset()
    personal: frozenset[str] = frozenset()
    respondent: tuple[str, ...] = ()
    joined: bool = False
    worded: bool = False
    coded: re.Pattern[str] | None = attrs.field(default=None, repr=False)
    part: re.Pattern[str] | None = attrs.field(default=None, repr=False)
    skipped: SkippedRows | None = None

    def kind_of(self, code: str) -> ColumnKind:
        """What a column is to a survey, by its heading.

        Args:
            code: The heading, or its code.
        """
        name = folded_name(code)
        if name in self.personal or _tells_a_person(code.rpartition("/")[2] or code):
            return ColumnKind.PERSONAL
        return ColumnKind.METADATA if name in self.metadata else ColumnKind.ASKED

    def headings(self, rows: Sequence[Row]) -> tuple[Heading, ...]:
        """The headings of a file's columns.

        Args:
            rows: The heading rows, each as long as the first.
        """
        first = [on_one_line(cell) for cell in rows[0]]
        second = [on_one_line(cell) for cell in rows[1]] if len(rows) > 1 else [""] * len(first)
        if self.joined and len(rows) > 1:
            return tuple(self._joined(first, second))
        if not self.worded or IMPORT_ID.match(next(filter(None, second), "")):
            return tuple(self._single(own) for own in first)
        return tuple(
            self._heading(code, _without_markup(wording) or None)
            for code, wording in zip(first, second, strict=True)
        )

    def _joined(self, questions: Sequence[str], parts: Sequence[str]) -> list[Heading]:
        made: list[Heading] = []
        asked = ""
        for question, part in zip(questions, parts, strict=True):
            # A question with several columns stands over the first of them only.
            asked = question or (asked if part else "")
            if part.casefold() == _OPEN:
                made.append(Heading(code=asked, wording=asked or None, kind=ColumnKind.OPEN))
            elif part.casefold() in _ONE_ANSWER:
                made.append(self._heading(asked, asked or None))
            else:
                made.append(self._heading(f"{asked} [{part}]", f"{asked} [{part}]", part))
        return made

    def _single(self, heading: str) -> Heading:
        found = self.coded.fullmatch(heading) if self.coded else None
        if found:
            return self._heading(found["code"], _without_markup(found["wording"]))
        return self._heading(heading, None if _is_code(heading) else _without_markup(heading))

    def _heading(self, code: str, wording: str | None, part: str | None = None) -> Heading:
        if part is None and self.part is not None:
            found = self.part.search(wording or code)
            part = found["part"] if found else None
        kind = self.kind_of(code)
        if kind is ColumnKind.ASKED and any(_tells_a_person(text) for text in (wording, part) if text):
            kind = ColumnKind.PERSONAL
        return Heading(code=code, wording=wording, part=part, kind=kind)


_ONE_ANSWER = {"", "response"}
_OPEN = "open-ended response"


def folded_name(heading: str) -> str:
    """A heading as names are compared: without case, and without what stands between words.

    Args:
        heading: The heading.
    """
    return re.sub(r"[\W_]+", " ", heading).strip().casefold()


def _without_markup(text: str) -> str:
    return on_one_line(unescape(_MARKUP.sub(" ", text))) if "<" in text or "&" in text else text


def _is_code(heading: str) -> bool:
    """Whether a heading is a name that the platform or somebody made up, and no question.

    A question whose blanks were replaced, ``My_workload_is_safe``, has more words than a code.
    """
    words = re.findall(r"[^\W\d_]{2,}", heading.rpartition("/")[2])
    return bool(_CODE.fullmatch(heading)) and len(words) < _SENTENCE


_SENTENCE = 4


def _tells_a_person(heading: str) -> bool:
    """Whether a heading asks who somebody is, and nothing else."""
    name = re.sub(r"[\W_]+", " ", heading).strip()
    others = _PERSONAL.sub(" ", name)
    return others != name and all(_ABOUT_IT.fullmatch(word) for word in others.casefold().split())
