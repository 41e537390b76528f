"""Two editions beside each other: what became of each item, by ids and texts or as a crosswalk says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import final

import attrs

from practicecheck.frameworks._crosswalk import Correspondence, Crosswalk, CrosswalkRow
from practicecheck.frameworks._framework import Framework
from practicecheck.frameworks._item import Item
from practicecheck.frameworks._item_change import ChangeNote, ItemChange, Successors, changes_between
from practicecheck.values import Value


@final
@attrs.frozen(kw_only=True, repr=False)
class ItemLink(Value):
    """Items of the earlier edition, and what they are in the later one.

    Attributes:
        earlier: The earlier items; none if it is new. Several if they were merged.
        later: The later items; none if it was retired. Several if it was split.
        notes: What changed; ``SAME`` alone if nothing did.
        rows: The rows of the crosswalk that say so; none where ids and texts do.
    """

    earlier: tuple[Item, ...]
    later: tuple[Item, ...]
    notes: tuple[ChangeNote, ...]
    rows: tuple[CrosswalkRow, ...] = ()

    @property
    def changes(self) -> tuple[ItemChange, ...]:
        """The kinds of change, each once."""
        return tuple(dict.fromkeys(note.change for note in self.notes))

    @property
    def one_to_one(self) -> bool:
        """Whether one item became one item."""
        return len(self.earlier) == len(self.later) == 1

    @property
    def relation(self) -> Correspondence | None:
        """How the crosswalk says that the earlier relates to the later; nothing where no single row says it."""
        return self.rows[0].relation if len(self.rows) == 1 else None


@final
@attrs.frozen(kw_only=True, repr=False)
class EditionDiff(Value):
    """What became of each item between two editions.

    Attributes:
        earlier: The earlier edition.
        later: The later edition.
        links: Each item of both, once on its side: in the order of the later edition, then what was retired.
        crosswalk: The crosswalk that was followed.
    """

    earlier: Framework
    later: Framework
    links: tuple[ItemLink, ...]
    crosswalk: Crosswalk | None = None

    @cached_property
    def by_earlier(self) -> Mapping[str, ItemLink]:
        """The links by the ids of the earlier edition."""
        return MappingProxyType({item.id: link for link in self.links for item in link.earlier})

    @cached_property
    def by_later(self) -> Mapping[str, ItemLink]:
        """The links by the ids of the later edition."""
        return MappingProxyType({item.id: link for link in self.links for item in link.later})

    @property
    def unchanged(self) -> bool:
        """Whether nothing changed."""
        return all(link.changes == (ItemChange.SAME,) for link in self.links)

    def count(self, change: ItemChange) -> int:
        """How many links have a kind of change.

        Args:
            change: The kind.
        """
        return sum(change in link.changes for link in self.links)


def diff_editions(earlier: Framework, later: Framework, crosswalk: Crosswalk | None = None) -> EditionDiff:
    """Lay two editions beside each other, item by item.

    An item is known by its id, and one that has another id by its text. Where a crosswalk from the earlier to
    the later edition speaks of an item, it decides: what people have read and judged goes before what a program
    can see.

    Args:
        earlier: The earlier edition.
        later: The later edition.
        crosswalk: A crosswalk from the first to the second.

    Returns:
        What became of each item of both. Extensions play no part.

    Raises:
        ValueError: The crosswalk is between other editions.
    """
    earlier, later = earlier.national, later.national
    if crosswalk is not None and (crosswalk.from_, crosswalk.to) != (earlier.id, later.id):
        message = (
            f"{crosswalk.id} goes from {crosswalk.from_} to {crosswalk.to}, not from {earlier.id} to {later.id}"
        )
        raise ValueError(message)
    told = tuple(_told(earlier, later, crosswalk)) if crosswalk else ()
    seen = _Seen(told)
    links = [*told, *_found(earlier, later, seen)]
    seen = _Seen(links)
    links += [_retired(item, earlier, later) for item in earlier.items.values() if item.id not in seen.earlier]
    links += [_added(item, earlier, later) for item in later.items.values() if item.id not in seen.later]
    places = {name: n for n, name in enumerate(later.items)}
    after = {name: len(places) + n for n, name in enumerate(earlier.items)}
    links.sort(
        key=lambda link: (
            min(places[item.id] for item in link.later) if link.later else after[link.earlier[0].id]
        )
    )
    return EditionDiff(earlier=earlier, later=later, links=tuple(links), crosswalk=crosswalk)


@final
class _Seen:
    """The items that some links speak of."""

    def __init__(self, links: Iterable[ItemLink]) -> None:
        given = tuple(links)
        self.earlier = {item.id for link in given for item in link.earlier}
        self.later = {item.id for link in given for item in link.later}


def _found(earlier: Framework, later: Framework, seen: _Seen) -> Iterator[ItemLink]:
    """Links by id and text, of what no crosswalk speaks of."""
    successors, taken = Successors(earlier, later), set(seen.later)
    for before in earlier.items.values():
        after = None if before.id in seen.earlier else successors.of(before)
        if after is None or after.id in taken:
            continue
        taken.add(after.id)
        notes = changes_between(before, earlier, after, later)
        yield ItemLink(earlier=(before,), later=(after,), notes=notes)


def _told(earlier: Framework, later: Framework, crosswalk: Crosswalk) -> Iterator[ItemLink]:
    """Links as the crosswalk says, of items that both editions have. What hangs together is one link."""
    pairs = [
        (one, other, row)
        for row in crosswalk.rows
        for one in row.from_
        for other in row.to
        if one in earlier.items and other in later.items
    ]
    # That two items have something in common makes them no successor of each other where a closer one is named.
    close = {name for one, other, row in pairs if row.relation in _CLOSE for name in (("<", one), (">", other))}
    kept = [
        (one, other, row)
        for one, other, row in pairs
        if row.relation in _CLOSE or not {("<", one), (">", other)} & close
    ]
    for group in _groups(kept):
        yield _link(earlier, later, group)
    linked, reached = {one for one, _, _ in kept}, {other for _, other, _ in kept}
    for row in crosswalk.rows:
        if row.relation is Correspondence.NONE:
            for name in row.from_:
                if name in earlier.items and name not in linked:
                    linked.add(name)
                    yield _retired(earlier.items[name], earlier, later, row)
            # Read the other way round, nothing stands on the first side.
            for name in row.to if not row.from_ else ():
                if name in later.items and name not in reached:
                    reached.add(name)
                    yield _added(later.items[name], earlier, later, row)


_CLOSE = frozenset(
    {Correspondence.EQUAL, Correspondence.EQUIVALENT, Correspondence.SUBSET, Correspondence.SUPERSET}
)
_Pair = tuple[str, str, CrosswalkRow]


def _groups(pairs: list[_Pair]) -> list[list[_Pair]]:
    """Pairs that share an item, together."""
    groups: list[list[_Pair]] = []
    for pair in pairs:
        touching = [group for group in groups if any(pair[0] == own[0] or pair[1] == own[1] for own in group)]
        merged = [own for group in touching for own in group] + [pair]
        groups = [group for group in groups if group not in touching] + [merged]
    return groups


def _link(earlier: Framework, later: Framework, group: list[_Pair]) -> ItemLink:
    names = {one for one, _, _ in group}, {other for _, other, _ in group}
    before = tuple(item for item in earlier.items.values() if item.id in names[0])
    after = tuple(item for item in later.items.values() if item.id in names[1])
    rows = tuple({id(row): row for _, _, row in group}.values())
    notes = tuple(_notes(before, earlier, after, later, rows))
    return ItemLink(earlier=before, later=after, notes=notes, rows=rows)


def _notes(
    before: tuple[Item, ...],
    earlier: Framework,
    after: tuple[Item, ...],
    later: Framework,
    rows: tuple[CrosswalkRow, ...],
) -> Iterator[ChangeNote]:
    # Only from edition to edition does anything become something else.
    became = "became" if earlier.name == later.name else "correspond to" if before[1:] else "corresponds to"
    why = f"{_names(before)} {became} {_names(after)}: {rows[0].rationale}"
    if len(after) > 1:
        yield ChangeNote(change=ItemChange.SPLIT, why=why)
    if len(before) > 1:
        yield ChangeNote(change=ItemChange.MERGED, why=why)
    if len(before) == 1 and len(after) == 1:
        own = changes_between(before[0], earlier, after[0], later)
        relation = rows[0].relation
        if relation is Correspondence.EQUAL:
            # Whoever read both says that they are the same words.
            own = tuple(
                attrs.evolve(note, change=ItemChange.EDITORIAL) if note.change is ItemChange.REWORDED else note
                for note in own
            )
        yield from own


def _names(items: tuple[Item, ...]) -> str:
    *others, last = (item.id for item in items)
    return f"{', '.join(others)} and {last}" if others else last


def _retired(item: Item, earlier: Framework, later: Framework, row: CrosswalkRow | None = None) -> ItemLink:
    if earlier.name == later.name:
        said = f"{item.id} is not asked any more"
    elif row is None:
        said = f"{item.id} is asked by {earlier.id} alone"
    else:
        said = f"{item.id} corresponds to nothing in {later.id}"
    why = f"{said}." if row is None else f"{said}: {row.rationale}"
    return ItemLink(
        earlier=(item,),
        later=(),
        notes=(ChangeNote(change=ItemChange.RETIRED, why=why),),
        rows=() if row is None else (row,),
    )


def _added(item: Item, earlier: Framework, later: Framework, row: CrosswalkRow | None = None) -> ItemLink:
    new = earlier.name == later.name and row is None
    why = f"{item.id} is new." if new else f"{item.id} is asked by {later.id} alone."
    return ItemLink(
        earlier=(),
        later=(item,),
        notes=(
            ChangeNote(change=ItemChange.ADDED, why=why if row is None else f"{why[:-1]}: {row.rationale}"),
        ),
        rows=() if row is None else (row,),
    )
