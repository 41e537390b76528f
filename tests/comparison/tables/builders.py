"""Policies and tables for tests."""

from __future__ import annotations

from itertools import product
from typing import Any

import attrs
from hypothesis import HealthCheck, assume, settings
from hypothesis import strategies as st

from practicecheck.comparison.tables import (
    Category,
    Cell,
    Dimension,
    DisclosurePolicy,
    Release,
    ReleaseLedger,
    Table,
    Treatment,
    grouping,
    release,
)
from practicecheck.errors import Code, DocumentError
from practicecheck.frameworks import Wording


def a_policy(**rules: Any) -> DisclosurePolicy:
    """A policy with those rules; the others stand at their defaults."""
    said = {
        "id": "ours@1",
        "title": "Ours",
        "summary": "For tests.",
        "source": "tests",
        "wording": Wording.OURS,
    }
    return DisclosurePolicy(**{**said, **rules})


def a_table(
    rows: dict[str, list[int]], columns: str, name: str = "Staff", population: str = "staff", **more: Any
) -> Table:
    """A table by rows and columns, with its totals."""
    dimensions = (grouping("team", *rows), grouping("answer", *columns))
    return Table(
        name=name,
        population=population,
        dimensions=dimensions,
        cells=tuple(
            Cell(key=(row, column), people=people)
            for row, own in rows.items()
            for column, people in zip(columns, own, strict=True)
        ),
        **more,
    )


def regions(name: str, names: str, cut: int) -> Dimension:
    """A dimension of two layers: the first so many lie in one region, the others in another."""
    north, south = names[:cut], names[cut:]
    return Dimension(
        name=name,
        categories=(
            *(Category(name=own, parent="north") for own in north),
            *(Category(name=own, parent="south") for own in south),
            Category(name="north", parent="nation"),
            Category(name="south", parent="nation"),
            Category(name="nation"),
        ),
    )


COUNTS = st.one_of(st.integers(0, 12), st.integers(0, 60))


@st.composite
def dimensions(draw: st.DrawFn, most: int = 3) -> tuple[Dimension, ...]:
    """One to three dimensions, some of several layers."""
    made: list[Dimension] = []
    for name in "xyz"[: draw(st.integers(1, most))]:
        size = draw(st.integers(2, 4 if made else 5))
        names = "".join(chr(ord("a") + n) for n in range(size))
        if draw(st.booleans()) and size > 2:
            made.append(regions(name, names, draw(st.integers(1, size - 1))))
        else:
            made.append(grouping(name, *names))
    return tuple(made)


@st.composite
def tables(draw: st.DrawFn, most: int = 3) -> Table:
    """A table of one to three dimensions with small and large groups."""
    own = draw(dimensions(most))
    leaves = [[name for name in one.by_name if name not in one.children] for one in own]
    keys = list(product(*leaves))
    counts = draw(st.lists(COUNTS, min_size=len(keys), max_size=len(keys)))
    return Table(
        name="first",
        population="staff",
        dimensions=own,
        cells=tuple(Cell(key=key, people=people) for key, people in zip(keys, counts, strict=True)),
    )


POLICIES = st.builds(
    a_policy,
    minimum=st.integers(2, 12),
    width=st.integers(1, 6),
    zeros=st.sampled_from(Treatment),
    together=st.booleans(),
    rounding=st.sampled_from([1, 1, 5, 10]),
)
SLOW = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)

NOTHING_YET = ReleaseLedger()


def released(given: list[Table], policy: DisclosurePolicy, ledger: ReleaseLedger = NOTHING_YET) -> Release:
    """The release, where there can be one."""
    try:
        return release(given, policy, ledger)
    except DocumentError as fault:
        assume({problem.code for problem in fault.problems} - {Code.HIDES_EVERYTHING, Code.NOT_PROTECTED})
        raise


def another(table: Table, data: st.DataObject, called: str = "second") -> Table:
    """A table of some groups of the first dimension under a total of its own."""
    first, *others = table.dimensions
    leaves = [name for name in first.by_name if name not in first.children]
    chosen = data.draw(st.lists(st.sampled_from(leaves), min_size=1, unique=True))
    dimension = Dimension(
        name=first.name,
        categories=(
            *(Category(name=name, parent="some", shown=False) for name in chosen),
            Category(name="some"),
        ),
    )
    return Table(
        name=called,
        population=table.population,
        dimensions=(dimension, *others),
        cells=tuple(attrs.evolve(cell) for cell in table.by_key.values() if cell.key[0] in chosen),
    )
