"""Ten rows of the published file, and a file of its size made by somebody who counts otherwise.

Source: Department for Education, Children's social work workforce, reporting year 2025 (Open Government Licence
v3.0), the file of indicators. Only the columns that rates need are kept, and a few rows.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal, localcontext

from tests.strategies import CHILDREN

from practicecheck.scoring import ColumnMapping, YearNumber, YearsOf

HEADING = (
    "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,"
    "new_la_code,la_name,inpost_fte,inpost_headcount,starters_fte,starters_headcount,leavers_fte,leavers_headcount,"
    "turnover_rate_fte,turnover_rate_headcount,agency_fte,agency_headcount,agency_rate_fte,agency_rate_headcount,"
    "agency_cover_fte,agency_cover_rate_fte,vacancy_fte,vacancy_rate_fte,vacancy_agency_cover_rate_fte,"
    "case_holders_fte,cases,caseload_fte,working_days_lost_fte,absence_rate_fte"
)
TEN_ROWS = """\
2025,Reporting year,National,E92000001,England,,,,,,36186.3,38292,5837.8,6043,4276.3,4611,11.8,12,5415.9,5566,13,12.7,4390.8,81.1,5965.4,14.2,73.6,21105.4,321661,15.2,322786.3,3.5
2025,Reporting year,Regional,E92000001,England,E12000001,North East,,,,2299.3,2434,363.2,375,269.9,289,11.7,11.9,206,210,8.2,7.9,158.5,77,223.9,8.9,70.8,1378.9,22736,16.5,22947.5,3.9
2025,Reporting year,Regional,E92000001,England,E12000002,North West,,,,5239.2,5538,930.1,966,637.7,685,12.2,12.4,1044.5,1057,16.6,16,741.9,71,975,15.7,76.1,3116.7,49351,15.8,54697.2,4.1
2025,Reporting year,Regional,E92000001,England,E12000007,London,,,,6153,6336,1055.4,1069,851.5,883,13.8,13.9,1340.4,1408,17.9,18.2,1169.9,87.3,1478.1,19.4,79.2,3622.1,50003,13.8,43841.7,2.8
2025,Reporting year,Local authority,E92000001,England,E12000001,North East,394,E08000024,Sunderland,229.5,239,19.8,20,27.1,28,11.8,11.7,low,1,low,0.4,low,100,12,5,0.2,134.2,2297,17.1,2236,3.9
2025,Reporting year,Local authority,E92000001,England,E12000002,North West,876,E06000006,Halton,95,97,37.5,38,15,15,15.8,15.5,38.8,39,29,28.7,38.8,100,43,31.2,90.2,62.8,1061,16.9,967,4
2025,Reporting year,Local authority,E92000001,England,E12000003,Yorkshire and The Humber,816,E06000014,York,120.1,130,17,18,12.5,15,10.4,11.5,0,0,0,0,0,z,3,2.4,0,76,1211,15.9,2470.5,8.1
2025,Reporting year,Local authority,E92000001,England,E12000005,West Midlands,331,E08000026,Coventry,377.8,399,50.7,69,42.6,48,11.3,12,24.4,25,6.1,5.9,24.4,100,30,7.4,81.3,235.5,3014,12.8,4404.5,4.6
2025,Reporting year,Local authority,E92000001,England,E12000005,West Midlands,336,E08000031,Wolverhampton,226.4,239,33.5,34,24.4,26,10.8,10.9,25,25,9.9,9.5,25,100,44,16.3,56.8,110.3,1521,13.8,2457.2,4.3
2025,Reporting year,Local authority,E92000001,England,E12000009,South West,420,E06000053,Isles of Scilly,0,0,0,0,0,0,z,z,2,2,100,100,2,100,3,100,66.7,1,6,6,z,z
"""
"""As they were published, row by row."""

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

    Its rates are worked out from figures that nobody sees, with six decimals, and only then is everything rounded:
    as a statistical office does it. Some figures are suppressed, unavailable or low, and some councils have nobody.
    """
    dice = random.Random(seed)
    lines = [HEADING]
    for year in YEARS:
        # 1,463 rows: in most years 152 councils, in five of them 153.
        councils = [_figures(dice, year) for _ in range(153 if year >= 2021 else 152)]
        lines.append(_line(_row(year, "National", _sum(councils))))
        for n in range(len(REGIONS)):
            lines.append(_line(_row(year, "Regional", _sum(councils[n::9]), n)))
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
    """The rates as a statistical office makes them, by floating decimals and not by this library's fractions."""

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
