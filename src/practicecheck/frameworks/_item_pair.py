"""What a crosswalk says, item by item: pairs, and the rows that they follow from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final, final

import attrs

from practicecheck.frameworks._composition import composed, inverse
from practicecheck.frameworks._crosswalk import Confidence, Correspondence, Crosswalk, CrosswalkRow, Derivation
from practicecheck.values import Value

STRENGTH: Final[Mapping[Correspondence, int]] = MappingProxyType(
    {
        Correspondence.EQUAL: 4,
        Correspondence.EQUIVALENT: 3,
        Correspondence.SUBSET: 2,
        Correspondence.SUPERSET: 2,
        Correspondence.INTERSECTS: 1,
        Correspondence.NONE: 0,
    }
)
"""How much a relation says of two items: the more, the higher."""

_SAME: Final = frozenset({Correspondence.EQUAL, Correspondence.EQUIVALENT})
_APART: Final = {Correspondence.SUBSET, Correspondence.SUPERSET}
_SURE: Final = (Confidence.LOW, Confidence.MEDIUM, Confidence.HIGH)
_SOLID: Final = (Derivation.JUDGEMENT, Derivation.WORDING, Derivation.STATED)


@final
@attrs.frozen(kw_only=True, repr=False)
class Hop(Value):
    """One row of one crosswalk, as a pair of items follows it.

    Attributes:
        crosswalk: The crosswalk's id.
        row: The row.
        turned: Whether it is read the other way round.
    """

    crosswalk: str
    row: CrosswalkRow
    turned: bool = False


@final
@attrs.frozen(kw_only=True, repr=False)
class ItemPair(Value):
    """How an item of one framework relates to an item of another.

    Attributes:
        from_: The item that is walked from.
        to: The item that is walked to; nothing, where the relation is none.
        relation: How the first relates to the second.
        hops: The rows that it follows from, in the order of the way.
    """

    from_: str
    to: str | None
    relation: Correspondence
    hops: tuple[Hop, ...]

    @property
    def confidence(self) -> Confidence:
        """How sure it is: as sure as its weakest row."""
        return min((hop.row.confidence for hop in self.hops), key=_SURE.index)

    @property
    def derived(self) -> Derivation:
        """How it came about: as its weakest row."""
        return min((hop.row.derived for hop in self.hops), key=_SOLID.index)

    @property
    def scores_compare(self) -> bool:
        """Whether both ask the same, so that a score of one may be laid beside the other."""
        return self.relation in _SAME


def item_pairs(crosswalk: Crosswalk, *, turned: bool = False) -> tuple[ItemPair, ...]:
    """Take a crosswalk apart into pairs of items.

    A row says its relation of each item on its one side and each on its other. Only equal and equivalent, where
    a side has several items, are said of the sides as wholes: each of several items is then a part of the
    single one on the other side; of several against several nothing is known of any two.

    Args:
        crosswalk: The crosswalk.
        turned: Whether it is read the other way round. Rows that say none are of one side only, and say nothing
            then.

    Returns:
        The pairs, in the order of the rows.
    """
    return tuple(pair for row in crosswalk.rows for pair in _pairs(crosswalk.id, row, turned=turned))


def _pairs(crosswalk: str, row: CrosswalkRow, *, turned: bool) -> Iterator[ItemPair]:
    hops = (Hop(crosswalk=crosswalk, row=row, turned=turned),)
    if row.relation is Correspondence.NONE:
        if not turned:
            for one in row.from_:
                yield ItemPair(from_=one, to=None, relation=row.relation, hops=hops)
        return
    relation = _of_each(row)
    if relation is None:
        return
    for one in row.from_:
        for other in row.to:
            if turned:
                yield ItemPair(from_=other, to=one, relation=inverse(relation), hops=hops)
            else:
                yield ItemPair(from_=one, to=other, relation=relation, hops=hops)


def _of_each(row: CrosswalkRow) -> Correspondence | None:
    """How each item of one side relates to each of the other; nothing where the row leaves it open."""
    if row.relation not in _SAME:
        return row.relation
    match len(row.from_) > 1, len(row.to) > 1:
        case False, False:
            return row.relation
        case True, False:
            return Correspondence.SUBSET
        case False, True:
            return Correspondence.SUPERSET
        case _:
            return None


def composed_pairs(first: Iterable[ItemPair], then: Iterable[ItemPair]) -> tuple[ItemPair, ...]:
    """Walk through a framework in between.

    Args:
        first: Pairs from the first framework to the middle.
        then: Pairs from the middle to the last.

    Returns:
        What both show of the items at the ends, each pair once, with the hops that it follows from. What the
        two leave open is left out.
    """
    onward: dict[str, list[ItemPair]] = {}
    for pair in then:
        onward.setdefault(pair.from_, []).append(pair)
    return settled(
        ItemPair(from_=one.from_, to=other.to, relation=relation, hops=one.hops + other.hops)
        for one in first
        if one.to is not None
        for other in onward.get(one.to, ())
        if (relation := composed(one.relation, other.relation)) is not None
    )


def settled(pairs: Iterable[ItemPair]) -> tuple[ItemPair, ...]:
    """Keep one pair of those that speak of the same two items.

    The one that says the most is kept; of equals the surer, then the first. Where one calls the item a part and
    another the whole, no more than that the two share something is kept. That an item corresponds to nothing is
    dropped where another pair links it.

    Args:
        pairs: The pairs.

    Returns:
        Them in their order, each two items once.
    """
    best: dict[tuple[str, str | None], ItemPair] = {}
    for pair in pairs:
        ends = pair.from_, pair.to
        best[ends] = _of_two(best[ends], pair) if ends in best else pair
    linked = {one for one, other in best if other is not None}
    return tuple(pair for pair in best.values() if pair.to is not None or pair.from_ not in linked)


def _of_two(one: ItemPair, other: ItemPair) -> ItemPair:
    better = other if _weight(other) > _weight(one) else one
    if {one.relation, other.relation} == _APART:
        return attrs.evolve(better, relation=Correspondence.INTERSECTS)
    return better


def _weight(pair: ItemPair) -> tuple[int, int]:
    return STRENGTH[pair.relation], _SURE.index(pair.confidence)
