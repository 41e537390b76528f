"""Complementary suppression and its audit, beside one linear programme for each hidden cell."""

from __future__ import annotations

import random
import time

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_array

from benchmarks.timing import show
from practicecheck.comparison.tables import Cell, Release, Table, audit, grouping, release
from practicecheck.exchange import shipped_policy

_SEED = 20161123
_SAMPLE = 40
"""So many hidden cells are timed the naive way; their mean stands for all."""


def _table(councils: int, sections: int) -> Table:
    rows = [f"c{n}" for n in range(councils)]
    columns = [f"s{n}" for n in range(sections)]
    chance = random.Random(_SEED)
    return Table(
        name="benchmark",
        population="benchmark",
        dimensions=(grouping("council", *rows), grouping("section", *columns)),
        cells=tuple(
            Cell(key=(row, column), people=int(chance.lognormvariate(3, 1)))
            for row in rows
            for column in columns
        ),
    )


def _naive(table: Table, done: Release) -> float:
    """The seconds that two programmes for each hidden cell over the whole table would take."""
    numbers = {key: n for n, key in enumerate(table.by_key)}
    entries: list[tuple[int, int, int]] = []
    lines = 0
    for place, dimension in enumerate(table.dimensions):
        names = dimension.children["Total"]
        for key in table.by_key:
            if key[place] == "Total":
                entries.append((lines, numbers[key], 1))
                entries += [(lines, numbers[*key[:place], own, *key[place + 1 :]], -1) for own in names]
                lines += 1
    row, column, value = zip(*entries, strict=True)
    matrix = csr_array((value, (row, column)), shape=(lines, len(numbers)))
    hidden = {own.key for own in done.decisions}
    bounds = [(1, None) if key in hidden else (cell.people, cell.people) for key, cell in table.by_key.items()]
    chosen = random.Random(_SEED).sample(sorted(hidden), min(_SAMPLE, len(hidden)))
    begin = time.perf_counter()
    for key in chosen:
        goal = np.zeros(len(numbers))
        for sign in (1, -1):
            goal[numbers[key]] = sign
            linprog(goal, A_eq=matrix, b_eq=np.zeros(lines), bounds=bounds, method="highs")
    return (time.perf_counter() - begin) / len(chosen) * len(hidden)


def show_disclosure() -> None:
    """Print both sizes."""
    policy = shipped_policy()
    for councils, sections in ((153, 5), (600, 8)):
        table = _table(councils, sections)
        begin = time.perf_counter()
        done = release([table], policy)
        middle = time.perf_counter()
        proved = audit(done)
        end = time.perf_counter()
        assert all(cell.wide_enough for cell in proved)
        naive = f"naive audit, from {_SAMPLE} of {len(proved)} hidden cells"
        show(
            f"Releasing a table of {councils} x {sections}, {len(proved)} cells hidden",
            {
                naive: _naive(table, done),
                "release: what to hide, and the proof": middle - begin,
                "audit: each interval exactly": end - middle,
                "both": end - begin,
            },
            naive,
            {"both": 0.1} if councils > 200 else {},
        )
