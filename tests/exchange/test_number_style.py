"""Numbers are read if they can only mean one thing."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import LAW

from practicecheck.exchange._number_style import NumberStyle, number_in, sign_shown, style_of
from practicecheck.exchange._source import Unusable
from practicecheck.scoring import DecimalSign

POINT, COMMA = NumberStyle(decimal=DecimalSign.POINT), NumberStyle(decimal=DecimalSign.COMMA)
OPEN = NumberStyle(decimal=None)


@pytest.mark.parametrize(
    ("written", "style", "number"),
    [
        ("12", OPEN, "12"),
        ("0", POINT, "0"),
        ("12.5", POINT, "12.5"),
        (".5", POINT, "0.5"),
        ("12.345", POINT, "12.345"),
        ("1,234", POINT, "1234"),
        ("1,234.5", POINT, "1234.5"),
        ("12,345,678", POINT, "12345678"),
        ("12,5", COMMA, "12.5"),
        ("1.234", COMMA, "1234"),
        ("1.234,5", COMMA, "1234.5"),
        ("1,234", COMMA, "1.234"),
        ("1 234", POINT, "1234"),
        ("1\u00a0234.5", POINT, "1234.5"),
        ("1\u202f234\u202f567", OPEN, "1234567"),
        ("1 234,5", COMMA, "1234.5"),
    ],
)
def test_a_number_is_read_exactly_as_its_table_writes_numbers(written, style, number) -> None:
    assert number_in(written, style) == Decimal(number)


@pytest.mark.parametrize(
    ("written", "style", "code"),
    [
        ("about 40", POINT, "PC726"),
        ("12a", POINT, "PC726"),
        ("-3", POINT, "PC726"),
        ("\u22123.5", POINT, "PC726"),
        ("1.2E+05", POINT, "PC726"),
        ("12,34,567", POINT, "PC726"),
        ("1 23", POINT, "PC726"),
        ("1.", POINT, "PC726"),
        ("£12", POINT, "PC726"),
        ("=A1", POINT, "PC726"),
        ("٣", POINT, None),
        ("9" * 41, POINT, "PC726"),
        ("-", POINT, "PC726"),
        ("12,5", POINT, "PC727"),
        ("0,125", POINT, "PC727"),
        ("1.234,5", POINT, "PC727"),
        ("12.5", COMMA, "PC727"),
        ("1,234", OPEN, "PC727"),
        ("1.234", OPEN, "PC727"),
    ],
)
def test_what_is_no_number_or_could_be_two_is_refused(written, style, code) -> None:
    if code is None:
        assert number_in(written, style) == 3
        return
    with pytest.raises(Unusable) as caught:
        number_in(written, style)
    assert caught.value.code.value == code
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("numbers", "separator", "decimal"),
    [
        (["12", "1,234"], ",", DecimalSign.POINT),
        (["12", "1,234"], "\t", DecimalSign.POINT),
        (["12", "1,234"], ";", None),
        (["12", "1,234", "12.5"], ";", DecimalSign.POINT),
        (["12", "1.234", "12,5"], ";", DecimalSign.COMMA),
        (["12,5", "7,25"], ",", DecimalSign.COMMA),
        (["12.5", "12,5", "3.1"], ";", DecimalSign.POINT),
        ([], ";", None),
        (["z", "low"], ",", DecimalSign.POINT),
    ],
)
def test_a_table_shows_how_it_writes_numbers(numbers, separator, decimal) -> None:
    assert style_of(numbers, separator=separator, said=None).decimal is decimal


def test_what_the_mapping_says_holds() -> None:
    assert style_of(["12.5"], separator=",", said=DecimalSign.COMMA) == COMMA


def test_one_decimal_comma_among_thousands_makes_no_fractions_of_them() -> None:
    """Between commas, a decimal comma is odd: 12,5 is read, and 1,234 may still be a thousand and more."""
    style = style_of(["12,5", "1,234"], separator=",", said=None)
    assert number_in("12,5", style) == Decimal("12.5")
    with pytest.raises(Unusable, match="may be a thousand and more"):
        number_in("1,234", style)
    usual = style_of(["12,5", "1.234"], separator=";", said=None)
    assert number_in("1.234", usual) == 1234


def test_a_number_that_is_written_otherwise_is_told_with_one_that_shows_how() -> None:
    style = style_of(["12.5", "12,5", "3.1"], separator=",", said=None)
    with pytest.raises(Unusable) as caught:
        number_in("12,5", style)
    assert '"12.5" shows otherwise' in caught.value.message


@LAW
@given(st.decimals(0, 10**7, places=2), st.booleans())
def test_a_number_comes_back_whichever_way_it_was_written(number: Decimal, grouped: bool) -> None:  # noqa: FBT001 - drawn
    english = f"{number:,f}" if grouped else f"{number:f}"
    assert number_in(english, POINT) == number
    german = english.replace(",", " ").replace(".", ",").replace(" ", ".")
    assert number_in(german, COMMA) == number
    assert sign_shown(english) in {None, DecimalSign.POINT}
