"""What answers are worth: scoring keys, scorecards with their trace, findings, golden cases."""

from typing import TYPE_CHECKING

from practicecheck.facade import lazily

if TYPE_CHECKING:
    from practicecheck.scoring._ballot_agreement import BallotAgreement, ballot_agreement
    from practicecheck.scoring._explanation import Explanation, told
    from practicecheck.scoring._finding import Finding, FindingKind, FoundBy
    from practicecheck.scoring._golden import (
        CaseSection,
        Expected,
        GoldenCase,
        GoldenCases,
        SectionExpected,
        check_golden_cases,
        run_golden_cases,
    )
    from practicecheck.scoring._kappa import weighted_kappa
    from practicecheck.scoring._key import (
        Band,
        Bands,
        Counting,
        Half,
        ItemWeight,
        KeyId,
        Method,
        Minimum,
        PerspectiveGapRule,
        PointValue,
        Rounding,
        ScoringKey,
        SplitRule,
        Totalling,
    )
    from practicecheck.scoring._key_check import check_key
    from practicecheck.scoring._krippendorff import krippendorff_alpha
    from practicecheck.scoring._perspective_gap import PerspectiveGap, PerspectiveView, perspective_gaps
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
    from practicecheck.scoring._split import Split, is_split, split_of
    from practicecheck.scoring._statistic import Measured, Statistic
    from practicecheck.scoring._tastle_wierman import tastle_wierman
    from practicecheck.scoring._van_der_eijk import van_der_eijk
    from practicecheck.scoring._within_group import r_wg

__all__ = [
    "BallotAgreement",
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
    "Measured",
    "Method",
    "Minimum",
    "PerspectiveGap",
    "PerspectiveGapRule",
    "PerspectiveView",
    "PointValue",
    "Rounding",
    "Score",
    "Scorecard",
    "ScoringKey",
    "SectionCoverage",
    "SectionExpected",
    "SectionScore",
    "Split",
    "SplitRule",
    "Statistic",
    "Totalling",
    "View",
    "ViewGroup",
    "ballot_agreement",
    "check_golden_cases",
    "check_key",
    "default_key_of",
    "is_split",
    "krippendorff_alpha",
    "perspective_gaps",
    "r_wg",
    "rounded",
    "run_golden_cases",
    "score_assessment",
    "shown",
    "split_of",
    "tastle_wierman",
    "told",
    "van_der_eijk",
    "weighted_kappa",
]

__getattr__ = lazily(
    __name__,
    {
        "_ballot_agreement": ("BallotAgreement", "ballot_agreement"),
        "_explanation": ("Explanation", "told"),
        "_finding": ("Finding", "FindingKind", "FoundBy"),
        "_golden": (
            "CaseSection",
            "Expected",
            "GoldenCase",
            "GoldenCases",
            "SectionExpected",
            "check_golden_cases",
            "run_golden_cases",
        ),
        "_kappa": ("weighted_kappa",),
        "_key": (
            "Band",
            "Bands",
            "Counting",
            "Half",
            "ItemWeight",
            "KeyId",
            "Method",
            "Minimum",
            "PerspectiveGapRule",
            "PointValue",
            "Rounding",
            "ScoringKey",
            "SplitRule",
            "Totalling",
        ),
        "_key_check": ("check_key",),
        "_krippendorff": ("krippendorff_alpha",),
        "_perspective_gap": ("PerspectiveGap", "PerspectiveView", "perspective_gaps"),
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
        "_split": ("Split", "is_split", "split_of"),
        "_statistic": ("Measured", "Statistic"),
        "_tastle_wierman": ("tastle_wierman",),
        "_van_der_eijk": ("van_der_eijk",),
        "_within_group": ("r_wg",),
    },
)
