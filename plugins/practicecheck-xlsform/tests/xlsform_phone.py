"""A survey tool in small: it reads the workbook alone, as a phone does, and keeps what XLSForm lets it keep.

Somebody who answers is simulated too: what an assessment says, put into the blanks by their names.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import attrs
from openpyxl import load_workbook

from practicecheck.assessments import Answer, Assessment
from practicecheck.frameworks import (
    Framework,
    Item,
    TakesChoice,
    TakesEntries,
    TakesFrequency,
    TakesNarrative,
    TakesNumber,
    TakesPercent,
    TakesScore,
    TakesStream,
    TakesYesNo,
)

BLANKS = " \t\r\n\u00a0\u202f\u2007"
"""What the library takes away around cells."""


@attrs.frozen
class Row:
    """A question as the sheet has it, and the groups that it stands in."""

    groups: tuple[Mapping[str, str], ...]
    cells: Mapping[str, str]

    @property
    def name(self) -> str:
        return self.cells["name"]

    @property
    def path(self) -> tuple[str, ...]:
        return (*(group["name"] for group in self.groups), self.name)

    @property
    def labels(self) -> tuple[str, ...]:
        return (*(group["label"] for group in self.groups), self.cells.get("label") or self.name)


@attrs.frozen
class Form:
    """What a phone knows of a form."""

    rows: tuple[Row, ...]
    choices: Mapping[str, Mapping[str, str]]
    settings: Mapping[str, str]


def sheet_rows(book: Any, title: str) -> list[dict[str, str]]:
    heading, *rows = book[title].iter_rows(values_only=True)
    return [{k: v for k, v in zip(heading, row, strict=True) if v is not None} for row in rows]


def opened(data: bytes) -> Form:
    """Read the three sheets."""
    book = load_workbook(io.BytesIO(data))
    groups: list[dict[str, str]] = []
    rows: list[Row] = []
    for cells in sheet_rows(book, "survey"):
        match cells["type"]:
            case "begin_group":
                groups.append(cells)
            case "end_group":
                groups.pop()
            case _:
                rows.append(Row(tuple(groups), cells))
    choices: dict[str, dict[str, str]] = {}
    for cells in sheet_rows(book, "choices"):
        choices.setdefault(cells["list_name"], {})[cells["name"]] = cells["label"]
    return Form(tuple(rows), choices, sheet_rows(book, "settings")[0])


# --- XPath, as far as forms use it ------------------------------------------------------------------

_PIECE = re.compile(r"\s*(\$\{[^}]+\}|'[^']*'|\"[^\"]*\"|\d+(?:\.\d+)?|!=|>=|<=|=|\(|\)|,|\.|[A-Za-z-]+)")


class _Xpath:
    def __init__(self, text: str, value: Callable[[str], str], own: str) -> None:
        self._rest = _PIECE.findall(text)
        assert "".join(self._rest).replace(" ", "") == text.replace(" ", ""), text
        self._value = value
        self._own = own

    def result(self) -> Any:
        found = self._or()
        assert not self._rest
        return found

    def _or(self) -> Any:
        found = self._and()
        while self._rest[:1] == ["or"]:
            self._rest.pop(0)
            found = bool(self._and()) | bool(found)
        return found

    def _and(self) -> Any:
        found = self._compared()
        while self._rest[:1] == ["and"]:
            self._rest.pop(0)
            found = bool(self._compared()) & bool(found)
        return found

    def _compared(self) -> Any:
        left = self._one()
        if self._rest and self._rest[0] in {"=", "!=", ">=", "<="}:
            sign, right = self._rest.pop(0), self._one()
            match sign:
                case "=":
                    return left == right
                case "!=":
                    return left != right
                case ">=":
                    return float(left) >= float(right)
                case _:
                    return float(left) <= float(right)
        return left

    def _one(self) -> Any:
        piece = self._rest.pop(0)
        if piece == "(":
            found = self._or()
            assert self._rest.pop(0) == ")"
            return found
        if piece == "concat":
            assert self._rest.pop(0) == "("
            parts = [self._one()]
            while self._rest.pop(0) == ",":
                parts.append(self._one())
            return "".join(parts)
        if piece == "regex":
            assert self._rest[:3] == ["(", ".", ","]
            pattern = self._rest[3][1:-1]
            assert self._rest[4] == ")"
            del self._rest[:5]
            return re.search(pattern, self._own) is not None
        if piece == ".":
            return self._own
        if piece.startswith("${"):
            return self._value(piece[2:-1])
        return piece[1:-1] if piece[0] in "'\"" else piece


def submitted(form: Form, wanted: Mapping[str, str]) -> dict[str, str]:
    """Fill a form in from top to bottom, and keep what is relevant.

    Args:
        form: The form.
        wanted: What somebody would write, by the question's name.

    Returns:
        What is submitted, by the question's name. Questions that were not asked have no answer.
    """
    names = {row.name for row in form.rows}
    assert wanted.keys() <= names, wanted.keys() - names
    kept: dict[str, str] = {}

    def value(name: str) -> str:
        assert name in names, f"{name} is asked nowhere"
        return kept.get(name, "")

    def holds(condition: str | None, own: str = "") -> bool:
        return condition is None or bool(_Xpath(condition, value, own).result())

    for row in form.rows:
        cells = row.cells
        if not all(holds(group.get("relevant")) for group in row.groups) or not holds(cells.get("relevant")):
            continue
        kind, _, choices = cells["type"].partition(" ")
        if kind == "calculate":
            kept[row.name] = str(_Xpath(cells["calculation"], value, "").result())
            continue
        answer = wanted.get(row.name, "")
        if not answer.strip(BLANKS):
            continue
        assert kind != "note"
        if kind.startswith("select"):
            chosen = [answer] if kind == "select_one" else answer.split(" ")
            assert form.choices[choices].keys() >= set(chosen), (row.name, chosen)
        assert holds(cells.get("constraint"), answer), (row.name, answer)
        kept[row.name] = answer
    return kept


# --- somebody who answers ---------------------------------------------------------------------------


def name_of(item: str) -> str:
    """An item's name, as the README says it."""
    spelled = item.replace(".", "___").replace(":", "__").replace("-", "_")
    return f"_{spelled}" if spelled[0].isdigit() else spelled


