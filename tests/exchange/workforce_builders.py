"""Small tables of workforce figures, and the mapping that reads them."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import attrs
from tests.strategies import CHILDREN

from practicecheck.errors import DocumentError
from practicecheck.exchange import WorkforceTable, read_workforce_table
from practicecheck.scoring import ColumnMapping, ColumnOf, TableLayout, UnitColumns, Vintage

BAD_DATA = Path(__file__).parents[1] / "bad_data"
BAD_TABLES = sorted(BAD_DATA.glob("*.csv"))
NATIONAL = Path(__file__).parent / "national.csv"
"""Four rows in the layout of the published file, invented."""

SAMPLE = {
    "team": "East",
    "year": "2025",
    "inpost_fte": "10",
    "inpost_headcount": "12",
    "leavers_fte": "1",
    "leavers_headcount": "1",
    "agency_fte": "2",
    "agency_headcount": "2",
    "agency_cover_fte": "2",
    "vacancy_fte": "3",
    "case_holders_fte": "9",
    "cases": "150",
    "working_days_lost_fte": "100",
    "turnover_rate_fte": "10%",
    "caseload_fte": "16.7",
}
COLUMNS = tuple(SAMPLE)
_LAYOUT = TableLayout(
    units=(UnitColumns(name="team"),),
    period="year",
    inputs=tuple(ColumnOf(figure=name, column=name) for name in COLUMNS[2:13]),
    published=(
        ColumnOf(figure="turnover_rate_fte", column="turnover_rate_fte"),
        ColumnOf(figure="caseload_fte", column="caseload_fte"),
    ),
)
MAPPING = ColumnMapping(
    definitions=CHILDREN.id,
    layout=_LAYOUT,
    vintage=Vintage(source="HR system", taken=date(2026, 10, 5)),
)


def mapped(**layout: object) -> ColumnMapping:
    """The small mapping with some of its layout changed."""
    return attrs.evolve(MAPPING, layout=attrs.evolve(_LAYOUT, **layout))


def a_table(*rows: dict[str, str]) -> str:
    """CSV of the small layout; each row is the sample with some cells changed."""
    lines = [",".join(COLUMNS), *(",".join((SAMPLE | row)[name] for name in COLUMNS) for row in rows or ({},))]
    return "\n".join(lines) + "\n"


def read(
    text: str,
    *,
    mapping: ColumnMapping | None = MAPPING,
    published: bool = False,
    by: Sequence[str] = (),
) -> WorkforceTable:
    """Read a text as a table of the children's definitions."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "table.csv"
        file.write_text(text, encoding="utf-8")
        return read_workforce_table(file, CHILDREN, mapping, published=published, by=by)


def problems_of(text: str, *, mapping: ColumnMapping | None = MAPPING) -> list[str]:
    """What is refused in a text, as code, row and column."""
    try:
        read(text, mapping=mapping)
    except DocumentError as fault:
        return [f"{problem.code.value} {problem.line} {problem.place}" for problem in fault.problems]
    return []
