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
    ExtensionDigest,
    Presence,
    SectionRecord,
    Voice,
)
from practicecheck.assessments._check import check_assessment, standing
from practicecheck.assessments._definition import definition_folded
from practicecheck.assessments._extension_check import extensions_named
from practicecheck.assessments._figures import check_figures
from practicecheck.assessments._median import Median, median_of
from practicecheck.assessments._parts import belongs, local_part, national_part
from practicecheck.assessments._standing import Standing
from practicecheck.assessments._state import (
    condition_may_hold,
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
    from practicecheck.assessments._ballot_merge import with_ballots
    from practicecheck.assessments._ballot_paper import BallotPaper, Vote, is_rater_code
    from practicecheck.assessments._ballot_point import ballot_point
    from practicecheck.assessments._paper_check import check_ballot_paper, check_ballot_papers
    from practicecheck.assessments._units import Unit, UnitTree
    from practicecheck.assessments._units_check import check_units

__all__ = [
    "Agreement",
    "Answer",
    "AnswerState",
    "Assessment",
    "Ballot",
    "BallotPaper",
    "BaseValue",
    "Basis",
    "Capture",
    "Chosen",
    "ExtensionDigest",
    "Flag",
    "Mark",
    "Median",
    "Number",
    "Presence",
    "Priority",
    "Reason",
    "SectionRecord",
    "Standing",
    "StreamEntry",
    "Unit",
    "UnitId",
    "UnitTree",
    "Voice",
    "Vote",
    "ballot_point",
    "belongs",
    "check_assessment",
    "check_ballot_paper",
    "check_ballot_papers",
    "check_figures",
    "check_units",
    "condition_may_hold",
    "definition_folded",
    "extensions_named",
    "is_rater_code",
    "item_is_asked",
    "local_part",
    "median_of",
    "national_part",
    "scale_used",
    "section_is_asked",
    "standing",
    "state_of",
    "states",
    "values_given",
    "with_ballots",
]

# Whoever scores one file waits neither for a tree of units nor for ballot papers.
__getattr__ = lazily(
    __name__,
    {
        "_ballot_merge": ("with_ballots",),
        "_ballot_paper": ("BallotPaper", "Vote", "is_rater_code"),
        "_ballot_point": ("ballot_point",),
        "_paper_check": ("check_ballot_paper", "check_ballot_papers"),
        "_units": ("Unit", "UnitTree"),
        "_units_check": ("check_units",),
    },
)
