"""Many people's answers as tables: the keys that score one form score them, on whatever engine holds them."""

from typing import TYPE_CHECKING

from practicecheck.facade import lazily

if TYPE_CHECKING:
    from practicecheck.surveys._questionnaire import AnswerMeaning, AskedItem, GroupColumn, Questionnaire
    from practicecheck.surveys._questionnaire_check import check_questionnaire

__all__ = [
    "AnswerMeaning",
    "AskedItem",
    "GroupColumn",
    "Questionnaire",
    "check_questionnaire",
]

__getattr__ = lazily(
    "practicecheck.surveys",
    {
        "_questionnaire": ["AnswerMeaning", "AskedItem", "GroupColumn", "Questionnaire"],
        "_questionnaire_check": ["check_questionnaire"],
    },
)
