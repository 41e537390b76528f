"""What became of the items and sections of one edition in another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import final

import attrs

from practicecheck.frameworks._answer_types import TakesScore
from practicecheck.frameworks._digest import item_digest
from practicecheck.frameworks._framework import Framework, Section
from practicecheck.frameworks._item import Item
from practicecheck.frameworks._item_change import (
    ChangeNote,
    ItemChange,
    Successors,
    changes_between,
    folded,
)
from practicecheck.frameworks._scale import Scale
from practicecheck.values import Value


@final
@attrs.frozen(kw_only=True, repr=False)
class Move(Value):
    """What became of an item or section.

    Attributes:
        name: Its id in the old edition.
        to: Its id in the new one; nothing if it is gone.
        why: What was found, in a sentence.
        changed: Whether somebody should look at it.
        was: The text that it had, where it has another one now.
        now: The text that it has.
    """

    name: str
    to: str | None
    why: str
    changed: bool = False
    was: str | None = None
    now: str | None = None


@final
@attrs.frozen(repr=False)
class Moves(Value):
    """Two editions, compared by their ids and texts.

    Attributes:
        old: The old edition; nothing if its wording is not to be had.
        new: The new one.
    """

    old: Framework | None
    new: Framework

    def item(self, name: str) -> Move:
        """What became of an item.

        Args:
            name: Its id in the old edition.
        """
        before = self.old.items.get(name) if self.old else None
        if self.old is None or before is None:
            there = self.new.items.get(name)
            return self._untold(name, there.text if there else None)
        after = Successors(self.old, self.new).of(before)
        if after is None:
            return Move(name=name, to=None, why=f"{name} is gone.", was=before.text)
        notes = changes_between(before, self.old, after, self.new)
        same = notes[0].change is ItemChange.SAME
        if same and item_digest(before, self.old) != item_digest(after, self.new):
            notes = (
                ChangeNote(change=ItemChange.REWORDED, why=f"{name} reads the same, and its parts changed."),
            )
            same = False
        if same:
            return Move(name=name, to=after.id, why=notes[0].why)
        why = " ".join(note.why for note in notes)
        return Move(name=name, to=after.id, why=why, changed=True, was=before.text, now=after.text)

    def _untold(self, name: str, text: str | None) -> Move:
        """The old wording is not to be had, so that nobody can say whether it is the same."""
        if text is None:
            return Move(name=name, to=None, why=f"{name} is not there, and the old wording is not installed.")
        return Move(
            name=name,
            to=name,
            why=f"{name} is there; the old wording is not installed to compare it with.",
            changed=True,
            now=text,
        )

    def section(self, name: str) -> Move:
        """What became of a section, behind which something is asked.

        Args:
            name: Its id in the old edition.
        """
        before = _section(self.old, name) if self.old else None
        after = _section(self.new, name)
        if after is not None:
            if before is not None and folded(before.title) == folded(after.title):
                return Move(name=name, to=name, why=f"it is asked behind section {name}, as before.")
            return Move(
                name=name,
                to=name,
                why=f"section {name} has another title, or its old one is not known.",
                changed=True,
                was=before and before.title,
                now=after.title,
            )
        alike = [
            section for section in self.new.sections if before and folded(section.title) == folded(before.title)
        ]
        if len(alike) == 1:
            return Move(
                name=name,
                to=alike[0].id,
                why=f"section {name} is called {alike[0].id} now.",
                changed=True,
                was=before and before.title,
                now=alike[0].title,
            )
        return Move(
            name=name,
            to=None,
            why=f"section {name} is gone, so it is asked at the end.",
            changed=True,
            was=before and before.title,
        )

    def scales_of(self, item: Item) -> tuple[Item, Move] | None:
        """A local item that is answered on the edition's scales, on those of the new one.

        Args:
            item: The local item.

        Returns:
            The item and what became of its scales; nothing if it is not answered on them.
        """
        known = _scales(self.old) if self.old else {}
        national = [name for name in item.scales if name in known or ":" not in name]
        if not national:
            return None
        now = _scales(self.new)
        kept = [name for name in national if name in now]
        if kept == national and all(known.get(name) == now[name] for name in kept):
            return item, Move(name=item.id, to=item.id, why="it is the extension's own, on the same scale.")
        if not kept:
            why = "the edition's scale, on which it was answered, is gone. It is answered on the new ones."
        elif self.old is None:
            why = "the edition's scale is there; the old wording is not installed to compare it with."
        else:
            why = "the edition's scale, on which it is answered, has changed."
        # It is answered on no scale more than before: what it may be answered on was decided.
        own = [name for name in item.scales if name not in national]
        wanted = (*own, *(kept or now))
        takes = tuple(TakesScore(scales=wanted) if isinstance(t, TakesScore) else t for t in item.takes)
        return attrs.evolve(item, takes=takes), Move(
            name=item.id,
            to=item.id,
            why=why,
            changed=True,
            was=_said(known, national),
            now=_said(now, kept or list(now)),
        )


def _section(framework: Framework, name: str) -> Section | None:
    return next((section for section in framework.sections if section.id == name), None)


def _scales(framework: Framework) -> dict[str, Scale]:
    return {scale.id: scale for scale in framework.scales}


def _said(scales: Mapping[str, Scale], names: list[str]) -> str | None:
    told = [
        f"{name}: " + "; ".join(f"{point.code} {point.anchor}" for point in scales[name].points)
        for name in names
        if name in scales
    ]
    return " / ".join(told) or None
