"""Many people's answers as tables: the keys that score one form score them, on whatever engine holds them."""

from typing import TYPE_CHECKING

from practicecheck.facade import lazily

if TYPE_CHECKING:
    from practicecheck.surveys._frame import score, tally
    from practicecheck.surveys._plain import Written, tally_rows
    from practicecheck.surveys._questionnaire import AnswerMeaning, AskedItem, GroupColumn, Questionnaire
    from practicecheck.surveys._questionnaire_check import check_questionnaire
    from practicecheck.surveys._release import ReleasedSurvey, SurveyRelease, release_survey
    from practicecheck.surveys._results import (
        ItemResult,
        PartResult,
        Spread,
        SurveyResults,
        survey_results,
    )
    from practicecheck.surveys._rows import SurveyRow, Told, WorkingSurvey, working_copy
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
    "ItemResult",
    "ItemRule",
    "ItemTally",
    "PartResult",
    "PartTally",
    "Questionnaire",
    "ReleasedSurvey",
    "SectionRule",
    "Spread",
    "StrangeAnswer",
    "SurveyRelease",
    "SurveyResults",
    "SurveyRow",
    "SurveyRule",
    "Tallied",
    "Told",
    "WorkingSurvey",
    "Written",
    "check_questionnaire",
    "release_survey",
    "score",
    "survey_results",
    "survey_rule",
    "tally",
    "tally_rows",
    "together",
    "working_copy",
]

__getattr__ = lazily(
    "practicecheck.surveys",
    {
        "_frame": ["score", "tally"],
        "_plain": ["Written", "tally_rows"],
        "_questionnaire": ["AnswerMeaning", "AskedItem", "GroupColumn", "Questionnaire"],
        "_questionnaire_check": ["check_questionnaire"],
        "_release": ["ReleasedSurvey", "SurveyRelease", "release_survey"],
        "_results": ["ItemResult", "PartResult", "Spread", "SurveyResults", "survey_results"],
        "_rows": ["SurveyRow", "Told", "WorkingSurvey", "working_copy"],
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
