"""What was answered: assessments, answers and their states, ballots, flags, units and the capture protocol."""

from typing import TYPE_CHECKING

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
    SectionRecord,
    Voice,
)
from practicecheck.assessments._check import check_assessment
from practicecheck.assessments._figures import check_figures
from practicecheck.assessments._state import (
    item_is_asked,
    scale_used,
    section_is_asked,
    state_of,
    states,
    values_given,
)
from practicecheck.assessments._unit_id import UnitId
from practicecheck.facade import lazily

if TYPE_CHECKING:
    from practicecheck.assessments._units import Unit, UnitTree
    from practicecheck.assessments._units_check import check_units

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
    "Number",
    "Priority",
    "Reason",
    "SectionRecord",
    "StreamEntry",
    "Unit",
    "UnitId",
    "UnitTree",
    "Voice",
    "check_assessment",
    "check_figures",
    "check_units",
    "item_is_asked",
    "scale_used",
    "section_is_asked",
    "state_of",
    "states",
    "values_given",
]

# Whoever scores one file needs no tree of units.
__getattr__ = lazily(__name__, {"_units": ("Unit", "UnitTree"), "_units_check": ("check_units",)})