Leaf = tuple[str, str, tuple[Any, ...], Any]
"""A question's name, what is written there, and the path and value in the document that are meant."""


def leaves(assessment: Assessment, framework: Framework) -> Iterator[Leaf]:
    """What an assessment says, as far as the form asks for it."""
    for key in ("organisation", "unit", "note"):
        if said := getattr(assessment, key):
            yield f"form-{key}", said, (key,), said.strip(BLANKS)
    capture = assessment.capture
    for key in ("case", "scope", "services", "aggregation", "publication"):
        if said := getattr(capture, key):
            yield f"form-{key}", said, ("capture", key), said.strip(BLANKS)
    for key, day in (("from", capture.from_), ("to", capture.to)):
        if day:
            yield f"form-{key}", day.isoformat(), ("capture", key), day.isoformat()
    if capture.basis:
        yield "form-basis", capture.basis.value, ("capture", "basis"), capture.basis.value
    if capture.voice:
        yield "form-voice", capture.voice.value.replace(" ", "_"), ("capture", "voice"), capture.voice.value
    yield from _lines("form-sources", capture.sources, ("capture", "sources"))
    for base in assessment.base:
        yield f"form-base-{name_of(base.figure)}", f"{base.number:f}", ("base", base.figure), base.number
    for section in assessment.sections:
        name = f"form-section-{name_of(section.section)}"
        yield from _lines(f"{name}-priorities", section.priorities, ("sections", section.section, "priorities"))
        if section.note:
            yield (
                f"{name}-note",
                section.note,
                ("sections", section.section, "note"),
                section.note.strip(BLANKS),
            )
    for answer in assessment.answers:
        yield from _answer(answer, framework.item(answer.item), assessment, framework)


