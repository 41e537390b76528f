"""What results may be told to whom: disclosure control for working copies and for what is published."""

from typing import TYPE_CHECKING

from practicecheck.comparison._audience import Audience
from practicecheck.comparison._ballots import BallotRule
from practicecheck.comparison._contributions import release_contribution
from practicecheck.comparison._disclosure import release, release_card
from practicecheck.comparison._release import (
    BallotSpread,
    PerspectiveSpread,
    PointCount,
    Released,
    Withheld,
)
from practicecheck.comparison._staffing import (
    StaffingRule,
    held_back,
    rates_held_back,
    sensitive,
    staff_of,
)
from practicecheck.facade import lazily

if TYPE_CHECKING:
    from practicecheck.comparison._agreement import SectionAgreement, agreement_by_section, spread_agreement
    from practicecheck.comparison._lineage import ChangeKind, Lineage, Succession, Way
    from practicecheck.comparison._lineage_check import check_lineage
    from practicecheck.comparison._succession import Continuity, LineageVerdict, comparable_over

__all__ = [
    "Audience",
    "BallotRule",
    "BallotSpread",
    "ChangeKind",
    "Continuity",
    "Lineage",
    "LineageVerdict",
    "PerspectiveSpread",
    "PointCount",
    "Released",
    "SectionAgreement",
    "StaffingRule",
    "Succession",
    "Way",
    "Withheld",
    "agreement_by_section",
    "check_lineage",
    "comparable_over",
    "held_back",
    "rates_held_back",
    "release",
    "release_card",
    "release_contribution",
    "sensitive",
    "spread_agreement",
    "staff_of",
]

# Whoever only needs to know who a result is for does not wait for the measures of agreement, or for lineage.
__getattr__ = lazily(
    __name__,
    {
        "_agreement": ("SectionAgreement", "agreement_by_section", "spread_agreement"),
        "_lineage": ("ChangeKind", "Lineage", "Succession", "Way"),
        "_lineage_check": ("check_lineage",),
        "_succession": ("Continuity", "LineageVerdict", "comparable_over"),
    },
)
