"""A tree of units: what it knows, and what is wrong with one."""

import pytest

from practicecheck.assessments import Unit, UnitId, UnitTree, check_units
from practicecheck.errors import Code


def a_unit(unit_id: str, within: str | None = None, **other) -> Unit:
    return Unit(id=unit_id, within=None if within is None else UnitId(within), **other)


def a_tree(*units: Unit) -> UnitTree:
    return UnitTree(units=units)


TREE = a_tree(
    a_unit("top", name="Children's social work"),
    a_unit("duty", "east", name="Duty team", also_known_as=("First response",)),
    a_unit("east", "top"),
    a_unit("west", "top"),
    a_unit("night", "east"),
)


def codes(tree: UnitTree) -> list[str]:
    return [problem.code.value for problem in check_units(tree)]


def test_the_one_within_nothing_stands_at_the_top() -> None:
    """Wherever it stands in the file."""
    assert a_tree(a_unit("duty", "top"), a_unit("top")).root.id == "top"


def test_a_walk_goes_down_in_the_order_of_the_file() -> None:
    """Each unit before those below it."""
    assert [(unit.id, depth) for unit, depth in TREE.walk("top")] == [
        ("top", 0),
        ("east", 1),
        ("duty", 2),
        ("night", 2),
        ("west", 1),
    ]


def test_teams_are_the_units_with_none_below() -> None:
    """Whatever their level is called."""
    assert [unit.id for unit in TREE.teams("top")] == ["duty", "night", "west"]
    assert [unit.id for unit in TREE.teams("west")] == ["west"]


@pytest.mark.parametrize("name", ["duty", "Duty team", "DUTY  team", "first response"])
def test_a_unit_is_found_by_any_of_its_names(name: str) -> None:
    """Capitals and blanks don't matter."""
    found = TREE.find(name)
    assert found is not None
    assert found.id == "duty"


@pytest.mark.parametrize("name", ["Children\u2019s caf\u00e9", "Children's cafe\u0301"])
def test_a_name_is_found_however_a_program_writes_its_letters(name: str) -> None:
    """A word processor bends apostrophes, and some systems write an accent apart from its letter."""
    tree = a_tree(a_unit("top"), a_unit("duty", "top", name="Children's caf\u00e9"))
    found = tree.find(name)
    assert found is not None
    assert found.id == "duty"


def test_a_name_that_is_not_there_finds_nothing() -> None:
    """It is not guessed."""
    assert TREE.find("Duty") is not None
    assert TREE.find("Duty tem") is None


def test_a_sound_tree_has_no_problems() -> None:
    """Nor has one unit alone."""
    assert codes(TREE) == []
    assert codes(a_tree(a_unit("only"))) == []


@pytest.mark.parametrize(
    ("tree", "told"),
    [
        (a_tree(), ["PC116"]),
        (a_tree(a_unit("a", "a")), ["PC701"]),
        (a_tree(a_unit("a", "b"), a_unit("b", "a")), ["PC701"]),
        (a_tree(a_unit("top"), a_unit("x", "a"), a_unit("a", "b"), a_unit("b", "a")), ["PC701"]),
        (a_tree(a_unit("top"), a_unit("a", "topp")), ["PC702"]),
        (a_tree(a_unit("top"), a_unit("a", "top"), a_unit("b", "top", name="A")), ["PC704"]),
        (a_tree(a_unit("top"), a_unit("other")), ["PC705"]),
        (a_tree(a_unit("top", posts=-1)), ["PC209"]),
    ],
)
def test_what_contradicts_itself_is_told_once(tree: UnitTree, told: list[str]) -> None:
    """With its own code."""
    assert codes(tree) == told


def test_an_unknown_parent_comes_with_the_near_miss() -> None:
    """Or with the id of the unit that has that name."""
    near, named = check_units(
        a_tree(a_unit("top", name="The service"), a_unit("a", "tops"), a_unit("b", "the SERVICE"))
    )
    assert near.code is named.code is Code.UNKNOWN_PARENT
    assert near.remedy == "Did you mean top?"
    assert named.remedy == "Write within: top"


def test_a_long_circle_is_told_shortly() -> None:
    """It names a few of its units."""
    ring = [a_unit(f"u{n}", f"u{(n + 1) % 50}") for n in range(50)]
    (problem,) = check_units(a_tree(*ring))
    assert problem.message.endswith("u5 within ... within u0.")


def test_a_chain_of_thousands_is_walked() -> None:
    """Nothing goes down by calling itself."""
    chain = a_tree(a_unit("u0"), *(a_unit(f"u{n}", f"u{n - 1}") for n in range(1, 3000)))
    assert codes(chain) == []
    assert [unit.id for unit in chain.teams("u0")] == ["u2999"]
