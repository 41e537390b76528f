"""A survey's results as headings and rows, as CSV and as plain values."""

from __future__ import annotations

from practicecheck.exchange._csv_text import csv_text
from practicecheck.exchange._source import Plain, Tree
from practicecheck.exchange._survey_response import response_part
from practicecheck.surveys import ReleasedSurvey, SurveyRow, Weighting, WorkingSurvey

FIGURES = (
    *("people", "answered", "mean", "deviation", "low", "high", "band"),
    *("positive", "not_applicable", "missing"),
)
"""What is told of each group and part, in the order of the columns."""

WEIGHTED = {
    "weighted_mean": "mean",
    "weighted_low": "low",
    "weighted_high": "high",
    "effective": "effective",
    "design_effect": "design_effect",
}
"""What is told beside it where people are weighted, under the headings that it has in CSV."""


def survey_csv(results: ReleasedSurvey | WorkingSurvey) -> str:
    """A survey's results as CSV, a row for each group and part.

    Args:
        results: Released results; or a working copy, which says on each row that it is one.

    Raises:
        TypeError: It is neither.
    """
    own = told_survey(results)
    working = isinstance(own, WorkingSurvey)
    weighted = tuple(WEIGHTED) if own.weighting else ()
    headings = (*own.by, "kind", "id", "title", *FIGURES, *weighted, *(("audience",) if working else ()))
    beside = ("working copy",) if working else ()
    return csv_text(
        [
            headings,
            *(
                (
                    *(*row.group, row.kind, row.id, row.title),
                    *(getattr(row, name) for name in FIGURES),
                    *(getattr(row.weighted, WEIGHTED[name]) for name in weighted),
                    *beside,
                )
                for row in own.rows
            ),
        ]
    )


def survey_tree(results: ReleasedSurvey | WorkingSurvey) -> Tree:
    """A survey's results as plain values, for JSON.

    Args:
        results: Released results; or a working copy, which says that it is one.

    Raises:
        TypeError: It is neither.
    """
    own = told_survey(results)
    about: Tree = {
        "audience": "working",
        "framework": own.framework,
        "digest": own.digest,
        "key": own.key,
    }
    if isinstance(own, ReleasedSurvey):
        about |= {
            "audience": "published",
            "population": own.population,
            "period": own.period or None,
            "policy": own.policy.id,
            "hidden": own.hidden,
        }
    entries: list[Plain] = [
        {
            "group": dict(zip(own.by, row.group, strict=True)),
            "kind": row.kind,
            "id": row.id,
            "title": row.title,
            **{name: getattr(row, name) for name in FIGURES},
            "points": [
                {"first": at.first, "last": at.last, "positive": at.positive, "share": at.share}
                for at in row.points
            ],
            **({"weighted": _weighted(row)} if own.weighting else {}),
        }
        for row in own.rows
    ]
    scale: list[Plain] = [{"code": point.code, "anchor": point.anchor} for point in own.scale]
    tree: Tree = {**about, "by": list(own.by), "scale": scale, "ends": list(own.ends), "rows": entries}
    return {**tree, "weighting": _weighting(own.weighting)} if own.weighting else tree


def _weighted(row: SurveyRow) -> Tree:
    return {name: getattr(row.weighted, name) for name in WEIGHTED.values()}


def _weighting(own: Weighting) -> Tree:
    return {
        "method": own.method,
        "by": list(own.by),
        "effective": own.effective,
        "design_effect": own.design_effect,
        "hidden": own.hidden,
        "response": [response_part(told) for told in own.response],
    }


def told_survey(results: object) -> ReleasedSurvey | WorkingSurvey:
    """What may be shown of a survey, and nothing else.

    Args:
        results: Whatever was given.

    Raises:
        TypeError: It is neither released, nor a working copy.
    """
    if isinstance(results, ReleasedSurvey | WorkingSurvey):
        return results
    raise TypeError(
        f"a {type(results).__name__} can't be exported: release it first, or make a working copy of it."
    )
