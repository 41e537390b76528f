"""One submission as the plain values of a document, each with its row and column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, Final, final

import attrs

from practicecheck.errors import Code, Path, Problem, Severity, shortened
from practicecheck.exchange import HEADER, Imported, Plain, TableRow
from practicecheck.values import Value
from practicecheck_xlsform.answered import Answered
from practicecheck_xlsform.ballots import KIND as PAPER
from practicecheck_xlsform.cell import Refused, is_chosen, value_of
from practicecheck_xlsform.columns import Column, Columns
from practicecheck_xlsform.item import WHY
from practicecheck_xlsform.names import is_local
from practicecheck_xlsform.question import Asked, Gap, Survey
from practicecheck_xlsform.said import DIGESTS, LISTS, pairs_of, texts_of

_LISTED: Final = ("extensions", "extension_digests", "perspectives")
"""What assessments hold, and ballot papers do not."""
_MOST_TOLD: Final = 20
"""So many cells of a submission that no question asks for are told one by one."""
_LONGEST: Final = 300
"""So many letters of a heading are shown."""
_ANSWER = 2
"""The length of the path of a whole answer: ``answers`` and the item."""


@final
@attrs.frozen(kw_only=True, repr=False)
class _Found(Value):
    """A value, where it belongs, and where it stood."""

    path: Path
    value: Plain | Gap
    where: str


def submission(
    row: TableRow, heading: Sequence[str], columns: Columns, form: Answered, name: str, rater: str
) -> Imported:
    """Read a submission.

    Args:
        row: Its row.
        heading: The headings of the table.
        columns: What its columns answer.
        form: The form that was filled in.
        name: What it is called among the others.
        rater: The code of a rater who gave none.
    """
    problems: list[Problem] = []
    found = [*_found(row, columns, problems)]
    problems += _strangers(row, heading, columns, form)
    making = _Making(form.survey)
    is_paper = form.survey.kind == PAPER
    for own in _reasoned(found, problems):
        if not (is_paper and own.path[0] in _LISTED):
            making.put(own, problems)
    if is_paper:
        making.tree.setdefault("rater", rater)
    return Imported(
        tree=making.tree,
        places=making.places,
        problems=tuple(problems),
        name=name,
    )


def _found(row: TableRow, columns: Columns, problems: list[Problem]) -> Iterator[_Found]:
    several: dict[str, list[Column]] = {}
    whole: dict[str, _Found | None] = {}
    for column in columns.known:
        written = row.cells[column.place]
        if not written:
            continue
        if column.option is not None:
            several.setdefault(column.question.name, []).append(column)
            continue
        where = _place(row, column.heading)
        whole[column.question.name] = None
        if column.question.name in LISTS:
            yield from _listed(column.question.name, written, where)
        elif column.question.asked is Asked.NOTE:
            problems.append(_stray(written, where, "the form asks for nothing there", ""))
        elif column.question.path:
            try:
                value = value_of(column.question, written)
            except Refused as fault:
                problems.append(_refused(fault, column.question.path, where))
                continue
            whole[column.question.name] = found = _Found(path=column.question.path, value=value, where=where)
            yield found
    for name, own in several.items():
        by_option = [*_by_option(row, own, problems)]
        # One column of words says the same as one for each option.
        if name not in whole:
            yield from by_option
        elif (one := whole[name]) is not None:
            problems += _disagreeing(one, by_option, own, row)


def _disagreeing(
    one: _Found, by_option: Sequence[_Found], columns: Sequence[Column], row: TableRow
) -> Iterator[Problem]:
    there = {column.option.means for column in columns if column.option}
    chosen = {text for found in by_option if isinstance(found.value, list) for text in found.value}
    said = {text for text in one.value if text in there} if isinstance(one.value, list) else set[Plain]()
    if chosen != said:
        yield _second(one.path, one.where, _place(row, columns[0].heading))


def _second(path: Path, first: str, where: str) -> Problem:
    return Problem(
        code=Code.TWO_STATES,
        message=f"there is another answer to the same question in {first}.",
        remedy="Keep the one that is true.",
        path=path,
        where=where,
    )


def _listed(name: str, written: str, where: str) -> Iterator[_Found]:
    if name == DIGESTS:
        for extension, digest in pairs_of(written).items():
            yield _Found(path=("extension_digests", extension), value=digest, where=where)
    else:
        yield _Found(path=(name.removeprefix("form-"),), value=[*texts_of(written)], where=where)


def _by_option(row: TableRow, columns: Sequence[Column], problems: list[Problem]) -> Iterator[_Found]:
    chosen: list[Plain] = []
    for column in columns:
        try:
            if column.option and is_chosen(row.cells[column.place]):
                chosen.append(str(column.option.means))
        except Refused as fault:
            problems.append(_refused(fault, column.question.path, _place(row, column.heading)))
    if chosen:
        yield _Found(path=columns[0].question.path, value=chosen, where=_place(row, columns[0].heading))


def _reasoned(found: Sequence[_Found], problems: list[Problem]) -> Iterator[_Found]:
    """What was found, with each missing answer under the reason that is given for it."""
    gaps = {own.path[:_ANSWER]: own for own in found if isinstance(own.value, Gap)}
    reasons = {own.path[:_ANSWER]: own for own in found if own.path[_ANSWER:] == (WHY,)}
    for own in found:
        key = own.path[:_ANSWER]
        if isinstance(own.value, Gap):
            reason = reasons.get(key)
            yield _Found(
                path=(*key, own.value.value),
                value=reason.value if reason else "",
                where=reason.where if reason else own.where,
            )
        elif own.path[_ANSWER:] != (WHY,):
            yield own
        elif key not in gaps:
            problems.append(
                _stray(str(own.value), own.where, "it is the reason for an answer that is not missing", "")
            )


class _Making:
    """A document while it is made."""

    def __init__(self, survey: Survey) -> None:
        self.tree: dict[str, Any] = {HEADER: survey.kind, "framework": survey.framework.id}
        self.places: dict[Path, str] = {}
        self._given: set[Path] = set()
        self._numbers: dict[Path, int] = {}

    def put(self, own: _Found, problems: list[Problem]) -> None:
        """Put a value where it belongs."""
        path = self._counted(own.path)
        if path in self._given:
            problems.append(_second(path, self.places[path], own.where))
            return
        self._given.add(path)
        for length in range(1, len(path) + 1):
            self.places.setdefault(path[:length], own.where)
        below: Any = self.tree
        for step, following in pairwise(path):
            if isinstance(step, int) and step == len(below):
                below.append({})
            elif not isinstance(step, int):
                below.setdefault(step, [] if isinstance(following, int) else {})
            below = below[step]
        if isinstance(path[-1], int):
            below.append(own.value)
        else:
            below[path[-1]] = own.value

    def _counted(self, path: Path) -> Path:
        """The path with the places that things have in their lists, once blanks are left out."""
        made: Path = ()
        for n, step in enumerate(path):
            if isinstance(step, int):
                asked = path[: n + 1]
                if asked not in self._numbers:
                    self._numbers[asked] = sum(known[:n] == path[:n] for known in self._numbers)
                step = self._numbers[asked]  # noqa: PLW2901 - the same step, counted
            made = (*made, step)
        return made


def _strangers(row: TableRow, heading: Sequence[str], columns: Columns, form: Answered) -> Iterator[Problem]:
    """What no question asks for. What an extension asks is an error: without it nobody can read the answer."""
    said = [own for own in columns.strangers if row.cells[own.place]]
    local = [own for own in said if form.missing or is_local(heading[own.place])]
    others = [] if form.missing else [own for own in said if not is_local(heading[own.place])]
    for own in local[:_MOST_TOLD]:
        yield _local(row.cells[own.place], _place(row, heading[own.place]), form.missing)
    why = f"the form of {form.survey.framework.id} has no such question"
    for own in others[:_MOST_TOLD]:
        yield _stray(row.cells[own.place], _place(row, heading[own.place]), why, own.hint)
    if more := len(local[_MOST_TOLD:]) + len(others[_MOST_TOLD:]):
        yield _stray(f"{more} more", f"row {row.number}", why, "")


def _local(written: str, where: str, missing: Sequence[str]) -> Problem:
    who = " or ".join(missing[:_MOST_TOLD]) or "an extension that the submission does not name"
    return Problem(
        code=Code.EXTENSION,
        message=f'"{shortened(written)}" may answer {who}, and can\'t be read without it.',
        remedy="Install the extension as it was when the form was made, export all columns, the calculated "
        "ones too, and import them again; or delete the column, if it is none of the form's.",
        where=where,
    )


def _stray(written: str, where: str, why: str, hint: str) -> Problem:
    return Problem(
        code=Code.NO_SUCH_COLUMN,
        message=f'"{shortened(written)}" was left out: {why}.',
        remedy=hint or "Look whether it belongs into another column; if it says nothing, delete it.",
        severity=Severity.WARNING,
        where=where,
    )


def _refused(fault: Refused, path: Path, where: str) -> Problem:
    return Problem(code=fault.code, message=fault.message, remedy=fault.remedy, path=path, where=where)


def _place(row: TableRow, heading: str) -> str:
    # A heading of labels is long, and one that somebody made up may be longer than the table.
    shown = heading if len(heading) <= _LONGEST else f"{heading[:_LONGEST]}..."
    return f"row {row.number}, column {shown}"
