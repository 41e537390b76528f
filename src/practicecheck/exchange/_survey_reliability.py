"""How reliable a survey's scores are, as CSV and as plain values: a working copy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from practicecheck.exchange._csv_text import csv_text
from practicecheck.exchange._source import Plain, Tree
from practicecheck.surveys import ScaleReliability, SurveyRule, Told, shown_group


def reliability_csv(scales: Sequence[ScaleReliability], rule: SurveyRule) -> str:
    """How reliable scores are, as CSV: a row for each group and section, and one for each of its items.

    Args:
        scales: The scales. Each row says that it is of a working copy.
        rule: The rule by which people were scored.
    """
    by = tuple(own.name for own in rule.by)
    return csv_text(
        [
            (
                *by,
                *("kind", "id", "title", "people", "left_out", "alpha", "low", "high", "omega", "why"),
                *("rest", "alpha_without", "against", "audience"),
            ),
            *(row for own in scales for row in _rows(own, rule)),
        ]
    )


def _rows(own: ScaleReliability, rule: SurveyRule) -> Iterator[tuple[Told, ...]]:
    group, nothing = _group(own), None
    yield (
        *group,
        *("section", own.section, own.title, own.people, own.left_out),
        *(own.alpha.shown, own.low, own.high, own.omega.reliability.shown, own.why),
        *(nothing, nothing, nothing, "working copy"),
    )
    for item in own.items:
        against = "yes" if item.item in own.against else "no"
        yield (
            *group,
            *("item", item.item, rule.framework.item(item.item).text, own.people, own.left_out),
            *(nothing, nothing, nothing, nothing, nothing),
            *(item.shown, item.alpha_without.shown, against, "working copy"),
        )


def reliability_tree(scales: Sequence[ScaleReliability], rule: SurveyRule) -> Tree:
    """How reliable scores are, as plain values, for JSON.

    Args:
        scales: The scales.
        rule: The rule by which people were scored.
    """
    by = [own.name for own in rule.by]
    rows: list[Plain] = [
        {
            "group": dict(zip(by, _group(own), strict=True)),
            "section": own.section,
            "title": own.title,
            "people": own.people,
            "left_out": own.left_out,
            "alpha": own.alpha.shown,
            "low": own.low,
            "high": own.high,
            "omega": own.omega.reliability.shown,
            "why": own.why,
            "items": [
                {
                    "item": item.item,
                    "rest": item.shown,
                    "alpha_without": item.alpha_without.shown,
                    "against": item.item in own.against,
                }
                for item in own.items
            ],
        }
        for own in scales
    ]
    return {
        "audience": "working",
        "framework": rule.framework.id,
        "digest": rule.framework.digest,
        "key": rule.key.id,
        "by": list(by),
        "rows": rows,
    }


def _group(own: ScaleReliability) -> tuple[str, ...]:
    return shown_group(own.group)
