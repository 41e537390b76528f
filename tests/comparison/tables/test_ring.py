"""Tables in a ring: what margins alone do not show."""

from __future__ import annotations

from itertools import product

import pytest
from tests.comparison.tables.attacker import Attacker
from tests.comparison.tables.builders import a_policy

from practicecheck.comparison.tables import (
    Cell,
    Release,
    ReleaseLedger,
    Table,
    _release,
    _ring,
    audit,
    grouping,
    release,
)
from practicecheck.comparison.tables._ring import rings_among
from practicecheck.errors import Code, DocumentError


@pytest.mark.parametrize(
    ("tables", "rings"),
    [
        (["ab", "bc"], []),
        (["ab", "bc", "ac"], ["abc"]),
        (["ab", "bc", "ac", "abc"], []),
        (["ab", "bc", "cd", "ad"], ["abcd"]),
        (["ab", "bc", "cd"], []),
        (["abw", "bc", "ac", "az"], ["abcw"]),
        (["ab", "bc", "ac", "de", "ef", "df"], ["abc", "def"]),
        (["a", "b"], []),
        ([""], []),
        ([], []),
    ],
)
def test_a_ring_is_what_can_not_be_taken_apart(tables: list[str], rings: list[str]) -> None:
    """Dimensions of one table alone and tables within others go until nothing is left, or a ring."""
    assert set(rings_among(map(frozenset, tables))) == set(map(frozenset, rings))


KINDS = {"x": "ab", "y": "cd", "z": "ef"}


def pairs(counts: list[int], names: tuple[str, ...] = ("xy", "yz", "xz")) -> list[Table]:
    """Tables by two of three dimensions, of so many people of each kind."""
    people = dict(zip(product(*KINDS.values()), counts, strict=True))
    made: list[Table] = []
    for name in names:
        places = ["xyz".index(one) for one in name]
        sums: dict[tuple[str, ...], int] = {}
        for kind, own in people.items():
            key = tuple(kind[place] for place in places)
            sums[key] = sums.get(key, 0) + own
        made.append(
            Table(
                name=name,
                population="staff",
                dimensions=tuple(grouping(one, *KINDS[one]) for one in name),
                cells=tuple(Cell(key=key, people=own) for key, own in sums.items()),
            )
        )
    return made


FIVE = a_policy(minimum=5)
LEAKING = [30, 0, 30, 0, 3, 0, 2, 30]
"""Held together by their margins alone, two of the three tables give two cells of the third away."""
HOPELESS = [2, 3, 0, 20, 30, 1, 0, 0]
"""As above, and nothing that could be hidden would help."""


def hidden(done: Release) -> set[tuple[str, tuple[str, ...]]]:
    """What is hidden."""
    return {(own.table, own.key) for own in done.decisions}


def doubts(done: Release, given: list[Table]) -> list[float]:
    """How far apart the bounds are that somebody finds who knows of the one table behind all."""
    attacker = Attacker({own.name: own.dimensions for own in given}, done.tables, 1)
    ranges = [attacker.range(own.table, own.key) for own in done.decisions]
    return [high - low for low, high in ranges]


def test_what_margins_do_not_show_is_hidden_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a look at the ring four cells are hidden, and some of them are known to within less than five."""
    given = pairs(LEAKING)
    whole = release(given, FIVE)
    assert min(doubts(whole, given)) >= FIVE.width
    assert all(cell.wide_enough for cell in audit(whole))
    monkeypatch.setattr(_release, "rings_of", lambda _: ())
    margins = release(given, FIVE)
    assert min(doubts(margins, given)) < FIVE.width
    assert hidden(margins) < hidden(whole)


def test_a_ring_that_gives_cells_away_whatever_is_hidden_is_refused() -> None:
    """Two of its tables may go out, and then the third may not."""
    given = pairs(HOPELESS)
    with pytest.raises(DocumentError) as fault:
        release(given, FIVE)
    assert {own.code for own in fault.value.problems} == {Code.NOT_PROTECTED}
    two = release(given[:2], FIVE)
    with pytest.raises(DocumentError) as fault:
        release(given[2:], FIVE, two.ledger)
    assert {own.code for own in fault.value.problems} == {Code.NOT_PROTECTED}


def test_a_ring_of_releases_is_looked_at_as_one_of_tables() -> None:
    """Three releases, one table in each: what the first two told is known to the third."""
    ledger = ReleaseLedger()
    out: list[Release] = []
    given = pairs([30, 2, 30, 4, 13, 40, 22, 30])
    for own in given:
        out.append(release([own], a_policy(minimum=13), ledger))
        ledger = out[-1].ledger
    assert any(done.decisions for done in out)
    assert all(cell.wide_enough for done in out for cell in audit(done))


def test_a_ring_before_a_table_too_large_to_prove_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """As a table of too many cells is."""
    monkeypatch.setattr(_ring, "_MOST", 7)
    with pytest.raises(DocumentError, match="too many cells to prove anything"):
        release(pairs(LEAKING), FIVE)
