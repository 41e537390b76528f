"""Published figures of agreement among raters come out: each test names its source."""

from fractions import Fraction

import pytest

from practicecheck.scoring import (
    ballot_agreement,
    krippendorff_alpha,
    r_wg,
    tastle_wierman,
    van_der_eijk,
    weighted_kappa,
)

FOUR_BY_TWELVE = (
    (1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None),
    (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3),
    (None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None),
    (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None),
)
SEVEN_POINTS = (30, 40, 210, 130, 530, 50, 10)


def test_krippendorffs_alpha_of_four_observers_and_twelve_units():
    """0.815 for ordered points; the last unit has one ballot and drops out.

    Source: K. Krippendorff (2011), Computing Krippendorff's alpha-reliability, section C; six decimals from two
    independent programs.
    """
    units = [[unit.count(point) for point in range(1, 6)] for unit in zip(*FOUR_BY_TWELVE, strict=True)]
    assert float(krippendorff_alpha(units).value) == pytest.approx(0.815388, abs=5e-7)


def test_van_der_eijks_agreement_and_polarisation_on_seven_points():
    """0.6113 and, from it, 0.1943.

    Source: C. van der Eijk (2001), Measuring agreement in ordered rating scales, page 331, as computed in the
    manual of the package agrmt 1.42.12 on CRAN.
    """
    value = van_der_eijk(SEVEN_POINTS).value
    assert float(value) == pytest.approx(0.6113333, abs=5e-8)
    assert float((1 - value) / 2) == pytest.approx(0.1943333, abs=5e-8)


def test_tastle_and_wiermans_consensus_on_seven_points():
    """0.7257.

    Source: the manual of the package agrmt 1.42.12 on CRAN, of the same ballots.
    """
    assert tastle_wierman(SEVEN_POINTS).value == pytest.approx(0.7256876, abs=5e-8)


def test_r_wg_of_ten_raters_on_five_points():
    """2, 3, 3, 3, 2, 3, 3, 4, 3 and 3 make 0.838889.

    Source: L. R. James, R. G. Demaree and G. Wolf (1984), as computed in the manual of the package multilevel
    on CRAN.
    """
    assert float(r_wg((0, 2, 7, 1, 0)).value) == pytest.approx(0.838889, abs=5e-7)


def test_the_average_deviation_of_the_same_ten_raters():
    """0.36, from the mean.

    Source: M. J. Burke, L. M. Finkelstein and M. S. Dusig (1999); the same ballots.
    """
    assert ballot_agreement((0, 2, 7, 1, 0)).deviation == Fraction(36, 100)


def test_weighted_kappa_of_91_couples():
    """0.237 with a weight that grows by the step.

    Source: M. Hout, O. D. Duncan and M. E. Sobel (1987), Sociological Methodology 17: 145-184, the answers of
    91 married couples on four points; the value as M. Friendly (2000), Visualizing Categorical Data, and the
    package vcd on CRAN give it.
    """
    table = ((7, 7, 2, 3), (2, 8, 3, 7), (1, 5, 4, 9), (2, 8, 9, 14))
    pairs = [(i, j) for i, row in enumerate(table) for j, count in enumerate(row) for _ in range(count)]
    assert len(pairs) == 91
    assert float(weighted_kappa(pairs).value) == pytest.approx(0.2374, abs=5e-5)


@pytest.mark.parametrize(
    ("counts", "value"), [((10, 0, 0, 0, 0), 1), ((2, 2, 2, 2, 2), 0), ((5, 0, 0, 0, 5), -1)]
)
def test_van_der_eijks_agreement_of_the_three_plain_cases(counts, value):
    """All on one point 1, spread evenly 0, half at either end -1.

    Source: C. van der Eijk (2001).
    """
    assert van_der_eijk(counts).value == value
