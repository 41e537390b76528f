"""What is released, and what is refused."""

from __future__ import annotations

import pickle
import subprocess
import sys
from decimal import Decimal
from typing import Any

import attrs
import pytest
from tests.comparison.tables.builders import a_policy, a_table, regions

from practicecheck.comparison.tables import (
    Category,
    Cell,
    Dimension,
    Dominance,
    GroupComments,
    Measure,
    Reason,
    ReleaseLedger,
    Table,
    Treatment,
    audit,
    check_policy,
    check_table,
    grouping,
    release,
    release_comments,
)
from practicecheck.errors import Code, DocumentError
from practicecheck.exchange import POLICIES, released_csv, released_tree, shipped_policy
from practicecheck.scoring import Marker


def teams(name: str, total: str, people: dict[str, int], *, shown: bool = True, **more: Any) -> Table:
    """Teams under a total of their own."""
    dimension = Dimension(
        name="team",
        categories=(
            *(Category(name=team, parent=total, shown=shown) for team in people),
            Category(name=total),
        ),
    )
    return Table(
        name=name,
        population="staff",
        dimensions=(dimension,),
        cells=tuple(Cell(key=(team,), people=count) for team, count in people.items()),
        **more,
    )


def reasons(table: Table, **rules: Any) -> dict[tuple[str, ...], Reason]:
    """Why each cell of a table is hidden."""
    return {own.key: own.reason for own in release([table], a_policy(**rules)).decisions}


def codes(fault: pytest.ExceptionInfo[DocumentError]) -> set[Code]:
    """The codes of what was refused."""
    return {problem.code for problem in fault.value.problems}


ALL = teams("all", "All", {"East": 20, "Duty": 5}, shown=False)
LESS = teams("without duty", "Without Duty", {"East": 20}, shown=False)


def test_a_table_shows_no_number_and_does_not_leave() -> None:
    """Neither its looks nor a copy of it gives anything away."""
    table = teams("staff", "All", {"East": 731, "West": 4177})
    looks = repr(table) + repr(table.cells) + repr(release([table], a_policy()))
    assert "731" not in looks
    assert "4177" not in looks
    with pytest.raises(TypeError, match="release"):
        pickle.dumps(table)
    with pytest.raises(TypeError, match="publish its tables"):
        pickle.dumps(release([table], a_policy()))
    for export in (released_csv, released_tree):
        with pytest.raises(TypeError, match="a Table can't be exported: release it first"):
            export(table)  # type: ignore[operator]


def test_a_small_group_is_hidden_with_the_cheapest_other_and_still_counts() -> None:
    """The second smallest group goes with it; the total stays what it was."""
    done = release([teams("staff", "All", {"East": 25, "West": 31, "Duty": 5})], a_policy())
    assert {own.key: own.reason for own in done.decisions} == {
        ("Duty",): Reason.SMALL,
        ("East",): Reason.COMPLEMENT,
    }
    assert done.tables[0].by_key["All",].people == 61


def test_the_reason_that_everybody_sees_does_not_tell_which_is_the_small_one() -> None:
    """Two hidden cells look alike."""
    table = release([teams("staff", "All", {"East": 25, "West": 31, "Duty": 5})], a_policy()).tables[0]
    east, duty = table.by_key["East",], table.by_key["Duty",]
    assert attrs.evolve(east, key=duty.key) == duty
    assert duty.people_marker is Marker.SUPPRESSED
    assert duty.why


def test_what_is_hidden_together_is_a_group_that_could_be_told() -> None:
    """Two groups of 3 and 4 would leave 7 people known together: a third goes with them."""
    table = teams("staff", "All", {"A": 3, "B": 4, "C": 12, "D": 40})
    assert set(reasons(table)) == {("A",), ("B",), ("C",)}
    assert set(reasons(table, together=False, width=1)) == {("A",), ("B",)}


def test_a_total_less_one_team_is_that_team_in_one_release() -> None:
    """All 25, and the 20 of them who are not on duty: one of the two numbers goes."""
    done = release([ALL, LESS], a_policy())
    assert [own.hidden for own in done.tables] == [0, 1]


