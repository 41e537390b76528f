"""An extension: local questions over a national edition, which stays as it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NewType, Protocol, final, runtime_checkable

import attrs

from practicecheck.documents import UNWRITTEN, keyed_by
from practicecheck.frameworks._digest import extension_digest
from practicecheck.frameworks._framework import FrameworkId
from practicecheck.frameworks._item import Item
from practicecheck.frameworks._local import Guidance, Narrowing
from practicecheck.frameworks._provenance import Provenance
from practicecheck.frameworks._scale import Scale
from practicecheck.origin import Origin
from practicecheck.values import Value

ExtensionId = NewType("ExtensionId", str)
"""An extension's id with its edition: ``northshire-local@2026``."""


@final
@attrs.frozen(kw_only=True, repr=False)
class LocalSection(Value):
    """A titled group of local items.

    Attributes:
        id: Its name, in the extension's namespace: ``northshire:lone-working``.
        title: Its heading.
        items: What it asks. Their ids are in the extension's namespace.
        locator: Where the local policy or decision is found that it comes from.
        after: The section of the edition behind which it is asked; at the end, if nothing is said.
        introduction: What is said before the questions.
        closing: What is asked for at the end of the section.
    """

    id: str
    title: str
    items: tuple[Item, ...]
    locator: str
    after: str | None = None
    introduction: str | None = None
    closing: str | None = None


@final
@attrs.frozen(kw_only=True, repr=False)
class Extension(Value):
    """Local questions over a national edition. It adds, and says what applies; it changes nothing national.

    Attributes:
        id: Its name with its edition: ``northshire-local@2026``.
        title: What people call it.
        namespace: What stands before the colon in each of its own ids: ``northshire``. The id begins with it.
        extends: The edition over which it is laid.
        digest: The digest of that edition's wording.
        provenance: Who decided on it, and on what terms others may use it.
        summary: What it is for, in a sentence.
        sections: What it asks.
        scale: A scale of its own for its scored items; the edition's, if nothing is said.
        narrows: Items of the edition that don't apply here, or only under a condition.
        guidance: Help with items of the edition.
        note: What there is to know about it.
        origin: The distribution that it comes from; the catalogue says it, and no file.
    """

    id: ExtensionId
    title: str
    namespace: str
    extends: FrameworkId
    digest: str
    provenance: Provenance
    summary: str
    sections: tuple[LocalSection, ...] = ()
    scale: Scale | None = None
    narrows: tuple[Narrowing, ...] = attrs.field(default=(), metadata=keyed_by("item"))
    guidance: tuple[Guidance, ...] = attrs.field(default=(), metadata=keyed_by("item"))
    note: str | None = None
    origin: Origin | None = attrs.field(default=None, eq=False, metadata=UNWRITTEN)

    @property
    def name(self) -> str:
        """Its id without the edition: ``northshire-local``."""
        return self.id.partition("@")[0]

    @property
    def items(self) -> Iterator[Item]:
        """Every item and part of its own."""
        for section in self.sections:
            for item in section.items:
                yield from item.walk()

    @property
    def scored(self) -> bool:
        """Whether it asks anything that is answered on a scale."""
        return any(item.scored for item in self.items)

    @cached_property
    def wording(self) -> str:
        """The digest of what it asks and narrows, by which an assessment says which wording it answered.

        Guidance does not count: it may be mended while teams are answering.
        """
        return extension_digest(self)


@runtime_checkable
class Extending(Protocol):
    """Whoever has extensions by id, as a catalogue does."""

    @property
    def extensions(self) -> Mapping[str, Extension]:
        """The extensions by their ids."""
        ...
