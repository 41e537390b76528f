"""Adding up: what counts, what is left out, how few are too few, and what a score could still become."""

from decimal import Decimal
from fractions import Fraction
from typing import ClassVar

import pytest
from tests.scoring.builders import BLANK, CANNOT, X, a_key, score_of

from practicecheck.assessments import AnswerState
from practicecheck.scoring import (
    Band,
    Bands,
    Counting,
    Half,
    Method,
    Minimum,
    Rounding,
    Totalling,
)


def test_a_score_is_exact_until_it_is_shown():
    """7 of 12 is seven twelfths."""
    total = score_of({"a": [2, 3, 2]}, a_key()).total
    assert total.exact == Fraction(700, 12)
    assert str(total.percent) == "58.3"
    assert (total.points, total.possible) == (7, 12)
    assert total.mean is None


def test_points_are_whole_where_they_are_whole():
    """7, not 7.0; and 2.5 where a weight makes halves."""
    total = score_of({"a": [3, 4]}, a_key({code: Decimal(code) / 2 for code in range(5)})).total
    assert (str(total.points), str(total.possible)) == ("3.5", "4")


def test_a_score_counts_its_items_by_state():
    """Applicable is all but X."""
    total = score_of({"a": [4, X, X, CANNOT, BLANK, BLANK, BLANK, 0]}, a_key()).total
    assert (total.applicable, total.answered, total.not_applicable) == (6, 2, 2)
    assert (total.cannot_answer, total.unanswered) == (1, 3)
    assert not total.complete


def test_what_is_left_out_says_why():
    """The team's reason stands beside it."""
    items = score_of({"a": [4, X, CANNOT, BLANK]}, a_key()).total.items
    assert [item.left_out for item in items] == [
        None,
        "not applicable (there is none)",
        "cannot answer (not recorded)",
        "unanswered",
    ]


def test_a_missing_answer_is_never_a_zero():
    """It leaves the percentage alone, and opens the bounds."""
    total = score_of({"a": [3, BLANK]}, a_key()).total
    assert total.percent == 75
    assert (total.bounds.low, total.bounds.high) == (Decimal("37.5"), Decimal("87.5"))


def test_a_complete_score_equals_its_bounds():
    """Nothing is open."""
    total = score_of({"a": [3, 2, X]}, a_key()).total
    assert total.exact_low == total.exact == total.exact_high
    assert total.complete


def test_a_section_has_bounds_and_completeness_of_its_own():
    """What is open elsewhere is not open in it."""
    card = score_of({"a": [3, 2], "b": [BLANK]}, a_key())
    assert card.section("a").complete
    assert card.section("a").bounds.low == card.section("a").bounds.high == card.section("a").percent
    assert not card.section("b").complete
    assert (card.section("b").bounds.low, card.section("b").bounds.high) == (0, 100)


def test_nothing_applicable_is_no_score_and_has_no_bounds():
    """There is nothing that it could become."""
    total = score_of({"a": [X, X]}, a_key()).total
    assert total.exact is None
    assert total.percent is None
    assert total.bounds is None
    assert total.band is None
    assert total.why_none == "nothing is applicable"
    assert total.complete


def test_nothing_answered_is_no_score_and_could_become_anything():
    """From 0 to 100."""
    total = score_of({"a": [BLANK, CANNOT, X]}, a_key()).total
    assert total.why_none == "nothing is answered"
    assert (total.bounds.low, total.bounds.high) == (0, 100)


def test_missing_answers_can_count_as_the_lowest_point():
    """The score is then the lowest that it could become, and is incomplete all the same."""
    total = score_of({"a": [4, BLANK, CANNOT, X]}, a_key(missing=Counting.LOWEST)).total
    assert (total.points, total.possible) == (4, 12)
    assert total.exact == total.exact_low == Fraction(100, 3)
    assert total.exact_high == 100
    assert not total.complete
    assert total.answered == 1


