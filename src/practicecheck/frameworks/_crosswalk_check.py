"""What is wrong with a crosswalk: rows that contradict each other, items and wordings that are not there."""

from __future__ import annotations

from collections.abc import Iterator

from practicecheck.errors import Code, Path, Problem, near
from practicecheck.frameworks._crosswalk import Correspondence, Crosswalk, CrosswalkRow
from practicecheck.frameworks._framework import Framework
from practicecheck.frameworks._provenance import check_provenance


def check_crosswalk(crosswalk: Crosswalk, *editions: Framework) -> tuple[Problem, ...]:
    """Find what is wrong with a crosswalk.

    Args:
        crosswalk: The crosswalk as it was read.
        editions: The two editions, from and to; where they are not at hand, only the rows are looked at.

    Returns:
        Rows that say a thing twice or contradict each other, items that are not there, and editions whose
        wording is another than was read. Empty if all is well.
    """
    found = list(check_provenance(crosswalk.provenance))
    for n, row in enumerate(crosswalk.rows):
        found += _row(row, ("rows", n))
    found += _repeated(crosswalk)
    found += _denied(crosswalk)
    for side, edition in zip(("from", "to"), editions, strict=False):
        found += _strangers(crosswalk, side, edition)
        found += _reworded(crosswalk, side, edition)
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


def _repeated(crosswalk: Crosswalk) -> Iterator[Problem]:
    """Pairs that are spoken of twice."""
    seen: dict[tuple[str, str], int] = {}
    for n, row in enumerate(crosswalk.rows):
        for one in row.from_:
            for other in row.to:
                first = seen.setdefault((one, other), n)
                if first == n:
                    continue
                before = crosswalk.rows[first].relation
                if before is row.relation:
                    yield Problem(
                        code=Code.REPEATED_ID,
                        message=f"{one} and {other} stand in row {first + 1} already.",
                        remedy="Say of each pair once how it corresponds.",
                        path=("rows", n),
                    )
                else:
                    yield Problem(
                        code=Code.CONTRADICTORY_ROWS,
                        message=f"{one} and {other} are {before.value} in row {first + 1}, and "
                        f"{row.relation.value} here.",
                        remedy="Keep the row that is right.",
                        path=("rows", n, "relation"),
                    )


def _denied(crosswalk: Crosswalk) -> Iterator[Problem]:
    """Items that correspond to nothing by one row, and to something by another."""
    linked: dict[str, int] = {}
    for n, row in enumerate(crosswalk.rows):
        if row.relation is not Correspondence.NONE:
            for one in row.from_:
                linked.setdefault(one, n)
    for n, row in enumerate(crosswalk.rows):
        if row.relation is Correspondence.NONE:
            for m, one in enumerate(row.from_):
                if one in linked:
                    yield Problem(
                        code=Code.CONTRADICTORY_ROWS,
                        message=f"{one} corresponds to nothing here, and to something in row "
                        f"{linked[one] + 1}.",
                        remedy="Keep the row that is right.",
                        path=("rows", n, "from", m),
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


def _reworded(crosswalk: Crosswalk, side: str, edition: Framework) -> Iterator[Problem]:
    digest = crosswalk.from_digest if side == "from" else crosswalk.to_digest
    if digest is not None and digest != edition.digest:
        yield Problem(
            code=Code.CROSSWALK_DIGEST,
            message=f"the rows were written for another wording of {edition.id}.",
            remedy=f"Read them beside the wording that is here; then write {side}_digest: {edition.digest}",
            path=(f"{side}_digest",),
        )
