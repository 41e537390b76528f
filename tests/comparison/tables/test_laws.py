"""What holds of every release, whatever the table."""

from __future__ import annotations

import attrs
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.comparison.tables.attacker import Attacker
from tests.comparison.tables.builders import POLICIES, SLOW, another, released, tables

from practicecheck.comparison.tables import (
    DisclosurePolicy,
    Reason,
    Release,
    Table,
    Treatment,
    audit,
    release,
)


def assert_nothing_is_worked_out(given: list[Table], own: Release) -> None:
    """No cell that was hidden lies between bounds narrower than the policy says, and none is known exactly."""
    least = 1 if own.policy.zeros is Treatment.SHOW else 0
    attacker = Attacker({table.name: table.dimensions for table in given}, own.tables, least)
    for decision in own.decisions:
        low, high = attacker.range(decision.table, decision.key)
        assert high - low > own.policy.width - 1 + 1e-6 or own.policy.width == 1, decision
        assert high - low > 0.5, decision


@SLOW
@given(table=tables(), policy=POLICIES)
def test_no_hidden_cell_can_be_worked_out(table: Table, policy: DisclosurePolicy) -> None:
    """Somebody who knows all that is published and the policy is left with the doubt that it promises."""
    assert_nothing_is_worked_out([table], released([table], policy))


@SLOW
@given(table=tables(2), policy=POLICIES)
def test_the_audit_tells_what_an_attacker_finds(table: Table, policy: DisclosurePolicy) -> None:
    """The intervals of the audit are those of a linear programme over the people themselves."""
    own = released([table], policy)
    attacker = Attacker({table.name: table.dimensions}, own.tables, 1 if policy.zeros is Treatment.SHOW else 0)
    for cell in audit(own):
        low, high = attacker.range(cell.table, cell.key)
        assert abs(low - cell.low) < 1e-5
        assert (cell.high is None and high == float("inf")) or abs(high - (cell.high or 0)) < 1e-5
        assert cell.wide_enough


@SLOW
@given(table=tables(2), policy=POLICIES, data=st.data())
def test_nor_from_two_tables_together(table: Table, policy: DisclosurePolicy, data: st.DataObject) -> None:
    """A second table of some of the same people, whose groups cut across the first, gives nothing away."""
    second = another(table, data)
    assert_nothing_is_worked_out([table, second], released([table, second], policy))


@SLOW
@given(table=tables(2), policy=POLICIES, data=st.data())
def test_nor_from_this_release_and_the_one_before(
    table: Table, policy: DisclosurePolicy, data: st.DataObject
) -> None:
    """What went out before is taken into account as if it went out now."""
    second = another(table, data)
    first = released([table], policy)
    then = released([second], policy, first.ledger)
    least = 1 if policy.zeros is Treatment.SHOW else 0
    attacker = Attacker(
        {own.name: own.dimensions for own in (table, second)}, (*first.tables, *then.tables), least
    )
    for decision in (*first.decisions, *then.decisions):
        low, high = attacker.range(decision.table, decision.key)
        assert high - low > 0.5, decision


@SLOW
@given(table=tables(2), policy=POLICIES, data=st.data())
def test_nor_from_two_releases_of_groups_that_cross(
    table: Table, policy: DisclosurePolicy, data: st.DataObject
) -> None:
    """Each knows only its own groups; what the other told and what lies between them counts, too."""
    one, other = another(table, data, "one"), another(table, data, "other")
    first = released([one], policy)
    then = released([other], policy, first.ledger)
    least = 1 if policy.zeros is Treatment.SHOW else 0
    attacker = Attacker(
        {own.name: own.dimensions for own in (one, other)}, (*first.tables, *then.tables), least
    )
    for decision in (*first.decisions, *then.decisions):
        low, high = attacker.range(decision.table, decision.key)
        assert high - low > 0.5, decision


