"""What may be laid beside each other, and what may be told to whom.

A verdict comes before any difference; and disclosure control decides what is published.
"""

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
    from practicecheck.comparison._carrying import CarriedEvidence, Carrying, ScoreBeside, carry_evidence
    from practicecheck.comparison._compare import Comparison, EditionPair, compare, pair_editions
    from practicecheck.comparison._comparison_rule import ComparisonRule
    from practicecheck.comparison._figure_comparison import FigureComparison, RateChange
    from practicecheck.comparison._ground import Ground, GroundCode
    from practicecheck.comparison._item_comparison import ItemComparison, Pairing
    from practicecheck.comparison._lineage import ChangeKind, Lineage, Succession, Way
    from practicecheck.comparison._lineage_check import check_lineage
    from practicecheck.comparison._score_comparison import LikeForLike, ScoreComparison
    from practicecheck.comparison._scored import Scored
    from practicecheck.comparison._series import Against, compare_many, pairs_of
    from practicecheck.comparison._succession import Continuity, LineageVerdict, comparable_over, heirs_of

__all__ = [
    "Against",
    "Audience",
    "BallotRule",
    "BallotSpread",
    "CarriedEvidence",
    "Carrying",
    "ChangeKind",
    "Comparison",
    "ComparisonRule",
    "Continuity",
    "EditionPair",
    "FigureComparison",
    "Ground",
    "GroundCode",
    "ItemComparison",
    "LikeForLike",
    "Lineage",
    "LineageVerdict",
    "Pairing",
    "PerspectiveSpread",
    "PointCount",
    "RateChange",
    "Released",
    "ScoreBeside",
    "ScoreComparison",
    "Scored",
    "SectionAgreement",
    "StaffingRule",
    "Succession",
    "Way",
    "Withheld",
    "agreement_by_section",
    "carry_evidence",
    "check_lineage",
    "comparable_over",
    "compare",
    "compare_many",
    "heirs_of",
    "held_back",
    "pair_editions",
    "pairs_of",
    "rates_held_back",
    "release",
    "release_card",
    "release_contribution",
    "sensitive",
    "spread_agreement",
    "staff_of",
]

# Whoever only needs to know who a result is for waits for no measures of agreement, and no comparisons.
__getattr__ = lazily(
    __name__,
    {
        "_agreement": ("SectionAgreement", "agreement_by_section", "spread_agreement"),
        "_carrying": ("CarriedEvidence", "Carrying", "ScoreBeside", "carry_evidence"),
        "_compare": ("Comparison", "EditionPair", "compare", "pair_editions"),
        "_comparison_rule": ("ComparisonRule",),
        "_figure_comparison": ("FigureComparison", "RateChange"),
        "_ground": ("Ground", "GroundCode"),
        "_item_comparison": ("ItemComparison", "Pairing"),
        "_score_comparison": ("LikeForLike", "ScoreComparison"),
        "_scored": ("Scored",),
        "_series": ("Against", "compare_many", "pairs_of"),
        "_lineage": ("ChangeKind", "Lineage", "Succession", "Way"),
        "_lineage_check": ("check_lineage",),
        "_succession": ("Continuity", "LineageVerdict", "comparable_over", "heirs_of"),
    },
)