def test_x_can_count_as_the_lowest_point():
    """A key may say so; X stays apart from answers in the counts."""
    total = score_of({"a": [4, X]}, a_key(not_applicable=Counting.LOWEST)).total
    assert (total.points, total.possible, total.percent) == (4, 8, 50)
    assert (total.applicable, total.answered, total.not_applicable) == (1, 1, 1)
    assert total.exact_low == total.exact_high == total.exact


def test_the_lowest_point_is_what_the_key_says_it_is():
    """1 on a scale from 1 to 5, on reversed items too."""
    key = a_key({n: n for n in range(1, 6)}, missing=Counting.LOWEST, reversed_=("a-2",))
    assert score_of({"a": [5, BLANK]}, key).total.points == 6


class TestMinimum:
    """How few answers are too few."""

    def test_too_few_answers_are_no_score(self):
        """It says how many there are, and how many it takes."""
        total = score_of({"a": [4, 4, BLANK]}, a_key(minimum=Minimum(answered=3))).total
        assert total.percent is None
        assert total.why_none == "2 answered, and the key asks for at least 3"
        assert total.bounds is not None

    def test_just_enough_answers_are_a_score(self):
        """At least means at least."""
        assert score_of({"a": [4, 4, BLANK]}, a_key(minimum=Minimum(answered=2))).total.percent == 100

    def test_a_share_is_a_share_of_what_applies(self):
        """Two of three that apply are more than 60 %."""
        key = a_key(minimum=Minimum(percent=60))
        assert score_of({"a": [4, 4, BLANK, X, X]}, key).total.percent == 100
        total = score_of({"a": [4, BLANK, BLANK, X]}, key).total
        assert total.why_none == "1 of 3 answered, and the key asks for at least 60 %"

    def test_a_share_is_compared_exactly(self):
        """Two thirds are less than 66.7 %, and not less than 66.6 %."""
        assert (
            score_of({"a": [4, 4, BLANK]}, a_key(minimum=Minimum(percent=Decimal("66.7")))).total.exact is None
        )
        assert (
            score_of({"a": [4, 4, BLANK]}, a_key(minimum=Minimum(percent=Decimal("66.6")))).total.exact == 100
        )

    def test_what_can_never_be_enough_has_no_bounds(self):
        """Where two items apply, three can't be answered: bounds would show a score that the key refuses."""
        total = score_of({"a": [4, 3, X, X]}, a_key(minimum=Minimum(answered=3))).total
        assert total.exact is None
        assert total.bounds is None

    def test_it_holds_for_each_section_by_itself(self):
        """A section below it has no score; the whole has one."""
        card = score_of({"a": [4, 4], "b": [4, BLANK]}, a_key(minimum=Minimum(answered=2)))
        assert card.section("a").percent == 100
        assert card.section("b").percent is None
        assert card.total.percent == 100

    def test_what_counts_as_lowest_is_not_answered(self):
        """A minimum asks for answers, not for counted items."""
        key = a_key(minimum=Minimum(answered=2), missing=Counting.LOWEST)
        assert score_of({"a": [4, BLANK]}, key).total.exact is None


