"""Who answered, as far as it may be told."""

from __future__ import annotations

import pickle

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.surveys.strategies import key, standards

from practicecheck.errors import Code, DocumentError
from practicecheck.exchange import shipped_policy
from practicecheck.surveys import (
    GroupSizes,
    ResponseTable,
    release_response,
    response_table,
    survey_rule,
    tally_rows,
    working_response,
)

ASKED = standards(key("agreement-100@1"))
POLICY = shipped_policy()
COLUMNS = ["council", "role", *ASKED.items]


def table(sizes: dict[tuple[str, ...], int], *answers: tuple[str, str, int, int]) -> ResponseTable:
    """Of each council and role so many who answered, and so many who sent back a blank form."""
    rows = []
    for council, role, usable, blank in answers:
        rows += [[council, role, *[4] * len(ASKED.items)]] * usable
        rows += [[council, role, *[None] * len(ASKED.items)]] * blank
    by = ("council", "role")[: len(next(iter(sizes)))]
    rule = survey_rule(ASKED.framework, ASKED.key, COLUMNS, ["council", "role"])
    return response_table(tally_rows(rows, COLUMNS, rule), GroupSizes(by=by, people=sizes, file="sizes.csv"))


def test_a_blank_form_came_back_and_is_not_usable() -> None:
    """And whoever names no council counts in the whole alone."""
    found = table({("North",): 40, ("South",): 20}, ("North", "x", 20, 3), ("", "x", 2, 0))
    assert [(own.group, own.issued, own.returned, own.usable) for own in found.rates] == [
        (("North",), 40, 23, 20),
        (("South",), 20, 0, 0),
    ]
    assert (found.whole.issued, found.whole.returned, found.whole.usable) == (60, 25, 22)
    said = [own.message for own in found.problems]
    assert "South: none of 20 people gave a usable answer." in said
    assert "of 25 who answered, 2 don't say all of council." in said
    assert {own.file for own in found.problems} == {"sizes.csv"}


CELLS = st.tuples(st.integers(0, 25), st.integers(0, 4), st.integers(0, 30))


@given(st.lists(CELLS, min_size=4, max_size=4))
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_what_is_told_leaves_no_small_group(cells: list[tuple[int, int, int]]) -> None:
    """Neither by itself, nor as what is left of the whole."""
    names = [("North", "a"), ("North", "b"), ("South", "a"), ("South", "b")]
    sizes = {name: own[0] + own[1] + own[2] for name, own in zip(names, cells, strict=True)}
    found = table(sizes, *[(*name, own[0], own[1]) for name, own in zip(names, cells, strict=True)])
    try:
        [told] = release_response([found], POLICY, population="staff").response
    except DocumentError as fault:
        if not {own.code for own in fault.problems} <= {Code.HIDES_EVERYTHING, Code.NOT_PROTECTED}:
            raise
        return
    shown = [row for row in told.rows if row.usable != "c"]
    for row in shown:
        for number in (row.issued, row.returned, row.usable):
            assert isinstance(number, int)
            assert number == 0 or number >= POLICY.minimum
    if told.whole.usable != "c" and len(shown) < len(told.rows):
        for what in ("issued", "returned", "usable"):
            left = getattr(told.whole, what) - sum(getattr(row, what) for row in shown)
            hidden = [
                getattr(own, what) for own in found.rates if own.group not in {row.group for row in shown}
            ]
            # One hidden group by itself would follow from the whole.
            assert len(hidden) > 1 or left == 0 or left >= POLICY.minimum, (what, hidden)


def test_a_line_is_hidden_whole_and_its_words_with_it() -> None:
    """Nine of many people: neither how many there are, nor what follows."""
    found = table(
        {("North",): 50, ("South",): 60, ("West",): 70},
        ("North", "x", 9, 0),
        ("South", "x", 30, 0),
        ("West", "x", 12, 0),
    )
    done = release_response([found], POLICY, population="staff")
    [told] = done.response
    rows = {row.group[0]: row for row in told.rows}
    assert set(attrs.astuple(rows["North"])[1:-1]) == {"c"}
    assert rows["North"].words == "held back"
    assert rows["South"].words == "50 % (30 of 60); 30 gave no usable answer"
    assert told.hidden == 2
    assert not any("North" in own.message for own in done.problems)
    assert any("North: 9 of 50 gave a usable answer" in own.message for own in found.problems)
    with pytest.raises(TypeError, match="keep its ledger"):
        pickle.dumps(done)


def test_a_policy_that_rounds_is_not_undone_by_a_rate() -> None:
    """The rate is that of the numbers that are told."""
    found = table({("North",): 47, ("South",): 61}, ("North", "x", 23, 0), ("South", "x", 31, 0))
    done = release_response([found], attrs.evolve(POLICY, rounding=5), population="staff")
    [told] = done.response
    assert [(row.issued, row.usable, str(row.percent)) for row in told.rows] == [(45, 25, "56"), (60, 30, "50")]


def test_a_working_copy_tells_all() -> None:
    """And says that it is one."""
    told = working_response(table({("North",): 9}, ("North", "x", 3, 1)))
    assert (told.audience, told.hidden) == ("working", 0)
    assert told.rows[0].words == "33 % (3 of 9); 6 gave no usable answer"
