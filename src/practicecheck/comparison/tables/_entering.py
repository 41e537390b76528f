"""What a ledger keeps of a table that goes out: what was told, and nothing else."""

from __future__ import annotations

from hashlib import sha256

import attrs

from practicecheck.comparison.tables._ledger import LedgerCell, LedgerDimension, LedgerEntry, LedgerGroup
from practicecheck.comparison.tables._policy import DisclosurePolicy
from practicecheck.comparison.tables._released import ReleasedTable
from practicecheck.comparison.tables._table import Table
from practicecheck.scoring import Marker


def entry_of(table: ReleasedTable, whole: Table) -> LedgerEntry:
    """A table as the ledger keeps it.

    Args:
        table: The table as it goes out.
        whole: The table that it was made of, for what its categories are made of.
    """
    shown = [{own.name for own in dimension.categories} for dimension in table.dimensions]
    return LedgerEntry(
        table=table.name,
        population=table.population,
        period=table.period,
        policy=table.policy.id,
        digest=digest_of(table.policy),
        measure=table.measure,
        value=whole.value,
        decimals=whole.decimals,
        lowest=whole.scale[0] if whole.scale else None,
        highest=whole.scale[-1] if whole.scale else None,
        dimensions=tuple(
            LedgerDimension(
                name=own.name,
                answers=own.answers,
                groups=tuple(
                    LedgerGroup(name=name, members=tuple(sorted(own.members[name])))
                    for name in own.by_name
                    if name in names
                ),
            )
            for own, names in zip(whole.dimensions, shown, strict=True)
        ),
        cells=tuple(
            LedgerCell(
                key=cell.key,
                people=0 if cell.people_marker is Marker.LOW else cell.people,
                nearest=1 if cell.people == 0 else table.policy.rounding,
                value=cell.value,
            )
            for cell in table.cells
        ),
    )


def digest_of(policy: DisclosurePolicy) -> str:
    """A policy's rules in short, without its words.

    Args:
        policy: The policy.
    """
    rules = attrs.evolve(policy, title="", summary="", source="")
    return sha256(repr(rules).encode()).hexdigest()[:16]