class TestTotals:
    """From all items alike, or from the sections."""

    GIVEN: ClassVar = {"a": [4], "b": [0, 0, 0], "c": [X]}

    def test_items_count_alike(self):
        """4 of 16."""
        assert score_of(self.GIVEN, a_key()).total.exact == 25

    def test_sections_count_alike(self):
        """The mean of 100 and 0; what has no score is not in it."""
        total = score_of(self.GIVEN, a_key(totalling=Totalling.SECTIONS)).total
        assert total.exact == 50
        assert (total.points, total.possible) == (4, 16)
        assert total.exact_low == total.exact_high == 50

    def test_means_of_sections_are_averaged_too(self):
        """5 and (1 + 1) / 2."""
        key = a_key({n: n for n in range(1, 6)}, method=Method.SCALE_MEAN, totalling=Totalling.SECTIONS)
        assert score_of({"a": [5], "b": [1, 1]}, key).total.mean == 3

    def test_bounds_go_by_sections(self):
        """100 is known; the other section could become 0 or 100."""
        total = score_of({"a": [4], "b": [BLANK, BLANK]}, a_key(totalling=Totalling.SECTIONS)).total
        assert total.exact == 100
        assert (total.exact_low, total.exact_high) == (50, 100)

    def test_a_total_may_lie_outside_its_bounds_while_a_section_is_below_its_minimum(self):
        """50 without that section; its third answer lifts the total to 58.3 or more."""
        key = a_key(totalling=Totalling.SECTIONS, minimum=Minimum(answered=3))
        total = score_of({"a": [2, 2, 2], "b": [4, 4, BLANK]}, key).total
        assert (total.exact, total.exact_low, total.exact_high) == (50, Fraction(175, 3), 75)
        assert score_of({"a": [2, 2, 2], "b": [4, 4, 0]}, key).total.exact == total.exact_low

    def test_no_section_with_a_score_is_no_total(self):
        """Though the whole has enough answers, no section has."""
        key = a_key(totalling=Totalling.SECTIONS, minimum=Minimum(answered=2))
        total = score_of({"a": [4, BLANK], "b": [4, BLANK]}, key).total
        assert total.exact is None
        assert total.why_none == "no section has a score"
        assert (total.exact_low, total.exact_high) == (50, 100)

    def test_sections_are_not_rounded_before_they_are_averaged(self):
        """A third and two thirds make a half, not 49.95 or 50.05."""
        key = a_key({0: 0, 1: 1, 2: 2, 3: 3}, totalling=Totalling.SECTIONS, rounding=Rounding(decimals=1))
        assert score_of({"a": [1], "b": [2]}, key).total.exact == 50


class TestBands:
    """A named range, looked up after rounding."""

    BANDS = Bands(
        ranges=(Band(label="low", from_=0, to=50), Band(label="high", from_=51, to=100)),
        rounding=Rounding(decimals=0),
        source="a test",
    )

    @pytest.mark.parametrize(
        ("half", "wanted"), [(Half.UP, "high"), (Half.EVEN, "low")], ids=["half up", "half even"]
    )
    def test_a_half_goes_to_the_band_that_its_rounding_says(self, half, wanted):
        """50.5 is 51 or 50."""
        bands = Bands(ranges=self.BANDS.ranges, rounding=Rounding(decimals=0, half=half), source="a test")
        key = a_key({0: 0, 1: Decimal("50.5"), 2: 100}, bands=bands)
        assert score_of({"a": [1]}, key).total.band == wanted

    def test_the_exact_score_is_rounded_and_not_the_shown_one(self):
        """50.46 is shown as 50.5, and is nearer to 50."""
        total = score_of({"a": [1]}, a_key({0: 0, 1: Decimal("50.46"), 2: 100}, bands=self.BANDS)).total
        assert str(total.percent) == "50.5"
        assert total.band == "low"

    def test_a_score_outside_all_bands_has_none(self):
        """Nothing is invented for it."""
        bands = Bands(
            ranges=(Band(label="high", from_=51, to=100),), rounding=Rounding(decimals=0), source="a test"
        )
        assert score_of({"a": [0]}, a_key(bands=bands)).total.band is None

    def test_without_bands_there_is_none(self):
        """A key need not have any."""
        assert score_of({"a": [0]}, a_key()).total.band is None


def test_rounding_to_even_is_a_keys_choice():
    """1 of 16 is 6.25 %."""
    assert str(score_of({"a": [1, 0, 0, 0]}, a_key()).total.percent) == "6.3"
    even = a_key(rounding=Rounding(decimals=1, half=Half.EVEN))
    assert str(score_of({"a": [1, 0, 0, 0]}, even).total.percent) == "6.2"


def test_an_item_knows_whether_it_is_missing():
    """X is not missing; what could not be answered is."""
    items = score_of({"a": [4, X, CANNOT, BLANK]}, a_key()).total.items
    assert [item.missing for item in items] == [False, False, True, True]
    assert [item.counts for item in items] == [True, False, False, False]
    assert items[1].state is AnswerState.NOT_APPLICABLE