def test_a_total_less_one_team_is_that_team_in_two_releases() -> None:
    """What went out can't be taken back, so the second number is refused."""
    first = release([ALL], a_policy())
    with pytest.raises(DocumentError) as fault:
        release([LESS], a_policy(), first.ledger)
    assert codes(fault) == {Code.HIDES_EVERYTHING}
    assert release([LESS], a_policy()).tables[0].hidden == 0


def test_the_ledger_holds_what_anybody_may_read() -> None:
    """A hidden number is not in it, and neither is why it is hidden."""
    table = teams("staff", "All", {"East": 25, "West": 31, "Duty": 5})
    entry = release([table], a_policy()).ledger.entries[0]
    assert {cell.key[0]: cell.people for cell in entry.cells} == {
        "East": None,
        "West": 31,
        "Duty": None,
        "All": 61,
    }


def test_what_was_hidden_stays_hidden() -> None:
    """A table without the small team would show the other one that was hidden for its sake."""
    first = release([teams("staff", "All", {"East": 25, "West": 31, "Duty": 5})], a_policy())
    other = Table(
        name="other",
        population="staff",
        dimensions=(grouping("team", "East", "West", total=None),),
        cells=(Cell(key=("East",), people=25), Cell(key=("West",), people=31)),
    )
    done = release([other], a_policy(), first.ledger)
    assert {own.key: own.reason for own in done.decisions} == {("East",): Reason.EARLIER}


def test_tables_that_share_a_margin_are_decided_together() -> None:
    """A cell of both is hidden in both: what one table hides the other does not show."""
    by_team = a_table({"East": [4, 30], "West": [20, 40]}, "yn", name="one")
    only = Table(
        name="two",
        population="staff",
        dimensions=(grouping("team", "East", "West"),),
        cells=(Cell(key=("East",), people=34), Cell(key=("West",), people=60)),
    )
    done = release([by_team, only], a_policy(minimum=35))
    first, second = done.tables
    for team in ("East", "West", "Total"):
        assert first.by_key[team, "Total"].people == second.by_key[team,].people


@pytest.mark.parametrize(("shown", "reason"), [(Treatment.SHOW, None), (Treatment.HIDE, Reason.ZERO)])
def test_nobody_is_told_as_the_policy_says(shown: Treatment, reason: Reason | None) -> None:
    """A group without anybody is 0, or hidden."""
    table = teams("staff", "All", {"A": 0, "B": 40, "C": 50})
    assert reasons(table, zeros=shown).get(("A",)) is reason


def test_where_all_gave_one_answer_the_answer_is_hidden() -> None:
    """The 12 and the noughts beside it go: a nought says as much."""
    table = Table(
        name="answers",
        population="staff",
        dimensions=(grouping("team", "East", "West", "North"), grouping("answer", "yes", "no", answers=True)),
        cells=tuple(
            Cell(key=(team, answer), people=people)
            for team, own in {"East": (12, 0), "West": (30, 20), "North": (25, 40)}.items()
            for answer, people in zip(("yes", "no"), own, strict=True)
        ),
    )
    found = reasons(table)
    assert found["East", "yes"] is found["East", "no"] is Reason.FULL
    assert ("East", "yes") not in reasons(table, full=Treatment.SHOW)


@pytest.mark.parametrize(
    ("rules", "hidden"),
    [
        ({"dominance": Dominance(largest=1, percent=80)}, True),
        ({"dominance": Dominance(largest=1, percent=90)}, False),
        ({"p_percent": 15}, True),
        ({"p_percent": 5}, False),
    ],
)
def test_a_total_that_a_few_make_up_is_hidden(rules: dict[str, Any], hidden: bool) -> None:  # noqa: FBT001
    """85 of 100 by one, 7 by the second: the second knows the first to within 8, which is 9 %."""
    table = Table(
        name="hours",
        population="staff",
        dimensions=(grouping("team", "A", "B", "C"),),
        measure=Measure.MEAN,
        cells=(
            Cell(key=("A",), people=12, total=Decimal(100), largest=(Decimal(85), Decimal(7))),
            Cell(key=("B",), people=20, total=Decimal(300), largest=(Decimal(20), Decimal(18))),
            Cell(key=("C",), people=30, total=Decimal(400), largest=(Decimal(16), Decimal(15))),
        ),
    )
    assert (reasons(table, **rules).get(("A",)) is Reason.DOMINATED) is hidden


