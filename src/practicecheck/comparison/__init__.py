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
    "rates_held_back",
    "release",
    "release_card",
    "release_contribution",
    "sensitive",
    "spread_agreement",
    "staff_of",
]

# Whoever only needs to know who a result is for does not wait for the measures of agreement.
__getattr__ = lazily(__name__, {"_agreement": ("SectionAgreement", "agreement_by_section", "spread_agreement")})
