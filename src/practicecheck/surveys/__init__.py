"""Many people's answers as tables: the keys that score one form score them, on whatever engine holds them."""

from typing import TYPE_CHECKING

from practicecheck.facade import lazily

if TYPE_CHECKING:
    from practicecheck.surveys._frame import score, tally
    from practicecheck.surveys._grouping import shown_group
    from practicecheck.surveys._papers import ballot_papers
    from practicecheck.surveys._plain import Written, tally_rows
    from practicecheck.surveys._point_shares import PointShare
    from practicecheck.surveys._questionnaire import AnswerMeaning, AskedItem, GroupColumn, Questionnaire
    from practicecheck.surveys._questionnaire_check import check_questionnaire
    from practicecheck.surveys._release import ReleasedSurvey, SurveyRelease, release_survey
    from practicecheck.surveys._response import (
        ResponseRate,
        ResponseRule,
        check_response,
        overall_response,
        response_rates,
    )
    from practicecheck.surveys._response_table import ResponseTable, response_table
    from practicecheck.surveys._response_told import (
        ResponseRelease,
        ResponseRow,
        ToldResponse,
        release_response,
        working_response,
    )
    from practicecheck.surveys._results import ItemResult, PartResult, Spread, SurveyResults, survey_results
    from practicecheck.surveys._rows import SurveyRow, WorkingSurvey, working_copy
    from practicecheck.surveys._rule import ItemRule, SectionRule, SurveyRule, survey_rule
    from practicecheck.surveys._sql import Dialect, survey_sql
    from practicecheck.surveys._stray import quoted
    from practicecheck.surveys._tally import (
        Group,
        GroupTally,
        ItemTally,
        PartTally,
        Repeated,
        StrangeAnswer,
        Tallied,
        regrouped,
        together,
    )
    from practicecheck.surveys._told import Told
    from practicecheck.surveys.exports._column_use import ColumnUse, TableUse, use_of
    from practicecheck.surveys.exports._detection import DetectedPlatform, detect_platform
    from practicecheck.surveys.exports._drafting import DraftedQuestionnaire, draft_questionnaire
    from practicecheck.surveys.exports._heading import ColumnKind, Heading
    from practicecheck.surveys.exports._pair_items import DraftedPair, LikeColumn, OpenItem
    from practicecheck.surveys.exports._platform import Platform, SkippedRows
    from practicecheck.surveys.exports._platforms import PLATFORMS
    from practicecheck.surveys.exports._recheck import CheckedExport, check_export
    from practicecheck.surveys.exports._settling import FoundColumn, SettledColumns, find_columns, settled
    from practicecheck.surveys.exports._table import SurveyTable, open_export
    from practicecheck.surveys.reliability._moments import Moments
    from practicecheck.surveys.reliability._omega import Omega, mcdonald_omega
    from practicecheck.surveys.reliability._reliability import (
        ItemReliability,
        Reliability,
        ReliabilityRule,
        alpha_interval,
        cronbach_alpha,
        item_reliabilities,
        standardised_alpha,
    )
    from practicecheck.surveys.reliability._reversed_items import ReversedRule, check_reversed
    from practicecheck.surveys.reliability._scale_reliability import ScaleReliability, scale_reliabilities
    from practicecheck.surveys.reliability._section_moments import (
        SectionMoments,
        SurveyMoments,
        moments_of_rows,
        survey_moments,
    )
    from practicecheck.surveys.weighting._group_sizes import GroupSizes
    from practicecheck.surveys.weighting._post_stratification import post_stratify
    from practicecheck.surveys.weighting._raking import Raked, RakingRule, rake
    from practicecheck.surveys.weighting._trimming import Trimmed, trim
    from practicecheck.surveys.weighting._weigh import WeightedSurvey, pieces_by, weigh
    from practicecheck.surveys.weighting._weighted_release import release_weighted, weighted_copy
    from practicecheck.surveys.weighting._weighted_sums import (
        WeightedSums,
        weighted_mean_interval,
        weighted_sums,
    )
    from practicecheck.surveys.weighting._weighting import WeightedFigures, Weighting
    from practicecheck.surveys.weighting._weights import CellWeight, Weights, effective_size, merge_cells

