"""Crosswalks: which items of two frameworks correspond, how far, and who says so."""

from collections.abc import Iterator
from datetime import date
from enum import Enum
from typing import final

import attrs

from practicecheck.documents import UNWRITTEN
from practicecheck.errors import Code, Path, Problem, near
from practicecheck.frameworks._framework import Framework, FrameworkId
from practicecheck.frameworks._provenance import Provenance, check_provenance
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
        to: The edition that is walked to.
        author: Who says so.
        made_on: The day on which it was said.
        provenance: Who published it, and on what terms.
        rows: What corresponds to what.
        note: What there is to know about it.
        origin: The distribution that it comes from; the catalogue says it, and no file.
    """

    id: str
    title: str
    from_: FrameworkId
    to: FrameworkId
    author: str
    made_on: date
    provenance: Provenance
    rows: tuple[CrosswalkRow, ...]
    note: str | None = None
    origin: Origin | None = attrs.field(default=None, eq=False, metadata=UNWRITTEN)


def check_crosswalk(crosswalk: Crosswalk, *editions: Framework) -> tuple[Problem, ...]:
    """Find what is wrong with a crosswalk.

    Args:
        crosswalk: The crosswalk as it was read.
        editions: The two editions, from and to; where they are not at hand, only the rows are looked at.

    Returns:
        Rows that say two things, and items that are not there. Empty if all is well.
    """
    found = list(check_provenance(crosswalk.provenance))
    seen: dict[tuple[str, str], int] = {}
    for n, row in enumerate(crosswalk.rows):
        found += _row(row, ("rows", n))
        for one in row.from_:
            for other in row.to:
                if (one, other) in seen:
                    found.append(_twice(one, other, seen[one, other], ("rows", n)))
                seen.setdefault((one, other), n)
    for side, edition in zip(("from", "to"), editions, strict=False):
        found += _strangers(crosswalk, side, edition)
    return tuple(found)


def _row(row: CrosswalkRow, path: Path) -> Iterator[Problem]:
    if not row.from_:
        yield Problem(
            code=Code.MISSING_KEY,
            message="nothing stands under from.",
            remedy="Name the items that the row is about.",
            path=(*path, "from"),
        )
    if bool(row.to) is (row.relation is Correspondence.NONE):
        yield Problem(
            code=Code.MISSING_KEY,
            message="items stand under to, and the relation is none."
            if row.to
            else f"nothing stands under to, and the relation is {row.relation.value}.",
            remedy="Where nothing corresponds, write the relation none and no item under to; or name items.",
            path=(*path, "to"),
        )


def _twice(one: str, other: str, first: int, path: Path) -> Problem:
    return Problem(
        code=Code.REPEATED_ID,
        message=f"{one} and {other} stand in row {first + 1} already.",
        remedy="Say of each pair once how it corresponds.",
        path=path,
    )


def _strangers(crosswalk: Crosswalk, side: str, edition: Framework) -> Iterator[Problem]:
    for n, row in enumerate(crosswalk.rows):
        for m, item in enumerate(row.from_ if side == "from" else row.to):
            if item not in edition.items:
                yield Problem(
                    code=Code.UNKNOWN_ITEM,
                    message=f'"{item}" is not an item of {edition.id}.',
                    remedy=near(item, edition.items) or f"practicecheck show {edition.id} lists them.",
                    path=("rows", n, side, m),
                )