@pytest.mark.parametrize("known", [(), (Decimal(20),)])
def test_a_rule_about_the_largest_is_not_passed_over_where_they_are_not_known(
    known: tuple[Decimal, ...],
) -> None:
    """One group of those that could be told is enough to refuse the table."""
    table = Table(
        name="hours",
        population="staff",
        dimensions=(grouping("team", "A", "B"),),
        measure=Measure.MEAN,
        cells=(
            Cell(key=("A",), people=12, total=Decimal(100), largest=(Decimal(20), Decimal(7))),
            Cell(key=("B",), people=20, total=Decimal(300), largest=known),
        ),
    )
    with pytest.raises(DocumentError) as fault:
        release([table], a_policy(dominance=Dominance(largest=2, percent=80)))
    assert codes(fault) == {Code.CONTRIBUTORS_NOT_SEEN}
    with pytest.raises(DocumentError) as fault:
        release([table], a_policy(p_percent=10))
    assert codes(fault) == {Code.CONTRIBUTORS_NOT_SEEN}
    assert release([attrs.evolve(table, measure=Measure.PEOPLE)], a_policy(p_percent=10)).tables


def test_markers_stand_where_no_number_is_told() -> None:
    """Hidden, nothing below the line, not known, and rounds to 0 are four things, and none is 0 or blank."""
    table = Table(
        name="scores",
        population="staff",
        dimensions=(grouping("team", "A", "B", "C", "D", "E"),),
        measure=Measure.MEAN,
        cells=(
            Cell(key=("A",), people=0),
            Cell(key=("B",), people=40),
            Cell(key=("C",), people=3, total=Decimal(9)),
            Cell(key=("D",), people=25, total=Decimal(50)),
            Cell(key=("E",), people=30, total=Decimal(100)),
        ),
    )
    shown = release([table], a_policy()).tables[0]
    assert shown.by_key["A",].value_marker is Marker.NOT_APPLICABLE
    assert shown.by_key["B",].value_marker is Marker.UNAVAILABLE
    assert shown.by_key["C",].people_marker is shown.by_key["C",].value_marker is Marker.SUPPRESSED
    assert shown.by_key["E",].value == Decimal("3.3")
    few = release([teams("few", "All", {"A": 2, "B": 40})], a_policy(minimum=1, width=1, rounding=10)).tables[0]
    assert few.by_key["A",].people_marker is Marker.LOW
    assert few.written(Marker.LOW) == "low"


def test_a_percentage_is_refused() -> None:
    """12 % of 25 people are 3, who are a group of their own: it is released as one."""
    table = Table(
        name="share",
        population="staff",
        dimensions=(grouping("team", "A", "B"),),
        measure=Measure.PERCENT,
        cells=(Cell(key=("A",), people=25, total=Decimal(3)), Cell(key=("B",), people=41, total=Decimal(20))),
    )
    with pytest.raises(DocumentError) as fault:
        release([table], a_policy())
    assert codes(fault) == {Code.NOT_PROTECTED}
    assert "answers" in str(fault.value)


def test_what_was_told_can_not_be_hidden() -> None:
    """A group that must be hidden, and went out before, stops the release."""
    first = release([teams("first", "All", {"East": 25, "West": 31, "North": 40})], a_policy())
    second = teams("second", "All", {"East": 25, "West": 31, "North": 40})
    held = attrs.evolve(
        second, cells=tuple(attrs.evolve(own, withheld=own.key == ("East",)) for own in second.cells)
    )
    with pytest.raises(DocumentError) as fault:
        release([held], a_policy(), first.ledger)
    assert codes(fault) == {Code.NOT_PROTECTED}


def test_what_is_hidden_in_two_layers_is_together_a_group() -> None:
    """Behind a hidden area stand its hidden teams: they must not be few by themselves."""
    table = Table(
        name="areas",
        population="staff",
        dimensions=(
            Dimension(
                name="team",
                categories=(
                    Category(name="E1", parent="East"),
                    *(Category(name=name, parent="West") for name in ("W1", "W2", "W3")),
                    Category(name="East", parent="All"),
                    Category(name="West", parent="All"),
                    Category(name="All"),
                ),
            ),
        ),
        cells=tuple(
            Cell(key=(name,), people=people) for name, people in (("E1", 2), ("W1", 20), ("W2", 5), ("W3", 30))
        ),
    )
    shown = release([table], a_policy()).tables[0].by_key
    assert shown["All",].hidden or shown["W1",].hidden or shown["W3",].hidden


