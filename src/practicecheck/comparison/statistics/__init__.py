"""Change that means something: intervals, tests, funnels, peers and benchmarks."""

from typing import TYPE_CHECKING

from practicecheck.facade import lazily

if TYPE_CHECKING:
    from practicecheck.comparison.statistics._benchmarks import (
        Benchmark,
        PeerBenchmarks,
        mean_of_people,
        median_of_organisations,
        peer_benchmarks,
    )
    from practicecheck.comparison.statistics._differences import compare_means, compare_proportions
    from practicecheck.comparison.statistics._families import Correction, adjusted, as_family
    from practicecheck.comparison.statistics._funnel import (
        Aggregate,
        Funnel,
        LimitMethod,
        Limits,
        Measure,
        Place,
        Placed,
        funnel,
        limits_for,
        winsorised,
    )
    from practicecheck.comparison.statistics._groups import Proportion, Sums
    from practicecheck.comparison.statistics._intervals import (
        Estimate,
        mean_interval,
        proportion_interval,
        proportion_margin,
    )
    from practicecheck.comparison.statistics._normal import normal_quantile
    from practicecheck.comparison.statistics._outcomes import (
        DifferenceFound,
        DifferenceTest,
        Effect,
        NoDifferenceFound,
        NotTested,
        NotTestedWhy,
        Outcome,
        Threshold,
        difference_shown,
    )
    from practicecheck.comparison.statistics._peers import LeftOut, Peer, Peers, Profile, peers_of
    from practicecheck.comparison.statistics._scipy import f_quantile, t_quantile

__all__ = [
    "Aggregate",
    "Benchmark",
    "Correction",
    "DifferenceFound",
    "DifferenceTest",
    "Effect",
    "Estimate",
    "Funnel",
    "LeftOut",
    "LimitMethod",
    "Limits",
    "Measure",
    "NoDifferenceFound",
    "NotTested",
    "NotTestedWhy",
    "Outcome",
    "Peer",
    "PeerBenchmarks",
    "Peers",
    "Place",
    "Placed",
    "Profile",
    "Proportion",
    "Sums",
    "Threshold",
    "adjusted",
    "as_family",
    "compare_means",
    "compare_proportions",
    "difference_shown",
    "f_quantile",
    "funnel",
    "limits_for",
    "mean_interval",
    "mean_of_people",
    "median_of_organisations",
    "normal_quantile",
    "peer_benchmarks",
    "peers_of",
    "proportion_interval",
    "proportion_margin",
    "t_quantile",
    "winsorised",
]

__getattr__ = lazily(
    __name__,
    {
        "_benchmarks": (
            "Benchmark",
            "PeerBenchmarks",
            "peer_benchmarks",
            "mean_of_people",
            "median_of_organisations",
        ),
        "_differences": (
            "compare_means",
            "compare_proportions",
        ),
        "_families": (
            "Correction",
            "adjusted",
            "as_family",
        ),
        "_funnel": (
            "Aggregate",
            "Funnel",
            "LimitMethod",
            "Limits",
            "Measure",
            "Place",
            "Placed",
            "funnel",
            "limits_for",
            "winsorised",
        ),
        "_groups": (
            "Proportion",
            "Sums",
        ),
        "_intervals": (
            "Estimate",
            "mean_interval",
            "proportion_interval",
            "proportion_margin",
        ),
        "_normal": ("normal_quantile",),
        "_outcomes": (
            "DifferenceFound",
            "Effect",
            "NoDifferenceFound",
            "NotTested",
            "NotTestedWhy",
            "Outcome",
            "DifferenceTest",
            "Threshold",
            "difference_shown",
        ),
        "_peers": (
            "LeftOut",
            "Peer",
            "Peers",
            "Profile",
            "peers_of",
        ),
        "_scipy": (
            "f_quantile",
            "t_quantile",
        ),
    },
)