__all__ = [
    "PLATFORMS",
    "AnswerMeaning",
    "AskedItem",
    "CellWeight",
    "CheckedExport",
    "ColumnKind",
    "ColumnUse",
    "DetectedPlatform",
    "Dialect",
    "DraftedPair",
    "DraftedQuestionnaire",
    "FoundColumn",
    "Group",
    "GroupColumn",
    "GroupSizes",
    "GroupTally",
    "Heading",
    "ItemReliability",
    "ItemResult",
    "ItemRule",
    "ItemTally",
    "LikeColumn",
    "Moments",
    "Omega",
    "OpenItem",
    "PartResult",
    "PartTally",
    "Platform",
    "PointShare",
    "Questionnaire",
    "Raked",
    "RakingRule",
    "ReleasedSurvey",
    "Reliability",
    "ReliabilityRule",
    "Repeated",
    "ResponseRate",
    "ResponseRelease",
    "ResponseRow",
    "ResponseRule",
    "ResponseTable",
    "ReversedRule",
    "ScaleReliability",
    "SectionMoments",
    "SectionRule",
    "SettledColumns",
    "SkippedRows",
    "Spread",
    "StrangeAnswer",
    "SurveyMoments",
    "SurveyRelease",
    "SurveyResults",
    "SurveyRow",
    "SurveyRule",
    "SurveyTable",
    "TableUse",
    "Tallied",
    "Told",
    "ToldResponse",
    "Trimmed",
    "WeightedFigures",
    "WeightedSums",
    "WeightedSurvey",
    "Weighting",
    "Weights",
    "WorkingSurvey",
    "Written",
    "alpha_interval",
    "ballot_papers",
    "check_export",
    "check_questionnaire",
    "check_response",
    "check_reversed",
    "cronbach_alpha",
    "detect_platform",
    "draft_questionnaire",
    "effective_size",
    "find_columns",
    "item_reliabilities",
    "mcdonald_omega",
    "merge_cells",
    "moments_of_rows",
    "open_export",
    "overall_response",
    "pieces_by",
    "post_stratify",
    "quoted",
    "rake",
    "regrouped",
    "release_response",
    "release_survey",
    "release_weighted",
    "response_rates",
    "response_table",
    "scale_reliabilities",
    "score",
    "settled",
    "shown_group",
    "standardised_alpha",
    "survey_moments",
    "survey_results",
    "survey_rule",
    "survey_sql",
    "tally",
    "tally_rows",
    "together",
    "trim",
    "use_of",
    "weigh",
    "weighted_copy",
    "weighted_mean_interval",
    "weighted_sums",
    "working_copy",
    "working_response",
]

__getattr__ = lazily(
    "practicecheck.surveys",
    {
        "exports._column_use": ["ColumnUse", "TableUse", "use_of"],
        "exports._detection": ["DetectedPlatform", "detect_platform"],
        "exports._drafting": ["DraftedQuestionnaire", "draft_questionnaire"],
        "_grouping": ["shown_group"],
        "_frame": ["score", "tally"],
        "exports._heading": ["ColumnKind", "Heading"],
        "reliability._moments": ["Moments"],
        "reliability._omega": ["Omega", "mcdonald_omega"],
        "exports._pair_items": ["DraftedPair", "LikeColumn", "OpenItem"],
        "_papers": ["ballot_papers"],
        "_plain": ["Written", "tally_rows"],
        "exports._platform": ["Platform", "SkippedRows"],
        "exports._platforms": ["PLATFORMS"],
        "_point_shares": ["PointShare"],
        "weighting._post_stratification": ["post_stratify"],
        "_questionnaire": ["AnswerMeaning", "AskedItem", "GroupColumn", "Questionnaire"],
        "_questionnaire_check": ["check_questionnaire"],
        "weighting._raking": ["Raked", "RakingRule", "rake"],
        "exports._recheck": ["CheckedExport", "check_export"],
        "_release": ["ReleasedSurvey", "SurveyRelease", "release_survey"],
        "reliability._reliability": [
            "ItemReliability",
            "Reliability",
            "ReliabilityRule",
            "alpha_interval",
            "cronbach_alpha",
            "item_reliabilities",
            "standardised_alpha",
        ],
        "_response": ["ResponseRate", "ResponseRule", "check_response", "overall_response", "response_rates"],
        "_results": ["ItemResult", "PartResult", "Spread", "SurveyResults", "survey_results"],
        "reliability._reversed_items": ["ReversedRule", "check_reversed"],
        "_rows": ["SurveyRow", "WorkingSurvey", "working_copy"],
        "_rule": ["ItemRule", "SectionRule", "SurveyRule", "survey_rule"],
        "exports._settling": ["FoundColumn", "SettledColumns", "find_columns", "settled"],
        "_sql": ["Dialect", "survey_sql"],
        "_stray": ["quoted"],
        "exports._table": ["SurveyTable", "open_export"],
        "_tally": [
            "Group",
            "GroupTally",
            "ItemTally",
            "PartTally",
            "Repeated",
            "StrangeAnswer",
            "Tallied",
            "regrouped",
            "together",
        ],
        "_told": ["Told"],
        "weighting._group_sizes": ["GroupSizes"],
        "_response_table": ["ResponseTable", "response_table"],
        "_response_told": [
            "ResponseRelease",
            "ResponseRow",
            "ToldResponse",
            "release_response",
            "working_response",
        ],
        "weighting._weigh": ["WeightedSurvey", "pieces_by", "weigh"],
        "weighting._weighted_release": ["release_weighted", "weighted_copy"],
        "weighting._weighting": ["WeightedFigures", "Weighting"],
        "reliability._section_moments": [
            "SectionMoments",
            "SurveyMoments",
            "moments_of_rows",
            "survey_moments",
        ],
        "reliability._scale_reliability": ["ScaleReliability", "scale_reliabilities"],
        "weighting._trimming": ["Trimmed", "trim"],
        "weighting._weighted_sums": ["WeightedSums", "weighted_mean_interval", "weighted_sums"],
        "weighting._weights": ["CellWeight", "Weights", "effective_size", "merge_cells"],
    },
)
