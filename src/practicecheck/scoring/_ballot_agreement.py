"""How far the ballots on one item agree."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import final

import attrs

from practicecheck.assessments import Median, median_of
from practicecheck.scoring._rounding import rounded
from practicecheck.scoring._statistic import TWO_DECIMALS, Measured
from practicecheck.scoring._tastle_wierman import tastle_wierman
from practicecheck.scoring._van_der_eijk import van_der_eijk
from practicecheck.scoring._within_group import r_wg
from practicecheck.values import Value


@final
@attrs.frozen(kw_only=True, repr=False)
class BallotAgreement(Value):
    """How far the ballots on one item agree. Points are counted in steps along the scale; X is left out.

    Attributes:
        ballots: How many ballots gave a point.
        median: The one or two points in the middle; nothing without a ballot.
        range_: Steps between the lowest and the highest point that was given; nothing without a ballot.
        deviation: The mean distance from the mean, in steps; nothing without a ballot.
        consensus: Tastle and Wierman's consensus, from 0 to 1.
        r_wg: How much less they vary than lots would.
        a: Van der Eijk's A, from -1 (two camps) to 1 (all agree).
    """

    ballots: int
    median: Median | None
    range_: int | None
    deviation: Fraction | None
    consensus: Measured
    r_wg: Measured
    a: Measured

    @property
    def deviation_shown(self) -> Decimal | None:
        """The mean distance from the mean, rounded half up to two decimals."""
        return None if self.deviation is None else rounded(self.deviation, TWO_DECIMALS)


def ballot_agreement(counts: Sequence[int]) -> BallotAgreement:
    """Measure how far the ballots on one item agree.

    The mean distance from the mean is the average deviation index of M. J. Burke, L. M. Finkelstein and M. S.
    Dusig (1999), On average deviation indices for estimating interrater agreement, Organizational Research
    Methods 2: 49-68.

    Args:
        counts: How many ballots gave each point, lowest point first.
    """
    whole = sum(counts)
    given = [place for place, count in enumerate(counts) if count]
    mean = Fraction(sum(place * count for place, count in enumerate(counts)), whole or 1)
    distance = sum((abs(place - mean) * count for place, count in enumerate(counts)), Fraction())
    return BallotAgreement(
        ballots=whole,
        median=median_of(counts),
        range_=given[-1] - given[0] if given else None,
        deviation=distance / whole if whole else None,
        consensus=tastle_wierman(counts),
        r_wg=r_wg(counts),
        a=van_der_eijk(counts),
    )
