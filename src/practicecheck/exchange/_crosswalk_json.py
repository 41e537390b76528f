"""Crosswalks, ways over them, and what was carried, as plain values."""

from __future__ import annotations

from collections.abc import Iterable

from practicecheck.comparison import Carrying, ScoreBeside
from practicecheck.errors import Problem, Severity
from practicecheck.exchange._problem_json import problem_tree
from practicecheck.exchange._source import Plain, Tree
from practicecheck.frameworks import (
    Correspondence,
    Coverage,
    Crosswalk,
    Framework,
    ItemPair,
    Route,
    coverage,
)


def crosswalks_tree(found: Iterable[Crosswalk]) -> list[Plain]:
    """Crosswalks as ``crosswalk list --format json`` prints them.

    Args:
        found: The crosswalks.
    """
    return [
        {
            "id": own.id,
            "title": own.title,
            "from": own.from_,
            "to": own.to,
            "author": own.author,
            "made_on": own.made_on.isoformat(),
            "wording": own.provenance.wording.value,
            "rows": len(own.rows),
            "relations": {
                relation.value: sum(row.relation is relation for row in own.rows) for relation in Correspondence
            },
            "distribution": own.origin and own.origin.distribution,
        }
        for own in found
    ]


def route_tree(route: Route, start: Framework, end: Framework) -> Tree:
    """A way between two frameworks as ``crosswalk show --format json`` prints it.

    Args:
        route: The way.
        start: The framework that it leads from.
        end: The framework that it leads to.
    """
    return {
        "from": {"framework": start.id, "digest": start.digest},
        "to": {"framework": end.id, "digest": end.digest},
        "steps": _steps(route),
        "pairs": [_pair(pair) for pair in route.pairs],
        "coverage": {
            "from": _coverage(coverage(route.pairs, start)),
            "to": _coverage(coverage(route.pairs, end, of_the_end=True)),
        },
    }


def _steps(route: Route) -> Plain:
    return [
        {
            "crosswalk": step.crosswalk.id,
            "from": step.from_,
            "to": step.to,
            "turned": step.turned,
            "author": step.crosswalk.author,
            "made_on": step.crosswalk.made_on.isoformat(),
            "distribution": step.crosswalk.origin and step.crosswalk.origin.distribution,
        }
        for step in route.steps
    ]


def _pair(pair: ItemPair) -> Tree:
    return {
        "from": pair.from_,
        "to": pair.to,
        "relation": pair.relation.value,
        "confidence": pair.confidence.value,
        "derived": pair.derived.value,
        "hops": [
            {
                "crosswalk": hop.crosswalk,
                "turned": hop.turned,
                "from": list(hop.row.from_),
                "to": list(hop.row.to),
                "relation": hop.row.relation.value,
                "confidence": hop.row.confidence.value,
                "derived": hop.row.derived.value,
                "rationale": hop.row.rationale,
                "author": hop.row.author,
                "made_on": hop.row.made_on.isoformat() if hop.row.made_on else None,
            }
            for hop in pair.hops
        ],
    }


def _coverage(found: Coverage) -> Plain:
    return {
        "covered": found.covered,
        "of": found.of,
        "whole": list(found.whole),
        "in_part": list(found.in_part),
        "nothing": list(found.nothing),
        "gaps": list(found.gaps),
    }


def crosswalk_check_tree(
    checked: Iterable[tuple[str, tuple[Problem, ...]]], between: Iterable[Problem]
) -> Tree:
    """What is wrong with crosswalks as ``crosswalk check --format json`` prints it.

    Args:
        checked: Each crosswalk's name, and what is wrong with it.
        between: Where two of them contradict each other.
    """
    return {
        "crosswalks": [
            {
                "crosswalk": name,
                "ok": all(problem.severity is not Severity.ERROR for problem in problems),
                "problems": [problem_tree(problem) for problem in problems],
            }
            for name, problems in checked
        ],
        "contradictions": [problem_tree(problem) for problem in between],
    }


def carrying_tree(found: Carrying, file: str) -> Tree:
    """What was carried as ``crosswalk apply --format json`` prints it.

    Args:
        found: What was carried.
        file: The file that the result was written to.
    """
    return {
        "from": found.route.from_,
        "to": found.route.to,
        "file": file,
        "steps": _steps(found.route),
        "added": [{**_pair(line.pair), "text": line.text} for line in found.added],
        "known": [{**_pair(line.pair), "text": line.text} for line in found.known],
        "scores": [_beside(own) for own in found.scores],
    }


def _beside(own: ScoreBeside) -> Plain:
    return {
        "from": own.pair.from_,
        "to": own.pair.to,
        "relation": own.pair.relation.value,
        "confidence": own.pair.confidence.value,
        "scale": own.scale,
        "score": own.score,
        "there": own.there,
        "can_be_taken": own.can_be_taken,
        "why": own.why,
    }
