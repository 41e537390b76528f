"""A ballot is read where it can mean only one thing."""

import pytest
from tests.strategies import COLOURS, EXTENT

from practicecheck.assessments import ballot_point
from practicecheck.errors import Problem


@pytest.mark.parametrize(
    ("written", "point"),
    [
        (2, 2),
        ("2", 2),
        (" 2 ", 2),
        ("2.0", 2),
        ("2,0", 2),
        ("02", 2),
        ("+2", 2),
        ("X", "X"),
        ("x", "X"),
        ("\u00a0x", "X"),
        ("Extent 3", 3),
    ],
)
def test_one_meaning_is_read(written, point):
    """However a person or a spreadsheet writes it."""
    assert ballot_point(written, EXTENT) == point


@pytest.mark.parametrize("written", ["amber", "Amber", " AMBER ", "it is amber"])
def test_words_are_read_as_well(written):
    """Capitals do not matter, and an anchor stands for its point."""
    assert ballot_point(written, COLOURS) == "amber"


@pytest.mark.parametrize(
    "written",
    ["2/3", "2-3", "2 or 3", "2.5", "2,5", "2?", "02-Mar", "2026-03-02", "-", "?", "n/a", "N/A", "none"],
)
def test_two_meanings_are_refused(written):
    """A half point, a date that a spreadsheet made of 2/3, a dash that may be X or a blank."""
    found = ballot_point(written, EXTENT, ("here",))
    assert isinstance(found, Problem)
    assert (found.code.value, found.path) == ("PC231", ("here",))
    assert found.message == f'"{written}" could mean two things.'


@pytest.mark.parametrize("written", [5, "5", -1, "good", "red", "XX", ""])
def test_what_is_not_on_the_scale_is_refused(written):
    """With the points that are."""
    found = ballot_point(written, EXTENT)
    assert isinstance(found, Problem)
    assert found.code.value in ("PC220", "PC231")
    assert found.remedy.startswith("Write one of 0, 1, 2, 3, 4, or X")


def test_x_on_a_scale_without_x_is_refused():
    """It has no place there."""
    found = ballot_point("x", COLOURS)
    assert isinstance(found, Problem)
    assert found.message == "the scale colours has no X."
