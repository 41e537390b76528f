"""Ways over several crosswalks, held against sets: whatever a way shows, holds."""

from __future__ import annotations

from datetime import date
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.frameworks.test_composition import HOLDS, SETS
from tests.strategies import LAW

from practicecheck import Catalogue
from practicecheck.errors import Code, Severity
from practicecheck.frameworks import (
    Confidence,
    Correspondence,
    Coverage,
    Crosswalk,
    CrosswalkRow,
    Derivation,
    FrameworkId,
    Provenance,
    Route,
    RouteStep,
    Wording,
    check_crosswalk,
    contradictions,
    coverage,
    item_pairs,
    route_between,
    route_over,
    routes_between,
)

THERE = Catalogue.builtin()
SHIPPED = tuple(THERE.crosswalks.values())
LINKS = [relation for relation in Correspondence if relation is not Correspondence.NONE]


def row(one: str, relation: str, other: str = "", **said) -> CrosswalkRow:
    usual = {"confidence": Confidence.HIGH, "derived": Derivation.JUDGEMENT, "rationale": "So we read it."}
    return CrosswalkRow(
        from_=tuple(one.split()), to=tuple(other.split()), relation=Correspondence(relation), **usual | said
    )


def walk(start: str, end: str, *rows: CrosswalkRow, name: str | None = None) -> Crosswalk:
    return Crosswalk(
        id=name or f"{start}-to-{end}@1",
        title="One beside the other",
        from_=FrameworkId(start),
        to=FrameworkId(end),
        author="We",
        made_on=date(2026, 1, 1),
        provenance=Provenance(
            publisher="We",
            title="One beside the other",
            date="2026",
            address="https://example.org",
            licence="CC0-1.0",
            attribution="We",
            wording=Wording.OURS,
        ),
        rows=rows,
    )


def said(pairs) -> set[tuple[str, str | None, str]]:
    return {(pair.from_, pair.to, pair.relation.value) for pair in pairs}


# --- what a row says of each item ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("given_row", "found"),
    [
        (row("a b", "subset", "x"), {("a", "x", "subset"), ("b", "x", "subset")}),
        (row("a", "intersects", "x y"), {("a", "x", "intersects"), ("a", "y", "intersects")}),
        (row("a", "equivalent", "x"), {("a", "x", "equivalent")}),
        (row("a b", "equivalent", "x"), {("a", "x", "subset"), ("b", "x", "subset")}),
        (row("a", "equal", "x y"), {("a", "x", "superset"), ("a", "y", "superset")}),
        (row("a b", "equivalent", "x y"), set()),
        (row("a b", "none"), {("a", None, "none"), ("b", None, "none")}),
    ],
)
def test_a_row_of_several_items_says_of_each_no_more_than_is_sure(given_row, found) -> None:
    """Two that together are one, are each a part of it; of two against two nothing is known of any two."""
    assert said(item_pairs(walk("A", "B", given_row))) == found


def test_the_other_way_round_parts_become_wholes_and_none_falls_away() -> None:
    """That an item corresponds to nothing is said of one side only."""
    own = walk("A", "B", row("a", "subset", "x"), row("b", "intersects", "x"), row("c", "none"))
    assert said(item_pairs(own, turned=True)) == {("x", "a", "superset"), ("x", "b", "intersects")}


def test_the_weakest_row_counts() -> None:
    """Over two hops a pair is as sure as the less sure row, and keeps both."""
    one = walk("A", "B", row("a", "equivalent", "b", confidence=Confidence.LOW, derived=Derivation.STATED))
    two = walk("B", "C", row("b", "subset", "c", derived=Derivation.WORDING))
    (pair,) = route_between("A", "C", [one, two]).pairs
    assert (pair.relation, pair.confidence, pair.derived) == (
        Correspondence.SUBSET,
        Confidence.LOW,
        Derivation.WORDING,
    )
    assert [hop.crosswalk for hop in pair.hops] == ["A-to-B@1", "B-to-C@1"]
    assert [hop.row for hop in pair.hops] == [one.rows[0], two.rows[0]]
    assert not pair.scores_compare


def test_what_two_hops_leave_open_is_not_said() -> None:
    """Two that share something with a third need share nothing with each other."""
    one = walk("A", "B", row("a", "intersects", "b"))
    two = walk("B", "C", row("b", "intersects", "c"))
    assert route_between("A", "C", [one, two]).pairs == ()


def test_part_by_one_way_and_whole_by_another_share_something() -> None:
    """No more is kept where two middle items disagree."""
    one = walk("A", "B", row("a", "subset", "b1"), row("a", "superset", "b2"))
    two = walk("B", "C", row("b1", "equal", "c"), row("b2", "equal", "c"))
    assert said(route_between("A", "C", [one, two]).pairs) == {("a", "c", "intersects")}


def test_none_is_carried_on_only_by_what_lies_within() -> None:
    """A part of what corresponds to nothing corresponds to nothing; what only touches it may."""
    one = walk(
        "A", "B", row("in", "subset", "b"), row("touches", "intersects", "b"), row("holds", "superset", "b")
    )
    two = walk("B", "C", row("b", "none"))
    assert said(route_between("A", "C", [one, two]).pairs) == {("in", None, "none")}


