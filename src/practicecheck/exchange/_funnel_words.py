"""The figures of a funnel as people read them."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from practicecheck.comparison.statistics import (
    Funnel,
    LimitMethod,
    Measure,
    Place,
    Placed,
    mean_of_people,
    median_of_organisations,
)

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


def funnel_notes(found: Funnel) -> Iterator[str]:
    """What must stand beside a funnel, sentence by sentence.

    Args:
        found: The funnel.
    """
    large = [own for own in found.placed if own.place is not Place.TOO_SMALL]
    small = len(found.placed) - len(large)
    benchmarks = (f(own.aggregate for own in large) for f in (mean_of_people, median_of_organisations))
    what = "people" if found.measure is Measure.PROPORTION else "units of exposure"
    for benchmark in benchmarks:
        if benchmark.value is not None:
            name = benchmark.name
            if found.measure is Measure.RATE and name == "mean of people":
                name = "rate of all together"
            shown = figure_shown(benchmark.value, found.measure)
            among = f"{benchmark.organisations} organisations, {float(benchmark.n):,.0f} {what}"
            yield f"The {name} is {shown} ({among})."
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
