"""What ``survey map`` found, as plain values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from practicecheck.exchange._problem_json import problem_tree
from practicecheck.exchange._source import Plain
from practicecheck.exchange._writer import plain

if TYPE_CHECKING:
    from practicecheck.surveys import (
        CheckedExport,
        DraftedQuestionnaire,
        FoundColumn,
        LikeColumn,
        Questionnaire,
        SurveyTable,
    )


def survey_draft_tree(table: SurveyTable, drafted: DraftedQuestionnaire) -> dict[str, Plain]:
    """A drafted questionnaire and what is doubtful about it as plain values.

    Args:
        table: The file that it was drafted from.
        drafted: The draft.
    """
    own = drafted.questionnaire
    return {
        "file": _file_tree(table, drafted.rows, drafted.skipped),
        "framework": own.framework,
        "scale": own.scale,
        "items": [
            {
                "item": pair.item.id,
                "text": pair.item.text,
                "by_id": pair.by_id,
                **_like_tree(pair.column),
            }
            for pair in drafted.pairs
        ],
        "left": [
            {
                "item": left.item.id,
                "text": left.item.text,
                "doubtful": left.doubtful,
                "nearest": [_like_tree(like) for like in left.nearest],
            }
            for left in drafted.left
        ],
        "answers": [{"says": answer.says, "point": answer.point} for answer in own.answers],
        "not_applicable": list(own.not_applicable),
        "missing": list(own.missing),
        "unexplained": list(drafted.unexplained),
        "groups": [{"name": group.name, "column": group.column} for group in own.groups],
        "respondent": own.respondent,
        "personal": list(drafted.personal),
        "problems": [problem_tree(problem) for problem in drafted.problems],
    }


def survey_check_tree(
    questionnaire: Questionnaire, table: SurveyTable, checked: CheckedExport
) -> dict[str, Plain]:
    """What a questionnaire finds in a file as plain values.

    Args:
        questionnaire: The questionnaire.
        table: The file.
        checked: What it finds in it.
    """
    columns = checked.columns
    return {
        "file": _file_tree(table, checked.rows, checked.skipped),
        "framework": questionnaire.framework,
        "draft": questionnaire.draft,
        "unconfirmed": list(checked.unconfirmed),
        "items": [_found_tree(own) for own in columns.items],
        "groups": [_found_tree(own) for own in columns.groups],
        "respondent": None if columns.respondent is None else _found_tree(columns.respondent),
        "missing": list(columns.missing),
        "problems": [problem_tree(problem) for problem in checked.problems],
    }


def _file_tree(table: SurveyTable, rows: int, skipped: int) -> Plain:
    return {
        "name": table.name,
        "platform": table.platform.name,
        "why": table.detected.why,
        "heading_rows": table.detected.heading_rows,
        "columns": len(table.headings),
        "rows": rows,
        "skipped": skipped,
    }


def _like_tree(like: LikeColumn) -> dict[str, Plain]:
    return {"column": like.heading.code, "wording": like.heading.wording, "likeness": plain(like.likeness)}


def _found_tree(found: FoundColumn) -> Plain:
    return {
        "name": found.name,
        "column": found.heading.code,
        "wording": found.heading.wording,
        "place": found.place + 1,
        "was": found.was,
    }
