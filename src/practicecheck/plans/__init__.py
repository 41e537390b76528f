"""What will be done: plans, their actions, their review, drafts, and where they stand."""

from typing import TYPE_CHECKING

from practicecheck.facade import lazily

if TYPE_CHECKING:
    from practicecheck.plans._action_rule import ActionRule, Judgement
    from practicecheck.plans._check import check_plan
    from practicecheck.plans._outcome import ActionOutcome, Outcome, plan_outcomes
    from practicecheck.plans._plan import (
        Action,
        Measure,
        Monitoring,
        Move,
        Plan,
        PlanFor,
        Progress,
        Status,
    )
    from practicecheck.plans._progress import (
        ActionProgress,
        Milestone,
        MilestoneKind,
        PlanProgress,
        ProgressCounts,
        plan_progress,
    )
    from practicecheck.plans._review import (
        ActionReview,
        LetterReview,
        PlanReview,
        ReviewCounts,
        review_plan,
    )
    from practicecheck.plans._rules import RuleResult, rule_text, section_served
    from practicecheck.plans._scale_numbers import scale_numbers, scale_unit
    from practicecheck.plans._smart import SmartCheck
    from practicecheck.plans._smart_rules import NEXT_SENTENCE, SMART_RULES, Letter, Looks, SmartRule
    from practicecheck.plans._stated import stated
    from practicecheck.plans._suggestion import MOST_SUGGESTED, suggest_plan

__all__ = [
    "MOST_SUGGESTED",
    "NEXT_SENTENCE",
    "SMART_RULES",
    "Action",
    "ActionOutcome",
    "ActionProgress",
    "ActionReview",
    "ActionRule",
    "Judgement",
    "Letter",
    "LetterReview",
    "Looks",
    "Measure",
    "Milestone",
    "MilestoneKind",
    "Monitoring",
    "Move",
    "Outcome",
    "Plan",
    "PlanFor",
    "PlanProgress",
    "PlanReview",
    "Progress",
    "ProgressCounts",
    "ReviewCounts",
    "RuleResult",
    "SmartCheck",
    "SmartRule",
    "Status",
    "check_plan",
    "plan_outcomes",
    "plan_progress",
    "review_plan",
    "rule_text",
    "scale_numbers",
    "scale_unit",
    "section_served",
    "stated",
    "suggest_plan",
]

__getattr__ = lazily(
    __name__,
    {
        "_action_rule": ("ActionRule", "Judgement"),
        "_check": ("check_plan",),
        "_plan": ("Action", "Measure", "Monitoring", "Move", "Plan", "PlanFor", "Progress", "Status"),
        "_outcome": ("ActionOutcome", "Outcome", "plan_outcomes"),
        "_progress": (
            "ActionProgress",
            "Milestone",
            "MilestoneKind",
            "PlanProgress",
            "ProgressCounts",
            "plan_progress",
        ),
        "_review": ("ActionReview", "LetterReview", "PlanReview", "ReviewCounts", "review_plan"),
        "_rules": ("RuleResult", "rule_text", "section_served"),
        "_scale_numbers": ("scale_numbers", "scale_unit"),
        "_smart": ("SmartCheck",),
        "_smart_rules": ("NEXT_SENTENCE", "SMART_RULES", "Letter", "Looks", "SmartRule"),
        "_stated": ("stated",),
        "_suggestion": ("MOST_SUGGESTED", "suggest_plan"),
    },
)
