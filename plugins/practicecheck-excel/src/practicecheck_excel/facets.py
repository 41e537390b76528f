"""The plain facets: texts, numbers, days, words out of a few, lists and flags."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import cast, final

import attrs

from practicecheck.exchange import Plain
from practicecheck.values import Value
from practicecheck_excel.cells import Cell, Shown
from practicecheck_excel.facet import Said, Spot, Taken, in_order
from practicecheck_excel.fields import Field
from practicecheck_excel.meaning import day_meant, number_meant, word_meant


@final
@attrs.frozen(kw_only=True, repr=False)
class TextFacet(Value):
    """A text in one cell.

    Attributes:
        key: The document's key.
        field: The column.
    """

    key: str
    field: Field
    listed: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        """Its one key."""
        return (self.key,)

    @property
    def fields(self) -> tuple[Field, ...]:
        """Its one column."""
        return (self.field,)

    def show(self, said: Said) -> Mapping[Spot, Shown]:
        """The text."""
        text = said.get(self.key)
        return {(None, self.field): text} if isinstance(text, str) else {}

    def take(self, cells: Mapping[Spot, Cell]) -> Taken:
        """The text, whatever it looks like: a number that was typed here is text, too."""
        cell = cells.get((None, self.field))
        return (
            Taken(said={}) if cell is None else Taken(said={self.key: cell.text}, cells=(((self.key,), cell),))
        )


@final
@attrs.frozen(kw_only=True, repr=False)
class NumberFacet(Value):
    """A number in one cell.

    Attributes:
        key: The document's key.
        field: The column.
    """

    key: str
    field: Field = Field.ANSWER
    listed: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        """Its one key."""
        return (self.key,)

    @property
    def fields(self) -> tuple[Field, ...]:
        """Its one column."""
        return (self.field,)

    def show(self, said: Said) -> Mapping[Spot, Shown]:
        """The number."""
        number = said.get(self.key)
        return {(None, self.field): number} if isinstance(number, int | Decimal) else {}

    def take(self, cells: Mapping[Spot, Cell]) -> Taken:
        """The number; what is none is left to the library to tell."""
        cell = cells.get((None, self.field))
        if cell is None:
            return Taken(said={})
        number = number_meant(cell)
        return Taken(said={self.key: cell.text if number is None else number}, cells=(((self.key,), cell),))


@final
@attrs.frozen(kw_only=True, repr=False)
class DayFacet(Value):
    """A day in one cell.

    Attributes:
        key: The document's key.
        field: The column.
    """

    key: str
    field: Field = Field.ANSWER
    listed: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        """Its one key."""
        return (self.key,)

    @property
    def fields(self) -> tuple[Field, ...]:
        """Its one column."""
        return (self.field,)

    def show(self, said: Said) -> Mapping[Spot, Shown]:
        """The day."""
        day = said.get(self.key)
        return {(None, self.field): date.fromisoformat(day)} if isinstance(day, str) else {}

    def take(self, cells: Mapping[Spot, Cell]) -> Taken:
        """The day; what is none is left to the library to tell."""
        cell = cells.get((None, self.field))
        if cell is None:
            return Taken(said={})
        return Taken(said={self.key: day_meant(cell) or cell.text}, cells=(((self.key,), cell),))


@final
@attrs.frozen(kw_only=True, repr=False)
class WordFacet(Value):
    """One of a few words.

    Attributes:
        key: The document's key.
        words: What each word may be called instead, by the word that a document writes.
        field: The column.
    """

    key: str
    words: tuple[tuple[str, str], ...]
    field: Field = Field.ANSWER
    listed: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        """Its one key."""
        return (self.key,)

    @property
    def fields(self) -> tuple[Field, ...]:
        """Its one column."""
        return (self.field,)

    def show(self, said: Said) -> Mapping[Spot, Shown]:
        """The word."""
        word = said.get(self.key)
        return {(None, self.field): word} if isinstance(word, str) else {}

    def take(self, cells: Mapping[Spot, Cell]) -> Taken:
        """The word; what is none of them is left to the library to tell."""
        cell = cells.get((None, self.field))
        if cell is None:
            return Taken(said={})
        return Taken(said={self.key: word_meant(cell, self.words) or cell.text}, cells=(((self.key,), cell),))


@final
@attrs.frozen(kw_only=True, repr=False)
class LinesFacet(Value):
    """A list in one cell, a line for each entry.

    Attributes:
        key: The document's key.
        field: The column.
    """

    key: str
    field: Field
    listed: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        """Its one key."""
        return (self.key,)

    @property
    def fields(self) -> tuple[Field, ...]:
        """Its one column."""
        return (self.field,)

    def show(self, said: Said) -> Mapping[Spot, Shown]:
        """The entries, one beneath the other."""
        entries = cast("list[str]", said.get(self.key) or [])
        return {(None, self.field): "\n".join(entries)} if entries else {}

    def take(self, cells: Mapping[Spot, Cell]) -> Taken:
        """An entry for each line that says something."""
        cell = cells.get((None, self.field))
        if cell is None:
            return Taken(said={})
        lines: list[Plain] = [line.strip() for line in cell.text.splitlines() if line.strip()]
        return Taken(said={self.key: lines}, cells=(((self.key,), cell),))


@final
@attrs.frozen(kw_only=True, repr=False)
class PairsFacet(Value):
    """Names, each with a word behind it, in one cell: a line for each.

    Attributes:
        key: The document's key.
        field: The column.
    """

    key: str
    field: Field = Field.ANSWER
    listed: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        """Its one key."""
        return (self.key,)

    @property
    def fields(self) -> tuple[Field, ...]:
        """Its one column."""
        return (self.field,)

    def show(self, said: Said) -> Mapping[Spot, Shown]:
        """The names with their words, one beneath the other."""
        pairs = cast("dict[str, str]", said.get(self.key) or {})
        lines = [f"{name} {word}" for name, word in pairs.items()]
        return {(None, self.field): "\n".join(lines)} if lines else {}

    def take(self, cells: Mapping[Spot, Cell]) -> Taken:
        """A name and a word for each line; a missing word is left to the library to tell."""
        cell = cells.get((None, self.field))
        if cell is None:
            return Taken(said={})
        halves = [line.strip().partition(" ") for line in cell.text.splitlines() if line.strip()]
        pairs: dict[str, Plain] = {name: word.strip() for name, _, word in halves}
        return Taken(said={self.key: pairs}, cells=(((self.key,), cell),))


@final
@attrs.frozen(kw_only=True, repr=False)
class RowsFacet(Value):
    """A list with a row for each entry.

    Attributes:
        key: The document's key.
        field: The column.
    """

    key: str
    field: Field
    listed: bool = True

    @property
    def keys(self) -> tuple[str, ...]:
        """Its one key."""
        return (self.key,)

    @property
    def fields(self) -> tuple[Field, ...]:
        """Its one column."""
        return (self.field,)

    def show(self, said: Said) -> Mapping[Spot, Shown]:
        """Each entry in its own row."""
        entries = cast("list[str]", said.get(self.key) or [])
        return {(n, self.field): entry for n, entry in enumerate(entries, start=1)}

    def take(self, cells: Mapping[Spot, Cell]) -> Taken:
        """The entries in the order of their numbers."""
        found = [row[self.field] for _, row in in_order(cells) if self.field in row]
        if not found:
            return Taken(said={})
        return Taken(
            said={self.key: [cell.text for cell in found]},
            cells=(((self.key,), found[0]), *(((self.key, n), cell) for n, cell in enumerate(found))),
        )


@final
@attrs.frozen(kw_only=True, repr=False)
class StreamFacet(Value):
    """A stream of evidence, with a row for each source."""

    listed: bool = True

    @property
    def keys(self) -> tuple[str, ...]:
        """Its one key."""
        return ("stream",)

    @property
    def fields(self) -> tuple[Field, ...]:
        """A column for each thing that is told of a source."""
        return (Field.WHAT, Field.FROM, Field.TO, Field.SAYS)

    def show(self, said: Said) -> Mapping[Spot, Shown]:
        """Each source in its own row."""
        shown: dict[Spot, Shown] = {}
        for n, source in enumerate(cast("list[dict[str, str]]", said.get("stream") or []), start=1):
            for key, field in _OF_SOURCE.items():
                if text := source.get(key):
                    shown[n, field] = date.fromisoformat(text) if key in _DAYS else text
        return shown

    def take(self, cells: Mapping[Spot, Cell]) -> Taken:
        """The sources in the order of their numbers."""
        sources: list[Plain] = []
        places: list[tuple[tuple[str | int, ...], Cell]] = []
        for _, row in in_order(cells):
            own = {key: cell for key, field in _OF_SOURCE.items() if (cell := row.get(field)) is not None}
            if not own:
                continue
            steps = ("stream", len(sources))
            places += [(steps, next(iter(own.values()))), *(((*steps, key), cell) for key, cell in own.items())]
            sources.append(
                {key: day_meant(cell) or cell.text if key in _DAYS else cell.text for key, cell in own.items()}
            )
        return Taken(said={"stream": sources} if sources else {}, cells=tuple(places))


_OF_SOURCE = {"what": Field.WHAT, "from": Field.FROM, "to": Field.TO, "says": Field.SAYS}
_DAYS = ("from", "to")


@final
@attrs.frozen(kw_only=True, repr=False)
class FlagFacet(Value):
    """A team's own mark on an answer, and why."""

    listed: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        """Its one key."""
        return ("flag",)

    @property
    def fields(self) -> tuple[Field, ...]:
        """The mark, and why."""
        return (Field.FLAG, Field.FLAG_WHY)

    def show(self, said: Said) -> Mapping[Spot, Shown]:
        """The mark, and why."""
        flag = cast("dict[str, str]", said.get("flag") or {})
        shown: dict[Spot, Shown] = {}
        for key, field in (("is", Field.FLAG), ("why", Field.FLAG_WHY)):
            if key in flag:
                shown[None, field] = flag[key]
        return shown

    def take(self, cells: Mapping[Spot, Cell]) -> Taken:
        """The mark, and why; one without the other is left to the library to tell."""
        flag: dict[str, Plain] = {}
        places: list[tuple[tuple[str | int, ...], Cell]] = []
        for key, field in (("is", Field.FLAG), ("why", Field.FLAG_WHY)):
            cell = cells.get((None, field))
            if cell is not None:
                flag[key] = (word_meant(cell, MARKS) or cell.text) if key == "is" else cell.text
                places += [(("flag",), cell), (("flag", key), cell)]
        return Taken(said={"flag": flag} if flag else {}, cells=tuple(reversed(places)))


MARKS = (("strength", "strength"), ("gap", "gap"), ("watch", "to watch"))
"""The marks, and what else each may be called."""
