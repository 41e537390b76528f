"""One row for each item, for spreadsheets and statistics programs.

UTF-8 with a byte order mark: a spreadsheet that opens the file by double click would otherwise
take the text for an older encoding, and programs for statistics drop the mark. A text that a
spreadsheet could take for a formula begins with an apostrophe; numbers stay numbers.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping

from practicecheck.assessments import Answer, AnswerState, scale_used
from practicecheck.comparison import Audience
from practicecheck.exchange._spreadsheet import inert
from practicecheck.exchange.reports._content import ReportContent, ReportedAssessment
from practicecheck.exchange.reports._words import WORKING_COPY, reason_text, stream_text
from practicecheck.frameworks import Item, TakesNumber
from practicecheck.scoring import ItemScore, ScoringKey, rounded

Cell = object

COLUMNS = (
    *("framework", "organisation", "unit", "from", "to", "section", "item", "text", "state", "held_back"),
    *("value", "value_unit", "scale", "points", "possible", "left_out"),
    *("narrative", "entries", "comment", "reason", "evidence", "flag", "flag_why", "priority", "consensus"),
    *("ballots", "key", "audience"),
)

_AUDIENCES = {Audience.WORKING: WORKING_COPY, Audience.PUBLISHED: "Published"}


def export(content: ReportContent) -> bytes:
    """A report's answers as CSV.

    Args:
        content: The report's content. A plan is not in the table.

    Returns:
        A header and one row for each item that takes an answer, asked or not, and for each base figure that was
        given; no row where there is no assessment. Lists stand in one cell, a line for each entry.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for reported in content.assessments:
        for row in _rows(reported, _AUDIENCES[content.audience]):
            writer.writerow([_cell(row.get(column)) for column in COLUMNS])
    return out.getvalue().encode("utf-8-sig")


def _cell(value: Cell) -> Cell:
    """A value that a spreadsheet can't run."""
    return inert(value) if isinstance(value, str) else value


def _rows(reported: ReportedAssessment, audience: str) -> Iterator[Mapping[str, Cell]]:
    assessment, framework, card = reported.assessment, reported.framework, reported.card
    about: dict[str, Cell] = {
        "framework": framework.id,
        "organisation": assessment.organisation,
        "unit": assessment.unit,
        "from": assessment.capture.from_,
        "to": assessment.capture.to,
        "key": card.key and card.key.id,
        "audience": audience,
    }
    scale = scale_used(assessment, framework)
    scores = {item.item: item for item in (card.total.items if card.total else ())}
    ballots = {
        spread.item: "\n".join(f"{count.code}: {count.ballots}" for count in spread.counts)
        for spread in reported.spreads
    }
    for figure in framework.base:
        if figure.id in assessment.base_figures:
            yield about | {
                "section": "base",
                "item": figure.id,
                "text": figure.title,
                "state": AnswerState.ANSWERED.value,
                "value": assessment.base_figures[figure.id],
                "value_unit": figure.unit,
            }
    for name, state in card.states:
        item, answer = framework.item(name), assessment.by_item.get(name)
        yield {
            **about,
            "section": framework.section_of[name].id,
            "item": name,
            "text": item.text,
            "state": state.value,
            "held_back": "yes" if answer is None and state not in _BLANK else None,
            "scale": scale.id if scale and scale.id in item.scales else None,
            "ballots": ballots.get(name),
            **(_score(scores[name], card.key) if name in scores and card.key else {}),
            **(_answer(item, answer) if answer else {}),
        }


_BLANK = (AnswerState.UNANSWERED, AnswerState.NOT_ASKED)


def _score(score: ItemScore, key: ScoringKey) -> dict[str, Cell]:
    if not score.counts:
        return {"left_out": score.left_out}
    return {"points": rounded(score.points, key.rounding), "possible": rounded(score.possible, key.rounding)}


def _answer(item: Item, answer: Answer) -> dict[str, Cell]:
    value, unit = _value(item, answer)
    return {
        "value": value,
        "value_unit": unit,
        "narrative": answer.narrative,
        "entries": "\n".join([*answer.entries, *map(stream_text, answer.stream)]),
        "comment": answer.comment,
        "reason": reason_text(answer),
        "evidence": "\n".join(answer.evidence),
        "flag": answer.flag and answer.flag.is_.value,
        "flag_why": answer.flag and answer.flag.why,
        "priority": answer.priority and answer.priority.value,
        "consensus": answer.consensus and answer.consensus.value,
    }


def _value(item: Item, answer: Answer) -> tuple[Cell, Cell]:
    """The value as it was given, and its unit."""
    if answer.score is not None:
        return answer.score, None
    if answer.number is not None:
        units = [taken.unit for taken in item.takes if isinstance(taken, TakesNumber)]
        return answer.number, answer.unit or (units[0] if units else None)
    if answer.percent is not None:
        return answer.percent, "%"
    if answer.times is not None:
        return answer.times, f"times a {answer.per.value}" if answer.per else None
    if answer.answer is not None:
        return "yes" if answer.answer else "no", None
    return "; ".join(answer.chosen), None
