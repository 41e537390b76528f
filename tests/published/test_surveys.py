"""Published figures of response, weighting and reliability come out: each test names its source."""

from fractions import Fraction

import pytest
from tests.published.attitude import DEPARTMENTS, ITEMS
from tests.surveys.strategies import key, standards

from practicecheck.surveys import (
    Moments,
    RakingRule,
    ResponseRate,
    WeightedSums,
    alpha_interval,
    cronbach_alpha,
    effective_size,
    item_reliabilities,
    mcdonald_omega,
    rake,
    standardised_alpha,
    survey_results,
    survey_rule,
    tally_rows,
)

ATTITUDE = Moments.of(ITEMS, DEPARTMENTS)


def test_a_response_of_114188_among_189281():
    """60 %.

    Source: Health and Social Care Staff Experience Report 2024.
    """
    assert ResponseRate(issued=189281, returned=114188, usable=114188).percent == 60


def test_ten_people_come_to_53():
    """The mean of their scores, in whole numbers.

    Source: Civil Service People Survey 2018, Full Technical Guide, worked example.
    """
    asked = standards(key("agreement-100@1"))
    # Five items of five points make each of the scores.
    made = {65: "54432", 25: "22222", 70: "54442", 35: "33222", 50: "33333", 100: "55555", 90: "55544"}
    made |= {40: "33322", 20: "22221"}
    rows = [list(made[score]) for score in (65, 25, 70, 35, 50, 100, 90, 40, 20, 35)]
    rule = survey_rule(asked.framework, asked.key, asked.items[:5])
    [part] = survey_results(tally_rows(rows, asked.items[:5], rule)).parts
    assert (part.spread.mean, part.spread.people) == (53, 10)


def test_kishs_effective_size_of_seven_people():
    """Weights 1, 1, 1, 1, 2, 2 and 4 count as 36/7 people; the design effect is 49/36.

    Source: L. Kish (1965), Survey sampling, section 11.7: the formula, worked by hand.
    """
    weights = (1, 1, 1, 1, 2, 2, 4)
    sums = WeightedSums.of((weight, 0) for weight in weights)
    assert sums.effective == effective_size(Fraction(12), Fraction(28)) == Fraction(36, 7)
    assert float(7 / sums.effective) == pytest.approx(1.3611111111111112, abs=1e-12)


def test_four_rows_and_columns_after_three_rounds():
    """The sixteen figures to two decimals.

    Source: Wikipedia, Iterative proportional fitting, section Example, which stops after three rounds.
    """
    seed = ((40, 30, 20, 10), (35, 50, 100, 75), (30, 80, 70, 120), (20, 30, 40, 50))
    people = {(str(i), str(j)): own for i, row in enumerate(seed) for j, own in enumerate(row)}
    rows = dict(zip("0123", (150, 300, 400, 150), strict=True))
    columns = dict(zip("0123", (200, 300, 400, 100), strict=True))
    raked = rake(people, ("row", "column"), {"row": rows, "column": columns}, RakingRule(most_rounds=3))
    fitted = [1000 * own.people * own.weight / raked.weights.total for own in raked.weights.cells]
    published = (
        *(64.61, 46.28, 35.42, 3.83, 49.95, 68.15, 156.49, 25.37),
        *(56.70, 144.40, 145.06, 53.76, 28.74, 41.18, 63.03, 17.03),
    )
    assert fitted == pytest.approx(published, abs=0.005)
    assert not raked.converged


def test_cronbachs_alpha_of_attitude():
    """0.84, standardised 0.84, with Feldt's interval from 0.74 to 0.92.

    Source: W. Revelle, the manual of the package psych on CRAN, alpha, whose example is this data set.
    """
    alpha = cronbach_alpha(ATTITUDE)
    assert str(alpha.shown) == str(standardised_alpha(ATTITUDE).shown) == "0.84"
    interval = alpha_interval(alpha)
    assert interval is not None
    assert (round(interval.low, 2), round(interval.high, 2)) == (0.74, 0.92)


def test_each_item_of_attitude_beside_the_others():
    """Alpha without it, and its correlation with the rest.

    Source: W. Revelle, An overview of the psych package, table of alpha(attitude).
    """
    found = item_reliabilities(ATTITUDE)
    assert [float(own.alpha_without.shown) for own in found] == [0.81, 0.80, 0.83, 0.80, 0.80, 0.86, 0.84]
    assert [round(own.rest, 2) for own in found] == [0.67, 0.74, 0.56, 0.71, 0.79, 0.27, 0.46]


def test_mcdonalds_omega_of_attitude():
    """0.8563 by maximum likelihood; our factor of least squared residuals comes within 0.005 of it.

    Source: S. D. Winter, ESCP 8082 R labs, ci.reliability(attitude, type = "omega") of the package MBESS.
    """
    omega = mcdonald_omega(ATTITUDE).reliability
    assert omega.value == pytest.approx(0.8563268, abs=0.005)
