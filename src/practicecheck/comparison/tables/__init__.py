"""Disclosure control of tables about groups of people: nothing leaves that lets anybody be worked out."""

from typing import TYPE_CHECKING

from practicecheck.facade import lazily

if TYPE_CHECKING:
    from practicecheck.comparison.tables._audit import AuditedCell, audit, audit_pattern
    from practicecheck.comparison.tables._comments import GroupComments, ReleasedComments, release_comments
    from practicecheck.comparison.tables._dimension import Category, Dimension, grouping
    from practicecheck.comparison.tables._knowledge import Reason
    from practicecheck.comparison.tables._ledger import (
        LedgerCell,
        LedgerDimension,
        LedgerEntry,
        LedgerGroup,
        ReleaseLedger,
        check_ledger,
    )
    from practicecheck.comparison.tables._policy import (
        DisclosurePolicy,
        Dominance,
        Markers,
        Treatment,
        check_policy,
    )
    from practicecheck.comparison.tables._release import Decision, Release, release
    from practicecheck.comparison.tables._released import ReleasedCell, ReleasedTable
    from practicecheck.comparison.tables._table import Cell, Measure, Table
    from practicecheck.comparison.tables._table_check import check_table

__all__ = [
    "AuditedCell",
    "Category",
    "Cell",
    "Decision",
    "Dimension",
    "DisclosurePolicy",
    "Dominance",
    "GroupComments",
    "LedgerCell",
    "LedgerDimension",
    "LedgerEntry",
    "LedgerGroup",
    "Markers",
    "Measure",
    "Reason",
    "Release",
    "ReleaseLedger",
    "ReleasedCell",
    "ReleasedComments",
    "ReleasedTable",
    "Table",
    "Treatment",
    "audit",
    "audit_pattern",
    "check_ledger",
    "check_policy",
    "check_table",
    "grouping",
    "release",
    "release_comments",
]

# A report that shows a released table does not wait for what decides about one.
__getattr__ = lazily(
    __name__,
    {
        "_audit": (
            "AuditedCell",
            "audit",
            "audit_pattern",
        ),
        "_comments": (
            "GroupComments",
            "ReleasedComments",
            "release_comments",
        ),
        "_dimension": (
            "Category",
            "Dimension",
            "grouping",
        ),
        "_knowledge": ("Reason",),
        "_ledger": (
            "LedgerCell",
            "LedgerDimension",
            "LedgerEntry",
            "LedgerGroup",
            "ReleaseLedger",
            "check_ledger",
        ),
        "_policy": (
            "DisclosurePolicy",
            "Dominance",
            "Markers",
            "Treatment",
            "check_policy",
        ),
        "_release": (
            "Decision",
            "Release",
            "release",
        ),
        "_released": (
            "ReleasedCell",
            "ReleasedTable",
        ),
        "_table": (
            "Cell",
            "Measure",
            "Table",
        ),
        "_table_check": ("check_table",),
    },
)
