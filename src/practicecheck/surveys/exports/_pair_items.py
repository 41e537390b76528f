"""Which column may hold the answers to which item: by the id in its heading, or by likeness of wording."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Final, final

import attrs

from practicecheck.frameworks import Item
from practicecheck.surveys.exports._heading import Heading
from practicecheck.surveys.exports._likeness import likeness, shared_words
from practicecheck.surveys.exports._pairing import best_pairs
from practicecheck.values import Value

ALIKE: Final = 0.5
"""Less alike wordings are left for a person to fill in."""
_AS_LIKE: Final = 0.02
"""Of two columns that are so nearly as like, neither is taken: nobody could say why."""
_ANSWERED: Final = 0.2
"""So much goes before likeness that a column holds answers on a scale, and no comments."""
_COMPARED: Final = 40
"""So many columns that share the most words with an item are compared with it letter by letter."""
_TOLD: Final = 3


@final
@attrs.frozen(kw_only=True, repr=False)
class LikeColumn(Value):
    """A column that may hold the answers to an item.

    Attributes:
        heading: Its heading.
        likeness: How like the item's wording it is, from 0 to 1.
    """

    heading: Heading
    likeness: Decimal


@final
@attrs.frozen(kw_only=True, repr=False)
class DraftedPair(Value):
    """An item and the column that a program found for it.

    Attributes:
        item: The item.
        column: The column.
        by_id: Whether the column is called as the item is.
    """

    item: Item
    column: LikeColumn
    by_id: bool = False


@final
@attrs.frozen(kw_only=True, repr=False)
class OpenItem(Value):
    """An item for which a person has to find the column.

    Attributes:
        item: The item.
        nearest: The columns that are likest, if any is like it at all.
        doubtful: Whether several columns are as like, so that none was taken.
    """

    item: Item
    nearest: tuple[LikeColumn, ...] = ()
    doubtful: bool = False


def paired(
    items: Sequence[Item], headings: Iterable[Heading], answered: Mapping[str, bool]
) -> tuple[tuple[DraftedPair, ...], tuple[OpenItem, ...]]:
    """Pair items with columns.

    Args:
        items: The items.
        headings: The headings of columns that may hold answers, each of another code.
        answered: Of each column's code whether it holds answers on a scale.

    Returns:
        The pairs, and the items that are left, each in the order of the items. The order of the columns plays
        no part.
    """
    columns = sorted(headings, key=lambda own: own.code)
    named = _by_id(items, columns)
    free = [n for n in range(len(columns)) if n not in named.values()]
    likes = {item.id: {} if item.id in named else _likes(item, columns, free) for item in items}
    rows = [
        {n: like + _ANSWERED * answered[columns[n].code] for n, like in likes[item.id].items() if like >= ALIKE}
        for item in items
    ]
    taken = best_pairs(rows)
    pairs: list[DraftedPair] = []
    left: list[OpenItem] = []
    for row, item in enumerate(items):
        if item.id in named:
            own = LikeColumn(heading=columns[named[item.id]], likeness=Decimal(1))
            pairs.append(DraftedPair(item=item, column=own, by_id=True))
            continue
        ordered = sorted(likes[item.id].items(), key=lambda pair: (-pair[1], pair[0]))
        nearest = tuple(_like(columns[n], like) for n, like in ordered[:_TOLD] if like > ALIKE / 2)
        if row not in taken:
            left.append(OpenItem(item=item, nearest=nearest))
            continue
        best = rows[row][taken[row]]
        rivals = [n for n, worth in rows[row].items() if n not in taken.values() and worth > best - _AS_LIKE]
        if rivals:
            left.append(OpenItem(item=item, nearest=nearest, doubtful=True))
        else:
            pairs.append(DraftedPair(item=item, column=_like(columns[taken[row]], likes[item.id][taken[row]])))
    return tuple(pairs), tuple(left)


def _like(heading: Heading, like: float) -> LikeColumn:
    return LikeColumn(heading=heading, likeness=Decimal(f"{like:.2f}"))


def _likes(item: Item, columns: Sequence[Heading], free: Iterable[int]) -> dict[int, float]:
    """How like an item some columns are: those that share the most words with it."""
    texts = [text for text in (item.title, item.text) if text]
    asked = {n: columns[n].texts or (columns[n].code,) for n in free}
    sharing = sorted(
        (-max((shared_words(one, other) for one in texts for other in asked[n]), default=0.0), n) for n in free
    )
    return {
        n: max(likeness(one, other) for one in texts for other in asked[n])
        for against, n in sharing[:_COMPARED]
        if against < 0
    }


def _by_id(items: Sequence[Item], columns: Sequence[Heading]) -> dict[str, int]:
    """The columns that are called as an item is: ``standard-3``, ``standard_3``, ``staff/standard3``."""
    ids = Counter(_plain(item.id) for item in items)
    wanted = {_plain(item.id): item.id for item in items if ids[_plain(item.id)] == 1}
    found: dict[str, list[int]] = {}
    for n, heading in enumerate(columns):
        for name in {_plain(name) for name in _names(heading.code)} & wanted.keys():
            found.setdefault(wanted[name], []).append(n)
    return {item: own[0] for item, own in found.items() if len(own) == 1}


def _names(code: str) -> Iterable[str]:
    yield code
    yield code.rpartition("/")[2]
    inner = re.search(r"\[([^\[\]]+)\]$", code)
    if inner:
        yield inner[1]


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).casefold()