# --- laws --------------------------------------------------------------------------------------

WORLD = st.lists(st.sampled_from(SETS), min_size=1, max_size=4)
"""What each item of a framework asks, as a set."""


@st.composite
def chains(draw) -> tuple[list[list[frozenset[int]]], list[Crosswalk]]:
    """Frameworks in a row as sets, and crosswalks between neighbours that say nothing false of them."""
    worlds = draw(st.lists(WORLD, min_size=2, max_size=5))
    walks = []
    for n, (here, there) in enumerate(pairwise(worlds)):
        backward = draw(st.booleans())
        one, other = (there, here) if backward else (here, there)
        rows = []
        for i, asked in enumerate(one):
            linked = False
            for j, met in enumerate(other):
                true = [relation for relation in LINKS if HOLDS[relation](asked, met)]
                if true and draw(st.booleans()):
                    linked = True
                    rows.append(row(f"i{i}", draw(st.sampled_from(true)).value, f"i{j}"))
            if not linked and not any(asked & met for met in other):
                rows.append(row(f"i{i}", "none"))
        names = (f"F{n + 1}", f"F{n}") if backward else (f"F{n}", f"F{n + 1}")
        walks.append(walk(*names, *rows))
    return worlds, walks


@given(chains())
@LAW
def test_what_a_way_shows_holds_whatever_the_items_ask(chain) -> None:
    """If no crosswalk says anything false of the sets, neither does the way over all of them."""
    worlds, walks = chain
    route = route_between("F0", f"F{len(worlds) - 1}", walks)
    assert len(route.steps) == len(walks)
    for pair in route.pairs:
        asked = worlds[0][int(pair.from_[1:])]
        if pair.to is None:
            assert not any(asked & met for met in worlds[-1])
        else:
            assert HOLDS[pair.relation](asked, worlds[-1][int(pair.to[1:])])
        assert len(pair.hops) <= len(walks)
        assert all(hop.row.confidence is Confidence.HIGH for hop in pair.hops)


@given(chains())
@LAW
def test_the_way_back_shows_the_same_from_the_other_side(chain) -> None:
    """There and back are each other's inverse, but for what is said of one side only."""
    worlds, walks = chain
    route = route_between("F0", f"F{len(worlds) - 1}", walks)
    there = {(a, b) for a, b, _ in said(route.pairs) if b is not None}
    back = {(b, a) for a, b, _ in said(route.inverse.pairs) if b is not None}
    assert there == back
    assert route.inverse.inverse == route


@given(st.lists(st.tuples(st.sampled_from("ABCDE"), st.sampled_from("ABCDE")), max_size=12), st.randoms())
@LAW
def test_the_way_is_the_shortest_and_does_not_depend_on_the_order(ends, random) -> None:
    """Circles, repeats and crosswalks from a framework to itself do no harm."""
    walks = [walk(a, b, row("x", "equal", "x"), name=f"{a}-{b}-{n}@1") for n, (a, b) in enumerate(ends)]
    far = {"A": 0}
    for _ in range(5):
        for a, b in [*ends, *((b, a) for a, b in ends)]:
            if a in far:
                far[b] = min(far.get(b, 9), far[a] + 1)
    mixed = list(walks)
    random.shuffle(mixed)
    for end in "BCDE":
        route = route_between("A", end, walks)
        assert (len(route.steps) if route else None) == far.get(end)
        assert route_between("A", end, mixed) == route
        assert route is None or (route.from_, route.to) == ("A", end)


# --- ways --------------------------------------------------------------------------------------


def test_of_two_ways_as_long_the_stronger_is_taken() -> None:
    """One that says what is equivalent goes before one that says what is shared, whatever it is called."""
    weak = walk("A", "B", row("a", "intersects", "b"), name="a-first@1")
    strong = walk("B", "A", row("b", "equivalent", "a"), name="b-second@1")
    assert [own.steps[0].crosswalk.id for own in routes_between("A", "B", [weak, strong])] == [
        "b-second@1",
        "a-first@1",
    ]


def test_very_many_ways_are_weighed_in_part() -> None:
    """Ten frameworks in a row with four crosswalks between each two: a million ways, and nobody waits."""
    names = [f"F{n}" for n in range(11)]
    walks = [
        walk(one, other, row("a", "equal", "a"), name=f"{one}-{other}-{n}@1")
        for one, other in pairwise(names)
        for n in range(4)
    ]
    found = routes_between("F0", "F10", walks)
    assert len(found) == 1_000
    assert said(found[0].pairs) == {("a", "a", "equal")}
    assert [step.crosswalk.id[-3:] for step in found[0].steps] == ["0@1"] * 10


def test_a_way_must_hang_together() -> None:
    """No way is made of crosswalks that do not meet."""
    one, two = walk("A", "B"), walk("C", "D")
    with pytest.raises(ValueError, match="begins where the one before it ends"):
        Route(steps=(RouteStep(crosswalk=one), RouteStep(crosswalk=two)))
    with pytest.raises(ValueError, match="has steps"):
        Route(steps=())


