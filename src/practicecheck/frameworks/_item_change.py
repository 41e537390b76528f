"""What became of an item from one edition to the next: which item it is now, and what changed about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from functools import cached_property
from typing import final

import attrs

from practicecheck.frameworks._digest import answers_digest
from practicecheck.frameworks._framework import Framework
from practicecheck.frameworks._item import Item
from practicecheck.values import Value


@final
class ItemChange(Enum):
    """What became of an item between two editions."""

    SAME = "same"
    EDITORIAL = "editorial"
    """The same words: only case, punctuation, spaces or a printer's slip differ."""
    REWORDED = "reworded"
    RESCALED = "rescaled"
    """It is answered differently: on another scale, with other points or anchors, or with something else."""
    MOVED = "moved"
    """It has another id, or stands in another section."""
    SPLIT = "split"
    MERGED = "merged"
    ADDED = "added"
    RETIRED = "retired"


@final
@attrs.frozen(kw_only=True, repr=False)
class ChangeNote(Value):
    """One thing that changed about an item.

    Attributes:
        change: What kind of change it is.
        why: What was found, in a sentence.
    """

    change: ItemChange
    why: str


@final
@attrs.frozen(repr=False)
class Successors(Value):
    """Which item of the new edition an item of the old one is: by its id, or by a text that only one has.

    Attributes:
        old: The old edition.
        new: The new edition.
    """

    old: Framework
    new: Framework

    def of(self, before: Item) -> Item | None:
        """The item that it is now.

        Args:
            before: An item of the old edition.

        Returns:
            The one with the same id, unless another has its very text; nothing if it is gone.
        """
        after = self.new.items.get(before.id)
        if after is not None and folded(after.text) == folded(before.text):
            return after
        return self._same_text(before) or after

    def _same_text(self, before: Item) -> Item | None:
        """The item that has an old text under a new id. Among several it would be a guess, and none is made."""
        found = [item for item in self._by_text.get(folded(before.text), ()) if item.id not in self.old.items]
        return found[0] if len(found) == 1 else None

    @cached_property
    def _by_text(self) -> Mapping[str, tuple[Item, ...]]:
        found: dict[str, tuple[Item, ...]] = {}
        for item in self.new.items.values():
            found[folded(item.text)] = (*found.get(folded(item.text), ()), item)
        return found


def changes_between(before: Item, old: Framework, after: Item, new: Framework) -> tuple[ChangeNote, ...]:
    """Find what changed about an item that two editions have. Its parts are items of their own.

    Args:
        before: The item in the old edition.
        old: The old edition.
        after: The item in the new edition.
        new: The new edition.

    Returns:
        Each change, what weighs most for its meaning first; ``SAME`` alone if there is none.
    """
    found = tuple(_changes(before, old, after, new))
    return found or (ChangeNote(change=ItemChange.SAME, why=f"{before.id} is the same."),)


def _changes(before: Item, old: Framework, after: Item, new: Framework) -> Iterator[ChangeNote]:
    name = before.id
    around = _around(before, after)
    if not _same_words(before, after):
        more = f", and its {' and '.join(around)} changed" if around else ""
        yield ChangeNote(change=ItemChange.REWORDED, why=f"{name} is worded differently{more}.")
    elif around:
        yield ChangeNote(
            change=ItemChange.REWORDED, why=f"{name} reads the same, and its {' and '.join(around)} changed."
        )
    if answers_digest(before, old) != answers_digest(after, new):
        what = "answered differently" if before.takes != after.takes else "answered on a scale that has changed"
        yield ChangeNote(change=ItemChange.RESCALED, why=f"{name} is {what}.")
    one, other = old.section_of[before.id].id, new.section_of[after.id].id
    if old.name == new.name:
        called = f"{name} is called {after.id} now."
        moved = f"{name} stood in section {one}, and stands in {other} now."
    else:
        called = f"{name} is called {after.id} there."
        moved = f"{name} stands in section {one}, and there in {other}."
    if before.id != after.id:
        yield ChangeNote(change=ItemChange.MOVED, why=called)
    if one != other:
        yield ChangeNote(change=ItemChange.MOVED, why=moved)
    if _same_words(before, after) and folded(before.text) != folded(after.text):
        yield ChangeNote(
            change=ItemChange.EDITORIAL, why=f"{name} has the same words; how they are written differs."
        )


def _same_words(before: Item, after: Item) -> bool:
    """Whether nothing but case, punctuation or a slip of the printer keeps two texts apart."""
    if _words(before.text) == _words(after.text):
        return True
    # A slip of the printer may have been mended in one edition, and not in the other.
    one = {_words(text) for text in (before.text, before.as_printed) if text is not None}
    other = {_words(text) for text in (after.text, after.as_printed) if text is not None}
    return bool(one & other)


def _around(before: Item, after: Item) -> list[str]:
    """What stands around the question and belongs to its meaning."""
    texts = (
        ("title", before.title, after.title),
        ("instruction", before.instruction, after.instruction),
        ("explanation", before.explanation, after.explanation),
    )
    changed = [what for what, one, other in texts if _words(one or "") != _words(other or "")]
    if before.condition != after.condition:
        changed.append("condition")
    return changed


def folded(text: str) -> str:
    """A text without what only layout gives it.

    Args:
        text: The text.
    """
    return " ".join(text.split())


def _words(text: str) -> str:
    spaced = "".join(letter if letter.isalnum() else " " for letter in text.casefold())
    return " ".join(spaced.split())
