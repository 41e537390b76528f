"""A scorecard as plain values: what ``score --format json`` promises."""

from __future__ import annotations

from practicecheck.exchange._origin_json import origin_text
from practicecheck.exchange._problem_json import problem_tree
from practicecheck.exchange._rate_json import rate_tree
from practicecheck.exchange._source import Plain, Tree
from practicecheck.exchange._writer import plain
from practicecheck.scoring import Coverage, Explanation, Figure, Finding, Score, Scorecard, rounded, told


def score_tree(card: Scorecard, *, explain: bool = False) -> Tree:
    """A scorecard as plain values, for JSON.

    Args:
        card: The scorecard.
        explain: Whether each score says what it is made of.

    Returns:
        Numbers are numbers, rounded as the key says; ``null`` stands where there is none. ``key``, ``method``
        and ``total`` are ``null`` where the framework is not scored.
    """
    return {
        "framework": card.framework_id,
        "digest": card.digest,
        "organisation": card.organisation,
        "unit": card.unit,
        "key": card.key and card.key.id,
        "method": card.key and card.key.method.value,
        "origins": {
            "framework": origin_text(card.framework.origin),
            "key": origin_text(card.key.origin) if card.key else None,
        },
        "total": _total(card, explain=explain),
        "sections": [
            {
                "id": section.id,
                "title": section.title,
                **_score(section.score),
                "splits": list(section.splits),
                "priorities": list(section.priorities),
                "note": section.note,
                "speaks_for": section.speaks_for,
                **_explained(card.explain(section.id), explain=explain),
            }
            for section in card.sections
        ],
        "views": [
            {"id": view.id, "groups": [{"id": group.id, **_score(group.score)} for group in view.groups]}
            for view in card.views
        ],
        "coverage": {
            **_coverage(card.whole_coverage),
            "sections": [
                {"id": section.id, "title": section.title, **_coverage(section.coverage)}
                for section in card.coverage
            ],
        },
        "figures": [_figure(figure) for figure in card.figures],
        "rates": [
            {
                **rate_tree(rate),
                "title": rate.indicator.title,
                "formula": rate.indicator.formula,
                "unit": rate.indicator.unit,
                "item": rate.indicator.item,
                "given": rate.given,
            }
            for rate in card.rates
        ],
        "evidence": [{"item": shown.item, "evidence": list(shown.evidence)} for shown in card.evidence],
        "splits": [plain(split) for split in card.splits],
        "perspective_gaps": [plain(gap) for gap in card.perspective_gaps],
        "findings": [
            {**_finding(finding), "origin": origin_text(card.origin_of(finding))} for finding in card.findings
        ],
        "problems": [problem_tree(problem) for problem in card.problems],
    }


def _total(card: Scorecard, *, explain: bool) -> Plain:
    if card.total is None:
        return None
    return {**_score(card.total), **_explained(card.explain("total"), explain=explain)}


def _score(score: Score) -> Tree:
    bounds = score.bounds
    return {
        "points": score.points,
        "possible": score.possible,
        "percent": score.percent,
        "mean": score.mean,
        "band": score.band,
        "applicable": score.applicable,
        "answered": score.answered,
        "not_applicable": score.not_applicable,
        "cannot_answer": score.cannot_answer,
        "unanswered": score.unanswered,
        "complete": score.complete,
        "bounds": bounds and {"low": bounds.low, "high": bounds.high},
        "why_none": score.why_none,
    }


def _explained(explanation: Explanation, *, explain: bool) -> Tree:
    if not explain:
        return {}
    key = explanation.key
    return {
        "explanation": {
            "origins": {"questions": origin_text(explanation.asked_by), "key": origin_text(key.origin)},
            "rule": list(explanation.rule),
            "items": [
                {
                    "item": item.item,
                    "origin": origin_text(explanation.asked_by),
                    "state": item.state.value,
                    "score": item.code,
                    "counts": item.counts,
                    "points": rounded(item.points, key.rounding) if item.counts else None,
                    "possible": rounded(item.possible, key.rounding) if item.counts else None,
                    "told": told(item),
                }
                for item in explanation.items
            ],
            "result": explanation.result,
        }
    }


def _coverage(coverage: Coverage) -> Tree:
    return {
        "asked": coverage.asked,
        "answered": coverage.answered,
        "not_applicable": coverage.not_applicable,
        "cannot_answer": coverage.cannot_answer,
        "unanswered": coverage.unanswered,
        "not_asked": coverage.not_asked,
    }


def _figure(figure: Figure) -> Tree:
    return {
        "id": figure.id,
        "section": figure.section,
        "text": figure.text,
        "value": figure.value,
        "unit": figure.unit,
        "per": plain(figure.per),
    }


def _finding(finding: Finding) -> Tree:
    return {
        "id": finding.id,
        "kind": finding.kind.value,
        "found_by": finding.found_by.value,
        "item": finding.item,
        "section": finding.section,
        "why": finding.why,
    }
