"""A comparison as plain values: the verdict first, and with each difference what must be known with it."""

from __future__ import annotations

from collections.abc import Iterable

from practicecheck.comparison import (
    Comparison,
    FigureComparison,
    Ground,
    ItemComparison,
    RateChange,
    ScoreComparison,
    Scored,
)
from practicecheck.exchange._origin_json import origin_text
from practicecheck.exchange._source import Plain, Tree
from practicecheck.frameworks import EditionDiff
from practicecheck.scoring import ItemScore, Score, exact_decimal


def comparison_tree(found: Comparison) -> Tree:
    """A comparison as plain values: what ``compare --format json`` prints.

    Args:
        found: The comparison.
    """
    return {
        "comparability": found.comparability.value,
        "grounds": grounds_tree(found.grounds),
        "compared": found.compared,
        "of": found.of,
        "forced": found.forced,
        "crosswalk": _crosswalk(found.diff),
        "earlier": _side(found.earlier),
        "later": _side(found.later),
        "total": found.total and _score(found.total),
        "sections": [_score(section) for section in found.sections],
        "items": [_item(item) for item in found.items],
        "figures": [_figure(figure) for figure in found.figures],
        "rates": [_rate(rate) for rate in found.rates],
    }


def grounds_tree(grounds: Iterable[Ground]) -> list[Plain]:
    """Grounds as plain values.

    Args:
        grounds: The grounds.
    """
    return [
        {"code": ground.code.value, "comparability": ground.comparability.value, "why": ground.why}
        for ground in grounds
    ]


def _crosswalk(diff: EditionDiff | None) -> Plain:
    """The crosswalk that lays two editions beside each other, and who offers it."""
    crosswalk = diff.crosswalk if diff else None
    if crosswalk is None:
        return None
    origin = origin_text(crosswalk.origin)
    return {"id": crosswalk.id, "turned": crosswalk.is_turned, "origin": origin}


def _side(side: Scored) -> Tree:
    capture = side.assessment.capture
    return {
        "name": side.name,
        "organisation": side.assessment.organisation,
        "unit": side.assessment.unit,
        "framework": side.framework.id,
        "digest": side.card.digest,
        "key": side.card.key and side.card.key.id,
        "origins": {
            "framework": origin_text(side.framework.origin),
            "key": origin_text(side.card.key.origin) if side.card.key else None,
        },
        "from": None if capture.from_ is None else capture.from_.isoformat(),
        "to": None if capture.to is None else capture.to.isoformat(),
    }


def _score(section: ScoreComparison) -> Tree:
    alike = section.alike
    return {
        "id": section.id,
        "title": section.title,
        "comparability": section.comparability.value,
        "grounds": grounds_tree(section.grounds),
        "compared": section.compared,
        "of": section.of,
        "earlier": headline(section.earlier),
        "later": headline(section.later),
        "like_for_like": alike
        and {
            "earlier": headline(alike.earlier),
            "later": headline(alike.later),
            "difference": alike.difference,
        },
        "forced": section.forced,
    }


def headline(score: Score | None) -> Plain:
    """The number that a score is known by: its percentage, or its mean.

    Args:
        score: The score; nothing if there is none.
    """
    if score is None:
        return None
    return score.percent if score.percent is not None else score.mean


def _item(item: ItemComparison) -> Tree:
    return {
        "id": item.item,
        "section": item.section,
        "comparability": item.comparability.value,
        "grounds": grounds_tree(item.grounds),
        "earlier": [_given(score) for score in item.earlier],
        "later": [_given(score) for score in item.later],
        "difference": item.difference,
        "forced": item.forced,
    }


def _given(score: ItemScore) -> Tree:
    return {
        "item": score.item,
        "state": score.state.value,
        "score": score.code,
        "points": exact_decimal(score.points) if score.code is not None else None,
    }


def _figure(figure: FigureComparison) -> Tree:
    return {
        "id": figure.id,
        "text": figure.text,
        "comparability": figure.comparability.value,
        "grounds": grounds_tree(figure.grounds),
        "earlier": figure.earlier.value,
        "later": figure.later.value,
        "unit": figure.later.unit,
        "difference": figure.difference,
        "forced": figure.forced,
    }


def _rate(rate: RateChange) -> Tree:
    return {
        "id": rate.id,
        "title": rate.title,
        "comparability": rate.comparability.value,
        "grounds": grounds_tree(rate.grounds),
        "earlier": rate.earlier.value,
        "later": rate.later.value,
        "unit": rate.later.indicator.unit,
        "difference": rate.difference,
        "told_apart": rate.told_apart,
        "forced": rate.forced,
    }
