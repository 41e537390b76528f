"""Which question each column of an export answers, however its heading is spelled."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, final

import attrs

from practicecheck.errors import Code, DocumentError, Problem, near, shortened
from practicecheck.values import Value
from practicecheck_xlsform.question import Asked, Group, Option, Question, Survey

_TECHNICAL: Final = frozenset(
    {
        *("start", "end", "today", "deviceid", "username", "simserial", "subscriberid", "phonenumber", "audit"),
        *("instanceid", "instancename", "key", "submissiondate", "submitterid", "submittername", "status"),
        *("attachmentspresent", "attachmentsexpected", "reviewstate", "edits", "formversion", "formhub/uuid"),
    }
)
"""What survey tools add of their own, beside what begins with an underscore or with ``meta``."""
_TOOLS_OWN = re.compile(r"__|_\D|meta[-/](?!.*/)")
"""The name of a question whose id begins with a digit begins with one underscore, and then the digit."""
_UNDERSCORED = re.compile(r"^(?:_+|meta[-/])")
_QUOTES = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2060": None})


@final
@attrs.frozen(kw_only=True, repr=False)
class Column(Value):
    """A column with answers.

    Attributes:
        place: Its place, counted from 0.
        heading: Its heading.
        question: The question that it answers.
        option: The option of which it says whether it was chosen, where each has a column of its own.
    """

    place: int
    heading: str
    question: Question
    option: Option | None = None


@final
@attrs.frozen(kw_only=True, repr=False)
class Stranger(Value):
    """A column that answers no question.

    Attributes:
        place: Its place, counted from 0.
        hint: What was meant, if that can be guessed.
    """

    place: int
    hint: str


@final
@attrs.frozen(kw_only=True, repr=False)
class Columns(Value):
    """The columns of an export.

    Attributes:
        known: Those that answer a question.
        strangers: Those that answer none, and are no business of the survey tool's either.
    """

    known: tuple[Column, ...]
    strangers: tuple[Stranger, ...]


_MOST_SLIPS: Final = 200
"""More unknown columns than that are no slips: what each meant is not sought."""


def folded(text: str) -> str:
    """A text as it is compared, since survey tools change blanks and quotation marks.

    Args:
        text: A heading or a label.
    """
    return " ".join(text.translate(_QUOTES).split()).casefold()


def columns_of(heading: Sequence[str], survey: Survey, file: str) -> Columns:
    """Find the question that each column answers.

    Args:
        heading: The headings of an export.
        survey: The form that was filled in.
        file: The file's name, for problems.

    Raises:
        DocumentError: Two columns answer one question.
    """
    names: dict[str, list[tuple[Question, Option | None]]] = {}
    labels: dict[str, list[tuple[Question, Option | None]]] = {}
    for group, question in survey.questions:
        for name in _named(group, question):
            names.setdefault(name, []).append((question, None))
        for label in _labelled(group, question):
            labels.setdefault(label, []).append((question, None))
        if question.asked is Asked.SEVERAL:
            for own in question.options:
                for name in _named(group, question):
                    names.setdefault(f"{name}/{own.name}", []).append((question, own))
                for label in _labelled(group, question):
                    labels.setdefault(f"{label}/{folded(own.label)}", []).append((question, own))
    known: list[Column] = []
    strangers: list[int] = []
    counted = Counter(map(folded, heading))
    seen: Counter[str] = Counter()
    for place, written in enumerate(heading):
        # An option's column ends in the question and the option, whichever group they are in.
        ends = ("/".join(written.split("/")[-length:]) for length in (2, 1))
        found = names.get(written) or next((names[end] for end in ends if end in names), [])
        if not found:
            key = folded(written)
            # Questions that read the same follow each other in an export as they do in the form.
            alike = labels.get(key, [])
            found = alike[seen[key] : seen[key] + 1] if counted[key] == len(alike) else []
            seen[key] += 1
        if found:
            question, option = found[0]
            known.append(Column(place=place, heading=written, question=question, option=option))
        elif not is_technical(written) or _UNDERSCORED.sub("", written) in names:
            strangers.append(place)
    _no_second(known, file)
    # As the form asks, so that lists keep their order whatever that of the columns is.
    order = {question.name: n for n, (_, question) in enumerate(survey.questions)}
    known.sort(key=lambda own: (order[own.question.name], _place_of(own)))
    asked = [question.name for _, question in survey.questions]
    return Columns(
        known=tuple(known),
        strangers=tuple(
            Stranger(
                place=place,
                hint=near(heading[place].rpartition("/")[2], asked) if n < _MOST_SLIPS else "",
            )
            for n, place in enumerate(strangers)
        ),
    )


def is_technical(heading: str) -> bool:
    """Whether a column is the survey tool's own business.

    Args:
        heading: Its heading.
    """
    name = heading.casefold()
    return name in _TECHNICAL or _TOOLS_OWN.match(name) is not None


def _place_of(column: Column) -> int:
    """An option's place among the options; first the column of all of them."""
    return -1 if column.option is None else column.question.options.index(column.option)


def column_called(heading: Sequence[str], name: str) -> int | None:
    """The place of a column of the form's own, before it is known which form it is.

    Args:
        heading: The headings.
        name: The question's XML name.
    """
    wanted = (name, f"form-about/{name}", f"form-about-{name}")
    return next((n for n, own in enumerate(heading) if own in wanted or own.rpartition("/")[2] in wanted), None)


def _named(group: Group, question: Question) -> Iterator[str]:
    yield from (question.name, f"{group.name}/{question.name}", f"{group.name}-{question.name}")


def _labelled(group: Group, question: Question) -> Iterator[str]:
    label = folded(question.label)
    if label:
        yield from dict.fromkeys((label, f"{folded(group.label)}/{label}"))


def _no_second(known: Sequence[Column], file: str) -> None:
    first: dict[tuple[str, str], Column] = {}
    problems: list[Problem] = []
    for column in known:
        key = (column.question.name, column.option.name if column.option else "")
        if key in first:
            problems.append(
                Problem(
                    code=Code.COLUMN_TWICE,
                    message=f"columns {first[key].place + 1} and {column.place + 1} answer one question: "
                    f'"{shortened(column.heading)}".',
                    remedy="Export the answers again; or delete the column that is wrong.",
                    file=file,
                    line=1,
                )
            )
        first.setdefault(key, column)
    if problems:
        raise DocumentError(problems)
