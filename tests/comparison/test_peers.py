"""Peers: who is chosen depends on what is known of organisations, and on nothing else."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from practicecheck.comparison.statistics import Aggregate, Profile, funnel, peer_benchmarks, peers_of
from practicecheck.exchange import peers_csv, read_chosen_peers, table_text

from .builders import LAW

_NUMBERS = st.integers(-1000, 1000)


@st.composite
def profiles(draw) -> list[Profile]:
    """Two to eight organisations, of which not everything is known."""
    many = draw(st.integers(2, 8))
    return [
        Profile(
            name=f"C{n}",
            numbers={
                name: float(draw(_NUMBERS)) for name in ("people", "poor") if n == 0 or draw(st.integers(0, 4))
            },
            words={"kind": draw(st.sampled_from(["county", "unitary"]))},
        )
        for n in range(many)
    ]


def chosen(own: Profile, others: list[Profile], most: int = 3):
    return peers_of(own, others, near=["people", "poor"], same=["kind"], most=most)


@LAW
@given(profiles(), st.integers(1, 9))
def test_everybody_else_is_a_peer_or_is_left_out_with_a_reason(known, most) -> None:
    """Never both, and never the organisation itself; the peers are the nearest of those that can be."""
    found = chosen(known[0], known, most)
    names = [*(own.name for own in found.peers), *(own.name for own in found.left_out)]
    assert sorted(names) == [own.name for own in known[1:]]
    assert all(own.why for own in found.left_out)
    farther = [own.distance for own in found.left_out if own.distance is not None]
    assert all(own.distance <= min(farther) for own in found.peers if farther)
    assert len(found.peers) == most or not farther


@LAW
@given(profiles(), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_is_nothing_that_peers_are_chosen_by(known, random) -> None:
    mixed = [*known]
    random.shuffle(mixed)
    one, other = chosen(known[0], known), chosen(known[0], mixed)
    assert [own.name for own in one.peers] == [own.name for own in other.peers]
    assert {own.name: own.why for own in one.left_out} == {own.name: own.why for own in other.left_out}


@LAW
@given(profiles(), st.sampled_from([0.125, 4.0, 1024.0]))
def test_the_unit_of_a_number_is_nothing_that_peers_are_chosen_by(known, factor) -> None:
    """People or thousands of people: a number counts in its standard deviations."""
    other = [
        attrs.evolve(own, numbers={name: factor * number for name, number in own.numbers.items()})
        for own in known
    ]
    one, scaled = chosen(known[0], known), chosen(other[0], other)
    assert [own.name for own in one.peers] == [own.name for own in scaled.peers]
    assert [own.distance for own in one.peers] == pytest.approx([own.distance for own in scaled.peers])


@LAW
@given(profiles())
def test_a_list_of_peers_is_read_as_it_was_written(known) -> None:
    found = chosen(known[0], known)
    read = read_chosen_peers(table_text(peers_csv(found).encode(), "peers.csv"))
    assert (read.of, read.peers) == (found.of, tuple(own.name for own in found.peers))


def test_an_organisation_is_in_no_benchmark_of_its_own_peers() -> None:
    """Nor is anybody twice, or anybody who is too small to be placed."""
    found = funnel([Aggregate("Own", 50, 100), Aggregate("Near", 30, 100), Aggregate("Small", 1, 5)])
    beside = peer_benchmarks(found, "Own", ["Own", "Near", "Near", "Small", "Gone"])
    assert (beside.own, beside.peers, beside.left_out) == (0.5, ("Near",), ("Small", "Gone"))
    assert [(own.name, float(own.value or 0), own.organisations) for own in beside.benchmarks] == [
        ("mean of people", 0.3, 1),
        ("median of organisations", 0.3, 1),
    ]
