"""Published figures of intervals, differences, families and funnels come out: each test names its source."""

from decimal import Decimal
from fractions import Fraction

import pytest

from practicecheck.comparison.statistics import (
    Correction,
    DifferenceFound,
    Proportion,
    adjusted,
    compare_proportions,
    difference_shown,
    limits_for,
    proportion_interval,
    proportion_margin,
)

FIFTEEN = (
    *(0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719),
    *(0.6528, 0.759, 1.0),
)


def test_wilson_81_of_263():
    """0.2553 to 0.3662.

    Source: R. G. Newcombe (1998), Statistics in Medicine 17: 857-872, table I, method 3.
    """
    found = proportion_interval(Proportion(81, 263))
    assert found is not None
    assert (found.low, found.high) == pytest.approx((0.2553, 0.3662), abs=5e-5)


def test_newcombe_56_of_70_less_48_of_80():
    """0.0524 to 0.3339.

    Source: R. G. Newcombe (1998), Statistics in Medicine 17: 873-890, table II, method 10.
    """
    found = compare_proportions(Proportion(56, 70), Proportion(48, 80))
    assert isinstance(found, DifferenceFound)
    assert (found.test.low, found.test.high) == pytest.approx((0.0524, 0.3339), abs=5e-5)


@pytest.mark.parametrize(
    ("correction", "rejected"),
    [(Correction.BENJAMINI_HOCHBERG, 4), (Correction.HOLM, 3), (Correction.BONFERRONI, 3)],
)
def test_fifteen_p_values(correction: Correction, rejected: int):
    """Benjamini and Hochberg find 4, Holm and Bonferroni 3, and 9 lie below 0.05 as they are.

    Source: Y. Benjamini and Y. Hochberg (1995), JRSS B 57: 289-300, section 4.
    """
    assert sum(p <= 0.05 for p in adjusted(FIFTEEN, correction)) == rejected
    assert sum(p <= 0.05 for p in FIFTEEN) == 9


def test_the_first_five_corrected_by_benjamini_and_hochberg():
    """0.0015, 0.003, 0.0095, 0.035625 and 0.0603. Source: the same."""
    found = adjusted(FIFTEEN, Correction.BENJAMINI_HOCHBERG)
    assert found[:5] == pytest.approx((0.0015, 0.003, 0.0095, 0.035625, 0.0603), abs=1e-12)


def test_funnel_limits_of_24_people():
    """64.835445 to 96.449451, and 55.719892 to 100.

    Source: UKHSA, PHEindicatormethods, testdata_funnel_prop_outputs.csv.
    """
    found = limits_for(0.80642448, 24)
    limits = [100 * limit for limit in (found.low_95, found.high_95, found.low_998, found.high_998)]
    assert limits == pytest.approx([64.835445, 96.449451, 55.719892, 100], abs=2e-6)


def test_the_margin_of_120_of_200():
    """43 % plus or minus 6 points.

    Source: Quality and Methodology Information for the Civil Service People Survey 2023.
    """
    assert round(100 * proportion_margin(Fraction(43, 100), 120, population=200)) == 6


def test_a_difference_is_rounded_once():
    """53 and 58 differ by -6, as 52.952 and 58.495 do.

    Source: Civil Service People Survey 2018, Full Technical Guide.
    """
    assert difference_shown(Decimal("52.952"), Decimal("58.495")) == -6
