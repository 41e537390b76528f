"""What was answered: assessments, answers and their states, ballots, flags and the capture protocol."""

from practicecheck.assessments._answer import (
    Agreement,
    Answer,
    AnswerState,
    Ballot,
    Flag,
    Mark,
    Number,
    Priority,
    Reason,
    StreamEntry,
)
from practicecheck.assessments._assessment import (
    Assessment,
    BaseValue,
    Basis,
    Capture,
    Chosen,
    Presence,
    SectionRecord,
    Voice,
)
from practicecheck.assessments._check import check_assessment
from practicecheck.assessments._figures import check_figures
from practicecheck.assessments._median import Median, median_of
from practicecheck.assessments._state import (
    item_is_asked,
    scale_used,
    section_is_asked,
    state_of,
    states,
    values_given,
)

__all__ = [
    "Agreement",
    "Answer",
    "AnswerState",
    "Assessment",
    "Ballot",
    "BaseValue",
    "Basis",
    "Capture",
    "Chosen",
    "Flag",
    "Mark",
    "Median",
    "Number",
    "Presence",
    "Priority",
    "Reason",
    "SectionRecord",
    "StreamEntry",
    "Voice",
    "check_assessment",
    "check_figures",
    "item_is_asked",
    "median_of",
    "scale_used",
    "section_is_asked",
    "state_of",
    "states",
    "values_given",
]
