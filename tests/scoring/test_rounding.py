"""Rounding: once, at the end, from the exact value."""

import decimal
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practicecheck.scoring import Half, Rounding, rounded, shown

DECIMALS = st.integers(min_value=0, max_value=6)
HALVES = st.integers(min_value=-(10**9), max_value=10**9)


@pytest.mark.parametrize(
    ("exact", "decimals", "half", "wanted"),
    [
        ("0.05", 1, Half.UP, "0.1"),
        ("0.05", 1, Half.EVEN, "0.0"),
        ("0.15", 1, Half.EVEN, "0.2"),
        ("0.25", 1, Half.UP, "0.3"),
        ("0.25", 1, Half.EVEN, "0.2"),
        ("50.5", 0, Half.UP, "51"),
        ("50.5", 0, Half.EVEN, "50"),
        ("-0.5", 0, Half.UP, "-1"),
        ("-0.5", 0, Half.EVEN, "0"),
        ("-0.04", 1, Half.UP, "0.0"),
        ("0.45", 0, Half.UP, "0"),
        ("58", 1, Half.UP, "58.0"),
    ],
)
def test_a_half_goes_where_the_key_says(exact, decimals, half, wanted):
    """Up is away from zero; even is the even neighbour; zero has no sign."""
    assert str(rounded(Fraction(exact), Rounding(decimals=decimals, half=half))) == wanted


def test_a_value_is_not_rounded_by_steps():
    """0.4499 by way of 0.45 and 0.5 would become 1."""
    assert rounded(Fraction("0.4499"), Rounding(decimals=0)) == 0


@given(exact=st.decimals(min_value=-(10**6), max_value=10**6, places=9), decimals=DECIMALS)
def test_rounding_agrees_with_decimal(exact, decimals):
    """Python's own decimals round the same way, half up and half to even."""
    step = Decimal(1).scaleb(-decimals)
    for half, theirs in ((Half.UP, ROUND_HALF_UP), (Half.EVEN, ROUND_HALF_EVEN)):
        ours = rounded(Fraction(exact), Rounding(decimals=decimals, half=half))
        assert ours == exact.quantize(step, rounding=theirs)
        assert ours.as_tuple().exponent == -decimals


@given(halves=HALVES, decimals=DECIMALS)
def test_rounding_agrees_with_decimal_exactly_between_two(halves, decimals):
    """Ties are where rounding goes wrong."""
    exact = Decimal(2 * halves + 1).scaleb(-decimals) / 2
    step = Decimal(1).scaleb(-decimals)
    for half, theirs in ((Half.UP, ROUND_HALF_UP), (Half.EVEN, ROUND_HALF_EVEN)):
        assert rounded(Fraction(exact), Rounding(decimals=decimals, half=half)) == exact.quantize(
            step, rounding=theirs
        )


@given(low=st.fractions(), high=st.fractions(), decimals=DECIMALS, half=st.sampled_from(Half))
def test_rounding_keeps_order(low, high, decimals, half):
    """What is not larger is not shown as larger."""
    low, high = sorted((low, high))
    rounding = Rounding(decimals=decimals, half=half)
    assert rounded(low, rounding) <= rounded(high, rounding)


def test_a_hosts_decimal_precision_changes_nothing():
    """A program that embeds us may have set its decimals as it likes."""
    with decimal.localcontext(decimal.Context(prec=2, traps=[decimal.Inexact, decimal.Rounded])):
        assert str(rounded(Fraction(123456, 1000), Rounding(decimals=2))) == "123.46"
        assert shown(Fraction(123456, 1000)) == "123.456"


@pytest.mark.parametrize(
    ("exact", "wanted"),
    [
        (Fraction(7), "7"),
        (Fraction(100), "100"),
        (Fraction(0), "0"),
        (Fraction(75, 2), "37.5"),
        (Fraction(-75, 2), "-37.5"),
        (Fraction(1, 8), "0.125"),
        (Fraction(3, 250), "0.012"),
        (Fraction(175, 3), "175/3"),
    ],
)
def test_an_exact_value_is_shown_as_a_person_writes_it(exact, wanted):
    """A decimal where one is exact, a fraction where none is."""
    assert shown(exact) == wanted


@given(exact=st.fractions())
def test_what_is_shown_is_exact(exact):
    """Reading it back gives the same value."""
    assert Fraction(shown(exact)) == exact
