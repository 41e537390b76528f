"""Funnels, benchmarks and peers."""

from __future__ import annotations

import random
from fractions import Fraction
from xml.etree import ElementTree as ET

import pytest
import scipy.stats
from hypothesis import given
from hypothesis import strategies as st

from practicecheck.comparison.statistics import (
    Aggregate,
    LimitMethod,
    Measure,
    Place,
    Profile,
    funnel,
    limits_for,
    mean_of_people,
    median_of_organisations,
    peers_of,
    winsorised,
)
from practicecheck.exchange import funnel_notes, funnel_page, funnel_svg


def alike(many: int = 20) -> list[Aggregate]:
    return [Aggregate(f"Council {n}", 60 + 4 * n, 100 + 7 * n) for n in range(many)]


@given(st.floats(0.05, 0.95), st.integers(10, 5000))
def test_outer_limits_lie_outside_inner_ones_and_about_the_target(target: float, of: int) -> None:
    """By either method."""
    for method in LimitMethod:
        found = limits_for(target, of, method=method)
        assert 0 <= found.low_998 <= found.low_95 <= target <= found.high_95 <= found.high_998 <= 1


def test_exact_limits_are_the_counts_at_which_the_tails_end() -> None:
    """What lies beyond them is less probable than the tail."""
    found = limits_for(0.8, 24, method=LimitMethod.EXACT)
    steps = [scipy.stats.binom.ppf(tail, 24, 0.8) for tail in (0.001, 0.025, 0.975, 0.999)]
    limits = [24 * limit for limit in (found.low_998, found.low_95, found.high_95, found.high_998)]
    assert limits == pytest.approx(steps)
    rate = limits_for(2.0, 30, Measure.RATE, method=LimitMethod.EXACT)
    assert 30 * rate.low_95 == pytest.approx(scipy.stats.poisson.ppf(0.025, 60))


def test_the_lines_of_the_picture_fill_in_the_steps_between_counts() -> None:
    """They lie within one count below the limits, and rise and fall without jumps."""
    found = funnel([Aggregate("A", 80, 100), Aggregate("B", 70, 100)], method=LimitMethod.EXACT)
    for of in (20, 50, 333):
        line, steps = found.limits(of), limits_for(0.75, of, method=LimitMethod.EXACT)
        for name in ("low_998", "low_95", "high_95", "high_998"):
            assert getattr(steps, name) - 1 / of <= getattr(line, name) <= getattr(steps, name)


def test_a_full_score_that_is_likely_is_not_outside_of_exact_limits() -> None:
    """20 of 20 happens two times out of three where 98 % answer so."""
    given_ = [Aggregate("A", 20, 20), Aggregate("B", 19, 20), Aggregate("C", 20, 20), Aggregate("D", 58, 60)]
    found = funnel(given_, method=LimitMethod.EXACT)
    assert {own.place for own in found.placed} == {Place.INSIDE}
    alone = funnel([Aggregate("A", 20, 20), Aggregate("B", 20, 20)], method=LimitMethod.EXACT)
    assert {own.place for own in alone.placed} == {Place.INSIDE}


def test_each_organisation_has_its_place() -> None:
    """Outside, between, inside, and too small to be placed or counted in."""
    given_ = [*alike(), Aggregate("Low", 100, 300), Aggregate("Tiny", 3, 4)]
    found = {own.aggregate.name: own for own in funnel(given_).placed}
    assert found["Low"].place is Place.LOW
    assert found["Tiny"].place is Place.TOO_SMALL
    assert found["Council 3"].place is Place.INSIDE
    assert funnel(given_).target == funnel(given_[:-1]).target


