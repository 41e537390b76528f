"""A funnel as plain values, a tidy table and a page: what ``funnel`` writes."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from html import escape

from practicecheck.comparison.statistics import (
    Benchmark,
    Funnel,
    PeerBenchmarks,
    Place,
    mean_of_people,
    median_of_organisations,
)
from practicecheck.exchange._csv_text import csv_text
from practicecheck.exchange._funnel_svg import funnel_svg
from practicecheck.exchange._funnel_words import FUNNEL_HEADINGS, funnel_cells, funnel_notes
from practicecheck.exchange._source import Tree
from practicecheck.scoring import Rounding, rounded

COLUMNS = (
    *("organisation", "count", "of", "figure", "z", "low_998", "low_95", "high_95", "high_998", "place"),
)


def funnel_tree(found: Funnel, peers: PeerBenchmarks | None = None) -> Tree:
    """A funnel as plain values, for JSON.

    Args:
        found: The funnel.
        peers: The benchmarks of somebody's peers.
    """
    large = [own.aggregate for own in found.placed if own.place is not Place.TOO_SMALL]
    return {
        "kind": found.measure.value,
        "limits": found.method.value,
        "least": _number(found.least),
        "target": _number(found.target),
        "phi": _number(found.phi),
        "tau": _number(found.tau),
        "benchmarks": [_benchmark(mean_of_people(large)), _benchmark(median_of_organisations(large))],
        "peers": peers
        and {
            "of": peers.of,
            "figure": _number(peers.own),
            "peers": list(peers.peers),
            "left_out": list(peers.left_out),
            "benchmarks": [_benchmark(own) for own in peers.benchmarks],
        },
        "organisations": [dict(zip(COLUMNS, row, strict=True)) for row in _rows(found)],
    }


def _benchmark(own: Benchmark) -> Tree:
    return {
        "name": own.name,
        "value": _number(own.value),
        "organisations": own.organisations,
        "n": _number(own.n),
    }


def _rows(found: Funnel) -> list[tuple[str | int | Decimal | None, ...]]:
    return [
        (
            own.aggregate.name,
            # Of very few people, a count says more about them than about the organisation.
            None if own.place is Place.TOO_SMALL else own.aggregate.count,
            _number(own.aggregate.of),
            None if own.limits is None else _number(own.aggregate.figure),
            _number(own.z),
            *(
                _number(getattr(own.limits, name)) if own.limits is not None else None
                for name in ("low_998", "low_95", "high_95", "high_998")
            ),
            own.place.value,
        )
        for own in found.placed
    ]


def _number(value: float | Fraction | None) -> Decimal | None:
    """A figure with twelve decimals at most, and none that say nothing."""
    if value is None:
        return None
    decimal = rounded(Fraction(value), Rounding(decimals=_DECIMALS)).normalize()
    return decimal if decimal.as_tuple().exponent in range(-_DECIMALS, 1) else Decimal(format(decimal, "f"))


_DECIMALS = 12


def funnel_csv(found: Funnel) -> str:
    """A funnel as a tidy table: one row for each organisation.

    Args:
        found: The funnel.
    """
    return csv_text([COLUMNS, *_rows(found)])


def funnel_page(found: Funnel, *, title: str, across: str, up: str, peers: PeerBenchmarks | None = None) -> str:
    """A page with the picture of a funnel and the table of its numbers. It needs nothing from elsewhere.

    Args:
        found: The funnel.
        title: What it shows.
        across: What the size is.
        up: What the figure is.
        peers: The benchmarks of somebody's peers.
    """
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in FUNNEL_HEADINGS)
    rows = "\n".join(
        f'<tr><th scope="row">{escape(first)}</th>'
        + "".join(f"<td>{escape(cell)}</td>" for cell in cells)
        + "</tr>"
        for first, *cells in (funnel_cells(own, found.measure) for own in found.placed)
    )
    notes = "\n".join(f"<p>{escape(note)}</p>" for note in funnel_notes(found, peers))
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{escape(title)}</title>
<style>
body {{ font-family: sans-serif; margin: 2em auto; max-width: 60em; padding: 0 1em }}
svg {{ max-width: 100% }}
table {{ border-collapse: collapse; font-size: 0.85em }}
caption {{ text-align: left }}
th, td {{ border-bottom: 1px solid #bbb; padding: 0.3em 0.6em; text-align: right }}
th:first-child, th:last-child, td:last-child {{ text-align: left }}
</style>
</head>
<body>
{funnel_svg(found, title=title, across=across, up=up)}
{notes}
<table>
<caption>The numbers of the picture</caption>
<thead><tr>{heads}</tr></thead>
<tbody>
{rows}
</tbody>
</table>
</body>
</html>
"""
