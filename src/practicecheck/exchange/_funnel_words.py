"""The figures of a funnel as people read them."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from practicecheck.comparison.statistics import (
    Benchmark,
    Funnel,
    LimitMethod,
    Measure,
    PeerBenchmarks,
    Place,
    Placed,
    mean_of_people,
    median_of_organisations,
)
from practicecheck.errors import some_of

FUNNEL_HEADINGS = ("Organisation", "Count", "Of", "Figure", "z", "95 % limits", "99.8 % limits", "Place")
"""What stands above the cells of an organisation's row."""


def figure_shown(value: float | Fraction, measure: Measure) -> str:
    """A proportion as a percentage, or a rate with two decimals.

    Args:
        value: The figure.
        measure: What it is.
    """
    return f"{100 * float(value):.1f} %" if measure is Measure.PROPORTION else f"{float(value):.2f}"


def funnel_cells(own: Placed, measure: Measure) -> tuple[str, ...]:
    """The cells of an organisation's row, under `FUNNEL_HEADINGS`.

    Args:
        own: The organisation in the funnel.
        measure: What its figure is.
    """
    figure = own.aggregate.figure
    limits = own.limits
    return (
        own.aggregate.name,
        "-" if own.place is Place.TOO_SMALL else str(own.aggregate.count),
        f"{float(own.aggregate.of):g}" if own.aggregate.of.denominator != 1 else str(own.aggregate.of),
        # A figure of very few people is not printed: it says more about them than about the organisation.
        "-" if figure is None or own.place is Place.TOO_SMALL else figure_shown(figure, measure),
        "-" if own.z is None else f"{own.z:+.2f}",
        "-" if limits is None else _between(limits.low_95, limits.high_95, measure),
        "-" if limits is None else _between(limits.low_998, limits.high_998, measure),
        own.place.value,
    )


def _between(low: float, high: float, measure: Measure) -> str:
    return f"{figure_shown(low, measure)} to {figure_shown(high, measure)}"


def funnel_notes(found: Funnel, peers: PeerBenchmarks | None = None) -> Iterator[str]:
    """What must stand beside a funnel, sentence by sentence.

    Args:
        found: The funnel.
        peers: The benchmarks of somebody's peers.
    """
    large = [own for own in found.placed if own.place is not Place.TOO_SMALL]
    small = len(found.placed) - len(large)
    for benchmark in (f(own.aggregate for own in large) for f in (mean_of_people, median_of_organisations)):
        yield from _benchmark(benchmark, found.measure, "The")
    if peers is not None:
        yield from _beside_peers(peers, found.measure)
    if found.target == 0 or (found.measure is Measure.PROPORTION and found.target == 1):
        yield (
            f"Every organisation's figure is {figure_shown(found.target, found.measure)}: nothing varies, so "
            "there are no limits to lie outside of, and no place says anything."
        )
    else:
        outer = len(found.outside)
        yield (
            f"Outside the 99.8 % limits: {outer} of {len(large)}; by chance alone about 1 in 500 would be. "
            "A place says where to look first, and is no rank."
        )
    if small:
        yield f"Not placed, and not in the benchmarks: {small} with fewer than {float(found.least):g}."
    if found.method is LimitMethod.EXACT:
        yield "The limits are exact; the lines of the picture fill in the steps between counts."
    if found.phi is None:
        return
    if found.tau:
        widened = figure_shown(found.tau, found.measure)
        yield (
            f"The organisations vary more than their sizes explain (phi {found.phi:.2f}), and the limits are "
            f"widened for it (tau {widened})."
        )
    elif found.phi > 1:
        yield (
            f"The organisations vary more than their sizes explain (phi {found.phi:.2f}): look at the limits "
            "widened for it, too."
        )
    else:
        yield f"The organisations vary no more than their sizes explain (phi {found.phi:.2f})."


def _benchmark(own: Benchmark, measure: Measure, which: str) -> Iterator[str]:
    if own.value is None:
        return
    name, what = own.name, "people"
    if measure is Measure.RATE:
        name = "rate of all together" if name == "mean of people" else name
        what = "units of exposure"
    many = f"{own.organisations} organisation{'' if own.organisations == 1 else 's'}"
    yield f"{which} {name} is {figure_shown(own.value, measure)} ({many}, {float(own.n):,.0f} {what})."


def _beside_peers(peers: PeerBenchmarks, measure: Measure) -> Iterator[str]:
    if peers.own is not None:
        yield f"{peers.of} has {figure_shown(peers.own, measure)}."
    for benchmark in peers.benchmarks:
        yield from _benchmark(benchmark, measure, f"Among the peers of {peers.of}, without itself, the")
    if peers.left_out:
        yield f"Peers without a figure, or too small, and so in no benchmark: {some_of(peers.left_out)}."
