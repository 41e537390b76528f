"""What became of organisations, as plain values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from practicecheck.comparison import LineageVerdict, Succession
from practicecheck.exchange._source import Tree


def successions_tree(changes: Iterable[Succession]) -> Tree:
    """Changes as plain values: what ``lineage show --format json`` prints.

    Args:
        changes: The changes, in the order in which they are told.
    """
    return {
        "changes": [
            {
                "on": own.on.isoformat(),
                "change": own.change.value,
                "from": list(own.from_),
                "to": list(own.to),
                "way": own.way.value,
                "source": own.source,
                "note": own.note,
            }
            for own in changes
        ]
    }


def verdicts_tree(name: str, found: Mapping[str, LineageVerdict], *, start: date, end: date) -> Tree:
    """What became of an organisation as plain values: what ``lineage trace --format json`` prints.

    Args:
        name: The organisation.
        found: Whether its figures may be laid beside those of each that came after it.
        start: The earlier day.
        end: The later day.
    """
    return {
        "organisation": name,
        "from": start.isoformat(),
        "to": end.isoformat(),
        "became": [
            {
                "organisation": later,
                "verdict": own.continuity.value,
                "earlier": list(own.earlier),
                "later": list(own.later),
                "reasons": list(own.reasons),
            }
            for later, own in found.items()
        ],
    }
