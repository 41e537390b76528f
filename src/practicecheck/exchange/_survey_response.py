"""Who answered a survey, as CSV and as plain values."""

from __future__ import annotations

from practicecheck.exchange._csv_text import csv_text
from practicecheck.exchange._source import Plain, Tree
from practicecheck.surveys import ResponseRow, ToldResponse

_FIGURES = ("issued", "returned", "usable", "without_answer", "percent", "words")


def response_csv(response: ToldResponse) -> str:
    """Who answered, as CSV: a row for each group, and one for all.

    Args:
        response: Who answered. A working copy says on each row that it is one.
    """
    working = response.policy is None
    beside = ("working copy",) if working else ()
    everybody = tuple("all" for _ in response.by)
    return csv_text(
        [
            (*response.by, *_FIGURES, *(("audience",) if working else ())),
            *((*row.group, *_figures(row), *beside) for row in response.rows),
            (*everybody, *_figures(response.whole), *beside),
        ]
    )


def response_tree(response: ToldResponse) -> Tree:
    """Who answered, as plain values, for JSON.

    Args:
        response: Who answered.
    """
    about: Tree = {"audience": response.audience}
    if response.policy is not None:
        about |= {
            "population": response.population,
            "period": response.period or None,
            "policy": response.policy.id,
            "hidden": response.hidden,
        }
    return {**about, **response_part(response)}


def response_part(response: ToldResponse) -> Tree:
    """Who answered, as a part of something else.

    Args:
        response: Who answered.
    """
    rows: list[Plain] = [
        {"group": dict(zip(response.by, row.group, strict=True)), **_tree(row)} for row in response.rows
    ]
    return {"by": list(response.by), "whole": _tree(response.whole), "rows": rows}


def _tree(row: ResponseRow) -> Tree:
    return dict(zip(_FIGURES, _figures(row), strict=True))


def _figures(row: ResponseRow) -> tuple[Plain, ...]:
    return tuple(getattr(row, name) for name in _FIGURES)
