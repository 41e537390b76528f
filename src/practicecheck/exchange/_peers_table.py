"""Peers as plain values and as a tidy table: who was chosen, and who was not and why."""

from __future__ import annotations

from fractions import Fraction

from practicecheck.comparison.statistics import Peers
from practicecheck.exchange._csv_text import csv_text
from practicecheck.exchange._source import Plain, Tree
from practicecheck.scoring import Rounding, rounded

PEER_COLUMNS = ("of", "organisation", "peer", "distance", "why")
"""The columns of a list of peers."""
_DECIMALS = 4


def peers_tree(found: Peers) -> Tree:
    """Peers as plain values: what ``peers --format json`` prints.

    Args:
        found: The peers.
    """
    return {
        "of": found.of,
        "near": list(found.near),
        "same": list(found.same),
        "peers": [{"organisation": own.name, "distance": _shown(own.distance)} for own in found.peers],
        "left_out": [
            {"organisation": own.name, "distance": _shown(own.distance), "why": own.why}
            for own in found.left_out
        ],
    }


def peers_csv(found: Peers) -> str:
    """Peers as a tidy table, which ``read_chosen_peers`` reads: the peers, the nearest first, then all others.

    Args:
        found: The peers.
    """
    chosen = [(found.of, own.name, "yes", _shown(own.distance), None) for own in found.peers]
    others = [(found.of, own.name, "no", _shown(own.distance), own.why) for own in found.left_out]
    return csv_text([PEER_COLUMNS, *chosen, *others])


def _shown(distance: float | None) -> Plain:
    return None if distance is None else rounded(Fraction(distance), Rounding(decimals=_DECIMALS))
