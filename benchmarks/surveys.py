"""``python -m benchmarks.surveys [rows...]``: scoring a survey, beside the same written by hand.

Each is measured in a process of its own, over the same file, with the most memory that it held. They take
turns.
"""

from __future__ import annotations

import importlib
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.survey_data import (
    BY,
    framework,
    framework_text,
    key,
    questionnaire,
    write_survey,
)

ROWS = (100_000, 1_000_000, 10_000_000)
FORMS = 16_000
_ROUNDS = {100_000: 9, 1_000_000: 5, 10_000_000: 3}
_HAND, _OURS, _PANDAS = "hand-written Polars", "surveys.score, on Polars", "hand-written pandas"
_RATIO = {1_000_000: 1.2, 10_000_000: 1.1}
_MORE_MS, _MEMORY_MB, _OWN_MS = 50, 400, 100


class Measured(NamedTuple):
    """What a process took."""

    seconds: float
    megabytes: float


def show_surveys(sizes: Sequence[int] = ROWS) -> None:
    """Print all of it.

    Args:
        sizes: The numbers of people.
    """
    ours: dict[int, Measured] = {}
    with tempfile.TemporaryDirectory(prefix="practicecheck-bench-") as folder:
        for rows in sizes:
            file = Path(folder) / f"{rows}.parquet"
            write_survey(rows, file)
            ours[rows] = _side_by_side(rows, file)
            file.unlink()
        if 1_000_000 in ours and 10_000_000 in ours:
            growth = ours[10_000_000].seconds / ours[1_000_000].seconds / 10
            print(f"\nTen times the people, beside ten times the time  x {growth:5.2f}  (at most 1.2)")
        _from_csv(Path(folder) / "survey.csv", min(1_000_000, max(sizes)))
        _own_cost(Path(folder))
        _plain(Path(folder) / "forms.csv")


def _side_by_side(rows: int, file: Path) -> Measured:
    took = _turns({_HAND: "polars", _OURS: "ours"}, file, _ROUNDS.get(rows, 3))
    took |= _turns({_PANDAS: "pandas"}, file, 1 if rows > 1_000_000 else 3)
    _same(file)
    hand, ours, pandas = (took[name] for name in (_HAND, _OURS, _PANDAS))
    print(f"\nScoring {rows:,} people of {150 * 10 * 6:,} groups from Parquet, 39 items; the results are equal")
    ratio = f"(at most {_RATIO[rows]})" if rows in _RATIO else ""
    if rows not in _RATIO:
        ratio = f"{(ours.seconds - hand.seconds) * 1000:+.0f} ms  (at most +{_MORE_MS})"
    _line(_HAND, hand, hand)
    _line(_OURS, ours, hand, ratio)
    _line(_PANDAS, pandas, hand)
    large = rows >= 10_000_000
    faster = "  (at least 4.0)" if large else ""
    print(f"  times faster than pandas  x {pandas.seconds / ours.seconds:5.1f}{faster}")
    share = "  (at most 0.05)" if large else ""
    print(f"  of pandas' memory         x {ours.megabytes / pandas.megabytes:5.2f}{share}")
    if large:
        print(f"  memory                    {ours.megabytes:5.0f} MB  (at most {_MEMORY_MB})")
    return ours


def _from_csv(file: Path, rows: int) -> None:
    write_survey(rows, file)
    took = _turns({_HAND: "polars", _OURS: "ours"}, file, 5)
    _same(file)
    print(f"\nThe same from CSV, {rows:,} people")
    _line(_HAND, took[_HAND], took[_HAND])
    _line(_OURS, took[_OURS], took[_HAND], "(at most 1.3)")


def _own_cost(folder: Path) -> None:
    file = folder / "few.parquet"
    write_survey(1000, file)
    (folder / "framework.yaml").write_text(framework_text(), encoding="utf-8")
    took = _turns({"own": "own"}, file, 15)["own"]
    print("\nReading framework and key and building the expressions, nothing scored and imports apart")
    print(f"  {took.seconds * 1000:.0f} ms  (at most {_OWN_MS})")


def _plain(file: Path) -> None:
    write_survey(FORMS, file)
    took = _turns({"plain": "plain"}, file, 5)["plain"]
    print(f"\nReading and scoring {FORMS:,} forms from CSV without any engine, by council and role")
    print(f"  {took.seconds:.2f} s, {took.megabytes:.0f} MB  (at most 1.00 s)")


def _line(name: str, took: Measured, beside: Measured, limit: str = "") -> None:
    ratio = took.seconds / beside.seconds
    print(f"  {name:<26}{took.seconds * 1000:9.0f} ms  {took.megabytes:6.0f} MB   x {ratio:5.2f}  {limit}")


