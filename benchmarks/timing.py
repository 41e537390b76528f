"""Timing side by side: the candidates take turns, so that a machine that slows down slows them all."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence

Seconds = Mapping[str, float]


def calls(candidates: Mapping[str, Callable[[], object]], rounds: int) -> Seconds:
    """The median time of each call.

    Args:
        candidates: What is called, by its name.
        rounds: How often each is called, after three calls that are not counted.
    """
    times: dict[str, list[float]] = {name: [] for name in candidates}
    for turn in range(-3, rounds):
        for name, call in candidates.items():
            start = time.perf_counter()
            call()
            if turn >= 0:
                times[name].append(time.perf_counter() - start)
    return {name: statistics.median(taken) for name, taken in times.items()}


def processes(candidates: Mapping[str, Sequence[str]], rounds: int) -> Seconds:
    """The median time of each whole Python process.

    Args:
        candidates: The arguments of each process, by its name.
        rounds: How often each is run, after one run that is not counted.
    """
    times: dict[str, list[float]] = {name: [] for name in candidates}
    for turn in range(-1, rounds):
        for name, words in candidates.items():
            start = time.perf_counter()
            subprocess.run([sys.executable, *words], stdout=subprocess.DEVNULL, check=True)
            if turn >= 0:
                times[name].append(time.perf_counter() - start)
    return {name: statistics.median(taken) for name, taken in times.items()}


def show(title: str, times: Seconds, beside: str, limits: Mapping[str, float]) -> None:
    """Print times and their ratios to one of them.

    Args:
        title: What was timed.
        times: The times in seconds, by name.
        beside: The name that the others are held against.
        limits: The most that a ratio should be, by name.
    """
    print(f"\n{title}")
    wide = max(map(len, times))
    for name, taken in times.items():
        ratio = taken / times[beside]
        limit = f"  (at most {limits[name]})" if name in limits else ""
        print(f"  {name:<{wide}}  {taken * 1000:9.2f} ms   x {ratio:5.2f}{limit}")
