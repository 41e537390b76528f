"""Weights by cell: what they make of those who answered, what they cost, and what can't be weighted."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practicecheck.errors import Code, DocumentError, Severity
from practicecheck.surveys import (
    CellWeight,
    Weights,
    effective_size,
    merge_cells,
    post_stratify,
    trim,
)

CELLS = st.dictionaries(
    st.tuples(st.sampled_from("abcd"), st.sampled_from("xyz")),
    st.tuples(st.integers(1, 60), st.integers(1, 9000)),
    min_size=1,
)


def weights_of(*pairs: tuple[int, Fraction | float]) -> Weights:
    cells = tuple(CellWeight(cell=(str(n),), people=own, weight=by) for n, (own, by) in enumerate(pairs))
    return Weights(by=("cell",), cells=cells, method="by hand")


@given(CELLS)
def test_post_stratified_people_have_the_shares_of_the_population(
    cells: dict[tuple[str, str], tuple[int, int]],
) -> None:
    """Exactly, cell by cell and by each variable; and the mean weight is 1."""
    people = {cell: own for cell, (own, _) in cells.items()}
    population = {cell: own for cell, (_, own) in cells.items()}
    whole = sum(population.values())
    weights = post_stratify(people, population, ("team", "role"))
    assert weights.total == weights.people == sum(people.values())
    for cell, count in population.items():
        assert people[cell] * weights.of[cell] / weights.total == Fraction(count, whole)
    for place, variable in enumerate(weights.by):
        for category, share in weights.shares(variable).items():
            wanted = sum(own for cell, own in population.items() if cell[place] == category)
            assert share == Fraction(wanted, whole)


@given(CELLS)
def test_nobody_counts_for_more_than_one_person_in_all(cells: dict[tuple[str, str], tuple[int, int]]) -> None:
    """The effective size is at most the number of people, and the same just where all weights are."""
    weights = post_stratify(
        {cell: own for cell, (own, _) in cells.items()}, {cell: own for cell, (_, own) in cells.items()}, "tr"
    )
    alike = len(set(weights.of.values())) == 1
    assert (weights.effective == weights.people) is alike
    assert 1 <= weights.effective <= weights.people
    assert (weights.design_effect == 1) is alike


@given(
    st.lists(st.tuples(st.integers(1, 20), st.fractions(Fraction(1, 50), 50)), min_size=1), st.fractions(1.1, 9)
)
def test_trimmed_weights_keep_their_sum(pairs: list[tuple[int, Fraction]], most: Fraction) -> None:
    """None is above the cap, the design effect is no larger, and the others keep their order."""
    weights = weights_of(*pairs)
    trimmed = trim(weights, most=most)
    now = trimmed.weights
    assert now.total == weights.total
    assert now.largest <= most * now.total / now.people
    assert now.design_effect <= trimmed.before == weights.design_effect
    assert 0 <= trimmed.moved < 1
    ordered = sorted(weights.of, key=lambda cell: weights.of[cell])
    after = [now.of[cell] for cell in ordered]
    assert after == sorted(after)
    assert bool(trimmed.capped) is (now != weights)


def test_what_trimming_did_is_told() -> None:
    """How many people, and how much weight went from them to others."""
    trimmed = trim(weights_of((9, Fraction(1, 2)), (1, Fraction(11, 2))), most=2)
    assert trimmed.weights.of == {("0",): Fraction(8, 9), ("1",): Fraction(2)}
    assert (trimmed.capped, trimmed.people, trimmed.moved) == ((("1",),), 1, 0.35)
    (told,) = trimmed.weights.problems
    assert told.severity is Severity.NOTE
    assert told.message == (
        "people of 1 cells were held to 2 times the mean weight, and 35 % of all weight went to the others."
    )
    assert trimmed.weights.method == "by hand, at most 2 times the mean"


def test_weights_below_the_cap_are_left_alone() -> None:
    """Nothing is told then."""
    weights = weights_of((9, Fraction(1)), (1, Fraction(2)))
    assert trim(weights).weights == weights


@pytest.mark.parametrize("most", [1, 0, -3, Fraction(1, 2)])
def test_a_cap_at_the_mean_or_below_is_refused(most: int | Fraction) -> None:
    """No weights with that mean would keep to it."""
    with pytest.raises(ValueError, match="if the mean is to stay"):
        trim(weights_of((1, 1), (1, 2)), most=most)


def test_a_cap_that_pushes_others_over_it_holds_them_too() -> None:
    """They are weighted up by what was taken away, and held in a second go."""
    trimmed = trim(weights_of((10, Fraction(1, 10)), (1, Fraction(19, 10)), (1, Fraction(9))), most=2)
    assert trimmed.weights.of[("1",)] == trimmed.weights.of[("2",)] == 2 * Fraction(119, 10) / 12
    assert trimmed.weights.total == Fraction(119, 10)


PEOPLE = {("East",): 20, ("West",): 30}
POPULATION = {("East",): 60, ("West",): 40}


def test_a_share_by_a_share() -> None:
    """East is 60 % of all and 40 % of those who answered: each of them counts 1.5."""
    weights = post_stratify(PEOPLE, POPULATION, ["team"])
    assert weights.of == {("East",): Fraction(3, 2), ("West",): Fraction(2, 3)}
    assert weights.largest == Fraction(3, 2)
    assert weights.method == "post-stratification by team"
    assert weights.problems == ()


@pytest.mark.parametrize(
    ("people", "population", "message", "remedy"),
    [
        (PEOPLE, {**POPULATION, ("North",): 5}, "nobody answered of North, which has 5", "Merge the cell"),
        (
            {**PEOPLE, ("North",): 0},
            {**POPULATION, ("North",): 5},
            "nobody answered of North",
            "Merge the cell",
        ),
        ({**PEOPLE, ("North",): 7}, POPULATION, "7 people answered of North, which has nobody", "Say how many"),
        ({**PEOPLE, ("Eest",): 7}, POPULATION, "7 people answered of Eest", "Did you mean East?"),
        ({**PEOPLE, ("North",): 7}, {**POPULATION, ("North",): 0}, "which has nobody", "Say how many"),
        ({**PEOPLE, ("West",): -1}, POPULATION, "West has -1 people", "Count them again"),
        (PEOPLE, {**POPULATION, ("West",): -1}, "West has -1 people", "Count them again"),
        ({}, POPULATION, "there is nobody", "Count the people"),
        (PEOPLE, {}, "there is nobody", "Count the people"),
        ({("East",): 0}, POPULATION, "there is nobody", "Count the people"),
        (
            {**PEOPLE, ("East", "Duty"): 3},
            POPULATION,
            "East, Duty names 2 categories",
            "Name one of each: team",
        ),
        ({**PEOPLE, (): 3}, POPULATION, "the cell without a name names 0 categories", "Name one of each"),
    ],
)
def test_what_cannot_be_weighted(
    people: dict[tuple[str, ...], int], population: dict[tuple[str, ...], int], message: str, remedy: str
) -> None:
    """It is told with the cell and what to do, and there are no weights."""
    with pytest.raises(DocumentError) as told:
        post_stratify(people, population, ["team"])
    assert {problem.code for problem in told.value.problems} == {Code.WEIGHTING}
    assert any(message in problem.message and remedy in problem.remedy for problem in told.value.problems)


def test_all_that_is_amiss_is_told_at_once() -> None:
    """Three cells, three problems."""
    with pytest.raises(DocumentError) as told:
        post_stratify({("East",): 5, ("South",): 5, ("Up",): 5}, {("East",): 9, ("North",): 9}, ["team"])
    assert [problem.path for problem in told.value.problems] == [("North",), ("South",), ("Up",)]


def test_few_people_who_stand_for_many_are_told() -> None:
    """As a warning; the weights are there."""
    weights = post_stratify({("East",): 4, ("West",): 30}, POPULATION, ["team"])
    (told,) = weights.problems
    assert told.severity is Severity.WARNING
    assert told.message == "East: 4 answered, and stand for 60."


def test_merged_cells_are_counted_together() -> None:
    """In both tables alike, and the weights are there."""
    into = {("North",): ("East",)}
    people = merge_cells(PEOPLE, into)
    population = merge_cells({**POPULATION, ("North",): 5}, into)
    assert people == PEOPLE
    assert population == {("East",): 65, ("West",): 40}
    assert post_stratify(people, population, ["team"]).total == 50


@given(st.dictionaries(st.tuples(st.sampled_from("abcdef")), st.integers(0, 99)), st.data())
def test_merging_loses_nobody(counts: dict[tuple[str, ...], int], data: st.DataObject) -> None:
    """All people are counted, and merged cells are gone."""
    gone = data.draw(st.sets(st.sampled_from("abc").map(lambda name: (name,))))
    merged = merge_cells(counts, dict.fromkeys(gone, ("z",)))
    assert sum(merged.values()) == sum(counts.values())
    assert not gone & merged.keys()


def test_a_cell_that_is_merged_twice_over_is_refused() -> None:
    """Where its people end would depend on the order."""
    with pytest.raises(ValueError, match="goes elsewhere itself"):
        merge_cells(PEOPLE, {("East",): ("West",), ("West",): ("North",)})


def test_shares_by_what_makes_no_cells() -> None:
    """Are not known."""
    with pytest.raises(ValueError, match="role"):
        post_stratify(PEOPLE, POPULATION, ["team"]).shares("role")


@pytest.mark.parametrize("squares", [0, 0.0, -1, float("nan")])
def test_nobody_has_no_effective_size(squares: float) -> None:
    """It is not 0: there is nothing to count."""
    with pytest.raises(ValueError, match="nobody counts"):
        effective_size(0.0, squares)
