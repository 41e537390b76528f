"""Released tables are read back as they went out, and nothing else is taken for one."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.comparison.builders import LAW
from tests.comparison.tables.builders import a_policy, a_table, tables

from practicecheck.comparison.tables import Markers, Measure, ReleasedTable, Treatment, audit, release
from practicecheck.errors import Code, DocumentError
from practicecheck.exchange import (
    document_text,
    json_text,
    read_released_tables,
    release_tree,
    shipped_policy,
    source_of,
)
from practicecheck.exchange.released import check_release_document, release_document

TABLE = a_table(
    {"East": [4, 30], "West": [20, 40], "North": [33, 44]}, "yn", name="Staff survey", period="2026"
)
RELEASE = release([TABLE], a_policy())


def text_of(tables: tuple[ReleasedTable, ...] = RELEASE.tables) -> str:
    return json_text(release_tree(tables))


def faults(text: str) -> list[tuple[Code, str]]:
    with pytest.raises(DocumentError) as caught:
        read_released_tables(source_of(text, "released.json"))
    return [(problem.code, problem.place) for problem in caught.value.problems]


def changed(change: Callable[[Any], object]) -> str:
    tree = json.loads(text_of())
    change(tree)
    return json.dumps(tree)


def cell(tree: Any, *groups: str) -> Any:
    return next(own for own in tree["tables"][0]["cells"] if own["groups"] == [*groups])


def test_what_was_released_is_read_back_the_same() -> None:
    assert read_released_tables(source_of(text_of())) == RELEASE.tables


def test_the_audit_beside_it_changes_nothing() -> None:
    text = json_text(release_tree(RELEASE.tables, audit(RELEASE)))
    assert '"wide_enough": true' in text
    assert read_released_tables(source_of(text)) == RELEASE.tables


def test_it_is_read_back_from_yaml_too() -> None:
    """It is a document like any other."""
    text = document_text(release_document(RELEASE.tables))
    assert read_released_tables(source_of(text, "released.yaml")) == RELEASE.tables


@LAW
@given(
    tables(most=2),
    st.sampled_from(
        [
            a_policy(),
            shipped_policy("hide-1-to-7"),
            a_policy(minimum=3, zeros=Treatment.HIDE, markers=Markers(hidden="*", low="~")),
            a_policy(minimum=2, width=2, rounding=10),
        ]
    ),
)
def test_whatever_a_release_makes_can_be_read_back(table, policy) -> None:
    """Through every policy: its markers, its rounding, its zeros."""
    try:
        made = release([table], policy).tables
    except DocumentError:
        assume(False)
    assert read_released_tables(source_of(text_of(made))) == made


def test_a_table_for_spreadsheets_is_refused_with_what_to_do(tmp_path: Path) -> None:
    """Even if it came out of a release: nothing in it says so."""
    file = tmp_path / "survey.csv"
    file.write_text("Team,people\nEast,31\n", encoding="utf-8")
    with pytest.raises(DocumentError) as caught:
        read_released_tables(file)
    (problem,) = caught.value.problems
    assert problem.code is Code.NOT_RELEASED
    assert "practicecheck release TABLE.csv" in problem.remedy
    assert problem.file == str(file)


@pytest.mark.parametrize(
    "text",
    ['{"tables": []}', "[]", '"released"', "{}", json.dumps({**json.loads(text_of()), "practicecheck": None})],
)
def test_what_does_not_say_that_it_was_released_is_refused(text: str) -> None:
    assert {code for code, _ in faults(text)} <= {Code.NOT_RELEASED, Code.NO_KIND}


def test_another_kind_of_document_is_refused() -> None:
    assert faults('{"practicecheck": "plan/1", "framework": "x"}') == [(Code.UNKNOWN_KIND, "practicecheck")]


TAMPERED = {
    "a hidden number is filled in": (
        lambda tree: cell(tree, "East", "y").update(people=4, people_marker=None, why=None),
        "tables[1].cells[1].people",
    ),
    "a number stands beside its marker": (
        lambda tree: cell(tree, "East", "y").update(people=40),
        "tables[1].cells[1].people",
    ),
    "a marker is taken away": (
        lambda tree: cell(tree, "East", "y").update(people_marker=None),
        "tables[1].cells[1].people",
    ),
    "a marker that the policy does not have": (
        lambda tree: cell(tree, "East", "y").update(people_marker="hidden"),
        "tables[1].cells[1].people_marker",
    ),
    "a mean where people are counted": (
        lambda tree: cell(tree, "North", "n").update(value=3.5),
        "tables[1].cells[8].value",
    ),
    "a group that is no place": (
        lambda tree: cell(tree, "North", "n").update(groups=["South", "n"]),
        "tables[1].cells[8].groups",
    ),
    "too few groups": (
        lambda tree: cell(tree, "North", "n").update(groups=["North"]),
        "tables[1].cells[8].groups",
    ),
    "a row twice": (
        lambda tree: tree["tables"][0]["cells"].append(cell(tree, "North", "n")),
        "tables[1].cells",
    ),
    "another count of what is hidden": (lambda tree: tree["tables"][0].update(hidden=0), "tables[1].hidden"),
    "a policy that is not there": (lambda tree: tree["tables"][0].update(policy="other@1"), "tables[1].policy"),
    "fewer than nobody": (
        lambda tree: cell(tree, "North", "n").update(people=-44),
        "tables[1].cells[8].people",
    ),
    "another number": (lambda tree: cell(tree, "North", "n").update(people=45), "digest"),
    "another name": (lambda tree: tree["tables"][0].update(name="Ours"), "digest"),
    "another period": (lambda tree: tree["tables"][0].update(period="2027"), "digest"),
    "a row less": (lambda tree: tree["tables"][0]["cells"].remove(cell(tree, "North", "n")), "digest"),
    "a laxer policy": (lambda tree: tree["policies"][0].update(minimum=3), "digest"),
    "another digest": (lambda tree: tree.update(digest="sha256:0"), "digest"),
}


@pytest.mark.parametrize("name", TAMPERED)
def test_what_was_changed_by_hand_is_refused_with_its_place(name: str) -> None:
    """By the policy where it breaks one, and by the digest where it does not."""
    change, place = TAMPERED[name]
    assert (Code.NOT_AS_RELEASED, place) in faults(changed(change))


def test_a_policy_that_can_not_be_meant_is_told_by_itself() -> None:
    """No table can be judged by it."""
    assert faults(changed(lambda tree: tree["policies"][0].update(minimum=0, rounding=0))) == [
        (Code.POLICY_AMISS, "policies[1].minimum"),
        (Code.POLICY_AMISS, "policies[1].rounding"),
    ]


def test_an_unknown_key_is_refused() -> None:
    """A number that would be overlooked could be the one that was hidden."""
    told = faults(changed(lambda tree: cell(tree, "East", "y").update(really=4)))
    assert told == [(Code.UNKNOWN_KEY, "tables[1].cells[1].really")]


def test_a_small_group_is_refused_whoever_writes_the_digest() -> None:
    """The digest tells of slips; the policy is kept all the same."""
    table = RELEASE.tables[0]
    shown = attrs.evolve(
        table, cells=tuple(attrs.evolve(own, people=4, people_marker=None) for own in table.cells)
    )
    problems = check_release_document(release_document([shown]))
    assert {problem.code for problem in problems} == {Code.NOT_AS_RELEASED}
    assert "hides a group of 4" in problems[0].message


def test_a_figure_of_a_hidden_group_is_refused() -> None:
    """A mean beside a hidden number tells of the group what it hides."""
    means = attrs.evolve(
        RELEASE.tables[0],
        measure=Measure.MEAN,
        cells=tuple(
            attrs.evolve(own, value=None if own.people is None else 3, value_marker=own.people_marker)
            for own in RELEASE.tables[0].cells
        ),
    )
    assert check_release_document(release_document([means])) == ()
    first = means.cells[0]
    told = attrs.evolve(means, cells=(attrs.evolve(first, value=3, value_marker=None), *means.cells[1:]))
    problems = check_release_document(release_document([told]))
    assert [problem.message for problem in problems] == ["the group is held back, and its figure is not."]