def _lines(name: str, texts: tuple[str, ...], path: tuple[Any, ...]) -> Iterator[Leaf]:
    lines = [
        line.strip(BLANKS)
        for text in texts
        for line in re.split("\r\n|\r|\n", text.strip(BLANKS))
        if line.strip(BLANKS)
    ]
    if lines:
        yield name, "\n".join(lines), path, lines


def word_of(text: str) -> str:
    """What is chosen, as the README says it."""
    return "".join(
        sign if re.match("[A-Za-z0-9-]", sign) else "_" if sign == " " else f".{ord(sign):x}." for sign in text
    )


def _called(item: Item, kind: type, suffix: str) -> str:
    """A value has the item's own name where it is the first that the item asks for."""
    return name_of(item.id) if type(item.takes[0]) is kind else f"{name_of(item.id)}-{suffix}"


def _scored(item: Item, assessment: Assessment, framework: Framework) -> str:
    if len(framework.scales) > 1 and framework.section_of[item.id].scale is None:
        return f"{name_of(item.id)}-on-{name_of(assessment.option('scale') or '')}"
    return _called(item, TakesScore, "score")


def _answer(answer: Answer, item: Item, assessment: Assessment, framework: Framework) -> Iterator[Leaf]:
    name, path = name_of(item.id), ("answers", item.id)
    words = any(isinstance(taken, TakesNarrative) for taken in item.takes)
    scored = _scored(item, assessment, framework)
    yield from _figures(answer, item, scored)
    if answer.chosen:
        chosen = " ".join(map(word_of, answer.chosen))
        yield _called(item, TakesChoice, "chosen"), chosen, (*path, "chosen"), _in_order(answer, item)
    for n, entry in enumerate(text for text in answer.entries if text.strip(BLANKS)):
        own = f"{name}-entry-{n + 1}" if n else _called(item, TakesEntries, "entry-1")
        yield own, entry, (*path, "entries", n), entry.strip(BLANKS)
    whole = [own for own in answer.stream if own.what.strip(BLANKS) and own.says.strip(BLANKS)]
    for n, source in enumerate(whole):
        below, own = (*path, "stream", n), f"{name}-source-{n + 1}"
        what = own if n else _called(item, TakesStream, "source-1")
        yield what, source.what, (*below, "what"), source.what.strip(BLANKS)
        yield f"{own}-says", source.says, (*below, "says"), source.says.strip(BLANKS)
        for key, day in (("from", source.from_), ("to", source.to)):
            if day:
                yield f"{own}-{key}", day.isoformat(), (*below, key), day.isoformat()
    if answer.narrative and (words or item.scored):
        own = _called(item, TakesNarrative, "words")
        yield own, answer.narrative, (*path, "narrative"), answer.narrative.strip(BLANKS)
    if answer.comment and not words and not item.scored:
        yield f"{name}-comment", answer.comment, (*path, "comment"), answer.comment.strip(BLANKS)
    if item.scored:
        yield from _lines(f"{name}-evidence", answer.evidence, (*path, "evidence"))
        scale, own_scale = assessment.option("scale"), framework.section_of[item.id].scale
        open_ = [own_scale] if own_scale else [own for own in framework.scales if scale in (None, own.id)]
        if answer.priority and any(own.priority for own in open_):
            yield f"{name}-priority", answer.priority.value, (*path, "priority"), answer.priority.value
    elif answer.flag and not framework.national.scored:
        yield f"{name}-flag", answer.flag.is_.value, (*path, "flag", "is"), answer.flag.is_.value
        if answer.flag.why:
            yield f"{name}-flag-why", answer.flag.why, (*path, "flag", "why"), answer.flag.why.strip(BLANKS)
    yield from _gap(answer, item, scored)


def _in_order(answer: Answer, item: Item) -> list[str]:
    """What was chosen, in the order of the form: exports keep no other."""
    options = [own.id for taken in item.takes if isinstance(taken, TakesChoice) for own in taken.options]
    return sorted(answer.chosen, key=options.index)


