"""What results may be told to whom: disclosure control for working copies and for what is published."""

from practicecheck.comparison._audience import Audience
from practicecheck.comparison._ballots import BallotRule
from practicecheck.comparison._disclosure import release, release_card
from practicecheck.comparison._release import (
    BallotSpread,
    PerspectiveSpread,
    PointCount,
    Released,
    Withheld,
)
from practicecheck.comparison._section_agreement import SectionAgreement, agreement_by_section
from practicecheck.comparison._staffing import StaffingRule, held_back, sensitive, staff_of

__all__ = [
    "Audience",
    "BallotRule",
    "BallotSpread",
    "PerspectiveSpread",
    "PointCount",
    "Released",
    "SectionAgreement",
    "StaffingRule",
    "Withheld",
    "agreement_by_section",
    "held_back",
    "release",
    "release_card",
    "sensitive",
    "staff_of",
]
