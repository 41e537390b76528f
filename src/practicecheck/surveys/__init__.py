"""Many people's answers as tables: the keys that score one form score them, on whatever engine holds them."""

from typing import TYPE_CHECKING

from practicecheck.facade import lazily

if TYPE_CHECKING:
    from practicecheck.surveys._frame import score, tally
    from practicecheck.surveys._plain import Written, tally_rows
    from practicecheck.surveys._questionnaire import AnswerMeaning, AskedItem, GroupColumn, Questionnaire
    from practicecheck.surveys._questionnaire_check import check_questionnaire
    from practicecheck.surveys._rule import ItemRule, SectionRule, SurveyRule, survey_rule
    from practicecheck.surveys._tally import (
        Group,
        GroupTally,
        ItemTally,
        PartTally,
        StrangeAnswer,
        Tallied,
        together,
    )

__all__ = [
    "AnswerMeaning",
    "AskedItem",
    "Group",
    "GroupColumn",
    "GroupTally",
    "ItemRule",
    "ItemTally",
    "PartTally",
    "Questionnaire",
    "SectionRule",
    "StrangeAnswer",
    "SurveyRule",
    "Tallied",
    "Written",
    "check_questionnaire",
    "score",
    "survey_rule",
    "tally",
    "tally_rows",
    "together",
]

__getattr__ = lazily(
    "practicecheck.surveys",
    {
        "_frame": ["score", "tally"],
        "_plain": ["Written", "tally_rows"],
        "_questionnaire": ["AnswerMeaning", "AskedItem", "GroupColumn", "Questionnaire"],
        "_questionnaire_check": ["check_questionnaire"],
        "_rule": ["ItemRule", "SectionRule", "SurveyRule", "survey_rule"],
        "_tally": [
            "Group",
            "GroupTally",
            "ItemTally",
            "PartTally",
            "StrangeAnswer",
            "Tallied",
            "together",
        ],
    },
)