def _figures(answer: Answer, item: Item, scored: str) -> Iterator[Leaf]:
    name, path = name_of(item.id), ("answers", item.id)
    numbers = [taken for taken in item.takes if isinstance(taken, TakesNumber)]
    if answer.score is not None:
        yield scored, word_of(str(answer.score)), (*path, "score"), answer.score
    if answer.number is not None:
        yield _called(item, TakesNumber, "number"), f"{answer.number:f}", (*path, "number"), answer.number
        if len(numbers) > 1:
            yield f"{name}-measure", word_of(str(answer.unit)), (*path, "unit"), answer.unit
    if answer.percent is not None:
        yield _called(item, TakesPercent, "percent"), f"{answer.percent:f}", (*path, "percent"), answer.percent
    if answer.answer is not None:
        own = _called(item, TakesYesNo, "answer")
        yield own, "yes" if answer.answer else "no", (*path, "answer"), answer.answer
    if answer.times is not None and answer.per is not None:
        yield _called(item, TakesFrequency, "times"), f"{answer.times:f}", (*path, "times"), answer.times
        yield f"{name}-per", answer.per.value, (*path, "per"), answer.per.value


def _gap(answer: Answer, item: Item, scored: str) -> Iterator[Leaf]:
    others = [taken for taken in item.takes if not isinstance(taken, TakesNarrative)]
    beside = f"{name_of(item.id)}-none"
    match others:
        case [TakesScore()]:
            beside = scored
        case [TakesYesNo()]:
            beside = _called(item, TakesYesNo, "answer")
        case [TakesChoice(several=False)]:
            beside = _called(item, TakesChoice, "chosen")
        case _:
            pass
    for key, chosen in (("not_applicable", "X"), ("cannot_answer", "cannot_answer")):
        if reason := getattr(answer, key):
            said = str(reason).strip(BLANKS)
            # What was chosen is no value in the document; the reason stands for it.
            yield beside, chosen, (), None
            yield f"{name_of(item.id)}-why", str(reason), ("answers", item.id, key), said


# --- what is exported -------------------------------------------------------------------------------


def exported(
    form: Form,
    submissions: list[dict[str, str]],
    *,
    separator: str = ",",
    group: str | None = "/",
    labels: bool = False,
    by_option: bool = False,
) -> bytes:
    """Submissions as KoboToolbox and ODK Central export them."""
    heading: list[str] = ["_id", "_uuid", "_submission_time"]
    for row in form.rows:
        parts = row.labels if labels else row.path
        heading.append(parts[-1] if group is None else group.join(parts))
        if by_option and row.cells["type"].startswith("select_multiple"):
            choices = form.choices[row.cells["type"].split(" ")[1]]
            heading += [f"{heading[-1]}/{label if labels else name}" for name, label in choices.items()]
    lines = [heading]
    for number, kept in enumerate(submissions, start=1):
        line = [str(number), f"uuid-{number}", "2026-04-01T10:00:00"]
        for row in form.rows:
            line.append(_cell(form, row, kept.get(row.name, ""), labels=labels))
            if by_option and row.cells["type"].startswith("select_multiple"):
                choices = form.choices[row.cells["type"].split(" ")[1]]
                given = kept.get(row.name, "").split()
                line += ["" if not given else "1" if name in given else "0" for name in choices]
        lines.append(line)
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator).writerows(lines)
    return out.getvalue().encode("utf-8-sig")


def _cell(form: Form, row: Row, answer: str, *, labels: bool) -> str:
    kind, _, choices = row.cells["type"].partition(" ")
    if labels and answer and kind.startswith("select"):
        given = [answer] if kind == "select_one" else answer.split()
        return " ".join(form.choices[choices][name] for name in given)
    if answer.lstrip(BLANKS).startswith(("=", "+", "-", "@")):
        return f"'{answer}"
    return answer
