"""Disclosure control of tables about groups of people: nothing leaves that lets anybody be worked out."""

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
