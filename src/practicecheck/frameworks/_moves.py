"""What became of the items and sections of one edition in another."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import final

import attrs

from practicecheck.frameworks._answer_types import TakesScore
from practicecheck.frameworks._digest import item_digest
from practicecheck.frameworks._framework import Framework, Section
from practicecheck.frameworks._item import Item
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
        after = self.new.items.get(name)
        if before is None:
            return self._untold(name, after.text if after else None)
        if after is None or _folded(after.text) != _folded(before.text):
            moved = self._same_text(before)
            if moved is not None:
                return Move(
                    name=name,
                    to=moved.id,
                    why=f"{name} is called {moved.id} now.",
                    changed=True,
                    was=before.text,
                    now=moved.text,
                )
        if after is None:
            return Move(name=name, to=None, why=f"{name} is gone.", was=before.text)
        return self._compared(before, after)

    def _compared(self, before: Item, after: Item) -> Move:
        name = before.id
        old_section, new_section = self._section_of(self.old, name), self._section_of(self.new, name)
        if _folded(before.text) != _folded(after.text):
            why = f"{name} is worded differently."
        elif before.takes != after.takes:
            why = f"{name} is answered differently."
        elif self.old is not None and item_digest(before, self.old) != item_digest(after, self.new):
            why = f"{name} reads the same, and its scale, instruction, condition or parts have changed."
        elif old_section != new_section:
            why = f"{name} stood in section {old_section}, and stands in {new_section} now."
        else:
            return Move(name=name, to=name, why=f"{name} is the same.")
        return Move(name=name, to=name, why=why, changed=True, was=before.text, now=after.text)

    def _same_text(self, before: Item) -> Item | None:
        """The item that has an old text under a new id. Among several it would be a guess, and none is made."""
        found = [
            item
            for item in self._by_text.get(_folded(before.text), ())
            if self.old is None or item.id not in self.old.items
        ]
        return found[0] if len(found) == 1 else None

    @cached_property
    def _by_text(self) -> Mapping[str, tuple[Item, ...]]:
        found: dict[str, tuple[Item, ...]] = {}
        for item in self.new.items.values():
            found[_folded(item.text)] = (*found.get(_folded(item.text), ()), item)
        return found

    @staticmethod
    def _section_of(framework: Framework | None, item: str) -> str | None:
        return framework.section_of[item].id if framework else None

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
            if before is not None and _folded(before.title) == _folded(after.title):
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
            section
            for section in self.new.sections
            if before and _folded(section.title) == _folded(before.title)
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


def _folded(text: str) -> str:
    return " ".join(text.split())