def test_limits_widen_only_where_organisations_vary_beyond_chance() -> None:
    """Tau is 0 where sizes explain everything, and widened limits take in more."""
    assert funnel(alike(), overdispersion=True).tau == 0
    dice = random.Random(5)  # noqa: S311 - the same invented councils every time
    wild = [Aggregate(str(n), round(400 * dice.uniform(0.4, 0.8)), 400) for n in range(40)]
    narrow, wide = funnel(wild), funnel(wild, overdispersion=True)
    assert wide.phi is not None
    assert wide.phi > 1
    # All are of one size, so tau is what the variance of the z leaves over.
    error = float(wide.target * (1 - wide.target)) / 400
    assert wide.tau**2 == pytest.approx(error * (40 * wide.phi - 39) / 39)
    assert len(wide.outside) < len(narrow.outside)


def test_winsorising_draws_in_a_tenth_on_either_side() -> None:
    """And leaves the order."""
    assert winsorised(list(range(10))) == (1, 1, 2, 3, 4, 5, 6, 7, 8, 8)
    assert winsorised([]) == ()


@pytest.mark.parametrize(
    "given_",
    [[], [Aggregate("A", 3, 4)], [Aggregate("A", 30, 20)], [Aggregate("A", -1, 20)]],
)
def test_a_funnel_of_nothing_is_refused(given_: list[Aggregate]) -> None:
    """And so are counts that can't be."""
    with pytest.raises(ValueError, match=r"."):
        funnel(given_)


def test_two_benchmarks_have_two_names() -> None:
    """One large organisation makes the mean of people, and not the median of organisations."""
    given_ = [Aggregate("A", 10, 100), Aggregate("B", 20, 100), Aggregate("C", 900, 1000)]
    people, middle = mean_of_people(given_), median_of_organisations(given_)
    assert (people.name, people.value, people.n) == ("mean of people", Fraction(930, 1200), 1200)
    assert (middle.name, middle.value, middle.organisations) == ("median of organisations", Fraction(1, 5), 3)


def test_peers_say_who_was_left_out_and_why() -> None:
    """By name, with the reason."""

    def one(name: str, poor: float | None, kind: str) -> Profile:
        return Profile(name=name, numbers={} if poor is None else {"poor": poor}, words={"kind": kind})

    others = [
        one("A", 11, "unitary"),
        one("B", 30, "unitary"),
        one("C", 10, "county"),
        one("D", None, "unitary"),
    ]
    found = peers_of(one("Own", 10, "unitary"), others, near=["poor"], same=["kind"], most=1)
    assert [peer.name for peer in found.peers] == ["A"]
    assert {left.name: left.why for left in found.left_out} == {
        "B": "farther away than the 1 nearest",
        "C": "another kind",
        "D": "not known: poor",
    }


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(40, 900)), min_size=1, max_size=12), st.booleans())
def test_a_picture_is_sound_whatever_it_shows(pairs: list[tuple[int, int]], rate: bool) -> None:  # noqa: FBT001 - drawn
    """Well formed, with a title and a description, and every name escaped."""
    hostile = "<script>alert(1)</script>&\"'"
    given_ = [Aggregate(f"{hostile}{n}", *pair) for n, pair in enumerate(pairs)]
    found = funnel(given_, Measure.RATE if rate else Measure.PROPORTION)
    picture = funnel_svg(found, title=hostile, across=hostile, up=hostile)
    root = ET.fromstring(picture)  # noqa: S314 - our own text
    assert root[0].text == hostile
    assert root[1].tag.endswith("desc")
    page = funnel_page(found, title=hostile, across=hostile, up=hostile)
    assert "<script" not in page


@pytest.mark.parametrize("count", [0, 40])
def test_where_nothing_varies_no_place_is_read_into_it(count: int) -> None:
    """Everybody at 0 % or 100 % is said, and nobody is counted as inside limits that are none."""
    found = funnel([Aggregate("A", count, 40), Aggregate("B", count, 40)])
    notes = " ".join(funnel_notes(found))
    assert f"Every organisation's figure is {100 * count // 40}.0 %" in notes
    assert "Outside" not in notes
    assert "Outside" in " ".join(funnel_notes(funnel([Aggregate("A", 1, 40), Aggregate("B", 0, 40)])))