def test_one_crosswalk_is_a_way_from_either_end() -> None:
    """And from nowhere else."""
    own = walk("A", "B")
    assert route_over(own, "A").to == "B"
    assert route_over(own, "B").to == "A"
    assert route_over(own, "C") is None


def test_no_way_leads_from_a_framework_to_itself() -> None:
    """There is nothing to walk over."""
    assert routes_between("A", "A", [walk("A", "A"), walk("A", "B"), walk("B", "A")]) == ()


def test_the_steps_reach_the_standards_of_2020_over_those_of_2014() -> None:
    """Two shipped crosswalks in a row; what fell out of the standards is told as none or not at all."""
    route = route_between("social-work-health-check@2009", "employer-standards@2020", SHIPPED)
    assert [step.crosswalk.id for step in route.steps] == [
        "health-check-to-standards@2026",
        "employer-standards-2014-to-2020@2026",
    ]
    told = {pair.from_: pair for pair in route.pairs}
    assert (told["step-8"].to, told["step-8"].relation.value) == ("standard-5", "subset")
    assert told["step-8"].confidence is Confidence.MEDIUM
    # Step 21 lay within standard 4, of which nothing is left.
    assert told["step-21"].to is None
    assert "step-29" not in told


# --- coverage ----------------------------------------------------------------------------------


def test_every_item_that_takes_an_answer_stands_in_one_place() -> None:
    """On both sides, and over every shipped crosswalk."""
    for own in SHIPPED:
        pairs = RouteStep(crosswalk=own).pairs
        for name, end in ((own.from_, False), (own.to, True)):
            found = coverage(pairs, THERE[name], of_the_end=end)
            items = (*found.whole, *found.in_part, *found.nothing, *found.gaps)
            assert sorted(items) == sorted(n for n, item in THERE[name].items.items() if item.takes)
            assert found.of == len(items)
            assert found.covered == len(found.whole) + len(found.in_part)


def test_the_gaps_of_the_steps_are_told() -> None:
    """No step asks about registration; and each step but one has a standard to do with."""
    pairs = RouteStep(crosswalk=THERE.crosswalks["health-check-to-standards@2026"]).pairs
    steps = coverage(pairs, THERE["social-work-health-check@2009"])
    standards = coverage(pairs, THERE["employer-standards@2014"], of_the_end=True)
    assert (steps.nothing, steps.gaps) == (("step-28",), ())
    assert standards == Coverage(
        in_part=tuple(f"standard-{n}" for n in (1, 2, 3, 4, 5, 6, 8)), gaps=("standard-7",)
    )


# --- contradictions ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        (
            one,
            other,
            {one, other} != {"equal", "equivalent"} and one != other and "intersects" not in (one, other),
        )
        for one, other in product(["equal", "equivalent", "subset", "superset", "intersects"], repeat=2)
    ],
)
def test_two_crosswalks_contradict_each_other_where_both_cannot_be_right(one, other, clash) -> None:
    """Whatever is the same, a part or the whole shares something; but nothing is a part and the whole."""
    pair = walk("A", "B", row("a", one, "b"), name="one@1"), walk("A", "B", row("a", other, "b"), name="two@1")
    found = contradictions(pair)
    assert [problem.code for problem in found] == [Code.CONTRADICTORY_CROSSWALKS] * clash
    assert all(problem.severity is Severity.WARNING for problem in found)


def test_a_crosswalk_the_other_way_contradicts_too() -> None:
    """Parts and wholes are turned round before they are held together; none is heard from both sides."""
    there = walk("A", "B", row("a", "subset", "b"), row("c", "none"))
    assert contradictions([there, walk("B", "A", row("b", "superset", "a"))]) == ()
    (found,) = contradictions([there, walk("B", "A", row("b", "subset", "a"))])
    assert "A-to-B@1 says of a and b: subset of b; B-to-A@1 says: superset of b." in found.message
    (found,) = contradictions([there, walk("B", "A", row("x", "equal", "c"))])
    assert "A-to-B@1 says of c: nothing corresponds; B-to-A@1 says: equal of x." in found.message
    (found,) = contradictions([there, walk("B", "A", row("b", "none"))])
    assert "B-to-A@1 says: nothing corresponds." in found.message


def test_the_shipped_crosswalks_do_not_contradict_each_other() -> None:
    """Nor does any contradict itself."""
    assert contradictions(SHIPPED) == ()


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ((row("a", "subset", "b"), row("a", "superset", "b")), Code.CONTRADICTORY_ROWS),
        ((row("a", "none"), row("a", "superset", "b")), Code.CONTRADICTORY_ROWS),
        ((row("a", "subset", "b"), row("a", "subset", "b")), Code.REPEATED_ID),
        ((row("a", "subset"),), Code.MISSING_KEY),
        ((row("a", "none", "b"),), Code.MISSING_KEY),
        ((row("", "subset", "b"),), Code.MISSING_KEY),
    ],
)
def test_rows_that_cannot_be_are_told(rows, code) -> None:
    """Each with its code, and once."""
    assert [problem.code for problem in check_crosswalk(walk("A", "B", *rows))] == [code]
