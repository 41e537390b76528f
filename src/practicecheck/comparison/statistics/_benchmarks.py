"""Two benchmarks that are easily taken for each other: the median of organisations, and the mean of people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from statistics import median
from typing import final

import attrs

from practicecheck.comparison.statistics._funnel import Aggregate, Funnel, Place
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


@final
@attrs.frozen(kw_only=True, repr=False)
class PeerBenchmarks(Value):
    """The benchmarks of an organisation's peers, to be laid beside its own figure.

    Attributes:
        of: The organisation.
        own: Its own figure, which is in no benchmark; nothing where it is too small, or has none.
        peers: The peers that are in the benchmarks.
        left_out: The peers that are not: without a figure, or too small.
        benchmarks: Each, with its name.
    """

    of: str
    own: Fraction | None
    peers: tuple[str, ...]
    left_out: tuple[str, ...]
    benchmarks: tuple[Benchmark, ...]


def peer_benchmarks(found: Funnel, of: str, peers: Sequence[str]) -> PeerBenchmarks:
    """Work out the benchmarks of an organisation's peers.

    Args:
        found: Where all lie. Those that are not placed are in no benchmark.
        of: The organisation.
        peers: Its peers.
    """
    placed = {own.aggregate.name: own.aggregate for own in found.placed if own.place is not Place.TOO_SMALL}
    chosen = [name for name in dict.fromkeys(peers) if name != of]
    among = [placed[name] for name in chosen if name in placed]
    return PeerBenchmarks(
        of=of,
        own=placed[of].figure if of in placed else None,
        peers=tuple(one.name for one in among),
        left_out=tuple(name for name in chosen if name not in placed),
        benchmarks=(mean_of_people(among), median_of_organisations(among)),
    )
