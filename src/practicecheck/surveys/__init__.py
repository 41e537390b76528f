"""Many people's answers as tables: the keys that score one form score them, on whatever engine holds them."""

from typing import TYPE_CHECKING

from practicecheck.facade import lazily

if TYPE_CHECKING:
    from practicecheck.surveys._column_use import ColumnUse, TableUse, use_of
    from practicecheck.surveys._detection import DetectedPlatform, detect_platform
    from practicecheck.surveys._drafting import DraftedQuestionnaire, draft_questionnaire
    from practicecheck.surveys._heading import ColumnKind, Heading
    from practicecheck.surveys._pair_items import DraftedPair, LikeColumn, OpenItem
    from practicecheck.surveys._platform import Platform, SkippedRows
    from practicecheck.surveys._platforms import PLATFORMS
    from practicecheck.surveys._questionnaire import AnswerMeaning, AskedItem, GroupColumn, Questionnaire
    from practicecheck.surveys._questionnaire_check import check_questionnaire
    from practicecheck.surveys._recheck import CheckedExport, check_export
    from practicecheck.surveys._settling import FoundColumn, SettledColumns, find_columns, settled
    from practicecheck.surveys._table import SurveyTable, open_survey

__all__ = [
    "PLATFORMS",
    "AnswerMeaning",
    "AskedItem",
    "CheckedExport",
    "ColumnKind",
    "ColumnUse",
    "DetectedPlatform",
    "DraftedPair",
    "DraftedQuestionnaire",
    "FoundColumn",
    "GroupColumn",
    "Heading",
    "LikeColumn",
    "OpenItem",
    "Platform",
    "Questionnaire",
    "SettledColumns",
    "SkippedRows",
    "SurveyTable",
    "TableUse",
    "check_export",
    "check_questionnaire",
    "detect_platform",
    "draft_questionnaire",
    "find_columns",
    "open_survey",
    "settled",
    "use_of",
]

__getattr__ = lazily(
    "practicecheck.surveys",
    {
        "_column_use": ["ColumnUse", "TableUse", "use_of"],
        "_detection": ["DetectedPlatform", "detect_platform"],
        "_drafting": ["DraftedQuestionnaire", "draft_questionnaire"],
        "_heading": ["ColumnKind", "Heading"],
        "_pair_items": ["DraftedPair", "LikeColumn", "OpenItem"],
        "_platform": ["Platform", "SkippedRows"],
        "_platforms": ["PLATFORMS"],
        "_questionnaire": ["AnswerMeaning", "AskedItem", "GroupColumn", "Questionnaire"],
        "_questionnaire_check": ["check_questionnaire"],
        "_recheck": ["CheckedExport", "check_export"],
        "_settling": ["FoundColumn", "SettledColumns", "find_columns", "settled"],
        "_table": ["SurveyTable", "open_survey"],
    },
)
