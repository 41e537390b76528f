"""Raking: margins come out, what people have in common beside them stays, and what can't be raked is told."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practicecheck.errors import Code, DocumentError, Severity
from practicecheck.surveys import RakingRule, post_stratify, rake

Cells = dict[tuple[str, ...], int]


@st.composite
def surveys(draw: st.DrawFn) -> tuple[Cells, dict[str, dict[str, int]]]:
    """People in each crossing of two or three variables, and margins that add up to the same."""
    sizes = draw(st.lists(st.integers(1, 4), min_size=2, max_size=3))
    crossed: list[tuple[str, ...]] = [()]
    for size in sizes:
        crossed = [(*cell, str(n)) for cell in crossed for n in range(size)]
    people = {cell: draw(st.integers(1, 40)) for cell in crossed}
    population = {cell: draw(st.integers(1, 40)) for cell in crossed}
    margins: dict[str, dict[str, int]] = {}
    for place, name in enumerate("abc"[: len(sizes)]):
        margins[name] = {}
        for cell, count in population.items():
            margins[name][cell[place]] = margins[name].get(cell[place], 0) + count
    return people, margins


@given(surveys())
def test_raked_people_have_the_shares_of_each_margin(survey: tuple[Cells, dict[str, dict[str, int]]]) -> None:
    """To the tolerance; all weights are above 0, and their mean is 1."""
    people, margins = survey
    raked = rake(people, tuple(margins), margins)
    assert raked.converged
    assert raked.off <= 1e-9
    assert raked.weights.total == pytest.approx(sum(people.values()))
    assert all(own.weight > 0 for own in raked.weights.cells)
    for variable, margin in margins.items():
        whole = sum(margin.values())
        found = raked.weights.shares(variable)
        assert found == pytest.approx({name: count / whole for name, count in margin.items()}, rel=1e-8)


@given(surveys())
def test_raking_keeps_odds_ratios(survey: tuple[Cells, dict[str, dict[str, int]]]) -> None:
    """Weights are products of one factor for each category, so no crossing is favoured over another."""
    people, margins = survey
    of = rake(people, tuple(margins), margins).weights.of
    for one in of:
        for other in of:
            mixed = (one[0], *other[1:]), (other[0], *one[1:])
            if all(cell in of for cell in mixed) and len(one) == 2:
                assert of[one] * of[other] == pytest.approx(of[mixed[0]] * of[mixed[1]], rel=1e-6)


@given(surveys(), st.integers(2, 9))
def test_margins_are_shares(survey: tuple[Cells, dict[str, dict[str, int]]], times: int) -> None:
    """Ten times as many people in the population change no weight."""
    people, margins = survey
    larger = {name: {own: count * times for own, count in margin.items()} for name, margin in margins.items()}
    one, other = (rake(people, tuple(margins), own).weights.of for own in (margins, larger))
    assert other == pytest.approx(one)


@given(st.dictionaries(st.sampled_from("abcd"), st.tuples(st.integers(5, 60), st.integers(1, 900)), min_size=1))
def test_raking_to_one_margin_is_post_stratification(cells: dict[str, tuple[int, int]]) -> None:
    """In one round."""
    people = {(name,): own for name, (own, _) in cells.items()}
    margin = {name: own for name, (_, own) in cells.items()}
    raked = rake(people, ["team"], {"team": margin})
    exact = post_stratify(people, {(name,): own for name, own in margin.items()}, ["team"])
    assert raked.rounds <= 1
    assert raked.weights.of == pytest.approx({cell: float(own) for cell, own in exact.of.items()})


PEOPLE: Cells = {
    ("East", "worker"): 20,
    ("East", "manager"): 5,
    ("West", "worker"): 30,
    ("West", "manager"): 10,
}
MARGINS = {"team": {"East": 60, "West": 40}, "role": {"worker": 80, "manager": 20}}
BY = ("team", "role")


def test_people_who_are_right_already_are_left_alone() -> None:
    """No round is needed, and each counts 1."""
    raked = rake(PEOPLE, BY, {"team": {"East": 25, "West": 40}, "role": {"worker": 50, "manager": 15}})
    assert (raked.rounds, raked.weights.design_effect) == (0, pytest.approx(1))


def test_a_variable_without_a_margin_is_left_as_it_is() -> None:
    """Within a team workers and managers count alike."""
    of = rake(PEOPLE, BY, {"team": MARGINS["team"]}).weights.of
    assert of[("East", "worker")] == of[("East", "manager")] == pytest.approx(0.6 * 65 / 25)


def test_margins_that_contradict_each_other_are_told() -> None:
    """All of East are workers, and more are in East than are workers: no weights do both."""
    people = {("East", "worker"): 20, ("West", "worker"): 30, ("West", "manager"): 10}
    margins = {"team": {"East": 60, "West": 40}, "role": {"worker": 40, "manager": 60}}
    raked = rake(people, BY, margins, RakingRule(most_rounds=50))
    assert not raked.converged
    assert (raked.rounds, raked.off > 0.01) == (50, True)
    empty, told = raked.weights.problems
    assert (empty.severity, told.severity) == (Severity.NOTE, Severity.WARNING)
    assert empty.message == "in 1 of 4 crossings nobody answered."
    assert told.message.startswith("after 50 rounds a share is still off by ")


def test_an_empty_crossing_is_no_fault_where_raking_converges() -> None:
    """It is noted."""
    people = {("East", "worker"): 20, ("West", "worker"): 30, ("West", "manager"): 10}
    raked = rake(people, BY, MARGINS)
    assert raked.converged
    assert [problem.severity for problem in raked.weights.problems] == [Severity.NOTE]


def test_margins_with_different_totals_are_raked_to_and_told() -> None:
    """Their shares are used."""
    raked = rake(PEOPLE, BY, {**MARGINS, "role": {"worker": 88, "manager": 22}})
    (told,) = raked.weights.problems
    assert told.severity is Severity.WARNING
    assert told.message == "the margins add up to different numbers of people: team 100, role 110."
    assert raked.weights.shares("role")["worker"] == pytest.approx(0.8)


def margins(**changed: Mapping[str, int]) -> dict[str, Mapping[str, int]]:
    return {**MARGINS, **changed}


@pytest.mark.parametrize(
    ("people", "by", "to", "message", "remedy"),
    [
        (PEOPLE, BY, {}, "no margin is given", "team or role"),
        (PEOPLE, BY, {"teem": {"East": 1}}, '"teem" makes no cells', "Did you mean team?"),
        (PEOPLE, BY, {"grade": {"East": 1}}, '"grade" makes no cells', "There are: team, role."),
        (PEOPLE, ("team", "team"), {"team": MARGINS["team"]}, "named twice", "once"),
        (PEOPLE, BY, margins(team={"East": 60}), "40 people answered of team West", "Say how many"),
        (
            PEOPLE,
            BY,
            margins(team={"East": 60, "Wesd": 40}),
            "nobody answered of team Wesd",
            "Did you mean West?",
        ),
        (PEOPLE, BY, margins(team={"East": 60, "West": 40, "North": 9}), "of team North, which has 9", "Merge"),
        (PEOPLE, BY, margins(team={"East": 60, "West": 0}), "which has nobody in the", "Say how many"),
        (PEOPLE, BY, margins(team={"East": 60, "West": -4}), "team West has -4 people", "Count them again"),
        (PEOPLE, BY, margins(team={}), "25 people answered of team East", "Say how many"),
        ({}, BY, MARGINS, "there is nobody", "Count the people"),
        ({**PEOPLE, ("East",): 3}, BY, MARGINS, "East names 1 categories, where there are 2", "team, role"),
        ({**PEOPLE, ("East", "worker"): -3}, BY, MARGINS, "East, worker has -3 people", "Count them again"),
    ],
)
def test_what_cannot_be_raked(
    people: Cells, by: tuple[str, ...], to: Mapping[str, Mapping[str, int]], message: str, remedy: str
) -> None:
    """It is told with the place and what to do, and there are no weights."""
    with pytest.raises(DocumentError) as told:
        rake(people, by, to)
    assert {problem.code for problem in told.value.problems} == {Code.WEIGHTING}
    assert any(message in problem.message and remedy in problem.remedy for problem in told.value.problems)


@pytest.mark.parametrize(
    ("tolerance", "most_rounds"), [(0, 5), (-1, 5), (float("nan"), 5), (1e-6, 0), (1e-6, -2)]
)
def test_a_rule_under_which_raking_never_ends(tolerance: float, most_rounds: int) -> None:
    """Is refused."""
    with pytest.raises(ValueError, match="a tolerance above 0"):
        RakingRule(tolerance=tolerance, most_rounds=most_rounds)


def test_the_crossing_that_is_known_by_hand() -> None:
    """Independent people stay independent: the weights are products of two ratios of shares."""
    people = {("a", "x"): 10, ("a", "y"): 30, ("b", "x"): 20, ("b", "y"): 60}
    of = rake(people, ("one", "two"), {"one": {"a": 1, "b": 1}, "two": {"x": 1, "y": 1}}).weights.of
    exact = {
        ("a", "x"): Fraction(3, 2) * 2,
        ("a", "y"): Fraction(3, 2) * Fraction(2, 3),
        ("b", "x"): Fraction(3, 4) * 2,
        ("b", "y"): Fraction(3, 4) * Fraction(2, 3),
    }
    assert of == pytest.approx({cell: float(own) for cell, own in exact.items()})