def _turns(candidates: Mapping[str, str], file: Path, rounds: int) -> dict[str, Measured]:
    """The medians of each candidate, after one turn that is not counted where there are several."""
    found: dict[str, list[Measured]] = {name: [] for name in candidates}
    for turn in range(-1 if rounds > 1 else 0, rounds):
        for name, what in candidates.items():
            took = _process(what, file)
            if turn >= 0:
                found[name].append(took)
    return {
        name: Measured(*(statistics.median(each) for each in zip(*own, strict=True)))
        for name, own in found.items()
    }


def _process(what: str, file: Path) -> Measured:
    words = [sys.executable, "-m", "benchmarks.surveys", "measure", what, str(file)]
    done = subprocess.run(words, stdout=subprocess.PIPE, check=True, text=True)
    return Measured(*json.loads(done.stdout))


def _same(file: Path) -> None:
    """See that all give the same: counts exactly, sums to a billionth."""
    import polars as pl
    from polars.testing import assert_frame_equal

    def settled(name: str) -> Any:
        frame = pl.read_parquet(_kept(file, name))
        names = pl.col(*BY[::2]).cast(pl.String), pl.col(BY[1]).cast(pl.Int64)
        whole = pl.exclude(*BY, "^.*__(total|squares)$").cast(pl.Int64)
        return frame.select(*names, whole, pl.col("^.*__(total|squares)$").cast(pl.Float64)).sort(BY)

    ours = settled("ours")
    for other in ("polars", "pandas"):
        if _kept(file, other).exists():
            assert_frame_equal(ours, settled(other), check_column_order=False, rel_tol=1e-9, abs_tol=1e-6)
            _kept(file, other).unlink()


def _kept(file: Path, name: str) -> Path:
    return file.with_suffix(f".{name}.result")


Run = Callable[[], Any]


def _polars(file: str) -> Run:
    importlib.import_module("polars")
    from benchmarks.survey_rivals import with_polars

    return lambda: with_polars(file)


def _pandas(file: str) -> Run:
    importlib.import_module("pandas")
    from benchmarks.survey_rivals import with_pandas

    return lambda: with_pandas(file)


def _ours(file: str) -> Run:
    import narwhals as nw
    import polars as pl

    from practicecheck.exchange import open_survey
    from practicecheck.surveys import score

    # narwhals imports what it needs for Polars when it first meets it.
    nw.from_native(pl.LazyFrame())
    asked = {"by": BY, "questionnaire": questionnaire()}
    form, scoring_key = framework(), key()
    return lambda: score(open_survey([file]), form, scoring_key, **asked).collect(engine="streaming")


def _only_asked(file: str) -> Run:
    import narwhals as nw
    import polars as pl

    from practicecheck.exchange import read_framework
    from practicecheck.surveys import score

    nw.from_native(pl.LazyFrame())
    # Whatever else is to be imported.
    key(), questionnaire(), framework()
    form = str(Path(file).with_name("framework.yaml"))
    return lambda: score(
        pl.scan_parquet(file), read_framework(form), key(), by=BY, questionnaire=questionnaire()
    )


def _by_rows(file: str) -> Run:
    from practicecheck.exchange import read_survey_rows
    from practicecheck.surveys import survey_rule, tally_rows

    form, scoring_key = framework(), key()

    def run() -> Any:
        table = read_survey_rows([file])
        # In a single year.
        rule = survey_rule(form, scoring_key, table.columns, ("council", "role"), questionnaire())
        tallied = tally_rows(table.rows, table.columns, rule)
        assert tallied.people == FORMS
        assert not tallied.strange
        return tallied

    return run


_RUNS: Mapping[str, Callable[[str], Run]] = {
    "polars": _polars,
    "pandas": _pandas,
    "ours": _ours,
    "own": _only_asked,
    "plain": _by_rows,
}


def _peak() -> float:
    """The most memory that this process held, in MB."""
    # What `getrusage` tells is at least what the process held that started this one.
    [line] = [own for own in Path("/proc/self/status").read_text().splitlines() if own.startswith("VmHWM")]
    return int(line.split()[1]) / 1000


def _measure(what: str, file: str) -> None:
    """Do it, in this process, and print what it took; keep the result, to be compared."""
    run = _RUNS[what](file)
    started = time.perf_counter()
    found = run()
    seconds = time.perf_counter() - started
    megabytes = _peak()
    if what in ("ours", "polars"):
        found.write_parquet(_kept(Path(file), what))
    elif what == "pandas":
        found.to_parquet(_kept(Path(file), what))
    print(json.dumps([seconds, megabytes]))


if __name__ == "__main__":
    if sys.argv[1:2] == ["measure"]:
        _measure(*sys.argv[2:])
    else:
        show_surveys([int(float(own)) for own in sys.argv[1:]] or ROWS)
