"""The published workforce rates come out: ten rows of the national file, and a file of its size."""

from __future__ import annotations

import time
from collections import Counter
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from tests.published.workforce_figures import (
    HEADING,
    RATES,
    TEN,
    a_national_file,
    mapping_with_days,
    numeric,
)
from tests.strategies import CHILDREN

from practicecheck.exchange import WorkforceTable, read_workforce_table
from practicecheck.scoring import Marker, UnitRates, Verdict, group_rates, unit_rates

CASES = Path(__file__).parents[3] / "shared" / "cases" / "children_workforce_2025_sample.csv"


def compared(text: str, folder: Path) -> tuple[WorkforceTable, tuple[UnitRates, ...]]:
    (folder / "table.csv").write_text(text, encoding="utf-8")
    table = read_workforce_table(folder / "table.csv", CHILDREN, published=True)
    return table, unit_rates(table.units, table.definitions, compare=True)


def verdicts(rates: tuple[UnitRates, ...]) -> Counter[Verdict | None]:
    return Counter(rate.verdict for own in rates for rate in own.rates)


def test_the_rows_are_those_of_the_published_file() -> None:
    """What stands here is what stands beside the checkout."""
    if not CASES.is_file():
        pytest.skip("the sources do not stand beside this checkout")
    assert CASES.read_text(encoding="utf-8").split() == TEN.split()


def test_all_nine_rates_of_all_ten_rows_come_out(tmp_path: Path) -> None:
    """86 are the same, and of four the rounding of the figures allows the published one.

    Source: Department for Education, Children's social work workforce, reporting year 2025.
    """
    table, rates = compared(TEN, tmp_path)
    assert table.problems == ()
    assert verdicts(rates) == {Verdict.AGREES: 86, Verdict.EXPLAINED: 4}
    assert {
        (own.unit, rate.indicator.id, rate.said, rate.published and rate.published.written)
        for own in rates
        for rate in own.rates
        if rate.verdict is Verdict.EXPLAINED
    } == {
        ("North East", "agency_cover_rate_fte", "76.9 %", "77"),
        ("London", "vacancy_agency_cover_rate_fte", "79.1 %", "79.2"),
        ("Sunderland", "agency_cover_rate_fte", "above 0.0, up to 100.0 %", "100"),
        ("Sunderland", "vacancy_agency_cover_rate_fte", "above 0.0, up to 0.4 %", "0.2"),
    }


def test_markers_come_out_as_they_were_published(tmp_path: Path) -> None:
    """z where there is nothing below the line, and low where a rate rounds to 0 and is not 0."""
    _, rates = compared(TEN, tmp_path)
    found = {own.unit: own for own in rates}
    assert found["Sunderland"].rate("agency_rate_fte").marker is Marker.LOW
    assert found["York"].rate("agency_rate_fte").value == Decimal("0.0")
    assert found["York"].rate("agency_cover_rate_fte").marker is Marker.NOT_APPLICABLE
    assert found["Isles of Scilly"].rate("turnover_rate_fte").marker is Marker.NOT_APPLICABLE
    assert found["Isles of Scilly"].rate("absence_rate_fte").marker is Marker.NOT_APPLICABLE


def test_working_days_of_2025_are_253_and_no_other_number(tmp_path: Path) -> None:
    """The published absence rates give back 253; with 240 or 266 some would not be explained.

    Source: the same; the number itself is inferred.
    """
    for other in (240, 266):
        text = TEN.replace("\n2025,", "\n2031,")
        (tmp_path / "table.csv").write_text(text, encoding="utf-8")
        table = read_workforce_table(
            tmp_path / "table.csv", CHILDREN, mapping_with_days("2031", other), published=True
        )
        rates = unit_rates(table.units, table.definitions, compare=True)
        assert verdicts(rates)[Verdict.NOT_EXPLAINED] > 0


# --- a file of the published size -------------------------------------------------------------


@pytest.fixture(scope="module")
def national() -> str:
    return a_national_file()


def test_the_invented_file_is_as_large_as_the_published_one(national: str) -> None:
    assert len(national.splitlines()) == 1 + 1463
    assert len(RATES) == 9


def test_every_numeric_rate_of_every_council_comes_out(national: str, tmp_path: Path) -> None:
    """What was rounded after the rates were made is within what that rounding allows, in every row."""
    table, rates = compared(national, tmp_path)
    assert {problem.code.value for problem in table.problems} <= {"PC735"}
    found = {
        (own.year, own.unit, rate.indicator.id): rate
        for own in rates
        if own.level == "Local authority"
        for rate in own.rates
    }
    wanted = list(numeric(national, "Local authority"))
    assert len(wanted) > 10_000
    odd = [key for *key, _ in wanted if found[tuple(key)].verdict not in {Verdict.AGREES, Verdict.EXPLAINED}]
    assert odd == []
    counted = verdicts(rates)
    assert counted[Verdict.NOT_EXPLAINED] == counted[Verdict.NOT_WORKED_OUT] == 0
    assert counted[Verdict.AGREES] > 0.85 * sum(counted.values())


def test_markers_of_the_invented_file_come_out_too(national: str, tmp_path: Path) -> None:
    _, rates = compared(national, tmp_path)
    for own in rates:
        for rate in own.rates:
            if rate.published is not None and rate.published.marker in {
                Marker.NOT_APPLICABLE,
                Marker.SUPPRESSED,
            }:
                assert rate.marker is rate.published.marker


def test_a_wrong_published_rate_is_found(national: str, tmp_path: Path) -> None:
    """One rate of 13,167 is changed, and one is told."""
    lines = national.splitlines()
    cells = lines[200].split(",")
    place = HEADING.split(",").index("caseload_fte")
    cells[place] = str(Decimal(cells[place]) + 3)
    lines[200] = ",".join(cells)
    _, rates = compared("\n".join(lines), tmp_path)
    [odd] = [
        (own.row, rate.indicator.id)
        for own in rates
        for rate in own.rates
        if rate.verdict is Verdict.NOT_EXPLAINED
    ]
    assert odd == (201, "caseload_fte")


def test_regions_are_the_ratio_of_their_councils_sums(national: str, tmp_path: Path) -> None:
    """Added up from councils, each region's rate is within what the rounding of its councils allows."""
    (tmp_path / "table.csv").write_text(national, encoding="utf-8")
    table = read_workforce_table(tmp_path / "table.csv", CHILDREN, published=True, by=["region_name"])
    published = {(own.year, own.unit): own.published_of for own in table.units if own.level == "Regional"}
    councils = [own for own in table.units if own.level == "Local authority"]
    compared_ = 0
    for own in group_rates(councils, CHILDREN):
        for rate in own.rates:
            cell = published[own.year, own.group[0][1]][rate.indicator.id]
            if rate.units == rate.of and cell.number is not None and rate.reach is not None:
                half = Decimal("0.05")
                assert rate.reach.touches(*(Fraction(cell.number + sign * half) for sign in (-1, 1)))
                compared_ += 1
    assert compared_ > 500


def test_the_whole_file_takes_seconds_and_not_minutes(national: str, tmp_path: Path) -> None:
    """Some 0.7 s where nothing watches; a few times as long where coverage is measured."""
    (tmp_path / "table.csv").write_text(national, encoding="utf-8")
    start = time.process_time()
    compared(national, tmp_path)
    assert time.process_time() - start < 10
