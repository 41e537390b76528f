"""Crosswalks: which items of two frameworks correspond, how far, and who says so."""

from datetime import date
from enum import Enum
from typing import final

import attrs

from practicecheck.documents import UNWRITTEN
from practicecheck.frameworks._framework import FrameworkId
from practicecheck.frameworks._provenance import Provenance
from practicecheck.origin import Origin
from practicecheck.values import Value


@final
class Correspondence(Enum):
    """How what one side of a row asks relates to what the other asks."""

    EQUAL = "equal"
    """The same words."""
    EQUIVALENT = "equivalent"
    """Other words for the same thing."""
    SUBSET = "subset"
    """Part of what the other side asks."""
    SUPERSET = "superset"
    """All that the other side asks, and more."""
    INTERSECTS = "intersects"
    """Some of what the other side asks, and something else."""
    NONE = "none"
    """Nothing of what the other side asks: somebody has looked, and says so."""


@final
class Confidence(Enum):
    """How sure the author of a row is."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@final
class Derivation(Enum):
    """How a row came about."""

    STATED = "stated by the source"
    WORDING = "by comparing the wording"
    JUDGEMENT = "by judgement"


@final
@attrs.frozen(kw_only=True, repr=False)
class CrosswalkRow(Value):
    """Items of one framework, and those of the other that correspond to them.

    Attributes:
        from_: The items of the framework that is walked from.
        to: The items of the framework that is walked to; none, where nothing corresponds.
        relation: How the first relate to the second.
        rationale: Why.
        derived: How the row came about.
        confidence: How sure its author is.
        author: Who says so, where it is not the crosswalk's author.
        made_on: When it was said, where it was not on the crosswalk's day.
    """

    from_: tuple[str, ...]
    relation: Correspondence
    rationale: str
    derived: Derivation
    confidence: Confidence
    to: tuple[str, ...] = ()
    author: str | None = None
    made_on: date | None = None


@final
@attrs.frozen(kw_only=True, repr=False)
class Crosswalk(Value):
    """Which items of one framework correspond to which of another.

    Attributes:
        id: Its name with its version: ``northshire-audit-to-standards@2026``.
        title: What people call it.
        from_: The edition that is walked from.
        from_digest: The digest of that edition's wording, as it was read.
        to: The edition that is walked to.
        to_digest: The digest of that edition's wording, as it was read.
        author: Who says so.
        made_on: The day on which it was said.
        provenance: Who published it, and on what terms.
        rows: What corresponds to what.
        note: What there is to know about it.
        is_turned: It was written the other way round, from ``to`` to ``from_``; no file says so.
        origin: The distribution that it comes from; the catalogue says it, and no file.
    """

    id: str
    title: str
    from_: FrameworkId
    from_digest: str | None = None
    to: FrameworkId
    to_digest: str | None = None
    author: str
    made_on: date
    provenance: Provenance
    rows: tuple[CrosswalkRow, ...]
    note: str | None = None
    is_turned: bool = attrs.field(default=False, eq=False, metadata=UNWRITTEN)
    origin: Origin | None = attrs.field(default=None, eq=False, metadata=UNWRITTEN)

    @property
    def cited(self) -> str:
        """Its name, who says so, on which day, and whether it is read the other way round."""
        turned = ", read the other way round" if self.is_turned else ""
        return f"{self.id} ({self.author}, {self.made_on}{turned})"
