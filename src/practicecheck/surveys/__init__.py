"""Many people's answers as tables: the keys that score one form score them, on whatever engine holds them."""

from typing import TYPE_CHECKING

from practicecheck.facade import lazily

if TYPE_CHECKING:
    from practicecheck.surveys._moments import Moments
    from practicecheck.surveys._omega import Omega, mcdonald_omega
    from practicecheck.surveys._post_stratification import post_stratify
    from practicecheck.surveys._questionnaire import AnswerMeaning, AskedItem, GroupColumn, Questionnaire
    from practicecheck.surveys._questionnaire_check import check_questionnaire
    from practicecheck.surveys._raking import Raked, RakingRule, rake
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
    from practicecheck.surveys._reversed_items import ReversedRule, check_reversed
    from practicecheck.surveys._trimming import Trimmed, trim
    from practicecheck.surveys._weighted_sums import WeightedSums, weighted_mean_interval, weighted_sums
    from practicecheck.surveys._weights import CellWeight, Weights, effective_size, merge_cells

__all__ = [
    "AnswerMeaning",
    "AskedItem",
    "CellWeight",
    "GroupColumn",
    "ItemReliability",
    "Moments",
    "Omega",
    "Questionnaire",
    "Raked",
    "RakingRule",
    "Reliability",
    "ReliabilityRule",
    "ResponseRate",
    "ResponseRule",
    "ReversedRule",
    "Trimmed",
    "WeightedSums",
    "Weights",
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
    "response_rates",
    "standardised_alpha",
    "trim",
    "weighted_mean_interval",
    "weighted_sums",
]

__getattr__ = lazily(
    "practicecheck.surveys",
    {
        "_moments": ["Moments"],
        "_omega": ["Omega", "mcdonald_omega"],
        "_post_stratification": ["post_stratify"],
        "_questionnaire": ["AnswerMeaning", "AskedItem", "GroupColumn", "Questionnaire"],
        "_questionnaire_check": ["check_questionnaire"],
        "_raking": ["Raked", "RakingRule", "rake"],
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
        "_reversed_items": ["ReversedRule", "check_reversed"],
        "_trimming": ["Trimmed", "trim"],
        "_weighted_sums": ["WeightedSums", "weighted_mean_interval", "weighted_sums"],
        "_weights": ["CellWeight", "Weights", "effective_size", "merge_cells"],
    },
)
