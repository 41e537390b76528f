"""Two benchmarks that are easily taken for each other: the median of organisations, and the mean of people."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from statistics import median
from typing import final

import attrs

from practicecheck.comparison.statistics._funnel import Aggregate
from practicecheck.values import Value


@final
@attrs.frozen(kw_only=True, repr=False)
class Benchmark(Value):
    """A figure to be laid beside one's own, with its name: it is never told without.

    Attributes:
        name: Which benchmark it is.
        value: The figure, exactly; nothing where there is none.
        organisations: How many organisations are in it.
        n: How many people, or how much exposure, are in it.
    """

    name: str
    value: Fraction | None
    organisations: int
    n: Fraction


def median_of_organisations(aggregates: Iterable[Aggregate]) -> Benchmark:
    """The figure of the organisation in the middle. Each counts once, however large.

    Args:
        aggregates: The organisations; those with nobody are left out.
    """
    own = [one for one in aggregates if one.of]
    value = median(one.count / one.of for one in own) if own else None
    return _benchmark("median of organisations", value, own)


def mean_of_people(aggregates: Iterable[Aggregate]) -> Benchmark:
    """The figure of all people together. Large organisations count more.

    Args:
        aggregates: The organisations; those with nobody are left out.
    """
    own = [one for one in aggregates if one.of]
    value = Fraction(sum(one.count for one in own)) / sum(one.of for one in own) if own else None
    return _benchmark("mean of people", value, own)


def _benchmark(name: str, value: Fraction | None, own: list[Aggregate]) -> Benchmark:
    n = sum((one.of for one in own), Fraction(0))
    return Benchmark(name=name, value=value, organisations=len(own), n=n)
