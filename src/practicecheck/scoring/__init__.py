"""What answers are worth: scoring keys, scorecards with their trace, findings, golden cases."""

from typing import TYPE_CHECKING

from practicecheck.facade import lazily

if TYPE_CHECKING:
    from practicecheck.scoring._explanation import Explanation, told
    from practicecheck.scoring._finding import Finding, FindingKind, FoundBy, is_split
    from practicecheck.scoring._golden import (
        CaseSection,
        Expected,
        GoldenCase,
        GoldenCases,
        SectionExpected,
        check_golden_cases,
        run_golden_cases,
    )
    from practicecheck.scoring._key import (
        Band,
        Bands,
        Counting,
        Half,
        ItemWeight,
        KeyId,
        Method,
        Minimum,
        PointValue,
        Rounding,
        ScoringKey,
        SplitRule,
        Totalling,
    )
    from practicecheck.scoring._key_check import check_key
    from practicecheck.scoring._rounding import rounded, shown
    from practicecheck.scoring._score import Bounds, ItemScore, Score
    from practicecheck.scoring._scorecard import (
        Coverage,
        Figure,
        ItemEvidence,
        Scorecard,
        SectionCoverage,
        SectionScore,
        View,
        ViewGroup,
    )
    from practicecheck.scoring._scoring import default_key_of, score_assessment

__all__ = [
    "Band",
    "Bands",
    "Bounds",
    "CaseSection",
    "Counting",
    "Coverage",
    "Expected",
    "Explanation",
    "Figure",
    "Finding",
    "FindingKind",
    "FoundBy",
    "GoldenCase",
    "GoldenCases",
    "Half",
    "ItemEvidence",
    "ItemScore",
    "ItemWeight",
    "KeyId",
    "Method",
    "Minimum",
    "PointValue",
    "Rounding",
    "Score",
    "Scorecard",
    "ScoringKey",
    "SectionCoverage",
    "SectionExpected",
    "SectionScore",
    "SplitRule",
    "Totalling",
    "View",
    "ViewGroup",
    "check_golden_cases",
    "check_key",
    "default_key_of",
    "is_split",
    "rounded",
    "run_golden_cases",
    "score_assessment",
    "shown",
    "told",
]

__getattr__ = lazily(
    __name__,
    {
        "_explanation": ("Explanation", "told"),
        "_finding": ("Finding", "FindingKind", "FoundBy", "is_split"),
        "_golden": (
            "CaseSection",
            "Expected",
            "GoldenCase",
            "GoldenCases",
            "SectionExpected",
            "check_golden_cases",
            "run_golden_cases",
        ),
        "_key": (
            "Band",
            "Bands",
            "Counting",
            "Half",
            "ItemWeight",
            "KeyId",
            "Method",
            "Minimum",
            "PointValue",
            "Rounding",
            "ScoringKey",
            "SplitRule",
            "Totalling",
        ),
        "_key_check": ("check_key",),
        "_rounding": ("rounded", "shown"),
        "_score": ("Bounds", "ItemScore", "Score"),
        "_scorecard": (
            "Coverage",
            "Figure",
            "ItemEvidence",
            "Scorecard",
            "SectionCoverage",
            "SectionScore",
            "View",
            "ViewGroup",
        ),
        "_scoring": ("default_key_of", "score_assessment"),
    },
)
