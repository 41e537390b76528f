"""One row for each item, for spreadsheets and statistics programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

from practicecheck.assessments import Answer, AnswerState, scale_used
from practicecheck.comparison import Audience, Comparison
from practicecheck.comparison.tables import ReleasedTable
from practicecheck.exchange._comparison_csv import comparison_rows
from practicecheck.exchange._csv_text import Cell, csv_bytes, csv_of
from practicecheck.exchange._origin_json import origin_text
from practicecheck.exchange._released_table import released_rows
from practicecheck.exchange.reports._content import ReportContent, ReportedAssessment
from practicecheck.exchange.reports._rates import missing_text
from practicecheck.exchange.reports._words import WORKING_COPY, reason_text, stream_text
from practicecheck.frameworks import Item, TakesNumber
from practicecheck.scoring import ItemScore, ScoringKey, rounded

COLUMNS = (
    *("framework", "organisation", "unit", "from", "to", "section", "item", "text", "state", "held_back"),
    *("value", "value_unit", "scale", "points", "possible", "left_out"),
    *("narrative", "entries", "comment", "reason", "evidence", "flag", "flag_why", "priority", "consensus"),
    *("ballots", "key", "audience", "framework_origin", "key_origin"),
)
_AUDIENCES = {Audience.WORKING: WORKING_COPY, Audience.PUBLISHED: "Published"}


def export(content: ReportContent) -> bytes:
    """A report's answers as CSV.

    Args:
        content: The report's content. A plan is not in the table.

    Returns:
        A header and one row for each item that takes an answer, asked or not, for each base figure that was
        given, for each rate, for each number of a released table, and for each thing that is compared. Lists
        stand in one cell, a line for each entry.
    """
    audience = _AUDIENCES[content.audience]
    rows = (row for reported in content.assessments for row in _rows(reported, audience))
    groups = (row for table in content.tables for row in _groups(table, audience))
    changes = (row for found in content.comparisons for row in _changes(found, audience))
    return csv_bytes(csv_of(COLUMNS, chain(rows, groups, changes)))


def _changes(found: Comparison, audience: str) -> Iterator[Mapping[str, Cell]]:
    """A row for each thing that is compared: its verdict, the difference if there is one, and the reasons."""
    for row in comparison_rows(found):
        yield {
            "framework": row["framework_later"],
            "organisation": found.later.assessment.organisation,
            "unit": found.later.assessment.unit,
            "from": found.later.assessment.capture.from_,
            "to": found.later.assessment.capture.to,
            "section": "change",
            "item": row["id"],
            "text": f"{row['level']}: {row['later']} less {row['earlier']}",
            "state": f"{row['comparability']}, forced" if row.get("forced") else row["comparability"],
            "value": row.get("difference"),
            "reason": row.get("why"),
            "key": row["key"],
            "audience": audience,
            "framework_origin": row["framework_origin_later"],
            "key_origin": row["key_origin"],
        }


def _groups(table: ReleasedTable, audience: str) -> Iterator[Mapping[str, Cell]]:
    """A row for each number of a released table."""
    headings, rows = released_rows(table)
    groups = len(table.dimensions)
    for cell, row in zip(table.cells, rows, strict=True):
        for unit, value in zip(headings[groups:-1], row[groups:-1], strict=True):
            yield {
                "section": "groups",
                "item": table.name,
                "text": ", ".join(cell.key),
                "held_back": "yes" if cell.hidden else None,
                "value": value,
                "value_unit": unit,
                "reason": cell.why,
                "audience": audience,
            }


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
        "framework_origin": origin_text(framework.origin),
        "key_origin": origin_text(card.key.origin) if card.key else None,
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
    for rate in card.rates:
        yield about | {
            "section": "rates",
            "item": rate.indicator.id,
            "text": rate.indicator.title,
            "state": (AnswerState.CANNOT_ANSWER if rate.missing else AnswerState.ANSWERED).value,
            "value": None if rate.missing else rate.value if rate.value is not None else rate.said,
            "value_unit": rate.indicator.unit,
            "reason": missing_text(rate),
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
