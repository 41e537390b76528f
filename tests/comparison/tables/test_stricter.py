"""What holds between policies, between patterns and between releases, though a heuristic chooses the pattern.

That a stricter policy never shows what a looser one hides is no law: the cells that are hidden for the sake of
others are chosen anew. What is a law is that the stricter pattern would do for the looser policy.
"""

from __future__ import annotations

from collections.abc import Iterable

import attrs
from hypothesis import given
from hypothesis import strategies as st
from tests.comparison.tables.attacker import Attacker
from tests.comparison.tables.builders import POLICIES, SLOW, another, released, tables

from practicecheck.comparison.tables import (
    AuditedCell,
    DisclosurePolicy,
    Reason,
    Release,
    Table,
    Treatment,
    audit,
    audit_pattern,
)

EXACT = POLICIES.map(lambda policy: attrs.evolve(policy, rounding=1, zeros=Treatment.HIDE))
"""Policies that tell true numbers, and by which nobody knows that a hidden cell is not empty."""
STRICTER = st.fixed_dictionaries({"minimum": st.integers(0, 5), "width": st.integers(0, 5)})


def tightened(policy: DisclosurePolicy, more: dict[str, int]) -> DisclosurePolicy:
    """A policy with a greater minimum and a greater width."""
    return attrs.evolve(
        policy, minimum=policy.minimum + more["minimum"], width=policy.width + more["width"], id="strict@1"
    )


def hidden(own: Release, why: Iterable[Reason] = Reason) -> set[tuple[str, tuple[str, ...]]]:
    """The cells that are hidden for such reasons."""
    wanted = set(why)
    return {(cell.table, cell.key) for cell in own.decisions if cell.reason in wanted}


def width(cell: AuditedCell) -> float:
    """How much doubt a cell is in."""
    return float("inf") if cell.high is None else cell.high - cell.low


@SLOW
@given(table=tables(2), policy=EXACT, more=STRICTER)
def test_what_a_stricter_policy_hides_would_do_for_a_looser_one(
    table: Table, policy: DisclosurePolicy, more: dict[str, int]
) -> None:
    """All that is hidden for its size is hidden there, and each hidden cell is in as much doubt as it asks."""
    strict = released([table], tightened(policy, more))
    loose = released([table], policy)
    pattern = {key for _, key in hidden(strict)}
    assert {key for _, key in hidden(loose, [Reason.SMALL, Reason.ZERO])} <= pattern
    assert all(cell.wide_enough for cell in audit_pattern(table, pattern, policy))


@SLOW
@given(table=tables(2), policy=POLICIES, more=STRICTER, data=st.data())
def test_the_small_groups_of_a_looser_policy_are_hidden_in_every_table_of_a_stricter_release(
    table: Table, policy: DisclosurePolicy, more: dict[str, int], data: st.DataObject
) -> None:
    """Over tables whose groups cut across each other, too."""
    both = [table, another(table, data)]
    loose, strict = released(both, policy), released(both, tightened(policy, more))
    assert hidden(loose, [Reason.SMALL, Reason.ZERO]) <= hidden(strict)


@SLOW
@given(table=tables(2), policy=EXACT, data=st.data())
def test_hiding_more_leaves_no_hidden_cell_in_less_doubt(
    table: Table, policy: DisclosurePolicy, data: st.DataObject
) -> None:
    """Whoever is told less can work out less, of whichever pattern."""
    keys = list(table.by_key)
    few = data.draw(st.sets(st.sampled_from(keys), min_size=1))
    more = few | data.draw(st.sets(st.sampled_from(keys)))
    before = {cell.key: cell for cell in audit_pattern(table, few, policy)}
    after = {cell.key: cell for cell in audit_pattern(table, more, policy)}
    for key, cell in before.items():
        assert after[key].low <= cell.low
        assert width(after[key]) >= width(cell)


@SLOW
@given(table=tables(2), policy=POLICIES, data=st.data())
def test_each_hidden_cell_lies_between_its_bounds_and_those_are_as_wide_as_the_policy_says(
    table: Table, policy: DisclosurePolicy, data: st.DataObject
) -> None:
    """In a first release, and in one of other groups of the same people after it."""
    second = another(table, data)
    first = released([table], policy)
    then = released([second], policy, first.ledger)
    for own, whole in ((first, table), (then, second)):
        for cell in audit(own):
            people = whole.by_key[cell.key].people
            assert cell.low <= people
            assert cell.high is None or people <= cell.high
            assert width(cell) >= policy.width
            assert cell.wide_enough


@SLOW
@given(table=tables(2), policy=POLICIES, data=st.data())
def test_what_was_hidden_once_is_not_told_later(
    table: Table, policy: DisclosurePolicy, data: st.DataObject
) -> None:
    """A cell that a release hid is hidden in each that follows, and one that was told is told as it was."""
    first = released([table], policy)
    then = released([attrs.evolve(table, name="again"), another(table, data)], policy, first.ledger)
    for before, after in zip(first.tables[0].cells, then.tables[0].cells, strict=True):
        assert after.hidden or not before.hidden
        assert before.hidden or after == before


@SLOW
@given(table=tables(2), policy=POLICIES, data=st.data())
def test_no_hidden_cell_is_worked_out_of_three_releases(
    table: Table, policy: DisclosurePolicy, data: st.DataObject
) -> None:
    """Each of other groups, each held against all that went out before; an attacker reads all three."""
    given_ = [another(table, data, name) for name in ("one", "two", "three")]
    out: list[Release] = []
    for own in given_:
        out.append(released([own], policy, *(before.ledger for before in out[-1:])))
    least = 1 if policy.zeros is Treatment.SHOW else 0
    attacker = Attacker({own.name: own.dimensions for own in given_}, [done.tables[0] for done in out], least)
    for decision in (own for done in out for own in done.decisions):
        low, high = attacker.range(decision.table, decision.key)
        assert high - low > 0.5, decision


@SLOW
@given(table=tables(2), policy=POLICIES)
def test_the_ledger_holds_what_was_told_and_nothing_else(table: Table, policy: DisclosurePolicy) -> None:
    """Cell by cell: a hidden one has no number in it, and a category that is not shown is not named."""
    done = released([table], policy)
    (entry,) = done.ledger.entries
    told = {cell.key: cell for cell in done.tables[0].cells}
    assert set(entry.by_key) == set(told)
    for key, cell in entry.by_key.items():
        assert (cell.people is None) is told[key].hidden
        assert cell.people in {told[key].people, None if told[key].hidden else 0}