@SLOW
@given(table=tables(), policy=POLICIES)
def test_nor_from_tables_that_share_a_margin(table: Table, policy: DisclosurePolicy) -> None:
    """A table by x and y and one by x and z of the same people are decided as one."""
    assume(len(table.dimensions) == 3)
    given = [margin(table, "xy"), margin(table, "xz")]
    assert_nothing_is_worked_out(given, released(given, policy))


@SLOW
@given(table=tables(), policy=POLICIES)
def test_nor_from_tables_in_a_ring(table: Table, policy: DisclosurePolicy) -> None:
    """By x and y, y and z, x and z: one table is behind them, and their margins do not show it."""
    assume(len(table.dimensions) == 3)
    given = [margin(table, names) for names in ("xy", "yz", "xz")]
    own = released(given, policy)
    assert_nothing_is_worked_out(given, own)
    least = 1 if policy.zeros is Treatment.SHOW else 0
    attacker = Attacker({one.name: one.dimensions for one in given}, own.tables, least)
    for cell in audit(own):
        low, high = attacker.range(cell.table, cell.key)
        assert cell.low >= low - 1e-5
        assert cell.high is None or cell.high <= high + 1e-5


def margin(table: Table, names: str) -> Table:
    """A table with its other dimensions added up."""
    kept = [n for n, own in enumerate(table.dimensions) if own.name in names]
    tops = [next(own.name for own in one.categories if own.parent is None) for one in table.dimensions]
    leaves = [set(own.by_name) - set(own.children) for own in table.dimensions]
    return Table(
        name=names,
        population=table.population,
        dimensions=tuple(table.dimensions[n] for n in kept),
        cells=tuple(
            attrs.evolve(cell, key=tuple(key[n] for n in kept))
            for key, cell in table.by_key.items()
            if all(key[n] in leaves[n] if n in kept else key[n] == tops[n] for n in range(len(key)))
        ),
    )


@SLOW
@given(table=tables(), policy=POLICIES)
def test_what_is_told_is_true_and_adds_up(table: Table, policy: DisclosurePolicy) -> None:
    """Whatever is hidden still counts in its totals: a number that is told is the number that it was."""
    for cell in released([table], policy).tables[0].cells:
        if cell.people is not None and policy.rounding == 1:
            assert cell.people == table.by_key[cell.key].people


@SLOW
@given(table=tables(2), policy=POLICIES)
def test_releasing_again_changes_nothing(table: Table, policy: DisclosurePolicy) -> None:
    """The same tables through the same policy come out the same, and the ledger does not grow."""
    first = released([table], policy)
    again = release([table], policy, first.ledger)
    assert again.tables == first.tables
    assert again.ledger == first.ledger


@SLOW
@given(table=tables(2), policy=POLICIES, more=st.integers(1, 5))
def test_a_stricter_policy_shows_no_small_group_that_a_looser_one_hides(
    table: Table, policy: DisclosurePolicy, more: int
) -> None:
    """Whatever must be hidden for its size under a smaller minimum is hidden under a greater one."""
    loose = released([table], policy)
    strict = released([table], attrs.evolve(policy, minimum=policy.minimum + more))
    hidden = {own.key for own in strict.decisions}
    small = {own.key for own in loose.decisions if own.reason in {Reason.SMALL, Reason.ZERO}}
    assert small <= hidden


@SLOW
@given(table=tables(2), base=st.sampled_from([2, 3, 5, 10]), policy=POLICIES)
def test_a_rounded_number_is_near_and_no_small_one(table: Table, base: int, policy: DisclosurePolicy) -> None:
    """A number is told to the nearest multiple, and what rounds to 0 is marked, not told as 0."""
    for cell in released([table], attrs.evolve(policy, rounding=base)).tables[0].cells:
        people = table.by_key[cell.key].people
        if cell.people is not None:
            assert cell.people % base == 0
            assert 2 * abs(cell.people - people) <= base
            assert (cell.people == 0) == (people == 0)