def test_a_total_alone_is_a_table() -> None:
    """Without a dimension there is one cell, which is everybody."""
    alone = Table(name="all", population="staff", dimensions=(), cells=(Cell(key=(), people=25),))
    assert release([alone], a_policy()).tables[0].by_key[()].people == 25
    nobody = attrs.evolve(alone, cells=())
    assert release([nobody], a_policy()).tables[0].by_key[()].people == 0
    done = release([alone], a_policy())
    with pytest.raises(DocumentError) as fault:
        release([teams("other", "All", {"East": 20, "Duty": 6})], a_policy(), done.ledger)
    assert codes(fault) == {Code.FIGURES_REVISED}


def test_a_hierarchy_is_decided_as_one() -> None:
    """A small council hides another of its region, or the region with another: never a total alone."""
    table = Table(
        name="councils",
        population="staff",
        dimensions=(regions("council", "abcdef", 3), grouping("section", "s", "t")),
        cells=tuple(
            Cell(key=(council, section), people=people)
            for council, own in zip(
                "abcdef", [(4, 30), (25, 31), (26, 40), (50, 51), (52, 53), (54, 55)], strict=True
            )
            for section, people in zip("st", own, strict=True)
        ),
    )
    done = release([table], a_policy())
    assert all(cell.wide_enough for cell in audit(done))
    assert done.tables[0].by_key["nation", "Total"].people == 471


def test_three_dimensions_are_proved_by_linear_programmes() -> None:
    """What is no network is protected as well."""
    names = [("a", "b"), ("c", "d"), ("e", "f")]
    table = Table(
        name="cube",
        population="staff",
        dimensions=tuple(grouping(axis, *own) for axis, own in zip("xyz", names, strict=True)),
        cells=tuple(
            Cell(key=(x, y, z), people=3 if (x, y, z) == ("a", "c", "e") else 20)
            for x in names[0]
            for y in names[1]
            for z in names[2]
        ),
    )
    done = release([table], a_policy())
    assert ("a", "c", "e") in {own.key for own in done.decisions}
    assert all(cell.wide_enough for cell in audit(done))


