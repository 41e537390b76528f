"""A full assessment of some 50 kB: 60 answers with narrative, evidence and ten ballots each; and its plan.

Everything is made from one seed, so that two runs time the same bytes.
"""

from __future__ import annotations

import json
import random
from typing import Any

import attrs

from practicecheck.exchange import read_framework, source_of
from practicecheck.frameworks import Framework

ITEMS = 60
RATERS = 10
_SEED = 20161122
_WORDS = [
    "supervision",
    "duty",
    "caseload",
    "team",
    "manager",
    "rota",
    "hospital",
    "discharge",
    "weekend",
    "panel",
    "practice",
    "forum",
    "peer",
    "time",
    "record",
    "visit",
    "family",
    "carer",
    "plan",
    "review",
    "decision",
    "evidence",
    "because",
    "although",
    "when",
    "while",
    "nobody",
    "everybody",
    "often",
    "rarely",
]
_PERSPECTIVES = ("practitioner", "AMHP", "professional lead", "operational manager")


def framework() -> Framework:
    """A framework with as many scored items as the form answers."""
    sections = [
        {
            "id": str(section),
            "title": f"Section {section}",
            "locator": "benchmark",
            "items": [
                {
                    "id": f"q{section}-{item}",
                    "text": f"To what extent does condition {item} of section {section} hold?",
                    "locator": "benchmark",
                    "takes": [{"type": "score", "scales": ["extent-0-4"]}],
                }
                for item in range(1, ITEMS // 6 + 1)
            ],
        }
        for section in range(1, 7)
    ]
    points = [{"code": code, "anchor": f"point {code}"} for code in range(5)]
    return read_framework(
        source_of(
            json.dumps(
                {
                    "practicecheck": "framework/1",
                    "id": "benchmark@1",
                    "title": "A framework to be timed",
                    "summary": "Sixty scored items.",
                    "provenance": {
                        "publisher": "practicecheck",
                        "title": "Benchmark",
                        "date": "2026",
                        "address": "none",
                        "licence": "CC0-1.0",
                        "attribution": "none",
                        "wording": "ours",
                    },
                    "perspectives": list(_PERSPECTIVES),
                    "scales": [
                        {
                            "id": "extent-0-4",
                            "title": "Extent",
                            "not_applicable": "not applicable",
                            "default_key": "extent-points@1",
                            "locator": "benchmark",
                            "points": points,
                        }
                    ],
                    "sections": sections,
                }
            )
        )
    )


def _text(dice: random.Random, words: int) -> str:
    return " ".join(dice.choice(_WORDS) for _ in range(words)).capitalize() + "."


SPLIT_EVERY = 5
"""On every fifth item raters split; on the others they lie within a point of each other, as in most teams."""


def assessment(split_every: int = SPLIT_EVERY) -> dict[str, Any]:
    """The assessment as plain values."""
    dice = random.Random(_SEED)
    answers: dict[str, Any] = {}
    for section in range(1, 7):
        for item in range(1, ITEMS // 6 + 1):
            first = dice.randrange(4)
            spread = 4 if len(answers) % split_every == 0 else 2
            answers[f"q{section}-{item}"] = {
                "score": first,
                "narrative": _text(dice, 12),
                "evidence": [_text(dice, 3), _text(dice, 3)],
                "consensus": "discussion",
                "ballots": [
                    {
                        "rater": f"r{rater}",
                        "perspective": _PERSPECTIVES[rater % len(_PERSPECTIVES)],
                        "score": min(4, first + dice.randrange(spread)),
                    }
                    for rater in range(1, RATERS + 1)
                ],
            }
    return {
        "practicecheck": "assessment/1",
        "framework": "benchmark@1",
        "organisation": "Northshire County Council",
        "unit": "Adult mental health service",
        "capture": {"from": "2026-04-01", "to": "2026-09-30", "basis": "headcount"},
        "answers": answers,
    }


def plan() -> dict[str, Any]:
    """A plan of six actions as plain values."""
    dice = random.Random(_SEED + 1)
    return {
        "practicecheck": "plan/1",
        "framework": "benchmark@1",
        "sponsor": "Director",
        "lead": "Principal Social Worker",
        "forum": "Quality board",
        "actions": [
            {
                "id": f"action-{number}",
                "action": _text(dice, 14),
                "for_whom": "Social workers",
                "addresses": [f"q{number}-1"],
                "section": str(number),
                "builds_on": "gap",
                "measure": {"item": f"q{number}-1", "baseline": 1, "target": 3, "unit": "points"},
                "lead": "Team manager",
                "lead_agreed": True,
                "resources": "Two days a month",
                "released_by": "Head of service",
                "systemic_impact": _text(dice, 10),
                "start": "2026-11-01",
                "monitoring": [{"on": "2027-01-15", "forum": "Quality board"}],
                "completion": "2027-04-30",
                "sign_off": "Directorate management team",
            }
            for number in range(1, 7)
        ],
    }


def without_kind(document: dict[str, Any]) -> dict[str, Any]:
    """The same without its first key, for libraries that know no kinds."""
    return {key: value for key, value in document.items() if key != "practicecheck"}


@attrs.frozen
class Texts:
    """The form as texts."""

    assessment: str
    plan: str

    @classmethod
    def make(cls, split_every: int = SPLIT_EVERY) -> Texts:
        """Make them."""
        return cls(json.dumps(assessment(split_every)), json.dumps(plan()))
