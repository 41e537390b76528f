"""Ten rows of the published file, and a file of its size made by somebody who counts otherwise.

Source of the ten rows: Department for Education, Children's social work workforce, reporting year 2025, the
file of indicators (Open Government Licence v3.0).
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal, localcontext
from pathlib import Path

from tests.strategies import CHILDREN

from practicecheck.scoring import ColumnMapping, YearNumber, YearsOf

TEN = (Path(__file__).parent / "children_workforce_2025.csv").read_text(encoding="utf-8")
"""Ten rows, as they were published."""
HEADING = TEN.partition("\n")[0]

RATES = (
    *("turnover_rate_fte", "turnover_rate_headcount", "agency_rate_fte", "agency_rate_headcount"),
    *("agency_cover_rate_fte", "vacancy_rate_fte", "vacancy_agency_cover_rate_fte", "caseload_fte"),
    "absence_rate_fte",
)
"""The nine published rates."""

REGIONS = tuple((f"E1200000{n}", f"Region {n}") for n in range(1, 10))
YEARS = range(2017, 2026)
Row = dict[str, str]
Figures = dict[str, Decimal | None]


def a_national_file(seed: int = 2025) -> str:
    """A file of 1,463 invented rows in the published layout: nine years of England, regions and councils.

    Its rates are worked out from figures that nobody sees, with six decimals, and only then is everything
    rounded, as a statistical office does it. Some figures are suppressed, unavailable or low, and some councils
    have nobody.
    """
    dice = random.Random(seed)  # noqa: S311 - the same invented file every time
    lines = [HEADING]
    for year in YEARS:
        # 1,463 rows: in most years 152 councils, in five of them 153.
        councils = [_figures(dice, year) for _ in range(153 if year >= 2021 else 152)]
        lines.append(_line(_row(year, "National", _sum(councils))))
        lines += [_line(_row(year, "Regional", _sum(councils[n::9]), n)) for n in range(len(REGIONS))]
        lines += [_line(_row(year, "Local authority", own, n % 9, n)) for n, own in enumerate(councils)]
    return "\n".join(lines) + "\n"


def _figures(dice: random.Random, year: int) -> Figures:
    """The figures of a council before they are rounded."""

    def fte(low: float, high: float) -> Decimal:
        return Decimal(round(dice.uniform(low, high), 6)).quantize(Decimal("0.000001"))

    inpost = Decimal(0) if dice.random() < 0.01 else fte(8, 500)
    agency = dice.choice([Decimal(0), fte(0.001, 0.049), fte(0.5, 120), fte(0.5, 120), fte(0.5, 120)])
    holders = Decimal(0) if dice.random() < 0.01 else fte(4, 300)
    heads = int(inpost) + (dice.randrange(30) if inpost else 0)
    return {
        "inpost_fte": inpost,
        "inpost_headcount": Decimal(heads),
        "leavers_fte": fte(0, 60) if inpost else Decimal(0),
        "leavers_headcount": Decimal(dice.randrange(60) if inpost else 0),
        "agency_fte": agency,
        "agency_headcount": Decimal(int(agency) + (1 if agency else 0)),
        "agency_cover_fte": dice.choice([agency, (agency / 2).quantize(Decimal("0.000001")), Decimal(0)]),
        "vacancy_fte": dice.choice([Decimal(0), fte(0.1, 90), fte(0.1, 90)]),
        "case_holders_fte": holders,
        "cases": Decimal(dice.randrange(20, 6000) if holders else 0),
        # Not collected in the first year.
        "working_days_lost_fte": None if year == 2017 else fte(0, 8000) if inpost else Decimal(0),
        "_suppressed": Decimal(dice.random() < 0.02),
    }


def _sum(councils: list[Figures]) -> Figures:
    keys = [key for key in councils[0] if not key.startswith("_")]
    return {
        key: None
        if any(own[key] is None for own in councils)
        else sum((own[key] or 0 for own in councils), Decimal(0))
        for key in keys
    }


def _row(year: int, level: str, figures: Figures, region: int | None = None, council: int | None = None) -> Row:
    row = dict.fromkeys(HEADING.split(","), "")
    row |= {"time_period": str(year), "time_identifier": "Reporting year", "geographic_level": level}
    row |= {"country_code": "E92000001", "country_name": "England"}
    if region is not None:
        row |= {"region_code": REGIONS[region][0], "region_name": REGIONS[region][1]}
    if council is not None:
        row |= {
            "old_la_code": str(900 + council),
            "new_la_code": f"E060{council:05d}",
            "la_name": f"Council {council}",
        }
    row |= {
        key: _shown(value, heads="headcount" in key or key == "cases")
        for key, value in figures.items()
        if key[0] != "_"
    }
    row |= _rates(figures, 254 if year in (2020, 2024) else 253)
    if figures.get("_suppressed"):
        row |= {"leavers_fte": "c", "turnover_rate_fte": "c"}
    return row


def _rates(figures: Figures, days: int) -> Row:
    """The rates as a statistical office makes them, by long decimals and not by this library's fractions."""

    def rate(above: Decimal | None, below: Decimal | None, factor: int = 100) -> str:
        if above is None or below is None:
            return "x"
        if not below:
            return "z"
        with localcontext() as context:
            context.prec = 60
            return _shown(factor * above / below)

    def plus(*names: str) -> Decimal:
        return sum((figures[name] or Decimal(0) for name in names), Decimal(0))

    staff = figures["inpost_fte"] or Decimal(0)
    return {
        "turnover_rate_fte": rate(figures["leavers_fte"], staff),
        "turnover_rate_headcount": rate(figures["leavers_headcount"], figures["inpost_headcount"]),
        "agency_rate_fte": rate(figures["agency_fte"], plus("agency_fte", "inpost_fte")),
        "agency_rate_headcount": rate(
            figures["agency_headcount"], plus("agency_headcount", "inpost_headcount")
        ),
        "agency_cover_rate_fte": rate(figures["agency_cover_fte"], figures["agency_fte"]),
        "vacancy_rate_fte": rate(figures["vacancy_fte"], plus("vacancy_fte", "inpost_fte")),
        "vacancy_agency_cover_rate_fte": rate(figures["agency_cover_fte"], figures["vacancy_fte"]),
        "caseload_fte": rate(figures["cases"], figures["case_holders_fte"], 1),
        "absence_rate_fte": rate(figures["working_days_lost_fte"], staff * days),
    }


def _shown(value: Decimal | None, *, heads: bool = False) -> str:
    if value is None:
        return "x"
    rounded = value.quantize(Decimal(1) if heads else Decimal("0.1"), ROUND_HALF_UP)
    if not rounded and value:
        return "low"
    text = f"{rounded:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _line(row: Row) -> str:
    return ",".join(row.values())


def numeric(text: str, level: str) -> Iterator[tuple[str, str, str, str]]:
    """Year, unit, rate and what was published, for every rate of a level that is a number."""
    heading, *lines = (line.split(",") for line in text.splitlines())
    for line in lines:
        row = dict(zip(heading, line, strict=True))
        if row["geographic_level"] == level:
            for name in RATES:
                if row[name] not in {"z", "x", "c", "u", "low", ""}:
                    yield row["time_period"], row["la_name"], name, row[name]


def mapping_with_days(year: str, days: int) -> ColumnMapping:
    """The published layout, with working days of a year that the definitions do not know."""
    layout = CHILDREN.layout
    assert layout is not None
    given = YearsOf(figure="working_days", by_year=(YearNumber(year=year, number=days),))
    return ColumnMapping(definitions=CHILDREN.id, layout=layout, yearly=(given,))