def test_two_dimensions_need_no_scipy() -> None:
    """The quick way is in the core: scipy is loaded for what is no network."""
    program = (
        "import sys; from tests.comparison.tables.builders import a_policy, a_table;"
        "from practicecheck.comparison.tables import audit, release;"
        "audit(release([a_table({'a': [3, 40], 'b': [30, 40], 'c': [50, 60]}, 'yn')], a_policy()));"
        "sys.exit('scipy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_without_scipy_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """The error names the extra."""
    from practicecheck.comparison._scipy import scipy_part
    from practicecheck.errors import MissingExtraError

    monkeypatch.setitem(sys.modules, "scipy.optimize", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'practicecheck\[stats\]'"):
        scipy_part("optimize", "What is hidden")


def test_a_policy_that_hides_everything_is_told() -> None:
    """A table of markers is no release."""
    with pytest.raises(DocumentError) as fault:
        release([teams("staff", "All", {"A": 3, "B": 4})], a_policy())
    assert codes(fault) == {Code.HIDES_EVERYTHING}


def test_one_policy_for_what_is_about_the_same_people() -> None:
    """Through a second policy the first one's hidden cells would come out."""
    first = release([ALL], a_policy())
    for other in (a_policy(minimum=3), a_policy(id="other@1")):
        with pytest.raises(DocumentError) as fault:
            release([ALL], other, first.ledger)
        assert codes(fault) == {Code.RELEASED_OTHERWISE}
    assert release([ALL], a_policy(title="The same rules"), first.ledger).ledger == first.ledger


def test_revised_figures_need_a_period_of_their_own() -> None:
    """26 after 25 would show the one who came."""
    first = release([ALL], a_policy())
    revised = teams("all", "All", {"East": 21, "Duty": 5}, shown=False)
    with pytest.raises(DocumentError) as fault:
        release([revised], a_policy(), first.ledger)
    assert codes(fault) == {Code.FIGURES_REVISED}
    later = attrs.evolve(revised, period="2027")
    assert len(release([later], a_policy(), first.ledger).ledger.entries) == 2


def test_what_is_given_away_already_is_told() -> None:
    """With both numbers out the team between them is known, and no later table can hide it."""
    both = ReleaseLedger(
        entries=tuple(entry for table in (ALL, LESS) for entry in release([table], a_policy()).ledger.entries)
    )
    other = teams("more", "All", {"East": 20, "Duty": 5})
    with pytest.raises(DocumentError) as fault:
        release([other], a_policy(), both)
    assert codes(fault) == {Code.NOT_PROTECTED}


STAFF = grouping("team", "East", "West")


@pytest.mark.parametrize(
    ("code", "dimension", "cells"),
    [
        (Code.TOTAL_DIFFERS, STAFF, [("East", 20), ("West", 30), ("Total", 51)]),
        (Code.NEGATIVE_COUNT, STAFF, [("East", -1)]),
        (Code.CELL_TWICE, STAFF, [("East", 20), ("East", 21)]),
        (Code.UNKNOWN_CATEGORY, STAFF, [("Eats", 20)]),
        (Code.UNKNOWN_CATEGORY, Dimension(name="team", categories=()), []),
        (Code.UNKNOWN_CATEGORY, Dimension(name="team", categories=(Category(name="a", parent="b"),)), []),
        (Code.CELL_TWICE, Dimension(name="team", categories=(Category(name="a"), Category(name="a"))), []),
        (
            Code.CATEGORY_CIRCLE,
            Dimension(name="team", categories=(Category(name="a", parent="b"), Category(name="b", parent="a"))),
            [],
        ),
    ],
)
def test_a_table_that_can_not_be_true_is_told(
    code: Code, dimension: Dimension, cells: list[tuple[str, int]]
) -> None:
    """Each fault has its code, and no number is repeated."""
    table = Table(
        name="staff",
        population="staff",
        dimensions=(dimension,),
        cells=tuple(Cell(key=(team,), people=people) for team, people in cells),
    )
    problems = check_table(table)
    assert {problem.code for problem in problems} == {code}
    assert not any(str(people) in problem.message for problem in problems for _, people in cells if people > 9)
    with pytest.raises(DocumentError):
        release([table], a_policy())


def test_two_tables_of_one_name_are_told() -> None:
    """What went out is kept by its name."""
    with pytest.raises(DocumentError) as fault:
        release([ALL, ALL], a_policy())
    assert codes(fault) == {Code.CELL_TWICE}


@pytest.mark.parametrize(
    "rules",
    [
        {"minimum": 0},
        {"width": 0},
        {"rounding": 0},
        {"minimum": 5000},
        {"p_percent": 0},
        {"dominance": Dominance(largest=0, percent=80)},
        {"dominance": Dominance(largest=2, percent=101)},
    ],
)
def test_a_policy_that_can_not_be_meant_is_told(rules: dict[str, Any]) -> None:
    """Each with the key that is wrong."""
    problems = check_policy(a_policy(**rules))
    assert [problem.code for problem in problems] == [Code.POLICY_AMISS]
    assert problems[0].path[0] in rules


@pytest.mark.parametrize("name", POLICIES)
def test_each_policy_that_ships_is_sound(name: str) -> None:
    """It is found by its name, with its version or without, and says where it comes from."""
    policy = shipped_policy(name)
    assert policy == shipped_policy(name.partition("@")[0])
    assert check_policy(policy) == ()
    assert policy.id == name
    assert policy.source


def test_comments_of_small_groups_are_held_back() -> None:
    """And those of a group that the table hides for another's sake."""
    table = release([teams("staff", "All", {"East": 25, "West": 31, "Duty": 5})], a_policy()).tables[0]
    groups = [
        GroupComments(group=(team,), people=people, comments=("b", "a"))
        for team, people in {"East": 25, "West": 31, "Duty": 5}.items()
    ]
    alone = release_comments(groups, a_policy())
    assert [(own.group, own.comments) for own in alone] == [
        (("East",), ("a", "b")),
        (("West",), ("a", "b")),
        (("Duty",), ()),
    ]
    beside = release_comments(groups, a_policy(), table)
    assert [own.held_back for own in beside] == [True, False, True]
    assert "a" not in repr(groups[0]).partition(":")[2].split()
