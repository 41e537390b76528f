"""Rates of a table as plain values: what ``indicators --format json`` promises, and its tidy CSV."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

import attrs

from practicecheck.errors import Problem, in_reading_order
from practicecheck.exchange._csv_text import csv_text
from practicecheck.exchange._problem_json import problem_tree
from practicecheck.exchange._rate_json import rate_tree, tidy
from practicecheck.exchange._source import Plain, Tree
from practicecheck.exchange._workforce_table import WorkforceTable
from practicecheck.exchange._writer import plain
from practicecheck.scoring import Cell, Interval, Marker, Rate, UnitRates, Verdict, rate_problems


def indicators_tree(table: WorkforceTable, rates: Sequence[UnitRates], *, by: Sequence[str] = ()) -> Tree:
    """The rates of a table as plain values, for JSON.

    Args:
        table: The table.
        rates: Its rates, by unit or by group.
        by: The headings of the columns that units were grouped by.

    Returns:
        Which definitions and which file, then one entry for each rate. Numbers are numbers; ``null`` stands
        where there is none.
    """
    definitions = table.definitions
    return {
        "definitions": {
            "id": definitions.id,
            "title": definitions.title,
            "source": plain(definitions.provenance),
            "indicators": [
                {
                    "id": indicator.id,
                    "title": indicator.title,
                    "measures": indicator.measures,
                    "formula": indicator.formula,
                    "unit": indicator.unit,
                    "decimals": indicator.rounding.decimals,
                    "sensitive": indicator.sensitive,
                }
                for indicator in definitions.indicators
            ],
        },
        "table": {
            "file": table.file,
            "digest": table.digest,
            "encoding": table.encoding,
            "separator": table.separator,
            "rows": len(table.units),
            "years": list(table.years),
            "levels": list(table.levels),
            "vintage": plain(table.vintage),
        },
        "by": list(by),
        "rates": [{**_unit(own), **_rate(rate)} for own in rates for rate in own.rates],
        "verdicts": verdict_counts(rates),
        "problems": [problem_tree(problem) for problem in rates_problems(table, rates)],
    }


def rates_problems(table: WorkforceTable, rates: Iterable[UnitRates]) -> tuple[Problem, ...]:
    """Everything there is to say about a table and its rates.

    Args:
        table: The table.
        rates: Its rates.
    """
    doubts = (
        attrs.evolve(problem, message=f"{_place(own)}: {problem.message}", file=table.file, line=own.row)
        for own in rates
        for rate in own.rates
        for problem in rate_problems(rate)
    )
    return in_reading_order((*table.problems, *doubts))


def _place(own: UnitRates) -> str:
    named = own.unit or ", ".join(name for _, name in own.group)
    return ", ".join(part for part in (named, own.year) if part) or "all units"


def verdict_counts(rates: Iterable[UnitRates]) -> Plain:
    """How many rates have which verdict; nothing where none was compared.

    Args:
        rates: Rates of a table.
    """
    counted = Counter(rate.verdict for own in rates for rate in own.rates if rate.verdict is not None)
    return {verdict.value: counted[verdict] for verdict in Verdict} if counted else None


def _unit(own: UnitRates) -> Tree:
    return {
        "row": own.row,
        "unit": own.unit,
        "code": own.code,
        "level": own.level,
        "year": own.year,
        "group": dict(own.group),
    }


def _rate(rate: Rate) -> Tree:
    published = rate.published
    return {
        **rate_tree(rate),
        "units": rate.units,
        "of": rate.of,
        "published": None if published is None else published.number,
        "published_marker": None if published is None else plain(published.marker),
        "verdict": plain(rate.verdict),
    }


COLUMNS = (
    *("definitions", "row", "unit", "code", "level", "year", "group", "indicator", "value", "marker"),
    *("numerator", "denominator", "low", "high", "units", "of", "missing", "published", "verdict"),
)


def indicators_csv(rates: Iterable[UnitRates]) -> str:
    """Rates as a tidy table: one row for each rate.

    Args:
        rates: Rates of a table.

    Returns:
        CSV with a heading. What is missing is blank; markers stand in a column of their own.
    """
    return csv_text(chain([COLUMNS], _rows(rates)))


def _rows(rates: Iterable[UnitRates]) -> Iterator[tuple[object, ...]]:
    for own in rates:
        group = "; ".join(f"{column}: {name}" for column, name in own.group)
        for rate in own.rates:
            yield (
                *(rate.definitions, own.row, own.unit, own.code, own.level, own.year, group),
                *(rate.indicator.id, rate.value, rate.marker and rate.marker.value),
                *(_cell(rate.numerator), _cell(rate.denominator), rate.low, rate.high, rate.units, rate.of),
                "; ".join(f"{gap.figure}: {gap.why}" for gap in rate.missing),
                _published(rate.published),
                rate.verdict and rate.verdict.value,
            )


def _published(cell: Cell | None) -> object:
    """What was published, as a number without signs around it, or the marker."""
    if cell is None or cell.blank:
        return None
    return cell.marker.value if cell.marker else cell.number


def _cell(figure: Interval | None) -> object:
    if figure is None:
        return None
    if figure.only is None:
        return Marker.LOW.value if figure.above and not figure.low else None
    return format(tidy(figure.only), "f")
