"""Many people's answers as tables: the keys that score one form score them, on whatever engine holds them."""

from typing import TYPE_CHECKING

from practicecheck.facade import lazily

if TYPE_CHECKING:
    from practicecheck.surveys._frame import score, tally
    from practicecheck.surveys._moments import Moments
    from practicecheck.surveys._omega import Omega, mcdonald_omega
    from practicecheck.surveys._plain import Written, tally_rows
    from practicecheck.surveys._point_shares import PointShare
    from practicecheck.surveys._post_stratification import post_stratify
    from practicecheck.surveys._questionnaire import AnswerMeaning, AskedItem, GroupColumn, Questionnaire
    from practicecheck.surveys._questionnaire_check import check_questionnaire
    from practicecheck.surveys._raking import Raked, RakingRule, rake
    from practicecheck.surveys._release import ReleasedSurvey, SurveyRelease, release_survey
    from practicecheck.surveys._reliability import (
        ItemReliability,
        Reliability,
        ReliabilityRule,
        alpha_interval,
        cronbach_alpha,
        item_reliabilities,
        standardised_alpha,
    )
    from practicecheck.surveys._response import (
        ResponseRate,
        ResponseRule,
        check_response,
        overall_response,
        response_rates,
    )
    from practicecheck.surveys._results import ItemResult, PartResult, Spread, SurveyResults, survey_results
    from practicecheck.surveys._reversed_items import ReversedRule, check_reversed
    from practicecheck.surveys._rows import SurveyRow, Told, WorkingSurvey, working_copy
    from practicecheck.surveys._rule import ItemRule, SectionRule, SurveyRule, survey_rule
    from practicecheck.surveys._sql import Dialect, survey_sql
    from practicecheck.surveys._tally import (
        Group,
        GroupTally,
        ItemTally,
        PartTally,
        StrangeAnswer,
        Tallied,
        together,
    )
    from practicecheck.surveys._trimming import Trimmed, trim
    from practicecheck.surveys._weighted_sums import WeightedSums, weighted_mean_interval, weighted_sums
    from practicecheck.surveys._weights import CellWeight, Weights, effective_size, merge_cells

__all__ = [
    "AnswerMeaning",
    "AskedItem",
    "CellWeight",
    "Dialect",
    "Group",
    "GroupColumn",
    "GroupTally",
    "ItemReliability",
    "ItemResult",
    "ItemRule",
    "ItemTally",
    "Moments",
    "Omega",
    "PartResult",
    "PartTally",
    "PointShare",
    "Questionnaire",
    "Raked",
    "RakingRule",
    "ReleasedSurvey",
    "Reliability",
    "ReliabilityRule",
    "ResponseRate",
    "ResponseRule",
    "ReversedRule",
    "SectionRule",
    "Spread",
    "StrangeAnswer",
    "SurveyRelease",
    "SurveyResults",
    "SurveyRow",
    "SurveyRule",
    "Tallied",
    "Told",
    "Trimmed",
    "WeightedSums",
    "Weights",
    "WorkingSurvey",
    "Written",
    "alpha_interval",
    "check_questionnaire",
    "check_response",
    "check_reversed",
    "cronbach_alpha",
    "effective_size",
    "item_reliabilities",
    "mcdonald_omega",
    "merge_cells",
    "overall_response",
    "post_stratify",
    "rake",
    "release_survey",
    "response_rates",
    "score",
    "standardised_alpha",
    "survey_results",
    "survey_rule",
    "survey_sql",
    "tally",
    "tally_rows",
    "together",
    "trim",
    "weighted_mean_interval",
    "weighted_sums",
    "working_copy",
]

__getattr__ = lazily(
    "practicecheck.surveys",
    {
        "_frame": ["score", "tally"],
        "_moments": ["Moments"],
        "_omega": ["Omega", "mcdonald_omega"],
        "_plain": ["Written", "tally_rows"],
        "_point_shares": ["PointShare"],
        "_post_stratification": ["post_stratify"],
        "_questionnaire": ["AnswerMeaning", "AskedItem", "GroupColumn", "Questionnaire"],
        "_questionnaire_check": ["check_questionnaire"],
        "_raking": ["Raked", "RakingRule", "rake"],
        "_release": ["ReleasedSurvey", "SurveyRelease", "release_survey"],
        "_reliability": [
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
        "_reversed_items": ["ReversedRule", "check_reversed"],
        "_rows": ["SurveyRow", "Told", "WorkingSurvey", "working_copy"],
        "_rule": ["ItemRule", "SectionRule", "SurveyRule", "survey_rule"],
        "_sql": ["Dialect", "survey_sql"],
        "_tally": ["Group", "GroupTally", "ItemTally", "PartTally", "StrangeAnswer", "Tallied", "together"],
        "_trimming": ["Trimmed", "trim"],
        "_weighted_sums": ["WeightedSums", "weighted_mean_interval", "weighted_sums"],
        "_weights": ["CellWeight", "Weights", "effective_size", "merge_cells"],
    },
)
