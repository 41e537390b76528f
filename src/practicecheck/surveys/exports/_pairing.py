"""Pairs of the best total: each row with one column at the most, and each column with one row."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence


def best_pairs(likeness: Sequence[Mapping[int, float]]) -> dict[int, int]:
    """Find the pairs whose likenesses add up to the most.

    Args:
        likeness: For each row, how like it is to columns; those that are not named are no pair of it.

    Returns:
        The column of each row that has one. The same likenesses give the same pairs.
    """
    columns = sorted({column for own in likeness for column in own})
    # Beside the real columns each row has one of its own that is worth nothing: to be left alone.
    width = len(columns) + len(likeness)
    at = {column: n for n, column in enumerate(columns)}
    costs = [[math.inf] * width for _ in likeness]
    for n, own in enumerate(likeness):
        costs[n][len(columns) + n] = 0.0
        for column, like in own.items():
            costs[n][at[column]] = -like
    taken = _assigned(costs, width)
    return {row: columns[column] for row, column in enumerate(taken) if column < len(columns)}


def _assigned(costs: Sequence[Sequence[float]], width: int) -> list[int]:
    """The columns of the rows whose costs add up to the least, by shortest paths with potentials."""
    of_row, of_column = [0.0] * len(costs), [0.0] * width
    owner: list[int | None] = [None] * width
    for first in range(len(costs)):
        distance, came_from, done = [math.inf] * width, [-1] * width, [False] * width
        row, base, column_before = first, 0.0, -1
        while True:
            for column in range(width):
                if done[column] or costs[row][column] == math.inf:
                    continue
                way = base + costs[row][column] - of_row[row] - of_column[column]
                if way < distance[column] - _SAME:
                    distance[column], came_from[column] = way, column_before
            nearest = min((c for c in range(width) if not done[c]), key=distance.__getitem__)
            done[nearest] = True
            base = distance[nearest]
            holder = owner[nearest]
            if holder is None:
                break
            row, column_before = holder, nearest
        of_row[first] += base
        for column in range(width):
            if done[column] and column != nearest:
                holder = owner[column]
                if holder is not None:
                    of_row[holder] += base - distance[column]
                of_column[column] -= base - distance[column]
        column = nearest
        while column != -1:
            before = came_from[column]
            owner[column] = first if before == -1 else owner[before]
            column = before
    found = [-1] * len(costs)
    for column, holder in enumerate(owner):
        if holder is not None:
            found[holder] = column
    return found


_SAME = 1e-12
