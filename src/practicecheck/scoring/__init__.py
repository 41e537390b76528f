"""What answers are worth: keys, scorecards with their trace, findings, golden cases, workforce rates."""

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
    from practicecheck.scoring.indicators._cell import Cell
    from practicecheck.scoring.indicators._comparison import (
        Comparability,
        RateComparison,
        compare_rates,
        compared,
    )
    from practicecheck.scoring.indicators._definition import (
        Indicator,
        IndicatorInput,
        IndicatorSet,
        IndicatorSetId,
        YearlyFigure,
        YearNumber,
    )
    from practicecheck.scoring.indicators._definition_check import check_indicators
    from practicecheck.scoring.indicators._drafting import columns_of, draft_mapping
    from practicecheck.scoring.indicators._interval import Interval, Reach
    from practicecheck.scoring.indicators._layout import (
        ColumnOf,
        DecimalSign,
        MarkerMeaning,
        NearestOf,
        TableLayout,
        UnitColumns,
        Vintage,
    )
    from practicecheck.scoring.indicators._layout_check import check_mapping, mapping_misfits
    from practicecheck.scoring.indicators._mapping import ColumnMapping, YearsOf
    from practicecheck.scoring.indicators._marker import Marker
    from practicecheck.scoring.indicators._of_assessment import rate_problems
    from practicecheck.scoring.indicators._rate import Missing, Rate, Verdict
    from practicecheck.scoring.indicators._rolling_up import UnitRates, group_rates, unit_rates
    from practicecheck.scoring.indicators._unit_figures import NamedCell, UnitFigures, unit_figures
    from practicecheck.scoring.indicators._working_out import rate_over, rates_of

__all__ = [
    "Band",
    "Bands",
    "Bounds",
    "CaseSection",
    "Cell",
    "ColumnMapping",
    "ColumnOf",
    "Comparability",
    "Counting",
    "Coverage",
    "DecimalSign",
    "Expected",
    "Explanation",
    "Figure",
    "Finding",
    "FindingKind",
    "FoundBy",
    "GoldenCase",
    "GoldenCases",
    "Half",
    "Indicator",
    "IndicatorInput",
    "IndicatorSet",
    "IndicatorSetId",
    "Interval",
    "ItemEvidence",
    "ItemScore",
    "ItemWeight",
    "KeyId",
    "Marker",
    "MarkerMeaning",
    "Method",
    "Minimum",
    "Missing",
    "NamedCell",
    "NearestOf",
    "PointValue",
    "Rate",
    "RateComparison",
    "Reach",
    "Rounding",
    "Score",
    "Scorecard",
    "ScoringKey",
    "SectionCoverage",
    "SectionExpected",
    "SectionScore",
    "SplitRule",
    "TableLayout",
    "Totalling",
    "UnitColumns",
    "UnitFigures",
    "UnitRates",
    "Verdict",
    "View",
    "ViewGroup",
    "Vintage",
    "YearNumber",
    "YearlyFigure",
    "YearsOf",
    "check_golden_cases",
    "check_indicators",
    "check_key",
    "check_mapping",
    "columns_of",
    "compare_rates",
    "compared",
    "default_key_of",
    "draft_mapping",
    "group_rates",
    "is_split",
    "mapping_misfits",
    "rate_over",
    "rate_problems",
    "rates_of",
    "rounded",
    "run_golden_cases",
    "score_assessment",
    "shown",
    "told",
    "unit_figures",
    "unit_rates",
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
        "indicators._cell": ("Cell",),
        "indicators._comparison": (
            "Comparability",
            "RateComparison",
            "compare_rates",
            "compared",
        ),
        "indicators._definition": (
            "Indicator",
            "IndicatorInput",
            "IndicatorSet",
            "IndicatorSetId",
            "YearNumber",
            "YearlyFigure",
        ),
        "indicators._definition_check": ("check_indicators",),
        "indicators._drafting": (
            "columns_of",
            "draft_mapping",
        ),
        "indicators._interval": (
            "Interval",
            "Reach",
        ),
        "indicators._layout": (
            "ColumnOf",
            "DecimalSign",
            "MarkerMeaning",
            "NearestOf",
            "TableLayout",
            "UnitColumns",
            "Vintage",
        ),
        "indicators._layout_check": (
            "check_mapping",
            "mapping_misfits",
        ),
        "indicators._mapping": (
            "ColumnMapping",
            "YearsOf",
        ),
        "indicators._marker": ("Marker",),
        "indicators._of_assessment": ("rate_problems",),
        "indicators._rate": (
            "Missing",
            "Rate",
            "Verdict",
        ),
        "indicators._rolling_up": (
            "UnitRates",
            "group_rates",
            "unit_rates",
        ),
        "indicators._unit_figures": (
            "NamedCell",
            "UnitFigures",
            "unit_figures",
        ),
        "indicators._working_out": (
            "rate_over",
            "rates_of",
        ),
    },
)
